"""One entry whole: each field is kept when it is left, and every version can be read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from resv_desktop.domain.version import Version, next_version
from resv_desktop.domain.view import Grade
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import ACTIONS, HISTORY, DetailPanel
from resv_desktop.gui.pages.log_editors import DayLine, ManyField, read_day
from resv_desktop.services.logbook import ActionQuery, EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import add_versions

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 900)
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


def by_number(context: Context, number: str) -> str:
    query = EntryQuery()
    return next(r.record for r in context.logbook.find(query) if r.number == number)


def opened(page: LogPage, context: Context, number: str) -> DetailPanel:
    page.open_record(by_number(context, number))
    return page.panel()


def versions(context: Context, record: str) -> int:
    return len(context.logbook.history(record))


def test_enter_opens_the_entry_and_again_goes_into_it(page: LogPage, qtbot: QtBot) -> None:
    page.table.first()
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.is_panel_open
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_Down)
    assert page.panel().record == page.table.record
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.panel().isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not page.is_panel_open
    assert page.table.hasFocus()


def test_a_text_is_kept_when_left_as_one_version_and_undone(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    before = versions(context, panel.record)
    editor = panel.form.field("title").editor
    assert isinstance(editor, QLineEdit)
    panel.form.focus_field("title")
    editor.setText("Wachtlijst logopedie is weg")
    qtbot.keyClick(editor, Key.Key_Return)
    assert context.logbook.entry(panel.record).title == "Wachtlijst logopedie is weg"
    assert versions(context, panel.record) == before + 1
    assert window.status.last() == "KN-001: Titel gewijzigd"
    assert not editor.hasFocus(), "Enter moves on"
    window.undo()
    assert editor.text() == "Wachtlijst logopedie loopt op"


def test_escape_gives_the_old_value_back_and_keeps_nothing(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    before = versions(context, panel.record)
    editor = panel.form.field("description").editor
    assert isinstance(editor, QPlainTextEdit)
    panel.form.focus_field("description")
    editor.setPlainText("toch iets anders")
    qtbot.keyClick(editor, Key.Key_Escape)
    panel.form.focus_field("title")
    assert page.is_panel_open
    assert editor.toPlainText().startswith("Kinderen wachten")
    assert versions(context, panel.record) == before


def test_an_empty_title_is_refused_in_words_and_comes_back(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    field = panel.form.field("title")
    panel.form.focus_field("title")
    field.editor.setText("")  # type: ignore[union-attr]
    panel.form.focus_field("theme")
    assert field.widget.error()
    assert context.logbook.entry(panel.record).title == "Wachtlijst logopedie loopt op"


def test_what_a_draft_lacks_is_named_and_leads_to_the_field(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-002")
    assert panel.needed.keys() == ["description", "theme", "disciplines", "frequency"]
    chip = panel.needed.chips()[1]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Return)
    theme = panel.form.field("theme").editor
    assert isinstance(theme, QComboBox)
    assert theme.hasFocus()
    type_first = theme.itemText(theme.findData("T01"))[:4]
    for letter in type_first:
        qtbot.keyClick(theme, letter)
    panel.form.focus_field("frequency")
    assert context.logbook.entry(panel.record).theme == "T01"
    assert panel.needed.keys() == ["description", "disciplines", "frequency"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_draft_becomes_complete_by_keyboard(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-002")
    description = panel.form.field("description").editor
    assert description.hasFocus(), "the first thing that is needed"
    description.insertPlainText("Nieuwe inwoners vinden geen huisarts.")  # type: ignore[union-attr]
    for key, code in (("theme", "T01"), ("frequency", "wekelijks")):
        panel.form.focus_field(key)
        panel.form.field(key).editor.set_code(code)  # type: ignore[union-attr]
    panel.form.focus_field("disciplines")
    many = panel.form.field("disciplines").editor
    assert isinstance(many, ManyField)
    for letter in "huisartsenzorg":
        qtbot.keyClick(many.line, letter)
    qtbot.keyClick(many.line, Key.Key_Return)
    assert many.codes() == ("HA",)
    assert context.logbook.entry(panel.record).description.startswith("Nieuwe inwoners")
    assert panel.needed.keys() == []
    assert page.table.entries.row(page.table.currentIndex().row()).missing == 0


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_several_codes_go_by_delete_and_an_unknown_one_is_refused(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    many = panel.form.field("disciplines").editor
    assert isinstance(many, ManyField)
    panel.form.focus_field("disciplines")
    for letter in "tovenaar":
        qtbot.keyClick(many.line, letter)
    qtbot.keyClick(many.line, Key.Key_Return)
    assert "tovenaar" in many.error()
    qtbot.keyClick(many.line, Key.Key_Escape)
    assert many.error() == ""
    chip = many.chips.chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert context.logbook.entry(panel.record).disciplines == ("HA",)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_takes_the_uppermost_of_several_choices(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-002")
    panel.form.focus_field("disciplines")
    many = panel.form.field("disciplines").editor
    assert isinstance(many, ManyField)
    for letter in "huisa":
        qtbot.keyClick(many.line, letter)
    qtbot.keyClick(many.line, Key.Key_Return)
    assert many.codes() == ("HA",)
    assert many.error() == ""


def test_a_field_that_is_asked_for_is_brought_into_view(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-002")
    panel.form.focus_field("frequency")
    field = panel.form.field("frequency").widget
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_a_day_can_be_written_cleared_and_wrong(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    field = panel.form.field("last_discussed")
    day = field.editor
    assert isinstance(day, DayLine)
    panel.form.focus_field("last_discussed")
    day.setText("12-3")
    qtbot.keyClick(day, Key.Key_Return)
    assert context.logbook.entry(panel.record).last_discussed == date(2027, 3, 12)
    assert day.text() == "12-3-2027"
    panel.form.focus_field("last_discussed")
    day.setText("ooit")
    panel.form.focus_field("owner")
    assert "12-3-2027" in field.widget.error()
    assert context.logbook.entry(panel.record).last_discussed == date(2027, 3, 12)
    panel.form.focus_field("last_discussed")
    day.setText("")
    panel.form.focus_field("owner")
    assert context.logbook.entry(panel.record).last_discussed is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("3-4", date(2027, 4, 3)),
        ("3/4/26", date(2026, 4, 3)),
        ("2026-12-31", date(2026, 12, 31)),
        ("vandaag", date(2027, 1, 2)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert read_day(text, date(2027, 1, 2)) == day


@pytest.mark.parametrize("text", ["31-2", "morgenmiddag", "12", "1-13-2027"])
def test_what_is_no_day_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_day(text, date(2027, 1, 2))


def test_a_development_shows_its_own_fields(page: LogPage, context: Context) -> None:
    panel = opened(page, context, "ON-001")
    hidden = {key: panel.form.field(key).widget.isHidden() for key in ("frequency", "horizon")}
    assert hidden == {"frequency": True, "horizon": False}
    kind = panel.form.field("kind").editor
    panel.form.focus_field("kind")
    kind.set_code("knelpunt")  # type: ignore[union-attr]
    panel.form.focus_field("title")
    assert not panel.form.field("frequency").widget.isHidden()
    assert context.logbook.entry(panel.record).number.startswith("KN-")


def test_an_escalation_is_asked_about_when_there_is_one(page: LogPage, context: Context) -> None:
    panel = opened(page, context, "KN-001")
    assert panel.form.field("escalated_to").widget.isHidden()
    panel.form.focus_field("status")
    panel.form.field("status").editor.set_code("opgeschaald")  # type: ignore[union-attr]
    panel.form.focus_field("title")
    assert not panel.form.field("escalated_to").widget.isHidden()


def test_another_theme_lets_go_of_a_subtheme_that_is_not_its_own(
    page: LogPage, context: Context
) -> None:
    record = by_number(context, "KN-001")
    context.logbook.change(record, {"theme": "T01", "subtheme": "T01.1"})
    panel = opened(page, context, "KN-001")
    panel.form.focus_field("theme")
    panel.form.field("theme").editor.set_code("T02")  # type: ignore[union-attr]
    panel.form.focus_field("title")
    entry = context.logbook.entry(record)
    assert (entry.theme, entry.subtheme) == ("T02", "")


def test_still_so_is_counted_and_said(
    page: LogPage, window: MainWindow, context: Context, clock: Any, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-001")
    clock.pass_by(days=70)
    panel.still_so.setFocus()
    qtbot.keyClick(panel.still_so, Key.Key_Space)
    assert "1 keer bevestigd" in panel._confirmed.text()
    assert "speelt al 2 maanden" in panel._confirmed.text()
    assert window.status.last() == "KN-001: nog steeds zo"


def test_an_action_is_added_and_ticked_off(page: LogPage, context: Context, qtbot: QtBot) -> None:
    panel = opened(page, context, "KN-001")
    panel.tabs.setCurrentIndex(ACTIONS)
    actions = panel.action_list
    actions.text.setFocus()
    actions.text.setText("Bellen met de praktijken")
    actions.due.setText("17-4")
    qtbot.keyClick(actions.due, Key.Key_Return)
    (action,) = context.logbook.actions(ActionQuery(entry=panel.record))
    assert (action.text, action.due) == ("Bellen met de praktijken", date(2027, 4, 17))
    assert panel.tabs.tabText(ACTIONS) == "Acties (1)"
    assert actions.text.text() == ""
    box = actions.boxes[0]
    assert isinstance(box, QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Space)
    (action,) = context.logbook.actions(ActionQuery(entry=panel.record))
    assert action.state == "klaar"
    assert panel.tabs.tabText(ACTIONS) == "Acties"


def test_history_tells_what_changed_from_what_to_what(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    record = by_number(context, "KN-001")
    context.logbook.change(record, {"severity": "S4", "disciplines": ("LOG", "FYS")})
    panel = opened(page, context, "KN-001")
    panel.tabs.setCurrentIndex(HISTORY)
    latest, *_, first = panel.history.cards()
    assert "Ernst: hoog → kritiek" in latest.text()
    assert "Logopedie; Huisartsenzorg → Logopedie; Fysiotherapie" in latest.text()
    assert "op deze computer" in latest.text()
    assert "toegevoegd" in first.text()
    latest.setFocus()
    qtbot.keyClick(latest, Key.Key_Down)
    assert panel.history.cards()[1].hasFocus()


def test_removing_the_entry_that_is_shown_closes_nothing_else(
    page: LogPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    panel = opened(page, context, "KN-002")
    panel.remove_button.setFocus()
    qtbot.keyClick(panel.remove_button, Key.Key_Space)
    assert panel.record != by_number_or_none(context, "KN-002")
    window.undo()
    assert by_number_or_none(context, "KN-002")


def by_number_or_none(context: Context, number: str) -> str | None:
    found = (r.record for r in context.logbook.find(EntryQuery()) if r.number == number)
    return next(found, None)


def test_a_related_entry_is_added_by_number_and_opened_by_its_chip(
    page: LogPage, context: Context, qtbot: QtBot
) -> None:
    other = by_number(context, "KN-002")
    panel = opened(page, context, "KN-001")
    many = panel.form.field("related").many
    assert many is not None
    panel.form.focus_field("related")
    for letter in "KN-999":
        qtbot.keyClick(many.line, letter)
    qtbot.keyClick(many.line, Key.Key_Return)
    assert "KN-999" in many.error()
    many.line.setText("kn-002")
    qtbot.keyClick(many.line, Key.Key_Return)
    assert context.logbook.entry(panel.record).related == (other,)
    chip = many.chips.chips()[0]
    assert chip.data.text == "KN-002 Geen inschrijving mogelijk"
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Return)
    assert panel.record == other


# -- two versions ----------------------------------------------------------------------------------


def part_ways(workspace: Workspace, record: str, *edits: dict[str, object]) -> None:
    """Let two computers change the same version of a record."""
    view = Logbook(workspace).view(record)
    made: list[Version] = []
    for at, edit in enumerate(edits):
        fields = {**view.fields, **edit}
        origin = f"{workspace.networks[0].code}/elders{at}/1"
        made.append(next_version([view.shown.version], origin, fields))
    add_versions(workspace.database(), made)


def test_contradicting_versions_stand_side_by_side_and_one_is_chosen(
    page: LogPage, context: Context, workspace_network: Workspace, qtbot: QtBot
) -> None:
    record = by_number(context, "KN-001")
    part_ways(workspace_network, record, {"severity": "S2"}, {"severity": "S4"})
    context.changed.emit("")
    page.activate("conflicts")
    assert page.table.entries.total == 1
    panel = opened(page, context, "KN-001")
    assert panel.conflict.isVisible()
    wanted = context.logbook.view(record).heads[1].fields["severity"]
    buttons = panel.conflict.buttons()
    assert [b.text()[:8] for b in buttons] == ["Behoud 1", "Behoud 2"]
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Key.Key_Space)
    view = context.logbook.view(record)
    assert view.grade is Grade.SETTLED
    assert view.fields["severity"] == wanted
    assert not panel.conflict.isVisible()


def test_versions_that_touch_other_fields_can_be_joined(
    page: LogPage, context: Context, workspace_network: Workspace, qtbot: QtBot
) -> None:
    record = by_number(context, "KN-001")
    part_ways(workspace_network, record, {"severity": "S2"}, {"owner": "apotheker"})
    context.changed.emit("")
    panel = opened(page, context, "KN-001")
    join = panel.conflict.buttons()[0]
    assert join.text() == "Voeg ze samen"
    join.click()
    entry = context.logbook.entry(record)
    assert (entry.severity, entry.owner) == ("S2", "apotheker")


# -- who may do what, and in which words -----------------------------------------------------------


def test_the_entry_of_another_network_is_read_only_with_a_reason(
    qtbot: QtBot, region_context: Context, workspace_region: Workspace, workspace_network: Workspace
) -> None:
    source = Logbook(workspace_network)
    record = next(r.record for r in source.find(EntryQuery()) if r.number == "KN-001")
    add_versions(workspace_region.database(), [source.view(record).shown.version])
    page = LogPage(region_context)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activate(record)
    panel = page.panel()
    assert panel.read_only
    assert "Alleen dat wijkverband" in panel.banner.text()
    assert not panel.still_so.isVisible()
    title = panel.form.field("title").editor
    qtbot.keyClick(title, "x")
    theme = panel.form.field("theme").editor
    qtbot.keyClick(theme, Key.Key_Down)
    panel.form.focus_field("scope")
    assert len(region_context.logbook.history(record)) == 1
    page.remove(record)
    assert region_context.logbook.entry(record).title


def test_the_panel_speaks_the_language_that_was_chosen(
    page: LogPage, context: Context, settle: Callable[[], None]
) -> None:
    panel = opened(page, context, "KN-001")
    panel.tabs.setCurrentIndex(HISTORY)
    set_language("en")
    assert panel.tabs.tabText(HISTORY) == "History"
    assert "Severity: high" in panel.history.cards()[-1].text()
    theme = panel.form.field("theme").editor
    assert isinstance(theme, QComboBox)
    assert context.logbook.entry(panel.record).theme == theme.currentData() == "T06"
    assert versions(context, panel.record) == 1
