"""What people did to the columns: removed, added, called otherwise, put there twice."""

from __future__ import annotations

from collections.abc import Iterator

from resv_desktop.workbook.account import Account
from resv_desktop.workbook.columns import Role
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.reading import Extra, Quarantined, Repair
from resv_desktop.workbook.typed_rows import TypedTable


def tell_columns(account: Account, table: TypedTable) -> None:
    """Add to ``account`` what is different about the columns of ``table``.

    A column that is not ours is somebody's own when all of ours are there; it is kept. While one
    of ours is missing it may be that one under another name: then it waits for a person.
    """
    _tell_synonyms(account, table)
    absent = [column.header for column in table.table.absent if column.role is Role.FIELD]
    if absent and len(table):
        account.note("columns_missing", ", ".join(absent))
    twice = [key for key, places in table.table.known.items() if len(places) > 1]
    if twice:
        account.note("headers_twice", len(twice))
    foreign = list(_foreign(table))
    if not foreign:
        return
    names = ", ".join(dict.fromkeys(header for header, _, _ in foreign))
    account.note("columns_unknown" if absent else "columns_added", names)
    for header, row, text in foreign:
        if absent:
            account.quarantine.append(Quarantined(table.sheet, row, header, text, "header_unknown"))
        else:
            account.extras.append(Extra(table.sheet, row, header, text, "column_added"))


def _tell_synonyms(account: Account, table: TypedTable) -> None:
    for heading in table.table.headings:
        if heading.column and not heading.exact:
            header, row = heading.column.header, table.table.row + 1
            account.repaired(
                Repair(table.sheet, row, header, heading.text, header, "header_synonym")
            )


def _foreign(table: TypedTable) -> Iterator[tuple[str, int, str]]:
    """Yield header, row number and text of the filled cells in columns that are not ours."""
    headings = {heading.index: heading for heading in table.table.headings}
    width = len(table.cells[0]) if table.cells else 0
    for place in range(width):
        heading = headings.get(place)
        if heading is None or heading.column is None:
            header = heading.text.strip() if heading else column_letters(place)
            for number, cells in zip(table.numbers, table.cells, strict=True):
                text = text_of(cells[place]).strip()
                if text:
                    yield header, number, text
