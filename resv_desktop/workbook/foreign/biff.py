"""An old workbook (.xls): its records looked through before a reader gets them.

The reader sets memory apart for as many cells and texts as the file announces, so what is
announced is checked or put right. Format: [MS-XLS].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.foreign.limits import Foreign, Limits, Seen
from resv_desktop.workbook.foreign.ole import read_streams, write_streams
from resv_desktop.workbook.guard import MAX_SHEETS
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.reading import Extra

BOF, EOF, FILEPASS, BOUNDSHEET, SST, DIMENSIONS = 0x809, 0x0A, 0x2F, 0x85, 0xFC, 0x200
ROW, BOOLERR, FORMULA, NOTE, OBJ, TXO, CONTINUE = 0x208, 0x205, 0x06, 0x1C, 0x5D, 0x1B6, 0x3C
MULRK, MULBLANK, BLANK = 0xBD, 0xBE, 0x201
_CELLS = frozenset({0xFD, 0x203, 0x27E, 0x204, 0xD6, BOOLERR, FORMULA, MULRK})
"""Text by number, number, short number, text, rich text, truth or error, formula, several."""
_BIFF8 = 0x600
_STREAMS = ("Workbook", "Book")


class Record(NamedTuple):
    """One record: where it begins, its type, its content."""

    start: int
    type: int
    data: bytes


def prepare(data: bytes) -> Foreign:
    """Return an old workbook made anew from its records, and what they show.

    Raises:
        WorkbookRefusedError: when it is damaged, has a password, or is larger than a delivery.
    """
    streams = read_streams(data)
    name = next((name for name in _STREAMS if name in streams), None)
    if name is None:
        raise WorkbookRefusedError("file_of_another_kind")
    look = _Look(streams[name])
    try:
        content = look.through()
    except struct.error as error:
        raise WorkbookRefusedError("file_damaged", part=name) from error
    return Foreign(write_streams({name: content}), look.seen, tuple(look.remarks()))


def records(stream: bytes) -> Iterator[Record]:
    """Yield the records of a stream.

    Raises:
        WorkbookRefusedError: ``file_cut_off`` when the last one is not whole.
    """
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            return  # zeros behind the last record fill the stream up
        content = stream[at + 4 : at + 4 + length]
        if len(content) < length:
            raise WorkbookRefusedError("file_cut_off")
        yield Record(at, kind, content)
        at += 4 + length


class _Look:
    """One look through the records of a workbook."""

    def __init__(self, stream: bytes) -> None:
        self._stream = bytearray(stream)
        self._limits = Limits()
        self._sheets: dict[int, str] = {}
        self._begun: set[int] = set()
        self._sheet = ""
        self._depth = self._object = self._version = 0
        self._awaits_text = False
        self._texts: dict[tuple[str, int], str] = {}
        self._notes: list[tuple[str, int, int, int]] = []
        self.seen = Seen()

    def through(self) -> bytes:
        """Return the stream with nothing announced that is not there."""
        stream = bytes(self._stream)
        for record in records(stream):
            self._take(record)
        if not self._sheets:
            raise WorkbookRefusedError("no_sheets")
        if not self._sheets.keys() <= self._begun:
            # The reader goes straight to where a sheet is said to begin: it must be seen there.
            raise WorkbookRefusedError("file_damaged", part="Workbook")
        if len(self._sheets) > MAX_SHEETS:
            raise WorkbookRefusedError("too_many_sheets", sheets=len(self._sheets), most=MAX_SHEETS)
        return bytes(self._stream)

    def _take(self, record: Record) -> None:
        kind, data = record.type, record.data
        if kind == BOF:
            self._begin(record)
        elif kind == EOF:
            self._depth -= 1
        elif kind == FILEPASS:
            raise WorkbookRefusedError("password_old_kind")
        elif kind == BOUNDSHEET:
            self._sheets[struct.unpack_from("<I", data)[0]] = _sheet_name(data, self._version)
        elif kind == SST:
            self._check_texts(data)
        elif kind == DIMENSIONS:
            # Only a hint for how much memory to set apart; the cells themselves are counted.
            start = record.start + 4
            self._stream[start : start + len(data)] = bytes(len(data))
        elif kind in _CELLS:
            self._cell(kind, data)
        else:
            self._beside(kind, data)

    def _begin(self, record: Record) -> None:
        if self._depth <= 0:
            self._depth = 0
            self._version = struct.unpack_from("<H", record.data)[0]
            self._sheet = self._sheets.get(record.start, "")
            self._begun.add(record.start)
            self._limits.new_sheet()
        self._depth += 1

    def _check_texts(self, data: bytes) -> None:
        _, unique = struct.unpack_from("<II", data)
        if unique > len(self._stream) // 3:
            raise WorkbookRefusedError("hostile_count")

    def _cell(self, kind: int, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        last = column + max(0, (len(data) - 6) // 6 - 1) if kind == MULRK else column
        self._limits.cell(row + 1, last + 1, number=last - column + 1)
        if kind == BOOLERR and len(data) > 7 and data[7]:
            self.seen.errors.append((self._sheet, f"{column_letters(column)}{row + 1}"))

    def _beside(self, kind: int, data: bytes) -> None:
        if kind == ROW and len(data) >= 14 and data[12] & 0x20:
            self.seen.hidden_rows += 1
        elif kind == OBJ and len(data) >= 8:
            self._object = struct.unpack_from("<H", data, 6)[0]
        elif kind == TXO:
            self._awaits_text = len(data) >= 12 and struct.unpack_from("<H", data, 10)[0] > 0
        elif kind == CONTINUE and self._awaits_text:
            self._texts[self._sheet, self._object] = _flagged_text(data)
            self._awaits_text = False
        elif kind == NOTE and len(data) >= 8:
            row, column, _, number = struct.unpack_from("<HHHH", data)
            self._notes.append((self._sheet, row, column, number))

    def remarks(self) -> Iterator[Extra]:
        """Yield the remarks on cells."""
        for sheet, row, column, number in self._notes:
            text = clean_text(self._texts.get((sheet, number), "")).strip()
            if text:
                yield Extra(sheet, row + 1, column_letters(column), text, "cell_remark")


def _sheet_name(data: bytes, version: int) -> str:
    """Return the name of a sheet; before Excel 97 without a byte that says how it is written."""
    length = data[6] if len(data) > 6 else 0
    if version != _BIFF8:
        return data[7 : 7 + length].decode("cp1252", "replace")
    return _flagged_text(data[7:])[:length]


def _flagged_text(data: bytes) -> str:
    """Return a text behind the byte that says in how many bytes its characters are written."""
    if not data:
        return ""
    return data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace")
