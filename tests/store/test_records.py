"""Actions, meetings and agreements as shown, and what points at an entry."""

from __future__ import annotations

from datetime import date

import pytest
from store.material import Maker, edit, remove

from resv_desktop.domain.action import Action
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.meeting import Meeting
from resv_desktop.domain.version import Version
from resv_desktop.store.database import Database
from resv_desktop.store.records import (
    ActionQuery,
    find_about,
    find_actions,
    find_records,
    record_count,
    record_fields,
    removed_records,
)
from resv_desktop.store.versions import add_versions


@pytest.fixture
def entry(make: Maker) -> Version:
    return make.entry(number="KN-001")


@pytest.fixture
def actions(db: Database, make: Maker, entry: Version) -> dict[str, Version]:
    """Four actions; the third is done, the last has no day and another network."""
    stated = {
        "late": {"due": "2027-01-15", "state": "open", "entry": entry.record},
        "soon": {"due": "2027-05-01", "entry": entry.record},
        "done": {"due": "2027-01-10", "state": "klaar", "entry": entry.record},
        "elsewhere": {"state": "bezig", "network": "OMM"},
    }
    made = {
        name: make.other(RecordKind.ACTION, **{"network": "WAT", "number": "A-001", **fields})
        for name, fields in stated.items()
    }
    add_versions(db, [entry, *made.values()])
    return made


def names(actions: dict[str, Version], found: list[tuple[str, object]]) -> list[str]:
    by_record = {version.record: name for name, version in actions.items()}
    return [by_record[record] for record, _ in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ActionQuery(), ["done", "late", "soon", "elsewhere"]),
        (ActionQuery(open_only=True), ["late", "soon", "elsewhere"]),
        (ActionQuery(due_by=date(2027, 1, 15)), ["done", "late"]),
        (ActionQuery(networks=("OMM",)), ["elsewhere"]),
        (ActionQuery(networks=("OMM", "WAT"), open_only=True), ["late", "soon", "elsewhere"]),
    ],
)
def test_actions_come_by_the_day_they_are_due(
    db: Database, actions: dict[str, Version], query: ActionQuery, found: list[str]
) -> None:
    assert names(actions, find_actions(db, query)) == found


def test_actions_of_an_entry(db: Database, actions: dict[str, Version], entry: Version) -> None:
    query = ActionQuery(entry=entry.record, open_only=True)
    assert names(actions, find_actions(db, query)) == ["late", "soon"]
    add_versions(db, [edit(actions["soon"], entry=None)])
    assert names(actions, find_actions(db, query)) == ["late"]


def test_what_is_open_is_what_the_domain_calls_open(
    db: Database, actions: dict[str, Version]
) -> None:
    for record, fields in find_actions(db):
        is_open = Action.from_fields(record, fields).is_open
        assert is_open == (record in dict(find_actions(db, ActionQuery(open_only=True))))


def test_records_of_a_kind_without_removed_ones(db: Database, make: Maker) -> None:
    first, second = make.entry(number="KN-002"), make.entry(number="KN-001", network="OMM")
    gone = make.entry(number="KN-000")
    add_versions(db, [first, second, gone, remove(gone)])
    found = find_records(db, RecordKind.ENTRY)
    assert found == [(second.record, second.fields), (first.record, first.fields)]
    assert find_records(db, RecordKind.ENTRY, "OMM") == [(second.record, second.fields)]
    assert record_count(db, RecordKind.ENTRY) == 2
    assert record_count(db, RecordKind.ENTRY, "WAT") == 1
    assert find_records(db, RecordKind.MEETING) == []


def test_removed_records_can_be_listed_latest_first(db: Database, make: Maker) -> None:
    first, second = make.entry(), make.other(RecordKind.ACTION, text="Bellen")
    add_versions(db, [first, second])
    add_versions(db, [remove(first)])
    add_versions(db, [remove(second)])
    assert [record for record, _ in removed_records(db)] == [second.record, first.record]
    assert removed_records(db, "OMM") == []


def test_what_points_at_an_entry(db: Database, make: Maker, entry: Version) -> None:
    other = make.entry(related=(entry.record,), number="KN-002")
    action = make.other(RecordKind.ACTION, entry=entry.record)
    meeting = make.other(
        RecordKind.MEETING, date="2027-02-01", items=((other.record, "b", None), (entry.record,))
    )
    agreement = make.other(RecordKind.AGREEMENT, entry=entry.record)
    add_versions(db, [entry, other, action, meeting, agreement])
    about = {record for record, _ in find_about(db, entry.record)}
    assert about == {v.record for v in (other, action, meeting, agreement)}
    assert find_about(db, entry.record, RecordKind.MEETING) == [(meeting.record, meeting.fields)]
    assert find_about(db, other.record) == [(meeting.record, meeting.fields)]
    add_versions(db, [remove(action)])
    assert find_about(db, entry.record, RecordKind.ACTION) == []


def test_rows_within_a_field_come_back_as_the_domain_reads_them(db: Database, make: Maker) -> None:
    meeting = make.other(RecordKind.MEETING, items=(("E1", "besproken", None), ("E2",)))
    add_versions(db, [meeting])
    fields = record_fields(db, meeting.record)
    assert fields == meeting.fields
    assert [item.entry for item in Meeting.from_fields(meeting.record, fields).agenda] == [
        "E1",
        "E2",
    ]


def test_an_unknown_record_is_named(db: Database) -> None:
    with pytest.raises(NotFoundError) as caught:
        record_fields(db, "E0")
    assert caught.value.code == "record_not_found"
