"""A worksheet of XlsxWriter that writes our kinds of cell in a third of the time, the same bytes.

XlsxWriter builds each cell from a list of attributes and escapes every one, numbers by way of an
exception. Our cells are text, numbers, days and blanks with a format: for those the element is
put together directly; whatever else a sheet holds goes XlsxWriter's own way. A test holds the
parts of a workbook against those of XlsxWriter alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellDatetimeTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

_NUMBERS = (CellNumberTuple, CellDatetimeTuple)


class FastSheet(Worksheet):
    """The worksheet; rows are as high as was computed for now, not fixed by a person.

    Without a height LibreOffice shows one line of a wrapped text; with a fixed one Excel does not
    let the row grow when somebody types more. XlsxWriter knows no height in between.
    """

    # XlsxWriter gives these their values when the sheet joins its workbook.
    fh: Any
    str_table: Any

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._looks: dict[int, str] = {}

    def line(self, row: int, width: int) -> dict[int, Any]:
        """Return the cells of a row by column, to fill with what :meth:`text_at` gives."""
        if self._check_dimensions(row, 0) or self._check_dimensions(row, width - 1):
            raise ValueError(f"row {row} of {width} cells is beyond what a sheet holds")
        cells: dict[int, Any] = self.table[row]
        return cells

    def text_at(self, text: str, style: Format) -> CellStringTuple:
        """Return a cell with a text that is short and clean (nothing is checked here)."""
        return CellStringTuple(self.str_table._get_shared_string_index(text), style)

    def blank_at(self, style: Format) -> CellBlankTuple:
        """Return a cell without content that shows its format."""
        return CellBlankTuple(style)

    def _xml_start_tag_unencoded(
        self, tag: str, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        if tag == "row":
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind, style = cell.__class__, cell.format
        if style is None or self.constant_memory:
            super()._write_cell(row, col, cell)
            return
        name = self._names.get(col) or self._name_of(col)
        start = f'<c r="{name}{row + 1}"{self._looks.get(id(style)) or self._look_of(style)}'
        if kind is CellStringTuple:
            self.fh.write(f'{start} t="s"><v>{cell.string}</v></c>')
        elif kind in _NUMBERS:
            self.fh.write(f"{start}><v>{cell.number:.16G}</v></c>")
        elif kind is CellBlankTuple:
            self.fh.write(f"{start}/>")
        else:
            super()._write_cell(row, col, cell)

    def _name_of(self, col: int) -> str:
        return self._names.setdefault(col, xl_col_to_name(col))

    def _look_of(self, style: Format) -> str:
        # Formats belong to the workbook and live as long as this sheet, so their ids stay theirs.
        index = style._get_xf_index()  # type: ignore[no-untyped-call]
        return self._looks.setdefault(id(style), f' s="{index}"')
