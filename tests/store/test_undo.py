"""Undoing one of several imports leaves exactly what the others give without it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from store.material import NOON, Maker, derived, edit, quick_log
from store.test_derived import Batch, Story, stories

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.version import Extent, Version, VersionSet
from resv_desktop.sentences import sentence
from resv_desktop.store.database import Database
from resv_desktop.store.derived import Later, check_derived, derive_alone
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.imports import new_batch, remove_batch
from resv_desktop.store.listing import code_labels
from resv_desktop.store.versions import add_versions, load_all

LATER = NOON + timedelta(days=1)


def bring(db: Database, batch: Batch) -> int:
    """Import a batch, whoever it is said to be of."""
    number = new_batch(db, NOON)
    add_versions(db, batch.versions, batch.edges, batch=number)
    return number


def alone(batches: list[Batch]) -> tuple[VersionSet, object]:
    """Return what a log holds and shows that has seen nothing but some batches."""
    with quick_log() as db:
        for batch in batches:
            bring(db, batch)
        return load_all(db), derived(db)


@settings(max_examples=50)
@given(stories())
def test_undoing_any_import_is_as_if_it_had_never_come(story: Story) -> None:
    for undone in range(len(story.batches)):
        rest = [batch for place, batch in enumerate(story.batches) if place != undone]
        with quick_log() as db:
            numbers = [bring(db, batch) for batch in story.batches]
            before = load_all(db), derived(db)
            try:
                remove_batch(db, numbers[undone], LATER)
            except KnownError as refusal:
                assert refusal.code == "batch_rested_on"  # noqa: PT017  any other is a bug
                assert any(v.extent is Extent.DELTA for batch in rest for v in batch.versions)
                assert (load_all(db), derived(db)) == before
            else:
                known, looks = alone(rest)
                assert load_all(db).versions == known.versions
                assert load_all(db).parents_by_child() == known.parents_by_child()
                assert derived(db) == looks


def delta(base: Version, **fields: object) -> Version:
    """Return a row that says only what was changed with regard to ``base``."""
    return Version(
        base.record, base.revision + 1, (base.id,), "excel:WAT", fields, extent=Extent.DELTA
    )  # fmt: skip


def test_the_refusal_names_the_merges_to_undo_first_and_the_entries(
    db: Database, make: Maker
) -> None:
    entries = [make.entry(number=f"KN-{number:03}") for number in range(1, 8)]
    first = bring(db, Batch(entries, [], True))
    second = bring(db, Batch([delta(entry, severity="S4") for entry in entries[:3]], [], True))
    third = bring(db, Batch([delta(entry, severity="S4") for entry in entries[3:]], [], True))
    with pytest.raises(KnownError) as caught:
        remove_batch(db, first, LATER)
    assert caught.value.values == {
        "batch": first,
        "records": 7,
        "batches": f"{second}, {third}",
        "names": "WAT KN-001, WAT KN-002, WAT KN-003, WAT KN-004, WAT KN-005, …",
    }
    said = sentence(caught.value.code, caught.value.values)
    assert "WAT KN-001" in said
    assert f"samenvoeging {second}, {third}." in said
    for batch in (third, second, first):
        remove_batch(db, batch, LATER)
    assert load_all(db).versions == {}


def test_an_older_import_goes_while_later_full_versions_and_a_decision_stay(
    db: Database, make: Maker
) -> None:
    base = make.entry(severity="S1")
    one, other = edit(base, severity="S2"), edit(base, severity="S3")
    first = bring(db, Batch([base, one], [], True))
    bring(db, Batch([other], [(other.id, base.id)], True))
    decision = Version(base.record, 3, (one.id, other.id), "RESV/pc/1", {"severity": "S4"})
    add_versions(db, [decision])
    assert remove_batch(db, first, LATER) == 2
    assert load_all(db).versions.keys() == {other.key, decision.key}
    assert [(row.severity, row.heads) for row in find_entries(db, EntryQuery())] == [("S4", 1)]
    assert check_derived(db)


def test_a_row_that_knows_its_base_in_part_needs_no_other_import(db: Database, make: Maker) -> None:
    base = make.entry(severity="S1", title="Lang")
    shown = Version(
        base.record, 1, (), base.origin, {"title": "Lang"}, extent=Extent.PARTIAL, stated_id=base.id
    )
    first = bring(db, Batch([base], [], True))
    second = Batch([shown, delta(base, severity="S4")], [], True)
    bring(db, second)
    remove_batch(db, first, LATER)
    assert (load_all(db), derived(db)) == alone([second])


@settings(max_examples=40)
@given(stories())
def test_what_is_left_for_the_end_of_an_import_gives_the_same(story: Story) -> None:
    with quick_log() as at_once, quick_log() as at_the_end:
        later = Later(at_the_end)
        labels = code_labels(at_the_end)
        for batch in story.batches:
            prepared = {v.key: derive_alone(v, labels) for v in batch.versions[::2]}
            add_versions(at_once, batch.versions, batch.edges, batch=1)
            add_versions(
                at_the_end, batch.versions, batch.edges, batch=1, derived=prepared, later=later
            )
        later.finish()
        assert derived(at_the_end) == derived(at_once)
        assert check_derived(at_the_end)
        counters = "SELECT * FROM counters ORDER BY network, prefix"
        assert at_the_end.rows(counters) == at_once.rows(counters)
