"""Texts that could not be kept: they wait in the field and in memory, never on disk.

A text with a citizen service number may not be written anywhere, a draft included; thrown away it
may not be either without its writer saying so. So it waits here, comes back when its field is shown
again, stands in the foot of the window, and is asked about before the window closes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from resv_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from resv_desktop.gui.context import Context


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text was typed; ``record`` is empty for what is of no record yet."""

    record: str
    field: str


@dataclass(frozen=True, slots=True)
class Held:
    """What was typed, and why it could not be kept."""

    text: str
    error: KnownError


class HeldTexts(QObject):
    """All texts of one window that wait."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: dict[Place, Held] = {}

    def hold(self, place: Place, text: str, error: KnownError) -> None:
        """Let a text wait; a later one takes its place."""
        self._held[place] = Held(text, error)
        self.changed.emit()

    def release(self, place: Place) -> None:
        """Forget a text: it was kept after all, changed, or given up."""
        if self._held.pop(place, None) is not None:
            self.changed.emit()

    def get(self, place: Place) -> Held | None:
        """Return what waits at a place."""
        return self._held.get(place)

    def of(self, record: str) -> dict[str, Held]:
        """Return what waits of one record, by field."""
        return {place.field: held for place, held in self._held.items() if place.record == record}

    def places(self) -> tuple[Place, ...]:
        """Return where texts wait, in the order in which they came."""
        return tuple(self._held)

    def question(self) -> str:
        """What is asked before they are lost."""
        count = len(self._held)
        said = self.tr("%n text(s) not kept: personal data may not be in the log.", "", count)
        later = self.tr("When you close, what you typed there is gone.")
        return f"{said} {later}"


def page_of(place: Place) -> str:
    """Return the page, and the record on it, where a waiting text is found."""
    pages = {"deliverer": "settings", "answer": "merge todo"}
    return pages.get(place.field, f"log {place.record}".strip())


def may_close(window: QWidget, context: Context) -> bool:
    """Ask before texts are lost that could not be kept; a no leads to the first of them."""
    places = context.held.places()
    if not places:
        return True
    title = QCoreApplication.translate("HeldTexts", "Not everything was kept")
    verb = QCoreApplication.translate("HeldTexts", "Close and lose the text")
    if context.dialogs.sure(window, title, context.held.question(), verb):
        return True
    context.page_wanted.emit(page_of(places[0]))
    return False
