"""The first reader: what calamine shows of a workbook that a guard has let through."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.columns import CODE_LISTS, COVER, DATA_SHEETS, FIELD_BOOK, TECHNIQUE
from resv_desktop.workbook.guard import column_number
from resv_desktop.workbook.raw_book import Grid, RawSheet
from resv_desktop.workbook.raw_cells import Marked
from resv_desktop.workbook.technique import Technique, parse_technique, sheet_digest

NEEDED = (COVER, *(sheet.name for sheet in DATA_SHEETS))
"""The sheets that are read of an untouched workbook."""
NEEDLESS = frozenset({CODE_LISTS, FIELD_BOOK})
"""Sheets that are never read: what stands in them we know, whatever people made of it."""


@contextmanager
def damage_told(part: str) -> Iterator[None]:
    """Turn what calamine raises over a damaged workbook into a refusal that names the part."""
    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise WorkbookRefusedError("file_damaged", part=part) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        # A panic of calamine is no Exception, but says no more than that the file is damaged.
        raise WorkbookRefusedError("file_damaged", part=part) from error


def opened(data: bytes) -> CalamineWorkbook:
    """Return a workbook, open.

    Raises:
        WorkbookRefusedError: ``file_damaged``.
    """
    with damage_told("workbook"):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def worksheets(workbook: CalamineWorkbook) -> list[SheetMetadata]:
    """Return the sheets that hold cells.

    Raises:
        WorkbookRefusedError: ``no_sheets``.
    """
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if not sheets:
        raise WorkbookRefusedError("no_sheets")
    return sheets


def is_visible(sheet: SheetMetadata) -> bool:
    """Say whether people see a sheet."""
    return sheet.visible == SheetVisibleEnum.Visible


def grid_of(workbook: CalamineWorkbook, name: str) -> Grid:
    """Return the cells of a sheet from A1.

    Raises:
        WorkbookRefusedError: ``file_damaged``.
    """
    with damage_told(name):
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[return-value]


def sheet_of(workbook: CalamineWorkbook, about: SheetMetadata) -> RawSheet:
    """Return a sheet with its merged ranges.

    Raises:
        WorkbookRefusedError: ``file_damaged``.
    """
    with damage_told(about.name):
        sheet = workbook.get_sheet_by_name(about.name)
        grid: Grid = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
        ranges = sheet.merged_cell_ranges or ()
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    return RawSheet(about.name, grid, is_visible(about), merged)


_PLACE = re.compile(r"([A-Z]+)(\d+)")
_SHOWN = {"error_value": "#", "formula_without_result": "="}


def mark(grids: Mapping[str, Grid], name: str, place: str, rule: str) -> None:
    """Put a mark in a cell that calamine shows as empty, however far out it stands."""
    match, grid = _PLACE.fullmatch(place), grids.get(name)
    if match is None or grid is None:
        return
    row, column = int(match[2]) - 1, column_number(match[1].encode()) - 1
    width = max(len(grid[0]) if grid else 0, column + 1)
    grid.extend([] for _ in range(row + 1 - len(grid)))
    for cells in grid:
        cells.extend([""] * (width - len(cells)))
    if grid[row][column] == "":
        grid[row][column] = Marked(rule, _SHOWN[rule])


def proven(grids: Mapping[str, Grid]) -> tuple[Technique | None, frozenset[str]]:
    """Return what the sheet *Techniek* says, whatever it is called now, and what it proves.

    A sheet whose digest is the stated one was read as it was written: it needs no second reader.
    """
    ordered = sorted(grids, key=lambda name: name != TECHNIQUE)
    found = ((name, technique) for name in ordered if (technique := parse_technique(grids[name])))
    own, technique = next(found, ("", None))
    if technique is None or not technique.intact:
        return technique, frozenset()
    equal = {
        name for name, grid in grids.items() if technique.sheets.get(name) == sheet_digest(grid)
    }
    return technique, frozenset({own, *equal})
