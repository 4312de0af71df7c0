"""What a network hands over for a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from resv_desktop.domain.entry import Entry
from resv_desktop.domain.period import Period


def belongs_to(entry: Entry, period: Period) -> bool:
    """Say whether an entry is handed over for ``period``.

    It is when it was signalled by the end of the period and was still in play in it: open, or
    closed with something that happened since the period began. An entry without a date of signal
    is handed over too: leaving it out would hide it.
    """
    if entry.signal_date and entry.signal_date > period.end:
        return False
    last = entry.last_activity
    return entry.is_open or last is None or last >= period.start


def entries_for(entries: Iterable[Entry], period: Period) -> tuple[Entry, ...]:
    """Return the entries handed over for ``period``, in the order given."""
    return tuple(entry for entry in entries if belongs_to(entry, period))


def is_late(delivered: date, deadline: date) -> bool:
    """Say whether a delivery came after the deadline."""
    return delivered > deadline
