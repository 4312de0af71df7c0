"""The page that has nothing to show yet: one sentence, one button, one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label


class EmptyPage(QWidget):
    """Says what to do; the page that shows it sets the words (and again after LanguageChange)."""

    triggered = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, "muted", 32, self)
        self._sentence = plain_label(parent=self)
        self._key = QLabel(self)
        self.button = button("", "primary", parent=self)
        self._build()

    def set_words(self, sentence: str, verb: str, shortcut: str = "") -> None:
        """Set the sentence, the button's verb and, as portable text, the key that does the same."""
        self._sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setAccessibleDescription(sentence)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._key.setText(keys)
        self._key.setVisible(bool(keys))

    def _build(self) -> None:
        set_role(self._sentence, role="emphasis")
        set_role(self._key, role="muted")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.button.clicked.connect(self.triggered)
        column = QVBoxLayout(self)
        space(column, 12, (32, 32, 32, 32))
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._icon, 0, centre)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, centre)
        column.addWidget(self._key, 0, centre)
        column.addStretch(3)
