"""The backups of the log as a table, latest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from resv_desktop.gui.i18n import moment_text, number_text
from resv_desktop.services.backups import BackupInfo

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WHEN, WHY, SIZE = range(3)
MEGABYTE = 1_000_000


class BackupsModel(QAbstractTableModel):
    """When, why and how large."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: list[BackupInfo] = []

    def show_backups(self, backups: Sequence[BackupInfo]) -> None:
        """Show other backups."""
        self.beginResetModel()
        self._backups = list(backups)
        self.endResetModel()

    def backup(self, row: int) -> BackupInfo:
        """The backup in a row."""
        return self._backups[row]

    def retranslate(self) -> None:
        """Say headers and cells in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, WHEN, SIZE)
        if self._backups:
            last = self.index(len(self._backups) - 1, SIZE)
            self.dataChanged.emit(self.index(0, WHEN), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else SIZE + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        backup = self._backups[index.row()]
        if index.column() == WHEN:
            return moment_text(backup.at)
        if index.column() == WHY:
            return self.reason(backup.reason)
        return f"{number_text(backup.size / MEGABYTE, 1)} MB"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Made on"), self.tr("Reason"), self.tr("Size"))[section]

    def reason(self, code: str) -> str:
        """Why a backup was made, in words."""
        return {
            "daily": self.tr("backup of the day"),
            "import": self.tr("before merging"),
            "migration": self.tr("before a new version of the program"),
            "restore": self.tr("before putting back"),
            "close": self.tr("when the program was closed"),
            "manual": self.tr("you asked for it"),
        }.get(code, code)
