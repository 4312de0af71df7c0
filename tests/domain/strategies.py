"""Hypothesis strategies: texts, versions, and what happens to a log in a year of work.

A *script* is plain data: a list of steps by which several computers create, edit, remove, settle,
merge, send workbooks through Excel, put back backups, and are handed forged descent. What comes of
it is played by :mod:`domain.world`, so that one script can be played with a mutant as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hypothesis import strategies as st

from resv_desktop.domain.version import ALL_STATED, EMPTY, Extent, Version

AWKWARD = (
    "a\u0301\u0338<\"'&\\/\n\t\r\x00\x1f\x7f\x85\u00a0\u200b\u2028\ufeff\ufffe\uffff\ud800😀éß İ"
)


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Return texts with everything in them that breaks formats, surrogates included."""
    characters = st.one_of(
        st.sampled_from(AWKWARD), st.characters(), st.characters(categories=["Cs", "Cc", "Mn"])
    )
    return st.one_of(st.text(max_size=max_size), st.text(characters, max_size=max_size))


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), texts())
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
FIELDS = st.dictionaries(st.sampled_from("abcdef"), VALUES, max_size=5)

DIGESTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["0a" * 5, "1b" * 5]))
CHECKS = st.one_of(DIGESTS, DIGESTS.map(lambda checks: {**checks, ALL_STATED: EMPTY}))


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """Draw one version of any extent, without a past that exists."""
    extent = draw(st.sampled_from(Extent))
    return Version(
        draw(st.sampled_from(["E1", "E2"])),
        draw(st.integers(1, 5)),
        tuple(draw(st.lists(st.sampled_from("pqr"), max_size=3))),
        draw(st.sampled_from(["WAT/one/1", "WAT/two/1", "excel:WAT"])),
        draw(FIELDS),
        draw(st.booleans()),
        extent,
        draw(st.sampled_from(["known", "other"])) if extent is Extent.PARTIAL else None,
        draw(CHECKS) if extent is Extent.PARTIAL else {},
    )


class Op(StrEnum):
    """What can happen."""

    EDIT = "edit"
    EDIT_OFTEN = "edit often"
    FORK = "two edit at the same time"
    REMOVE = "remove"
    SETTLE = "settle"
    MERGE = "merge"
    EXCEL = "excel"
    BACKUP = "backup"
    RESTORE = "restore"
    DESCENT = "descent"
    FORGE = "forge"


class Hand(StrEnum):
    """What somebody does to a workbook in Excel; several at once."""

    CELL = "a cell is edited"
    EMPTY = "a cell is emptied"
    COLUMN = "a column is removed"
    ROW = "a row is removed"
    TYPED = "a row is typed"
    TWICE = "the same row is typed twice"
    TECHNIQUE = "the sheet Techniek is thrown away"


@dataclass(frozen=True)
class Step:
    """One thing that happens, in numbers that are taken modulo what there is."""

    op: Op
    who: int
    whom: int
    record: int
    key: int
    value: int
    time: int
    hands: frozenset[Hand]


COMPUTERS, RECORDS = 3, 2

SAFE = [op for op in Op if op is not Op.FORGE]


def steps(ops: list[Op]) -> st.SearchStrategy[Step]:
    """Return single steps of the kinds in ``ops``."""
    few = st.integers(0, 3)
    return st.builds(
        Step,
        op=st.sampled_from(ops),
        who=st.integers(0, COMPUTERS - 1),
        whom=st.integers(0, COMPUTERS - 1),
        record=st.integers(0, RECORDS - 1),
        key=few,
        value=few,
        time=st.integers(0, 9),
        hands=st.frozensets(st.sampled_from([*Hand, Hand.CELL, Hand.COLUMN]), max_size=3),
    )


Script = tuple[Step, ...]

COMMON_GROUND: Script = (
    Step(Op.EDIT, 0, 0, 0, 1, 0, 0, frozenset()),
    Step(Op.MERGE, 1, 0, 0, 0, 0, 0, frozenset()),
    Step(Op.MERGE, 2, 0, 0, 0, 0, 0, frozenset()),
)


