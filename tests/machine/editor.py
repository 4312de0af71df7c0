"""Somebody with Excel: edits of a workbook, and what must be found again after them.

What a row says is read here straight from its cells, without our reader: the facts that come of it
are what the reader is held to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from resv_desktop.domain.version import VersionSet
from resv_desktop.workbook.hand_edit import edit_by_hand

TITLES = ("Wachtlijst", "Spreekuur vol", "Geen vervoer", "Nieuwbouw", "Alleen in Excel")
SHEET, TECHNIQUE = "Registraties", "Techniek"
RECORD, VERSION, TITLE = "Registratie-ID", "Versie-ID", "Titel"


class Hand(StrEnum):
    """What somebody does to a workbook."""

    CELL = "a cell is edited"
    COLUMN = "a column is removed"
    SORT = "the rows are sorted"
    COPY = "a row is copied"
    COPY_EDIT = "a row is copied as a template"
    TYPE = "a row is typed"
    DROP = "a row is removed"
    TECHNIQUE = "the technical sheet is deleted"


HARMLESS = frozenset({Hand.COLUMN, Hand.SORT, Hand.DROP, Hand.COPY})
"""Edits that say nothing new."""
COLUMNS = ("Ernst", "Toelichting", "Status", "Disciplines", "Signaaldatum", VERSION)


@dataclass(frozen=True)
class Fact:
    """Something that a row says: a title, of a record when the row names one."""

    title: str
    record: str = ""

    def holds(self, known: VersionSet) -> bool:
        """Say whether some version that is kept says so."""
        return any(
            version.fields.get("title") == self.title
            and self.record in ("", version.record)
            for version in known.versions.values()
        )  # fmt: skip


@dataclass(frozen=True)
class Work:
    """One edit, in numbers that are taken modulo what there is."""

    hand: Hand
    row: int
    title: int


def work(source: Path, target: Path, edits: tuple[Work, ...]) -> frozenset[Fact]:
    """Save a copy of ``source`` with the edits in it; return what its rows say now."""
    said: list[frozenset[Fact]] = []

    def edit(book: Workbook) -> None:
        for item in edits:
            _DOING[item.hand](book, item)
        said.append(facts(book))

    target.write_bytes(source.read_bytes())
    edit_by_hand(target, edit)
    return said[0]


def facts(book: Workbook) -> frozenset[Fact]:
    """Return what the rows of a workbook say, with the record of each row that is alone in it."""
    found = [(row.get(RECORD), row.get(TITLE)) for row in _rows(book[SHEET])]
    times = Counter(record for record, _ in found)
    return frozenset(
        Fact(str(title), str(record) if record and times[record] == 1 else "")
        for record, title in found
        if title
    )


def _rows(sheet: Worksheet) -> list[dict[str, object]]:
    headers = [cell.value for cell in sheet[1]]
    rows = [
        {str(header): cell.value for header, cell in zip(headers, row, strict=False) if header}
        for row in sheet.iter_rows(min_row=2)
    ]
    return [row for row in rows if any(value is not None for value in row.values())]


def _last(sheet: Worksheet) -> int:
    return 1 + len(_rows(sheet))


def _column(sheet: Worksheet, header: str) -> int | None:
    return next((cell.column for cell in sheet[1] if cell.value == header), None)


def _cell(book: Workbook, item: Work) -> None:
    sheet, last = book[SHEET], _last(book[SHEET])
    if last > 1:
        row = 2 + item.row % (last - 1)
        sheet.cell(row, _column(sheet, TITLE)).value = TITLES[item.title % len(TITLES)]


def _remove_column(book: Workbook, item: Work) -> None:
    place = _column(book[SHEET], COLUMNS[item.row % len(COLUMNS)])
    if place:
        book[SHEET].delete_cols(place)


def _sort(book: Workbook, item: Work) -> None:
    sheet, last = book[SHEET], _last(book[SHEET])
    rows = [[cell.value for cell in sheet[number]] for number in range(2, last + 1)]
    rows.sort(key=lambda row: str(row[item.row % len(row)]), reverse=bool(item.title % 2))
    for number, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value


def _copy(book: Workbook, item: Work, *, edited: bool = False) -> None:
    sheet, last = book[SHEET], _last(book[SHEET])
    if last == 1:
        return
    for place, cell in enumerate(sheet[2 + item.row % (last - 1)], 1):
        sheet.cell(last + 1, place).value = cell.value
    if edited:
        title = f"Kopie {TITLES[item.title % len(TITLES)]}"
        sheet.cell(last + 1, _column(sheet, TITLE)).value = title


def _copy_edited(book: Workbook, item: Work) -> None:
    _copy(book, item, edited=True)


def _type(book: Workbook, item: Work) -> None:
    sheet, last = book[SHEET], _last(book[SHEET])
    values = {TITLE: f"Getypt {TITLES[item.title % len(TITLES)]}", "Soort": "Knelpunt"}
    for header, value in values.items():
        if place := _column(sheet, header):
            sheet.cell(last + 1, place).value = value


def _drop(book: Workbook, item: Work) -> None:
    sheet, last = book[SHEET], _last(book[SHEET])
    if last > 1:
        sheet.delete_rows(2 + item.row % (last - 1))


def _no_technique(book: Workbook, _item: Work) -> None:
    if TECHNIQUE in book.sheetnames:
        del book[TECHNIQUE]


_DOING: Mapping[Hand, Callable[[Workbook, Work], None]] = {
    Hand.CELL: _cell,
    Hand.COLUMN: _remove_column,
    Hand.SORT: _sort,
    Hand.COPY: _copy,
    Hand.COPY_EDIT: _copy_edited,
    Hand.TYPE: _type,
    Hand.DROP: _drop,
    Hand.TECHNIQUE: _no_technique,
}
