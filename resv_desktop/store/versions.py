"""The truth of the log: versions are added as a set is joined, and never changed.

Adding a version that is there already changes nothing. What people see (:mod:`.derived`) is
brought up to date in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from resv_desktop.domain.version import Edge, Version
from resv_desktop.store.database import Database
from resv_desktop.store.derived import check_derived, rebuild, refresh
from resv_desktop.store.loading import load_all, load_versions, view, views
from resv_desktop.store.numbers import note_numbers
from resv_desktop.store.rows import COLUMNS, VersionKey, listed, version_row

__all__ = [
    "Added",
    "VersionKey",
    "add_versions",
    "check_derived",
    "known_keys",
    "known_records",
    "load_all",
    "load_versions",
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
    """What an addition brought: versions that were not there, records that may look different."""

    new: frozenset[VersionKey]
    records: frozenset[str]


def add_versions(
    db: Database, versions: Iterable[Version], edges: Iterable[Edge] = (), *, batch: int = 0
) -> Added:
    """Join ``versions`` and ``edges`` to what is known, as one transaction.

    ``batch`` is the import that brings them (see :mod:`.imports`), 0 the program itself; it is
    noted of versions that were known too, so that undoing one import leaves what another brought.

    Raises:
        StoreError: for a fault of the world; nothing is added then.
    """
    given = {version.key: version for version in versions}
    with db.atomic():
        known = version_numbers(db, given)
        new = {key: version for key, version in given.items() if key not in known}
        before = known_records(db, {version.record for version in new.values()})
        numbers = _insert(db, new)
        held = [(number, batch) for number in (*known.values(), *numbers.values())]
        db.run_many("INSERT OR IGNORE INTO holds VALUES (?, ?)", held)
        children = _add_edges(db, given.values(), edges, batch)
        touched = {version.record for version in new.values()} | records_below(db, children)
        note_numbers(db, (version.fields for version in new.values()))
        refresh(db, touched, _alone(new, numbers, before))
    return Added(frozenset(new), frozenset(touched))


def _insert(db: Database, new: Mapping[VersionKey, Version]) -> dict[VersionKey, int]:
    first = 1 + (db.value("SELECT max(id) FROM versions") or 0)
    numbers = {key: first + place for place, key in enumerate(new)}
    db.run_many(_ADD, (version_row(numbers[key], version) for key, version in new.items()))
    return numbers


def _alone(
    new: Mapping[VersionKey, Version], numbers: Mapping[VersionKey, int], before: set[str]
) -> dict[str, tuple[int, Version]]:
    """Return the new records of one version: most of an import, and shown without any search."""
    alone: dict[str, tuple[int, Version]] = {}
    several = set(before)
    for key, version in new.items():
        if version.record in alone:
            several.add(version.record)
        alone[version.record] = numbers[key], version
    return {record: found for record, found in alone.items() if record not in several}


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
