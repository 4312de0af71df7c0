"""Backups: which there are, what one holds, and putting one back after a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.backup_list import BackupList
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import moment_text
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.services.backups import BackupInfo, Preview, Restored


class BackupSection(Section):
    """The list of backups with what can be done with them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = BackupList(context.backups, self)
        self.make_button = button("", "primary", "shield", self)
        self.copy_button = button("", "secondary", "copy", self)
        self.other_button = button("", "secondary", "folder-open", self)
        self._build()
        self.retranslate()
        context.backed_up.connect(self.refresh)

    def refresh(self) -> None:
        """Show the backups there are now."""
        self.list.show_backups(self.context.backups.list())

    def make(self) -> None:
        """Make a backup now."""
        self._make(None)

    def keep_copy(self) -> None:
        """Make a backup and a copy of it where the person wants."""
        name = Path(f"logboek_{self.context.workspace.today():%Y%m%d}.resvlog")
        pattern = self.tr("Log (*.resvlog)")
        title = self.tr("Keep a copy of the log")
        target = self.context.dialogs.save_file(self, title, pattern, name)
        if target is not None:
            self._make(target)

    def choose_other(self) -> None:
        """Look into a backup that is somewhere else, such as on a stick."""
        self.list.choose_file(self.context.dialogs)

    def restore(self) -> None:
        """Put the chosen backup back, after a question."""
        looked = self.list.looked_into()
        if looked is None or not self._sure(*looked):
            return
        backup, _ = looked
        # Every connection must be closed while the file of the log is replaced.
        self.context.locked.emit(True)
        self.context.workspace.release()
        passphrase = self.list.opened_with()
        task = Task(self.context.backups.restore, backup.path, passphrase).owner(self)
        task.done(lambda done: self._restored(backup, done)).failed(self._not_restored)
        task.start()

    def _make(self, out: Path | None) -> None:
        self.list.banner.clear()
        task = Task(self._work, out).owner(self).done(self._made).failed(self._failed)
        self.list.progress.follow(task, self.tr("Making a backup"))
        task.finished(lambda: self._enable(True))
        self._enable(False)
        task.start()

    def _work(self, out: Path | None) -> BackupInfo:
        try:
            return self.context.backups.make("manual", out)
        finally:
            self.context.workspace.release()

    def _made(self, backup: BackupInfo) -> None:
        self.context.backed_up.emit()
        said = self.tr("Backup made: %1").replace("%1", backup.path.name)
        self.context.say(said)

    def _failed(self, error: KnownError) -> None:
        self.list.banner.show_error(error)

    def _sure(self, backup: BackupInfo, found: Preview) -> bool:
        count = self.tr("%n entr(y/ies)", "", found.entries)
        question = self.tr(
            "The log becomes as it was on %1, with %2. What you did after that is no longer shown; "
            "the log of now is kept in the data folder."
        )
        question = question.replace("%1", moment_text(backup.at)).replace("%2", count)
        title, verb = self.tr("Put this backup back?"), self.tr("Put back")
        return self.context.dialogs.sure(self, title, question, verb)

    def _restored(self, backup: BackupInfo, done: Restored) -> None:
        context = self.context
        context.logbook.forget_steps()
        context.locked.emit(False)
        context.reload_profile()
        context.changed.emit("")
        context.backed_up.emit()
        said = self.tr("The log is as it was on %1. The log of before is kept as %2.")
        said = said.replace("%1", moment_text(backup.at)).replace("%2", done.before.name)
        self.list.banner.show_message("ok", said)

    def _not_restored(self, error: KnownError) -> None:
        self.context.locked.emit(False)
        self.list.banner.show_error(error)

    def _enable(self, possible: bool) -> None:
        for each in (self.make_button, self.copy_button, self.other_button):
            each.setEnabled(possible)

    def _build(self) -> None:
        self.list.restore_wanted.connect(self.restore)
        self.make_button.clicked.connect(self.make)
        self.copy_button.clicked.connect(self.keep_copy)
        self.other_button.clicked.connect(self.choose_other)
        buttons = QHBoxLayout()
        space(buttons, 8)
        for each in (self.make_button, self.copy_button, self.other_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        self.column.addWidget(self.list)
        self.column.addLayout(buttons)

    def retranslate(self) -> None:
        self.set_words(
            self.tr("Backups"),
            self.tr("Choose a backup to see what it holds; then you can put it back."),
        )
        self.make_button.setText(self.tr("Make a backup now"))
        self.copy_button.setText(self.tr("Keep a copy"))
        self.other_button.setText(self.tr("Another file"))
