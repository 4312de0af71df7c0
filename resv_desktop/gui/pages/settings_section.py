"""A card on the settings page: a title, a sentence, and what can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.theme import set_role, space


class Section(QFrame):
    """One card; what stands in it goes into ``column``."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        set_role(self, role="card")
        self.title, self.explanation = QLabel(self), QLabel(self)
        set_role(self.title, role="emphasis")
        set_role(self.explanation, role="muted")
        self.explanation.setWordWrap(True)
        self.column = QVBoxLayout(self)
        space(self.column, 12, (20, 16, 20, 20))
        self.column.addWidget(self.title)
        self.column.addWidget(self.explanation)

    def set_words(self, title: str, explanation: str = "") -> None:
        """Say what this card is about."""
        self.title.setText(title)
        self.explanation.setText(explanation)
        self.explanation.setVisible(bool(explanation))
        self.setAccessibleName(title)

    def refresh(self) -> None:
        """Bring what is shown up to date."""

    def retranslate(self) -> None:
        """Say everything again in the language that was chosen."""

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
