"""What there is to tell of the sheets of a delivery: copies, headings on two rows, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resv_desktop.workbook.colours import coloured_cells
from resv_desktop.workbook.columns import CODE_LISTS, COVER, DATA_SHEETS, FIELD_BOOK, TECHNIQUE
from resv_desktop.workbook.headers import Table
from resv_desktop.workbook.raw_book import Grid, RawBook, RawSheet

NUMBERS_SUMMARY = frozenset({"Exportoverzicht", "Export Summary"})
"""The sheet that Apple Numbers puts before the others when it exports."""
_OURS = frozenset({COVER, CODE_LISTS, FIELD_BOOK, TECHNIQUE, *(s.name for s in DATA_SHEETS)})


def own_name(name: str) -> str:
    """Return the name we gave a sheet that Apple Numbers called *sheet - table*; else its name."""
    first = name.partition(" - ")[0]
    return first if first in _OURS else name


def copied_sheets(sheets: Mapping[str, RawSheet], tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return the sheets that say what another sheet says: each such matter is read once.

    The one that stays is the one with the name we gave it, or else the first.
    """
    kept: dict[str, list[str]] = {}
    copies = []
    for name in sorted(tables, key=lambda name: name != tables[name].spec.name):
        others = kept.setdefault(tables[name].spec.name, [])
        if any(_filled(sheets[name].grid) == _filled(sheets[other].grid) for other in others):
            copies.append(name)
        else:
            others.append(name)
    return tuple(copies)


def _filled(grid: Grid) -> list[list[object]]:
    """Return the rows and cells up to the last that holds something."""
    rows = [_ended(row) for row in grid]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _ended(row: list[object]) -> list[object]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def notes_on_sheets(
    book: RawBook, tables: Mapping[str, Table], copies: tuple[str, ...]
) -> Iterator[tuple[str, object]]:
    """Yield the notes on the sheets of a workbook; a colour leaves it as it was exported."""
    counts = (coloured_cells(book.parts, name, table.row) for name, table in tables.items())
    yield "colours_used", sum(counts)
    if book.untouched:
        return
    yield "sheets_copied", ", ".join(copies)
    kinds = [table.spec.name for table in tables.values()]
    double = [name for name, table in tables.items() if kinds.count(table.spec.name) > 1]
    yield "sheets_double", ", ".join(double)
    lined = [n for n, table in tables.items() if has_lines_of_headings(book.sheets[n], table)]
    yield "headers_two_lines", ", ".join(lined)


def has_lines_of_headings(sheet: RawSheet, table: Table) -> bool:
    """Say whether the headings stand on two rows, or in cells that were merged.

    One merged range above the headings is a title; several are headings over headings.
    """
    above = 0
    for top, left, bottom, right in sheet.merged:
        if top <= table.row <= bottom:
            return True
        above += bottom == table.row - 1 and right > left
    return table.lines > 1 or above > 1
