"""Meetings: the one kind of record that stands on several rows, one per item discussed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.workbook.account import shown
from resv_desktop.workbook.cell_rules import Grade, Odd
from resv_desktop.workbook.compare import same_as_stated
from resv_desktop.workbook.reading import RowOutcome, RowReading
from resv_desktop.workbook.rows import Origin, choose_facts
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import Found, TypedRow, TypedTable

ITEMS = "items"
DECISION = "item_decision"
ITEM_COLUMNS = ("item_entry", "item_outcome", DECISION)
SHUFFLED = 7
"""Items whose order is found back without a digest of each of them: 5,040 orders at most."""


class Meeting(NamedTuple):
    """Rows of one meeting, joined to one row, and which rows those were."""

    indexes: list[int]
    row: TypedRow


def plain_meetings(origin: Origin, table: TypedTable) -> dict[int, RowReading]:
    """Return the rows of meetings that say exactly what their stated version says."""
    if not set(ITEM_COLUMNS) <= set(table.keys):
        return {}
    rows: dict[tuple[str, str], list[int]] = {}
    for index, claim in enumerate(zip(table.ids, table.versions, strict=True)):
        rows.setdefault(claim, []).append(index)
    readings: dict[int, RowReading] = {}
    for claim, indexes in rows.items():
        facts = origin.by_row.get(claim)
        if facts is None or not table.odd.keys().isdisjoint(indexes):
            continue
        fields = _plain_fields(table, indexes)
        version = fields and same_as_stated(facts, fields, RecordKind.MEETING, origin.network)
        if version:
            origin.seen.add(claim)
            for index in indexes:
                readings[index] = RowReading(
                    table.sheet, table.numbers[index], RowOutcome.RECORD, claim[0], (version,)
                )
    return readings


def _plain_fields(table: TypedTable, indexes: Sequence[int]) -> dict[str, Value] | None:
    rows = [dict(zip(table.keys, table.values[index], strict=True)) for index in indexes]
    items = _items([[row.pop(key) for key in ITEM_COLUMNS] for row in rows])
    if any(row != rows[0] for row in rows):
        return None
    fields: dict[str, Value] = {k: v for k, v in rows[0].items() if v is not None}
    return {**fields, ITEMS: items} if items else fields


def _items(rows: Sequence[Sequence[Value]]) -> tuple[Value, ...]:
    return tuple(tuple(row) for row in rows if any(cell is not None for cell in row))


def join_meetings(origin: Origin, rows: Mapping[int, TypedRow]) -> Iterator[Meeting]:
    """Yield the meetings that ``rows`` (by their place in the table) together describe.

    Rows belong together by identifier; those typed by hand by day and kind of meeting.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, row in rows.items():
        if is_record_id(row.record, RecordKind.MEETING):
            key: tuple[object, ...] = (row.record, row.version)
        else:
            key = (None, row.record, row.values.get("date"), row.values.get("kind"))
        groups.setdefault(key, []).append(index)
    for indexes in groups.values():
        yield Meeting(indexes, _joined(origin, [rows[index] for index in indexes]))


def _joined(origin: Origin, rows: Sequence[TypedRow]) -> TypedRow:
    first = rows[0]
    facts = choose_facts(origin, RecordKind.MEETING, first)
    values: dict[str, Value] = {}
    odd: dict[str, tuple[Found, ...]] = {}
    for key in first.values:
        if key not in ITEM_COLUMNS:
            values[key] = _shared(facts, key, rows, odd)
    literal: tuple[Value, ...] = ()
    if set(ITEM_COLUMNS) <= first.values.keys():
        items = _items([[row.values[key] for key in ITEM_COLUMNS] for row in rows])
        values[ITEMS] = _in_stated_order(facts, items) or None
        literal = _in_stated_order(facts, _literal_items(rows))
    found = [find for row in rows for key in ITEM_COLUMNS for find in row.odd.get(key, ())]
    if found:
        # One cell is answered by stating all items anew: the others have to be at hand.
        draft = ((ITEMS, tuple(_by_row(row) for row in rows)),)
        odd[ITEMS] = tuple(find._replace(draft=draft) for find in found)
    return TypedRow(
        first.row, first.record, first.version, first.revision, values, odd,
        lambda key: (literal,) if key == ITEMS else _spelled_alike(rows, key),
    )  # fmt: skip


def _by_row(row: TypedRow) -> Value:
    """Return the item of a row behind the number of that row."""
    return (row.row, *(row.values.get(key) for key in ITEM_COLUMNS))


def _spelled_alike(rows: Sequence[TypedRow], key: str) -> tuple[Value, ...]:
    """Return what a shared column can stand for, where all rows say the same."""
    spelled = [row.spelled(key) for row in rows]
    return spelled[0] if all(one == spelled[0] for one in spelled) else ()


def _literal_items(rows: Sequence[TypedRow]) -> tuple[Value, ...]:
    """Return the items with what was odd taken literally, as it may have been exported."""
    return _items([[_literal(row, key) for key in ITEM_COLUMNS] for row in rows])


def _literal(row: TypedRow, key: str) -> Value:
    spelled = row.spelled(key) if key in row.odd or key == DECISION else ()
    return spelled[-1] if spelled else row.values[key]


def _shared(
    facts: VersionFacts | None,
    key: str,
    rows: Sequence[TypedRow],
    odd: dict[str, tuple[Found, ...]],
) -> Value:
    """Return the value that all rows of a meeting should have in one column.

    Somebody may have changed it on one row only: that one then counts. Two different changes
    cancel each other out and wait for a person.
    """
    found = tuple(find for row in rows for find in row.odd.get(key, ()))
    if found:
        odd[key] = found
    distinct = list(dict.fromkeys(row.values[key] for row in rows if key not in row.unread))
    if len(distinct) > 1 and facts:
        stated = facts.digests().get(key)
        changed = [v for v in distinct if _digest(facts, key, v) != stated]
        distinct = changed or distinct
    if len(distinct) > 1:
        raw = " | ".join(map(shown, distinct))
        odds = Odd(None, "meeting_rows_differ", Grade.QUARANTINED, raw)
        odd[key] = (*found, Found(rows[0].row, key, odds))
        return None
    return distinct[0] if distinct else None


def _digest(facts: VersionFacts, key: str, value: Value) -> str | None:
    return None if value is None else field_digest(facts.id, key, value)


def _in_stated_order(facts: VersionFacts | None, items: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return ``items`` in the order of the export where they are in another one: it was sorted.

    An item that was changed keeps its place after the one above it.
    """
    stated = facts.digests().get(ITEMS) if facts else None
    if facts is None or stated is None or len(items) < 2:
        return items
    each = facts.digests_of_items(ITEMS)
    if each:
        return _by_place(items, [field_digest(facts.id, ITEMS, item) for item in items], each)
    orders = permutations(items) if len(items) <= SHUFFLED else iter([items])
    return next((o for o in orders if field_digest(facts.id, ITEMS, o) == stated), items)


def _by_place(
    items: Sequence[Value], digests: Sequence[str], stated: Sequence[str]
) -> tuple[Value, ...]:
    """Return ``items`` with those whose digest is stated in the order in which it is."""
    free: dict[str, list[int]] = {}
    for place, digest in enumerate(stated):
        free.setdefault(digest, []).append(place)
    places: list[tuple[int, int]] = []
    above = -1
    for row, digest in enumerate(digests):
        above = free[digest].pop(0) if free.get(digest) else above
        places.append((above, row))
    return tuple(items[row] for _, row in sorted(places))
