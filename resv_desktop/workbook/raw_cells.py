"""Cells as a reader hands them over, before anybody asks what they mean."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple


class Marked(NamedTuple):
    """A cell that a reader shows as empty and is not: an error, or a formula without a result."""

    rule: str
    raw: str


Cell = object
"""Text, float, bool, date, datetime, time, timedelta or Marked; empty text for nothing."""


def text_of(cell: Cell) -> str:
    """Return a cell as it can be shown to a person."""
    if isinstance(cell, Marked):
        return cell.raw
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < 1e15
        return str(int(cell)) if whole else repr(cell).replace(".", ",")
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)
