"""A list of which each item is two lines: a name with a pill, and what there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill
from resv_desktop.gui.widgets.plain import plain_tip
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Lines:
    """The words of one item, in the language of the moment."""

    name: str
    pill: Pill
    second: str


class TwoLinesModel(QAbstractListModel):
    """Words are made when they are asked for; a list says how many there are and what they say."""

    def size(self) -> int:
        """How many items are shown."""
        raise NotImplementedError

    def lines(self, row: int) -> Lines:
        """The words of the item at a place."""
        raise NotImplementedError

    def say_again(self) -> None:
        """Say the words of all lines again, after a switch of language."""
        if self.size():
            self.dataChanged.emit(self.index(0), self.index(self.size() - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.size()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.size():
            return None
        said = self.lines(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return said.name
        if role == PILL_ROLE:
            return said.pill
        if role == SECOND_ROLE:
            return said.second
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{said.name}\n{said.second}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(said.name, said.pill.spoken(), said.second)
        return None
