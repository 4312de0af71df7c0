"""The list of entries: search, filters, sorting and counts, fast enough for each keystroke."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.records import parse_date
from resv_desktop.store.database import Database, Row
from resv_desktop.store.records import record_fields
from resv_desktop.store.words import match_expression

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

_EMPTY = {"severity_rank": "0", "frequency_rank": "999", "scope_rank": "999", "status_rank": "999"}

_FEW = 2000
"""Up to this many entries are fetched and then sorted; more are walked in the order of number."""

_FACETS = ("kind", "status", "theme", "severity", "network", "disciplines")


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
    of its codes. What has no value for ``sort`` comes last, in either direction.
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


@dataclass(frozen=True, slots=True)
class Facets:
    """How many entries of a query have each code, are open, drafts or in conflict."""

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


@dataclass(slots=True)
class _Where:
    """A condition in SQL with its parameters."""

    clauses: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, clause: str, *parameters: object) -> None:
        self.clauses.append(clause)
        self.parameters += parameters

    def add_any(self, column: str, values: tuple[str, ...]) -> None:
        if values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    @property
    def sql(self) -> str:
        return f" WHERE {' AND '.join(self.clauses)}" if self.clauses else ""


def page(db: Database, query: EntryQuery) -> Page:
    """Return the rows of a query from ``offset``, at most ``limit``, and the count of all.

    Raises:
        ValueError: when ``sort`` is none of ``SORTS``.
    """
    total = count_entries(db, query)
    where = _where(query, walk=total > _FEW and query.limit is not None)
    order = _order(query, total)
    limit = -1 if query.limit is None else query.limit
    sql = f"SELECT {_COLUMNS} FROM entries{where.sql} ORDER BY {order} LIMIT ? OFFSET ?"
    found = db.rows(sql, [*where.parameters, limit, query.offset])
    return Page(list(map(_entry_row, found)), total)


def find_entries(db: Database, query: EntryQuery) -> list[EntryRow]:
    """Return the rows of a query; see :func:`page`."""
    return page(db, query).rows


def count_entries(db: Database, query: EntryQuery) -> int:
    """Return how many entries a query has in all, whatever its limit."""
    expression = match_expression(query.text)
    where = _where(query)
    if expression and len(where.clauses) == 1:
        sql = "SELECT count(*) FROM search WHERE search MATCH ?"
        return int(db.value(sql, (expression,)))
    return int(db.value(f"SELECT count(*) FROM entries{where.sql}", where.parameters))


def facets(db: Database, query: EntryQuery) -> Facets:
    """Return the counts for the filters of a query."""
    where = _where(query)
    columns = ", ".join(_FACETS)
    counted = " UNION ALL ".join(
        f"SELECT '{column}', {column}, count(*) FROM found GROUP BY {column}" for column in _FACETS
    )
    sums = "SELECT sum(is_open), sum(missing > 0), sum(heads > 1), count(*) FROM entries"
    found = db.rows(
        f"WITH found AS MATERIALIZED (SELECT {columns} FROM entries{where.sql}) {counted}",
        where.parameters,
    )
    counts: dict[str, dict[str, int]] = {column: {} for column in _FACETS}
    for column, value, count in found:
        codes = value.strip("|").split("|") if column == "disciplines" else [value]
        for code in codes:
            if code:
                counts[column][code] = counts[column].get(code, 0) + count
    kinds, statuses, themes, severities, networks, disciplines = (
        dict(sorted(counts[column].items())) for column in _FACETS
    )
    numbers = [int(number or 0) for number in db.rows(sums + where.sql, where.parameters)[0]]
    return Facets(kinds, statuses, themes, severities, networks, disciplines, *numbers)


def entry_fields(db: Database, record: str) -> Fields:
    """Return the fields shown of an entry.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    return record_fields(db, record)


def _where(query: EntryQuery, *, walk: bool = False) -> _Where:
    where = _Where()
    expression = match_expression(query.text)
    if expression:
        # The plus sign keeps SQLite from starting at the matches: with very many of them it is
        # faster to walk the entries in their order and to stop when the page is full.
        found = "IN (SELECT rowid FROM search WHERE search MATCH ?)"
        where.add(f"{'+' if walk else ''}id {found}", expression)
    where.add_any("kind", query.kinds)
    where.add_any("status", query.statuses)
    where.add_any("theme", query.themes)
    where.add_any("network", query.networks)
    if query.disciplines:
        either = " OR ".join(["instr(disciplines, ?)"] * len(query.disciplines))
        where.add(f"({either})", *(f"|{code}|" for code in query.disciplines))
    if query.severity_from:
        where.add("severity_rank >= ?", query.severity_from)
    for wanted, clause in (
        (query.open_only, "is_open"),
        (query.drafts_only, "missing > 0"),
        (query.conflicts_only, "heads > 1"),
    ):
        if wanted:
            where.add(clause)
    return where


def _order(query: EntryQuery, total: int) -> str:
    if query.sort not in _SORTS:
        raise ValueError(f"entries cannot be sorted by {query.sort}")
    column = _SORTS[query.sort]
    down = " DESC" if query.descending else ""
    if column == "number_key":
        # With few matches in many entries, sorting them beats walking all entries in order.
        free = "+" if total <= _FEW else ""
        return f"{free}number_key{down}, network{down}, record{down}"
    empty = _EMPTY.get(column, "''")
    return f"{column} IS NULL OR {column} = {empty}, {column}{down}, number_key, network, record"


def _entry_row(row: Row) -> EntryRow:
    values = list(row)
    values[13:16] = map(parse_date, row[13:16])
    values[22] = _codes(row[22])
    values[25] = None if row[25] is None else bool(row[25])
    return EntryRow(*values)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split("|") if code)
