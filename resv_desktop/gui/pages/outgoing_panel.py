"""What the check found in what is about to leave: go there, or let it pass and be counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.models.outgoing import (
    Excerpt,
    finding_headers,
    finding_rows,
    open_findings,
)
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.detail_table import DetailTable
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.text_check import TextCheck
from resv_desktop.services.outgoing import COVER, DELIVERER, TextFinding, let_pass
from resv_desktop.services.overrides import REASON_LENGTH


class OutgoingPanel(QFrame):
    """Hidden as long as nobody has to look at anything."""

    decided = Signal()
    """Something was let pass."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[TextFinding] = []
        self._excerpt: Excerpt = lambda _item: ""
        self.findings = RowsModel(finding_headers, self)
        self.title, self._reason_name = QLabel(self), QLabel(self)
        self.list = DetailTable(self.findings, [120, 150, 200, 160, 200], 3, (2,), self)
        self.jump = button("", "secondary", "pencil", self)
        self.reason = QLineEdit(self)
        TextCheck(self.reason, context.privacy)
        self.pass_one = button("", "secondary", parent=self)
        self.pass_warnings = button("", "secondary", "check", self)
        self.error = plain_label(parent=self)
        self._build()
        self.retranslate()
        self.hide()

    def show_findings(self, privacy: Sequence[TextFinding], excerpt: Excerpt) -> None:
        """Show what nobody decided about; ``excerpt`` gives the words that a finding is about."""
        self._waiting, self._excerpt = open_findings(privacy), excerpt
        self.error.clear()
        self.error.hide()
        self.reason.clear()
        self.findings.set_rows(finding_rows(self._waiting, excerpt))
        self.setVisible(any(item.blocks or item.warns for item in self._waiting))
        self._show_title()
        self._show_buttons()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.list.set_name(self.tr("Personal data that was found"))
        self.jump.setText(self.tr("Go to the text"))
        self.pass_one.setText(self.tr("Send along all the same"))
        self.pass_warnings.setText(self.tr("I looked at the warnings"))
        tip = self.tr("They go along. How many there were is counted, the text is not kept.")
        self.pass_warnings.setToolTip(tip)
        self._reason_name.setText(self.tr("&Reason"))
        self.reason.setPlaceholderText(self.tr("Why this may go along, without names"))
        self.reason.setAccessibleName(self.tr("Reason why this may go along"))
        self.findings.say_headers()
        self.findings.set_rows(finding_rows(self._waiting, self._excerpt))
        self._show_title()

    def chosen(self) -> TextFinding | None:
        """The finding that is chosen."""
        row = self.list.table.currentIndex().row()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def tab_order(self) -> list[QWidget]:
        """Its controls in reading order, for the page that stands round it."""
        return [self.list.table, self.jump, self.reason, self.pass_one, self.pass_warnings]

    def focus_list(self) -> None:
        """Put the keyboard at the findings."""
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is done --------------------------------------------------------------------------

    def go_there(self) -> None:
        """Open the entry that the chosen finding belongs to, or where its text is typed."""
        item = self.chosen()
        if item is not None and (page := _page_of(item)):
            self._context.page_wanted.emit(page)

    def send_along(self) -> None:
        """Let the chosen finding pass, with the reason that was given."""
        item = self.chosen()
        if item is not None:
            self._let_pass([item], self.reason.text())

    def looked(self) -> None:
        """Let all warnings pass: somebody looked at them."""
        self._let_pass([item for item in self._waiting if item.asks], "")

    def _let_pass(self, items: Sequence[TextFinding], reason: str) -> None:
        try:
            count = let_pass(self._context.workspace, items, reason)
        except KnownError as error:
            self.error.setText(describe(error))
            self.error.show()
            announce(self.error, self.error.text(), urgent=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._context.say(self.tr("%n findings go along, and are counted", "", count))
        self.decided.emit()

    # -- what is shown -------------------------------------------------------------------------

    def _show_title(self) -> None:
        blocking = sum(item.blocks for item in self._waiting)
        asking = sum(item.warns for item in self._waiting)
        parts = (
            (blocking, self.tr("%1 held back")),
            (asking, self.tr("%1 to look at")),
        )
        said = [words.replace("%1", number_text(count)) for count, words in parts if count]
        self.title.setText(self.tr("Personal data: %1").replace("%1", ", ".join(said)))

    def _show_buttons(self) -> None:
        item = self.chosen()
        self.jump.setEnabled(item is not None and bool(_page_of(item)))
        may = item is not None and item.blocks and item.may_pass
        for widget in (self._reason_name, self.reason, self.pass_one):
            widget.setVisible(may)
        self.pass_warnings.setVisible(any(item.asks for item in self._waiting))

    # -- how it is made ------------------------------------------------------------------------

    def _build(self) -> None:
        set_role(self, role="card")
        set_role(self.title, role="strong")
        set_role(self.error, role="error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._reason_name.setBuddy(self.reason)
        self.reason.setMaxLength(REASON_LENGTH)
        column, tools = QVBoxLayout(self), FlowLayout(gap=8)
        space(column, 8, (16, 12, 16, 12))
        why = QHBoxLayout()
        space(why, 8)
        for widget in (self._reason_name, self.reason, self.pass_one):
            why.addWidget(widget, 1 if widget is self.reason else 0)
        for widget in (self.jump, self.pass_warnings):
            tools.addWidget(widget)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addLayout(why)
        column.addWidget(self.error)
        column.addLayout(tools)
        self._connect()

    def _connect(self) -> None:
        self.jump.clicked.connect(self.go_there)
        self.pass_one.clicked.connect(self.send_along)
        self.reason.returnPressed.connect(self.send_along)
        self.pass_warnings.clicked.connect(self.looked)
        self.list.table.activated.connect(self._activated)
        self.list.table.selectionModel().currentRowChanged.connect(self._another)

    def _activated(self, _index: QModelIndex) -> None:
        self.go_there()

    def _another(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()


def _page_of(item: TextFinding) -> str:
    """Return the page where a text can be changed, nothing when it can only be read here."""
    if item.field in (DELIVERER, COVER):
        return "settings"
    return f"log {item.entry}" if item.entry else ""
