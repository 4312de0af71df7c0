"""The frame: pages by role, keys, undo with its name, drops, and what the foot says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.actions import ActionSpec
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import AboutDialog
from resv_desktop.gui.dialogs.help import HelpWindow
from resv_desktop.gui.drops import wanted_by_drop
from resv_desktop.gui.finder import entries_found
from resv_desktop.gui.i18n import LANGUAGES, set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.pages.registry import PAGES, pages_for
from resv_desktop.gui.palette import Palette
from resv_desktop.gui.standing import standing_of
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

Open = Callable[[Context], MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def make(context: Context) -> MainWindow:
        window = MainWindow(context)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(open_window: Open, context: Context) -> MainWindow:
    return open_window(context)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def count(context: Context) -> int:
    return context.logbook.count(EntryQuery())


# -- pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "keys"),
    [
        (("network",), ["start", "log", "deliver", "settings"]),
        (("region",), ["start", "merge", "report", "log", "settings"]),
        (("network", "region"), ["start", "log", "deliver", "merge", "report", "settings"]),
    ],
)
def test_each_role_sees_its_own_pages(roles: tuple[str, ...], keys: list[str]) -> None:
    assert [page.key for page in pages_for(roles)] == keys


def test_every_page_can_be_loaded_and_has_its_key() -> None:
    for spec in PAGES:
        assert issubclass(spec.load(), Page)
        assert spec.load().key == spec.key


def test_window_begins_at_start(window: MainWindow) -> None:
    assert window.current_page().key == "start"
    assert window.header.title() == "Start"
    assert "RESV Desktop" in window.windowTitle()


def test_pages_are_made_when_first_shown(window: MainWindow) -> None:
    assert window.page("settings") is None
    window.show_page("settings")
    first = window.page("settings")
    window.show_page("start")
    window.show_page("settings")
    assert window.page("settings") is first


def test_keys_lead_to_pages_in_the_order_of_the_rail(window: MainWindow) -> None:
    for place, key in enumerate(window.page_keys(), start=1):
        press(Qt.Key(Qt.Key.Key_0 + place), CTRL)
        assert window.current_page().key == key
        assert window.rail.current() == key


def test_rail_is_worked_by_keyboard(window: MainWindow) -> None:
    window.rail.button("start").setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.current_page().key == window.page_keys()[1]


def test_page_of_another_role_is_not_shown(window: MainWindow) -> None:
    window.show_page("merge")
    assert window.current_page().key == "start"


def test_argument_reaches_the_page(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_page("settings")
    heard: list[str] = []
    monkeypatch.setattr(window.current_page(), "activate", heard.append)
    window.context.page_wanted.emit("settings region C:/Mijn map/regio.json")
    assert heard == ["region C:/Mijn map/regio.json"]


def test_tools_of_a_page_stand_in_the_header_while_it_is_shown(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = QLineEdit()
    monkeypatch.setattr(window.current_page(), "header_tools", lambda: field)
    window.show_page("start")
    assert field.isVisible()
    assert window.header.isAncestorOf(field)
    window.show_page("settings")
    assert not field.isVisible()


# -- what can be done everywhere ---------------------------------------------------------------


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


# -- networks, language, foot ------------------------------------------------------------------


def test_network_is_chosen_in_the_header(window: MainWindow, context: Context) -> None:
    window.header.chooser.setFocus()
    press(Qt.Key.Key_Down)
    assert context.network == context.networks[1].code
    assert window.header.chooser.currentText() == context.networks[1].name


def test_one_network_is_named_not_asked(
    new_workspace: Callable[..., Workspace], open_window: Open, workspace_network: Workspace
) -> None:
    workspace = new_workspace("een")
    set_up(workspace, ["network"], networks=workspace_network.networks[:1])
    window = open_window(Context(workspace))
    assert not window.header.chooser.isVisible()


def test_language_is_switched_without_restart(window: MainWindow) -> None:
    set_language("en")
    window.show_page("settings")
    assert window.header.title() == "Settings"
    assert window.commands["help"].text() == "Help with this page"
    assert window.status.part("deadline").text() == "Q1 due by 15 April"
    set_language("nl")
    assert window.header.title() == "Instellingen"
    assert window.status.part("deadline").text() == "Q1 uiterlijk 15 april"


def test_foot_says_when_something_was_saved(window: MainWindow, context: Context) -> None:
    assert window.status.part("saved").text() == "Alles opgeslagen"
    context.logbook.create_entry(context.network, {"title": "Erbij"})
    assert window.status.part("saved").text() == "Opgeslagen 10:32"


def test_foot_counts_drafts_and_leads_to_them(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    drafts = context.logbook.count(EntryQuery(drafts_only=True, networks=(context.network,)))
    assert window.status.part("drafts").text() == f"{drafts} concepten"
    context.logbook.create_entry(context.network, {"title": "Nog een"})
    more = f"{drafts + 1} concepten"
    qtbot.waitUntil(lambda: window.status.part("drafts").text() == more)


def test_window_that_stays_open_overnight_shows_the_new_day(
    window: MainWindow, context: Context, clock
) -> None:
    context.backups.make()
    context.backed_up.emit()
    assert window.status.part("backup").text() == "back-up vandaag"
    clock.pass_by(days=1)
    standing_of(context).look_at_clock()
    assert window.status.part("backup").text() == "back-up gisteren"


def test_foot_of_a_region_counts_deliveries(open_window: Open, region_context: Context) -> None:
    window = open_window(region_context)
    assert window.status.part("deadline").text() == "Q1: 0 van 6 aangeleverd"


def test_size_is_kept_for_the_next_time(
    open_window: Open, context: Context, workspace_network: Workspace, qtbot: QtBot
) -> None:
    window = open_window(context)
    window.resize(700, 600)
    window.close()
    again = MainWindow(Context(workspace_network))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 600)


# -- drops -------------------------------------------------------------------------------------


def mime(*names: str) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(name) for name in names])
    return made


def test_workbooks_go_to_merge_and_a_region_file_to_settings(tmp_path) -> None:
    pages = ["start", "merge", "settings"]
    assert wanted_by_drop(mime("/a/1.xlsx", "/a/2.XLSX"), pages) == "merge /a/1.xlsx\n/a/2.XLSX"
    assert wanted_by_drop(mime(str(tmp_path)), pages) == f"merge {tmp_path}"
    assert wanted_by_drop(mime("/a/regio.json"), pages) == "settings region /a/regio.json"
    assert wanted_by_drop(mime("/a/brief.docx"), pages) == ""
    assert wanted_by_drop(mime("/a/1.xlsx"), ["start", "settings"]) == ""


def test_region_file_dropped_on_the_window_is_opened(
    window: MainWindow, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped = mime(str(tmp_path / "regio.json"))
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, dropped, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, dropped, left, none))
    assert window.current_page().key == "settings"
    assert "regio.json" in window.current_page().profile.banner.text()


def test_what_no_page_takes_is_not_accepted(window: MainWindow) -> None:
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dropped = mime("/a/brief.docx")  # the event does not keep it alive
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, dropped, left, none)
    enter.setAccepted(False)
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()
