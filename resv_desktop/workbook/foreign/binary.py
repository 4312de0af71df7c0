"""A binary workbook (.xlsb): the records of its sheets looked through before a reader gets it.

Format: [MS-XLSB], 2.1.4 for records, 2.5 for the parts of them that are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.foreign.limits import Foreign, Limits, Seen
from resv_desktop.workbook.guard import MAX_SHEETS, relation_targets
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.repack import stored_archive

WORKBOOK = "xl/workbook.bin"
ROW, DIMENSIONS, SHEET, TEXTS = 0, 148, 156, 159
BLANK = 1
_CELLS = range(1, 12)
_ERRORS = (3, 11)
_ROW_HIDDEN = 0x10


class Record(NamedTuple):
    """One record: where its content begins, its type, its content."""

    start: int
    type: int
    data: bytes


def prepare(members: Mapping[str, bytes]) -> Foreign:
    """Return a binary workbook with nothing announced that is not there, and what it shows.

    Raises:
        WorkbookRefusedError: when it is damaged or larger than a delivery.
    """
    look = _Look()
    lower = {name.lower(): name for name in members}
    try:
        sheets = look.book(members, lower[WORKBOOK])
        kept = {name: look.part(sheets.get(name), name, data) for name, data in members.items()}
    except (struct.error, IndexError) as error:
        raise WorkbookRefusedError("file_damaged", part=WORKBOOK) from error
    look.seen.macros = any(name.endswith("vbaproject.bin") for name in lower)
    return Foreign(stored_archive(kept), look.seen)


def records(data: bytes) -> Iterator[Record]:
    """Yield the records of a part.

    Raises:
        WorkbookRefusedError: ``file_cut_off`` when the last one is not whole.
    """
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        length = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        content = data[at : at + length]
        if len(content) < length:
            raise WorkbookRefusedError("file_cut_off")
        yield Record(at, kind, content)
        at += length


class _Look:
    """One look through the parts of a binary workbook."""

    def __init__(self) -> None:
        self._limits = Limits()
        self.seen = Seen()

    def book(self, members: Mapping[str, bytes], workbook: str) -> dict[str, str]:
        """Return the names of the sheets by the member that holds each."""
        targets = relation_targets(members, workbook)
        found = [
            _sheet_of(record.data) for record in records(members[workbook]) if record.type == SHEET
        ]
        if len(found) > MAX_SHEETS:
            raise WorkbookRefusedError("too_many_sheets", sheets=len(found), most=MAX_SHEETS)
        if not found:
            raise WorkbookRefusedError("no_sheets")
        return {targets.get(relation, ""): name for relation, name in found}

    def part(self, sheet: str | None, name: str, data: bytes) -> bytes:
        """Return one part as the reader may have it; ``sheet`` is its name when it is one."""
        if sheet is not None:
            return self._sheet(sheet, data)
        if name.lower().endswith("sharedstrings.bin"):
            for record in records(data):
                if record.type == TEXTS and max(struct.unpack_from("<II", record.data)) > len(data):
                    raise WorkbookRefusedError("hostile_count")
        return data

    def _sheet(self, name: str, data: bytes) -> bytes:
        patched = bytearray(data)
        self._limits.new_sheet()
        row = 0
        for record in records(data):
            if record.type == ROW:
                row = struct.unpack_from("<I", record.data)[0]
                self._hidden(record.data)
            elif record.type in _CELLS and record.type != BLANK:
                column = struct.unpack_from("<I", record.data)[0]
                self._limits.cell(row + 1, column + 1)
                if record.type in _ERRORS:
                    self.seen.errors.append((name, f"{column_letters(column)}{row + 1}"))
            elif record.type == DIMENSIONS:
                # Only a hint for how much memory to set apart; the cells themselves are counted.
                patched[record.start : record.start + 16] = bytes(16)
        return bytes(patched)

    def _hidden(self, data: bytes) -> None:
        if len(data) > 11 and data[11] & _ROW_HIDDEN:
            self.seen.hidden_rows += 1


def _sheet_of(data: bytes) -> tuple[str, str]:
    """Return relation and name of a sheet: two numbers, then two texts."""
    relation, at = _wide_text(data, 8)
    return relation, _wide_text(data, at)[0]


def _wide_text(data: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", data, at)[0]
    end = at + 4 + 2 * length
    if end > len(data):
        raise WorkbookRefusedError("file_damaged", part=WORKBOOK)
    return data[at + 4 : end].decode("utf-16-le", "replace"), end
