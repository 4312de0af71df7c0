"""The program without installation: a zip with the mark that keeps data beside the program."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from resv_desktop.paths import PORTABLE_MARKER

HERE = Path(__file__).resolve().parent
FOLDER = "RESV Desktop"


def build(program: Path, target: Path, epoch: int) -> None:
    """Write the zip of the program; ``epoch`` is the date of all files in it."""
    text = (HERE / "portable.txt").read_text(encoding="utf-8")
    marker = text.replace("\n", "\r\n").encode("utf-8-sig")
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, f"{FOLDER}/{PORTABLE_MARKER}", marker, epoch)
        for name, data in _content(program):
            _add(archive, f"{FOLDER}/{name}", data, epoch)


def zip_folder(folder: Path, target: Path, inside: str, epoch: int) -> None:
    """Write a zip of a folder, under the name ``inside`` in it."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in _content(folder):
            _add(archive, f"{inside}/{name}", data, epoch)


def _content(folder: Path) -> Iterator[tuple[str, bytes]]:
    names = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    for name in sorted(names):
        yield name, names[name].read_bytes()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, epoch: int) -> None:
    moment = datetime.fromtimestamp(epoch, UTC)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # of Windows: no rights of Unix
    archive.writestr(entry, data, compresslevel=9)
