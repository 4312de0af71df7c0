"""Limits that hold for a workbook in any format, and what a look at one brings along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.guard_sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from resv_desktop.workbook.reading import Extra

Range = tuple[int, int, int, int]


@dataclass
class Seen:
    """What a look shows that the reader does not tell; ``merged`` by sheet, counted from 0."""

    errors: list[tuple[str, str]] = field(default_factory=list)
    merged: dict[str, list[Range]] = field(default_factory=dict)
    hidden_rows: int = 0
    macros: bool = False


class Foreign(NamedTuple):
    """A workbook in another format, ready for the one reader that knows it."""

    data: bytes
    seen: Seen
    remarks: tuple[Extra, ...] = ()


class Limits:
    """Counts cells against the limits; rows and columns from 1."""

    def __init__(self) -> None:
        self._cells = 0
        self._row = self._column = 0

    def new_sheet(self) -> None:
        """Begin with the next sheet."""
        self._row = self._column = 0

    def cell(self, row: int, column: int, number: int = 1) -> None:
        """Count ``number`` filled cells of which the outermost is at ``row`` and ``column``.

        Raises:
            WorkbookRefusedError: ``too_many_cells``.
        """
        self._cells += number
        self._row, self._column = max(self._row, row), max(self._column, column)
        if (
            row > MAX_ROWS
            or column > MAX_COLUMNS
            or self._cells > MAX_CELLS
            or self._row * self._column > MAX_CELLS
        ):
            raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)
