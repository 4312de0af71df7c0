"""The numbers people use for entries and actions: per network and prefix, never given out twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resv_desktop.domain.canonical import Fields
from resv_desktop.store.database import Database

Counter = tuple[str, str, int]
"""A network, a prefix and a number, such as ``("WAT", "KN", 14)``."""

_FORM = re.compile(r"([A-Z]{1,4})-(\d{1,6})")

_RAISE = (
    "INSERT INTO counters VALUES (?, ?, ?)"
    " ON CONFLICT (network, prefix) DO UPDATE SET last = max(last, excluded.last)"
)


def next_number(db: Database, network: str, prefix: str) -> str:
    """Return the next number of a network, such as ``KN-014``, and remember it as given out.

    Belongs in the transaction that adds the record, so that neither exists without the other.
    """
    sql = "SELECT last FROM counters WHERE network = ? AND prefix = ?"
    with db.atomic():
        number = 1 + (db.value(sql, (network, prefix)) or 0)
        db.run(_RAISE, (network, prefix, number))
    return f"{prefix}-{number:03d}"


def note_numbers(db: Database, states: Iterable[Fields]) -> None:
    """Remember the numbers in records that came from elsewhere as given out."""
    raise_counters(db, map(counter_of, states))


def counter_of(fields: Fields) -> Counter | None:
    """Return which counter a record's number is of, and how far that must be at least."""
    number, network = fields.get("number"), fields.get("network")
    match = _FORM.fullmatch(number) if isinstance(number, str) else None
    if match is None or not isinstance(network, str):
        return None
    return network, match[1], int(match[2])


def raise_counters(db: Database, counters: Iterable[Counter | None]) -> None:
    """Take care that no number up to these is given out any more."""
    highest: dict[tuple[str, str], int] = {}
    for counter in counters:
        if counter:
            network, prefix, number = counter
            highest[network, prefix] = max(highest.get((network, prefix), 0), number)
    db.run_many(_RAISE, [(*key, last) for key, last in highest.items()])
