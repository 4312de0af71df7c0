"""Writing the regional workbook in a test, and looking at what came out."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from defusedxml import ElementTree
from workbook.regional_sample import sample

from resv_desktop.workbook.regional_model import Regional, regional_filename
from resv_desktop.workbook.verify import read_by_calamine
from resv_desktop.workbook.write_regional import write_regional

SHEETS = [
    "Voorblad", "Inhoud", "Kerncijfers", "Knelpunten", "Ontwikkelingen", "Acties", "Dekking",
    "Dekking per kwartaal", "Verantwoording", "Codelijsten", "Veldenboek", "Techniek",
]  # fmt: skip
DATA = sample()


def write(data: Regional, folder: Path) -> Path:
    path = folder / regional_filename(data)
    assert write_regional(data, path) == hashlib.sha256(path.read_bytes()).hexdigest()
    return path


def table(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table by header, as calamine reads them."""
    first, last = (int("".join(filter(str.isdigit, cell))) for cell in _tables(path)[sheet])
    headers, *rows = grids(path)[sheet][first - 1 : last]
    return [dict(zip(headers, row, strict=True)) for row in rows if any(row)]


@cache
def grids(path: Path) -> dict[str, Any]:
    return read_by_calamine(path)


@cache
def _tables(path: Path) -> dict[str, list[str]]:
    """The first and last cell of each sheet's table."""
    sheets = list(grids(path))
    with ZipFile(path) as package:
        found = [
            ElementTree.fromstring(package.read(f"xl/tables/table{n}.xml"))
            for n in range(1, len(sheets))
        ]
    return dict(zip(sheets[1:], (item.get("ref", "").split(":") for item in found), strict=True))
