"""What somebody let pass although the check for personal data had found something in it.

Kept is where, of what kind and why; the text that was found is never part of it, not as a digest
either: of a name or a date of birth that would be guessed within a second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import datetime

from resv_desktop.store.database import Database, Row
from resv_desktop.store.log import stamp
from resv_desktop.store.rows import listed


@dataclass(frozen=True, slots=True)
class Override:
    """``findings`` of one category in one field that were let pass at one moment.

    ``record`` is empty where no record is concerned; ``version`` is the version that was kept or,
    at an export, the name of what left; empty when there was none. ``reason`` is empty for what
    needs none.
    """

    at: datetime
    record: str
    field: str
    category: str
    level: str
    findings: int
    reason: str
    version: str


_NAMES = tuple(item.name for item in fields(Override))
_COLUMNS = ", ".join(_NAMES)
_ADD = f"INSERT INTO overrides ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"


def add_overrides(db: Database, overrides: Iterable[Override]) -> None:
    """Keep what was let pass; belongs in the transaction that keeps the text."""
    rows = [[stamp(v) if isinstance(v, datetime) else v for v in astuple(o)] for o in overrides]
    with db.atomic():
        db.run_many(_ADD, rows)


def overrides_of(db: Database, records: Iterable[str]) -> list[Override]:
    """Return what was let pass in some records, oldest first."""
    sql = (
        f"SELECT {_COLUMNS} FROM overrides"
        " WHERE record IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    return db.read(_override, sql, listed(records))


def overrides_between(db: Database, first: str, last: str) -> list[Override]:
    """Return what was let pass from day ``first`` to day ``last`` (ISO), oldest first."""
    sql = f"SELECT {_COLUMNS} FROM overrides WHERE substr(at, 1, 10) BETWEEN ? AND ? ORDER BY id"
    return db.read(_override, sql, (first, last))


def _override(row: Row) -> Override:
    at, *rest = row
    return Override(datetime.fromisoformat(at), *rest)
