"""What can be done everywhere in the window, with its keys; and undo that reaches past a field."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from resv_desktop.gui.actions import ActionSpec
from resv_desktop.gui.context import Context

MOST_NUMBERED = 6
"""Ctrl+1 to Ctrl+6 open the pages in the order of the rail."""


class Doer(Protocol):
    """What a window has to be able to do."""

    context: Context

    def new_entry(self) -> None: ...
    def search(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def undo_name(self) -> str | None: ...
    def redo_name(self) -> str | None: ...
    def open_palette(self) -> None: ...
    def open_help(self) -> None: ...
    def open_about(self) -> None: ...
    def cycle_focus(self) -> None: ...
    def back_up(self) -> None: ...
    def show_numbered(self, place: int) -> None: ...
    def page_name(self, place: int) -> str: ...


def window_specs(window: Doer) -> list[ActionSpec]:
    """What can be done on every page."""
    specs = [*_log_specs(window), *_page_specs(window), *_program_specs(window)]
    return [*specs, _privacy_spec(window)]


def _log_specs(window: Doer) -> list[ActionSpec]:
    return [
        ActionSpec(
            "entry.new",
            lambda: QCoreApplication.translate("Actions", "New entry"),
            window.new_entry,
            "Ctrl+N",
            "plus",
        ),
        ActionSpec(
            "find",
            lambda: QCoreApplication.translate("Actions", "Search"),
            window.search,
            "Ctrl+F",
            "search",
        ),
        ActionSpec(
            "undo",
            lambda: _named(QCoreApplication.translate("Actions", "Undo"), window.undo_name()),
            window.undo,
            "Ctrl+Z",
            "undo-2",
        ),
        ActionSpec(
            "redo",
            lambda: _named(QCoreApplication.translate("Actions", "Do again"), window.redo_name()),
            window.redo,
            "Ctrl+Shift+Z",
            "redo-2",
            also="Ctrl+Y",
        ),
        ActionSpec(
            "backup.make",
            lambda: QCoreApplication.translate("Actions", "Make a backup now"),
            window.back_up,
            "",
            "shield",
        ),
    ]


def _page_specs(window: Doer) -> list[ActionSpec]:
    """By place, not by page: which page stands where depends on the role, which may change."""

    def text(place: int) -> str:
        words = QCoreApplication.translate("Actions", "Go to %1")
        return words.replace("%1", window.page_name(place))

    return [
        ActionSpec(
            f"page.{place}",
            partial(text, place),
            partial(window.show_numbered, place),
            f"Ctrl+{place}",
            "chevron-right",
        )
        for place in range(1, MOST_NUMBERED + 1)
    ]


def _program_specs(window: Doer) -> list[ActionSpec]:
    return [
        ActionSpec(
            "palette",
            lambda: QCoreApplication.translate("Actions", "All you can do"),
            window.open_palette,
            "Ctrl+K",
            in_palette=False,
        ),
        ActionSpec(
            "help",
            lambda: QCoreApplication.translate("Actions", "Help with this page"),
            window.open_help,
            "F1",
            "circle-question-mark",
        ),
        ActionSpec(
            "next-area",
            lambda: QCoreApplication.translate("Actions", "Go to the next part of the window"),
            window.cycle_focus,
            "F6",
            in_palette=False,
        ),
        ActionSpec(
            "about",
            lambda: QCoreApplication.translate("Actions", "About this program"),
            window.open_about,
            "",
            "info",
        ),
    ]


def _privacy_spec(window: Doer) -> ActionSpec:
    """What the check for personal data does, and the words that are nobody."""

    def open_it() -> None:
        from resv_desktop.gui.dialogs.privacy import open_privacy

        if isinstance(window, QWidget):
            open_privacy(window, window.context)

    return ActionSpec(
        "privacy",
        lambda: QCoreApplication.translate("Actions", "Check for personal data"),
        open_it,
        "",
        "shield",
    )


def _named(verb: str, step: str | None) -> str:
    return f"{verb}: {step_name(step)}" if step else verb


def step_name(code: str | None) -> str:
    """What a step of the log is called in "Undo: ..."; codes are those of the log."""
    names = {
        "created": QCoreApplication.translate("Steps", "adding"),
        "edited": QCoreApplication.translate("Steps", "change"),
        "removed": QCoreApplication.translate("Steps", "removal"),
        "confirmed": QCoreApplication.translate("Steps", "“still so”"),
        "settled": QCoreApplication.translate("Steps", "choice between versions"),
        "meeting": QCoreApplication.translate("Steps", "meeting"),
        "allowed": QCoreApplication.translate("Steps", "“not a person”"),
        "disallowed": QCoreApplication.translate("Steps", "removal from the words"),
        "discussed": QCoreApplication.translate("Steps", "discussion"),
    }
    return names.get(code or "", QCoreApplication.translate("Steps", "change"))


class UndoPastFields(QObject):
    """Lets Ctrl+Z reach the log when the field that has the keyboard has nothing to take back.

    A line keeps the undo keys for itself, even when it is empty; after quick add the keyboard
    stays there, and the undo that a person means is that of the entry just saved.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched):
                event.ignore()
                return True
            if event.matches(QKeySequence.StandardKey.Redo) and not _can_redo(watched):
                event.ignore()
                return True
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A field whose window is taken apart loses the keyboard when it is half gone.
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable()
    return True


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isRedoAvailable()
    return True
