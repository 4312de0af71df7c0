"""From a file to a reading: intake, guard, calamine, the witness where needed, interpretation.

Everything happens in the calling process; for files from others use :mod:`.workers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetMetadata

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.calamine_reader import (
    NEEDED,
    NEEDLESS,
    grid_of,
    is_visible,
    mark,
    opened,
    proven,
    sheet_of,
    worksheets,
)
from resv_desktop.workbook.columns import (
    CODE_LISTS,
    EXCHANGE_SHEETS,
    FORMAT_VERSION,
    TECHNIQUE,
)
from resv_desktop.workbook.encryption import opened_by
from resv_desktop.workbook.foreign.read import open_foreign
from resv_desktop.workbook.guard import Parts, inspect, unpack
from resv_desktop.workbook.intake import OLD_EXCEL, Taken, sniff, sniff_archive, take
from resv_desktop.workbook.interpret import NO_CHOICES, interpret
from resv_desktop.workbook.raw_book import Grid, RawBook, RawSheet
from resv_desktop.workbook.reading import Choices, FileReading
from resv_desktop.workbook.remarks import remarks_of
from resv_desktop.workbook.repack import stored_archive
from resv_desktop.workbook.technique import FileKind, parse_technique, sheet_digest
from resv_desktop.workbook.transfer import open_transfer
from resv_desktop.workbook.witness import hear


def read_workbook(
    path: Path,
    codebook: CodeBook,
    choices: Choices = NO_CHOICES,
    passwords: Sequence[str] = (),
) -> FileReading:
    """Return what ``path`` holds. A file that cannot be read is a verdict, never an exception.

    ``choices`` is what people said of headings that were unknown; ``passwords`` are tried in
    their order when the file has one.
    """
    sha256 = ""
    try:
        taken = take(path)
        sha256 = taken.sha256
        taken = opened_by(taken, passwords)
        return open_transfer(taken) or interpret(open_book(taken), codebook, choices)
    except WorkbookRefusedError as refusal:
        return FileReading.refused(path.name, refusal.code, refusal.values, sha256)


def open_book(taken: Taken) -> RawBook:
    """Return the cells of a workbook, seen by two readers unless nobody touched it.

    Raises:
        WorkbookRefusedError: when the file is something else, hostile, damaged, or the two
            readers do not see the same.
    """
    if sniff(taken.data) == OLD_EXCEL:
        return open_foreign(taken, OLD_EXCEL, {})
    members = unpack(taken.data)
    kind = sniff_archive(members)
    if kind:
        return open_foreign(taken, kind, members)
    parts = inspect(members, unread=NEEDLESS)
    with opened(stored_archive(parts.members)) as workbook:
        sheets = worksheets(workbook)
        return _untouched(taken, workbook, sheets, parts) or _touched(
            taken, workbook, sheets, parts, members
        )


# A workbook as we wrote it


def _untouched(
    taken: Taken, workbook: CalamineWorkbook, sheets: Iterable[SheetMetadata], parts: Parts
) -> RawBook | None:
    """Return the workbook when its digests say that every cell is as exported, else ``None``."""
    if [sheet.name for sheet in sheets] != list(EXCHANGE_SHEETS):
        return None
    if parts.remarks or parts.error_cells or parts.hollow_cells or parts.one_reader:
        return None
    technique = parse_technique(grid_of(workbook, TECHNIQUE))
    if technique is None or not technique.intact or technique.file.kind not in tuple(FileKind):
        return None
    if technique.file.format > FORMAT_VERSION:
        return None  # it may hold columns that are new to us: they are looked for and kept
    grids = {name: grid_of(workbook, name) for name in NEEDED}
    if any(sheet_digest(grid) != technique.sheets.get(name) for name, grid in grids.items()):
        return None
    seen = {
        s.name: RawSheet(s.name, grids[s.name], is_visible(s)) for s in sheets if s.name in grids
    }
    return RawBook(taken.name, taken.sha256, seen, technique, parts, untouched=True)


# A workbook that somebody worked in


def _touched(
    taken: Taken,
    workbook: CalamineWorkbook,
    sheets: Iterable[SheetMetadata],
    parts: Parts,
    members: Mapping[str, bytes],
) -> RawBook:
    read = {sheet.name: sheet_of(workbook, sheet) for sheet in sheets if sheet.name not in NEEDLESS}
    grids = {name: sheet.grid for name, sheet in read.items()}
    technique, equal = proven(grids)
    for name, place in parts.error_cells:
        mark(grids, name, place, "error_value")
    for name, place in parts.hollow_cells:
        mark(grids, name, place, "formula_without_result")
    said = hear(parts, grids, NEEDLESS | equal)
    for (name, row, column), text in said.otherwise.items():
        read[name].otherwise[row, column] = text
    for (name, row, column), shown in said.shown.items():
        grids[name][row][column] = shown
    return RawBook(
        taken.name, taken.sha256, read, technique, parts,
        witnessed=said.heard, remarks=remarks_of(parts),
        code_lists=partial(_code_lists, members),
    )  # fmt: skip


def _code_lists(members: Mapping[str, bytes]) -> Grid:
    """Return the sheet *Codelijsten*, after the guard has seen it too; nothing where it refuses."""
    try:
        parts = inspect(members, unread=NEEDLESS - {CODE_LISTS})
        with opened(stored_archive(parts.members)) as workbook:
            return grid_of(workbook, CODE_LISTS)
    except WorkbookRefusedError:
        return []
