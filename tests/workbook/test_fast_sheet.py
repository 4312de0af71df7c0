"""The faster way to write cells gives the bytes of XlsxWriter itself."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from workbook.regional_sample import sample
from xlsxwriter.worksheet import Worksheet

from resv_desktop.workbook.fast_sheet import FastSheet
from resv_desktop.workbook.verify import openpyxl_names
from resv_desktop.workbook.write_regional import compose

DATA = sample()


def _parts(content: bytes, folder: Path) -> dict[str, bytes]:
    path = folder / "book.xlsx"
    path.write_bytes(content)
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_is_that_of_xlsxwriter_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = _parts(compose(DATA).finish(), tmp_path)
    monkeypatch.setattr(FastSheet, "_write_cell", Worksheet._write_cell)
    assert _parts(compose(DATA).finish(), tmp_path) == fast
    assert sum(part.count(b"<c ") for part in fast.values()) > 8_000


def test_cells_put_straight_are_the_cells_that_xlsxwriter_keeps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    straight = [page.sheet.table for page in compose(DATA).pages]

    def put_each(self: Any, row: int, cells: Any, columns: Any) -> None:
        for column, (value, (style, _)) in enumerate(zip(cells, columns, strict=False)):
            self.put(row, column, value, style)

    monkeypatch.setattr("resv_desktop.workbook.cells.Page._put_row", put_each)
    slow = [page.sheet.table for page in compose(DATA).pages]
    for one, other in zip(straight, slow, strict=True):
        assert _plain(one) == _plain(other)


def _plain(table: Any) -> dict[tuple[int, int], tuple[Any, ...]]:
    """The cells without their formats, which are other objects in every workbook."""
    return {
        (row, column): (type(cell).__name__, *cell[:-1])
        for row, cells in table.items()
        for column, cell in cells.items()
    }


def test_a_row_beyond_the_sheet_is_refused() -> None:
    sheet = compose(DATA).pages[0].sheet
    with pytest.raises(ValueError, match="beyond"):
        sheet.line(1_048_576, 3)
    with pytest.raises(ValueError, match="beyond"):
        sheet.line(0, 16_385)


def test_openpyxl_finds_the_sheets_of_a_large_book_without_reading_them(tmp_path: Path) -> None:
    path = tmp_path / "book.tmp"
    book = compose(DATA)
    path.write_bytes(book.finish())
    assert openpyxl_names(path) == [page.name for page in book.pages]
