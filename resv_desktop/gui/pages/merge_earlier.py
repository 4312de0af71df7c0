"""Earlier: the merges that were done, what they brought, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from resv_desktop.gui.models.merge_earlier import batch_headers, batch_rows
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.table import dress_table, set_column_widths
from resv_desktop.services.merging import Batch


class EarlierPart(MergePart):
    """The view *Eerder*."""

    key = "earlier"

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._batches: list[Batch] = []
        self.banner = Banner(self)
        self.empty = EmptyPage("history", self)
        self.batches = RowsModel(batch_headers, self)
        self.batch_table = QTableView(self)
        self.undo = button("", "secondary", "undo-2", self)
        self._body = QWidget(self)
        self._place()
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        self.banner.clear()
        self._fill()
        if argument.isdecimal():
            self.choose(int(argument))
            self.batch_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        first = self.batch_table if self._batches else self.empty.button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Take back"))
        self.batch_table.setAccessibleName(self.tr("Earlier merges"))
        self.empty.set_words(
            self.tr("Nothing was merged yet. Merges that are done stand here, with a way back."),
            self.tr("Go to the files"),
        )
        self.batches.say_headers()
        if self._batches:
            self._fill()

    def show_busy(self, busy: bool) -> None:
        self._show_state()

    # -- what is chosen ------------------------------------------------------------------------

    @property
    def chosen(self) -> Batch | None:
        """The merge that is chosen in the list."""
        row = self.batch_table.currentIndex().row()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def choose(self, batch: int) -> None:
        """Choose a merge by its number; another one stays chosen when it is not there."""
        numbers = [each.id for each in self._batches]
        if batch in numbers:
            self.batch_table.selectRow(numbers.index(batch))

    def _fill(self) -> None:
        before = self.chosen
        self._batches = self.context.merging.batches()
        self.batches.set_rows(batch_rows(self._batches))
        self.batch_table.selectRow(0)
        if before is not None:
            self.choose(before.id)
        self._show_state()

    def _show_state(self) -> None:
        some, chosen = bool(self._batches), self.chosen
        self._body.setVisible(some)
        self.empty.setVisible(not some)
        taken_back = chosen is not None and chosen.undone_at is not None
        self.undo.setEnabled(chosen is not None and not taken_back and not self.desk.busy)
        self.undo.setToolTip(self.tr("This merge was already taken back.") if taken_back else "")

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
        task.done(partial(self._undone, batch)).failed(self.banner.show_error)
        if self.desk.run(task, self.tr("Taking the merge back"), can_stop=False):
            self.banner.clear()

    def _undone(self, batch: int, _removed: int) -> None:
        self._fill()
        self.context.changed.emit("")
        text = self.tr("Merge %1 was taken back. The files can be merged again.")
        text = text.replace("%1", str(batch))
        self.banner.show_message("ok", text)
        self.context.say(text)

    # -- how it is made ------------------------------------------------------------------------

    def _place(self) -> None:
        column = QVBoxLayout(self)
        space(column, 12, (24, 12, 24, 16))
        inner = QVBoxLayout(self._body)
        space(inner, 12)
        dress_table(self.batch_table, "")
        self.batch_table.setModel(self.batches)
        set_column_widths(self.batch_table, [140, 200, 120, 180])
        inner.addWidget(self.batch_table, 1)
        column.addWidget(self.banner)
        column.addWidget(self._body, 1)
        column.addWidget(self.empty, 1)
        inner.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        line = QHBoxLayout(foot)
        space(line, 8)
        line.addWidget(self.undo)
        line.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.undo.clicked.connect(self.undo_chosen)
        self.empty.triggered.connect(lambda: self.wanted.emit("files"))
        self.batch_table.selectionModel().currentRowChanged.connect(self._chosen_changed)

    def _chosen_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_state()
