"""The MSI package: per machine, for IT. Written by wixl, finished by msibuild.

Equal program, equal bytes: every identifier is computed from names, version and content, files come
in order, and the clock stands still while it is written.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from installer.windows import parts

HERE = Path(__file__).resolve().parent
UPGRADE_CODE = "2B7E1F5C-9D0A-4E55-8C1E-0C5B8E9A7D41"
"""What every version of the program has in common. Never to be changed."""
NAMES = uuid.UUID(UPGRADE_CODE)
TRANSACTION = 1501
"""Place of the removal of the old version: inside the transaction, so that it comes back when the
new one cannot be installed. wixl puts it before."""


def build(program: Path, version: str, target: Path, work: Path, epoch: int) -> Path:
    """Write the package of the program in a folder and return its path.

    ``epoch`` is the moment it bears, in seconds since 1970.

    Raises:
        subprocess.CalledProcessError: when wixl or msibuild fails.
    """
    work.mkdir(parents=True, exist_ok=True)
    fragment = work / "files.wxs"
    fragment.write_text(files_source(program), encoding="utf-8")
    values = {
        "Version": version,
        "Maker": parts.MAKER,
        "ProductCode": identifier(f"product {version}"),
        "UpgradeCode": UPGRADE_CODE,
        # wixl takes paths from where it runs only.
        "Icon": os.path.relpath(parts.ICON, work),
        "Program": os.path.relpath(program, work),
    }
    defined = [each for name, value in values.items() for each in ("-D", f"{name}={value}")]
    target.unlink(missing_ok=True)
    sources = [os.path.relpath(path, work) for path in (HERE / "resv-desktop.wxs", fragment)]
    output = os.path.relpath(target, work)
    _still(epoch, "wixl", "-a", "x64", *defined, "-o", output, *sources, folder=work)
    _finish(target, version, content_of(program), epoch)
    return target


def identifier(name: str) -> str:
    """Return the identifier that belongs to a name, the same one each time."""
    return str(uuid.uuid5(NAMES, name)).upper()


def content_of(program: Path) -> str:
    """Return a digest of all files of the program with their names."""
    digest = hashlib.sha256()
    for path in files_of(program):
        name = path.relative_to(program).as_posix()
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def files_of(program: Path) -> list[Path]:
    """Return the files of the program in an order that does not depend on the disk."""
    files = (path for path in program.rglob("*") if path.is_file())
    return sorted(files, key=lambda path: path.relative_to(program).as_posix())


def files_source(program: Path) -> str:
    """Return the source for wixl with one component for each file."""
    lines = ['<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">', "<Fragment>"]
    lines += ['<DirectoryRef Id="INSTALLDIR">', *_folder(program, program), "</DirectoryRef>"]
    lines.append('<ComponentGroup Id="Files">')
    for path in files_of(program):
        lines.append(f'<ComponentRef Id="c{_key(path, program)}"/>')
    return "\n".join([*lines, "</ComponentGroup>", "</Fragment>", "</Wix>", ""])


def _folder(folder: Path, program: Path) -> Iterator[str]:
    inside = sorted(folder.iterdir(), key=lambda path: path.name)
    for path in inside:
        key = _key(path, program)
        if path.is_dir():
            yield f'<Directory Id="d{key}" Name={quoteattr(path.name)}>'
            yield from _folder(path, program)
            yield "</Directory>"
            continue
        name = path.relative_to(program).as_posix()
        source = quoteattr(f"$(var.Program)/{name}")
        yield f'<Component Id="c{key}" Guid="{identifier("file " + name)}" Win64="yes">'
        yield f'<File Id="f{key}" Name={quoteattr(path.name)} Source={source} KeyPath="yes"/>'
        yield "</Component>"


def _key(path: Path, program: Path) -> str:
    name = path.relative_to(program).as_posix()
    return hashlib.sha256(name.encode()).hexdigest()[:24]


def _finish(target: Path, version: str, content: str, epoch: int) -> None:
    """Put right what wixl leaves out or does its own way."""
    package = "{" + identifier(f"package {version} {content}") + "}"
    names = f"RESV Desktop {version}", parts.MAKER, "x64;1043", package
    _still(epoch, "msibuild", str(target), "-s", *names)
    for query in (
        "UPDATE `CustomAction` SET `Type` = 51 WHERE `Action` = 'SayWhere'",
        f"UPDATE `InstallExecuteSequence` SET `Sequence` = {TRANSACTION}"
        " WHERE `Action` = 'RemoveExistingProducts'",
        # What an administrator passes on must get through to the part that has the rights.
        "UPDATE `Property` SET `Value` = 'INSTALLDIR;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED'"
        " WHERE `Property` = 'SecureCustomProperties'",
    ):
        _still(epoch, "msibuild", str(target), "-q", query)


def _still(epoch: int, *command: str, folder: Path | None = None) -> None:
    """Run a command for which the clock stands still."""
    moment = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d %H:%M:%S")
    frozen = ["env", "TZ=UTC", "faketime", "-f", moment, *command]
    subprocess.run(frozen, cwd=folder, check=True, capture_output=True, text=True)
