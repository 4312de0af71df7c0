"""Licence texts and list of parts that go along in the Windows program.

Written by the same tool as those of Linux, which asks the packages that are installed what belongs
to whom; here those are the wheels for Windows, so their folder is put where it looks.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from installer.sums import sha256

ROOT = Path(__file__).resolve().parents[2]
MARK = "/site-packages/"
ASK = (
    "import json, platform, sqlite3, ssl; print(json.dumps({"
    "'python': platform.python_version(), 'sqlite': sqlite3.sqlite_version, "
    "'openssl': ssl.OPENSSL_VERSION.split()[1]}))"
)
"""What the Windows Python is asked: its version, and those of the libraries that come with it."""
START = (
    "import sys; sys.path.append(sys.argv.pop()); "
    "from tools.bundle_papers import main; sys.exit(main())"
)


def write(
    program: Path, python: Path, origins: Path, work: Path, versions: Mapping[str, str]
) -> None:
    """Write `licences/` and `resv-desktop.cdx.json` into the program.

    ``python`` is the Windows Python it was built with, ``origins`` what the spec noted, and
    ``versions`` are those of Python and of the libraries that come with it: others than here.

    Raises:
        subprocess.CalledProcessError: when a file belongs to nothing that is known.
    """
    packages = python / "Lib" / "site-packages"
    noted: dict[str, str] = json.loads(origins.read_text(encoding="utf-8"))
    plain = {name.replace("\\", "/"): source.replace("\\", "/") for name, source in noted.items()}
    target = work / "origins.json"
    # Windows takes capitals for small letters and writes them as it likes; the lists do not.
    files = {path.lower(): path for path in _files(packages)}
    real = {name: source_of(name, source, files) for name, source in plain.items()}
    target.write_text(json.dumps(real, indent=1, sort_keys=True), encoding="utf-8")
    command = [sys.executable, "-c", START, str(program), str(target), str(packages)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    listing = program / "resv-desktop.cdx.json"
    text = with_versions(listing.read_text(encoding="utf-8"), versions)
    # That of the Python in the program, which also speaks for OpenSSL, libffi and the C runtime.
    ours, theirs = program / "licences" / "python.txt", python / "LICENSE.txt"
    if ours.is_file():
        text = text.replace(sha256(ours), sha256(theirs))
        shutil.copyfile(theirs, ours)
    listing.write_text(text, encoding="utf-8", newline="\n")


def with_versions(text: str, versions: Mapping[str, str]) -> str:
    """Return a list of parts in which the parts that are named have these versions."""
    listed = json.loads(text)
    for part in listed["components"]:
        if part["name"] in versions:
            name, version = part["name"], versions[part["name"]]
            old, new = part["bom-ref"], f"{name}@{version}"
            part["version"] = version
            part["bom-ref"] = new
            for known in listed.get("dependencies", []):
                known["ref"] = new if known["ref"] == old else known["ref"]
                on = known.get("dependsOn")
                if on:
                    known["dependsOn"] = [new if each == old else each for each in on]
    return json.dumps(listed, indent=1) + "\n"


def source_of(name: str, source: str, files: Mapping[str, str]) -> str:
    """Return from which file a file came; of a module the source it was compiled from.

    ``files`` are the names of all files of the wheels, by themselves in small letters.
    """
    inside = name.removesuffix("c") if name.endswith(".pyc") else source.partition(MARK)[2]
    found = files.get(inside.lower())
    return f"{MARK}{found}" if found else source


def _files(packages: Path) -> Iterator[str]:
    for path in packages.rglob("*"):
        if path.is_file():
            yield path.relative_to(packages).as_posix()
