"""``python -m installer.windows.lock``: writes `requirements-windows.lock` anew.

The lock of Windows names the versions of `requirements-dev.lock` and, of their hashes, only those
of the files that go into the Windows build. Needed after each change of the locks.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-windows.lock"
HEAD = (
    "# Wheels for 64-bit Windows and Python 3.11: the program's and PyInstaller's.\n"
    "# Written by installer.windows.lock from requirements-dev.lock; not by hand.\n"
)
BUILD = frozenset(
    {
        *("pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools"),
        *("pefile", "pywin32-ctypes", "colorama"),
    }
)
"""What PyInstaller needs on Windows; colorama is what click prints with there."""
LEFT_OUT = frozenset({"pip"})
"""A library names it for a command we do not have; it is left out of the program as well."""
WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
}
WHEELS = ("--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11", "--no-deps")


def blocks(lock: Path) -> dict[str, str]:
    """Return each project of a lock with its block of lines, hashes included."""
    text = lock.read_text(encoding="utf-8")
    parts = re.split(r"\n(?=[a-z0-9])", "\n" + text)[1:]
    return {re.split(r"==", part, maxsplit=1)[0]: part for part in parts}


def requirement(block: str) -> Requirement:
    """Return what the first line of a block asks for."""
    return Requirement(block.splitlines()[0].rstrip(" \\"))


def for_windows() -> dict[str, str]:
    """Return the blocks of what the Windows build needs."""
    needed = set(blocks(ROOT / "requirements.lock")) - LEFT_OUT | BUILD
    found = blocks(ROOT / "requirements-dev.lock")
    return {name: found[name] for name in sorted(needed) if _holds(found[name])}


def download(lock: Path, folder: Path) -> list[Path]:
    """Fetch the wheels a lock names into a folder; a file with another hash ends the run.

    Raises:
        subprocess.CalledProcessError: when pip does not get one of them.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", *WHEELS]
    subprocess.run([*command, "-r", str(lock), "-d", str(folder)], check=True)
    return sorted(folder.glob("*.whl"))


def _holds(block: str) -> bool:
    marker = requirement(block).marker
    return marker is None or marker.evaluate(WINDOWS)


def main() -> None:
    """Fetch the wheels by the hashes of the large lock and note which came."""
    wanted = for_windows()
    with tempfile.TemporaryDirectory() as name:
        large = Path(name) / "large.lock"
        lines = [re.sub(r"^(\S+) ;[^\\\n]*", r"\1 ", block) for block in wanted.values()]
        large.write_text("\n".join(lines), encoding="utf-8")
        wheels = download(large, Path(name) / "wheels")
        hashes = {
            _project(wheel): hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels
        }
    text = "".join(
        f"{project}=={version_of(block)} \\\n    --hash=sha256:{hashes[project]}\n"
        for project, block in wanted.items()
    )
    LOCK.write_text(HEAD + text, encoding="utf-8")


def version_of(block: str) -> str:
    """Return the version of a block of a lock."""
    return str(requirement(block).specifier).removeprefix("==")


def _project(wheel: Path) -> str:
    return re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()


if __name__ == "__main__":
    main()
