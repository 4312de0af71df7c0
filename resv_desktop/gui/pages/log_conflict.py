"""Two versions of one entry beside each other, and a button to choose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from resv_desktop.domain.view import Head, RecordView
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.pages.log_history import value_text
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import Kind, button
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.sentences import sentence
from resv_desktop.services.origins import network_of

MOST_SHOWN = 4
"""Versions that are offered side by side."""


class ConflictPanel(QFrame):
    """What the versions of an entry differ in. The choice itself is one version more: undoable."""

    chosen = Signal(str)
    """The version that shall hold from now on; empty when all are to be joined."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: RecordView | None = None
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        space(self._column, 8, (12, 10, 12, 10))
        set_role(self, role="banner", tone="warn")
        self.hide()

    def show_view(self, view: RecordView | None) -> None:
        """Show the heads of a record; hidden when there is nothing to choose."""
        self._view = view
        self._clear()
        choose = view is not None and len(view.heads) > 1
        self.setVisible(choose)
        if view is None or not choose:
            return
        heads = view.heads[:MOST_SHOWN]
        self._say(self._sentence(view), "strong")
        for key in view.differing:
            self._say(field_label(key), "muted")
            for number, head in enumerate(heads, 1):
                value = self._unseen(key, head) or self._value(key, head)
                self._say(f"{number}. {value}", "")
        self._offer(view, heads)

    def buttons(self) -> list[QPushButton]:
        """The choices that are offered, the joined version first."""
        return [made for made in self._buttons if made.isVisibleTo(self)]

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_view(self._view)
        super().changeEvent(event)

    def _sentence(self, view: RecordView) -> str:
        if view.proposal is not None:
            return self.tr("Two people changed different fields. They can be joined.")
        return self.tr("Two versions contradict each other. Choose which one holds.")

    def _unseen(self, key: str, head: Head) -> str:
        return sentence("value_unseen", lang=current_lang()) if key in head.unseen else ""

    def _value(self, key: str, head: Head) -> str:
        return value_text(self._context, key, head.fields.get(key)) or "–"

    def _offer(self, view: RecordView, heads: tuple[Head, ...]) -> None:
        row = QWidget(self)
        flow = FlowLayout(row, gap=8)
        if view.proposal is not None:
            flow.addWidget(self._choice(self.tr("Join them"), "", "primary"))
        for number, head in enumerate(heads, 1):
            words = self.tr("Keep %1 (%2)").replace("%1", str(number))
            words = words.replace("%2", self._from(head))
            flow.addWidget(self._choice(words, head.version.id, "secondary"))
        self._column.addWidget(row)

    def _from(self, head: Head) -> str:
        if head.version.deleted:
            return self.tr("removed")
        code = network_of(head.version.origin)
        return self._context.workspace.codebook.label("network", code, current_lang())

    def _choice(self, words: str, version: str, kind: Kind) -> QWidget:
        made = button(words.replace("&", "&&"), kind, parent=self)
        made.clicked.connect(partial(self._choose, version))
        self._buttons.append(made)
        return made

    def _choose(self, version: str) -> None:
        self.chosen.emit(version)

    def _say(self, words: str, role: str) -> None:
        label = plain_label(words, self)
        label.setWordWrap(True)
        if role:
            set_role(label, role=role)
        self._column.addWidget(label)

    def _clear(self) -> None:
        self._buttons = []
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
