"""Cells as a reader hands them over, before anybody asks what they mean."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NamedTuple


class Marked(NamedTuple):
    """A cell that a reader shows as empty and is not: an error, or a formula without a result."""

    rule: str
    raw: str


class Shown(NamedTuple):
    """A number whose format shows digits or letters that the number itself has not: ``0007``."""

    number: float
    text: str


Cell = object
"""Text, float, bool, date, datetime, time, timedelta, Marked or Shown; empty for nothing."""


_PADDED = re.compile(
    r'(?P<before>(?:"[^"]*"|\\.|[-/ ])*)(?P<zeros>0{2,})(?P<after>(?:"[^"]*"|\\.|[-/ ])*)(?:;.*)?'
)
_QUOTING = re.compile(r'"([^"]*)"|\\(.)')


def shown_by(number: float, number_format: str) -> Shown | None:
    """Return a whole number as a format such as ``0000`` or ``"KN-"000`` shows it.

    ``None`` where the format adds nothing to the number, or more than we can tell.
    """
    match = _PADDED.fullmatch(number_format)
    if match is None or not number.is_integer() or not 0 <= number < 1e15:
        return None
    before, after = (
        _QUOTING.sub(lambda m: m[1] or m[2] or "", match[part]) for part in ("before", "after")
    )
    text = f"{before}{int(number):0{len(match['zeros'])}}{after}"
    return None if text == text_of(number) else Shown(number, text)


def text_of(cell: Cell) -> str:
    """Return a cell as it can be shown to a person."""
    if isinstance(cell, Marked):
        return cell.raw
    if isinstance(cell, Shown):
        return text_of(cell.number)
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
