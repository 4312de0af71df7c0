"""How long things are kept: the end of the experiment, an archive, and emptying the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import date_text
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.services import retention
from resv_desktop.services.retention import EXPERIMENT_ENDS, Archive, Emptied, Phase, phase_on


class RetentionSection(Section):
    """Archive first; only then, near or after the end, can the log be emptied."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.archive_button = button("", "secondary", "download", self)
        self.open_button = button("", "quiet", "folder-open", self)
        self.archive: Archive | None = None
        self.panel = QFrame(self)
        self.about_emptying = Paragraph(parent=self.panel)
        self.safe = QCheckBox(self.panel)
        self.empty_button = button("", "danger", "trash-2", self.panel)
        self._build()
        self.retranslate()
        context.changed.connect(self._log_changed)

    def make_archive(self) -> None:
        """Ask where, and write everything there."""
        title = self.tr("Choose a folder for the archive")
        place = self.context.dialogs.open_folder(self, title, "")
        if place is not None:
            self._do(lambda: retention.archive(self.context.workspace, place), self._archived)

    def empty(self) -> None:
        """Empty the log after a question; the archive is verified once more."""
        made = self.archive
        if made is None or not self.safe.isChecked() or not self._sure(made):
            return
        self.context.locked.emit(True)
        self.context.workspace.release()
        folder = made.folder
        self._do(lambda: retention.empty(self.context.workspace, folder), self._emptied)

    def refresh(self) -> None:
        """Offer what fits the day."""
        ending = phase_on(self.context.workspace.today()) is not Phase.RUNNING
        self.panel.setVisible(self.archive is not None and ending)
        self.open_button.setVisible(self.archive is not None)
        self.empty_button.setEnabled(self.safe.isChecked())

    def _archived(self, made: Archive) -> None:
        self.archive = made
        self.safe.setChecked(False)
        count = self.tr("%n entr(y/ies)", "", made.entries)
        said = self.tr("The archive is written and checked: %1, with %2.")
        where = QDir.toNativeSeparators(str(made.folder))
        self.banner.show_message("ok", said.replace("%2", count).replace("%1", where))
        self.refresh()

    def _sure(self, made: Archive) -> bool:
        count = self.tr("%n record(s)", "", made.records)
        question = self.tr(
            "All %1 and all backups go from this computer. They stay in the archive %2, and "
            "nowhere else. This cannot be undone here."
        )
        question = question.replace("%1", count).replace("%2", str(made.folder))
        title, yes = self.tr("Empty the log"), self.tr("Empty the log")
        return self.context.dialogs.sure(self, title, question, yes)

    def _emptied(self, done: Emptied) -> None:
        context = self.context
        self.archive = None
        context.logbook.forget_steps()
        context.locked.emit(False)
        context.reload_profile()
        context.changed.emit("")
        context.backed_up.emit()
        said = self.tr("The log is empty. Everything is in the archive.")
        if done.left:
            also = self.tr("Still to be removed by you: %1").replace("%1", ", ".join(done.left))
            said = f"{said} {also}"
        self.banner.show_message("warn" if done.left else "ok", said)
        self.refresh()

    def _failed(self, error: KnownError) -> None:
        self.context.locked.emit(False)
        self.banner.show_error(error)

    def _log_changed(self, _record: str) -> None:
        # What was archived is no longer all there is.
        if self.archive is not None:
            self.archive = None
            self.refresh()

    def _do(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        def whole() -> object:
            try:
                return work()
            finally:
                self.context.workspace.release()

        self.banner.clear()
        task = Task(whole).owner(self).done(then).failed(self._failed)
        self.progress.follow(task, self.tr("Working on the archive"))
        task.finished(lambda: self.archive_button.setEnabled(True))
        self.archive_button.setEnabled(False)
        task.start()

    def _open(self) -> None:
        if self.archive is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.archive.folder))))

    def _build(self) -> None:
        set_role(self.panel, role="bar")
        self.archive_button.clicked.connect(self.make_archive)
        self.open_button.clicked.connect(self._open)
        self.safe.toggled.connect(self.empty_button.setEnabled)
        self.empty_button.clicked.connect(self.empty)
        inside, line = QVBoxLayout(self.panel), QHBoxLayout()
        space(inside, 12, (16, 12, 16, 12))
        space(line, 8)
        inside.addWidget(self.about_emptying)
        inside.addWidget(self.safe)
        foot = QHBoxLayout()
        foot.addWidget(self.empty_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        line.addWidget(self.archive_button)
        line.addWidget(self.open_button)
        line.addStretch(1)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.progress)
        self.column.addLayout(line)
        self.column.addWidget(self.panel)

    def retranslate(self) -> None:
        explained = self.tr(
            "The experiment that this log is kept for ends on %1 at the latest. An archive holds "
            "everything: a workbook to read, and the log itself to put back."
        )
        self.set_words(
            self.tr("How long things are kept"), explained.replace("%1", date_text(EXPERIMENT_ENDS))
        )
        self.archive_button.setText(self.tr("Make an archive"))
        self.open_button.setText(self.tr("Open the archive"))
        self.about_emptying.setText(
            self.tr(
                "The log can be emptied now. Log and backups go from this computer; networks and "
                "settings stay. First agree with the RESV where the archive is kept."
            )
        )
        self.safe.setText(self.tr("The archive is in a place where it stays"))
        self.empty_button.setText(self.tr("Empty the log"))
        self.empty_button.setToolTip(self.tr("First tick that the archive is in a safe place"))
        self.refresh()
