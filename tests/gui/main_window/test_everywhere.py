"""What can be done from every page: adding, undoing, finding, help, backup."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from gui.window_kit import CTRL, Open, press
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.actions import ActionSpec
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import AboutDialog
from resv_desktop.gui.dialogs.help import HelpWindow
from resv_desktop.gui.finder import entries_found
from resv_desktop.gui.i18n import LANGUAGES, set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.registry import PAGES
from resv_desktop.gui.palette import Palette
from resv_desktop.services.logbook import EntryQuery

SHIFT = Qt.KeyboardModifier.ShiftModifier


def count(context: Context) -> int:
    return context.logbook.count(EntryQuery())


def test_new_entry_and_search_lead_to_the_log(window: MainWindow) -> None:
    press(Qt.Key.Key_N, CTRL)
    assert window.current_page().key == "log"
    window.show_page("start")
    press(Qt.Key.Key_F, CTRL)
    assert window.current_page().key == "log"


def test_region_cannot_add_entries_and_is_told_why(
    open_window: Open, region_context: Context
) -> None:
    window = open_window(region_context)
    assert not window.commands["entry.new"].isEnabled()
    assert "wijkverband" in window.commands["entry.new"].toolTip()


def test_undo_and_redo_say_what_they_did(window: MainWindow, context: Context) -> None:
    before = count(context)
    context.logbook.create_entry(context.network, {"title": "Erbij"})
    assert window.commands["undo"].text() == "Maak ongedaan: toevoegen"
    press(Qt.Key.Key_Z, CTRL)
    assert count(context) == before
    assert window.status.last() == "Ongedaan gemaakt: toevoegen"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert count(context) == before + 1
    assert window.status.last() == "Opnieuw gedaan: toevoegen KN-004"


def test_a_step_is_named_with_its_number_and_both_keys_do_it_again(
    window: MainWindow, context: Context
) -> None:
    record = context.logbook.create_entry(context.network, {"title": "Erbij"})
    context.logbook.change(record, {"title": "Anders"})
    press(Qt.Key.Key_Z, CTRL)
    assert window.status.last() == "Ongedaan gemaakt: wijziging KN-004"
    press(Qt.Key.Key_Y, CTRL)
    assert window.status.last() == "Opnieuw gedaan: wijziging KN-004"


def test_nothing_to_undo_is_a_grey_action_with_a_reason(window: MainWindow) -> None:
    window.context.logbook.forget_steps()
    window.context.changed.emit("")
    assert not window.commands["undo"].isEnabled()
    assert window.commands.why_not("undo") == "Er is niets om ongedaan te maken."


def test_what_was_said_can_be_undone_from_the_foot(window: MainWindow, context: Context) -> None:
    before = count(context)
    context.logbook.create_entry(context.network, {"title": "Erbij"})
    context.say("KN-005 toegevoegd", undo=True)
    assert window.status.last() == "KN-005 toegevoegd"
    window.status.undo_button.click()
    assert count(context) == before


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_undo_reaches_past_an_empty_field(
    window: MainWindow, context: Context, field: type[QWidget]
) -> None:
    """After quick add the keyboard stays in the line; undo is about the entry, not the line."""
    line = field(window.current_page())
    line.show()
    line.setFocus()
    before = count(context)
    context.logbook.create_entry(context.network, {"title": "Erbij"})
    press(Qt.Key.Key_Z, CTRL)
    assert count(context) == before


def test_undo_in_a_field_takes_back_what_was_typed_there_first(
    window: MainWindow, context: Context
) -> None:
    line = QLineEdit(window.current_page())
    line.show()
    line.setFocus()
    context.logbook.create_entry(context.network, {"title": "Erbij"})
    before = count(context)
    QTest.keyClicks(line, "half")
    press(Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert count(context) == before


def test_a_field_that_is_gone_is_followed_no_more(window: MainWindow) -> None:
    gone, next_ = QLineEdit(window), QLineEdit(window)
    for field in (gone, next_):
        field.show()
    gone.setFocus()
    shiboken6.delete(gone)
    next_.setFocus()
    assert QApplication.focusWidget() is next_


def test_palette_finds_actions_and_entries(window: MainWindow, context: Context) -> None:
    press(Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    QTest.keyClicks(palette.search, "logo")
    texts = [item.text for item in palette.items()]
    assert "Wachtlijst logopedie loopt op" in texts
    palette.search.setText("Instel")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.current_page().key == "settings"


def test_entry_found_in_the_palette_leads_to_it(context: Context, qtbot: QtBot) -> None:
    item = entries_found(context, "logopedie")[0]
    with qtbot.waitSignal(context.page_wanted) as wanted:
        item.callback()
    record = context.logbook.find(EntryQuery(text="logopedie"))[0].record
    assert wanted.args == [f"log {record}"]


def test_help_opens_at_the_page_and_its_links_stay_inside(window: MainWindow) -> None:
    window.show_page("settings")
    press(Qt.Key.Key_F1)
    manual = window.findChild(HelpWindow)
    assert manual.isVisible()
    assert manual.topic() == "settings"
    assert "Back-ups" in manual.text.toPlainText()
    manual.text.anchorClicked.emit(QUrl("start.md"))
    assert manual.topic() == "start"
    manual.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert manual.topic() == "start"
    manual.close()


def test_every_page_has_its_manual_in_both_languages(qtbot: QtBot) -> None:
    manual = HelpWindow()
    qtbot.addWidget(manual)
    for lang in LANGUAGES:
        set_language(lang)
        for page in PAGES:
            manual.show_topic(page.key)
            assert len(manual.text.toPlainText()) > 200, (lang, page.key)


def test_parts_of_the_window_are_cycled(window: MainWindow) -> None:
    window.rail.button("start").setFocus()
    press(Qt.Key.Key_F6)
    assert window.header.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert window.stack.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_backup_can_be_made_from_everywhere(window: MainWindow, settle: Callable[[], None]) -> None:
    assert window.commands.trigger("backup.make")
    settle()
    assert window.status.last() == "Back-up gemaakt"
    assert window.status.part("backup").text() == "back-up vandaag"


def test_about_opens(window: MainWindow) -> None:
    window.commands.trigger("about")
    dialog = window.findChild(AboutDialog)
    assert dialog.isVisible()
    dialog.accept()


def test_actions_of_a_page_work_on_that_page_only(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []
    spec = ActionSpec("try", lambda: "Probeer", lambda: done.append(1), "Ctrl+T")
    settings = next(spec for spec in PAGES if spec.key == "settings").load()
    monkeypatch.setattr(settings, "action_specs", lambda _self: [spec])
    window.show_page("settings")
    press(Qt.Key.Key_T, CTRL)
    window.show_page("start")
    press(Qt.Key.Key_T, CTRL)
    assert done == [1]
