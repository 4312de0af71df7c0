"""When an entry is complete: eight fields, and which of them a given entry needs.

Source: DOMAIN 4.2 (the minimum entry). Only the title is needed to keep a draft; what is missing
is named, never guessed.
"""

from __future__ import annotations

from resv_desktop.domain.entry import Entry, EntryKind

ALWAYS = ("title", "description", "theme", "disciplines", "scope", "signal_date")
BY_KIND = {
    EntryKind.BOTTLENECK: ("severity", "frequency"),
    EntryKind.DEVELOPMENT: ("horizon", "direction"),
}


def needed_fields(kind: str) -> tuple[str, ...]:
    """Return the eight fields that make an entry of ``kind`` complete."""
    known = EntryKind.DEVELOPMENT if kind == EntryKind.DEVELOPMENT else EntryKind.BOTTLENECK
    return ALWAYS + BY_KIND[known]


def missing_fields(entry: Entry) -> tuple[str, ...]:
    """Return the fields that an entry still lacks, in the order of the form."""
    return tuple(key for key in needed_fields(entry.kind) if not getattr(entry, key))


def is_complete(entry: Entry) -> bool:
    """Say whether an entry can be handed over without remark."""
    return not missing_fields(entry)
