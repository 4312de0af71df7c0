"""The ways to understand a cell: small functions that answer PASS when they have nothing to say.

Which of them are tried for which type of field, in which order and with what consequence stands
in the tables of :mod:`.cell_rules`.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.codebook import fold
from resv_desktop.domain.ids import is_record_id
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.raw_cells import Cell, Marked, text_of


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


class Pass:
    """The answer of a rule that does not apply."""


PASS = Pass()


def marked(rule: str) -> Reading:
    return lambda cell, _: None if isinstance(cell, Marked) and cell.rule == rule else PASS


def text(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str) or _has_control(cell):
        return PASS
    return clean_text(cell).strip() or None


def _has_control(text: str) -> bool:
    if text.isprintable():
        return False
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return clean_text(text) != lines


def text_without_control(cell: Cell, _: Scope) -> object:
    return (clean_text(cell).strip() or None) if isinstance(cell, str) else PASS


def no_number(cell: Cell, _: Scope) -> object:
    return None if isinstance(cell, float) and not math.isfinite(cell) else PASS


def number_cut(cell: Cell, _: Scope) -> object:
    """Excel keeps 15 digits: what was longer is gone and cannot be brought back."""
    return text_of(cell) if isinstance(cell, float) and abs(cell) >= 1e15 else PASS


def whole_number(cell: Cell, _: Scope) -> object:
    is_whole = isinstance(cell, float) and cell.is_integer()
    return text_of(cell) if is_whole else PASS


def number(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, float) else PASS


def truth(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, bool) else PASS


def any_date(cell: Cell, _: Scope) -> object:
    return text_of(cell) if isinstance(cell, date | time | timedelta) else PASS


def anything(cell: Cell, _: Scope) -> object:
    return clean_text(text_of(cell)).strip() or None


NO_VALUE = frozenset({"-", "--", "–", "—", "n.v.t.", "nvt", "n.v.t", "n/a", "geen", "leeg", "."})


def no_value(cell: Cell, _: Scope) -> object:
    return None if isinstance(cell, str) and fold(cell) in NO_VALUE else PASS


def question(cell: Cell, scope: Scope) -> object:
    is_asked = isinstance(cell, str) and fold(cell) in ("?", "??", "???")
    return PASS if not is_asked else scope.find("onbekend") or PASS


# Codes


def code(cell: Cell, scope: Scope) -> object:
    return (scope.find(cell) or PASS) if isinstance(cell, str) else PASS


def code_number(cell: Cell, scope: Scope) -> object:
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


def codes(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    return PASS if items is None else _all_found(items, scope)


def codes_by_other_marks(cell: Cell, scope: Scope) -> object:
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


def code_number_alone(cell: Cell, scope: Scope) -> object:
    """A single code as a number, where several may stand."""
    value = code_number(cell, scope)
    return value if value is PASS else (value,)


def codes_kept(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    if items is None:
        return PASS
    return tuple(dict.fromkeys(scope.find(item) or item for item in items)) or None


# Yes or no

_YES = frozenset({"ja", "j", "yes", "y", "x", "v", "✓", "✔", "☑", "✅", "waar", "true", "1", "wel"})
_NO = frozenset({"nee", "n", "no", "neen", "onwaar", "false", "0", "niet", "☐", "✗", "✘"})


def yes_no(cell: Cell, _: Scope) -> object:
    return {"ja": True, "nee": False}.get(fold(cell), PASS) if isinstance(cell, str) else PASS


def yes_no_otherwise(cell: Cell, _: Scope) -> object:
    if isinstance(cell, bool):
        return cell
    text = fold(text_of(cell))
    return True if text in _YES else False if text in _NO else PASS


# Identifiers of records


def record(cell: Cell, _: Scope) -> object:
    text = clean_text(cell).strip() if isinstance(cell, str) else ""
    return text if is_record_id(text) else PASS


def record_otherwise(cell: Cell, scope: Scope) -> object:
    text = fold(text_of(cell))
    return text.upper() if is_record_id(text.upper()) else scope.numbers.get(text, PASS)


def records(cell: Cell, _: Scope) -> object:
    items = _items(cell)
    return PASS if items is None or not all(map(is_record_id, items)) else tuple(items) or None


def records_otherwise(cell: Cell, scope: Scope) -> object:
    items = _items(cell, ";\n, ")
    found = [record_otherwise(item, scope) for item in items or ()]
    return PASS if PASS in found or not found else tuple(found)


# Dates


def day(cell: Cell, _: Scope) -> object:
    return date_rules.of_date(cell) if date_rules.in_range(cell) else PASS


def day_with_time(cell: Cell, _: Scope) -> object:
    return date_rules.of_moment(cell) or PASS


def day_out_of_range(cell: Cell, _: Scope) -> object:
    return date_rules.of_date(cell) or date_rules.of_moment(cell, anywhere=True) or PASS


def day_from_number(cell: Cell, _: Scope) -> object:
    return date_rules.of_serial(cell) or PASS


def day_from_text(cell: Cell, scope: Scope) -> object:
    if not isinstance(cell, str):
        return PASS
    return date_rules.of_text(clean_text(cell), scope.day_first) or PASS


def day_uncertain(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str) or not date_rules.is_uncertain(clean_text(cell)):
        return PASS
    return clean_text(cell).strip()
