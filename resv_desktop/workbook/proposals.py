"""Which of our columns an unknown heading may be: by its words and by what stands under it.

A proposal decides nothing. A person confirms it once, and the choice is kept for that network and
that set of headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from resv_desktop.domain.canonical import field_digest
from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook.cell_rules import Grade, Odd, read_column
from resv_desktop.workbook.columns import Column, Role, plain_header
from resv_desktop.workbook.headers import SYNONYMS
from resv_desktop.workbook.raw_cells import Cell, text_of
from resv_desktop.workbook.reading import HeadingQuestion, Proposal
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED, TypedTable, type_of

MOST_PROPOSALS, MOST_SAMPLES, MOST_CELLS = 3, 3, 200
LEAST_SCORE = 0.45
ONLY_ONE_MISSING = 0.5
"""What a column of text is worth when it is the only one of ours that is missing."""
GOOD_TEXT, GOOD_FIT = 0.6, 0.7
"""From here on the words, or the values, are named as a reason."""

Facts = Callable[[int], VersionFacts | None]
"""From the place of a row to what the file states of its exported version."""


class Fit(NamedTuple):
    """How well values go with a column, 0 to 1; ``proven``: they are those exported in it."""

    share: float
    proven: bool = False


def ask(
    table: TypedTable, place: int, heading: str, facts: Facts = lambda _index: None
) -> HeadingQuestion:
    """Return the question what the column at ``place`` is, with the best answers first."""
    filled = _filled(table, place)
    samples = dict.fromkeys(text_of(cell).strip() for _, cell in filled)
    scored = (_propose(table, column, heading, filled, facts) for column in _askable(table))
    good = [proposal for proposal in scored if proposal.score >= LEAST_SCORE]
    best = sorted(good, key=lambda proposal: -proposal.score)[:MOST_PROPOSALS]
    return HeadingQuestion(
        table.sheet, table.spec.name, table.table.signature, heading, table.table.row + 1,
        tuple(islice(samples, MOST_SAMPLES)), tuple(best),
        tuple((column.key, column.header) for column in _askable(table)),
    )  # fmt: skip


def _askable(table: TypedTable) -> Iterator[Column]:
    """Yield the missing columns that a heading can be; computed ones are not read anyway."""
    for column in table.table.absent:
        if column.role is not Role.COMPUTED or column.key == LAST_CONFIRMED:
            yield column


def _filled(table: TypedTable, place: int) -> list[tuple[int, Cell]]:
    cells = enumerate(table.column_cells(place))
    return list(islice(((i, c) for i, c in cells if text_of(c).strip()), MOST_CELLS))


def _propose(
    table: TypedTable,
    column: Column,
    heading: str,
    filled: Sequence[tuple[int, Cell]],
    facts: Facts,
) -> Proposal:
    text = text_likeness(heading, column, table)
    fit = _fit(table, column, filled, facts)
    score = _score(text, fit, alone=_is_only_one(table, column))
    fits = fit is not None and fit.share >= GOOD_FIT
    why = "both" if fits and text >= GOOD_TEXT else "type" if fits else "text"
    return Proposal(column.key, column.header, round(score, 2), why)


def _is_only_one(table: TypedTable, column: Column) -> bool:
    missing = [c for c in table.table.absent if c.role is Role.FIELD]
    return missing == [column]


def _score(text: float, fit: Fit | None, *, alone: bool) -> float:
    """Weigh words and values: two good signs are worth more than one, a misfit takes away."""
    if fit is None:
        return max(text, ONLY_ONE_MISSING) if alone else text
    if fit.proven:
        return 1 - (1 - text) * 0.02
    if fit.share >= GOOD_FIT:
        return 1 - (1 - text) * (1 - 0.75 * fit.share)
    return text * (0.3 + 0.7 * fit.share)


def text_likeness(heading: str, column: Column, table: TypedTable) -> float:
    """Return how much a heading looks like a column's own or one of its other names, 0 to 1."""
    from rapidfuzz import fuzz  # A tenth of a second that most files need not pay.

    asked = plain_header(heading)
    names = (column.header, *SYNONYMS[table.spec.kind].get(column.key, ()))
    scores = [0.0]
    for name in map(plain_header, names):
        scores += [fuzz.ratio(asked, name), fuzz.token_sort_ratio(asked, name)]
        if min(len(asked), len(name)) >= 5:
            scores.append(0.85 * fuzz.partial_ratio(asked, name))
    return max(scores) / 100


# What stands under it

_FORMS: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(r"[A-Za-z]{1,3}-?\d{1,6}"),
    "record": re.compile(r"[A-Z][0-9A-Z]{27}"),
    "version": re.compile(r"[0-9a-f]{64}"),
    "revision": re.compile(r"\d{1,4}"),
}
"""Columns of text whose values have a form of their own."""
_FREE = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_UNSURE = frozenset({"unknown_code", "no_value"})
"""Repairs that say nothing about whether the value belongs in this column."""


def _fit(
    table: TypedTable, column: Column, filled: Sequence[tuple[int, Cell]], facts: Facts
) -> Fit | None:
    """Return how well the values go with ``column``; ``None`` when they say nothing about it."""
    if not filled:
        return None
    if _is_as_exported(table, column, filled, facts):
        return Fit(1.0, proven=True)
    cells = [cell for _, cell in filled]
    if column.key in _FORMS:
        form = _FORMS[column.key]
        return Fit(_share(form.fullmatch(text_of(cell).strip()) is not None for cell in cells))
    read = read_column(type_of(column), cells, table.scope(column))
    share = _share(_is_understood(value) for value in read)
    return Fit(share) if type_of(column) not in _FREE or share < GOOD_FIT else None


def _share(each: Iterator[bool]) -> float:
    found = list(each)
    return sum(found) / len(found)


def _is_understood(value: object) -> bool:
    if isinstance(value, Odd):
        return value.grade is Grade.REPAIRED and value.rule not in _UNSURE
    return value is not None


def _is_as_exported(
    table: TypedTable, column: Column, filled: Sequence[tuple[int, Cell]], facts: Facts
) -> bool:
    """Say whether most values are, by their digests, what was exported in ``column``."""
    known = [(stated, cell) for index, cell in filled if (stated := facts(index))]
    if not known or column.field is None:
        return False
    values = read_column(type_of(column), [cell for _, cell in known], table.scope(column))
    same = [
        stated.digests().get(column.key) == field_digest(stated.id, column.key, value)
        for (stated, _), value in zip(known, values, strict=True)
        if value is not None and not isinstance(value, Odd)
    ]
    return sum(same) * 2 > len(known)
