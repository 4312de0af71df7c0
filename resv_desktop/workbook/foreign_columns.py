"""What people did to the columns: removed, added, called otherwise, put there twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from resv_desktop.workbook.account import Account
from resv_desktop.workbook.columns import Column, Role
from resv_desktop.workbook.proposals import Facts, ask
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.reading import Extra, Quarantined, Repair
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED, TypedTable


class Foreign(NamedTuple):
    """A column that is not ours: its place, its header (or letters), its filled cells by row."""

    place: int
    header: str
    answered: bool
    cells: list[tuple[int, str]]


def tell_columns(account: Account, table: TypedTable, facts: Facts = lambda _index: None) -> None:
    """Add to ``account`` what is different about the columns of ``table``.

    A column that is not ours is somebody's own when all of ours are there, or when a person said
    so; it is kept. While one of ours is missing it may be that one under another name: then it
    waits, and a person is asked.
    """
    _tell_other_names(account, table)
    absent = [column.header for column in table.table.absent if _is_read(column)]
    if absent and len(table):
        account.note("columns_missing", ", ".join(absent))
    twice = [key for key, places in table.table.known.items() if len(places) > 1]
    if twice:
        account.note("headers_twice", len(twice))
    for foreign in _foreign(table):
        if absent and not foreign.answered:
            account.headings.append(ask(table, foreign.place, foreign.header, facts))
            _wait(account, table.sheet, foreign)
        else:
            _keep(account, table.sheet, foreign)


def _is_read(column: Column) -> bool:
    """Say whether people may have written something in a column that would be missed."""
    return column.role is Role.FIELD or column.key == LAST_CONFIRMED


def _wait(account: Account, sheet: str, foreign: Foreign) -> None:
    account.name("columns_unknown", foreign.header)
    for row, text in foreign.cells:
        account.quarantine.append(Quarantined(sheet, row, foreign.header, text, "header_unknown"))


def _keep(account: Account, sheet: str, foreign: Foreign) -> None:
    account.name("columns_added", foreign.header)
    for row, text in foreign.cells:
        account.extras.append(Extra(sheet, row, foreign.header, text, "column_added"))


def _tell_other_names(account: Account, table: TypedTable) -> None:
    for heading in table.table.headings:
        if heading.column and not heading.exact:
            header, row = heading.column.header, table.table.row + 1
            rule = "heading_chosen" if heading.answered else "header_synonym"
            account.repaired(Repair(table.sheet, row, header, heading.text, header, rule))


def _foreign(table: TypedTable) -> Iterator[Foreign]:
    """Yield the columns with something in them that are not ours, from left to right."""
    headings = {heading.index: heading for heading in table.table.headings}
    width = len(table.cells[0]) if table.cells else 0
    for place in range(width):
        heading = headings.get(place)
        if heading is None or heading.column is None:
            texts = (text_of(cell).strip() for cell in table.column_cells(place))
            cells = [(row, text) for row, text in zip(table.numbers, texts, strict=True) if text]
            if cells:
                header = heading.text.strip() if heading else column_letters(place)
                yield Foreign(place, header, heading is not None and heading.answered, cells)
