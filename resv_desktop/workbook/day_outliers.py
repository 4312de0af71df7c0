"""Days that were pasted from a workbook that counts days otherwise: 1,462 days off, and sound.

Nothing in such a cell is wrong by itself; only its neighbours in the column give it away.
"""

from __future__ import annotations

from datetime import date

from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.cell_rules import Grade, Odd
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.typed_rows import TypedTable, type_of

FEWEST = 3
"""Days in a column from which it shows what is usual in it."""


def mark_shifted_days(table: TypedTable) -> None:
    """Set apart the days that are right only when counted from 1904 (or not); a person decides."""
    for place, key in enumerate(table.keys):
        if type_of(table.spec.column(key)) is not FieldType.DATE:
            continue
        days = {i: d for i, row in enumerate(table.values) if isinstance(d := row[place], str)}
        if len(days) >= FEWEST:
            usual = date.fromisoformat(sorted(days.values())[len(days) // 2])
            for index, day in days.items():
                if date_rules.is_of_other_count(day, usual):
                    raw = text_of(table.cell(index, key))
                    odd = Odd(day, "day_of_other_count", Grade.QUARANTINED, raw)
                    table.set_apart(index, key, odd)
