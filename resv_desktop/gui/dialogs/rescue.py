"""The log cannot be opened: what happened, and a backup to go on with."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.backup_list import BackupList
from resv_desktop.gui.errors import describe
from resv_desktop.gui.i18n import moment_text
from resv_desktop.gui.lifetime import ask
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.backups import BackupInfo, Backups, Restored
from resv_desktop.services.workspace import Workspace

RESCUABLE = ("database_damaged", "database_foreign")
"""What a backup helps against; a newer log, a lock or a full disk it does not."""


def rescue(workspace: Workspace, error: KnownError) -> bool:
    """Offer the backups after ``error``; True when one was put back and the log can be opened."""
    backups = Backups(workspace)
    if error.code not in RESCUABLE or not backups.list():
        return False
    return ask(RescueDialog(backups, error))


class RescueDialog(QDialog):
    """Accepted when a backup was put back."""

    def __init__(self, backups: Backups, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._error = error
        self._title, self.sentence = QLabel(self), QLabel(self)
        self.list = BackupList(backups.examine, self)
        self._close = button("", "secondary", parent=self)
        self._build()
        self._retranslate()
        self.list.show_backups(backups.list())
        self.list.table.selectRow(0)

    def restore(self) -> None:
        """Put the chosen backup back; the damaged log is kept aside."""
        looked = self.list.looked_into()
        if looked is None:
            return
        backup, _ = looked
        self.setEnabled(False)
        task = Task(self._backups.restore, backup.path, self.list.opened_with()).owner(self)
        task.done(self._done).failed(self._failed)
        self.list.progress.follow(task, self._putting_back(backup))
        task.start()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _done(self, _restored: Restored) -> None:
        self.accept()

    def _failed(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.list.banner.show_error(error)

    def _putting_back(self, backup: BackupInfo) -> str:
        return self.tr("Putting back the backup of %1").replace("%1", moment_text(backup.at))

    def _build(self) -> None:
        set_role(self._title, role="title")
        self.sentence.setWordWrap(True)
        self.list.restore_wanted.connect(self.restore)
        self._close.clicked.connect(self.reject)
        content = QWidget(self)
        inside = QVBoxLayout(content)
        space(inside, 12, (24, 20, 24, 20))
        for widget in (self._title, self.sentence, self.list):
            inside.addWidget(widget)
        inside.addStretch(1)
        foot = QFrame(self)
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 12, 24, 12))
        line.addStretch(1)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(ScrollPage(content, self), 1)
        column.addWidget(foot)
        follow_theme(self, lambda: self.resize(theme().px(680), theme().px(600)))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("The log cannot be opened"))
        self.setAccessibleName(self.windowTitle())
        self._title.setText(self.windowTitle())
        self.sentence.setText(describe(self._error))
        self._close.setText(self.tr("Close the program"))
