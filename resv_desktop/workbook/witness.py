"""The second reader: whenever somebody worked in a workbook, two readers must see the same.

openpyxl is slow and thorough, calamine fast and terse; each loses something the other sees. The
witness compares every cell.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.guard import Parts
from resv_desktop.workbook.lean import lean_copy
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.raw_cells import Cell, Marked, Shown, shown_by, text_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHOWN = 5
"""Cells on which the readers differ that are named in the message."""
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001

Grid = Sequence[Sequence[Cell]]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the witness said. ``heard`` is false when openpyxl could not read the workbook."""

    heard: bool
    otherwise: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    """Texts that the witness reads otherwise, by sheet, row and column (from 0).

    Some programs save ``_x000D_`` as it stands, and then it also means a line end. The readers
    differ, nobody is wrong, and the digest of what was exported tells which it was.
    """
    shown: Mapping[tuple[str, int, int], Shown] = field(default_factory=dict)
    """Numbers whose format shows more than the number, by sheet, row and column (from 0)."""


def hear(
    parts: Parts, sheets: Mapping[str, Grid], needless: frozenset[str] = frozenset()
) -> Testimony:
    """Read a workbook with openpyxl and hold it against what calamine saw in ``sheets``.

    The sheets named in ``needless`` are not looked at.

    Raises:
        WorkbookRefusedError: ``readers_disagree`` with the cells, both texts of each.
    """
    book = _load(lean_copy(parts, needless))
    if book is None or not book.worksheets:
        return Testimony(False)
    comparison = _Comparison(_EPOCH_1904 if book.epoch.year == 1904 else _EPOCH)
    comparison.compare(book, sheets, needless)
    if comparison.differences:
        cells = "; ".join(comparison.differences[:SHOWN])
        number = len(comparison.differences)
        raise WorkbookRefusedError("readers_disagree", number=number, cells=cells)
    shown = {place: shown for sheet in book.worksheets for place, shown in _shown(sheet)}
    return Testimony(True, comparison.otherwise, shown)


def _load(data: bytes) -> Workbook | None:
    """Return the workbook as openpyxl reads it, or ``None`` when it cannot.

    Imported here: it costs a fifth of a second that an untouched workbook need not pay. Its
    failures have no type in common, so any exception counts as one.
    """
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        # Without defusedxml it would expand entities; calamine alone is the safer reader.
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except Exception:  # noqa: BLE001
            return None


class _Comparison:
    """What comes of holding two readers against each other, cell by cell."""

    def __init__(self, epoch: datetime) -> None:
        self._epoch = epoch
        self.differences: list[str] = []
        self.otherwise: dict[tuple[str, int, int], str] = {}

    def compare(self, book: Workbook, sheets: Mapping[str, Grid], needless: frozenset[str]) -> None:
        names = {sheet.title for sheet in book.worksheets}
        self.differences += sorted((names ^ set(sheets)) - needless)
        for sheet in book.worksheets:
            if sheet.title in sheets.keys() - needless:
                self._compare_sheet(sheet, sheets[sheet.title])

    def _compare_sheet(self, sheet: Worksheet, grid: Grid) -> None:
        seen = {
            (row, column): cell
            for row, cells in enumerate(grid, 1)
            for column, cell in enumerate(cells, 1)
            if cell != ""
        }
        witnessed = dict(_cells(sheet))
        for place in sorted(seen.keys() | witnessed.keys()):
            one, other = seen.get(place, ""), witnessed.get(place, "")
            if one is not other and one != other and other is not None:
                self._compare_cell(sheet, place, one, other)

    def _compare_cell(self, sheet: Worksheet, place: Place, one: Cell, other: object) -> None:
        if not same(one, other, self._epoch):
            name = f"{column_letters(place[1] - 1)}{place[0]}"
            self.differences.append(f"{sheet.title}!{name}: ‘{_short(one)}’ / ‘{_short(other)}’")
        elif isinstance(other, str) and "_x" in other:
            self.otherwise[sheet.title, place[0] - 1, place[1] - 1] = other


def _cells(sheet: Worksheet) -> Iterator[tuple[Place, object]]:
    """Yield the filled cells; ``None`` for one inside a merged range, whose value nobody sees.

    The cells are taken as they are stored: walking the rectangle around them would visit every
    empty one as well.
    """
    for place, cell in sheet._cells.items():
        if type(cell).__name__ == "MergedCell":
            yield place, None
        elif cell.value is not None:
            yield (
                place,
                Marked("error_value", str(cell.value)) if cell.data_type == "e" else (cell.value),
            )


def _shown(sheet: Worksheet) -> Iterator[tuple[tuple[str, int, int], Shown]]:
    for (row, column), cell in sheet._cells.items():
        value = cell.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            shown = shown_by(float(value), cell.number_format)
            if shown:
                yield (sheet.title, row - 1, column - 1), shown


def same(one: Cell, other: object, epoch: datetime = _EPOCH) -> bool:
    """Say whether calamine's ``one`` and openpyxl's ``other`` are the same cell.

    Spaces around a text do not count (calamine drops them where a file does not say to keep
    them); a number and a date do not differ when they are the same day count.
    """
    if isinstance(one, Marked) or isinstance(other, Marked):
        return isinstance(one, Marked) or one == ""
    if isinstance(one, str) or isinstance(other, str):
        return _plain(one) == _plain(other) or _decoded(one) == _decoded(other)
    left, right = _number(one, epoch), _number(other, epoch)
    return abs(left - right) <= 1e-5 or left == right or (left != left and right != right)


def _plain(value: object) -> str:
    return clean_text(value).strip() if isinstance(value, str) else repr(value)


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _decoded(value: object) -> str:
    """Return a text with ``_x000A_`` as the character it means.

    openpyxl drops the escape of an escape (``x005F_``) and leaves all others; what then looks
    the same is the same.
    """
    if not isinstance(value, str):
        return repr(value)
    return _plain(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), value.replace("x005F_", "")))


def _number(value: object, epoch: datetime) -> float:
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - epoch) / timedelta(days=1)
    if isinstance(value, date):
        return float((datetime(value.year, value.month, value.day) - epoch).days)  # noqa: DTZ001
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return float(value) if isinstance(value, int | float) else float("nan")


def _short(value: object) -> str:
    text = text_of(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
