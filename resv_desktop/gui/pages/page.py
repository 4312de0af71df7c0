"""What all pages have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.actions import ActionSpec
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

    def focus_search(self) -> bool:
        """Put the keyboard in this page's search field; False when it has none."""
        return False

    def is_busy(self) -> bool:
        """Whether work runs here that nothing else may be begun beside."""
        return False

    def header_tools(self) -> QWidget | None:
        """What stands in the window's header while this page is shown, such as a search field."""
        return None

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done on this page: shortcuts and lines of the command palette."""
        return ()

    def retranslate(self) -> None:
        """Say everything again in the language that was chosen."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language without a restart."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
