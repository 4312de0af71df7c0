"""What people do in a sheet, in a word: type in a cell by its header, remove a column, sort one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from resv_desktop.workbook.columns import ENTRIES
from resv_desktop.workbook.practice.kit import Kit

SHEET_PART = "xl/worksheets/sheet2.xml"
"""The member with the entries, in a workbook as it is saved again."""


def entries(book: Workbook) -> Worksheet:
    """Return the sheet with the entries."""
    sheet: Worksheet = book[ENTRIES.name]
    return sheet


def at(sheet: Worksheet, row: int, header: str) -> Cell:
    """Return the cell of a row under a header of row 1."""
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)
    return found


def put(row: int, **cells: object) -> Callable[[Workbook], None]:
    """Type into a row of the entries, by header (with _ for a space); a text stays a text."""

    def change(book: Workbook) -> None:
        for header, value in cells.items():
            cell = at(entries(book), row, header.replace("_", " "))
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"

    return change


def plain(row: int, header: str, value: float, number_format: str) -> Callable[[Workbook], None]:
    """Type a number into a cell that shows it in a format of its own."""

    def change(book: Workbook) -> None:
        cell = at(entries(book), row, header)
        cell.value = value
        cell.number_format = number_format

    return change


def rename(**headers: str) -> Callable[[Workbook], None]:
    """Call columns otherwise, by header (with _ for a space)."""

    def change(book: Workbook) -> None:
        for old, new in headers.items():
            at(entries(book), 1, old.replace("_", " ")).value = new

    return change


def remove(*headers: str) -> Callable[[Workbook], None]:
    """Remove columns."""

    def change(book: Workbook) -> None:
        for header in headers:
            column = at(entries(book), 1, header).column
            entries(book).delete_cols(column)

    return change


def copy_row(source: int, target: int) -> Callable[[Workbook], None]:
    """Copy a whole row, identifiers and all."""

    def change(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(target, column).value = sheet.cell(source, column).value

    return change


def together(*changes: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    """Do several things, one after the other."""

    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def with_cell(kit: Kit, content: bytes, place: str, cell: str) -> bytes:
    """Return a workbook with one cell of the entries as Excel stores it: its XML without place."""

    def change(data: bytes) -> bytes:
        pattern = re.compile(rf'<c r="{place}"[^>]*?(?:/>|>.*?</c>)'.encode(), re.S)
        return pattern.sub(f'<c r="{place}"{cell}'.encode(), data, count=1)

    return kit.edit_xml(content, {SHEET_PART: change})


def with_text(kit: Kit, content: bytes, texts: Mapping[str, str]) -> bytes:
    """Return a workbook with texts as another program stores them."""

    def change(data: bytes) -> bytes:
        for old, new in texts.items():
            data = data.replace(old.encode(), new.encode())
        return data

    return kit.edit_xml(content, {SHEET_PART: change})
