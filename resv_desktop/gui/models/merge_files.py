"""The files of a merge as a list of two lines each, of which a filter may show some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from resv_desktop.gui.models.merge import FileFacts, second_line, verdict_of
from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.pill import PILL_ROLE
from resv_desktop.gui.widgets.plain import plain_tip
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FilesModel(QAbstractListModel):
    """Files in the order in which they were read; words are made when they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[FileFacts] = []
        self._shown: list[FileFacts] = []
        self._kind = ""

    def set_files(self, files: Sequence[FileFacts]) -> None:
        """Show other files; the filter stays."""
        self.beginResetModel()
        self._all = list(files)
        self._filter()
        self.endResetModel()

    def set_kind(self, kind: str) -> None:
        """Show only files of a kind; empty for all."""
        self.beginResetModel()
        self._kind = kind
        self._filter()
        self.endResetModel()

    @property
    def kind(self) -> str:
        """The kind of files that is shown; empty for all."""
        return self._kind

    def files(self) -> list[FileFacts]:
        """All files, shown or not."""
        return list(self._all)

    def file(self, row: int) -> FileFacts:
        """The file that is shown at a place. Raises IndexError when there is none."""
        return self._shown[row]

    def row_of(self, sha256: str, name: str) -> int:
        """The place at which a file is shown, -1 when it is not."""
        keys = [(file.sha256, file.name) for file in self._shown]
        return keys.index((sha256, name)) if (sha256, name) in keys else -1

    def say_again(self) -> None:
        """Say the words of all lines again, after a switch of language."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        file = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return file.name
        if role == PILL_ROLE:
            return verdict_of(file.verdict)
        if role == SECOND_ROLE:
            return second_line(file)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{file.name}\n{second_line(file)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(file.name, verdict_of(file.verdict).spoken(), second_line(file))
        return None

    def _filter(self) -> None:
        self._shown = [f for f in self._all if not self._kind or f.kind == self._kind]
