"""The account of imports, and undoing them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from store.material import NOON, Maker, derived, dump, edit

from resv_desktop.domain.errors import KnownError, NotFoundError
from resv_desktop.domain.version import Extent, Version
from resv_desktop.store.database import Database, check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.imports import (
    Batch,
    FileRecord,
    add_file,
    add_row_sources,
    asking_deliveries,
    batches,
    delivered_days,
    deliveries,
    files,
    new_batch,
    remove_batch,
    sources,
    version_sources,
)
from resv_desktop.store.versions import add_versions, known_keys, load_all

LATER = NOON + timedelta(days=1)
FILE = FileRecord(
    name="aanlevering_wat.xlsx",
    sha256="ab" * 32,
    verdict="R",
    reason="repaired",
    values=MappingProxyType({"rows": 3, "sheet": "Registraties"}),
    network="WAT",
    network_name="Waterlanden",
    region="Noord",
    period="2027-Q1",
    delivered_on="2027-04-01",
    nothing_to_report=True,
    program="1.0",
    practice=True,
    counts={"read": 3, "new": 2, "quarantine": 1},
    repairs=[["Registraties", 5, "Ernst", "3 hoog", "S3", "label"]],
    quarantine=[["Registraties", 7, "Signaaldatum", "31-2-2027", "date"]],
    notes=["comments"],
    headings=[["Registraties", "Wanneer"]],
    findings=[["Registraties", 4, "Titel", "bsn", "block"]],
)


def bring(db: Database, *versions: Version, edges: object = ()) -> int:
    """Import some versions as one batch and return its number."""
    batch = new_batch(db, NOON)
    add_versions(db, versions, edges, batch=batch)  # type: ignore[arg-type]
    return batch


def test_a_file_comes_back_as_it_was_kept(db: Database) -> None:
    batch = new_batch(db, NOON, by="RESV")
    number = add_file(db, batch, FILE)
    (found,) = files(db, batch)
    assert (found.id, found.batch, found.at) == (number, batch, NOON)
    kept = found.file
    assert replace(kept, values={}) == replace(FILE, values={})
    assert dict(kept.values) == dict(FILE.values)


def test_batches_newest_first_with_what_they_hold(db: Database, make: Maker) -> None:
    first, second = new_batch(db, NOON, by="A"), new_batch(db, LATER)
    add_file(db, first, FILE)
    add_versions(db, [make.entry(), make.entry()], batch=first)
    remove_batch(db, second, LATER)
    assert batches(db) == [
        Batch(second, LATER, "", LATER, 0, 0),
        Batch(first, NOON, "A", None, 1, 2),
    ]
    assert files(db, second) == []


def test_every_row_can_be_traced_both_ways(db: Database, make: Maker) -> None:
    entry, other = make.entry(), make.entry()
    changed = edit(entry, severity="S4")
    batch = bring(db, entry, changed, other)
    number = add_file(db, batch, FILE)
    rows = [
        ("Registraties", 5, "changed", entry.key),
        ("Registraties", 5, "changed", changed.key),
        ("Registraties", 6, "new", other.key),
        ("Registraties", 7, "quarantined", None),
        ("Registraties", 8, "new", ("unknown", "")),
    ]
    add_row_sources(db, number, rows)
    found = sources(db, entry.record)
    assert [(o.version, o.sheet, o.row, o.outcome, o.file.file.name) for o in found] == [
        (entry.key, "Registraties", 5, "changed", FILE.name),
        (changed.key, "Registraties", 5, "changed", FILE.name),
    ]
    assert db.value("SELECT count(*) FROM row_sources") == 5
    given = version_sources(db, [other.id, "unknown"])
    assert given == {other.id: (FILE.sha256, "Registraties", 6)}


def test_deliveries_count_each_content_once_and_nothing_undone(db: Database) -> None:
    first, second, third = (new_batch(db, NOON) for _ in range(3))
    other = replace(FILE, name="ander.xlsx", sha256="cd" * 32)
    for batch, file in ((first, FILE), (second, replace(FILE, name="kopie.xlsx")), (third, other)):
        add_file(db, batch, file)
    assert [item.file.name for item in deliveries(db)] == [FILE.name, "ander.xlsx"]
    remove_batch(db, first, LATER)
    assert [item.file.name for item in deliveries(db)] == ["kopie.xlsx", "ander.xlsx"]


def test_only_files_with_something_not_understood_are_asked_about(db: Database) -> None:
    batch = new_batch(db, NOON)
    clear = replace(FILE, quarantine=[], headings=[])
    asks = {
        "cel.xlsx": replace(clear, quarantine=[{"rule": "code_unknown"}]),
        "kop.xlsx": replace(clear, headings=[{"heading": "Wijk?"}]),
        "helder.xlsx": clear,
    }
    for at, (name, file) in enumerate(asks.items()):
        add_file(db, batch, replace(file, name=name, sha256=f"{at:064}"))
    found = [item.file.name for item in asking_deliveries(db)]
    expected = [i.file.name for i in deliveries(db) if i.file.quarantine or i.file.headings]
    assert found == expected == ["cel.xlsx", "kop.xlsx"]
    assert delivered_days(db) == [(FILE.period, FILE.network, FILE.delivered_on)] * 3
    remove_batch(db, batch, LATER)
    assert asking_deliveries(db) == delivered_days(db) == []


def test_undo_takes_away_exactly_what_the_import_brought(db: Database, make: Maker) -> None:
    own = make.entry(severity="S1")
    add_versions(db, [own], [(own.id, "earlier")])
    truth = dump(db, ("versions", "edges", "changes"))
    looks = derived(db)
    batch = bring(
        db,
        make.entry(),
        edit(own, severity="S4"),
        edges=[(own.id, "earlier"), (own.id, "other")],
    )
    assert derived(db) != looks
    assert remove_batch(db, batch, LATER) == 2
    assert dump(db, ("versions", "edges", "changes")) == truth
    assert derived(db) == looks
    check_integrity(db)


def test_what_was_undone_is_overwritten_in_the_file(db: Database, make: Maker) -> None:
    batch = bring(db, make.entry(title="Geheim-Woord", description="x" * 3000))
    assert b"Geheim-Woord" in db.path.read_bytes()
    remove_batch(db, batch, LATER)
    content = db.path.read_bytes()
    assert b"Geheim-Woord" not in content
    if sqlite3.sqlite_version_info >= (3, 42):
        assert b"geheim" not in content


def test_descent_that_only_an_import_knew_goes_with_it(db: Database, make: Maker) -> None:
    first = make.entry(severity="S1")
    one, two = edit(first, severity="S2"), edit(edit(first, severity="S3"), severity="S4")
    add_versions(db, [one, two])
    looks = derived(db)
    batch = bring(db, edges=[(two.id, one.id)])
    assert [row.heads for row in find_entries(db, EntryQuery())] == [1]
    remove_batch(db, batch, LATER)
    assert [row.heads for row in find_entries(db, EntryQuery())] == [2]
    assert derived(db) == looks
    assert check_derived(db)


def test_undo_leaves_what_another_import_or_the_program_holds(db: Database, make: Maker) -> None:
    shared, own, only = make.entry(), make.entry(), make.entry()
    first = bring(db, shared, own, only)
    bring(db, shared)
    add_versions(db, [own])
    assert remove_batch(db, first, LATER) == 1
    assert known_keys(db, [shared.key, own.key, only.key]) == {shared.key, own.key}


def test_undo_keeps_the_account_but_counts_the_file_no_more(db: Database, make: Maker) -> None:
    entry = make.entry()
    batch = bring(db, entry)
    add_row_sources(db, add_file(db, batch, FILE), [("Registraties", 5, "new", entry.key)])
    remove_batch(db, batch, LATER)
    assert [item.file.name for item in files(db)] == [FILE.name]
    assert deliveries(db) == []
    assert db.rows("SELECT sheet, row, outcome, version FROM row_sources") == [
        ("Registraties", 5, "new", None)
    ]
    assert sources(db, entry.record) == []


def test_what_was_edited_after_an_import_stays_when_it_is_undone(db: Database, make: Maker) -> None:
    entry = make.entry(severity="S1")
    batch = bring(db, entry)
    add_versions(db, [edit(entry, severity="S4")])
    remove_batch(db, batch, LATER)
    assert [row.severity for row in find_entries(db, EntryQuery())] == ["S4"]
    assert check_derived(db)


def test_an_import_on_which_a_later_one_rests_is_not_undone(db: Database, make: Maker) -> None:
    entry = make.entry(severity="S1")
    change = Version(
        entry.record, 2, (entry.id,), "excel:WAT", {"severity": "S4"}, False, Extent.DELTA
    )
    first, second = bring(db, entry), bring(db, change)
    before = load_all(db)
    with pytest.raises(KnownError) as caught:
        remove_batch(db, first, LATER)
    assert caught.value.code == "batch_rested_on"
    assert caught.value.values == {
        "batch": first, "records": 1, "batches": str(second), "names": "WAT",
    }  # fmt: skip
    assert load_all(db) == before
    assert remove_batch(db, second, LATER) == 1
    assert remove_batch(db, first, LATER) == 1
    assert load_all(db).versions == {}


def test_an_import_is_undone_once_and_an_unknown_one_never(db: Database, make: Maker) -> None:
    batch = bring(db, make.entry())
    remove_batch(db, batch, LATER)
    with pytest.raises(KnownError) as caught:
        remove_batch(db, batch, LATER)
    assert caught.value.code == "batch_already_undone"
    with pytest.raises(NotFoundError) as missing:
        remove_batch(db, 99, LATER)
    assert missing.value.code == "batch_not_found"


def test_the_same_import_again_after_undo_is_as_if_it_was_the_first(
    db: Database, make: Maker
) -> None:
    versions = [make.entry(), make.entry()]
    first = bring(db, *versions)
    looks = derived(db)
    remove_batch(db, first, LATER)
    bring(db, *versions)
    assert derived(db) == looks
