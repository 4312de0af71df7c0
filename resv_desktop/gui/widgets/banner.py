"""A message inside the page: what happened, what was kept, what to do, and one button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.errors import describe
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.tokens import TONE_ICONS
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button, icon_button, name_button
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label


class Banner(QFrame):
    """Hidden until it has something to say; told by icon and word, not by colour alone."""

    action_triggered = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "info"
        self._callback: Callable[[], object] | None = None
        self._icon = IconLabel(TONE_ICONS["info"], "info", parent=self)
        self._word = QLabel(self)
        self._text = plain_label(parent=self)
        self._action = button("", "secondary", parent=self)
        self._close = icon_button("x", "", self)
        self._build()
        self._retranslate()
        self.hide()

    def show_message(
        self,
        tone: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
    ) -> None:
        """Show ``text`` in the tone ok, warn, bad or info, with a button when ``action`` is given.

        The button calls ``on_action`` and emits ``action_triggered``.
        """
        self._tone = tone
        self._callback = on_action
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        set_role(self, role="banner", tone=tone)
        self._icon.show_icon(TONE_ICONS[tone], tone)
        self._retranslate()
        self.show()
        announce(self, self.accessibleName(), urgent=tone == "bad")

    def show_error(self, error: KnownError) -> None:
        """Show the sentence for ``error``, in the language of the window."""
        self.show_message("bad", describe(error))

    def clear(self) -> None:
        """Hide it; nothing is emitted."""
        self.hide()

    def tone(self) -> str:
        """The tone of what is shown."""
        return self._tone

    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def tab_order(self) -> list[QWidget]:
        """Its controls in reading order, for the page that stands round it."""
        return [self._action, self._close]

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        set_role(self._word, role="strong")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        space(words, 2)
        words.addWidget(self._word)
        words.addWidget(self._text)
        line = QHBoxLayout(self)
        space(line, 12, (12, 10, 8, 10))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _retranslate(self) -> None:
        words = {
            "ok": self.tr("Done"),
            "warn": self.tr("Please note"),
            "bad": self.tr("That did not work"),
            "info": self.tr("Good to know"),
        }
        self._word.setText(words[self._tone])
        self.setAccessibleName(f"{words[self._tone]}. {self._text.text()}")
        name_button(self._close, self.tr("Hide this message"))

    def _act(self) -> None:
        self.action_triggered.emit()
        if self._callback is not None:
            self._callback()

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()
