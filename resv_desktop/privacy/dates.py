"""Dates of birth: a whole date with a word beside it that says so. Meeting dates are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resv_desktop.privacy.context import has_person, sentence_before
from resv_desktop.privacy.findings import Category, Finding, finding

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|"
    r"sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_DATE = re.compile(
    rf"(?<![\d.\-/])(?:{_DAY}(?:e|ste)?[ \-]{_MONTH}[ \-,]{{1,2}}{_YEAR}"
    rf"|{_DAY}(?P<mark>\s?[\-./–]\s?|\s){_MONTH_NUMBER}(?P=mark){_YEAR}"
    rf"|(?:19|20)\d\d[\-./](?:0[1-9]|1[0-2])[\-./](?:0[1-9]|[12]\d|3[01])"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:geb(?:oren|oortedatum|oortedag|oorte[ -]?dd)?|geb\.?\s?dat(?:um)?|gebdat|"
    r"geboorte\s?datum|g\.d\.|born|dob|d\.o\.b)\b\.?[^\d;!?\n]{0,32}$",
    re.IGNORECASE,
)
_GROUP_OR_MEETING = re.compile(
    r"\b(?:v[oó][oó]r|na|tussen|vanaf|tot|sinds|overleg|vergadering|bespreking|afspraak|week)\b",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(r"\W{0,3}(?:geboren|geb)\b(?!\s+(?:idee|plan|initiatief))", re.IGNORECASE)
_STAR = re.compile(r"(?P<bullet>(?:^|\n)[ \t]*)?\*(?P<space>\s?)$")
_ASIDE = re.compile(r"\s?[(,]\s?$")
_YEAR_AT_EITHER_END = re.compile(r"(?:19|20)\d\d")
_NO_MEETING_BEFORE = 2011
"""A log of neighbourhood networks holds no meeting of 2010 or earlier; a date of birth may be."""


def is_date(text: str) -> bool:
    """Say whether ``text`` is a whole date and nothing else."""
    return _DATE.fullmatch(text) is not None


def find_birth_dates(text: str, names: frozenset[int] = frozenset()) -> Iterator[Finding]:
    """Find whole dates that are said, or plainly shown, to be somebody's day of birth.

    ``names`` are the places where names end: an old date in brackets behind one is a birth date.
    """
    for match in _DATE.finditer(text):
        if _is_birth(text, match, names):
            yield finding(*match.span(), Category.BIRTH_DATE)


def _is_birth(text: str, match: re.Match[str], names: frozenset[int]) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    born = _BORN.search(before)
    if born is not None:
        return _GROUP_OR_MEETING.search(born[0]) is None
    if _BORN_AFTER.match(text, match.end()):
        return True
    star = _STAR.search(before)
    if star is not None:
        is_list_item = star["bullet"] is not None and star["space"]
        return not is_list_item or _is_old(match[0])
    beside = _ASIDE.search(before)
    if beside is None or not _is_old(match[0]):
        return False
    behind_name = match.start() - len(beside[0]) in names
    return behind_name or has_person(sentence_before(text, match.start()))


def _is_old(date: str) -> bool:
    year = _YEAR_AT_EITHER_END.search(date)
    return year is not None and int(year[0]) < _NO_MEETING_BEFORE
