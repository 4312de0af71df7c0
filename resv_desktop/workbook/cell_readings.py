"""The ways to understand a cell: small functions that answer PASS when they have nothing to say.

Which of them are tried for which type of field, in which order and with what consequence stands
in the tables of :mod:`.cell_rules`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.codebook import fold
from resv_desktop.domain.ids import is_record_id
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.raw_cells import Cell, Marked, Shown, text_of


@dataclass(frozen=True)
class Scope:
    """What the rules of one column may consult.

    ``find`` gives the code that a text names in the column's list. ``day_first`` is what other
    dates in the file prove about 3/4/2027: true, false, or nothing. ``numbers`` are the record
    identifiers in the file by the entry's number. ``from_1904``: this file counts days from 1904.
    ``is_shared`` says whether a text names more than one code of the column's list,
    ``find_in_file`` gives the code that it has in the list of the file itself.
    """

    find: Callable[[str], str | None] = lambda _text: None
    day_first: bool | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    from_1904: bool = False
    is_shared: Callable[[str], bool] = lambda _text: False
    find_in_file: Callable[[str], str | None] = lambda _text: None


Reading = Callable[[Cell, Scope], object]


class Pass:
    """The answer of a rule that does not apply."""


PASS = Pass()


def marked(rule: str) -> Reading:
    return lambda cell, _: None if isinstance(cell, Marked) and cell.rule == rule else PASS


_ERRORS = frozenset({
    "#n/b", "#n/a", "#verw!", "#ref!", "#waarde!", "#value!", "#deel/0!", "#div/0!", "#naam?",
    "#name?", "#getal!", "#num!", "#leeg!", "#null!", "#overloop!", "#spill!", "#bereken!",
    "#calc!", "#veld!", "#field!", "#blocked!", "#geblokkeerd!", "#########",
})  # fmt: skip


def error_text(cell: Cell, _: Scope) -> object:
    """An error that a program stored as the word that people see."""
    is_error = isinstance(cell, str) and cell.lstrip()[:1] == "#" and fold(cell) in _ERRORS
    return None if is_error else PASS


_CUT = re.compile(r"[-+]?\d[.,]\d+E\+(\d{1,3})", re.I)


def number_text_cut(cell: Cell, _: Scope) -> object:
    """A long number of which a program stored only what people see: ``1,23E+19``."""
    match = _CUT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return cell if match and int(match[1]) >= 11 else PASS


def zeros_by_format(cell: Cell, _: Scope) -> object:
    """The zeros in front, or the letters, that only the format of the cell adds."""
    return cell.text if isinstance(cell, Shown) else PASS


def text(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str):
        return PASS
    if is_plain(cell):
        return unicodedata.normalize("NFC", cell).strip() or None
    return PASS if _has_control(cell) else clean_text(cell).strip() or None


_STRANGE = re.compile("[^\\n\\t\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What a kept text never holds, and the carriage return: one search is ten times faster."""


def is_plain(text: str) -> bool:
    """Say whether nothing has to be taken out of ``text`` or put in its place."""
    return text.isprintable() or _STRANGE.search(text) is None


def _has_control(text: str) -> bool:
    if is_plain(text):
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


_ASKED = frozenset({"?", "??", "???", "onbekend", "weet niet", "nog niet bekend", "unknown"})


def question(cell: Cell, scope: Scope) -> object:
    is_asked = isinstance(cell, str) and fold(cell) in _ASKED
    return PASS if not is_asked else scope.find("onbekend") or PASS


def unknown_said(cell: Cell, _: Scope) -> object:
    """Somebody says that it is not known: that is not the same as empty, nor any value."""
    is_asked = isinstance(cell, str) and fold(cell) in _ASKED
    return clean_text(text_of(cell)).strip() if is_asked else PASS


# Codes


def code_shown(cell: Cell, scope: Scope) -> object:
    return (scope.find(cell.text) or PASS) if isinstance(cell, Shown) else PASS


