"""Earlier: the merges that were done, what became of each file, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.i18n import current_lang, moment_text, number_text
from resv_desktop.gui.models.merge import LEFT_OUT, FileFacts
from resv_desktop.gui.models.merge_earlier import batch_rows
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_earlier_view import EarlierView
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.pages.merge_questions import Answer
from resv_desktop.gui.pages.merge_work import Past
from resv_desktop.gui.tasks import Task
from resv_desktop.services.differences import FileDifferences, RowDifference
from resv_desktop.services.mapping import WaitingHeading
from resv_desktop.services.merging import MergeReport
from resv_desktop.services.past import PastImport, past_merges
from resv_desktop.services.receipts import receipt_of
from resv_desktop.services.tracing import RowNow
from resv_desktop.services.transfer import Transferred, suggested_name

MOST_NAMES = 5
"""More files than this are counted, not named; each stands in the list with its reason."""


class EarlierPart(MergePart):
    """The view *Eerder*. Its argument is the number of a merge."""

    key = "earlier"

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._batches: list[PastImport] = []
        self._shown = 0
        self._changes: dict[int, Sequence[RowDifference]] = {}
        self._headings: Sequence[WaitingHeading] = ()
        self.view = EarlierView(self)
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        self.view.banner.clear()
        self._fill(int(argument) if argument.isdecimal() else 0)
        if argument:
            self.view.batch_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        first = self.view.batch_table if self._batches else self.view.empty.button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self, offer: str) -> None:
        if offer == "transfer":
            self.make_transfer()

    def retranslate(self) -> None:
        self.view.retranslate()
        self.view.batches.set_rows(batch_rows(self._batches))
        self._choose(self._shown)
        self._show_batch(anew=True)

    def show_busy(self, busy: bool) -> None:
        self._show_state()

    # -- what is chosen ------------------------------------------------------------------------

    @property
    def chosen(self) -> PastImport | None:
        """The merge that is chosen in the list."""
        row = self.view.batch_table.currentIndex().row()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _fill(self, wanted: int = 0) -> None:
        """Bring the list up to date, at a merge that is wanted or at the one that was chosen."""
        wanted = wanted or self._shown
        self._batches = past_merges(self.context.workspace)
        self._shown = 0
        self.view.batches.set_rows(batch_rows(self._batches))
        self._choose(wanted)
        self._show_state()

    def _choose(self, number: int) -> None:
        numbers = [each.id for each in self._batches]
        if numbers:
            at = numbers.index(number) if number in numbers else 0
            self.view.batch_table.selectRow(at)

    def _show_batch(self, *, anew: bool = False) -> None:
        chosen = self.chosen
        self._show_state()
        if chosen is None or (chosen.id == self._shown and not anew):
            return
        self._shown = chosen.id
        task = Task(merge_work.past, self.context.workspace, chosen).owner(self)
        task.done(partial(self._show_past, chosen.id)).failed(self.view.banner.show_error).start()

    def _show_past(self, batch: int, past: Past) -> None:
        if batch != self._shown:
            return
        self._changes, self._headings = {}, past.headings
        self.view.show_files(past.files)
        if self.desk.report is not None and self.desk.report.batch == batch:
            self._tell(self.desk.report, past)
        task = Task(merge_work.changes_of, self.context.workspace, batch, current_lang())
        told = partial(self._show_changes, batch)
        task.owner(self).done(told).failed(self.view.banner.show_error).start()

    def _show_changes(self, batch: int, changed: Sequence[FileDifferences]) -> None:
        if batch == self._shown:
            self._changes = {file.file: file.rows for file in changed}
            self._show_file()

    def _show_file(self) -> None:
        facts = self.view.chosen()
        if facts is not None:
            changed = self._changes.get(facts.number, ())
            self.view.show_file(facts, self._headings_of(facts.name), changed)

    def _headings_of(self, name: str) -> list[WaitingHeading]:
        return [heading for heading in self._headings if name in heading.files]

    def answer_headings(self, answers: Sequence[Answer]) -> None:
        """Keep what headings of files that were merged are; their cells are understood by it."""
        task = Task(merge_work.answer_headings, self.context.workspace, answers)
        task.done(self._headings_answered).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Reading what waited under these headings"), can_stop=False):
            self.view.banner.clear()

    def _headings_answered(self, cells: int) -> None:
        self._show_batch(anew=True)
        self.context.changed.emit("")
        self.context.say(self.tr("%n cells were understood by it", "", cells))
        self.view.card.focus_tabs()

    def _find_rows(self) -> None:
        """Look in the background what became of the rows of the chosen file."""
        facts = self.view.chosen()
        if facts is None or facts.verdict in LEFT_OUT:
            return
        task = Task(merge_work.fates_of, self.context.workspace, facts.number).owner(self)
        told = partial(self._show_rows, facts)
        task.done(told).failed(self.view.banner.show_error).start()

    def _show_rows(self, facts: FileFacts, rows: Sequence[RowNow]) -> None:
        if self.view.chosen() is facts:
            self.view.show_rows(rows)

    def copy_receipt(self) -> None:
        """Put a text for the sender of the chosen file on the clipboard, as things stand now."""
        facts = self.view.chosen()
        if facts is not None:
            text = receipt_of(self.context.workspace, facts.number, current_lang())
            self.desk.copy(text)

    def _open_found(self, sheet: str, row: int) -> None:
        record = self.view.record_at(sheet, row)
        if record:
            self.context.page_wanted.emit(f"log {record}")

    def _open_row(self, index: QModelIndex) -> None:
        record = self.view.rows.row_key(index.row())
        if record:
            self.context.page_wanted.emit(f"log {record}")

    def _show_state(self) -> None:
        chosen = self.chosen
        self.view.show_state(
            some=bool(self._batches),
            undo=chosen is not None and chosen.undone_at is None,
            busy=self.desk.busy,
            why_not=self._why_not(chosen),
        )

    def _why_not(self, chosen: PastImport | None) -> str:
        if chosen is None or chosen.undone_at is None:
            return ""
        text = self.tr("Taken back on %1.")
        return text.replace("%1", moment_text(chosen.undone_at))

    # -- what was just done --------------------------------------------------------------------

    def _tell(self, report: MergeReport, past: Past) -> None:
        """Say what the merge that was just done brought, and what it left out."""
        self.desk.report = None
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
            text = f"{text} {self._left_out(left_out)}"
        asks = _asks(report, past)
        tone = "warn" if left_out or asks else "ok"
        if not asks:
            self.view.banner.show_message(tone, text)
            return
        answer = partial(self.wanted.emit, f"todo {report.batch}")
        self.view.banner.show_message(tone, text, self.tr("Answer %n questions", "", asks), answer)

    def _left_out(self, names: Sequence[str]) -> str:
        said = ", ".join(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            more = self.tr("and %n more", "", len(names) - MOST_NAMES)
            said = f"{said} {more}"
        return self.tr("Not merged: %1.").replace("%1", said)

    # -- taking back ---------------------------------------------------------------------------

    def undo_chosen(self) -> None:
        """Take back the merge that is chosen, after asking."""
        chosen = self.chosen
        if chosen is None:
            return
        question = self.tr("Only what merge %1 brought will go. Take it back?")
        question = question.replace("%1", str(chosen.id))
        title = self.tr("Take a merge back")
        if self.context.dialogs.sure(self, title, question, self.tr("Take back")):
            self.take_back(chosen.id)

    def take_back(self, batch: int) -> None:
        """Take a merge back: only what it brought goes, everything else stays."""
        task = Task(merge_work.undo, self.context.workspace, batch)
        task.done(partial(self._undone, batch)).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Taking the merge back"), can_stop=False):
            self.view.banner.clear()

    def _undone(self, batch: int, _removed: int) -> None:
        self._fill()
        self.context.changed.emit("")
        text = self.tr("Merge %1 was taken back. The files can be merged again.")
        text = text.replace("%1", str(batch))
        self.view.banner.show_message("ok", text)
        self.context.say(text)
        self.view.batch_table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- handing over to another computer ------------------------------------------------------

    def make_transfer(self) -> None:
        """Write the whole log to a file that another computer of the RESV can merge."""
        workspace = self.context.workspace
        kept = Path(self.context.settings.last_folder or Path.home())
        title = self.tr("Make a transfer file")
        name = suggested_name(workspace)
        pattern = f"{self.tr('Transfer files')} (*{Path(name).suffix})"
        target = self.context.dialogs.save_file(self, title, pattern, kept / name)
        if target is None:
            return
        task = Task(merge_work.transfer, workspace, target)
        task.done(self._transferred).failed(self.view.banner.show_error)
        if self.desk.run(task, self.tr("Writing the transfer file"), can_stop=False):
            self.view.banner.clear()

    def _transferred(self, made: Transferred) -> None:
        folder = made.file.parent
        self.context.keep_settings(replace(self.context.settings, last_folder=str(folder)))
        entries = self.tr("%n entries", "", made.entries)
        files = self.tr("the account of %n files", "", made.files)
        text = self.tr("%1 is ready, with %2 and %3. Merge it on the other computer.")
        for mark, value in (("%1", made.file.name), ("%2", entries), ("%3", files)):
            text = text.replace(mark, value)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self.view.banner.show_message("ok", text, self.tr("Show in folder"), show)
        self.context.say(self.tr("Transfer file written: %1").replace("%1", made.file.name))

    # -- how it is made ------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self.view
        view.undo.clicked.connect(self.undo_chosen)
        view.card.receipt.clicked.connect(self.copy_receipt)
        view.questions.answered.connect(self.answer_headings)
        view.row_table.table.activated.connect(self._open_row)
        view.card.row_wanted.connect(self._open_found)
        view.transfer.clicked.connect(self.make_transfer)
        view.empty.triggered.connect(lambda: self.wanted.emit("files"))
        view.batch_table.selectionModel().currentRowChanged.connect(self._batch_moved)
        view.list.selectionModel().currentChanged.connect(self._file_moved)

    def _batch_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._show_batch()

    def _file_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._show_file()
            self._find_rows()


def _asks(report: MergeReport, past: Past) -> int:
    """Count what this merge asks as the view does that lists it: a record once."""
    ours = [heading for heading in past.headings if report.batch in heading.batches]
    return len(ours) + past.cells + min(report.totals.conflict, past.choices)
