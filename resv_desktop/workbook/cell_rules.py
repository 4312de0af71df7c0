"""What a cell means, by rules in tables: one table per type of field, the first rule that applies.

A rule either leaves a value in silence, repairs (told with before and after) or quarantines (the
raw value is kept for a person; the rest of the row goes in). The type is that of the column in
our own table of columns, never a guess from what stands in the column.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import islice, product
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, clean_text
from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook import cell_readings as r
from resv_desktop.workbook.cell_readings import Pass, Reading, Scope
from resv_desktop.workbook.raw_cells import Cell, Marked, Shown, text_of
from resv_desktop.workbook.technique import squeeze


class Grade(IntEnum):
    """What a rule does with the cell it applies to."""

    PLAIN = 0
    REPAIRED = 1
    QUARANTINED = 2


class Odd(NamedTuple):
    """A cell that is not simply what it should be; ``value`` is the best that can be made of it."""

    value: Value
    rule: str
    grade: Grade
    raw: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to understand a cell; ``name`` also names its sentence (``rule_...``)."""

    name: str
    grade: Grade
    read: Reading


# The tables

_P, _R, _Q = Grade.PLAIN, Grade.REPAIRED, Grade.QUARANTINED

_FIRST = (
    Rule("error_value", _Q, r.marked("error_value")),
    Rule("formula_without_result", _Q, r.marked("formula_without_result")),
    Rule("no_number", _Q, r.no_number),
)
_FIRST_OF_TEXT = (Rule("error_value", _Q, r.error_text),)
"""Tried before all others on a text, as the first rules are on other cells."""
_NOT_UNDERSTOOD = Rule("not_understood", _Q, r.anything)
_LAST = (
    Rule("no_value", _R, r.no_value),
    Rule("unknown_said", _Q, r.unknown_said),
    _NOT_UNDERSTOOD,
)
_TEXT_RULES = (
    *_FIRST,
    *_FIRST_OF_TEXT,
    Rule("number_cut", _Q, r.number_text_cut),
    Rule("text", _P, r.text),
    Rule("control_removed", _R, r.text_without_control),
    Rule("truth_as_text", _R, r.truth),
    Rule("zeros_by_format", _R, r.zeros_by_format),
    Rule("number_cut", _Q, r.number_cut),
    Rule("whole_number", _P, r.whole_number),
    Rule("number_as_text", _R, r.number),
    Rule("date_in_text", _Q, r.any_date),
    _NOT_UNDERSTOOD,
)
_DATE_FOR_CODE = Rule("date_for_code", _Q, r.any_date)

RULES: Mapping[FieldType, tuple[Rule, ...]] = {
    FieldType.TEXT: _TEXT_RULES,
    FieldType.LONG_TEXT: _TEXT_RULES,
    FieldType.CODE: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("code", _P, r.code),
        Rule("code_as_number", _P, r.code_number),
        Rule("zeros_by_format", _R, r.code_shown),
        _DATE_FOR_CODE,
        Rule("unknown_mark", _P, r.question),
        Rule("no_value", _R, r.no_value),
        Rule("code_with_label", _R, r.code_with_label),
        Rule("label_of_file", _R, r.label_of_file),
        Rule("label_unclear", _Q, r.label_unclear),
        Rule("label_of_more", _Q, r.label_of_more),
        Rule("unknown_code", _R, r.text),
        *_LAST,
    ),
    FieldType.CODES: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("codes", _P, r.codes),
        Rule("codes_by_other_marks", _R, r.codes_by_other_marks),
        Rule("code_as_number", _P, r.code_number_alone),
        _DATE_FOR_CODE,
        Rule("no_value", _R, r.no_value),
        Rule("code_with_label", _R, r.codes_with_label),
        Rule("label_of_file", _R, r.labels_of_file),
        Rule("label_of_more", _Q, r.labels_of_more),
        Rule("unknown_code", _R, r.codes_kept),
        *_LAST,
    ),
    FieldType.DATE: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("day", _P, r.day),
        Rule("day_with_time", _R, r.day_with_time),
        Rule("day_from_number", _R, r.day_from_number),
        Rule("day_from_text", _R, r.day_from_text),
        Rule("day_uncertain", _Q, r.day_uncertain),
        Rule("day_out_of_range", _Q, r.day_out_of_range),
        *_LAST,
    ),
    FieldType.YES_NO: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("yes_no", _P, r.yes_no),
        Rule("yes_no_otherwise", _R, r.yes_no_otherwise),
        *_LAST,
    ),
    FieldType.RECORD: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("record", _P, r.record),
        Rule("record_by_number", _R, r.record_otherwise),
        *_LAST,
    ),
    FieldType.RECORDS: (
        *_FIRST,
        *_FIRST_OF_TEXT,
        Rule("records", _P, r.records),
        Rule("record_by_number", _R, r.records_otherwise),
        *_LAST,
    ),
}
"""Per type of field the rules in the order in which they are tried; the last always applies."""


