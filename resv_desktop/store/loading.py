"""Versions out of the log, as the sets that the domain computes with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.version import Edge, Version, VersionSet
from resv_desktop.domain.view import RecordView, view_record
from resv_desktop.store.database import Database, Row
from resv_desktop.store.rows import COLUMNS, listed, version_of

_LISTED = "IN (SELECT value FROM json_each(?))"

_ANCESTRY = f"""
WITH RECURSIVE up(version) AS (
    SELECT version FROM versions WHERE record {_LISTED}
    UNION SELECT parent FROM edges JOIN up ON child = version)
SELECT DISTINCT child, parent FROM edges WHERE child IN up"""


def rows_by_record(db: Database, records: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows of ``COLUMNS`` of each record that has any, oldest arrival first."""
    sql = f"SELECT {COLUMNS} FROM versions WHERE record {_LISTED} ORDER BY record, id"
    found = db.rows(sql, listed(records))
    return {record: list(rows) for record, rows in groupby(found, key=lambda row: row[3])}


def ancestry(db: Database, records: Iterable[str]) -> set[Edge]:
    """Return everything known of the descent of some records, stated by a version or besides."""
    return set(db.rows(_ANCESTRY, listed(records)))


def load_versions(db: Database, records: Iterable[str]) -> VersionSet:
    """Return all versions of some records with what is known of their descent besides."""
    wanted = list(records)
    rows = rows_by_record(db, wanted)
    with db.sound():
        versions = [version_of(row) for group in rows.values() for row in group]
    return _set_of(versions, ancestry(db, wanted))


def load_all(db: Database) -> VersionSet:
    """Return everything that is known."""
    versions = db.read(version_of, f"SELECT {COLUMNS} FROM versions ORDER BY id")
    return _set_of(versions, set(db.rows("SELECT DISTINCT child, parent FROM edges")))


def _set_of(versions: list[Version], edges: set[Edge]) -> VersionSet:
    stated = {(version.id, parent) for version in versions for parent in version.parents}
    return VersionSet.of(versions, edges - stated)


def views(db: Database, records: Iterable[str]) -> dict[str, RecordView]:
    """Return what people see of some records, with every head; unknown records are absent."""
    known = load_versions(db, records)
    parents = known.parents_by_child()
    return {
        record: view_record(versions, parents) for record, versions in known.by_record().items()
    }


def view(db: Database, record: str) -> RecordView:
    """Return what people see of one record.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    found = views(db, [record]).get(record)
    if found is None:
        raise NotFoundError("record_not_found", record=record)
    return found
