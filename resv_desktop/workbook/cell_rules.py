"""What a cell means, by rules in tables: one table per type of field, the first rule that applies.

A rule either leaves a value in silence, repairs (told with before and after) or quarantines (the
raw value is kept for a person; the rest of the row goes in). The type is that of the column in
our own table of columns, never a guess from what stands in the column.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import islice, product
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, clean_text
from resv_desktop.domain.codebook import fold
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import is_record_id
from resv_desktop.workbook import date_rules


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


class Marked(NamedTuple):
    """A cell that a reader shows as empty and is not: an error, or a formula without a result."""

    rule: str
    raw: str


Cell = object
"""Text, float, bool, date, datetime, time, timedelta or Marked; empty text for nothing."""


@dataclass(frozen=True)
class Scope:
    """What the rules of one column may consult.

    ``find`` gives the code that a text names in the column's list. ``day_first`` is what other
    dates in the file prove about 3/4/2027: true, false, or nothing. ``numbers`` are the record
    identifiers in the file by the entry's number.
    """

    find: Callable[[str], str | None] = lambda _text: None
    day_first: bool | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)


Reading = Callable[[Cell, Scope], object]


class _Pass:
    """The answer of a rule that does not apply."""


PASS = _Pass()


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to understand a cell; ``name`` also names its sentence (``rule_...``)."""

    name: str
    grade: Grade
    read: Reading


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


# Small readings, each of which answers PASS when it has nothing to say


def _marked(rule: str) -> Reading:
    return lambda cell, _: None if isinstance(cell, Marked) and cell.rule == rule else PASS


def _text(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str) or _has_control(cell):
        return PASS
    return clean_text(cell).strip() or None


def _has_control(text: str) -> bool:
    if text.isprintable():
        return False
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return clean_text(text) != lines


def _text_without_control(cell: Cell, _: Scope) -> object:
    return (clean_text(cell).strip() or None) if isinstance(cell, str) else PASS


def _no_number(cell: Cell, _: Scope) -> object:
    return None if isinstance(cell, float) and not math.isfinite(cell) else PASS


def _number_cut(cell: Cell, _: Scope) -> object:
    """Excel keeps 15 digits: what was longer is gone and cannot be brought back."""
    return text_of(cell) if isinstance(cell, float) and abs(cell) >= 1e15 else PASS


def _whole_number(cell: Cell, _: Scope) -> object:
    is_whole = isinstance(cell, float) and cell.is_integer()
    return text_of(cell) if is_whole else PASS


def _number(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, float) else PASS


def _truth(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, bool) else PASS


def _any_date(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, date | time | timedelta) else PASS


def _anything(cell: Cell, _: Scope) -> object:
    return clean_text(text_of(cell)).strip() or None


NO_VALUE = frozenset({"-", "--", "–", "—", "n.v.t.", "nvt", "n.v.t", "n/a", "geen", "leeg", "."})


def _no_value(cell: Cell, _: Scope) -> object:
    return None if isinstance(cell, str) and fold(cell) in NO_VALUE else PASS


def _question(cell: Cell, scope: Scope) -> object:
    is_asked = isinstance(cell, str) and fold(cell) in ("?", "??", "???")
    return PASS if not is_asked else scope.find("onbekend") or PASS


# Codes


def _code(cell: Cell, scope: Scope) -> object:
    return (scope.find(cell) or PASS) if isinstance(cell, str) else PASS


def _code_number(cell: Cell, scope: Scope) -> object:
    is_whole = isinstance(cell, float) and cell.is_integer()
    return (scope.find(text_of(cell)) or PASS) if is_whole else PASS


def _items(cell: Cell, marks: str = ";") -> list[str] | None:
    if not isinstance(cell, str):
        return None
    text: str = cell
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    items = (clean_text(item).strip() for item in text.split(marks[0]))
    return list(dict.fromkeys(item for item in items if item))


