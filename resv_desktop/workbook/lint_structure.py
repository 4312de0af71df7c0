"""Structured: order, covers, tables without surprises (WORKBOOK checklist, part 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resv_desktop.workbook.columns import CODE_LISTS, COVER, FIELD_BOOK, TECHNIQUE
from resv_desktop.workbook.lint_package import OPEN_END, Package, XmlSheet, XmlTable
from resv_desktop.workbook.lint_rules import COVER_SHEETS, Fault, rule, sheet_rule, table_rule
from resv_desktop.workbook.technique import FileKind

SHEET_ORDER = (
    COVER, "Inhoud", "Kerncijfers", "Registraties", "Knelpunten", "Ontwikkelingen", "Acties",
    "Overleggen", "Afspraken", "Opmerkingen", "Trends", "Dekking", "Dekking per kwartaal",
    "Wijzigingen", "Verantwoording", CODE_LISTS, FIELD_BOOK, TECHNIQUE,
)  # fmt: skip
"""Every sheet our workbooks can have, in the one order people may expect."""

COVER_WORDS: Mapping[str, tuple[str, ...]] = {
    FileKind.DELIVERY: (
        "wijkverband", "regio", "periode", "aangeleverd op", "functie", "niets te melden",
        "privacy", "programma", "formaatversie", "leeswijzer", "niet ingevuld", "filter",
    ),
    FileKind.TEMPLATE: (
        "wijkverband", "regio", "periode", "aangeleverd op", "functie", "niets te melden",
        "programma", "formaatversie", "leeswijzer", "niet ingevuld", "filter",
    ),
    FileKind.REGIONAL: (
        "regio", "periode", "programma", "contact", "volgende", "niet in", "privacy",
        "niet ingevuld", "filter",
    ),
}  # fmt: skip
"""Words that the cover of each kind of workbook cannot do without (case ignored)."""

_EXPLAIN_THEMSELVES = frozenset({CODE_LISTS, FIELD_BOOK, TECHNIQUE})
_TOTAL = re.compile(r"(?:eind|sub)?tota(?:al|len)\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def kind_of_file(package: Package) -> str:
    """Return which of our workbooks this is, as Techniek says."""
    sheet = package.sheet(TECHNIQUE)
    rows = range(1, 40) if sheet else ()
    for row in rows:
        if sheet and (sheet.text(row, 0), sheet.text(row, 1)) == ("bestand", "soort"):
            return sheet.text(row, 2)
    return ""


@rule
def sheet_order(package: Package) -> Iterator[Fault]:
    """Sheets are known and stand in their order, the cover first, Techniek last."""
    names = [sheet.name for sheet in package.sheets]
    known = [name for name in SHEET_ORDER if name in names]
    ends = names[:1] == [COVER] and names[-3:] == [CODE_LISTS, FIELD_BOOK, TECHNIQUE]
    if names != known or not ends:
        yield "", ", ".join(names)


@rule
def cover_incomplete(package: Package) -> Iterator[Fault]:
    """The cover says what somebody must know who opens the workbook."""
    sheet = package.sheet(COVER)
    texts = " ".join(cell.text for cell in sheet.cells.values()).casefold() if sheet else ""
    for word in COVER_WORDS.get(kind_of_file(package), ("techniek",)):
        if word not in texts:
            yield COVER, word


@table_rule
def one_table(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A sheet with data is one table."""
    if len(sheet.tables) != 1:
        yield f"{len(sheet.tables)} tables"


@table_rule
def table_not_at_left(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A table begins in column A."""
    yield from (table.name for table in sheet.tables if table.box[1] != 0)


@table_rule
def outside_table(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Nothing stands under or beside the table; a title and notes stand above it."""
    for table in sheet.tables[:1]:
        top, _left, bottom, right = table.box
        outside = (
            key for key in sheet.cells if key[0] > bottom or (key[0] >= top and key[1] > right)
        )
        yield from (f"row {row + 1}" for row, _column in outside)


@table_rule
def blank_row(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """No row of a table is blank, but the one that a table without rows must have."""
    for table in sheet.tables:
        top, _left, bottom, _right = table.box
        filled = {row for row, _column in sheet.cells}
        blanks = [row for row in range(top + 1, min(bottom, OPEN_END) + 1) if row not in filled]
        if blanks and bottom - top > 1:
            yield f"row {blanks[0] + 1}"


@sheet_rule
def merged_cells(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Merged cells hide values from screen readers and from programs."""
    yield from (f"row {place[0] + 1}" for place in sheet.merges)


@table_rule
def total_row(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """No totals among the data: a pivot would count them as one more row."""
    for table in sheet.tables:
        for row in _rows(table):
            if _TOTAL.match(sheet.text(row, table.box[1])):
                yield f"row {row + 1}"


@table_rule
def number_as_text(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A column of numbers holds no number written as text."""
    for table in sheet.tables:
        for column, header in enumerate(table.headers, table.box[1]):
            cells = [sheet.cells.get((row, column)) for row in _rows(table)]
            types = {cell.type for cell in cells if cell}
            texts = [cell.text for cell in cells if cell and cell.type != "n"]
            if "n" in types and any(_NUMBER.fullmatch(text.strip()) for text in texts):
                yield header


def _rows(table: XmlTable) -> range:
    return range(table.box[0] + 1, min(table.box[2], OPEN_END) + 1)


@rule
def not_in_field_book(package: Package) -> Iterator[Fault]:
    """The field book explains every column of every sheet with data."""
    book = package.sheet(FIELD_BOOK)
    rows = range(1, max((row for row, _ in book.cells), default=0) + 1) if book else ()
    known = {(book.text(row, 0), book.text(row, 1)) for row in rows} if book else set()
    for sheet in package.sheets:
        if sheet.name in COVER_SHEETS | _EXPLAIN_THEMSELVES:
            continue
        for header in (header for table in sheet.tables for header in table.headers):
            if (sheet.name, header) not in known:
                yield sheet.name, header
