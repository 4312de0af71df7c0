"""Logging: what a coordinator types is kept, filled in, found again, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from resv_desktop.domain.action import Action
from resv_desktop.domain.errors import NotFoundError, WrongUseError
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.view import Grade
from resv_desktop.services.logbook import ActionQuery, EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def log(network: Workspace) -> Logbook:
    return Logbook(network)


def test_a_title_is_enough_and_the_rest_follows(log: Logbook) -> None:
    entry = log.entry(log.create_entry("wat", {"title": "  Wachtlijst logopedie ", "theme": "T06"}))
    assert (entry.number, entry.title, entry.status) == ("KN-001", "Wachtlijst logopedie", "nieuw")
    assert entry.signal_date == date(2027, 2, 1)
    assert entry.resv_tasks == ("R2", "R5")
    assert entry.network == "WAT"


def test_closing_an_entry_keeps_the_day_so_that_the_quarter_still_hands_it_over(
    log: Logbook,
) -> None:
    record = log.create_entry("WAT", {"title": "Een", "signal_date": "2026-11-03"})
    log.change(record, {"status": "opgelost"})
    assert log.entry(record).last_discussed == date(2027, 2, 1)


def test_each_kind_of_entry_has_numbers_of_its_own_that_are_never_used_again(log: Logbook) -> None:
    first = log.create_entry("WAT", {"title": "Een"})
    log.remove(first)
    second = log.create_entry("WAT", {"title": "Twee"})
    third = log.create_entry("WAT", {"title": "Drie", "kind": "ontwikkeling"})
    assert [log.entry(r).number for r in (second, third)] == ["KN-002", "ON-001"]
    log.change(second, {"kind": "ontwikkeling"})
    assert log.entry(second).number == "ON-002"


def test_contracting_and_funding_is_relevant_to_the_nza_by_nature(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Contract", "theme": "T16", "subtheme": "T16.4"})
    assert log.entry(record).nza_relevant is True


@pytest.mark.parametrize("title", ["", "   ", None])
def test_an_entry_without_title_is_refused_and_leaves_nothing(
    log: Logbook, title: str | None
) -> None:
    with pytest.raises(WrongUseError, match="title_missing"):
        log.create_entry("WAT", {"title": title})
    record = log.create_entry("WAT", {"title": "Blijft"})
    with pytest.raises(WrongUseError, match="title_missing"):
        log.change(record, {"title": title})
    assert [row.title for row in log.find(EntryQuery())] == ["Blijft"]


def test_an_unknown_network_or_record_is_named(log: Logbook) -> None:
    with pytest.raises(NotFoundError, match="network_not_found"):
        log.create_entry("XYZ", {"title": "x"})
    with pytest.raises(NotFoundError, match="record_not_found"):
        log.change("E" + "0" * 27, {"title": "x"})


def test_what_is_typed_is_found_again_by_any_of_its_words(log: Logbook) -> None:
    log.create_entry("WAT", {"title": "Wachtlijst logopedie", "description": "jonge kinderen"})
    log.create_entry("WAT", {"title": "Apotheek sluit eerder"})
    assert [row.number for row in log.find(EntryQuery(text="kind logo"))] == ["KN-001"]
    assert log.count(EntryQuery(text="apoth")) == 1


def test_every_change_is_a_version_and_history_says_what_changed(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Een", "severity": "S1"})
    log.change(record, {"severity": "S3"})
    log.change(record, {"severity": "S3"})
    log.confirm(record, date(2027, 3, 1))
    steps = log.history(record)
    assert [step.what for step in steps] == ["confirmed", "edited", "created"]
    assert steps[1].changes == {"severity": ("S1", "S3")}
    assert steps[2].at is not None


def test_confirming_twice_on_a_day_counts_once(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Een", "signal_date": "2027-01-01"})
    log.confirm(record, date(2027, 3, 5))
    log.confirm(record, date(2027, 3, 5))
    entry = log.entry(record)
    assert entry.confirmed_on == (date(2027, 3, 5),)
    assert entry.persistence() == 2


def test_undo_and_redo_go_back_and_forth_through_everything_that_was_done(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Een"})
    log.change(record, {"title": "Twee"})
    log.remove(record)
    assert log.undo_name == "removed"
    assert log.count(EntryQuery()) == 0
    assert log.undo() == record
    assert log.entry(record).title == "Twee"
    log.undo()
    assert log.entry(record).title == "Een"
    log.undo()
    assert log.count(EntryQuery()) == 0
    assert log.undo() is None
    for title in ("Een", "Twee"):
        log.redo()
        assert log.entry(record).title == title
    log.change(record, {"title": "Anders"})
    assert log.redo() is None, "a new change leaves nothing to do again"


def test_a_meeting_changes_its_entries_at_once_and_is_undone_at_once(log: Logbook) -> None:
    a, b, c = (log.create_entry("WAT", {"title": title}) for title in "abc")
    items = (
        AgendaItem(a, "besproken"),
        AgendaItem(b, "opschalen", "Naar het RESV"),
        AgendaItem(c, "opgelost"),
    )
    meeting = Meeting.with_agenda("", items, date=date(2027, 2, 10), disciplines=("HA",))
    log.add_meeting("WAT", meeting)
    assert [log.entry(r).status for r in (a, b, c)] == [
        "besproken_in_wijk",
        "opgeschaald",
        "opgelost",
    ]
    assert log.entry(b).escalated_to == "N1"
    assert log.entry(b).agreement == "Naar het RESV"
    assert log.entry(a).last_discussed == date(2027, 2, 10)
    assert log.meetings("WAT")[0].agenda == items
    log.undo()
    assert [log.entry(r).status for r in (a, b, c)] == ["nieuw"] * 3
    assert log.meetings("WAT") == []


def test_actions_are_listed_by_due_day_open_ones_first(log: Logbook) -> None:
    entry = log.create_entry("WAT", {"title": "Een"})
    late = log.add_action("WAT", Action("", text="later", entry=entry, due=date(2027, 9, 1)))
    soon = log.add_action("WAT", Action("", text="eerst", entry=entry, due=date(2027, 3, 1)))
    assert [action.id for action in log.actions()] == [soon, late]
    log.change(soon, {"state": "klaar"})
    assert [action.id for action in log.actions(ActionQuery(open_only=True))] == [late]
    with pytest.raises(WrongUseError, match="action_text_missing"):
        log.add_action("WAT", Action("", text=" "))


def test_settling_a_conflict_leaves_one_head(log: Logbook, network: Workspace) -> None:
    from resv_desktop.domain.version import next_version
    from resv_desktop.store.versions import add_versions

    record = log.create_entry("WAT", {"title": "Een"})
    base = log.view(record).shown.version
    heads = [
        next_version([base], origin, {**base.fields, "title": title})
        for origin, title in (("WAT/A/1", "links"), ("WAT/B/1", "rechts"))
    ]
    add_versions(network.database(), heads)
    view = log.view(record)
    assert view.grade is Grade.CONFLICT
    assert view.differing == ("title",)
    log.settle(record, {**view.fields, "title": "samen"})
    assert log.view(record).grade is Grade.SETTLED
    assert log.entry(record).title == "samen"
