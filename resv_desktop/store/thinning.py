"""Which backups may go: seven days, five weeks and twelve months are kept. Pure, no clock."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

DAYS, WEEKS, MONTHS = 7, 5, 12
LATEST = 3
"""The newest ones are kept whatever the clock says: it may have been set back."""


class BackupInfo(NamedTuple):
    """A verified copy of the log; ``at`` is the time on the clock, as its name says it."""

    at: datetime
    path: Path
    reason: str
    size: int


_PERIODS: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda at: at.date(), DAYS),
    (lambda at: at.isocalendar()[:2], WEEKS),
    (lambda at: (at.year, at.month), MONTHS),
)


def thin(backups: Iterable[BackupInfo], now: datetime) -> list[BackupInfo]:
    """Return the backups that may be removed, oldest first.

    Kept are the newest of each of the last seven days that have one, and likewise of five weeks
    and twelve months; the three newest of all; all of today, and any from the future; and the
    newest one made before the log was brought up to date for a new edition of the program.
    """
    known = sorted(backups, reverse=True)
    kept = set(known[:LATEST])
    kept.update(item for item in known if item.at.date() >= now.date())
    kept.update([item for item in known if item.reason == "migration"][:1])
    for period, count in _PERIODS:
        newest: dict[Hashable, BackupInfo] = {}
        for item in known:
            newest.setdefault(period(item.at), item)
        kept.update(list(newest.values())[:count])
    return sorted(item for item in known if item not in kept)
