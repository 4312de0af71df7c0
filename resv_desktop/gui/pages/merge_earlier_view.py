"""What stands in the view *Eerder*: merges above, the files of the chosen one below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QTableView, QVBoxLayout, QWidget

from resv_desktop.gui.models.merge import FileFacts, waiting_headers, waiting_rows
from resv_desktop.gui.models.merge_earlier import batch_headers, fate_rows, row_headers
from resv_desktop.gui.models.merge_files import FilesModel
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages.merge_file_card import FileCard
from resv_desktop.gui.pages.merge_questions import Asked, QuestionsView
from resv_desktop.gui.pages.merge_split import ListAndCard
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.detail_table import DetailTable
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column
from resv_desktop.gui.widgets.two_lines import dress_list
from resv_desktop.services.differences import RowDifference
from resv_desktop.services.mapping import WaitingHeading
from resv_desktop.services.tracing import RowNow

MOST_ROWS = 4
"""Merges that are seen without scrolling; the files below need the room."""


class EarlierView(QWidget):
    """Places the parts; knows nothing of merging."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.banner, self.empty = Banner(), EmptyPage("history")
        self.batches, self.files = RowsModel(batch_headers, self), FilesModel(self)
        self.batch_table, self.list, self.card = QTableView(), QListView(), FileCard()
        self.rows = RowsModel(row_headers, self)
        self.waiting = RowsModel(waiting_headers, self)
        self.questions = QuestionsView()
        self.row_table = DetailTable(self.rows, [130, 80, 170, 150], 3, (3,))
        self.waiting_table = DetailTable(self.waiting, [180, 140, 200], 2, (1, 2))
        self.undo = button("", "secondary", "undo-2")
        self.transfer = button("", "secondary", "upload")
        self._why_not = plain_label()
        self._records: dict[tuple[str, int], str] = {}
        self._body = QWidget()
        self._build(page)

    # -- what is shown -------------------------------------------------------------------------

    def show_state(self, *, some: bool, undo: bool, why_not: str, busy: bool) -> None:
        """Show the merges, or how to come to one; ``why_not``: why none can be taken back."""
        self._body.setVisible(some)
        self.empty.setVisible(not some)
        self.undo.setEnabled(undo and not busy)
        for widget in (self.transfer, self.questions):
            widget.setEnabled(not busy)
        self.undo.setToolTip(why_not)
        self._why_not.setText(why_not)
        self._fit()

    def show_files(self, files: Sequence[FileFacts]) -> None:
        """Show the files of a merge; one with a question that is answered here comes first."""
        self.files.set_files(files)
        if files:
            first = max(range(len(files)), key=lambda at: (files[at].questions > 0, -at))
            self.list.setCurrentIndex(self.files.index(first))

    def show_file(
        self,
        facts: FileFacts,
        headings: Sequence[WaitingHeading],
        changed: Sequence[RowDifference],
    ) -> None:
        """Show one file; what became of its rows comes by :meth:`show_rows`."""
        if facts is not self.card.facts:
            self.show_rows(())
        self.card.show_file(facts)
        self.waiting.set_rows(waiting_rows(facts))
        self.questions.show_questions([Asked.of_merged(heading) for heading in headings])
        self.card.name_tab("questions", self.tr("Asks you"), len(headings))
        self.card.name_tab("waiting", self.tr("Waits"), self.waiting.rowCount())
        self.card.show_differences(changed)

    def show_rows(self, rows: Sequence[RowNow]) -> None:
        """Show what became of the rows of the chosen file."""
        self._records = {(row.sheet, row.row): row.record for row in rows}
        self.rows.set_rows(fate_rows(rows))
        self.card.name_tab("rows", self.tr("Rows"), len(rows))

    def record_at(self, sheet: str, row: int) -> str:
        """The record that a row of the chosen file gave; empty when it gave none."""
        return self._records.get((sheet, row), "")

    def chosen(self) -> FileFacts | None:
        """The file that is chosen in the list."""
        index = self.list.currentIndex()
        return self.files.file(index.row()) if index.isValid() else None

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.undo.setText(self.tr("Take back"))
        self.transfer.setText(self.tr("Make a transfer file"))
        self.transfer.setToolTip(
            self.tr("Everything in this log, to merge on another computer of the RESV")
        )
        self.batch_table.setAccessibleName(self.tr("Earlier merges"))
        self.list.setAccessibleName(self.tr("Files of the chosen merge"))
        self.empty.set_words(
            self.tr("Nothing was merged yet. Merges that are done stand here, with a way back."),
            self.tr("Go to the files"),
        )
        self.row_table.set_name(self.tr("What became of each row"))
        self.waiting_table.set_name(self.tr("Cells that wait for an answer"))
        self.card.retranslate()
        self.questions.retranslate()
        for model in (self.batches, self.rows, self.waiting):
            model.say_headers()
        self.files.say_again()

    # -- how it is made ------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        outer, whole, content = QVBoxLayout(page), QVBoxLayout(self), QWidget()
        for layout in (outer, whole):
            space(layout, 0)
        outer.addWidget(self)
        whole.addWidget(ScrollPage(content))
        column, inner, tools = QVBoxLayout(content), QVBoxLayout(self._body), FlowLayout()
        space(column, 12, (24, 8, 24, 16))
        space(inner, 12)
        tools.addWidget(self.undo)
        tools.addWidget(self.transfer)
        tools.addWidget(self._why_not)
        for widget in (self.banner, self.empty, self._body):
            column.addWidget(widget, 0 if widget is self.banner else 1)
        inner.addWidget(self.batch_table)
        inner.addLayout(tools)
        inner.addWidget(ListAndCard(self.list, self.card), 1)
        self._dress()

    def _dress(self) -> None:
        dress_table(self.batch_table, "")
        dress_list(self.list)
        self.batch_table.setModel(self.batches)
        self.list.setModel(self.files)
        set_column_widths(self.batch_table, [130, 170, 240, 160, 160])
        stretch_column(self.batch_table, 3, 120)
        set_role(self._why_not, role="muted")
        self.card.add_tab("waiting", self.waiting_table, 0)
        self.card.add_tab("questions", ScrollPage(self.questions, on_card=True), 0)
        self.card.add_tab("rows", self.row_table)
        self.list.activated.connect(lambda _index: self.card.focus_tabs())
        follow_theme(self, self._fit)

    def _fit(self) -> None:
        """Give the merges the height of their rows, up to a few."""
        rows = min(max(self.batches.rowCount(), 1), MOST_ROWS)
        head = self.batch_table.horizontalHeader().sizeHint().height()
        height = head + rows * theme().row_height() + theme().px(6)
        sections = self.batch_table.horizontalHeader()
        if sections.length() > self._body.width():
            height += self.batch_table.horizontalScrollBar().sizeHint().height()
        self.batch_table.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()
