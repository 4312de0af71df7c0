"""The cells of a workbook before anybody has asked what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from resv_desktop.workbook.guard import Parts
from resv_desktop.workbook.raw_cells import Cell
from resv_desktop.workbook.reading import Extra
from resv_desktop.workbook.technique import Technique

Grid = list[list[Cell]]
"""The cells of a sheet from A1, every row equally long; empty text for nothing."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet. ``merged`` ranges are (top, left, bottom, right), counted from 0.

    ``otherwise`` has the texts that the second reader reads otherwise, by row and column.
    """

    name: str
    grid: Grid
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    otherwise: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawBook:
    """One workbook. ``untouched``: its digests say that every cell is as it was exported.

    ``witnessed`` says whether the second reader could read it too (of an untouched workbook it
    is not asked). ``read_as`` names another format that it was read from.
    """

    name: str
    sha256: str
    sheets: Mapping[str, RawSheet]
    technique: Technique | None
    parts: Parts
    untouched: bool = False
    witnessed: bool = True
    remarks: tuple[Extra, ...] = ()
    code_lists: Callable[[], Grid] = lambda: []
    """Reads the sheet *Codelijsten*, which is only looked at for a word that we do not know."""
    read_as: str = ""


def column_letters(place: int) -> str:
    """Return the letters of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
