"""A table of cells that are made once: for lists that are shown whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: words, or a pill."""

    text: str
    pill: Pill | None = None
    tip: str = ""


class RowsModel(QAbstractTableModel):
    """A table of cells that are made once; ``headers`` is asked anew at each switch of language."""

    def __init__(self, headers: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = headers
        self._rows: list[tuple[str, Sequence[Cell]]] = []

    def set_rows(
        self,
        rows: Sequence[tuple[str, Sequence[Cell]]],
        headers: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        """Show other rows, each with the identifier that :data:`RECORD_ROLE` gives.

        ``headers`` replaces the headings when the columns are others too.
        """
        self.beginResetModel()
        self._headers = headers or self._headers
        self._rows = list(rows)
        self.endResetModel()

    def say_headers(self) -> None:
        """Say the headings again, after a switch of language."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def row_key(self, row: int) -> str:
        """Return the identifier of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers()[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, cells = self._rows[index.row()]
        cell = cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == PILL_ROLE:
            return cell.pill
        if role == RECORD_ROLE:
            return key
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.pill:
            return cell.pill.spoken()
        return None