_TEXT_ONLY = {kind: rules[len(_FIRST) :] for kind, rules in RULES.items()}
"""The same without the rules that never apply to a text, which nearly every cell is."""


_FREE = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_SHOWN = _FREE | {FieldType.CODE}
"""Where what the format of a number shows is the value; elsewhere the number is."""


def read_cell(kind: FieldType, cell: Cell, scope: Scope) -> Value | Odd:
    """Return what ``cell`` means in a column of ``kind``: a value, or an :class:`Odd`."""
    if isinstance(cell, Shown) and kind not in _SHOWN:
        cell = cell.number
    for rule in (_TEXT_ONLY if isinstance(cell, str) else RULES)[kind]:
        value = rule.read(cell, scope)
        if not isinstance(value, Pass):
            plain = rule.grade is Grade.PLAIN
            return value if plain else Odd(value, rule.name, rule.grade, text_of(cell))  # type: ignore[return-value, arg-type]
    raise AssertionError("the last rule of each table applies to anything")


class _Known(dict[str, "Value | Odd"]):
    """What texts mean in one column, each worked out once: there are few different ones."""

    def __init__(self, kind: FieldType, scope: Scope) -> None:
        super().__init__()
        self._kind, self._scope = kind, scope

    def __missing__(self, text: str) -> Value | Odd:
        value = self[text] = read_cell(self._kind, text, self._scope)
        return value


_TELLING = frozenset("#+-0123456789 ")
"""What a text begins with that may be an error or a number that was cut."""


def read_column(kind: FieldType, cells: Sequence[Cell], scope: Scope) -> list[Value | Odd]:
    """Return what each of ``cells`` means; an empty cell is ``None``.

    Written for speed: a merge reads millions of cells, and nearly all are plain.
    """
    if kind in _FREE:
        normal, is_plain = unicodedata.normalize, r.is_plain
        return [
            None if cell == ""
            else (normal("NFC", cell).strip() or None)
            if cell.__class__ is str and cell[0] not in _TELLING and is_plain(cell)
            else read_cell(kind, cell, scope)
            for cell in cells
        ]  # fmt: skip
    known = _Known(kind, scope)
    known[""] = None
    if kind is FieldType.DATE:
        days: dict[Cell, str] = {}
        return [
            days.get(cell) or _remember(days, cell, scope)
            if cell.__class__ is date
            else known[cell] if cell.__class__ is str
            else read_cell(kind, cell, scope)
            for cell in cells
        ]  # fmt: skip
    return [
        known[cell] if cell.__class__ is str else read_cell(kind, cell, scope) for cell in cells
    ]


def _remember(days: dict[Cell, str], day: Cell, scope: Scope) -> Value | Odd:
    value = read_cell(FieldType.DATE, day, scope)
    if isinstance(value, str):
        days[day] = value
    return value


MOST_SPELLINGS = 256


def spellings(kind: FieldType, cell: Cell, scope: Scope) -> Iterator[Value]:
    """Yield what a cell can stand for besides its meaning: how an odd value was exported.

    An old code stands in the cell as it is, and the crosswalk would make another code of it. The
    digest of the exported field tells which of these, if any, it was.
    """
    if isinstance(cell, Marked):
        return
    text = clean_text(text_of(cell)).strip() or None
    if text and kind in (FieldType.CODES, FieldType.RECORDS):
        items = (item.strip() for item in text.split(";"))
        options = [dict.fromkeys((item, scope.find(item) or item)) for item in items]
        yield from islice(product(*options), MOST_SPELLINGS)
    if text and kind in _FREE:
        yield squeeze(text)
    yield text
