"""The foot of the window: what was just done, with a way back, and how things stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.tokens import TONE_ICONS
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label

HEIGHT_PX = 36
UNDO_KEYS = "Ctrl+Z"


class StatusPart(QWidget):
    """One fact at the right end: an icon when it matters, words, a link when it leads on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._callback: Callable[[], object] | None = None
        self._icon = IconLabel(pixels=14, parent=self)
        self._label = plain_label(parent=self)
        self._link = button("", "link", parent=self)
        self._link.clicked.connect(self._follow)
        line = QHBoxLayout(self)
        space(line, 4)
        for widget in (self._icon, self._label, self._link):
            line.addWidget(widget)
        set_role(self._label, role="muted")

    def show_fact(
        self, text: str, tone: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        """Say ``text``; ``tone`` (ok, warn, bad, info) adds its icon, ``on_click`` makes a link."""
        self._callback = on_click
        self._label.setText(text)
        self._link.setText(text)
        self._label.setVisible(on_click is None)
        self._link.setVisible(on_click is not None)
        self._icon.show_icon(TONE_ICONS.get(tone, ""), tone)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def _follow(self) -> None:
        if self._callback is not None:
            self._callback()


class StatusLine(QFrame):
    """Left: the last action and its undo. Right: backup, drafts, deadline."""

    undo_triggered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="bar")
        self._undo_callback: Callable[[], object] | None = None
        self._last = ElidedLabel("", self)
        self._parts: dict[str, StatusPart] = {}
        self._line = QHBoxLayout(self)
        self.undo_button: QPushButton = button("", "link", parent=self)
        self.undo_button.clicked.connect(self._undo)
        self.undo_button.hide()
        space(self._line, 12, (16, 0, 16, 0))
        self._line.addWidget(self._last, 0)
        self._line.addWidget(self.undo_button)
        self._line.addStretch(1)
        follow_theme(self, lambda: self.setFixedHeight(theme().px(HEIGHT_PX)))
        self._retranslate()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was just done; with ``undo`` a link takes it back and emits ``undo_triggered``.

        A screen reader speaks it. Replaces what was said before, its undo included.
        """
        self._undo_callback = undo
        self._last.setText(text)
        self.undo_button.setVisible(undo is not None)
        announce(self, text)

    def last(self) -> str:
        """What was said last."""
        return self._last.text()

    def set_part(
        self, key: str, text: str, tone: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        """Show a lasting fact, in order of first mention; an empty ``text`` hides it."""
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = StatusPart(self)
            self._line.addWidget(part)
        part.show_fact(text, tone, on_click)
        part.setVisible(bool(text))

    def part(self, key: str) -> StatusPart:
        """One of the facts. Raises KeyError when it was never set."""
        return self._parts[key]

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _undo(self) -> None:
        callback, self._undo_callback = self._undo_callback, None
        self.undo_button.hide()
        self.undo_triggered.emit()
        if callback is not None:
            callback()

    def _retranslate(self) -> None:
        keys = QKeySequence(UNDO_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Undo what was just done (%1)").replace("%1", keys))
        self.setAccessibleName(self.tr("Status"))
        self._last.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
