"""Files: drop workbooks, see what would become of each row, one button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.models.merge import (
    LEFT_OUT,
    balance_words,
    detail_rows,
    file_rows,
    note_lines,
    verdict_of,
)
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_files_view import FilesView
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.pages.merge_work import Looked
from resv_desktop.gui.tasks import Task
from resv_desktop.services.merging import MergedFile, MergeReport

EXCEL_FILES = "Excel (*.xlsx *.xlsm)"


class FilesPart(MergePart):
    """The view *Bestanden*."""

    key = "files"

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._looked: Looked | None = None
        self.view = FilesView(self)
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        self._show_state()
        if argument:
            self.read([Path(line) for line in argument.splitlines()])

    def focus_first(self) -> None:
        self.view.choose_files.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.view.retranslate()
        if self._looked is not None:
            self._show_report(self._looked.report)

    def count(self) -> int | None:
        return len(self._looked.report.files) if self._looked is not None else 0

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
        if self.desk.busy:
            return
        self.view.banner.clear()
        task = Task(merge_work.look, self.context.workspace, paths)
        task.done(self._show_looked)
        task.failed(self.view.banner.show_error)
        self.desk.run(task, self.tr("Reading workbooks"))

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        self._show_report(looked.report)
        self.counted.emit()
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

    # -- merging -------------------------------------------------------------------------------

    def merge(self) -> None:
        """Keep what was read."""
        if self._looked is None or self.desk.busy:
            return
        task = Task(merge_work.merge, self.context.workspace, self._looked.readings)
        task.done(self._merged)
        task.failed(self.view.banner.show_error)
        self.desk.run(task, self.tr("Merging"), can_stop=False)

    def _merged(self, report: MergeReport) -> None:
        self._looked = None
        self._show_state()
        self.context.changed.emit("")
        if report.batch is None:
            text = self.tr("None of these files could be merged. Nothing was changed.")
            self.view.banner.show_message("warn", text)
            return
        left_out = [file.reading.name for file in report.files if file.verdict in LEFT_OUT]
        self.context.say(self.tr("%n files merged", "", len(report.files) - len(left_out)))
        self.wanted.emit(f"earlier {report.batch}")

    def discard(self) -> None:
        """Put away what was read without merging it."""
        self._looked = None
        self.view.files.set_rows(())
        self.view.details.set_rows(())
        self._show_state()
        self.counted.emit()

    # -- state ---------------------------------------------------------------------------------

    def show_busy(self, busy: bool) -> None:
        self._show_state()

    def _show_state(self) -> None:
        self.view.show_state(read=self._looked is not None, busy=self.desk.busy)

    def _connect(self) -> None:
        view = self.view
        view.choose_files.clicked.connect(self.choose_files)
        view.choose_folder.clicked.connect(self.choose_folder)
        view.merge.clicked.connect(self.merge)
        view.discard.clicked.connect(self.discard)
        view.file_table.selectionModel().currentRowChanged.connect(self._show_file)
        view.files.modelReset.connect(lambda: self._show_file(QModelIndex()))
