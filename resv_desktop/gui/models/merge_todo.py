"""What waits for a person, as a list of two lines each: cells that were not understood, choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from resv_desktop.gui.labels import field_label
from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill
from resv_desktop.gui.widgets.plain import plain_tip
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE
from resv_desktop.services.quarantine import Waiting

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Todo:
    """One thing that waits. ``network`` is the name of its network as people know it."""

    item: Waiting
    network: str

    @property
    def name(self) -> str:
        """What it is about: the entry where there is one, else the row."""
        item = self.item
        about = " ".join(part for part in (item.number, item.title) if part)
        if about:
            return about
        row = QCoreApplication.translate("MergeTodo", "Row %1 of %2")
        return row.replace("%1", str(item.row)).replace("%2", item.sheet)

    @property
    def second(self) -> str:
        """Where it comes from, and what stands there."""
        raw = " ".join(self.item.raw.split())
        return " · ".join(part for part in (self.network, raw) if part)

    @property
    def pill(self) -> Pill:
        """What is asked."""
        if self.item.is_row:
            words = QCoreApplication.translate("MergeTodo", "about what?")
            return Pill(words, "warn", icon="circle-question-mark")
        return Pill(column_label(self.item), "warn", icon="circle-question-mark")


class TodosModel(QAbstractListModel):
    """Things that wait, in the order of files and rows; words are made when they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._todos: list[Todo] = []

    def set_todos(self, todos: Sequence[Todo]) -> None:
        """Show other things."""
        self.beginResetModel()
        self._todos = list(todos)
        self.endResetModel()

    def todo(self, row: int) -> Todo:
        """The thing at a place. Raises IndexError when there is none."""
        return self._todos[row]

    def say_again(self) -> None:
        """Say the words of all lines again, after a switch of language."""
        if self._todos:
            self.dataChanged.emit(self.index(0), self.index(len(self._todos) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._todos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._todos):
            return None
        todo = self._todos[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return todo.name
        if role == PILL_ROLE:
            return todo.pill
        if role == SECOND_ROLE:
            return todo.second
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{todo.name}\n{todo.second}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(todo.name, todo.pill.spoken(), todo.second)
        return None


def column_label(item: Waiting) -> str:
    """What the column is called in the words of the window; else as in the workbook."""
    name = field_label(item.key)
    return item.header if name == item.key else name
