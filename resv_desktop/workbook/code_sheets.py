"""The sheets by which a workbook explains itself: Codelijsten, Veldenboek and Techniek."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook.cells import Book, Cell, Page
from resv_desktop.workbook.columns import (
    CODE_LISTS,
    FIELD_BOOK,
    LIST_NAMES,
    NO,
    TECHNIQUE,
    TYPE_NAMES,
    YES,
    YES_NO_LIST,
    Column,
    Holds,
    Role,
    SheetSpec,
    list_title,
)
from resv_desktop.workbook.model import NETWORK_LIST
from resv_desktop.workbook.styles import Look
from resv_desktop.workbook.technique import HEADERS, Technique, technique_rows

_ALLOWED = (
    "format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows",
    "insert_hyperlinks", "delete_columns", "delete_rows", "sort", "autofilter",
    "pivot_tables", "objects",
)  # fmt: skip
PROTECTION = dict.fromkeys(_ALLOWED, True)
"""A protected sheet guards against mistakes only: no password, and everything but locked cells."""

READABLE_WIDTH = 190
"""Characters of Arial 12 that fit on a landscape A4 and can still be read (60% of their size)."""


def pages_wide(widths: Iterable[float]) -> int:
    """Return over how many pages beside each other columns must be printed to stay readable."""
    return max(1, math.ceil(sum(widths) / READABLE_WIDTH))


# Codelijsten

CODE_HEADERS = ("Lijst", "Code", "Nederlands", "Engels", "Toelichting")
_CODE_WIDTHS = (28, 24, 46, 46, 46)
_LABELS_COLUMN = "C"


def list_reference(list_name: str) -> str:
    """Return the name of the range with a list's labels, as a source for data validation."""
    return f"=Keuze_{re.sub(r'[^A-Za-z0-9_]', '_', list_name)}"


def with_yes_no(codebook: CodeBook) -> CodeBook:
    """Return the code book with the list of yes and no, which is not a matter of editions."""
    both = (Code(YES, YES, "yes", {}), Code(NO, NO, "no", {}))
    return codebook.with_list(YES_NO_LIST, both)


def write_code_lists(book: Book, codebook: CodeBook, footer: str) -> Page:
    """Write every list as one table, with a named range of labels per list."""
    codebook = with_yes_no(codebook)
    rows = list(code_rows(codebook))
    page = _table_page(book, CODE_LISTS, CODE_HEADERS, _CODE_WIDTHS, footer)
    page.table(CODE_LISTS, CODE_HEADERS, len(rows), about="De woorden waaruit u kiest")
    page.fill(rows, [page.styles.get(Look.TEXT, lined=True)] * len(CODE_HEADERS))
    _name_ranges(book, codebook)
    return page


def ordered_lists(codebook: CodeBook) -> list[str]:
    """Return the names of the lists that hold something, in the order of the sheet."""
    names = [*LIST_NAMES, *sorted(codebook.lists.keys() - LIST_NAMES.keys())]
    return [name for name in names if codebook.lists.get(name)]


