"""LibreOffice as a stand-in for the programs people open our workbooks with."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

SOFFICE, RASTER, WORDS = (shutil.which(name) for name in ("soffice", "pdftoppm", "pdftotext"))

needs_libreoffice = pytest.mark.skipif(
    not (SOFFICE and RASTER and WORDS),
    reason="needs LibreOffice (soffice) and poppler (pdftoppm, pdftotext), which are not installed",
)


@cache
def profile() -> str:
    """Return the address of a profile of LibreOffice for this process: making one takes seconds.

    Two that run at the same time cannot share one.
    """
    folder = tempfile.mkdtemp(prefix="libreoffice-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def convert(files: Iterable[Path], kind: str, folder: Path) -> None:
    """Have LibreOffice save the files as ``kind`` in ``folder``."""
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={profile()}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def words(pdf: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    done = subprocess.run([str(WORDS), str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode().rstrip("\f").split("\f")


def inked(pdf: Path, folder: Path) -> Iterator[float]:
    """Yield for each page of a PDF which part of it is not white."""
    command = [str(RASTER), "-gray", "-r", "40", str(pdf), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    for image in sorted(folder.glob("page-*.pgm")):
        pixels = image.read_bytes().split(b"\n", 3)[3]
        yield 1 - pixels.count(b"\xff") / len(pixels)
