"""What stands in the view *Bestanden*, and which of it is seen when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.models.merge import (
    ASKS,
    FINE,
    REFUSED,
    FileFacts,
    kind_counts,
    waiting_headers,
    waiting_rows,
)
from resv_desktop.gui.models.merge_files import FilesModel
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages.merge_drop import Choosers, DropArea
from resv_desktop.gui.pages.merge_file_card import FileCard
from resv_desktop.gui.pages.merge_questions import Asked, QuestionsView
from resv_desktop.gui.pages.merge_split import ListAndCard
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.gui.widgets.detail_table import DetailTable
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.two_lines import dress_list
from resv_desktop.services.merging import HeadingQuestion


class FilesView(QWidget):
    """Places the parts; knows nothing of merging."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.files, self.waiting = FilesModel(self), RowsModel(waiting_headers, self)
        self.banner, self.drop = Banner(), DropArea()
        self.chips, self.again = ChipBar(), Choosers("quiet")
        self.list, self.card = QListView(), FileCard()
        self.questions = QuestionsView()
        self.waiting_table = DetailTable(self.waiting, [180, 140, 200], 2, (1, 2))
        self.balance = QLabel()
        self.discard, self.merge = button(""), button("", "primary", "combine")
        self._read = QWidget()
        # In reading order, in which Tab goes.
        self._build_read()
        self._bar = self._foot()
        self._build(page)

    # -- what is shown -------------------------------------------------------------------------

    def show_state(self, *, read: bool, busy: bool, why_not: str = "") -> None:
        """Show what belongs to the moment: choosing, having read, or working.

        ``why_not`` says why nothing of what was read can be merged.
        """
        self.drop.setVisible(not read)
        self._read.setVisible(read)
        self._bar.setVisible(read)
        asks = self.questions, self.card.password
        for widget in (self.discard, self.drop, self.again, *asks):
            widget.setEnabled(not busy)
        self.merge.setEnabled(not busy and not why_not)
        self.merge.setToolTip(why_not)

    def show_files(self, files: Sequence[FileFacts]) -> None:
        """Show other files under the filter that holds."""
        self.files.set_files(files)
        self._show_chips()

    def set_kind(self, kind: str) -> None:
        """Show the files of a kind, empty for all; the one that is chosen stays so if it can."""
        before = self.chosen()
        self.files.set_kind(kind)
        self._show_chips()
        if before is not None:
            self.choose(before)

    def chosen(self) -> FileFacts | None:
        """The file that is chosen in the list."""
        index = self.list.currentIndex()
        return self.files.file(index.row()) if index.isValid() else None

    def choose(self, file: FileFacts) -> None:
        """Choose a file in the list, or the first one when it is not shown."""
        row = max(self.files.row_of(file.sha256, file.name), 0)
        self.list.setCurrentIndex(self.files.index(row))

    def show_file(
        self, facts: FileFacts, questions: Sequence[HeadingQuestion], *, held: bool, accepted: bool
    ) -> None:
        """Show one file; ``held``: it waits as a whole, ``accepted``: it was let in."""
        anew = self.card.facts is not facts
        self.card.show_file(facts)
        asked = [Asked.of_read(question) for question in questions]
        self.questions.show_questions(asked, held=held, accepted=accepted)
        self.waiting.set_rows(() if held else waiting_rows(facts))
        count = len(asked) + (held or accepted)
        self.card.name_tab("questions", self.tr("Asks you"), count)
        self.card.name_tab("waiting", self.tr("Waits"), self.waiting.rowCount())
        if anew:
            self.card.show_first_tab()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.discard.setText(self.tr("Put away"))
        self.discard.setToolTip(self.tr("Keep nothing of these files"))
        self.merge.setText(self.tr("Merge"))
        self.list.setAccessibleName(self.tr("Files that were read"))
        self.chips.setAccessibleName(self.tr("Which files are shown"))
        self.waiting_table.set_name(self.tr("Cells that wait for an answer"))
        self.waiting.say_headers()
        for part in (self.drop, self.again, self.card, self.questions):
            part.retranslate()
        self.files.say_again()
        self._show_chips()

    def _show_chips(self) -> None:
        files = self.files.files()
        counts = kind_counts(files)
        names = (
            ("", self.tr("All"), len(files)),
            (ASKS, self.tr("Asks you"), counts[ASKS]),
            (REFUSED, self.tr("Refused"), counts[REFUSED]),
            (FINE, self.tr("In order"), counts[FINE]),
        )
        self.chips.set_chips(
            [
                ChipData(
                    key or "all", f"{name} {number_text(count)}", removable=False,
                    checkable=True, checked=self.files.kind == key,
                )
                for key, name, count in names
                if count or not key
            ]
        )  # fmt: skip

    # -- how it is made ------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        outer, whole, content = QVBoxLayout(page), QVBoxLayout(self), QWidget()
        for layout in (outer, whole):
            space(layout, 0)
        outer.addWidget(self)
        column = QVBoxLayout(content)
        space(column, 12, (24, 8, 24, 16))
        for widget in (self.banner, self.drop, self._read):
            column.addWidget(widget, 0 if widget is self.banner else 1)
        whole.addWidget(ScrollPage(content), 1)
        whole.addWidget(self._bar)

    def _build_read(self) -> None:
        column, tools = QVBoxLayout(self._read), FlowLayout(gap=8)
        space(column, 8)
        tools.addWidget(self.chips)
        tools.addWidget(self.again)
        column.addLayout(tools)
        column.addWidget(ListAndCard(self.list, self.card), 1)
        dress_list(self.list)
        self.list.setModel(self.files)
        self.card.add_tab("waiting", self.waiting_table, 0)
        self.card.add_tab("questions", ScrollPage(self.questions, on_card=True), 0)
        self.chips.clicked.connect(lambda key: self.set_kind("" if key == "all" else key))
        self.list.activated.connect(self._open)
        self.card.row_wanted.connect(self._show_row)

    def _show_row(self, sheet: str, row: int) -> None:
        """Show what was typed in a row: it is not in the log yet."""
        keys = [self.card.differences.row_key(at) for at in range(self.card.differences.rowCount())]
        at = next((at for at, key in enumerate(keys) if key.startswith(f"{sheet} {row} ")), None)
        if at is not None:
            self.card.show_tab("differences")
            self.card.difference_table.table.selectRow(at)

    def _open(self, _index: QModelIndex) -> None:
        self.card.focus_tabs()

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 8, 24, 8))
        self.balance.setWordWrap(True)
        line.addWidget(self.balance, 1)
        line.addWidget(self.discard)
        line.addWidget(self.merge)
        return foot
