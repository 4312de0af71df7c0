"""Personal data in a field: underlined while one writes, explained under it, marked as nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gui.privacy_kit import BSN, HINT, NAME, SOON_MS, check, marks, press, told, type_in, underlined
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.text_check import LOOK_AFTER_MS
from resv_desktop.services.allowed import allowed


class Form(QWidget):
    """One field of each kind, and something after them."""

    def __init__(self, desk: PrivacyDesk) -> None:
        super().__init__()
        self.line, self.text, self.last = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self.fields = [Field("Titel", self.line, "help"), Field("Toelichting", self.text)]
        self.notes = [field.watch(desk) for field in self.fields]
        column = QVBoxLayout(self)
        for widget in (*self.fields, self.last):
            column.addWidget(widget)


@pytest.fixture
def form(qtbot: QtBot, context: Context) -> Form:
    made = Form(context.privacy)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def wait_for(qtbot: QtBot, form: Form, at: int, count: int) -> None:
    qtbot.waitUntil(lambda: len(check(form.fields[at].editor).seen) == count, timeout=SOON_MS)


@pytest.mark.parametrize("at", [0, 1])
def test_a_name_is_underlined_a_moment_after_the_last_key(
    form: Form, qtbot: QtBot, at: int
) -> None:
    editor = form.fields[at].editor
    type_in(qtbot, editor, NAME)
    assert underlined(editor) == []
    assert check(editor)._timer.interval() == LOOK_AFTER_MS == 300
    wait_for(qtbot, form, at, 1)
    assert underlined(editor) == ["Hoekstra"]
    assert "Let op: ‘Hoekstra’" in told(form.notes[at])
    assert "naam van een persoon" in editor.accessibleDescription()


def test_a_line_of_text_is_dressed_in_the_colour_of_the_level_and_not_by_colour_alone(
    form: Form, qtbot: QtBot
) -> None:
    form.text.setPlainText(f"{BSN}, {NAME}, {HINT}")
    wait_for(qtbot, form, 1, 3)
    shown = form.text.extraSelections()
    forms = [QTextCharFormat(each.format) for each in shown]
    waves = QTextCharFormat.UnderlineStyle.WaveUnderline
    dots = QTextCharFormat.UnderlineStyle.DotLine
    assert [each.underlineStyle() for each in forms] == [waves, waves, dots]
    assert [each.underlineColor() for each in forms] == [
        theme().colour(token) for token in ("bad", "warn", "info")
    ]
    words = [told(form.notes[1]).find(word) for word in ("Tegengehouden:", "Let op:", "Misschien")]
    assert sorted(words) == words
    assert words[0] >= 0


def test_underlining_changes_neither_text_nor_cursor_nor_undo(form: Form, qtbot: QtBot) -> None:
    type_in(qtbot, form.line, NAME)
    form.line.setCursorPosition(4)
    form.last.setFocus()
    before = form.line.grab().toImage()
    changes: list[str] = []
    form.line.textChanged.connect(changes.append)
    wait_for(qtbot, form, 0, 1)
    assert (form.line.text(), form.line.cursorPosition(), changes) == (NAME, 4, [])
    assert form.line.grab().toImage() != before, "the wave is not painted"
    form.line.undo()
    assert form.line.text() == ""


def test_places_after_an_emoji_are_right(form: Form, qtbot: QtBot) -> None:
    form.text.setPlainText(f"🙂🙂 {NAME}")
    wait_for(qtbot, form, 1, 1)
    assert underlined(form.text) == ["Hoekstra"]


def test_nothing_is_said_of_a_clean_text_and_of_one_that_was_emptied(
    form: Form, qtbot: QtBot
) -> None:
    form.line.setText("De wethouder belt over de wachtlijst")
    qtbot.wait(LOOK_AFTER_MS + 100)
    assert form.notes[0].isHidden()
    form.line.setText(NAME)
    wait_for(qtbot, form, 0, 1)
    form.line.clear()
    assert form.notes[0].isHidden()
    assert form.line.accessibleDescription() == "help"


def test_a_button_under_the_field_marks_the_words_and_undo_brings_them_back(
    form: Form, qtbot: QtBot, context: Context
) -> None:
    said: list[tuple[str, bool]] = []
    context.said.connect(lambda text, undo: said.append((text, undo)))
    type_in(qtbot, form.line, NAME)
    form.text.setPlainText(f"Nog eens: {NAME}")
    wait_for(qtbot, form, 0, 1)
    wait_for(qtbot, form, 1, 1)
    (mark,) = marks(form.notes[0])
    assert mark.text() == "‘Hoekstra’ is geen persoon"
    press(qtbot, mark)
    assert allowed(context.workspace) == ("Hoekstra",)
    assert said == [("‘Hoekstra’ is aangewezen: geen persoon", True)]
    assert form.notes[0].isHidden()
    assert form.notes[1].isHidden(), "every field follows"
    assert QApplication.focusWidget() is form.line, "the keyboard is lost with the button"
    context.logbook.undo()
    assert allowed(context.workspace) == ()
    assert [item.words for item in check(form.text).seen] == ["Hoekstra"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("at", [0, 1])
def test_the_menu_key_marks_the_words_too(
    form: Form, qtbot: QtBot, context: Context, at: int
) -> None:
    editor = form.fields[at].editor
    type_in(qtbot, editor, NAME)
    wait_for(qtbot, form, at, 1)
    keyboard, here = QContextMenuEvent.Reason.Keyboard, editor.mapToGlobal(QPoint())
    event = QContextMenuEvent(keyboard, QPoint(), here)
    QApplication.sendEvent(editor, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[-1].text() == "‘Hoekstra’ is geen persoon"
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert allowed(context.workspace) == ("Hoekstra",)
    assert check(editor).seen == ()


def test_only_words_can_be_marked(form: Form, qtbot: QtBot) -> None:
    type_in(qtbot, form.line, BSN)
    wait_for(qtbot, form, 0, 1)
    assert marks(form.notes[0]) == []


def test_tab_goes_from_the_field_to_its_note_and_then_on(form: Form, qtbot: QtBot) -> None:
    form.line.setText(NAME)
    wait_for(qtbot, form, 0, 1)
    form.line.setFocus()
    qtbot.keyClick(form.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is marks(form.notes[0])[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.text


def test_more_findings_than_are_told_are_counted(form: Form, qtbot: QtBot) -> None:
    names = ["mevrouw Hoekstra", "meneer Bakker", "mevrouw Jansen", "meneer Visser"]
    form.text.setPlainText(", ".join(names))
    wait_for(qtbot, form, 1, 4)
    assert told(form.notes[1]).endswith("En nog 1.")


def test_hints_are_told_unless_the_person_chose_otherwise(
    form: Form, qtbot: QtBot, context: Context
) -> None:
    form.text.setPlainText(f"{HINT}. {NAME}")
    wait_for(qtbot, form, 1, 2)
    context.keep_settings(replace(context.settings, privacy_hints=False))
    assert [item.level for item in check(form.text).seen] == ["warn"]
    context.keep_settings(replace(context.settings, privacy_hints=True))
    assert len(check(form.text).seen) == 2


def test_the_note_speaks_the_language_of_the_moment(form: Form, qtbot: QtBot) -> None:
    form.line.setText(NAME)
    wait_for(qtbot, form, 0, 1)
    set_language("en")
    qtbot.waitUntil(lambda: "Take care: ‘Hoekstra’" in told(form.notes[0]), timeout=SOON_MS)
    assert "looks like a person's name" in form.line.accessibleDescription()
    assert marks(form.notes[0])[0].text() == "“Hoekstra” is not a person"
