"""What all pages have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.context import Context


class Page(QWidget):
    """A page of the window. Pages are made when they are first shown, and kept.

    ``key`` is stable: the rail, settings and tests use it.
    """

    key = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"page_{self.key}")

    def activate(self, argument: str = "") -> None:
        """Be shown: bring what is on the page up to date; ``argument`` may name a record."""

    def focus_first(self) -> None:
        """Put the keyboard where work on this page begins."""

    def retranslate(self) -> None:
        """Say everything again in the language that was chosen."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language without a restart."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
