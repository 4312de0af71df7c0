"""The files of a merge as a list of two lines each, of which a filter may show some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from resv_desktop.gui.models.merge import FileFacts, pill_of, second_line
from resv_desktop.gui.models.two_lines import Lines, TwoLinesModel


class FilesModel(TwoLinesModel):
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

    def size(self) -> int:
        return len(self._shown)

    def lines(self, row: int) -> Lines:
        file = self._shown[row]
        return Lines(file.name, pill_of(file), second_line(file))

    def _filter(self) -> None:
        self._shown = [f for f in self._all if not self._kind or f.kind == self._kind]
