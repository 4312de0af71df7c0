"""Days as people write them, in Dutch order: pure functions from a cell to an ISO date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""Days outside are findings: no record of a network is older or reaches further."""
SHIFT = timedelta(days=1462)
"""What lies between the two ways in which spreadsheets count days: from 1900 and from 1904."""
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = _EPOCH + SHIFT
_LIKELY = date(2020, 1, 1), date(2040, 12, 31)
"""Bare numbers and years of two digits are taken for a day in between, or for none."""
_FAR, _NEAR = timedelta(days=3 * 365), timedelta(days=400)

_MONTH_NAMES = (
    ("januari", "jan", "january"), ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "maa", "mar", "march"), ("april", "apr"), ("mei", "may"),
    ("juni", "jun", "june"), ("juli", "jul", "july"), ("augustus", "aug", "august"),
    ("september", "sep", "sept"), ("oktober", "okt", "oct", "october"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
"""Whole words only: three ``maanden`` are no day in March."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ad", "-"))
"""What word processors make of the hyphen in a date."""
_BEFORE = re.compile(
    r"^(?:(?:d\.?\s?d\.?|op|per|datum:?)\s+(?=\d|[a-z]{2}))?"
    r"(?:(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
    r"\.?,?\s+(?=\d))?",
    re.I,
)
_AFTER = re.compile(
    r"(?:[ T,]+\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?:uur|u|z))?|(?<=\d)[.,;])$", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})")
_COMPACT = re.compile(r"(2[01]\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-.\s]\s*(\d{1,2})\s*[-.\s]\s*'?(\d{4}|\d{2})")
_SLASHES = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*'?(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})e?[\s.-]*([a-z]{3,9})\.?[\s-]*'?(\d{4}|\d{2})", re.I)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


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


def of_serial(cell: object, *, from_1904: bool = False) -> str | None:
    """Return the day of a bare number, as Excel counts days from the start of 1900 (or 1904)."""
    if isinstance(cell, str) and _SERIAL.fullmatch(cell.strip()):
        cell = float(cell.replace(",", "."))
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    first, last = ((likely - epoch).days for likely in _LIKELY)
    if not isinstance(cell, float) or not first <= cell < last + 1:
        return None
    return (epoch + timedelta(days=int(cell))).isoformat()


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
        return _made(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _made(match[3], _month(match[1]), match[2])
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


def _month(name: str) -> str:
    return str(_MONTHS.get(name.lower(), 0))


def is_of_other_count(day: str, usual: date) -> bool:
    """Say whether ``day`` is right only in the other way of counting days, from 1900 or 1904.

    A day that was pasted between two such workbooks is 1,462 days off: it lies years from what is
    ``usual`` in its column, and without the shift it would not.
    """
    found = date.fromisoformat(day)
    if abs(found - usual) < _FAR:
        return False
    return any(abs(found + shift - usual) < _NEAR for shift in (SHIFT, -SHIFT))


def _bare(text: str) -> str:
    plain = text.strip().translate(_DASHES).replace("\u2019", "'").replace("\u2018", "'")
    return _AFTER.sub("", _BEFORE.sub("", plain)).strip()


def _of_slashes(first: str, second: str, year: str, day_first: bool | None) -> str | None:
    by_day, by_month = _made(year, second, first), _made(year, first, second)
    if by_day == by_month or day_first:
        return by_day
    if day_first is False:
        return by_month
    return by_day if by_month is None else by_month if by_day is None else None


def _made(year: str, month: str, day: str) -> str | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    if len(year) == 2 and not _LIKELY[0].year <= number <= _LIKELY[1].year:
        return None  # 3-4-98 is of another century, and 26-04-03 may begin with the year.
    try:
        made = date(number, int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if FIRST <= made <= LAST else None
