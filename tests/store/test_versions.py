"""Versions are joined as sets; what the log gives back is what the domain would compute."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from store.material import Maker, derived, dump, edit, remove

from resv_desktop.domain.canonical import field_digest
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.version import ALL_STATED, EMPTY, Extent, Version, VersionSet
from resv_desktop.domain.view import Grade, view_all
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, entry_fields, find_entries
from resv_desktop.store.versions import (
    add_versions,
    known_keys,
    known_records,
    load_all,
    load_versions,
    view,
    views,
)


def delta(base: Version, **fields: object) -> Version:
    """Return what a workbook with edited cells brings of ``base``."""
    return Version(
        base.record, base.revision + 1, (base.id,), "excel:WAT", fields, False, Extent.DELTA
    )


def partial(base: Version, *keys: str) -> Version:
    """Return what a workbook with columns removed shows of ``base``."""
    fields = {key: base.fields[key] for key in keys}
    return Version(
        base.record,
        base.revision,
        base.parents,
        base.origin,
        fields,
        False,
        Extent.PARTIAL,
        base.id,
    )


def test_adding_says_what_was_new_and_what_may_look_different(db: Database, make: Maker) -> None:
    first, second = make.entry(), make.entry()
    added = add_versions(db, [first, second])
    assert added.new == {first.key, second.key}
    assert added.records == {first.record, second.record}
    again = add_versions(db, [first, edit(second, title="Anders")])
    assert again.new == {edit(second, title="Anders").key}
    assert again.records == {second.record}


def test_adding_twice_changes_nothing(db: Database, make: Maker) -> None:
    versions = [make.entry(), make.entry()]
    edges = [(versions[0].id, "gone")]
    add_versions(db, versions, edges)
    before = dump(db)
    assert add_versions(db, versions, edges).new == frozenset()
    assert dump(db) == before


def test_the_order_of_arrival_does_not_matter(tmp_path: Path, make: Maker) -> None:
    first = make.entry(severity="S1")
    second = edit(first, severity="S2")
    changed, shown = delta(second, title="In Excel"), partial(first, "title")
    everything = [first, second, changed, shown, remove(second), make.entry()]
    looks = []
    for seed in range(6):
        order = everything[:]
        random.Random(seed).shuffle(order)
        with open_database(tmp_path / f"{seed}.resvlog") as db:
            for version in order:
                add_versions(db, [version])
            assert check_derived(db)
            looks.append(
                (
                    load_all(db).versions,
                    [row[0:1] + row[2:] for row in derived(db)["current"]],
                    derived(db)["words"],
                )
            )
    assert all(look == looks[0] for look in looks)


def test_all_that_was_added_comes_back(db: Database, make: Maker) -> None:
    first = make.entry(disciplines=("HA", "APO"), nza_relevant=True, confirmed_on=("2027-01-02",))
    second = delta(first, title=None, items=(("a", 1, None), ("b",)))
    edges = {("child", "parent")}
    add_versions(db, [first, second, partial(first, "title")], edges)
    known = load_all(db)
    assert known == VersionSet.of([first, second, partial(first, "title")], edges)
    assert known.versions[first.key].fields == first.fields
    assert known.versions[second.key].extent is Extent.DELTA


def test_loading_some_records_brings_all_their_known_ancestry(db: Database, make: Maker) -> None:
    version, other = make.entry(), make.entry()
    edges = [(version.id, "a"), ("a", "b"), ("b", "c"), (other.id, "z")]
    add_versions(db, [version, other], edges)
    assert load_versions(db, [version.record]).edges == set(edges[:3])
    assert load_versions(db, [version.record]).versions.keys() == {version.key}


def test_descent_in_a_circle_is_loaded_and_shown(db: Database, make: Maker) -> None:
    version = make.entry()
    other = edit(version, title="Anders")
    add_versions(db, [version, other], [(version.id, other.id), (version.id, version.id)])
    assert len(views(db, [version.record])[version.record].heads) == 2
    assert check_derived(db)


def test_views_are_those_of_the_domain(db: Database, make: Maker) -> None:
    first = make.entry(severity="S1")
    versions = [first, edit(first, severity="S2"), edit(first, severity="S3"), make.entry()]
    add_versions(db, versions)
    assert views(db, {v.record for v in versions}) == view_all(VersionSet.of(versions))
    assert view(db, first.record).grade is Grade.CONFLICT


def test_an_unknown_record_is_absent_or_named(db: Database) -> None:
    assert views(db, ["E0"]) == {}
    with pytest.raises(NotFoundError) as caught:
        view(db, "E0")
    assert (caught.value.code, caught.value.values["record"]) == ("record_not_found", "E0")


def test_descent_learnt_later_settles_a_conflict(db: Database, make: Maker) -> None:
    first = make.entry(severity="S1")
    one, two = edit(first, severity="S2"), edit(edit(first, severity="S3"), severity="S4")
    add_versions(db, [one, two])
    assert find_entries(db, EntryQuery(conflicts_only=True)) != []
    added = add_versions(db, [], [(two.id, one.id)])
    assert added.records == {first.record}
    assert find_entries(db, EntryQuery(conflicts_only=True)) == []
    assert check_derived(db)


def test_an_edit_of_unknown_base_shows_what_it_says(db: Database, make: Maker) -> None:
    base = make.entry(severity="S1")
    add_versions(db, [delta(base, severity="S4")])
    assert entry_fields(db, base.record) == {"severity": "S4"}
    add_versions(db, [base])
    assert entry_fields(db, base.record)["title"] == "Wachtlijst logopedie"
    assert entry_fields(db, base.record)["severity"] == "S4"


def test_what_a_workbook_showed_of_a_version_gives_way_to_the_whole_one(
    db: Database, make: Maker
) -> None:
    base = make.entry(severity="S1")
    add_versions(db, [partial(base, "title")])
    add_versions(db, [partial(base, "severity")])
    assert set(entry_fields(db, base.record)) == {"title", "severity"}
    add_versions(db, [base])
    assert entry_fields(db, base.record) == base.fields
    assert check_derived(db)


def test_digests_of_what_was_not_shown_are_kept(db: Database, make: Maker) -> None:
    base = make.entry(title="A", description="lang")
    checks = {"description": field_digest(base.id, "description", "lang"), ALL_STATED: EMPTY}
    part = replace(partial(base, "title"), checks=checks)
    add_versions(db, [part])
    assert add_versions(db, [part]).new == frozenset()
    (kept,) = load_all(db).versions.values()
    assert (kept, kept.key, kept.checks) == (part, part.key, checks)
    bare = partial(base, "title")
    assert add_versions(db, [bare]).new == {bare.key}, "without the digests it says less"
    assert check_derived(db)


def test_a_version_that_two_workbooks_prove_whole_is_shown_though_no_row_holds_all_of_it(
    db: Database, make: Maker
) -> None:
    base = make.entry(title="A", description="lang")
    digests = {key: field_digest(base.id, key, value) for key, value in base.fields.items()}
    checks = {**digests, ALL_STATED: EMPTY}
    for keys in (("title", "network"), ("description",)):
        add_versions(db, [replace(partial(base, *keys), checks=checks)])
    assert view(db, base.record).shown.version == base
    assert entry_fields(db, base.record) == base.fields
    assert check_derived(db)
    add_versions(db, [base])
    assert entry_fields(db, base.record) == base.fields
    assert check_derived(db)


def test_a_long_history_is_kept_and_looked_at_to_its_beginning(db: Database, make: Maker) -> None:
    """An edit of the second of twenty versions still asks for a choice."""
    versions = [make.entry(title="0")]
    for n in range(1, 20):
        versions.append(edit(versions[-1], title=str(n)))
    fork = edit(versions[1], title="zijweg")
    add_versions(db, [fork, *versions])
    assert set(load_versions(db, [fork.record]).versions) == {v.key for v in (fork, *versions)}
    assert len(load_all(db).versions) == 21
    found = view(db, fork.record)
    assert {head.version for head in found.heads} == {fork, versions[-1]}
    assert found.grade is Grade.CONFLICT


def test_known_keys_and_records(db: Database, make: Maker) -> None:
    known, unknown = make.entry(), make.entry()
    add_versions(db, [known])
    assert known_keys(db, [known.key, unknown.key, (known.id, "part")]) == {known.key}
    assert known_records(db, [known.record, unknown.record]) == {known.record}