_BOTH = (
    re.compile(r"(?P<code>[^\s:=()–-]+)\s*(?:[-–:=]\s+|\s)\(?(?P<label>.+?)\)?"),
    re.compile(r"(?P<label>.+?)\s*\((?P<code>[^()]+)\)"),
)


def code_with_label(cell: Cell, scope: Scope) -> object:
    """Code and word together, ``S3 - hoog`` or ``hoog (S3)``: what people see, the word, wins."""
    for code, label in _both(cell):
        if _is_code(code, scope) and (found := scope.find(label)):
            return found
    return PASS


def label_of_file(cell: Cell, scope: Scope) -> object:
    """A word that only the list in the file itself knows."""
    return (scope.find_in_file(cell) or PASS) if isinstance(cell, str) else PASS


def labels_of_file(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    found = [scope.find(item) or scope.find_in_file(item) for item in items or ()]
    return tuple(dict.fromkeys(found)) if found and all(found) else PASS


def label_unclear(cell: Cell, scope: Scope) -> object:
    """A code with a word that is no word of the list: which of the two was meant?"""
    for code, _label in _both(cell):
        if not code.isdecimal() and _is_code(code, scope):
            return clean_text(text_of(cell)).strip()
    return PASS


def _is_code(text: str, scope: Scope) -> bool:
    """Say whether a text is a code itself, or the number that an older list had for it."""
    found = scope.find(text)
    return found is not None and (text.isdecimal() or fold(found) == fold(text))


def _both(cell: Cell) -> Iterator[tuple[str, str]]:
    text = clean_text(cell).strip() if isinstance(cell, str) else ""
    for form in _BOTH:
        if match := form.fullmatch(text):
            yield match["code"], match["label"]


def label_of_more(cell: Cell, scope: Scope) -> object:
    """A word that names more than one code."""
    is_shared = isinstance(cell, str) and scope.is_shared(cell)
    return clean_text(text_of(cell)).strip() if is_shared else PASS


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


def codes_with_label(cell: Cell, scope: Scope) -> object:
    items = _items(cell)
    if items is None:
        return PASS
    found = [scope.find(item) or code_with_label(item, scope) for item in items]
    return PASS if PASS in found or not found else tuple(dict.fromkeys(found))


def labels_of_more(cell: Cell, scope: Scope) -> object:
    is_shared = any(map(scope.is_shared, _items(cell) or ()))
    return clean_text(text_of(cell)).strip() if is_shared else PASS


# Yes or no

_YES = frozenset({
    "ja", "j", "yes", "y", "x", "v", "✓", "✔", "✔\ufe0f", "☑", "☑\ufe0f", "☒", "✅", "waar", "true",
    "1", "wel", "ok", "oké", "klopt",
})  # fmt: skip
_NO = frozenset({
    "nee", "n", "no", "neen", "onwaar", "false", "0", "niet", "☐", "✗", "✘", "❌",
})  # fmt: skip


def yes_no(cell: Cell, _: Scope) -> object:
    return {"ja": True, "nee": False}.get(fold(cell), PASS) if isinstance(cell, str) else PASS


def yes_no_otherwise(cell: Cell, _: Scope) -> object:
    if isinstance(cell, bool):
        return cell
    text = fold(text_of(cell)).rstrip(".!")
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


def day_from_number(cell: Cell, scope: Scope) -> object:
    return date_rules.of_serial(cell, from_1904=scope.from_1904) or PASS


def day_from_text(cell: Cell, scope: Scope) -> object:
    if not isinstance(cell, str):
        return PASS
    return date_rules.of_text(clean_text(cell), scope.day_first) or PASS


def day_uncertain(cell: Cell, _: Scope) -> object:
    if not isinstance(cell, str) or not date_rules.is_uncertain(clean_text(cell)):
        return PASS
    return clean_text(cell).strip()
