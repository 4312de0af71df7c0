"""The log cannot be opened: what happened, and a backup to go on with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.backup_list import BackupList
from resv_desktop.gui.context import Dialogs
from resv_desktop.gui.dialogs.system import RealDialogs
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
    """Offer the backups after ``error``; True when one was put back and the log can be opened.

    Also where this computer has none: there may be one on a second place or with somebody else.
    """
    if error.code not in RESCUABLE:
        return False
    return ask(RescueDialog(Backups(workspace), error))


class RescueDialog(QDialog):
    """Accepted when a backup was put back.

    A log that lies ``elsewhere`` is looked into in the place of the backups of this computer.
    """

    def __init__(
        self,
        backups: Backups,
        error: KnownError,
        parent: QWidget | None = None,
        dialogs: Dialogs | None = None,
        elsewhere: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._error = error
        self._dialogs = dialogs or RealDialogs()
        self._title, self.sentence = QLabel(self), QLabel(self)
        self.list = BackupList(backups, self)
        self.other_button = button("", "secondary", "folder-open", self)
        self._close = button("", "secondary", parent=self)
        self._build()
        self._retranslate()
        if elsewhere is None:
            self._offer(backups.list())
        else:
            self.list.table.hide()
            self.list.look_at_file(elsewhere)

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

    def choose_other(self) -> None:
        """Look into a backup from elsewhere: the second place, a stick, a colleague."""
        second = self._backups.second_place.standing().folder
        self.list.choose_file(self._dialogs, str(second or ""))

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _done(self, _restored: Restored) -> None:
        self.accept()

    def _failed(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.list.banner.show_error(error)

    def _offer(self, there: list[BackupInfo]) -> None:
        self.list.show_backups(there)
        if there:
            self.list.table.selectRow(0)
            return
        self.list.table.hide()
        text = self.tr(
            "There is no backup on this computer. Is there one on a second place, a stick or with "
            "a colleague? Then choose it with Another file."
        )
        self.list.banner.show_message("info", text)
        self.other_button.setFocus()

    def _putting_back(self, backup: BackupInfo) -> str:
        return self.tr("Putting back the backup of %1").replace("%1", moment_text(backup.at))

    def _build(self) -> None:
        set_role(self._title, role="title")
        self.sentence.setWordWrap(True)
        self.list.restore_wanted.connect(self.restore)
        self.other_button.clicked.connect(self.choose_other)
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
        line.addWidget(self.other_button)
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
        self.other_button.setText(self.tr("Another file"))
        self._close.setText(self.tr("Close the program"))
