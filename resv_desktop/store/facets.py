"""How many entries each filter would leave: the figures on the chips above the list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from resv_desktop.store import listing
from resv_desktop.store.database import Database
from resv_desktop.store.entries import EntryQuery, count_matches, expression_of
from resv_desktop.store.words import filter_value, filter_word

_LISTS = {
    "kinds": listing.KIND,
    "statuses": listing.STATUS,
    "themes": listing.THEME,
    "severities": listing.SEVERITY,
    "networks": listing.NETWORK,
    "disciplines": listing.DISCIPLINE,
}
FACETS = frozenset(_LISTS)
"""The names of the lists of codes that can be counted."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many entries of a query have each code, are open, drafts or in conflict.

    Codes without an entry are absent; an empty code counts the entries that have none.
    """

    kinds: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    severities: dict[str, int] = field(default_factory=dict)
    networks: dict[str, int] = field(default_factory=dict)
    disciplines: dict[str, int] = field(default_factory=dict)
    open: int = 0
    drafts: int = 0
    conflicts: int = 0
    total: int = 0


def facets(db: Database, query: EntryQuery, wanted: Collection[str] = FACETS) -> Facets:
    """Return the counts for a query; ``wanted`` names the lists (of ``FACETS``) that are needed."""
    expression = expression_of(query)
    lists = {name: _counts(db, expression, _LISTS[name]) for name in wanted}
    return Facets(
        **lists,
        open=_count(db, expression, filter_word(listing.OPEN)),
        drafts=_count(db, expression, filter_word(listing.DRAFT)),
        conflicts=_count(db, expression, filter_word(listing.CONFLICT)),
        total=count_matches(db, expression),
    )


def _counts(db: Database, expression: str, name: str) -> dict[str, int]:
    counts = {filter_value(word)[1]: _count(db, expression, word) for word in _words(db, name)}
    return {value: count for value, count in counts.items() if count}


def _count(db: Database, expression: str, word: str) -> int:
    both = [expression, f'"{word}"'] if expression else [f'"{word}"']
    return count_matches(db, " AND ".join(both))


def _words(db: Database, name: str) -> list[str]:
    """Return the words of one filter that the index holds."""
    db.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)")
    first = filter_word(name)
    # The sign after the last one of the words that begin with these letters.
    beyond = first[:-1] + chr(ord(first[-1]) + 1)
    sql = "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? ORDER BY term"
    return [term for (term,) in db.rows(sql, (first, beyond))]
