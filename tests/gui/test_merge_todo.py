"""Waiting for you: questions are answered one after another, and versions chosen, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gui.conftest import COMPLETE
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.models.merge_todo import Heading, Todo
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_todo import TodoPart
from resv_desktop.gui.pages.start_cards import StartCards
from resv_desktop.gui.widgets.pill import PILL_ROLE
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE
from resv_desktop.services.conflicts import conflicts
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.merging import Merging
from resv_desktop.services.open_questions import open_questions
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.extras import all_extras
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.read import read_workbook

Cells = dict[str, dict[int, Any]]


@pytest.fixture
def deliver(
    workspace_network: Workspace, workspace_region: Workspace, tmp_path: Path
) -> Callable[..., int]:
    """Merge the delivery after somebody wrote these cells in Excel; return the merge's number."""
    plain = Deliveries(workspace_network).export(
        workspace_network.networks[0].code, Period(2027, 2), tmp_path / "gewoon.xlsx"
    )

    def merge(*edits: Cells) -> int:
        readings = []
        for number, cells in enumerate(edits, 1):
            file = tmp_path / f"bewerkt {number}.xlsx"
            file.write_bytes(plain.file.read_bytes())
            edit_by_hand(file, lambda book, cells=cells: write(book, cells))
            readings.append(read_workbook(file, workspace_region.codebook))
        report = Merging(workspace_region).merge(readings)
        assert report.batch is not None
        return report.batch

    return merge


def write(book: openpyxl.Workbook, cells: Cells) -> None:
    sheet = book["Registraties"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for header, rows in cells.items():
        for row, value in rows.items():
            sheet.cell(row, columns[header]).value = value


@pytest.fixture
def opened(qtbot: QtBot, region_context: Context) -> Callable[..., TodoPart]:
    kept: list[MergePage] = []

    def show(argument: str = "") -> TodoPart:
        page = MergePage(region_context)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activate(f"todo {argument}")
        part = page.part("todo")
        assert isinstance(part, TodoPart)
        return part

    return show


def listed(part: TodoPart) -> list[tuple[str, str, str]]:
    model = part.model
    rows = [model.index(row) for row in range(model.rowCount())]
    return [(i.data(), i.data(PILL_ROLE).word, i.data(SECOND_ROLE)) for i in rows]


def field(part: TodoPart, number: str, key: str) -> object:
    log = part.context.logbook
    (row,) = [row for row in log.find(EntryQuery()) if row.number == number]
    return log.view(row.record).fields.get(key)


def test_without_questions_the_view_says_that_all_was_understood(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({})
    part = opened()
    assert part.empty.isVisible()
    assert part.count() == 0
    with_signal: list[str] = []
    part.wanted.connect(with_signal.append)
    part.empty.button.click()
    assert with_signal == ["files"]


def test_a_network_that_the_region_does_not_know_has_the_name_of_its_workbook(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], region_context: Context
) -> None:
    workspace = region_context.workspace
    set_up(workspace, ["region"], region=replace(workspace.region, networks=()))
    deliver({"Signaaldatum": {2: "04/03/2027"}})
    assert [second for *_, second in listed(opened())] == ["Binnenstad-West · 04/03/2027"]


def test_a_cell_is_answered_with_enter_and_the_next_question_follows(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], qtbot: QtBot
) -> None:
    deliver({"Signaaldatum": {2: "04/03/2027"}, "Ernst": {3: "#N/B"}})
    part = opened()
    assert [(word, second) for _, word, second in listed(part)] == [
        ("Signaaldatum", "Binnenstad-West · 04/03/2027"),
        ("Ernst", "Binnenstad-West · #N/B"),
    ]
    part.list.setFocus()
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    assert part.card.line.hasFocus()
    qtbot.keyClicks(part.card.line, "4 maart 2027")
    qtbot.keyClick(part.card.line, Qt.Key.Key_Return)
    assert field(part, "KN-001", "signal_date") == "2027-03-04"
    assert [word for _, word, _ in listed(part)] == ["Ernst"]
    assert part.card.choice.hasFocus()
    part.card.choice.setCurrentIndex(part.card.choice.findText("hoog"))
    part.card.save.click()
    assert part.empty.isVisible()
    assert part.empty.button.hasFocus()


