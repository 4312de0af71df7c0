"""Personal data in the window: what may not be kept waits, what may stand is noted and counted."""

from __future__ import annotations

from dataclasses import replace

from gui.privacy_kit import BIRTH, BSN, NAME, REASON, SOON_MS, check, press, told, type_in
from gui.privacy_window.kit import editor, raw, record, titles
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import ACTIONS, DetailPanel
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.services.logbook import ActionQuery, EntryQuery
from resv_desktop.services.overrides import overrides_of
from resv_desktop.services.settings import Settings, load_settings

Key = Qt.Key


# -- quick add ---------------------------------------------------------------------------------


def test_enter_does_not_keep_a_bsn_and_the_line_keeps_what_was_typed(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    line, before = page.quick_add.line, titles(context)
    type_in(qtbot, line, BSN)
    qtbot.keyClick(line, Key.Key_Return)
    assert titles(context) == before
    assert line.text() == BSN
    assert "Er is niets bewaard" in told(page.quick_add.note)
    assert not page.quick_add.note.reason.isVisible(), "there is no way past a BSN"
    qtbot.keyClicks(line, "!")
    assert not page.quick_add.is_held
    type_in(qtbot, line, "Gebeld over de wachtlijst")
    qtbot.keyClick(line, Key.Key_Return)
    assert "Gebeld over de wachtlijst" in titles(context)
    assert b"111222333" not in raw(context)


def test_a_reason_keeps_the_line_and_is_noted(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    note = page.quick_add.note
    type_in(qtbot, page.quick_add.line, BIRTH)
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    type_in(qtbot, note.reason, NAME)
    qtbot.keyClick(note.reason, Key.Key_Return)
    assert "In de reden zelf" in note._reason_error.text()
    assert BIRTH not in titles(context)
    type_in(qtbot, note.reason, REASON)
    qtbot.keyClick(note.reason, Key.Key_Return)
    assert BIRTH in titles(context)
    assert page.quick_add.line.text() == ""
    assert note.isHidden()
    kept = next(r.record for r in context.logbook.find(EntryQuery()) if r.title == BIRTH)
    ((override,),) = overrides_of(context.workspace, [kept]).values()
    assert (override.reason, override.level) == (REASON, "block")


def test_a_name_does_not_hold_up_enter_and_is_said_afterwards(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, page.quick_add.line, NAME)
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    assert NAME in titles(context)
    assert window.status.last() == "KN-004 bewaard; kijk na: naam"


def test_a_line_that_waits_survives_another_network_and_another_page(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, page.quick_add.line, BSN)
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    context.choose_network(context.networks[1].code)
    window.show_page("start")
    set_language("en")
    assert window.status.part("held").text() == "1 text not kept"
    set_language("nl")
    window.show_page("log")
    assert page.quick_add.line.text() == BSN
    press(qtbot, page.quick_add.note.back)
    assert page.quick_add.line.text() == ""
    assert context.held.places() == ()
    assert not window.status.part("held").isVisible()


# -- fields of an entry ------------------------------------------------------------------------


def test_a_field_that_may_not_be_kept_keeps_its_text_and_the_log_the_old_one(
    panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    field, before = editor(panel, "title"), context.logbook.entry(panel.record).title
    type_in(qtbot, field, BSN)
    qtbot.keyClick(field, Key.Key_Tab)
    assert context.logbook.entry(panel.record).title == before
    assert field.text() == BSN
    note = panel.form.field("title").note
    assert note is not None
    assert note.isVisible()
    assert "burgerservicenummer" in told(note)
    assert b"111222333" not in raw(context)


def test_a_waiting_text_comes_back_with_its_entry_and_its_language(
    page: LogPage, panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    first = panel.record
    type_in(qtbot, editor(panel, "description"), BSN)
    qtbot.keyClick(editor(panel, "description"), Key.Key_Tab)
    page.open_record(record(context, "KN-002"))
    assert editor(panel, "description").toPlainText() == ""
    assert panel.form.field("description").note.isHidden()
    set_language("en")
    page.open_record(first)
    set_language("nl")
    assert editor(panel, "description").toPlainText() == BSN
    assert panel.form.field("description").note.is_held
    context.logbook.confirm(first)
    assert editor(panel, "description").toPlainText() == BSN, "another change took it away"


def test_what_stood_there_can_be_put_back(
    panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    before = context.logbook.entry(panel.record).title
    type_in(qtbot, editor(panel, "title"), BSN)
    qtbot.keyClick(editor(panel, "title"), Key.Key_Return)
    note = panel.form.field("title").note
    press(qtbot, note.back)
    assert editor(panel, "title").text() == before
    assert note.isHidden()
    assert context.held.places() == ()


def test_a_text_that_is_mended_is_kept_and_no_longer_waits(
    panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, editor(panel, "title"), BSN)
    qtbot.keyClick(editor(panel, "title"), Key.Key_Tab)
    type_in(qtbot, editor(panel, "title"), "Gebeld over de wachtlijst")
    qtbot.keyClick(editor(panel, "title"), Key.Key_Tab)
    assert context.logbook.entry(panel.record).title == "Gebeld over de wachtlijst"
    assert panel.form.field("title").note.isHidden()
    assert context.held.places() == ()


def test_a_reason_under_a_field_keeps_its_text(
    panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, editor(panel, "description"), BIRTH)
    qtbot.keyClick(editor(panel, "description"), Key.Key_Tab)
    note = panel.form.field("description").note
    note.reason.setFocus()
    qtbot.keyClick(note.reason, Key.Key_Return)
    assert "Geef in een paar woorden" in note._reason_error.text()
    assert editor(panel, "description").toPlainText() == BIRTH
    type_in(qtbot, note.reason, REASON)
    qtbot.keyClick(note.reason, Key.Key_Return)
    assert context.logbook.entry(panel.record).description == BIRTH
    panel.privacy.show_now()
    assert note.isHidden()
    assert panel.privacy.pill.pill().word == "1 mag blijven"
    assert REASON in panel.privacy.pill.toolTip()


def test_a_name_in_an_entry_is_open_until_somebody_lets_it_stand(
    panel: DetailPanel, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    panel.privacy.show_now()
    assert panel.privacy.pill.isHidden()
    type_in(qtbot, editor(panel, "description"), NAME)
    qtbot.keyClick(editor(panel, "description"), Key.Key_Tab)
    note = panel.form.field("description").note
    qtbot.waitUntil(lambda: panel.privacy.pill.pill().word == "1 nakijken", timeout=SOON_MS)
    qtbot.waitUntil(lambda: note.isVisible() and note.stand.isVisible(), timeout=SOON_MS)
    press(qtbot, note.stand)
    assert note.isHidden()
    assert check(editor(panel, "description")).seen == ()
    assert panel.privacy.pill.pill().word == "1 mag blijven"
    assert window.status.last() == "Toelichting: 1 melding mag blijven staan"
    ((override,),) = overrides_of(context.workspace, [panel.record]).values()
    assert (override.field, override.level, override.reason) == ("description", "warn", "")
    type_in(qtbot, editor(panel, "description"), f"{NAME} en meneer Bakker")
    qtbot.keyClick(editor(panel, "description"), Key.Key_Tab)
    qtbot.waitUntil(lambda: panel.privacy.pill.pill().word == "2 nakijken", timeout=SOON_MS)


# -- actions, settings -------------------------------------------------------------------------


def test_a_new_action_waits_with_its_entry(
    page: LogPage, panel: DetailPanel, context: Context, qtbot: QtBot
) -> None:
    first, actions = panel.record, panel.action_list
    panel.tabs.setCurrentIndex(ACTIONS)
    type_in(qtbot, actions.text, BSN)
    qtbot.keyClick(actions.text, Key.Key_Return)
    assert context.logbook.actions(ActionQuery(entry=first)) == []
    page.open_record(record(context, "KN-002"))
    assert actions.text.text() == ""
    assert actions.note.isHidden()
    page.open_record(first)
    assert actions.text.text() == BSN
    assert actions.note.is_held
    panel.tabs.setCurrentIndex(ACTIONS)
    type_in(qtbot, actions.text, "Bellen met de praktijk")
    qtbot.keyClick(actions.text, Key.Key_Return)
    assert [a.text for a in context.logbook.actions(ActionQuery(entry=first))] == [
        "Bellen met de praktijk"
    ]
    assert context.held.places() == ()


def test_who_hands_over_may_not_be_a_number_of_a_person(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    window.show_page("settings")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    type_in(qtbot, page.profile.function, BSN)
    qtbot.keyClick(page.profile.function, Key.Key_Tab)
    assert context.workspace.deliverer == ""
    assert page.profile.function.text() == BSN
    context.reload_profile()
    assert page.profile.function.text() == BSN
    type_in(qtbot, page.profile.function, "wijkcoordinator")
    qtbot.keyClick(page.profile.function, Key.Key_Tab)
    assert context.workspace.deliverer == "wijkcoordinator"
    assert context.held.places() == ()


def test_the_level_is_kept_and_never_below_a_warning(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    window.show_page("settings")
    page = window.current_page()
    assert isinstance(page, SettingsPage)
    page.privacy.level.setFocus()
    qtbot.keyClick(page.privacy.level, Key.Key_Down)
    kept = load_settings(context.workspace.folder.settings)
    assert kept.privacy_hints is False
    assert [item.level.value for item in context.privacy.look(f"{BSN}, {NAME}")] == [
        "block",
        "warn",
    ]
    context.keep_settings(replace(context.settings, privacy_hints=True))
    assert page.privacy.level.currentIndex() == 0
    assert Settings().privacy_hints is True
