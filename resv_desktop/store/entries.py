"""The list of entries: search, filters, sorting and counts, fast enough for each keystroke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.records import parse_date
from resv_desktop.store import listing
from resv_desktop.store.database import Database, Row
from resv_desktop.store.records import record_fields
from resv_desktop.store.words import either_expression, filter_word, words_expression

_COLUMNS = (
    "record, network, number, kind, title, theme, subtheme, severity, frequency, horizon,"
    " direction, scope, status, signal_date, last_discussed, last_confirmed, confirmations, risk,"
    " missing, heads, grade, revision, disciplines, owner, escalated_to, nza_relevant"
)

_SORTS = {
    "number": "number_key",
    "title": "title_key",
    "kind": "kind",
    "theme": "theme",
    "status": "status_rank",
    "severity": "severity_rank",
    "frequency": "frequency_rank",
    "risk": "risk",
    "scope": "scope_rank",
    "signal_date": "signal_date",
    "last_discussed": "last_discussed",
    "last_confirmed": "last_confirmed",
    "confirmations": "confirmations",
    "missing": "missing",
    "network": "network",
    "owner": "owner",
}
SORTS = frozenset(_SORTS)
"""The names by which a list of entries can be sorted."""

_INDEXED = frozenset(
    {
        "number_key",
        "title_key",
        "theme",
        "severity_rank",
        "status_rank",
        "signal_date",
        "last_discussed",
    }
)

_FEW = 2000
"""Up to this many matches are fetched and then sorted; with more, entries are walked in order."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the list of entries.

    ``heads`` above 1 means that a person has to choose (``grade`` says how far they are apart);
    ``missing`` counts what the entry still lacks of its eight fields.
    """

    record: str
    network: str
    number: str
    kind: str
    title: str
    theme: str
    subtheme: str
    severity: str
    frequency: str
    horizon: str
    direction: str
    scope: str
    status: str
    signal_date: date | None
    last_discussed: date | None
    last_confirmed: date | None
    confirmations: int
    risk: int | None
    missing: int
    heads: int
    grade: str
    revision: int
    disciplines: tuple[str, ...]
    owner: str
    escalated_to: str
    nza_relevant: bool | None


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """Which entries, in which order. Empty means: no limit of that kind.

    ``text`` is what a person types: every word has to begin a word of the entry or of the labels
    of its codes. ``severity_from`` is 1 to 4. What has no value for ``sort`` sorts lowest.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    severity_from: int = 0
    open_only: bool = False
    drafts_only: bool = False
    conflicts_only: bool = False
    networks: tuple[str, ...] = ()
    sort: str = "number"
    descending: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The rows asked for, and how many there are in all."""

    rows: list[EntryRow]
    total: int


def page(db: Database, query: EntryQuery) -> Page:
    """Return the rows of a query from ``offset``, at most ``limit``, and the count of all.

    Raises:
        ValueError: when ``sort`` is none of ``SORTS``.
    """
    column = _column(query)
    total = count_entries(db, query)
    walk = query.limit is not None and total > _FEW and column in _INDEXED
    table = f"entries INDEXED BY entries_{column}" if walk else "entries"
    condition, parameters = _condition(db, expression_of(query), total, walk=walk)
    limit = -1 if query.limit is None else query.limit
    sql = f"SELECT {_COLUMNS} FROM {table}{condition} ORDER BY {_order(query, column)}"
    rows = db.read(_entry_row, f"{sql} LIMIT ? OFFSET ?", [*parameters, limit, query.offset])
    return Page(rows, total)


def _condition(
    db: Database, expression: str, total: int, *, walk: bool
) -> tuple[str, tuple[str, ...]]:
    """Return which entries are meant, in SQL.

    With few matches SQLite starts at them and sorts. With very many it is faster to walk the
    entries in their order until the page is full (the plus sign says so), and where they are more
    than half of all, to gather the others and to pass those over.
    """
    if not expression:
        return "", ()
    if walk and total * 2 > (db.value("SELECT max(id) FROM entries") or 0):
        others = f'"{filter_word(listing.KIND)}"* NOT ({expression})'
        return " WHERE +id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", (others,)
    sign = "+" if walk else ""
    return f" WHERE {sign}id IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression,)


def _order(query: EntryQuery, column: str) -> str:
    columns = ("number_key", "network", "id") if column == "number_key" else (column, "id")
    down = " DESC" if query.descending else ""
    return ", ".join(f"{name}{down}" for name in columns)


def find_entries(db: Database, query: EntryQuery) -> list[EntryRow]:
    """Return the rows of a query; see :func:`page`."""
    return page(db, query).rows


def count_entries(db: Database, query: EntryQuery) -> int:
    """Return how many entries a query has in all, whatever its limit."""
    return count_matches(db, expression_of(query))


def count_matches(db: Database, expression: str) -> int:
    """Return how many entries the index gives for an expression; all of them for an empty one."""
    if expression:
        sql = "SELECT count(*) FROM search WHERE search MATCH ?"
        return int(db.value(sql, (expression,)))
    return int(db.value("SELECT count(*) FROM entries"))


def entry_fields(db: Database, record: str) -> Fields:
    """Return the fields shown of an entry.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    return record_fields(db, record)


def expression_of(query: EntryQuery) -> str:
    """Return what a query asks of the index; empty when it asks for every entry."""
    terms = words_expression(query.text)
    terms += either_expression(listing.KIND, query.kinds)
    terms += either_expression(listing.STATUS, query.statuses)
    terms += either_expression(listing.THEME, query.themes)
    terms += either_expression(listing.DISCIPLINE, query.disciplines)
    terms += either_expression(listing.NETWORK, query.networks)
    if query.severity_from:
        terms += either_expression(listing.SEVERITY_FROM, [str(query.severity_from)])
    for wanted, name in (
        (query.open_only, listing.OPEN),
        (query.drafts_only, listing.DRAFT),
        (query.conflicts_only, listing.CONFLICT),
    ):
        if wanted:
            terms += either_expression(name, [""])
    return " AND ".join(terms)


def _column(query: EntryQuery) -> str:
    if query.sort not in _SORTS:
        raise ValueError(f"entries cannot be sorted by {query.sort}")
    return _SORTS[query.sort]


def _entry_row(row: Row) -> EntryRow:
    values = list(row)
    values[13:16] = map(parse_date, row[13:16])
    values[22] = _codes(row[22])
    values[25] = None if row[25] is None else bool(row[25])
    return EntryRow(*values)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split("|") if code)
