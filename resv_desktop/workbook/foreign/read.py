"""A workbook in another format to cells: its own guard, then the one reader that knows it.

There is no second reader for these formats. What was exported is still proved by the digests
that the workbook carries; of the rest people are told that one program read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from resv_desktop.workbook.calamine_reader import (
    NEEDED,
    NEEDLESS,
    mark,
    opened,
    proven,
    sheet_of,
    worksheets,
)
from resv_desktop.workbook.columns import EXCHANGE_SHEETS
from resv_desktop.workbook.foreign import biff, binary, opendoc
from resv_desktop.workbook.foreign.limits import Foreign
from resv_desktop.workbook.guard import Parts, check_texts
from resv_desktop.workbook.intake import BINARY, OLD_EXCEL, OPEN_DOCUMENT, Taken
from resv_desktop.workbook.raw_book import RawBook, RawSheet

Prepare = Callable[[bytes, Mapping[str, bytes]], Foreign]

PREPARE: Mapping[str, Prepare] = {
    OLD_EXCEL: lambda data, _members: biff.prepare(data),
    OPEN_DOCUMENT: lambda _data, members: opendoc.prepare(members),
    BINARY: lambda _data, members: binary.prepare(members),
}
"""How each format is guarded and made ready."""


def open_foreign(taken: Taken, kind: str, members: Mapping[str, bytes]) -> RawBook:
    """Return the cells of a workbook in the format ``kind``; ``members`` of what is an archive.

    Raises:
        WorkbookRefusedError: when it is hostile, damaged, has a password, or is too large.
    """
    check_texts(members)
    ready = PREPARE[kind](taken.data, members)
    with opened(ready.data) as workbook:
        about = worksheets(workbook)
        read = {s.name: sheet_of(workbook, s) for s in about if s.name not in NEEDLESS}
    sheets = {name: _merged(sheet, ready) for name, sheet in read.items()}
    grids = {name: sheet.grid for name, sheet in sheets.items()}
    technique, equal = proven(grids)
    for name, place in ready.seen.errors:
        mark(grids, name, place, "error_value")
    as_exported = [sheet.name for sheet in about] == list(EXCHANGE_SHEETS)
    parts = Parts(
        {}, macros=ready.seen.macros, hidden_rows=ready.seen.hidden_rows,
        remarks=bool(ready.remarks), error_cells=tuple(ready.seen.errors),
    )  # fmt: skip
    return RawBook(
        taken.name, taken.sha256, sheets, technique, parts,
        untouched=as_exported and equal.issuperset(NEEDED) and not ready.seen.errors,
        remarks=ready.remarks, read_as=kind,
    )  # fmt: skip


def _merged(sheet: RawSheet, ready: Foreign) -> RawSheet:
    """Return a sheet with the merged ranges that the reader does not tell of."""
    ranges = ready.seen.merged.get(sheet.name)
    if not ranges:
        return sheet
    return RawSheet(sheet.name, sheet.grid, sheet.visible, tuple(ranges))
