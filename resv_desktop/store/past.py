"""Imports at a glance: per batch how many files it took, how many it left out, over which periods.

Beside :mod:`.imports`, which gives whole files: a list of years of merges must not read them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from resv_desktop.store.database import Database, Row

LEFT_OUT = ("X", "skip")
"""The verdicts of files of which nothing was kept, as they stand in ``files``."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import; ``files`` were merged, ``left_out`` were not. Periods in order, each once."""

    id: int
    at: datetime
    undone_at: datetime | None
    files: int
    left_out: int
    periods: tuple[str, ...]


def past_imports(db: Database) -> list[PastImport]:
    """Return all imports, newest first, undone ones too."""
    sql = (
        "SELECT b.id, b.at, b.undone_at,"
        " (SELECT count(*) FROM files WHERE batch = b.id AND verdict NOT IN (?, ?)),"
        " (SELECT count(*) FROM files WHERE batch = b.id AND verdict IN (?, ?)),"
        " (SELECT group_concat(DISTINCT period) FROM files"
        " WHERE batch = b.id AND period != '' AND verdict NOT IN (?, ?))"
        " FROM batches b ORDER BY b.id DESC"
    )
    return db.read(_past, sql, LEFT_OUT * 3)


def _past(row: Row) -> PastImport:
    number, at, undone, taken, left_out, periods = row
    return PastImport(
        number,
        datetime.fromisoformat(at),
        datetime.fromisoformat(undone) if undone else None,
        taken,
        left_out,
        tuple(sorted(filter(None, str(periods or "").split(",")))),
    )
