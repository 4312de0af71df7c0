"""What belongs to an entry: actions, history, relations, two versions, and who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gui.detail_kit import Key, by_number, opened, versions
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from resv_desktop.domain.version import Version, next_version
from resv_desktop.domain.view import Grade
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import ACTIONS, HISTORY
from resv_desktop.services.logbook import ActionQuery, EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import add_versions


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
