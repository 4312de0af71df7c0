"""What tests of the delivery have in common: to write one and to read what stands there."""

from __future__ import annotations

from pathlib import Path

from resv_desktop.workbook.columns import SheetSpec
from resv_desktop.workbook.model import Exchange, exchange_filename
from resv_desktop.workbook.technique import Technique, parse_technique, trimmed
from resv_desktop.workbook.verify import read_by_calamine
from resv_desktop.workbook.write_exchange import write_exchange

Grids = dict[str, list[list[object]]]


def written(data: Exchange, folder: Path) -> Path:
    path = folder / exchange_filename(data)
    write_exchange(data, path)
    return path


def read(data: Exchange, folder: Path) -> Grids:
    return read_by_calamine(written(data, folder))


def technique(grids: Grids) -> Technique:
    found = parse_technique(grids["Techniek"])
    assert found is not None
    return found


def rows(grids: Grids, sheet: SheetSpec) -> list[dict[str, object]]:
    """The rows of a data sheet by the keys of its columns."""
    keys = [column.key for column in sheet.columns]
    cells = (row for row in grids[sheet.name][1:] if trimmed(row))
    return [dict(zip(keys, row, strict=True)) for row in cells]
