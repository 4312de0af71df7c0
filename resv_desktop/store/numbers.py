"""The numbers people use for entries and actions: per network and prefix, never given out twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from resv_desktop.domain.canonical import Fields
from resv_desktop.store.database import Database

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
    highest: dict[tuple[str, str], int] = {}
    for fields in states:
        number, network = fields.get("number"), fields.get("network")
        match = _FORM.fullmatch(number) if isinstance(number, str) else None
        if match and isinstance(network, str):
            key = network, match[1]
            highest[key] = max(highest.get(key, 0), int(match[2]))
    db.run_many(_RAISE, [(*key, last) for key, last in highest.items()])
