"""Answers about meetings, which stand on several rows, and answers within one batch."""

from __future__ import annotations

from pathlib import Path

import pytest
from services.answer_kit import Desk, edited, export, put

from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.view import Grade
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.quarantine import solve, waiting
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def entries(network: Workspace) -> list[str]:
    log = Logbook(network)
    records = [log.create_entry("WAT", {"title": title}) for title in ("Een", "Twee")]
    items = tuple(AgendaItem(record, "besproken") for record in records)
    log.add_meeting("WAT", Meeting.with_agenda("", items))
    return records


@pytest.fixture
def sent(network: Workspace, entries: list[str], tmp_path: Path) -> Path:
    return export(network, tmp_path / "a.xlsx")


def items(desk: Desk, record: str) -> object:
    return Logbook(desk.workspace).view(record).fields.get("items")


def test_a_cell_of_a_meeting_is_answered_with_all_its_other_items_kept(
    desk: Desk, sent: Path, entries: list[str]
) -> None:
    cells = put("Overleggen", 2, Uitkomst="#N/A"), put("Overleggen", 3, Registratie="de tweede")
    file = edited(sent, sent.parent / "b.xlsx", *cells)
    desk.merge(file)
    first, second = waiting(desk.workspace)
    assert [(i.key, i.row) for i in (first, second)] == [("item_outcome", 2), ("item_entry", 3)]
    solve(desk.workspace, first, "actie")
    (left,) = waiting(desk.workspace)
    solve(desk.workspace, left, "KN-002")
    one, two = entries
    expected = ((one, "actie", None), (two, "besproken", None))
    assert items(desk, first.record) == expected
    assert waiting(desk.workspace) == []
    assert desk.merge(file).files[0].reason == "already_merged"
    right = put("Overleggen", 2, Uitkomst="Actie")
    assert desk.merge(edited(sent, sent.parent / "c.xlsx", right)).totals.conflict == 0
    view = Logbook(desk.workspace).view(first.record)
    assert (view.fields["items"], view.grade) == (expected, Grade.SETTLED)


def test_a_meeting_typed_by_hand_gets_its_entry_and_is_no_twin_of_its_correction(
    desk: Desk, sent: Path, entries: list[str]
) -> None:
    cells = {"Datum": "10-3-2027", "Soort": "Wijkoverleg"}
    typed = put("Overleggen", 4, Registratie="die ene", Uitkomst="besproken", **cells)
    desk.merge(edited(sent, sent.parent / "b.xlsx", typed))
    (item,) = waiting(desk.workspace)
    solve(desk.workspace, item, "KN-001")
    assert items(desk, item.record) == ((entries[0], "besproken", None),)
    right = put("Overleggen", 4, Registratie="KN-001", Uitkomst="besproken", **cells)
    report = desk.merge(edited(sent, sent.parent / "c.xlsx", right))
    assert report.totals.new == 0
    assert len(Logbook(desk.workspace).meetings()) == 2


def test_a_correction_in_the_same_batch_is_no_twin_and_leaves_no_question(
    desk: Desk, sent: Path
) -> None:
    cells = {"Soort": "knelpunt", "Titel": "Geen tandarts"}
    odd = put("Registraties", 4, Laatst_besproken="3/4/2027", **cells)
    right = put("Registraties", 4, Laatst_besproken="3-4-2027", **cells)
    report = desk.merge(
        edited(sent, sent.parent / "b.xlsx", odd), edited(sent, sent.parent / "c.xlsx", right)
    )
    assert report.files[1].rows.new == 0
    assert len(Logbook(desk.workspace).find(EntryQuery())) == 3
    assert waiting(desk.workspace) == []


def test_an_answer_to_one_record_says_nothing_of_another(desk: Desk, sent: Path) -> None:
    both = [put("Registraties", row, Laatst_besproken="3/4/2027") for row in (2, 3)]
    file = edited(sent, sent.parent / "b.xlsx", *both)
    desk.merge(file)
    solve(desk.workspace, waiting(desk.workspace)[0], "2027-04-03")
    report = desk.merge(file)
    assert len(report.files[0].reading.quarantine) == 1
    assert [item.row for item in waiting(desk.workspace)] == [3]
