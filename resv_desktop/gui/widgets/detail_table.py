"""A table whose chosen row is written out below it: cells are one line, what they say is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.widgets.paragraph import Paragraphs
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column

LEAST_ROWS = 3


class DetailTable(QWidget):
    """Rows to walk through by arrow keys, each read in full.

    ``widths`` are in px at 100%, the column at ``wide`` takes what is left, ``told`` are the
    columns that are written out.
    """

    def __init__(
        self,
        model: RowsModel,
        widths: Sequence[int],
        wide: int,
        told: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model, self.table, self.text = model, QTableView(self), Paragraphs(self)
        self._told = tuple(told)
        dress_table(self.table, "", "compact")
        self.table.setModel(model)
        set_column_widths(self.table, list(widths))
        stretch_column(self.table, wide, widths[wide])
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        space(column, 8)
        column.addWidget(self.table, 1)
        column.addWidget(self.text)
        model.modelReset.connect(self._reset)
        model.headerDataChanged.connect(lambda *_: self._tell(self.table.currentIndex()))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now))
        follow_theme(self, self._fit)

    def set_name(self, name: str) -> None:
        """Say what a screen reader calls the table."""
        self.table.setAccessibleName(name)

    def _reset(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        self._tell(self.table.currentIndex())

    def _tell(self, now: QModelIndex) -> None:
        lines = [self._line(now.row(), column) for column in self._told] if now.isValid() else []
        self.text.show_lines([line for line in lines if line])
        self.text.setVisible(bool(lines))

    def _line(self, row: int, column: int) -> str:
        head = self.model.headerData(column, Qt.Orientation.Horizontal)
        cell = self.model.index(row, column)
        text = cell.data(Qt.ItemDataRole.ToolTipRole) or cell.data()
        return f"{head}: {text}" if text else ""

    def _fit(self) -> None:
        rows = theme().row_height("compact") * LEAST_ROWS + theme().row_height()
        self.table.setMinimumHeight(rows)
