"""Files: drop workbooks, see what would become of each row, answer what they ask, one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.collector import take_back
from resv_desktop.gui.drops import SEPARATOR
from resv_desktop.gui.i18n import current_lang, number_text
from resv_desktop.gui.models.merge import (
    ASKED,
    LEFT_OUT,
    PASSED_OVER,
    FileFacts,
    balance_words,
)
from resv_desktop.gui.newer import newer_words
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_files_view import FilesView
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.pages.merge_questions import Answer
from resv_desktop.gui.pages.merge_work import Looked, PracticeMade
from resv_desktop.gui.tasks import Task
from resv_desktop.services.admission import HELD
from resv_desktop.services.differences import RowDifference
from resv_desktop.services.merging import FileReading, MergeReport, Verdict
from resv_desktop.services.receipts import receipt

if TYPE_CHECKING:
    from resv_desktop.services.practice import Grading

PUT_AWAY_AFTER_MS = 2_000
"""Freeing what was read waits until the window has shown what was done with it."""
PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.resvoverdracht"


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
            self.read([Path(line) for line in argument.split(SEPARATOR)])

    def focus_first(self) -> None:
        first = self.view.list if self._looked is not None else self.view.drop.choose_files
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def count(self) -> int | None:
        return len(self._looked.report.files) if self._looked is not None else 0

    def begin(self, offer: str) -> None:
        if offer == "practice":
            self.make_practice()

    def retranslate(self) -> None:
        self.view.retranslate()
        if self._looked is not None:
            self._say_report(self._looked.report)
            self._show_current()

    def show_busy(self, busy: bool) -> None:
        self._show_state()

    # -- reading -------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let a person choose workbooks."""
        folder = self.context.settings.last_folder
        title = self.tr("Choose workbooks")
        kinds = self.tr("Workbooks and transfer files"), self.tr("All files")
        pattern = f"{kinds[0]} ({PATTERNS});;{kinds[1]} (*)"
        files = self.context.dialogs.open_files(self, title, pattern, folder)
        if files:
            self.read(files)

    def choose_folder(self) -> None:
        """Let a person choose a folder; folders in it are read too."""
        folder = self.context.settings.last_folder
        chosen = self.context.dialogs.open_folder(self, self.tr("Choose a folder"), folder)
        if chosen is not None:
            self.read([chosen])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders in the background and show what merging them would do."""
        task = Task(merge_work.look, self.context.workspace, list(paths))
        task.done(self._show_looked).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Reading workbooks")):
            self.view.banner.clear()

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        self.view.card.offers_receipt = looked.practice is None
        self.view.set_kind("")
        self._show_report(looked.report)
        if looked.practice is not None:
            self._tell_practice(looked.practice)
        elif words := newer_words(self.context, [item.program for item in looked.readings]):
            self.view.banner.show_message("info", words)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_report(self, report: MergeReport, at: FileFacts | None = None) -> None:
        """Show the account, at one of the files or at the one that matters most."""
        files = [
            FileFacts.of_merged(file, self._password_of(at)) for at, file in enumerate(report.files)
        ]
        self.view.show_files(files)
        self._say_report(report)
        worst = max(files, key=_weight)
        self.view.choose(at or worst)
        self._show_state()
        self.counted.emit()

    def _password_of(self, at: int) -> str:
        looked = self._looked
        if looked is None or not looked.is_locked(at):
            return ""
        return ASKED if at in looked.locked() else PASSED_OVER

    def _say_report(self, report: MergeReport) -> None:
        words = balance_words(report.totals)
        why_not = self._why_not(self._looked) if self._looked is not None else ""
        self.view.balance.setText(f"{why_not}. {words}" if why_not else words)

    def _show_current(self) -> None:
        facts, looked = self.view.chosen(), self._looked
        if facts is None or looked is None:
            return
        place = self._place_of(facts)
        file = looked.report.files[place]
        self._find_changes(facts, looked.readings, place)
        self.view.show_file(
            facts,
            file.reading.headings if looked.practice is None else (),
            held=file.reason in HELD,
            accepted=facts.sha256 in looked.accept,
        )

    def _place_of(self, facts: FileFacts) -> int:
        return next(at for at, file in enumerate(self.view.files.files()) if file is facts)

    def _find_changes(self, facts: FileFacts, readings: Sequence[FileReading], at: int) -> None:
        """Look in the background what the file would change; shown if it is still chosen then."""
        if facts.verdict in LEFT_OUT or facts.reason in HELD:
            return
        workspace, language = self.context.workspace, current_lang()
        # Of its own: the files may be put away before it is done.
        task = Task(merge_work.changes_in, workspace, tuple(readings), at, language).owner(self)
        task.done(partial(self._show_changes, facts)).failed(self.view.banner.show_error).start()

    def _show_changes(self, facts: FileFacts, changed: Sequence[RowDifference]) -> None:
        if self.view.card.facts is facts:
            self.view.card.show_differences(changed)

    # -- practising ----------------------------------------------------------------------------

    def make_practice(self) -> None:
        """Write a folder of workbooks with faults, to see what the program does with them."""
        folder = self.context.settings.last_folder
        title = self.tr("Choose where the practice folder goes")
        chosen = self.context.dialogs.open_folder(self, title, folder)
        if chosen is None:
            return
        task = Task(merge_work.make_practice, chosen)
        task.done(self._practice_made).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Making the practice folder")):
            self.view.banner.clear()

    def _practice_made(self, made: PracticeMade) -> None:
        files = self.tr("%n workbooks", "", made.files)
        text = self.tr("The practice folder is ready: %1 with their answers, in %2.")
        text = text.replace("%1", files).replace("%2", str(made.folder))
        read = partial(self.read, [made.folder])
        self.view.banner.show_message("ok", text, self.tr("Read the practice folder"), read)
        self.context.say(self.tr("Practice folder made"))

    def _tell_practice(self, marks: Grading) -> None:
        text = self.tr(
            "This is a practice folder: nothing of it is kept. "
            "%1 of %2 cases came out as the answers say."
        )
        text = text.replace("%1", number_text(marks.right)).replace("%2", number_text(marks.total))
        tone = "info" if marks.right == marks.total else "warn"
        self.view.banner.show_message(tone, text)

    # -- answers -------------------------------------------------------------------------------

    def admit(self, come_in: bool) -> None:
        """Let the chosen file in though it is of another region, or leave it out after all."""
        facts, looked = self.view.chosen(), self._looked
        if facts is None or looked is None:
            return
        one = frozenset({facts.sha256})
        accept = looked.accept | one if come_in else looked.accept - one
        self._look_again(Task(merge_work.admit, self.context.workspace, looked, accept), facts)

    def open_file(self, password: str) -> None:
        """Try a password on the chosen file, and on the others that have one."""
        facts, looked = self.view.chosen(), self._looked
        if facts is None or looked is None:
            return
        place = self._place_of(facts)
        task = Task(merge_work.unlock, self.context.workspace, looked, place, password)
        task.done(partial(self._say_opened, len(looked.locked())))
        self._look_again(task, facts)

    def _say_opened(self, before: int, looked: Looked) -> None:
        opened = before - len(looked.locked())
        if opened > 0:
            self.context.say(self.tr("%n files opened with this password", "", opened))

    def pass_over(self, over: bool) -> None:
        """Leave the chosen file out for want of its password, or ask for it after all."""
        facts, looked = self.view.chosen(), self._looked
        if facts is None or looked is None or self.desk.busy:
            return
        one = frozenset({facts.sha256})
        left = looked.passed_over | one if over else looked.passed_over - one
        self._looked = looked = replace(looked, passed_over=left)
        waits = looked.locked() if over else []
        at = looked.report.files[waits[0]] if waits else None
        self._show_report(looked.report, FileFacts.of_merged(at) if at else facts)
        self.view.card.focus_tabs()

    def answer_headings(self, answers: Sequence[Answer]) -> None:
        """Keep what headings are, and read again every file that asked about them."""
        facts, looked = self.view.chosen(), self._looked
        if facts is None or looked is None:
            return
        network = looked.readings[self._place_of(facts)].network
        task = Task(merge_work.read_again, self.context.workspace, looked, network, answers)
        self._look_again(task, facts)

    def _look_again(self, task: Task[Looked], facts: FileFacts) -> None:
        task.done(partial(self._looked_again, facts)).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Reading workbooks")):
            self.view.banner.clear()

    def _looked_again(self, facts: FileFacts, looked: Looked) -> None:
        self._looked = looked
        self._show_report(looked.report, facts)
        # In a turn of its own: what cannot be used while something runs takes no keyboard.
        QTimer.singleShot(0, self, self.view.card.focus_tabs)

    # -- merging -------------------------------------------------------------------------------

    def merge(self) -> None:
        """Keep what was read."""
        if self._looked is None or self._why_not(self._looked):
            return
        task = Task(merge_work.merge, self.context.workspace, self._looked)
        task.done(self._merged).failed(self.view.banner.show_error).stopped(self._stopped)
        if self.desk.run(task, self.tr("Merging")):
            self.view.banner.clear()

    def _merged(self, report: MergeReport) -> None:
        self._put_away()
        self.context.changed.emit("")
        if report.batch is None:
            text = self.tr("None of these files could be merged. Nothing was changed.")
            self.view.banner.show_message("warn", text)
            return
        left_out = sum(file.verdict in LEFT_OUT for file in report.files)
        self.context.say(self.tr("%n files merged", "", len(report.files) - left_out))
        self.desk.report = report
        # In a turn of its own, so that the window answers in between.
        QTimer.singleShot(0, self, partial(self.wanted.emit, f"earlier {report.batch}"))

    def _stopped(self) -> None:
        text = self.tr("Stopped. Nothing was merged; what was read still stands here.")
        self.view.banner.show_message("info", text)

    def discard(self) -> None:
        """Put away what was read without merging it."""
        self._put_away()
        self.focus_first()

    def _put_away(self) -> None:
        looked, self._looked = self._looked, None
        self.view.card.password.forget()
        self.view.show_files(())
        if looked is not None:
            task = Task(merge_work.put_away, looked).finished(take_back)
            QTimer.singleShot(PUT_AWAY_AFTER_MS, self, lambda: task.start())
        self._show_state()
        self.counted.emit()

    # -- state ---------------------------------------------------------------------------------

    def _show_state(self) -> None:
        looked = self._looked
        why_not = self._why_not(looked) if looked is not None else ""
        self.view.show_state(read=looked is not None, busy=self.desk.busy, why_not=why_not)

    def _why_not(self, looked: Looked) -> str:
        """Say why nothing of what was read can be merged; empty when something can."""
        if looked.practice is not None:
            return self.tr("Nothing is kept of a practice folder")
        refused = all(file.verdict in LEFT_OUT for file in looked.report.files)
        return self.tr("None of these files can be merged") if refused else ""

    def _connect(self) -> None:
        view = self.view
        for chooser in (view.drop, view.again):
            chooser.choose_files.clicked.connect(self.choose_files)
            chooser.choose_folder.clicked.connect(self.choose_folder)
        view.drop.practice_wanted.connect(self.make_practice)
        view.card.receipt.clicked.connect(self.copy_receipt)
        view.merge.clicked.connect(self.merge)
        view.discard.clicked.connect(self.discard)
        view.list.selectionModel().currentChanged.connect(self._moved)
        view.questions.admitted.connect(self.admit)
        view.card.password.given.connect(self.open_file)
        view.card.password.passed_over.connect(self.pass_over)
        view.questions.answered.connect(self.answer_headings)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_current()

    def copy_receipt(self) -> None:
        """Put a text for the sender of the chosen file on the clipboard."""
        facts, looked = self.view.chosen(), self._looked
        if facts is not None and looked is not None:
            file = looked.report.files[self._place_of(facts)]
            self.desk.copy(receipt(file, current_lang(), self.context.workspace.codebook))


def _weight(file: FileFacts) -> int:
    """Return how much a file needs to be seen; one that was no delivery at all least of all."""
    return -1 if file.verdict is Verdict.SKIPPED else file.verdict.rank
