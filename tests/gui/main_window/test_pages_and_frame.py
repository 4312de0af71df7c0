"""Pages by role and by key, the network, the language, the foot, and what is dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from gui.window_kit import CTRL, Open, press
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.drops import wanted_by_drop
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.pages.registry import PAGES, pages_for
from resv_desktop.gui.standing import standing_of
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace


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


def mime(*names: str) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(name) for name in names])
    return made


def test_workbooks_go_to_merge_and_a_region_file_to_settings(tmp_path) -> None:
    pages = ["start", "merge", "settings"]
    assert wanted_by_drop(mime("/a/1.xlsx", "/a/2.XLSX"), pages) == "merge /a/1.xlsx\0/a/2.XLSX"
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
