"""Days as people write them, in Dutch order: pure functions from a cell to an ISO date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Days outside are findings: no record of a network is older or reaches further."""
_EPOCH = date(1899, 12, 30)
_SERIALS = (date(2020, 1, 1) - _EPOCH).days, (date(2040, 12, 31) - _EPOCH).days
"""Bare numbers that are taken for a day; others could be anything."""

_MONTH_STARTS = (
    ("jan",), ("feb",), ("maa", "mrt", "mar"), ("apr",), ("mei", "may"), ("jun",), ("jul",),
    ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec",),
)  # fmt: skip
_MONTHS = {start: number for number, starts in enumerate(_MONTH_STARTS, 1) for start in starts}

_BEFORE = re.compile(r"^(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+(?=\d)", re.I)
_AFTER = re.compile(r"[ T,]+\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?:uur|u|z))?$", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-.\s]\s*(\d{1,2})\s*[-.\s]\s*'?(\d{4}|\d{2})")
_SLASHES = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*'?(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})e?[\s.-]*([a-z]{3,9})\.?[\s-]*'?(\d{4}|\d{2})", re.I)


def in_range(cell: object) -> bool:
    """Say whether ``cell`` is a day, without a time, that a record can have."""
    return isinstance(cell, date) and not isinstance(cell, datetime) and FIRST <= cell <= LAST


def of_date(cell: object) -> str | None:
    """Return the ISO date of a cell that is a day, whatever its year."""
    is_day = isinstance(cell, date) and not isinstance(cell, datetime)
    return cell.isoformat() if is_day else None  # type: ignore[attr-defined]


def of_moment(cell: object, *, anywhere: bool = False) -> str | None:
    """Return the day of a cell that is a day with a time."""
    if not isinstance(cell, datetime):
        return None
    return cell.date().isoformat() if anywhere or in_range(cell.date()) else None


def of_serial(cell: object) -> str | None:
    """Return the day of a bare number, as Excel counts days from 30 December 1899."""
    if not isinstance(cell, float) or not _SERIALS[0] <= cell <= _SERIALS[1]:
        return None
    return (_EPOCH + timedelta(days=int(cell))).isoformat()


def of_text(text: str, day_first: bool | None = None) -> str | None:
    """Return the day that ``text`` names, or ``None`` when it names none for certain.

    A day with slashes can be American; it is certain when one number is above 12, both are equal,
    or ``day_first`` says how this file writes them.
    """
    text = _bare(text)
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _made(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return _made(match[3], match[2], match[1])
    if match := _IN_WORDS.fullmatch(text):
        month = _MONTHS.get(match[2][:3].lower(), 0)
        return _made(match[3], str(month), match[1])
    if match := _SLASHES.fullmatch(text):
        return _of_slashes(match[1], match[2], match[3], day_first)
    return None


def is_uncertain(text: str) -> bool:
    """Say whether ``text`` is a day that can be read in two ways."""
    text = _bare(text)
    return _SLASHES.fullmatch(text) is not None and bool(of_text(text, day_first=True))


def order_of(texts: Iterable[str]) -> bool | None:
    """Return what days with slashes prove about their order: day first, month first, nothing."""
    proofs = set()
    for text in texts:
        match = _SLASHES.fullmatch(_bare(text)) if "/" in text else None
        if match and (int(match[1]) > 12) is not (int(match[2]) > 12):
            proofs.add(int(match[1]) > 12)
    return proofs.pop() if len(proofs) == 1 else None


def _bare(text: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", text.strip())).strip()


def _of_slashes(first: str, second: str, year: str, day_first: bool | None) -> str | None:
    by_day, by_month = _made(year, second, first), _made(year, first, second)
    if by_day == by_month or day_first:
        return by_day
    if day_first is False:
        return by_month
    return by_day if by_month is None else by_month if by_day is None else None


def _made(year: str, month: str, day: str) -> str | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        made = date(number, int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if FIRST <= made <= LAST else None
