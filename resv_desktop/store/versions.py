"""The truth of the log: versions are added as a set is joined, and never changed.

Adding a version that is there already changes nothing. What people see (:mod:`.derived`) is
brought up to date in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from resv_desktop.domain.version import Edge, Version
from resv_desktop.store.database import Database
from resv_desktop.store.derived import (
    Derived,
    Later,
    Placed,
    check_derived,
    derive_alone,
    rebuild,
    refresh,
)
from resv_desktop.store.listing import code_labels
from resv_desktop.store.loading import load_all, load_versions, view, views
from resv_desktop.store.numbers import note_numbers, raise_counters
from resv_desktop.store.redactions import add_removed, removals_for
from resv_desktop.store.rows import COLUMNS, VersionKey, listed, version_row

__all__ = [
    "Added",
    "Known",
    "VersionKey",
    "add_versions",
    "check_derived",
    "known_keys",
    "known_records",
    "load_all",
    "load_versions",
    "look_up",
    "rebuild",
    "records_below",
    "version_numbers",
    "view",
    "views",
]

_ADD = f"INSERT INTO versions ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_BELOW = """
WITH RECURSIVE down(version) AS (
    SELECT value FROM json_each(?)
    UNION SELECT child FROM edges JOIN down ON parent = version)
SELECT DISTINCT record FROM versions WHERE version IN down"""


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought: versions that were not there, records that may look different.

    ``numbers`` are the rows of all versions that were given.
    """

    new: frozenset[VersionKey]
    records: frozenset[str]
    numbers: Mapping[VersionKey, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already of some versions: their rows, and which records of new ones exist."""

    numbers: Mapping[VersionKey, int]
    records: frozenset[str]


def look_up(db: Database, versions: Iterable[Version]) -> Known:
    """Return what is there already of ``versions``."""
    given = {version.key: version.record for version in versions}
    numbers = version_numbers(db, given)
    records = {record for key, record in given.items() if key not in numbers}
    return Known(numbers, frozenset(known_records(db, records) if records else ()))


def add_versions(
    db: Database,
    versions: Iterable[Version],
    edges: Iterable[Edge] = (),
    *,
    batch: int = 0,
    known: Known | None = None,
    derived: Mapping[VersionKey, Derived] = MappingProxyType({}),
    later: Later | None = None,
) -> Added:
    """Join ``versions`` and ``edges`` to what is known, as one transaction.

    ``batch`` is the import that brings them (see :mod:`.imports`), 0 the program itself; it is
    noted of versions that were known too, so that undoing one import leaves what another brought.
    ``known`` is what :func:`look_up` said of these versions just before; ``derived`` what another
    process worked out of records of one version; ``later`` gathers what is left to be derived.

    Raises:
        StoreError: for a fault of the world; nothing is added then.
    """
    with db.atomic():
        given = _without_removed(db, versions)
        there = known or look_up(db, given.values())
        new = {key: version for key, version in given.items() if key not in there.numbers}
        numbers = {**there.numbers, **_insert(db, new)}
        held = [(number, batch) for number in numbers.values()]
        db.run_many("INSERT OR IGNORE INTO holds VALUES (?, ?)", held)
        children = _add_edges(db, given.values(), edges, batch)
        touched = {version.record for version in new.values()} | records_below(db, children)
        alone = _alone(db, new, numbers, there.records, derived)
        _note_numbers(db, new, alone)
        (later.take if later else partial(refresh, db))(touched, alone)
    return Added(frozenset(new), frozenset(touched), numbers)


def _without_removed(db: Database, versions: Iterable[Version]) -> dict[VersionKey, Version]:
    """Return versions by key, without the texts that were removed for good."""
    given = list(versions)
    removals = removals_for(db, (version.id for version in given))
    if removals:
        given = [removals.applied(version) for version in given]
        add_removed(db, removals.found)
    return {version.key: version for version in given}


def _insert(db: Database, new: Mapping[VersionKey, Version]) -> dict[VersionKey, int]:
    first = 1 + (db.value("SELECT max(id) FROM versions") or 0)
    numbers = {key: first + place for place, key in enumerate(new)}
    db.run_many(_ADD, (version_row(numbers[key], version) for key, version in new.items()))
    return numbers


def _alone(
    db: Database,
    new: Mapping[VersionKey, Version],
    numbers: Mapping[VersionKey, int],
    before: Collection[str],
    derived: Mapping[VersionKey, Derived],
) -> dict[str, Placed]:
    """Return the new records of one version: most of an import, and shown without any search."""
    several, only = set(before), dict[str, VersionKey]()
    for key, version in new.items():
        if version.record in only:
            several.add(version.record)
        only[version.record] = key
    labels = code_labels(db)
    return {
        record: (numbers[key], derived.get(key) or derive_alone(new[key], labels))
        for record, key in only.items()
        if record not in several
    }


def _note_numbers(
    db: Database, new: Mapping[VersionKey, Version], alone: Mapping[str, Placed]
) -> None:
    """Remember the numbers in new versions as given out."""
    others = (version.fields for version in new.values() if version.record not in alone)
    raise_counters(db, [item.counter for _, item in alone.values()])
    note_numbers(db, others)


def _add_edges(
    db: Database, versions: Collection[Version], edges: Iterable[Edge], batch: int
) -> set[str]:
    """Add descent, also what the versions state themselves; return children with a new parent."""
    given = {(version.id, parent) for version in versions for parent in version.parents}
    given.update(edges)
    if not given:
        return set()
    sql = "SELECT DISTINCT child, parent FROM edges WHERE child IN (SELECT value FROM json_each(?))"
    known = set(db.rows(sql, listed({child for child, _ in given})))
    rows = [(child, parent, batch) for child, parent in sorted(given)]
    db.run_many("INSERT OR IGNORE INTO edges VALUES (?, ?, ?)", rows)
    return {child for child, _ in given - known}


def records_below(db: Database, versions: Collection[str]) -> set[str]:
    """Return the records with a version that is, or descends from, one of ``versions``."""
    if not versions:
        return set()
    return {record for (record,) in db.rows(_BELOW, listed(versions))}


def version_numbers(db: Database, keys: Iterable[VersionKey]) -> dict[VersionKey, int]:
    """Return the row number of each of ``keys`` that is known."""
    wanted = set(keys)
    sql = "SELECT version, part, id FROM versions WHERE version IN (SELECT value FROM json_each(?))"
    found = db.rows(sql, listed({version for version, _ in wanted}))
    return {(version, part): number for version, part, number in found if (version, part) in wanted}


def known_keys(db: Database, keys: Iterable[VersionKey]) -> set[VersionKey]:
    """Return those of ``keys`` that are known."""
    return set(version_numbers(db, keys))


def known_records(db: Database, records: Iterable[str]) -> set[str]:
    """Return those of ``records`` that have at least one version."""
    sql = "SELECT DISTINCT record FROM versions WHERE record IN (SELECT value FROM json_each(?))"
    return {record for (record,) in db.rows(sql, listed(records))}