def _codes(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    return PASS if items is None else _all_found(items, scope)


def _codes_by_other_marks(cell: Cell, scope: Scope) -> object:
    """Lines, commas, slashes and plus signs; labels hold some of these, so they come second."""
    for marks in (";\n", ";\n,", ";\n/", ";\n,/+|"):
        items = _items(cell, marks)
        codes = PASS if items is None else _all_found(items, scope)
        if codes is not PASS:
            return codes
    return PASS


def _all_found(items: Sequence[str], scope: Scope) -> object:
    codes = [scope.find(item) for item in items]
    return tuple(dict.fromkeys(codes)) or None if all(codes) else PASS


def _codes_kept(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    if items is None:
        return PASS
    return tuple(dict.fromkeys(scope.find(item) or item for item in items)) or None


# Yes or no

_YES = frozenset({"ja", "j", "yes", "y", "x", "v", "✓", "✔", "☑", "✅", "waar", "true", "1", "wel"})
_NO = frozenset({"nee", "n", "no", "neen", "onwaar", "false", "0", "niet", "☐", "✗", "✘"})


def _yes_no(cell: Cell, _: Scope) -> object:
    return {"ja": True, "nee": False}.get(fold(cell), PASS) if isinstance(cell, str) else PASS


def _yes_no_otherwise(cell: Cell, _: Scope) -> object:
    if isinstance(cell, bool):
        return cell
    text = fold(text_of(cell))
    return True if text in _YES else False if text in _NO else PASS


# Identifiers of records


def _record(cell: Cell, _: Scope) -> object:
    text = clean_text(cell).strip() if isinstance(cell, str) else ""
    return text if is_record_id(text) else PASS


def _record_otherwise(cell: Cell, scope: Scope) -> object:
    text = fold(text_of(cell))
    return text.upper() if is_record_id(text.upper()) else scope.numbers.get(text, PASS)


def _records(cell: Cell, _: Scope) -> object:
    items = _items(cell)
    return PASS if items is None or not all(map(is_record_id, items)) else tuple(items) or None


def _records_otherwise(cell: Cell, scope: Scope) -> object:
    items = _items(cell, ";\n, ")
    found = [_record_otherwise(item, scope) for item in items or ()]
    return PASS if PASS in found or not found else tuple(found)


# Dates


def _day(cell: Cell, _: Scope) -> object:
    return date_rules.of_date(cell) if date_rules.in_range(cell) else PASS


def _day_with_time(cell: Cell, _: Scope) -> object:
    return date_rules.of_moment(cell) or PASS


def _day_out_of_range(cell: Cell, _: Scope) -> object:
    return date_rules.of_date(cell) or date_rules.of_moment(cell, anywhere=True) or PASS


def _day_from_number(cell: Cell, _: Scope) -> object:
    return date_rules.of_serial(cell) or PASS


def _day_from_text(cell: Cell, scope: Scope) -> object:
    if not isinstance(cell, str):
        return PASS
    return date_rules.of_text(clean_text(cell), scope.day_first) or PASS


def _day_uncertain(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str) or not date_rules.is_uncertain(clean_text(cell)):
        return PASS
    return clean_text(cell).strip()


# The tables

_P, _R, _Q = Grade.PLAIN, Grade.REPAIRED, Grade.QUARANTINED

_FIRST = (
    Rule("error_value", _Q, _marked("error_value")),
    Rule("formula_without_result", _Q, _marked("formula_without_result")),
    Rule("no_number", _Q, _no_number),
)
_LAST = (
    Rule("no_value", _R, _no_value),
    Rule("not_understood", _Q, _anything),
)
_TEXT_RULES = (
    *_FIRST,
    Rule("text", _P, _text),
    Rule("control_removed", _R, _text_without_control),
    Rule("truth_as_text", _R, _truth),
    Rule("number_cut", _Q, _number_cut),
    Rule("whole_number", _P, _whole_number),
    Rule("number_as_text", _R, _number),
    Rule("date_in_text", _Q, _any_date),
    *_LAST,
)
_CODE_ODDITIES = (
    Rule("date_for_code", _Q, _any_date),
    Rule("unknown_mark", _P, _question),
)

RULES: Mapping[FieldType, tuple[Rule, ...]] = {
    FieldType.TEXT: _TEXT_RULES,
    FieldType.LONG_TEXT: _TEXT_RULES,
    FieldType.CODE: (
        *_FIRST,
        Rule("code", _P, _code),
        Rule("code_as_number", _P, _code_number),
        *_CODE_ODDITIES,
        Rule("no_value", _R, _no_value),
        Rule("unknown_code", _R, _text),
        *_LAST,
    ),
    FieldType.CODES: (
        *_FIRST,
        Rule("codes", _P, _codes),
        Rule("codes_by_other_marks", _R, _codes_by_other_marks),
        Rule("code_as_number", _P, lambda cell, scope: _in_tuple(_code_number(cell, scope))),
        *_CODE_ODDITIES,
        Rule("no_value", _R, _no_value),
        Rule("unknown_code", _R, _codes_kept),
        *_LAST,
    ),
    FieldType.DATE: (
        *_FIRST,
        Rule("day", _P, _day),
        Rule("day_with_time", _R, _day_with_time),
        Rule("day_from_number", _R, _day_from_number),
        Rule("day_from_text", _R, _day_from_text),
        Rule("day_uncertain", _Q, _day_uncertain),
        Rule("day_out_of_range", _Q, _day_out_of_range),
        *_LAST,
    ),
    FieldType.YES_NO: (
        *_FIRST,
        Rule("yes_no", _P, _yes_no),
        Rule("yes_no_otherwise", _R, _yes_no_otherwise),
        *_LAST,
    ),
    FieldType.RECORD: (
        *_FIRST,
        Rule("record", _P, _record),
        Rule("record_by_number", _R, _record_otherwise),
        *_LAST,
    ),
    FieldType.RECORDS: (
        *_FIRST,
        Rule("records", _P, _records),
        Rule("record_by_number", _R, _records_otherwise),
        *_LAST,
    ),
}
"""Per type of field the rules in the order in which they are tried; the last always applies."""


def _in_tuple(value: object) -> object:
    return value if value is PASS else (value,)


_TEXT_ONLY = {kind: rules[len(_FIRST) :] for kind, rules in RULES.items()}
"""The same without the rules that never apply to a text, which nearly every cell is."""


def read_cell(kind: FieldType, cell: Cell, scope: Scope) -> Value | Odd:
    """Return what ``cell`` means in a column of ``kind``: a value, or an :class:`Odd`."""
    for rule in (_TEXT_ONLY if isinstance(cell, str) else RULES)[kind]:
        value = rule.read(cell, scope)
        if not isinstance(value, _Pass):
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


_FREE = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})


def read_column(kind: FieldType, cells: Sequence[Cell], scope: Scope) -> list[Value | Odd]:
    """Return what each of ``cells`` means; an empty cell is ``None``.

    Written for speed: a merge reads millions of cells, and nearly all are plain.
    """
    if kind in _FREE:
        normal = unicodedata.normalize
        return [
            None if cell == ""
            else (normal("NFC", cell).strip() or None)
            if cell.__class__ is str and cell.isprintable()
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
    yield text
