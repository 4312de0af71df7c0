"""Every two things that two hands can do to one record, and what must come of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.version import Extent, Version, first_version, next_version
from resv_desktop.domain.view import Grade, RecordView, view_record

RECORD = "E0"
ONE, TWO, EXCEL = "WAT/one/1", "WAT/two/1", "excel:WAT"
BASE = {"title": "t", "description": "d", "theme": "T01", "confirmed_on": ("2027-01-01",)}
BASE_VERSION = first_version(RECORD, ONE, BASE)
Change = Mapping[str, Value] | None
DOINGS: dict[str, Change] = {
    "title x": {"title": "x"},
    "title y": {"title": "y"},
    "text x": {"description": "x"},
    "text -": {"description": None},
    "both x": {"title": "x", "description": "x"},
    "day 2": {"confirmed_on": ("2027-01-01", "2027-02-02")},
    "day 3": {"confirmed_on": ("2027-01-01", "2027-03-03")},
    "day 1 off": {"confirmed_on": None},
    "remove": None,
}

# S settled, P parallel (a proposal joins them), C conflict. Row: one hand; column: the other.
TABLE = """
             title x | title y | text x | text - | both x | day 2 | day 3 | day 1 off | remove
title x    |    S    |    C    |   P    |   P    |   P    |   P   |   P   |     P     |   C
title y    |    C    |    S    |   P    |   P    |   C    |   P   |   P   |     P     |   C
text x     |    P    |    P    |   S    |   C    |   P    |   P   |   P   |     P     |   C
text -     |    P    |    P    |   C    |   S    |   C    |   P   |   P   |     P     |   C
both x     |    P    |    C    |   P    |   C    |   S    |   P   |   P   |     P     |   C
day 2      |    P    |    P    |   P    |   P    |   P    |   S   |   P   |     P     |   C
day 3      |    P    |    P    |   P    |   P    |   P    |   P   |   S   |     P     |   C
day 1 off  |    P    |    P    |   P    |   P    |   P    |   P   |   P   |     S     |   C
remove     |    C    |    C    |   C    |   C    |   C    |   C   |   C   |     C     |   S
"""

GRADES = {"S": Grade.SETTLED, "P": Grade.PARALLEL, "C": Grade.CONFLICT}


def _cells() -> list[tuple[str, str, Grade]]:
    header, *lines = (
        [c.strip() for c in line.split("|")] for line in TABLE.strip("\n").splitlines()
    )
    columns = list(DOINGS)
    assert [name.split("  ")[-1] for name in header] == columns
    assert [line[0] for line in lines] == columns
    return [
        (line[0], column, GRADES[letter])
        for line in lines
        for column, letter in zip(columns, line[1:], strict=True)
    ]


def in_the_program(base: Version, change: Change, origin: str) -> Version:
    if change is None:
        return next_version([base], origin, {}, deleted=True)
    return next_version([base], origin, {**BASE, **change})


def in_excel(base: Version, change: Change, origin: str) -> Version:
    if change is None:  # A row cannot be removed in Excel: a missing row means nothing.
        return in_the_program(base, change, origin)
    return Version(RECORD, 2, (base.id,), EXCEL, change, extent=Extent.DELTA)


def joined(one: Change, other: Change) -> dict[str, Value]:
    """Return what a person would expect of two changes to different fields."""
    assert one is not None
    assert other is not None
    fields: dict[str, Value] = {**BASE, **one, **other}
    if "confirmed_on" in one and "confirmed_on" in other:
        before, a, b = (set(f["confirmed_on"] or ()) for f in (BASE, one, other))
        fields["confirmed_on"] = tuple(sorted((a & b) | ((a | b) - before))) or None
    return {key: value for key, value in fields.items() if value is not None}


def view_in_any_order(*versions: Version) -> RecordView:
    views = [view_record(order) for order in permutations(versions)]
    assert all(view == views[0] for view in views)
    return views[0]
