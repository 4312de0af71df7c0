"""What waits for a person, as a list of two lines each: headings, cells not understood, choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from resv_desktop.gui.labels import field_label
from resv_desktop.gui.models.two_lines import Lines, TwoLinesModel
from resv_desktop.gui.widgets.pill import Pill
from resv_desktop.services.conflicts import Conflict
from resv_desktop.services.mapping import WaitingHeading
from resv_desktop.services.quarantine import Waiting


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


@dataclass(frozen=True)
class Heading:
    """A heading that nobody knows; one question, whatever number of cells wait under it."""

    asked: WaitingHeading
    network: str
    record = ""
    """It is about a column, not about one record."""

    @property
    def name(self) -> str:
        """The heading, as it stands in the workbook."""
        return self.asked.heading

    @property
    def second(self) -> str:
        """Where it stands, and a little of what stands under it."""
        samples = " ".join(", ".join(self.asked.samples).split())
        return " · ".join(part for part in (self.network, self.asked.sheet, samples) if part)

    @property
    def pill(self) -> Pill:
        """What is asked."""
        words = QCoreApplication.translate("MergeTodo", "which column?")
        return Pill(words, "warn", icon="circle-question-mark")


Item = Heading | Todo | Choice
"""What may wait for a person."""


class TodosModel(TwoLinesModel):
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

    def size(self) -> int:
        return len(self._todos)

    def lines(self, row: int) -> Lines:
        todo = self._todos[row]
        return Lines(todo.name, todo.pill, todo.second)


def column_label(item: Waiting) -> str:
    """What the column is called in the words of the window; else as in the workbook."""
    name = field_label(item.key)
    return item.header if name == item.key else name
