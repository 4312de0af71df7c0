"""From a file to a reading: intake, guard, calamine, the witness where needed, interpretation.

Everything happens in the calling process; for files from others use :mod:`.workers`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.columns import (
    CODE_LISTS,
    COVER,
    DATA_SHEETS,
    EXCHANGE_SHEETS,
    FIELD_BOOK,
    TECHNIQUE,
)
from resv_desktop.workbook.guard import Parts, column_number, inspect, unpack
from resv_desktop.workbook.intake import Taken, sniff, sniff_archive, take
from resv_desktop.workbook.interpret import NO_CHOICES, interpret
from resv_desktop.workbook.raw_book import Grid, RawBook, RawSheet
from resv_desktop.workbook.raw_cells import Marked
from resv_desktop.workbook.reading import Choices, FileReading
from resv_desktop.workbook.repack import stored_archive
from resv_desktop.workbook.technique import (
    FileKind,
    Technique,
    parse_technique,
    sheet_digest,
)
from resv_desktop.workbook.transfer import open_transfer
from resv_desktop.workbook.witness import hear

_NEEDED = (COVER, *(sheet.name for sheet in DATA_SHEETS))
"""The sheets that are read of an untouched workbook."""
_NEEDLESS = frozenset({CODE_LISTS, FIELD_BOOK})
"""Sheets that are never read: what stands in them we know, whatever people made of it."""


def read_workbook(path: Path, codebook: CodeBook, choices: Choices = NO_CHOICES) -> FileReading:
    """Return what ``path`` holds. A file that cannot be read is a verdict, never an exception.

    ``choices`` is what people said of headings that were unknown.
    """
    sha256 = ""
    try:
        taken = take(path)
        sha256 = taken.sha256
        return open_transfer(taken) or interpret(open_book(taken), codebook, choices)
    except WorkbookRefusedError as refusal:
        return FileReading.refused(path.name, refusal.code, refusal.values, sha256)


def open_book(taken: Taken) -> RawBook:
    """Return the cells of a workbook, seen by two readers unless nobody touched it.

    Raises:
        WorkbookRefusedError: when the file is something else, hostile, damaged, or the two
            readers do not see the same.
    """
    sniff(taken.data)
    members = unpack(taken.data)
    sniff_archive(members)
    parts = inspect(members, unread=_NEEDLESS)
    with _opened(stored_archive(parts.members)) as workbook:
        sheets = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        if not sheets:
            raise WorkbookRefusedError("no_sheets")
        return _untouched(taken, workbook, sheets, parts) or _touched(
            taken, workbook, sheets, parts
        )


@contextmanager
def _damage_told(part: str) -> Iterator[None]:
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


def _opened(data: bytes) -> CalamineWorkbook:
    with _damage_told("workbook"):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _grid(workbook: CalamineWorkbook, name: str) -> Grid:
    with _damage_told(name):
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[return-value]


# A workbook as we wrote it


def _untouched(
    taken: Taken, workbook: CalamineWorkbook, sheets: Iterable[SheetMetadata], parts: Parts
) -> RawBook | None:
    """Return the workbook when its digests say that every cell is as exported, else ``None``."""
    if [sheet.name for sheet in sheets] != list(EXCHANGE_SHEETS):
        return None
    if parts.remarks or parts.error_cells or parts.hollow_cells:
        return None
    technique = parse_technique(_grid(workbook, TECHNIQUE))
    if technique is None or not technique.intact or technique.file.kind not in tuple(FileKind):
        return None
    grids = {name: _grid(workbook, name) for name in _NEEDED}
    if any(sheet_digest(grid) != technique.sheets.get(name) for name, grid in grids.items()):
        return None
    seen = {
        s.name: RawSheet(s.name, grids[s.name], _is_visible(s)) for s in sheets if s.name in grids
    }
    return RawBook(taken.name, taken.sha256, seen, technique, parts, untouched=True)


def _is_visible(sheet: SheetMetadata) -> bool:
    return sheet.visible == SheetVisibleEnum.Visible


# A workbook that somebody worked in


def _touched(
    taken: Taken, workbook: CalamineWorkbook, sheets: Iterable[SheetMetadata], parts: Parts
) -> RawBook:
    read = {sheet.name: _sheet(workbook, sheet) for sheet in sheets if sheet.name not in _NEEDLESS}
    grids = {name: sheet.grid for name, sheet in read.items()}
    technique, proven = _proven(grids)
    for name, place in parts.error_cells:
        _mark(grids, name, place, "error_value")
    for name, place in parts.hollow_cells:
        _mark(grids, name, place, "formula_without_result")
    said = hear(parts, grids, _NEEDLESS | proven)
    for (name, row, column), text in said.otherwise.items():
        read[name].otherwise[row, column] = text
    return RawBook(
        taken.name, taken.sha256, read, technique, parts,
        witnessed=said.heard, remarks=said.remarks,
    )  # fmt: skip


def _sheet(workbook: CalamineWorkbook, about: SheetMetadata) -> RawSheet:
    with _damage_told(about.name):
        sheet = workbook.get_sheet_by_name(about.name)
        grid: Grid = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
        ranges = sheet.merged_cell_ranges or ()
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    return RawSheet(about.name, grid, _is_visible(about), merged)


_PLACE = re.compile(r"([A-Z]+)(\d+)")


def _mark(grids: Mapping[str, Grid], name: str, place: str, rule: str) -> None:
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
        grid[row][column] = Marked(rule, "#" if rule == "error_value" else "=")


def _proven(grids: Mapping[str, Grid]) -> tuple[Technique | None, frozenset[str]]:
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
