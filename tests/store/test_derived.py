"""What is derived always equals what the versions give, whatever was added and undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from domain.strategies import VALUES
from hypothesis import given, settings
from hypothesis import strategies as st
from store.material import NOON, Maker, code_book, derived, dump, edit, quick_log, remove

from resv_desktop.domain.completeness import missing_fields
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Edge, Extent, Version, VersionSet
from resv_desktop.domain.view import view_all
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived, rebuild
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.imports import new_batch
from resv_desktop.store.search import use_code_book
from resv_desktop.store.undo import remove_batch
from resv_desktop.store.versions import add_versions, load_all

PLAUSIBLE = {
    "title": ["Wachtlijst", "Coördinatie", "Ελλάδα"],
    "number": ["KN-001", "KN-1000", "los"],
    "network": ["WAT", "OMM"],
    "kind": ["knelpunt", "ontwikkeling"],
    "status": ["nieuw", "opgelost"],
    "severity": ["S1", "S4", "S9"],
    "frequency": ["wekelijks", "minder"],
    "scope": ["wijk"],
    "theme": ["T01"],
    "signal_date": ["2027-01-02", "2027-13-01"],
    "disciplines": [("HA",), ("HA", "APO")],
    "confirmed_on": [("2027-01-02",), ("2027-02-01", "geen dag")],
    "nza_relevant": [True, False],
    "related": [("E1", "E2")],
}
STATED = {
    key: st.one_of(st.sampled_from(values), st.sampled_from(values), VALUES)
    for key, values in PLAUSIBLE.items()
}
RECORDS = ["E1", "E2", "E3", "A1"]


@dataclass
class Batch:
    """One arrival: ``origins`` says on which earlier versions its versions rest."""

    versions: list[Version]
    edges: list[Edge]
    imported: bool


@dataclass
class Story:
    """Arrivals, and after which of them which import is undone."""

    batches: list[Batch] = field(default_factory=list)
    undone: dict[int, int] = field(default_factory=dict)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    known: list[Version] = []
    story = Story()
    for place in range(draw(st.integers(1, 5))):
        versions = [draw(_version(known)) for _ in range(draw(st.integers(0, 4)))]
        known += versions
        ids = [version.id for version in known] or ["x"]
        edges = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=2))
        repeated = draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
        story.batches.append(Batch(versions + repeated, edges, draw(st.booleans())))
        if draw(st.booleans()):
            story.undone[place] = draw(st.integers(0, place))
    return story


@st.composite
def _version(draw: st.DrawFn, known: list[Version]) -> Version:
    keys = draw(st.lists(st.sampled_from(sorted(STATED)), max_size=6, unique=True))
    fields = {key: draw(STATED[key]) for key in keys}
    base = draw(st.sampled_from(known)) if known and draw(st.booleans()) else None
    record = base.record if base else draw(st.sampled_from(RECORDS))
    extent = draw(st.sampled_from(Extent))
    return Version(
        record,
        (base.revision if base else 0) + 1,
        (base.id,) if base else (),
        draw(st.sampled_from(["WAT/one/1", "excel:WAT"])),
        fields,
        draw(st.integers(0, 5)) == 0,
        extent,
        draw(st.sampled_from(["stated", base.id if base else "other"]))
        if extent is Extent.PARTIAL
        else None,
    )


def play(db: Database, story: Story) -> VersionSet:
    """Let a story happen; return what has to be known at its end."""
    standing: dict[int, Batch] = {}
    numbers: dict[int, int] = {}
    for place, batch in enumerate(story.batches):
        numbers[place] = new_batch(db, NOON) if batch.imported else 0
        add_versions(db, batch.versions, batch.edges, batch=numbers[place])
        standing[place] = batch
        undo = story.undone.get(place)
        if undo in standing and numbers[undo]:
            try:
                remove_batch(db, numbers[undo], NOON)
            except KnownError as error:
                assert error.code == "batch_rested_on"  # noqa: PT017  the other one is a bug
            else:
                del standing[undo]
    together = VersionSet()
    for batch in standing.values():
        together = together.union(VersionSet.of(batch.versions, batch.edges))
    return together


@settings(max_examples=60)
@given(stories())
def test_additions_and_undos_leave_what_the_domain_and_a_rebuild_give(story: Story) -> None:
    with quick_log() as db:
        expected = play(db, story)
        known = load_all(db)
        assert known.versions == expected.versions
        assert known.parents_by_child() == expected.parents_by_child()
        assert check_derived(db)
        before = derived(db)
        assert rebuild(db) == len(view_all(expected))
        assert derived(db) == before
        check_against_the_domain(db, expected)
        check_integrity(db)


def check_against_the_domain(db: Database, expected: VersionSet) -> None:
    views = view_all(expected)
    rows = {row.record: row for row in find_entries(db, EntryQuery())}
    shown = {r for r, view in views.items() if r.startswith("E") and not view.deleted}
    assert rows.keys() == shown
    for record, row in rows.items():
        view = views[record]
        entry = Entry.from_fields(record, view.fields)
        assert (row.heads, row.grade) == (len(view.heads), view.grade)
        assert row.revision == view.shown.version.revision
        assert row.missing == len(missing_fields(entry))
        assert (row.title, row.kind, row.status) == (entry.title, entry.kind, entry.status)
        assert (row.risk, row.signal_date) == (entry.risk, entry.signal_date)
        assert row.confirmations == len(entry.confirmed_on)
        assert row.last_confirmed == max(entry.confirmed_on, default=None)
        assert row.nza_relevant == entry.nza_relevant


def test_other_kinds_stay_out_of_the_list_of_entries(db: Database, make: Maker) -> None:
    add_versions(db, [make.other(RecordKind.ACTION, text="Bellen"), make.entry()])
    assert len(find_entries(db, EntryQuery())) == 1
    assert db.value("SELECT count(*) FROM current") == 2


def test_a_removed_entry_leaves_the_list_and_the_index_and_can_come_back(
    db: Database, make: Maker
) -> None:
    first = make.entry()
    gone = remove(first)
    add_versions(db, [first, gone])
    assert find_entries(db, EntryQuery(text="logopedie")) == []
    add_versions(db, [edit(gone, **first.fields)])
    assert [row.revision for row in find_entries(db, EntryQuery(text="logopedie"))] == [3]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entries SET title = 'anders'",
        "UPDATE entries SET missing = 0",
        "UPDATE current SET revision = 9",
        "UPDATE current SET fields = '{}'",
        "DELETE FROM links",
        "DELETE FROM entries WHERE id = 1",
        "DELETE FROM current WHERE id = 1",
        "DELETE FROM search WHERE rowid = 1",
        "UPDATE search SET words = words || ' meer' WHERE rowid = 1",
        "DELETE FROM search_data WHERE id > 100",
        "INSERT INTO links VALUES ('E1', 'E2')",
    ],
)
def test_whatever_is_changed_in_derived_tables_is_noticed_and_rebuilt(
    db: Database, make: Maker, harm: str
) -> None:
    entry = make.entry()
    add_versions(db, [entry, make.entry(related=(entry.record,)), make.entry()])
    add_versions(db, [edit(entry, title="Kort")])
    before = derived(db)
    assert check_derived(db)
    db.run(harm)
    assert not check_derived(db)
    rebuild(db)
    assert check_derived(db)
    assert derived(db) == before


def test_a_rebuild_touches_nothing_of_the_truth(db: Database, make: Maker) -> None:
    add_versions(db, [make.entry(number="KN-007")], [("a", "b")])
    before = dump(db)
    rebuild(db)
    assert dump(db) == before


def test_a_rebuild_says_how_far_it_is(db: Database, make: Maker) -> None:
    add_versions(db, [make.entry() for _ in range(2100)])
    steps: list[tuple[int, int]] = []
    assert rebuild(db, lambda done, total: steps.append((done, total))) == 2100
    assert steps == [(1000, 2100), (2000, 2100), (2100, 2100)]


def test_a_rebuild_that_is_stopped_leaves_everything(db: Database, make: Maker) -> None:
    add_versions(db, [make.entry() for _ in range(3)])
    before = derived(db)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(db, stop)
    assert derived(db) == before
    assert check_derived(db)


def test_an_index_of_a_later_sqlite_is_made_anew_when_the_log_is_opened(
    path: Path, make: Maker
) -> None:
    with open_database(path) as db:
        add_versions(db, [make.entry()])
        # What SQLite from 3.42 on writes there once removed words are overwritten.
        db.run("UPDATE search_config SET v = 99 WHERE k = 'version'")
    import resv_desktop.store.index as index

    known = index._OVERWRITES
    try:
        index._OVERWRITES = False
        with open_database(path) as db:
            assert [row.title for row in find_entries(db, EntryQuery(text="logo"))] != []
            assert check_derived(db)
    finally:
        index._OVERWRITES = known


def test_labels_that_change_are_found_and_stay_found(db: Database, make: Maker) -> None:
    book = code_book()
    add_versions(db, [make.entry(theme="T06")])
    assert find_entries(db, EntryQuery(text="paramedische")) == []
    assert use_code_book(db, book)
    assert len(find_entries(db, EntryQuery(text="paramedische"))) == 1
    assert not use_code_book(db, book)
    themes = tuple(replace(code, nl="Geheel anders") for code in book.codes("theme"))
    assert use_code_book(db, replace(book, lists={**book.lists, "theme": themes}))
    assert find_entries(db, EntryQuery(text="paramedische")) == []
    assert len(find_entries(db, EntryQuery(text="geheel"))) == 1
    assert check_derived(db)
