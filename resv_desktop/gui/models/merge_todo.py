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
from resv_desktop.services.conflicts import Conflict
from resv_desktop.services.quarantine import Waiting

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Todo:
    """A cell or row that was not understood; ``network`` is the name people know it by."""

    item: Waiting
    network: str

    @property
    def record(self) -> str:
        """The record it is about; empty for a row that is none yet."""
        return self.item.record

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


@dataclass(frozen=True)
class Choice:
    """A record of which several versions stand beside each other."""

    case: Conflict
    network: str

    @property
    def record(self) -> str:
        """The record it is about."""
        return self.case.record

    @property
    def name(self) -> str:
        """What it is about."""
        return " ".join(part for part in (self.case.number, self.case.title) if part)

    @property
    def second(self) -> str:
        """Whose it is, and in what the versions differ."""
        differing = [field.label for field in self.case.fields if field.differs]
        return " · ".join(part for part in (self.network, ", ".join(differing)) if part)

    @property
    def pill(self) -> Pill:
        """What is asked."""
        if self.case.proposal is not None:
            return Pill(QCoreApplication.translate("MergeTodo", "to join"), "info", icon="merge")
        return Pill(QCoreApplication.translate("MergeTodo", "to choose"), "warn", icon="git-merge")


Item = Todo | Choice
"""What may wait for a person."""


class TodosModel(QAbstractListModel):
    """Things that wait, in the order of files and rows; words are made when they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._todos: list[Item] = []

    def set_todos(self, todos: Sequence[Item]) -> None:
        """Show other things."""
        self.beginResetModel()
        self._todos = list(todos)
        self.endResetModel()

    def todo(self, row: int) -> Item:
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
