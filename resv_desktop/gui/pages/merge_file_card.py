"""One file of a merge: its verdict with the reasons in words, and tabs with all that was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.models.merge import (
    ASKED,
    PASSED_OVER,
    FileFacts,
    difference_headers,
    difference_rows,
    found_headers,
    found_rows,
    note_lines,
    origin_words,
    pill_of,
    repair_rows,
    spot_headers,
)
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages.merge_password import PasswordAsk
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.detail_table import DetailTable
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.paragraph import Paragraph, Paragraphs
from resv_desktop.gui.widgets.pill import Pill, PillLabel
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.differences import RowDifference

WRONG_PASSWORD = "password_wrong"
LEAST_TABS_PX = 240
"""Height that the tabs keep; where there is less room the card scrolls."""


class FileCard(QFrame):
    """Shows one file; the views add tabs of their own to that of the repairs."""

    row_wanted = Signal(str, int)
    """Somebody wants to see a row in which something was found: its sheet and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self.facts: FileFacts | None = None
        self.name, self.verdict = (
            ElidedLabel(mode=Qt.TextElideMode.ElideMiddle),
            PillLabel(Pill("")),
        )
        self.origin, self.notes = Paragraph(), Paragraphs()
        self.receipt = button("", "quiet", "copy")
        self.password = PasswordAsk()
        self.tabs = QTabWidget()
        self.repairs = RowsModel(spot_headers, self)
        self.differences = RowsModel(difference_headers, self)
        self.found = RowsModel(found_headers, self)
        self.found_table = DetailTable(self.found, [200, 205, 165], 0, (1,))
        self.repair_table = DetailTable(self.repairs, [160, 110, 110, 160], 3, (1, 2, 3))
        changed = DetailTable(self.differences, [140, 90, 120, 120, 100], 3, (0, 2, 3))
        self.difference_table = changed
        self._by_person = False
        self.offers_receipt = True
        self._places: dict[str, int] = {}
        self._body = QWidget()
        self._place()
        self.add_tab("differences", self.difference_table)
        self.add_tab("repairs", self.repair_table)
        self.add_tab("found", self.found_table)

    def show_file(self, facts: FileFacts) -> None:
        """Show a file; the tabs of the view are named by the view, after this.

        What was changed in it takes a while to find out, and comes by :meth:`show_differences`.
        """
        if facts is not self.facts:
            self._by_person = False
            self.show_differences(())
            self._show_password(facts)
        self.facts = facts
        self.name.setText(facts.name)
        self.verdict.set_pill(pill_of(facts))
        self.receipt.setVisible(self.offers_receipt)
        origin = origin_words(facts)
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        self.notes.show_lines(note_lines(facts))
        self.repairs.set_rows(repair_rows(facts))
        self.name_tab("repairs", self.tr("Put right"), len(facts.repairs))
        self.found.set_rows(found_rows(facts))
        self.name_tab("found", self.tr("Personal data"), len(facts.found))

    def _show_password(self, facts: FileFacts) -> None:
        before = self.facts
        if before is None or (before.sha256, before.name) != (facts.sha256, facts.name):
            self.password.forget()
        self.password.setVisible(facts.password in (ASKED, PASSED_OVER))
        self.password.ask(
            wrong=facts.reason == WRONG_PASSWORD, passed_over=facts.password == PASSED_OVER
        )

    def show_differences(self, changed: Sequence[RowDifference]) -> None:
        """Show the fields that were changed in the file."""
        rows = difference_rows(changed)
        self.differences.set_rows(rows)
        self.name_tab("differences", self.tr("Changed"), len(rows))
        if not self._by_person:
            self.show_first_tab()

    def add_tab(self, key: str, widget: QWidget, at: int = -1) -> None:
        """Add a tab, at the end or at a place; it stays hidden until it is named."""
        place = self.tabs.insertTab(at, widget, "")
        for other, there in self._places.items():
            self._places[other] = there + (there >= place)
        self._places[key] = place
        self.tabs.setTabVisible(place, False)

    def name_tab(self, key: str, name: str, count: int) -> None:
        """Name a tab with what it counts; one that counts nothing is not there."""
        place = self._places[key]
        self.tabs.setTabText(place, f"{name.replace('&', '&&')} {number_text(count)}")
        self.tabs.setTabVisible(place, count > 0)
        shown = [p for p in self._places.values() if self.tabs.isTabVisible(p)]
        self.tabs.setVisible(bool(shown))
        if shown and self.tabs.currentIndex() not in shown:
            self.tabs.setCurrentIndex(min(shown))

    def show_first_tab(self) -> None:
        """Choose the first tab that is there: what asks something comes before what was done."""
        shown = [p for p in self._places.values() if self.tabs.isTabVisible(p)]
        if shown:
            self.tabs.setCurrentIndex(min(shown))

    def is_shown(self, key: str) -> bool:
        """Whether a tab is there."""
        return self.tabs.isTabVisible(self._places[key])

    def show_tab(self, key: str) -> None:
        """Go to a tab, if it is there."""
        if self.is_shown(key):
            self.tabs.setCurrentIndex(self._places[key])
            self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_tabs(self) -> None:
        """Put the keyboard at what was found in the file, or at the question for its password."""
        if not self.password.isHidden():
            self.password.focus_first()
            return
        (self.tabs.tabBar() if self.tabs.isVisibleTo(self) else self.receipt).setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.password.retranslate()
        self.receipt.setText(self.tr("Copy receipt"))
        self.receipt.setToolTip(self.tr("A text to mail to the sender: what was read, what waits"))
        self.repair_table.set_name(self.tr("Cells that were read otherwise than they stood"))
        self.difference_table.set_name(self.tr("Fields that were changed, before and after"))
        self.tabs.tabBar().setAccessibleName(self.tr("What was found in this file"))
        self.found_table.set_name(self.tr("Where personal data was found"))
        for model in (self.repairs, self.differences, self.found):
            model.say_headers()
        if self.facts is not None:
            self.show_file(self.facts)

    # -- how it is made ------------------------------------------------------------------------

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        space(outer, 0, (1, 1, 1, 1))
        outer.addWidget(ScrollPage(self._body, on_card=True))
        column = QVBoxLayout(self._body)
        space(column, 8, (16, 12, 16, 12))
        head = QHBoxLayout()
        space(head, 12)
        head.addWidget(self.name, 1)
        head.addWidget(self.verdict)
        column.addLayout(head)
        under = QHBoxLayout()
        space(under, 12)
        under.addWidget(self.origin, 1)
        under.addStretch(0)
        under.addWidget(self.receipt)
        column.addLayout(under)
        column.addWidget(self.notes)
        column.addWidget(self.password)
        column.addSpacing(4)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self._dress()

    def _dress(self) -> None:
        self.password.hide()
        set_role(self.name, role="emphasis")
        set_role(self.origin, role="muted")
        self.tabs.setDocumentMode(True)
        self.tabs.hide()
        self.tabs.tabBarClicked.connect(self._chosen_by_person)
        self.tabs.currentChanged.connect(self._chosen_by_person)
        self.found_table.table.activated.connect(self._want_row)
        follow_theme(self, lambda: self.tabs.setMinimumHeight(theme().px(LEAST_TABS_PX)))

    def _want_row(self, index: QModelIndex) -> None:
        row, _, sheet = self.found.row_key(index.row()).partition(" ")
        self.row_wanted.emit(sheet, int(row))

    def _chosen_by_person(self, _place: int) -> None:
        """Leave the tab alone that somebody went to; what is found out later opens no other."""
        self._by_person = self._by_person or self.tabs.tabBar().hasFocus()
