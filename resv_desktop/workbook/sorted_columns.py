"""The most dangerous silent error: one column sorted on its own, every value on another row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.meetings import ITEM_COLUMNS
from resv_desktop.workbook.rows import Origin
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import TypedTable


class Changed(NamedTuple):
    """A cell that is not as exported: the version, the digest it should have, what it says."""

    version: str
    stated: str | None
    value: Value


FEWEST = 3
"""Moved rows that make a pattern; two values that changed places can be somebody's intention."""
FEWEST_ALIKE = 6
"""Where the moved values are of two kinds only, people may have meant each change."""


MOST_MEASURED = 40
"""Changed cells that are followed to where their value went; enough to see a pattern."""


def refuse_sorted_column(origin: Origin, table: TypedTable) -> None:
    """Refuse a sheet in which a column's values are those exported, but on other rows.

    Raises:
        WorkbookRefusedError: ``column_sorted``, with the sheet and the columns.
    """
    rows = [
        (index, facts)
        for index, claim in enumerate(zip(table.ids, table.versions, strict=True))
        if (facts := origin.by_row.get(claim)) and index not in table.odd
    ]
    if len(rows) < FEWEST:
        return
    digests = {facts.id: facts.digests() for _, facts in rows}
    moved = [key for key in table.keys if _is_moved(table, key, rows, digests)]
    if moved:
        headers = ", ".join(table.spec.column(key).header for key in moved)
        raise WorkbookRefusedError("column_sorted", sheet=table.sheet, columns=headers)


def _is_moved(
    table: TypedTable,
    key: str,
    rows: Sequence[tuple[int, VersionFacts]],
    digests: Mapping[str, Mapping[str, str]],
) -> bool:
    column = table.spec.column(key)
    if column.field is None or column.key in ITEM_COLUMNS:
        return False  # The items of a meeting have a digest together, not each cell its own.
    place = table.keys.index(key)
    changed = [
        Changed(facts.id, digests[facts.id].get(key), value)
        for index, facts in rows
        if _digest(facts.id, key, value := table.values[index][place]) != digests[facts.id].get(key)
    ]
    if len(changed) < FEWEST:
        return False
    now = Counter(value for _, _, value in changed)
    if len(now) < FEWEST and len(changed) < FEWEST_ALIKE:
        return False
    # Where nearly every value is another one, some may have been edited after the sorting.
    unlike = len(now) * 10 >= len(changed) * 9
    return _mostly_moved(key, changed, now) if unlike else _all_moved(key, changed, now)


def _mostly_moved(key: str, changed: Sequence[Changed], now: Counter[Value]) -> bool:
    measured = changed[:: max(1, len(changed) // MOST_MEASURED)]
    found = sum(_stated_value(key, one, now) is not _NOT_THERE for one in measured)
    return found >= FEWEST and found * 3 >= len(measured) * 2


def _all_moved(key: str, changed: Sequence[Changed], now: Counter[Value]) -> bool:
    before: Counter[Value] = Counter()
    for one in changed:
        value = _stated_value(key, one, now)
        if value is _NOT_THERE:
            return False
        before[value] += 1
    return before == now


def _stated_value(key: str, changed: Changed, now: Counter[Value]) -> Value:
    """Return what was exported in a changed cell when another changed cell holds it now."""
    version, stated, _ = changed
    return next((v for v in now if _digest(version, key, v) == stated), _NOT_THERE)


_NOT_THERE = "\x00"


def _digest(version: str, key: str, value: Value) -> str | None:
    return None if value is None else field_digest(version, key, value)
