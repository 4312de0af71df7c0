"""What waits for a person to choose, and where the versions between which to choose came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from resv_desktop.store.database import Database, Row
from resv_desktop.store.rows import listed

_LISTED = "IN (SELECT value FROM json_each(?))"

_FILES = f"""
SELECT DISTINCT v.version, f.name FROM versions v
JOIN row_sources r ON r.version = v.id
JOIN files f ON f.id = r.file JOIN batches b ON b.id = f.batch
WHERE b.undone_at IS NULL AND v.version {_LISTED} ORDER BY f.id"""

_FIRST = f"""
SELECT version, min(at) FROM (
    SELECT c.version, c.at FROM changes c JOIN versions v ON v.record = c.record
        AND v.version = c.version WHERE v.version {_LISTED}
    UNION ALL
    SELECT v.version, b.at FROM versions v JOIN holds h ON h.version = v.id
        JOIN batches b ON b.id = h.batch WHERE v.version {_LISTED})
GROUP BY version"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The names of the files that brought a version, and the day it was first here."""

    files: tuple[str, ...] = ()
    first_seen: date | None = None


def records_to_choose(db: Database) -> list[str]:
    """Return the records of any kind with more than one head."""
    return [record for (record,) in db.rows("SELECT record FROM current WHERE heads > 1")]


def arrivals(db: Database, versions: Iterable[str]) -> dict[str, Arrival]:
    """Return of each version where it came from, as far as known; imports taken back left out."""
    (wanted,) = listed(set(versions))
    files: dict[str, list[str]] = {}
    for version, name in db.rows(_FILES, (wanted,)):
        files.setdefault(version, []).append(name)
    first: dict[str, str] = dict(db.rows(_FIRST, (wanted, wanted)))
    return {
        version: Arrival(tuple(dict.fromkeys(files.get(version, ()))), _day(first.get(version)))
        for version in files.keys() | first.keys()
    }


def _day(at: object) -> date | None:
    return datetime.fromisoformat(str(at)).date() if at else None


_CHANGED = """
SELECT r.file, f.name, f.network, r.sheet, r.row, v.record, v.version
FROM files f JOIN row_sources r ON r.file = f.id JOIN versions v ON v.id = r.version
WHERE f.batch = ? AND r.outcome IN ('new', 'updated', 'conflict')
    AND (v.extent = 'delta' OR r.outcome != 'new')
ORDER BY r.file, r.id"""

_OF_RECORD = """
SELECT r.file, f.name, f.network, r.sheet, r.row, v.record, v.version
FROM versions v JOIN row_sources r ON r.version = v.id JOIN files f ON f.id = r.file
JOIN batches b ON b.id = f.batch
WHERE v.record = ? AND b.undone_at IS NULL AND r.outcome IN ('new', 'updated', 'conflict')
ORDER BY r.id"""

_BEFORE = f"""
SELECT DISTINCT v.version FROM versions v JOIN holds h ON h.version = v.id
WHERE h.batch < ? AND v.record {_LISTED}"""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row of a file that made something else of a record that was known."""

    file: int
    name: str
    network: str
    sheet: str
    row: int
    record: str
    version: str


def changed_rows(db: Database, batch: int) -> list[ChangedRow]:
    """Return the rows of an import that changed a record, file by file."""
    return db.read(_changed_row, _CHANGED, (batch,))


def changed_rows_of(db: Database, record: str) -> list[ChangedRow]:
    """Return the rows of all imports that stand that changed one record, oldest first."""
    return db.read(_changed_row, _OF_RECORD, (record,))


def known_before(db: Database, batch: int, records: Iterable[str]) -> set[str]:
    """Return the versions of some records that were here before an import."""
    return {version for (version,) in db.rows(_BEFORE, (batch, *listed(records)))}


def _changed_row(row: Row) -> ChangedRow:
    return ChangedRow(*row)
