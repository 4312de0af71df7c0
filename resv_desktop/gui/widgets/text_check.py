"""The check for personal data in one field: underlined while one writes, explained under it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.privacy import NAMES, TONES, PrivacyDesk, explanation, level_word
from resv_desktop.gui.theme import follow_theme, theme
from resv_desktop.gui.widgets.announce import announce, spoken

if TYPE_CHECKING:
    from resv_desktop.services.gate import Finding

LOOK_AFTER_MS = 300
"""After the last key: while somebody is writing nothing is underlined."""
TextEditor = QLineEdit | QPlainTextEdit

_LINES = {
    "block": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "warn": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "hint": QTextCharFormat.UnderlineStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding with its words; ``start`` and ``end`` count as Qt does, in UTF-16."""

    words: str
    category: str
    level: str
    start: int
    end: int

    @property
    def can_be_nobody(self) -> bool:
        """Whether the words can be marked as no person."""
        return self.category in NAMES

    def told(self) -> str:
        """What it is, which words, and what to do."""
        word = level_word(self.level).capitalize()
        return f"{word}: ‘{self.words}’. {explanation(self.category)}"


class TextCheck(QObject):
    """Looks at what stands in an editor and belongs to it; :attr:`seen` is what it found.

    Whoever owns the editor gives its accessible description through :meth:`describe`, so that the
    findings are read with it.
    """

    changed = Signal()
    """Something else was found than before."""

    def __init__(self, editor: TextEditor, desk: PrivacyDesk) -> None:
        super().__init__(editor)
        self.editor, self.desk = editor, desk
        self.seen: tuple[Seen, ...] = ()
        self._description = editor.accessibleDescription()
        self._passed: tuple[str, frozenset[str]] = ("", frozenset())
        self._menu: QMenu | None = None
        self._is_composing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look_now)
        editor.textChanged.connect(self._typed)
        desk.changed.connect(self.look_now)
        editor.installEventFilter(self)
        if isinstance(editor, QPlainTextEdit):
            editor.viewport().installEventFilter(self)
        follow_theme(self, self._underline)

    def text(self) -> str:
        """What stands in the editor."""
        editor = self.editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def look_now(self) -> None:
        """Look at the text without waiting for a pause."""
        self._timer.stop()
        if self._is_composing:
            self._timer.start()
            return
        text = self.text()
        seen = tuple(_seen(text, self.desk.look(text)))
        before, self.seen = self.seen, self._open(text, seen)
        self._underline()
        if before != self.seen:
            self._tell(before)
            self.changed.emit()

    def set_passed(self, text: str, categories: Collection[str]) -> None:
        """Say nothing of these categories as long as the text is ``text``: they may stand."""
        self._passed = (text.strip(), frozenset(categories))
        self.look_now()

    def describe(self, description: str) -> None:
        """Set what a screen reader says of the field besides what was found."""
        self._description = description
        told = [item.told() for item in self.seen]
        self.editor.setAccessibleDescription(spoken(*told, description))

    def blocking(self) -> str:
        """The explanation of what may not stand here, of the text as it is now; empty if nothing.

        For texts that are kept outside the log, where no service looks at them.
        """
        self.look_now()
        return next((explanation(s.category) for s in self.seen if s.level == "block"), "")

    def mark_nobody(self, words: str) -> str:
        """Mark words as no person; return why that cannot be, else nothing."""
        from resv_desktop.gui.errors import describe

        try:
            self.desk.allow(words)
        except KnownError as error:
            return describe(error)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QContextMenuEvent) and self._markable():
            self._open_menu(event)
            return True
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        if event.type() == QEvent.Type.LanguageChange and watched is self.editor:
            self.describe(self._description)
        return False

    # -- looking -------------------------------------------------------------------------------

    def _typed(self) -> None:
        if not self.text().strip():
            self.look_now()
            return
        self._timer.start()
        if self.seen and isinstance(self.editor, QLineEdit):
            # Its dressing does not move along with the letters.
            _underline_line(self.editor, ())

    def _open(self, text: str, seen: Iterable[Seen]) -> tuple[Seen, ...]:
        passed_text, passed = self._passed
        if text.strip() != passed_text:
            return tuple(seen)
        return tuple(item for item in seen if item.category not in passed)

    def _tell(self, before: tuple[Seen, ...]) -> None:
        self.describe(self._description)
        known = {(item.words, item.category) for item in before}
        new = [item for item in self.seen if (item.words, item.category) not in known]
        if new and self.editor.hasFocus():
            announce(self.editor, spoken(*(item.told() for item in new)))

    # -- showing -------------------------------------------------------------------------------

    def _underline(self) -> None:
        if isinstance(self.editor, QLineEdit):
            _underline_line(self.editor, self.seen)
        else:
            _underline_text(self.editor, self.seen)

    # -- the menu ------------------------------------------------------------------------------

    def _markable(self) -> list[str]:
        if not self.desk.can_allow:
            return []
        return list(dict.fromkeys(item.words for item in self.seen if item.can_be_nobody))

    def _open_menu(self, event: QContextMenuEvent) -> None:
        menu = self._menu = self.editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_to(menu)
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.editor.mapToGlobal(QPoint(0, self.editor.height()))
        menu.popup(place)

    def _add_to(self, menu: QMenu) -> None:
        menu.addSeparator()
        for words in self._markable():
            said = QCoreApplication.translate("TextCheck", "“%1” is not a person")
            action = menu.addAction(said.replace("%1", words.replace("&", "&&")))
            action.triggered.connect(partial(self.mark_nobody, words))


def check_of(editor: QWidget) -> TextCheck | None:
    """Return the check of an editor, if it has one."""
    found = [child for child in editor.children() if isinstance(child, TextCheck)]
    return found[0] if found else None


def _seen(text: str, found: Iterable[Finding]) -> Iterable[Seen]:
    for item in found:
        yield Seen(
            " ".join(text[item.start : item.end].split()),
            item.category.value,
            item.level.value,
            _in_utf16(text, item.start),
            _in_utf16(text, item.end),
        )


def _in_utf16(text: str, at: int) -> int:
    """Return a place counted in code points as Qt counts it: an emoji is two."""
    return at + sum(character > "\uffff" for character in text[:at])


def _underline_line(line: QLineEdit, seen: Iterable[Seen]) -> None:
    # A line has no way to dress a part of its text but that of input methods, which leaves text,
    # cursor and undo as they are. Places count from the cursor.
    if line.isReadOnly():
        return
    kind = QInputMethodEvent.AttributeType.TextFormat
    dressed = [
        QInputMethodEvent.Attribute(
            kind, item.start - line.cursorPosition(), item.end - item.start, _underlined(item)
        )
        for item in seen
    ]
    line.inputMethodEvent(QInputMethodEvent("", dressed))


def _underline_text(editor: QPlainTextEdit, seen: Iterable[Seen]) -> None:
    selections = []
    for item in seen:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(editor.document())
        cursor.setPosition(item.start)
        cursor.setPosition(item.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, _underlined(item)
        selections.append(selection)
    editor.setExtraSelections(selections)


def _underlined(item: Seen) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(_LINES[item.level])
    form.setUnderlineColor(theme().colour(TONES[item.level]))
    return form
