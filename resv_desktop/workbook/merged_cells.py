"""Cells that somebody merged over several rows: only the first of them still has the value."""

from __future__ import annotations

from resv_desktop.workbook.account import Account
from resv_desktop.workbook.columns import Role
from resv_desktop.workbook.headers import Table
from resv_desktop.workbook.raw_book import RawSheet
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.reading import Repair


def fill_merged(account: Account, sheet: RawSheet, table: Table) -> None:
    """Give every row of a range merged within one of our columns the value of its first row.

    A range over several columns is a remark or a title: what it covers is left alone. So is an
    identifier, which is never true for two rows.
    """
    columns = {h.index: h.column for h in table.headings if h.column}
    for top, left, bottom, right in sheet.merged:
        column = columns.get(left)
        if column is None or column.role is Role.TECHNICAL or left != right or top <= table.row:
            continue
        value = sheet.grid[top][left] if top < len(sheet.grid) else ""
        for row in range(top + 1, min(bottom + 1, len(sheet.grid))):
            if sheet.grid[row][left] == "" and value != "":
                sheet.grid[row][left] = value
                account.repaired(
                    Repair(sheet.name, row + 1, column.header, "", text_of(value), "merged_filled")
                )
