"""The log by keyboard: adding, refusing, confirming in place of a twin, searching, filtering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.models.entries import COLUMNS, PAGE, EntryModel
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.services.logbook import ActionQuery, EntryQuery

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_page("log")
    return made


@pytest.fixture
def page(window: MainWindow) -> LogPage:
    found = window.page("log")
    assert isinstance(found, LogPage)
    return found


def type_in(qtbot: QtBot, widget: QWidget, text: str) -> None:
    for letter in text:
        qtbot.keyClick(widget, letter)


def column(page: LogPage, key: str) -> list[str]:
    model = page.table.entries
    return [model.index(row, COLUMNS.index(key)).data() for row in range(model.rowCount())]


def chip_texts(page: LogPage) -> list[str]:
    return [chip.data.text for chip in page.quick_add.chips.chips()]


def newest(context: Context) -> Any:
    query = EntryQuery(sort="signal_date", descending=True, limit=1)
    row = context.logbook.page(query).rows[0]
    return context.logbook.entry(row.record)


def said(window: MainWindow) -> str:
    return window.status.last()


def undo(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(
        QApplication.focusWidget() or window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )


# -- the line --------------------------------------------------------------------------------------


def test_a_line_with_marks_is_kept_as_its_chips_say_and_the_line_is_ready_again(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    line = page.quick_add.line
    assert line.hasFocus()
    type_in(qtbot, line, "Apotheek kan niet leveren #T05 @APO !4 ~wekelijks >apotheker")
    assert "Ernst: kritiek" in chip_texts(page)
    qtbot.keyClick(line, Key.Key_Return)
    entry = newest(context)
    assert entry.title == "Apotheek kan niet leveren"
    assert (entry.theme, entry.disciplines, entry.severity) == ("T05", ("APO",), "S4")
    assert (entry.frequency, entry.owner, entry.kind) == ("wekelijks", "apotheker", "knelpunt")
    assert line.text() == ""
    assert line.hasFocus()
    assert said(window) == f"{entry.number} opgeslagen"
    assert page.table.record == entry.id


def test_a_refused_chip_stays_text_and_is_not_kept(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    line = page.quick_add.line
    type_in(qtbot, line, "Drukte bij @HA !3")
    chip = next(c for c in page.quick_add.chips.chips() if c.data.text.startswith("Ernst"))
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chip, Key.Key_Delete)
    assert not any(text.startswith("Ernst") for text in chip_texts(page))
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    entry = newest(context)
    assert entry.title == "Drukte bij !3"
    assert entry.severity == ""
    assert entry.disciplines == ("HA",)


def test_tab_goes_from_the_line_to_its_first_chip(page: LogPage, qtbot: QtBot) -> None:
    type_in(qtbot, page.quick_add.line, "Drukte !3")
    qtbot.keyClick(page.quick_add.line, Key.Key_Tab)
    assert page.quick_add.chips.chips()[0].hasFocus()


def test_the_kind_is_shown_and_pressing_it_makes_it_the_other(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, page.quick_add.line, "Huisartsenpost verhuist")
    first = page.quick_add.chips.chips()[0]
    shown = first.data.text
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Return)
    other = page.quick_add.chips.chips()[0].data.text
    assert {shown, other} == {"Knelpunt", "Ontwikkeling"}
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    assert newest(context).kind == other.casefold()


def test_a_guessed_theme_is_kept_only_when_it_was_taken_over(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    line = page.quick_add.line
    type_in(qtbot, line, "Tekort aan huisartsen")
    assert any(text.startswith("Thema? ") for text in chip_texts(page))
    qtbot.keyClick(line, Key.Key_Return)
    assert newest(context).theme == ""
    type_in(qtbot, line, "Tekort aan huisartsen")
    guess = next(c for c in page.quick_add.chips.chips() if c.data.text.startswith("Thema? "))
    guess.setFocus()
    qtbot.keyClick(guess, Key.Key_Space)
    assert any(text.startswith("Thema: ") for text in chip_texts(page))
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    assert newest(context).theme == "T01"


def test_an_unclear_mark_offers_what_it_could_mean(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    type_in(qtbot, page.quick_add.line, "Overleg @huisar")
    picks = [c for c in page.quick_add.chips.chips() if "→" in c.data.text]
    picks[0].setFocus()
    qtbot.keyClick(picks[0], Key.Key_Return)
    assert any(text.startswith("Disciplines: ") for text in chip_texts(page))


def test_days_make_an_action_and_one_undo_takes_both_back(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    before = context.logbook.count(EntryQuery())
    type_in(qtbot, page.quick_add.line, "Bellen met de gemeente +14")
    assert "Opvolgen: 17 apr 2027" in chip_texts(page)
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    entry = newest(context)
    (action,) = context.logbook.actions(ActionQuery(entry=entry.id))
    assert (action.text, str(action.due)) == ("Opvolgen", "2027-04-17")
    undo(qtbot, window)
    assert context.logbook.count(EntryQuery()) == before
    assert context.logbook.actions(ActionQuery(entry=entry.id)) == []


def test_marks_without_words_are_refused_in_words(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    before = context.logbook.count(EntryQuery())
    type_in(qtbot, page.quick_add.line, "!3")
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    assert context.logbook.count(EntryQuery()) == before
    assert "paar woorden" in page.quick_add._error.text()
    assert page.quick_add.line.text() == "!3"


def test_in_place_of_a_twin_the_entry_that_is_there_is_confirmed(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    before = context.logbook.count(EntryQuery())
    type_in(qtbot, page.quick_add.line, "Logopedie wachtlijst loopt op")
    settle()
    qtbot.waitUntil(lambda: bool(page.quick_add.twin))
    assert "KN-001" in page.quick_add.twin_link.text()
    twin = page.quick_add.twin
    window.commands.trigger("log.confirm")
    assert context.logbook.count(EntryQuery()) == before
    assert len(context.logbook.entry(twin).confirmed_on) == 1
    assert page.quick_add.line.text() == ""
    assert said(window) == "KN-001: nog steeds zo"


def test_what_was_added_a_moment_ago_is_recognised_as_a_twin(
    page: LogPage, context: Context, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    line = page.quick_add.line
    type_in(qtbot, line, "Parkeerplaatsen bij gezondheidscentrum")
    settle()
    qtbot.keyClick(line, Key.Key_Return)
    type_in(qtbot, line, "Parkeerplaatsen gezondheidscentrum vol")
    settle()
    qtbot.waitUntil(lambda: page.quick_add.twin == newest(context).id)


def test_escape_empties_the_line(page: LogPage, qtbot: QtBot) -> None:
    type_in(qtbot, page.quick_add.line, "toch niet")
    qtbot.keyClick(page.quick_add.line, Key.Key_Escape)
    assert page.quick_add.line.text() == ""


# -- the list --------------------------------------------------------------------------------------


def test_the_newest_entry_stands_on_top_and_a_click_on_a_heading_sorts(
    page: LogPage, clock: Any, qtbot: QtBot
) -> None:
    clock.pass_by(days=1)
    type_in(qtbot, page.quick_add.line, "Vandaag gehoord")
    qtbot.keyClick(page.quick_add.line, Key.Key_Return)
    assert column(page, "title")[0] == "Vandaag gehoord"
    page.table.sortByColumn(COLUMNS.index("title"), Qt.SortOrder.AscendingOrder)
    titles = column(page, "title")
    assert titles == sorted(titles, key=str.casefold)
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert column(page, "title")[0] == "Vandaag gehoord"


def test_the_search_field_filters_with_each_key_and_hands_on_to_the_list(
    page: LogPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.search()
    assert page.search.hasFocus()
    type_in(qtbot, page.search, "logop")
    assert column(page, "number") == ["KN-001"]
    qtbot.keyClick(page.search, Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.record
    page.focus_search()
    qtbot.keyClick(page.search, Key.Key_Escape)
    assert page.table.entries.total == 4


def test_no_hits_is_something_else_than_an_empty_log(page: LogPage, qtbot: QtBot) -> None:
    type_in(qtbot, page.search, "bestaatniet")
    assert page.list.currentWidget() is page.no_hits
    page.no_hits.button.setFocus()
    qtbot.keyClick(page.no_hits.button, Key.Key_Space)
    assert page.table.entries.total == 4
    assert page.search.text() == ""


def test_the_chips_count_and_filter(page: LogPage, qtbot: QtBot) -> None:
    bar = page.filter_bar
    qtbot.waitUntil(lambda: "Knelpunten 3" in [c.data.text for c in bar.chips.chips()])
    chips = {chip.data.key: chip for chip in bar.chips.chips()}
    assert chips["drafts"].data.text == "Concepten 3"
    chips["drafts"].setFocus()
    qtbot.keyClick(chips["drafts"], Key.Key_Space)
    assert page.table.entries.total == 3
    chip = next(chip for chip in bar.chips.chips() if chip.data.key == "drafts")
    assert chip.isChecked()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert page.table.entries.total == 4


def test_a_filter_from_the_menu_becomes_a_chip_that_can_go(page: LogPage, qtbot: QtBot) -> None:
    page.filter_bar._fill_menu()
    themes = next(a.menu() for a in page.filter_bar._menu.actions() if a.text() == "Thema")
    assert isinstance(themes, QMenu)
    themes.actions()[0].trigger()
    assert page.table.entries.total == 1
    keys = page.filter_bar.chips.keys()
    key = next(key for key in keys if key.startswith("themes:"))
    page.filter_bar.chips.removed.emit(key)
    assert page.table.entries.total == 4


@pytest.mark.parametrize(
    ("argument", "count"), [("drafts", 3), ("open", 3), ("conflicts", 0), ("", 4)]
)
def test_other_pages_can_ask_for_what_they_mean(page: LogPage, argument: str, count: int) -> None:
    page.activate(argument)
    assert page.table.entries.total == count


def test_another_network_shows_its_own_log(page: LogPage, context: Context) -> None:
    context.choose_network(context.networks[1].code)
    assert page.table.entries.total == 0
    assert page.list.currentWidget() is page.empty
    context.choose_network(context.networks[0].code)
    assert page.table.entries.total == 4


def test_delete_removes_and_undo_brings_back(
    page: LogPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.first()
    number = column(page, "number")[0]
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert number not in column(page, "number")
    assert said(window) == f"{number} verwijderd"
    assert page.table.hasFocus()
    assert page.table.record, "the keyboard is at its neighbour"
    undo(qtbot, window)
    assert number in column(page, "number")


def test_the_record_stays_chosen_when_rows_move(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    page.table.first()
    qtbot.keyClick(page.table, Key.Key_Down)
    record = page.table.record
    context.logbook.create_entry(context.network, {"title": "Van elders"})
    assert page.table.record == record
    assert page.table.entries.row(page.table.currentIndex().row()).record == record


def test_columns_are_chosen_and_remembered(page: LogPage, context: Context) -> None:
    page.table.fill_column_menu(page._column_menu)
    actions = {action.text(): action for action in page._column_menu.actions()}
    actions["Eigenaar (functie)"].trigger()
    actions["Thema"].trigger()
    assert "owner" in context.settings.columns
    assert "theme" not in context.settings.columns
    assert page.table.isColumnHidden(COLUMNS.index("theme"))
    assert not page.table.isColumnHidden(COLUMNS.index("owner"))
    assert not actions["Titel"].isEnabled()


# -- the model -------------------------------------------------------------------------------------


def test_the_model_behaves(page: LogPage, qtmodeltester: Any) -> None:
    qtmodeltester.check(page.table.entries, force_py=True)
    QAbstractItemModelTester(page.table.entries)


def test_rows_are_fetched_when_they_come_into_view(
    context: Context, workspace_network: Any, qtmodeltester: Any
) -> None:
    with workspace_network.database().atomic():
        for at in range(PAGE + 30):
            context.logbook.create_entry(context.network, {"title": f"Signaal {at}"})
    model = EntryModel(context.logbook, lambda: workspace_network.codebook)
    model.show_query(EntryQuery())
    assert model.rowCount() == PAGE
    assert model.total == PAGE + 34
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == model.total
    records = {model.row(at).record for at in range(model.rowCount())}
    assert len(records) == model.total
    qtmodeltester.check(model, force_py=True)


# -- who may do what, and in which words -----------------------------------------------------------


def test_a_resv_reads_and_is_told_what_to_do(qtbot: QtBot, region_context: Context) -> None:
    page = LogPage(region_context)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    assert not page.quick_add.isVisible()
    assert "Alleen een wijkverband" in page._reason.text()
    assert page._reason.isVisible()
    assert page.list.currentWidget() is page.empty
    with qtbot.waitSignal(region_context.page_wanted) as asked:
        page.empty.button.click()
    assert asked.args == ["merge"]


def test_the_language_switches_without_losing_the_line(page: LogPage, qtbot: QtBot) -> None:
    type_in(qtbot, page.quick_add.line, "Drukte !3")
    set_language("en")
    assert page.quick_add.line.text() == "Drukte !3"
    assert "Severity: high" in chip_texts(page)
    head = page.table.entries.headerData(0, Qt.Orientation.Horizontal)
    assert head == "No."
    assert page.filter_bar.chips.chips()[0].data.text.startswith("Bottlenecks")


def test_shortcuts_of_the_page_are_registered(window: MainWindow, page: LogPage) -> None:
    assert window.commands["log.confirm"].shortcut() == QKeySequence("Ctrl+E")
