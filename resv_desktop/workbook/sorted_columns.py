"""The most dangerous silent error: one column sorted on its own, every value on another row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.rows import Origin
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import TypedTable

FEWEST = 3
"""Moved rows that make a pattern; two values that changed places can be somebody's intention."""
FEWEST_ALIKE = 6
"""Where the moved values are of two kinds only, people may have meant each change."""


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
    if table.spec.group_key or len(rows) < FEWEST:
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
    place = table.keys.index(key)
    changed = [
        (facts.id, digests[facts.id].get(key), table.values[index][place])
        for index, facts in rows
        if _digest(facts.id, key, table.values[index][place]) != digests[facts.id].get(key)
    ]
    if len(changed) < FEWEST or table.spec.column(key).field is None:
        return False
    now = Counter(value for _, _, value in changed)
    if len(now) < FEWEST and len(changed) < FEWEST_ALIKE:
        return False
    before: Counter[Value] = Counter()
    for version, stated, _ in changed:
        value = next((v for v in now if _digest(version, key, v) == stated), _NOT_THERE)
        if value is _NOT_THERE:
            return False
        before[value] += 1
    return before == now


_NOT_THERE = "\x00"


def _digest(version: str, key: str, value: Value) -> str | None:
    return None if value is None else field_digest(version, key, value)
