"""Merging: drop workbooks, see what became of each row, one button, and a way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.drops import dropped_files
from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.models.merge import (
    LEFT_OUT,
    balance_words,
    batch_rows,
    detail_rows,
    file_rows,
    note_lines,
    verdict_of,
)
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_view import MergeView
from resv_desktop.gui.pages.merge_work import Looked
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.tasks import Task
from resv_desktop.services.merging import MergedFile, MergeReport

EXCEL_FILES = "Excel (*.xlsx *.xlsm)"


class MergePage(Page):
    """The page *Samenvoegen*."""

    key = "merge"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._looked: Looked | None = None
        self._busy = False
        self.view = MergeView(self)
        self.setAcceptDrops(True)
        self._connect()
        self.retranslate()

    # -- what the window asks ------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        self._show_batches()
        self._show_state()
        if argument:
            self.read([Path(line) for line in argument.splitlines()])

    def focus_first(self) -> None:
        self.view.choose_files.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.view.retranslate()
        if self._looked is not None:
            self._show_report(self._looked.report)
        if self.isVisible():
            self._show_batches()

    # -- reading -------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let a person choose workbooks."""
        folder = self.context.settings.last_folder
        title = self.tr("Choose workbooks")
        files = self.context.dialogs.open_files(self, title, EXCEL_FILES, folder)
        if files:
            self.read(files)

    def choose_folder(self) -> None:
        """Let a person choose a folder; folders in it are read too."""
        folder = self.context.settings.last_folder
        chosen = self.context.dialogs.open_folder(self, self.tr("Choose a folder"), folder)
        if chosen is not None:
            self.read([chosen])

    def read(self, paths: list[Path]) -> None:
        """Read files and folders in the background and show what merging them would do."""
        if self._busy:
            return
        self.view.banner.clear()
        task = Task(merge_work.look, self.context.workspace, paths)
        task.done(self._show_looked)
        self._run(task, self.tr("Reading workbooks"))

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        self._show_report(looked.report)
        self.view.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_report(self, report: MergeReport) -> None:
        self.view.files.set_rows(file_rows(report))
        self.view.balance.setText(balance_words(report.totals))
        self.view.file_table.selectRow(self._first_that_matters(report))
        self._show_state()

    def _first_that_matters(self, report: MergeReport) -> int:
        """Return the place of the worst verdict, so that it is seen without a click."""
        ranks = [file.verdict.rank for file in report.files]
        return ranks.index(max(ranks)) if ranks else 0

    def _show_file(self, current: QModelIndex) -> None:
        if self._looked is None or not current.isValid():
            return
        file: MergedFile = self._looked.report.files[current.row()]
        self.view.file_name.setText(file.reading.name)
        self.view.file_verdict.set_pill(verdict_of(file))
        self.view.notes.setText("\n\n".join(note_lines(file)))
        rows = detail_rows(file)
        self.view.details.set_rows(rows)
        self.view.detail_table.setVisible(bool(rows))

    # -- merging and taking back ---------------------------------------------------------------

    def merge(self) -> None:
        """Keep what was read."""
        if self._looked is None or self._busy:
            return
        task = Task(merge_work.merge, self.context.workspace, self._looked.readings)
        task.done(self._merged)
        self._run(task, self.tr("Merging"), can_stop=False)

    def _merged(self, report: MergeReport) -> None:
        self._looked = None
        self._show_batches()
        self._show_state()
        self.context.changed.emit("")
        if report.batch is None:
            text = self.tr("None of these files could be merged. Nothing was changed.")
            self.view.banner.show_message("warn", text)
            return
        totals = report.totals
        text = self.tr("Merged: %1 new, %2 changed, %3 unchanged. The difference is %4.")
        for mark, count in (
            ("%1", totals.new),
            ("%2", totals.updated),
            ("%3", totals.unchanged),
            ("%4", totals.balance),
        ):
            text = text.replace(mark, number_text(count))
        left_out = [file.reading.name for file in report.files if file.verdict in LEFT_OUT]
        if left_out:
            names = self.tr("Not merged: %1.").replace("%1", ", ".join(left_out))
            text = f"{text} {names}"
        take_back = partial(self.undo, report.batch)
        tone = "warn" if left_out else "ok"
        self.view.banner.show_message(tone, text, self.tr("Take this merge back"), take_back)
        self.view.batch_table.setFocus(Qt.FocusReason.OtherFocusReason)
        merged = len(report.files) - len(left_out)
        self.context.say(self.tr("%n files merged", "", merged))

    def undo(self, batch: int) -> None:
        """Take a merge back: only what it brought goes, everything else stays."""
        if self._busy:
            return
        self.view.banner.clear()
        task = Task(merge_work.undo, self.context.workspace, batch)
        task.done(partial(self._undone, batch))
        self._run(task, self.tr("Taking the merge back"), can_stop=False)

    def _undone(self, batch: int, _removed: int) -> None:
        self._show_batches()
        self._show_state()
        self.context.changed.emit("")
        text = self.tr("Merge %1 was taken back. The files can be merged again.")
        text = text.replace("%1", str(batch))
        self.view.banner.show_message("ok", text)
        self.context.say(text)

    def undo_chosen(self) -> None:
        """Take back the merge that is chosen in the list, after asking."""
        index = self.view.batch_table.currentIndex()
        if not index.isValid():
            return
        batch = int(self.view.batches.row_key(index.row()))
        question = self.tr("Only what merge %1 brought will go. Take it back?")
        title = self.tr("Take a merge back")
        question = question.replace("%1", str(batch))
        if self.context.dialogs.sure(self, title, question, self.tr("Take back")):
            self.undo(batch)

    def discard(self) -> None:
        """Put away what was read without merging it."""
        self._looked = None
        self.view.files.set_rows(())
        self.view.details.set_rows(())
        self._show_state()

    # -- state ---------------------------------------------------------------------------------

    def _run(self, task: Task[Looked] | Task[MergeReport] | Task[int], what: str,
             *, can_stop: bool = True) -> None:  # fmt: skip
        self._busy = True
        self._show_state()
        task.owner(self).failed(self.view.banner.show_error).finished(self._idle)
        self.view.progress.follow(task, what)
        self.view.progress.cancel_button.setVisible(can_stop)
        task.start()

    def _idle(self) -> None:
        self._busy = False
        self._show_state()

    def _show_batches(self) -> None:
        self.view.batches.set_rows(batch_rows(self.context.merging.batches()))
        self.view.batch_table.selectRow(0)

    def _show_state(self) -> None:
        self.view.show_state(read=self._looked is not None, busy=self._busy)

    def _connect(self) -> None:
        view = self.view
        view.choose_files.clicked.connect(self.choose_files)
        view.choose_folder.clicked.connect(self.choose_folder)
        view.merge.clicked.connect(self.merge)
        view.discard.clicked.connect(self.discard)
        view.undo.clicked.connect(self.undo_chosen)
        view.file_table.selectionModel().currentRowChanged.connect(self._show_file)
        view.files.modelReset.connect(lambda: self._show_file(QModelIndex()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self._busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.read(files)
