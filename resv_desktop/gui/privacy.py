"""What the fields of a window ask: is there a person in this text, and is that word nobody?

The check itself is loaded when the first text is looked at, or when a page gets ready for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resv_desktop.gui.i18n import current_lang
from resv_desktop.sentences import sentence

if TYPE_CHECKING:
    from resv_desktop.gui.context import Context
    from resv_desktop.services.gate import Finding

TONES = {"block": "bad", "warn": "warn", "hint": "info"}
"""The token of each level; its word always stands beside it."""
NAMES = frozenset({"naam", "initialen"})
"""What can be marked as no person."""


class PrivacyDesk(QObject):
    """The check as the fields see it; without a context, in the first questions, nothing is kept.

    Every field asks the same desk, so that all of them follow when a word is marked.
    """

    changed = Signal()
    """Other words are nobody than before, or other levels are shown: look again."""

    def __init__(self, context: Context | None = None) -> None:
        super().__init__()
        self._context = context
        self._known: object = None
        self._hints = context is None or context.settings.privacy_hints
        if context is not None:
            context.changed.connect(self._follow_log)
            context.settings_changed.connect(self._follow_settings)

    @property
    def can_allow(self) -> bool:
        """Whether words can be marked here."""
        return self._context is not None

    def look(self, text: str) -> tuple[Finding, ...]:
        """Return what the check finds in a text, as far as the person wants to be told."""
        if not text.strip():
            return ()
        from resv_desktop.services.gate import look

        found = look(self._context.workspace if self._context else None, text)
        return tuple(item for item in found if self._hints or item.level.value != "hint")

    def allow(self, words: str) -> None:
        """Mark words as no person and say so, with a way back."""
        if self._context is None:
            return
        kept = self._context.logbook.allow_words(words)
        said = self.tr("“%1” is marked: not a person").replace("%1", kept)
        self._context.say(said, undo=True)

    def prepare(self) -> None:
        """Load the lists of names now, so that the first text does not wait for them."""
        self.look("-")

    def _follow_log(self, record: str) -> None:
        if record or self._context is None:
            return
        from resv_desktop.services.allowed import known

        now = known(self._context.workspace)
        if now is not self._known:
            self._known = now
            self.changed.emit()

    def _follow_settings(self) -> None:
        if self._context is not None and self._hints != self._context.settings.privacy_hints:
            self._hints = self._context.settings.privacy_hints
            self.changed.emit()


def explanation(category: str) -> str:
    """What a finding means and what to do, in the language of the window."""
    return sentence(f"privacy_{category}", lang=current_lang())


def level_word(level: str) -> str:
    """The word of a level, which goes with its colour everywhere."""
    return sentence(f"privacy_level_{level}", lang=current_lang())


def category_word(category: str) -> str:
    """What a category is called."""
    return sentence(f"privacy_label_{category}", lang=current_lang())
