"""When, how and by whom versions came: what is deliberately not part of a version itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from resv_desktop.domain.version import Version
from resv_desktop.store.database import Database, Row
from resv_desktop.store.rows import COLUMNS, version_of

IMPORTED = "import"
"""What is said of a version that came with an import."""

_WIDTH = COLUMNS.count(",") + 1

_HISTORY = f"""
WITH found AS (
    SELECT {COLUMNS},
        (SELECT min(batch) FROM holds h WHERE h.version = v.id) AS batch,
        (SELECT min(c.id) FROM changes c WHERE c.record = v.record AND c.version = v.version)
            AS change
    FROM versions v WHERE record = ?)
SELECT found.*, c.at, c.what, c.by, b.at, b.by
FROM found LEFT JOIN changes c ON c.id = found.change
LEFT JOIN batches b ON b.id = found.batch
ORDER BY found.id"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change as the log holds it; ``before`` is what the screen needs to tell of it."""

    at: datetime
    what: str
    record: str
    version: str
    before: str | None
    by: str


@dataclass(frozen=True, slots=True)
class LoggedVersion:
    """A version with what the log knows of it; ``batch`` 0 is the program itself."""

    version: Version
    at: datetime | None
    what: str
    by: str
    batch: int


def stamp(at: datetime) -> str:
    """Return a moment as it is kept: ISO, to the second."""
    return at.isoformat(timespec="seconds")


def log_change(
    db: Database,
    at: datetime,
    what: str,
    record: str,
    version: str,
    before: str | None,
    by: str,
) -> None:
    """Note a change; belongs in the transaction that adds the version."""
    sql = "INSERT INTO changes (at, what, record, version, before, by) VALUES (?, ?, ?, ?, ?, ?)"
    with db.atomic():
        db.run(sql, (stamp(at), what, record, version, before, by))


def changes(db: Database, limit: int = 50) -> list[Change]:
    """Return the latest changes, newest first."""
    sql = "SELECT at, what, record, version, before, by FROM changes ORDER BY id DESC LIMIT ?"
    return db.read(_change, sql, (limit,))


def _change(row: Row) -> Change:
    at, *rest = row
    return Change(datetime.fromisoformat(at), *rest)


def history(db: Database, record: str) -> list[LoggedVersion]:
    """Return every version of a record in the order in which they arrived here."""
    return db.read(_logged, _HISTORY, (record,))


def _logged(row: Row) -> LoggedVersion:
    batch, _, at, what, by, imported_at, imported_by = row[_WIDTH:]
    moment = at or imported_at
    return LoggedVersion(
        version_of(row[:_WIDTH]),
        datetime.fromisoformat(moment) if moment else None,
        what or (IMPORTED if batch else ""),
        by or imported_by or "",
        batch or 0,
    )