def test_an_answer_that_cannot_be_read_is_told_at_the_field_and_nothing_is_kept(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], qtbot: QtBot
) -> None:
    deliver({"Signaaldatum": {2: "04/03/2027"}})
    part = opened()
    part.card.line.setText("ergens in maart")
    part.card.save.click()
    assert "ergens in maart" in part.card.field.error()
    assert part.count() == 1
    assert part.card.line.hasFocus()
    part.card.line.clear()
    part.card.save.click()
    assert part.card.field.error()
    assert part.count() == 1


def test_a_suggestion_fills_in_the_answer(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Signaaldatum": {2: "04/03/2027"}})
    part = opened()
    offers = [b for b in part.card.findChildren(type(part.card.save)) if "2027" in b.text()]
    assert [b.text() for b in offers] == ["4 mrt 2027", "3 apr 2027"]
    offers[1].click()
    assert part.card.line.text() == "2027-04-03"
    assert part.card.save.hasFocus()


def test_all_days_of_a_file_are_told_at_once(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Signaaldatum": {2: "04/03/2027", 3: "05/03/2027", 4: "06/02/2027"}})
    part = opened()
    assert part.count() == 3
    part.card.day_first.click()
    assert part.count() == 0
    assert field(part, "KN-002", "signal_date") == "2027-03-05"


def test_one_answer_holds_for_all_with_the_same_text_only_when_asked(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Ernst": {2: "#N/B", 3: "#N/B", 4: "#N/B"}})
    part = opened()
    assert part.card.all_alike.text() == "Ook voor 2 andere met dezelfde tekst"
    assert not part.card.all_alike.isChecked()
    part.card.choice.setCurrentIndex(1)
    part.card.save.click()
    assert part.count() == 2
    part.card.all_alike.setChecked(True)
    part.card.choice.setCurrentIndex(2)
    part.card.save.click()
    assert part.count() == 0


def test_a_question_that_was_left_can_be_asked_again(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Ernst": {2: "#N/B"}})
    part = opened()
    before = field(part, "KN-001", "severity")
    part.card.leave.click()
    assert part.count() == 0
    assert field(part, "KN-001", "severity") == before
    again = [
        b for b in part.banner.findChildren(QPushButton) if b.text() == "Stel de vraag opnieuw"
    ]
    again[0].click()
    assert part.count() == 1
    assert part.card.choice.hasFocus()


def test_versions_stand_side_by_side_and_what_clashes_must_be_chosen(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], qtbot: QtBot
) -> None:
    deliver(
        {"Titel": {2: "Wachtlijst een jaar"}, "Ernst": {2: "kritiek"}},
        {"Titel": {2: "Wachtlijst half jaar"}, "Resultaat": {2: "Overlegd"}},
    )
    part = opened()
    (case,) = conflicts(part.context.workspace)
    card = part.choice_card
    assert [shown.key for shown in card.fields] == ["title", "severity", "result"]
    assert card.fields[0].chosen() == -1
    card.save.click()
    assert "Titel" in card.error.text()
    assert card.fields[0].has_keyboard()
    qtbot.keyClick(card, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert card.fields[0].chosen() == 1
    assert not card.error.isVisible()
    card.save.click()
    assert part.count() == 0
    assert conflicts(part.context.workspace) == []
    (titles,) = [shown.values for shown in case.fields if shown.key == "title"]
    assert field(part, "KN-001", "title") == titles[1]
    assert field(part, "KN-001", "severity") == "S4"
    assert field(part, "KN-001", "result") == "Overlegd"


def test_versions_that_go_together_are_joined_in_one_press(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Ernst": {2: "kritiek"}}, {"Resultaat": {2: "Overlegd"}})
    part = opened()
    assert listed(part)[0][1] == "samen te voegen"
    assert part.choice_card.save.text() == "Voeg samen"
    part.focus_card()
    assert part.choice_card.save.hasFocus()
    part.choice_card.save.click()
    assert (field(part, "KN-001", "severity"), field(part, "KN-001", "result")) == (
        "S4", "Overlegd",
    )  # fmt: skip


def test_everything_of_one_version_can_be_taken_at_once(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Titel": {2: "Eerste"}}, {"Titel": {2: "Tweede"}, "Ernst": {2: "kritiek"}})
    part = opened()
    (case,) = conflicts(part.context.workspace)
    (titles,) = [shown.values for shown in case.fields if shown.key == "title"]
    place = titles.index("Eerste")
    part.choice_card.whole[place].click()
    part.choice_card.save.click()
    assert field(part, "KN-001", "title") == "Eerste"
    assert field(part, "KN-001", "severity") == COMPLETE["severity"]


def test_a_heading_that_nobody_knows_waits_here_and_its_answer_fills_all_its_cells(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], qtbot: QtBot
) -> None:
    sayings = {2: "Alle praktijken\nhebben een stop", 3: "Sinds maart", 4: "Geen plek"}
    deliver({"Toelichting": {1: "Zzz", **sayings}, "Ernst": {3: "#N/B"}})
    part = opened()
    assert [(name, word) for name, word, _ in listed(part)] == [
        ("Zzz", "welke kolom?"), ("KN-002 Geen inschrijving mogelijk", "Ernst"),
    ]  # fmt: skip
    assert part.count() == open_questions(part.context.workspace).total == 2
    part.list.setFocus()
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    box = part.heading_card.box
    assert box is not None
    assert box.choice.hasFocus()
    box.choice.setCurrentIndex(box.choice.findData("description"))
    with qtbot.waitSignal(part.context.changed):
        part.heading_card.save.click()
    qtbot.waitUntil(lambda: part.card.choice.hasFocus())
    assert [word for _, word, _ in listed(part)] == ["Ernst"]
    assert field(part, "KN-001", "description") == sayings[2]
    assert field(part, "KN-002", "description") == sayings[3]


def test_a_heading_that_is_none_of_ours_is_kept_as_an_extra_column(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], qtbot: QtBot
) -> None:
    batch = deliver({"Toelichting": {1: "Zzz", 2: "Alle praktijken"}})
    part = opened(str(batch))
    assert isinstance(part.chosen, Heading)
    box = part.heading_card.box
    assert box is not None
    box.choice.setCurrentIndex(box.choice.count() - 1)
    with qtbot.waitSignal(part.context.changed):
        part.heading_card.save.click()
    qtbot.waitUntil(lambda: part.empty.button.hasFocus())
    (extra,) = all_extras(part.context.workspace.database())
    assert extra.text == "Alle praktijken"


def test_start_says_the_same_number_and_names_each_kind(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Toelichting": {1: "Zzz", 2: "Alle praktijken"}, "Ernst": {3: "#N/B", 4: "#N/B"}})
    deliver({"Titel": {3: "Een"}}, {"Titel": {3: "Twee"}})
    part = opened()
    (card,) = [c for c in StartCards(part.context).cards() if c.key == "waiting"]
    assert card.figure == f"{part.count()} vragen" == "4 vragen"
    for words in ("1 kop", "2 cellen", "1 registratie"):
        assert words in card.sentence


def test_a_heading_that_cannot_be_kept_says_so_at_the_field(
    opened: Callable[..., TodoPart],
    deliver: Callable[..., int],
    qtbot: QtBot,
) -> None:
    deliver({"Toelichting": {1: "Zzz", 2: "Alle praktijken"}})
    part = opened()
    box = part.heading_card.box
    assert box is not None
    part.name_heading((box.question.question, "no such column"))
    qtbot.waitUntil(lambda: bool(box.field.error()))
    assert part.count() == 1
    qtbot.waitUntil(box.choice.hasFocus)


def test_the_name_of_the_view_counts_what_waits_and_begins_at_the_merge_asked_for(
    opened: Callable[..., TodoPart], deliver: Callable[..., int], region_context: Context
) -> None:
    deliver({"Ernst": {2: "#N/B"}})
    second = deliver({"Frequentie": {3: "#VERW!"}})
    part = opened(str(second))
    assert isinstance(part.chosen, Todo)
    assert part.chosen.item.batch == second
    page = part.window()
    assert isinstance(page, MergePage)
    assert "Wacht op u 2" in [
        " ".join(page.switch.tabText(at).split()) for at in range(page.switch.count())
    ]


def test_switching_language_says_the_questions_again(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Ernst": {2: "#N/B"}}, {"Titel": {3: "Een"}}, {"Titel": {3: "Twee"}})
    deliver({"Toelichting": {1: "Zzz", 2: "Alle praktijken"}})
    part = opened()
    set_language("en")
    assert part.card.save.text() == "Keep the answer"
    assert {word for _, word, _ in listed(part)} == {"Severity", "to choose", "which column?"}
    assert "1 cell waits" in part.heading_card.reason.text()


def test_the_model_keeps_to_qts_rules(
    opened: Callable[..., TodoPart], deliver: Callable[..., int]
) -> None:
    deliver({"Ernst": {2: "#N/B", 3: "#N/B"}})
    part = opened()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(part.model, mode)
    part.fill()
    part.card.leave.click()