def scripts(max_size: int = 14, *, forged: bool = False) -> st.SearchStrategy[Script]:
    """Return whole scripts, with forged descent when asked for.

    Most begin with a record that all computers have: without common ground nothing can be at odds.
    """
    ops = [*SAFE, Op.FORK, Op.FORK, Op.MERGE, Op.EXCEL, Op.EXCEL, Op.SETTLE]
    if forged:
        ops += [Op.FORGE] * 6
    work = st.lists(steps(ops), min_size=2, max_size=max_size).map(tuple)
    return st.one_of(work, *[work.map(lambda later: (*COMMON_GROUND, *later))] * 3)


def _step(op: Op, who: int, whom: int = 0, *hands: Hand, key: int = 0, value: int = 0) -> Step:
    return Step(op, who, whom, 0, key, value, 0, frozenset(hands))


_EDIT, _EXCEL = Op.EDIT, Op.EXCEL

STORIES: dict[str, Script] = {
    "an untouched workbook of a later day, the versions between never sent": (
        *(_step(_EDIT, 0), _step(_EXCEL, 0, 1)),
        *(_step(Op.EDIT_OFTEN, 0), _step(_EXCEL, 0, 1)),
    ),
    "the same cell is edited alike in the workbooks of two computers that disagree": (
        *COMMON_GROUND,
        *(_step(_EDIT, 0, key=0, value=1), _step(_EDIT, 1, key=0, value=2)),
        *(_step(_EXCEL, 0, 2, Hand.CELL), _step(_EXCEL, 1, 0, Hand.CELL)),
    ),
    "the same edit is made on two computers": (
        *COMMON_GROUND,
        *(_step(_EDIT, 0, key=0, value=1), _step(_EDIT, 1, key=0, value=1)),
        *(_step(Op.MERGE, 0, 1), _step(_EDIT, 0, key=2), _step(Op.MERGE, 1, 0)),
    ),
    "a workbook without Techniek comes back after the log went on": (
        *(_step(_EDIT, 0), _step(_EXCEL, 0, 1, Hand.TECHNIQUE)),
        *(_step(_EDIT, 0, key=2), _step(Op.MERGE, 0, 1), _step(_EXCEL, 0, 2)),
    ),
    "a row edited in Excel travels on with a column less": (
        *(_step(_EDIT, 0), _step(_EXCEL, 0, 1, Hand.CELL)),
        *(_step(_EXCEL, 1, 2, Hand.COLUMN, key=1), _step(_EXCEL, 1, 2), _step(_EDIT, 2)),
    ),
    "a backup comes back and other work is done": (
        *(*COMMON_GROUND, _step(Op.BACKUP, 0), _step(_EDIT, 0, value=1), _step(Op.MERGE, 1, 0)),
        *(_step(Op.RESTORE, 0), _step(_EDIT, 0, value=2), _step(Op.MERGE, 1, 0)),
    ),
    "one edits, the other removes": (
        *(*COMMON_GROUND, _step(Op.REMOVE, 0), _step(_EDIT, 1, key=2), _step(Op.MERGE, 0, 1)),
        *(_step(_EXCEL, 0, 2), _step(Op.SETTLE, 0)),
    ),
    "one empties a text, the other edits the title": (
        *(*COMMON_GROUND, _step(_EDIT, 0, key=2), _step(Op.MERGE, 1, 0)),
        *(_step(_EDIT, 0, key=2, value=3), _step(_EDIT, 1, value=1), _step(Op.MERGE, 0, 1)),
    ),
    "both remove": (
        *(*COMMON_GROUND, _step(_EDIT, 0, key=2), _step(Op.REMOVE, 0), _step(Op.REMOVE, 1)),
        _step(Op.MERGE, 0, 1),
    ),
}
"""What went wrong once, or easily could."""
