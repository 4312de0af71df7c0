"""What Excel offers and says while somebody types in a data sheet: lists, days, advice."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any

from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.cells import Page
from resv_desktop.workbook.code_sheets import list_reference
from resv_desktop.workbook.columns import (
    SEPARATOR,
    YES_NO_LIST,
    Column,
    Holds,
    Role,
    SheetSpec,
    list_title,
)

SPARE_ROWS = 1_000
"""Rows under the table for which lists and advice hold too: people add rows there."""

FIRST_TYPED, LAST_TYPED = date(2000, 1, 1), date(2100, 12, 31)
"""The days that make sense in this field; the reader holds others up for a person to look at."""

_ADVICE: Mapping[tuple[RecordKind, str], str] = {
    (RecordKind.ENTRY, "title"): "Eén zin van hooguit 100 tekens.",
    (RecordKind.ENTRY, "description"):
        "Wat is er aan de hand? Hooguit 500 tekens. Schrijf geen namen of andere gegevens over "
        "personen op.",
    (RecordKind.ENTRY, "owner"): "Noem een functie, geen naam.",
    (RecordKind.ENTRY, "quantity"): "Een aantal in een band, met eenheid. Zo: 10-25 inwoners.",
    (RecordKind.ACTION, "owner"): "Noem een functie, geen naam.",
    (RecordKind.AGREEMENT, "with_whom"): "Noem een organisatie of functie, geen naam.",
}  # fmt: skip


def add_validations(page: Page, sheet: SheetSpec, rows: int, lists: Container[str]) -> None:
    """Add the lists and the advice to the columns of a data sheet.

    A column whose list has no range in this workbook (a newer edition's) gets none.
    """
    last = max(rows, 1) + SPARE_ROWS
    for number, column in enumerate(sheet.columns):
        options = _options(sheet.kind, column, lists)
        if options:
            page.sheet.data_validation(1, number, last, number, options)


def validates(kind: RecordKind, column: Column) -> bool:
    """Say whether a column of a data sheet has a list or advice."""
    lists = {YES_NO_LIST, column.code_list or ""}
    return _options(kind, column, lists) is not None


def _options(kind: RecordKind, column: Column, lists: Container[str]) -> dict[str, Any] | None:
    if column.role is Role.TECHNICAL or not column.editable:
        return None
    if column.holds is Holds.DATE:
        return _days()
    list_name = YES_NO_LIST if column.type is FieldType.YES_NO else column.code_list
    if list_name:
        known = list_name in lists
        several = column.type is FieldType.CODES
        return _several(list_name) if several else _one(list_name) if known else None
    if column.type in (FieldType.RECORD, FieldType.RECORDS):
        return _advice(column, "Neem het Registratie-ID over van het blad Registraties.")
    text = _ADVICE.get((kind, column.key))
    return _advice(column, text) if text else None


def _one(list_name: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list_reference(list_name),
        "error_title": "Kies uit de lijst",
        "error_message": f"Kies een woord uit de lijst {list_title(list_name)}, of maak de cel "
        "leeg. Alle woorden staan op het blad Codelijsten.",
    }


def _several(list_name: str) -> dict[str, Any]:
    return {
        "validate": "any",
        "input_title": "Meer woorden mogen",
        "input_message": f"Zet er een puntkomma tussen, zo: woord{SEPARATOR}woord. De woorden "
        f"staan op het blad Codelijsten, bij {list_title(list_name)}.",
    }


def _days() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": FIRST_TYPED,
        "maximum": LAST_TYPED,
        "error_title": "Typ een datum",
        "error_message": "Typ dag, maand en jaar, zo: 31-1-2027.",
    }


def _advice(column: Column, text: str) -> dict[str, Any]:
    return {"validate": "any", "input_title": column.header[:32], "input_message": text}