def code_rows(codebook: CodeBook) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the rows of the sheet: list, code, Dutch, English, explanation."""
    for name in ordered_lists(codebook):
        for code in codebook.codes(name):
            explanation = explain(codebook, name, code)
            yield list_title(name), code.code, code.nl, code.en, explanation


def _name_ranges(book: Book, codebook: CodeBook) -> None:
    first = 2
    for name in ordered_lists(codebook):
        last = first + len(codebook.codes(name)) - 1
        column = _LABELS_COLUMN
        place = f"={CODE_LISTS}!${column}${first}:${column}${last}"
        book.workbook.define_name(list_reference(name)[1:], place)
        first = last + 1


_EXPLAIN: Mapping[str, Callable[[CodeBook, Any], str]] = {
    "theme": lambda book, value: f"Thema: {book.label('theme', value)}",
    "group": lambda book, value: f"Groep: {book.label('discipline_group', value)}",
    "default_resv_tasks": lambda _, value: f"Hoort bij RESV-taak {', '.join(map(str, value))}",
    "sac": lambda _, value: f"In de SAC-matrix: {value}",
    "level": lambda _, value: f"Niveau {value}",
    "final": lambda _, value: "Hierna hoeft niemand meer iets te doen" if value else "",
    "small": lambda _, value: "Klein aantal: kan op personen wijzen" if value else "",
    "prefix": lambda _, value: f"Nummers beginnen met {value}",
    "nza_relevant": lambda _, value: "Van belang voor de evaluatie door de NZa" if value else "",
}


def explain(codebook: CodeBook, list_name: str, code: Code) -> str:
    """Return in words what a list adds to a code and its labels."""
    if list_name == NETWORK_LIST:
        return ""
    said = (say(codebook, code.extra[key]) for key, say in _EXPLAIN.items() if key in code.extra)
    return ". ".join(text for text in said if text)


# Veldenboek

FIELD_HEADERS = (
    "Blad", "Kolom", "Sleutel", "Betekenis", "Engels", "Soort waarde", "Toegestane waarden",
    "Verplicht", "Wijzigen", "Sinds versie",
)  # fmt: skip
_FIELD_WIDTHS = (14, 22, 16, 34, 29, 20, 18, 10, 14, 12)
_CHANGE = {
    Role.FIELD: "ja",
    Role.COMPUTED: "nee, wordt berekend",
    Role.TECHNICAL: "nee, staat op slot",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """What the field book says of one column."""

    sheet: str
    header: str
    key: str
    meaning: str
    meaning_en: str
    type: str
    values: str
    required: bool
    change: str
    since: int = 1

    def cells(self) -> tuple[Cell, ...]:
        """Return the row of the sheet."""
        return (
            self.sheet, self.header, self.key, self.meaning, self.meaning_en, self.type,
            self.values, YES if self.required else NO, self.change, self.since,
        )  # fmt: skip


def field_rows(sheet: SheetSpec) -> list[FieldRow]:
    """Return the rows of the field book for one data sheet."""
    return [_field_row(sheet.name, column) for column in sheet.columns]


def _field_row(sheet: str, column: Column) -> FieldRow:
    change = _CHANGE[column.role]
    if column.editable and column.role is Role.COMPUTED:
        change = "ja, alleen met een latere dag"
    return FieldRow(
        sheet, column.header, column.key, column.meaning, column.meaning_en,
        _type_name(column), allowed_values(column), column.required, change, column.since,
    )  # fmt: skip


def _type_name(column: Column) -> str:
    if column.holds is Holds.NUMBER:
        return "geheel getal"
    if column.holds is Holds.DATE:
        return TYPE_NAMES[FieldType.DATE][0]
    return TYPE_NAMES[column.type][0].strip()


def allowed_values(column: Column) -> str:
    """Return in words what may stand in a column."""
    if column.code_list:
        return f"lijst {list_title(column.code_list)}"
    if column.type is FieldType.YES_NO:
        return f"{YES} of {NO}"
    if column.key == "risk":
        return "1 tot en met 4"
    return "2000-01-01 tot en met 2100-12-31" if column.holds is Holds.DATE else ""


def write_field_book(book: Book, rows: Sequence[FieldRow], footer: str) -> Page:
    """Write what every column of the data sheets means."""
    page = _table_page(book, FIELD_BOOK, FIELD_HEADERS, _FIELD_WIDTHS, footer)
    page.table(FIELD_BOOK, FIELD_HEADERS, len(rows), about="Wat elke kolom betekent")
    text = page.styles.get(Look.TEXT, lined=True)
    number = page.styles.get(Look.NUMBER, lined=True)
    page.fill([row.cells() for row in rows], [text] * (len(FIELD_HEADERS) - 1) + [number])
    return page


# Techniek

_TECHNIQUE_WIDTHS = (14, 74, 74, 10, 74, 40, 14, 30, 60)


def write_technique(book: Book, technique: Technique, footer: str) -> Page:
    """Write what the program needs to know a row again."""
    rows = technique_rows(technique)
    page = _table_page(book, TECHNIQUE, HEADERS, _TECHNIQUE_WIDTHS, footer)
    page.table(TECHNIQUE, HEADERS, len(rows), about="Gegevens waarmee het programma rijen herkent")
    # Digests run on over the edge of the last column; on paper they end there.
    page.sheet.print_area(0, 0, len(rows), len(HEADERS) - 1)
    text = page.styles.get(Look.TECHNICAL)
    number = page.styles.get(Look.NUMBER)
    page.fill(rows, [text, text, text, number, text, text, text, text, text])
    return page


def _table_page(
    book: Book, name: str, headers: Sequence[str], widths: Sequence[float], footer: str
) -> Page:
    page = book.page(name)
    page.widths(widths)
    page.freeze(1)
    page.printed(footer, wide=pages_wide(widths))
    page.sheet.protect("", PROTECTION)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(64 + len(headers))}1048576"})
    return page
