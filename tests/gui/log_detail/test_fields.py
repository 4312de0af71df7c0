"""The fields of an entry: kept when left, refused in words, worked by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from gui.detail_kit import Key, by_number, opened, versions
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_editors import DayLine, ManyField, read_day


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
