"""Words for a screen reader, and telling it what just happened without moving the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Let a running screen reader speak ``text``; ``urgent`` interrupts what it is saying."""
    # Loaded when there is something to say: nothing is said before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    kinds = QAccessible.AnnouncementPoliteness
    event.setPoliteness(kinds.Assertive if urgent else kinds.Polite)
    QAccessible.updateAccessibility(event)


def spoken(*parts: str) -> str:
    """The parts that hold something, read as sentences after each other."""
    said = [part for part in parts if part]
    ended = [part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]])
