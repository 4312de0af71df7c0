"""Meta, numbers, the log of changes, and what was handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from store.material import NOON, Maker, edit

from resv_desktop.domain.version import Extent, Version
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.deliveries import Delivery, add_delivery, list_deliveries
from resv_desktop.store.imports import new_batch
from resv_desktop.store.log import Change, changes, history, log_change
from resv_desktop.store.meta import get_meta, set_meta
from resv_desktop.store.numbers import next_number
from resv_desktop.store.undo import remove_batch
from resv_desktop.store.versions import add_versions


def test_meta_keeps_what_json_can_hold(path: Path) -> None:
    with open_database(path) as db:
        assert get_meta(db, "role") is None
        assert get_meta(db, "role", "network") == "network"
        set_meta(db, "role", {"as": ["resv", 1, None], "naam": "Één"})
        set_meta(db, "role", {"as": ["resv", 2, None], "naam": "Één"})
    with open_database(path) as db:
        assert get_meta(db, "role") == {"as": ["resv", 2, None], "naam": "Één"}
        assert get_meta(db, "incarnation") == 1


def test_numbers_run_per_network_and_prefix(db: Database) -> None:
    given = [next_number(db, *at) for at in [("WAT", "KN"), ("WAT", "KN"), ("WAT", "ON")]]
    assert given == ["KN-001", "KN-002", "ON-001"]
    assert next_number(db, "OMM", "KN") == "KN-001"


def test_a_number_grows_beyond_three_figures(db: Database, make: Maker) -> None:
    add_versions(db, [make.entry(number="KN-999")])
    assert next_number(db, "WAT", "KN") == "KN-1000"


def test_a_number_that_came_by_import_is_not_given_out_again_even_after_undo(
    db: Database, make: Maker
) -> None:
    batch = new_batch(db, NOON)
    add_versions(db, [make.entry(number="KN-041"), make.entry(number="los 12")], batch=batch)
    remove_batch(db, batch, NOON)
    assert next_number(db, "WAT", "KN") == "KN-042"


def test_a_number_of_a_version_in_the_past_is_not_given_out_again(
    db: Database, make: Maker
) -> None:
    old = make.entry(number="KN-050")
    add_versions(db, [edit(old, number="KN-002"), old])
    assert next_number(db, "WAT", "KN") == "KN-051"


def test_a_number_typed_over_in_a_workbook_is_not_given_out_again(
    db: Database, make: Maker
) -> None:
    entry = make.entry(number="KN-001")
    typed = Version(
        entry.record, 2, (entry.id,), "excel:WAT", {"number": "KN-077"}, False, Extent.DELTA
    )
    add_versions(db, [entry, typed])
    assert next_number(db, "WAT", "KN") == "KN-078"


def test_a_transaction_that_fails_gives_no_number_out(db: Database) -> None:
    def number_and_fail() -> None:
        with db.atomic():
            assert next_number(db, "WAT", "KN") == "KN-001"
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        number_and_fail()
    assert next_number(db, "WAT", "KN") == "KN-001"


def test_changes_newest_first(db: Database, make: Maker) -> None:
    version = make.entry()
    add_versions(db, [version])
    log_change(db, NOON, "new", version.record, version.id, None, "coördinator")
    later = NOON + timedelta(hours=1)
    log_change(db, later, "edit", version.record, "v2", "Oude titel", "")
    assert changes(db) == [
        Change(later, "edit", version.record, "v2", "Oude titel", ""),
        Change(NOON, "new", version.record, version.id, None, "coördinator"),
    ]
    assert len(changes(db, limit=1)) == 1


@pytest.mark.parametrize(
    "at",
    [
        datetime(2027, 4, 1, 12, 30, 59, tzinfo=UTC),
        datetime(2027, 4, 1, 12, 30, 59, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_moment_comes_back_with_its_zone(db: Database, at: datetime) -> None:
    log_change(db, at, "new", "E1", "v", None, "")
    assert changes(db)[0].at == at
    assert changes(db)[0].at.utcoffset() == at.utcoffset()


def test_the_history_of_a_record_tells_how_each_version_came(db: Database, make: Maker) -> None:
    first = make.entry()
    second = edit(first, severity="S3")
    third = edit(second, severity="S4")
    batch = new_batch(db, NOON, by="RESV")
    add_versions(db, [first], batch=batch)
    add_versions(db, [second])
    log_change(db, NOON + timedelta(days=1), "edit", first.record, second.id, None, "ik")
    add_versions(db, [third])
    add_versions(db, [second], batch=new_batch(db, NOON + timedelta(days=2)))
    told = [
        (item.version, item.at, item.what, item.by, item.batch)
        for item in history(db, first.record)
    ]
    assert told == [
        (first, NOON, "import", "RESV", batch),
        (second, NOON + timedelta(days=1), "edit", "ik", 0),
        (third, None, "", "", 0),
    ]
    assert history(db, "E0") == []


def test_what_was_handed_over_newest_first(db: Database) -> None:
    first = Delivery("WAT", "2027-Q1", NOON, "a.xlsx", "ab" * 32, 12, False)
    second = replace(first, period="2027-Q2", entries=0, nothing_to_report=True)
    third = replace(first, network="OMM")
    for delivery in (first, second, third):
        add_delivery(db, delivery)
    assert list_deliveries(db) == [third, second, first]
    assert list_deliveries(db, "WAT") == [second, first]
    assert list_deliveries(db, "WAT", "2027-Q1") == [first]
    assert list_deliveries(db, period="2027-Q3") == []
