"""Texts and hands for the tests of the check for personal data in the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.text_check import TextCheck, check_of

BSN = "Gebeld over BSN 111222333"
BIRTH = "Casus: geb. 12-03-1948, belt vaak"
NAME = "Overleg met mevrouw Hoekstra"
HINT = "Een vrouw van 91 jaar met dementie"
REASON = "staat in het openbare besluit"
SOON_MS = 2_000

Editor = QLineEdit | QPlainTextEdit


def check(editor: QWidget) -> TextCheck:
    found = check_of(editor)
    assert found is not None
    return found


def type_in(qtbot: QtBot, editor: Editor, text: str) -> None:
    """Take the place of what stands there, by keyboard."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def underlined(editor: Editor) -> list[str]:
    """The words that are underlined in an editor, as Qt lays them out."""
    if isinstance(editor, QPlainTextEdit):
        return [each.cursor.selectedText() for each in editor.extraSelections()]
    text = editor.text()
    return [text[item.start : item.end] for item in check(editor).seen]


def press(qtbot: QtBot, button: QWidget) -> None:
    """Go to a button by keyboard and press it."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Space)


def marks(note: CheckNote) -> list[QWidget]:
    """The buttons that say which words are no person."""
    return [each for each in note.tab_order() if each.property("words")]


def told(note: CheckNote) -> str:
    """All that a note says, hidden parts left out."""
    return " ".join(line.words.text() for line in note._lines if line.isVisibleTo(note))


def editors(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window in which text can be typed."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        yield from window.findChildren(kind)
