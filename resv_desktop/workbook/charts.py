"""Native charts beside the table whose figures they show, each with a text that says the same.

Bars lie flat, because the names beside them are long. Segments differ in pattern as well as in
colour, so that they can be told apart without seeing colours and on a black and white print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from resv_desktop.workbook.cells import Page
from resv_desktop.workbook.styles import FONT, INK, LINE, NAVY, SIZE

WIDTH = 600
_GAP = 24
COLUMNS_WIDE = 8
"""Columns of the width they have by default that a chart covers."""
_FRAME, _LINE, _FITS = 120, 20, 30
"""Pixels for title, legend and axis together; per line of a name; characters of it on a line."""
_PATTERNS: tuple[str | None, ...] = (None, "wide_upward_diagonal", "light_horizontal", "percent_20")
"""How the first, second, third and fourth segment are filled; the first is solid."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One series: its name in the legend, the column of its figures, its colour."""

    name: str
    column: int
    colour: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart: rows ``first`` to ``last`` of the sheet, named by the column ``names``,
    whose longest text has ``longest`` characters.

    ``told`` says in words what the chart shows, for people who cannot see it.
    """

    title: str
    told: str
    first: int
    last: int
    names: int
    longest: int
    segments: tuple[Segment, ...]

    @property
    def height(self) -> int:
        """The height in pixels that gives every bar its room."""
        lines = 1 + self.longest // _FITS
        return _FRAME + (8 + _LINE * lines) * (self.last - self.first + 1)


def add_charts(
    workbook: Workbook, page: Page, figures: Sequence[Figure], row: int, column: int
) -> int:
    """Put the charts under each other, from ``row`` and ``column`` on.

    Returns a row that lies under the last chart, for the area that is printed.
    """
    offset = 0
    for figure in figures:
        place: dict[str, Any] = {
            "x_offset": 16, "y_offset": offset, "object_position": 3,
            "description": figure.told[:_LONGEST_TOLD],
        }  # fmt: skip
        page.sheet.insert_chart(row, column, _chart(workbook, page.name, figure), place)
        offset += figure.height + _GAP
    return row + offset // _DEFAULT_ROW + 1


_LONGEST_TOLD = 1_000
_DEFAULT_ROW = 21
"""Pixels of a row with one line of text; rows may be higher, never lower."""


def _chart(workbook: Workbook, sheet: str, figure: Figure) -> Any:
    chart: Any = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for number, segment in enumerate(figure.segments):
        chart.add_series(_series(sheet, figure, segment, number))
    chart.set_title({"name": figure.title, "name_font": _font(14, bold=True), "overlay": False})
    chart.set_size({"width": WIDTH, "height": figure.height})
    # The first row of the table at the top, as one reads.
    chart.set_y_axis({
        "reverse": True, "num_font": _font(), "line": {"color": LINE},
        "major_tick_mark": "none", "minor_tick_mark": "none", "interval_unit": 1,
    })  # fmt: skip
    chart.set_x_axis({
        "num_font": _font(), "num_format": "0", "min": 0, "major_gridlines": _GRID,
        "line": {"none": True}, "major_tick_mark": "none", "label_position": "high",
    })  # fmt: skip
    legend = {"position": "bottom", "font": _font()}
    chart.set_legend(legend if len(figure.segments) > 1 else {"none": True})
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    return chart


_GRID = {"visible": True, "line": {"color": LINE, "width": 0.75}}


def _font(size: int = SIZE, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": NAVY if bold else INK}


def _series(sheet: str, figure: Figure, segment: Segment, number: int) -> dict[str, Any]:
    pattern = _PATTERNS[number % len(_PATTERNS)]
    series: dict[str, Any] = {
        "name": segment.name,
        "categories": [sheet, figure.first, figure.names, figure.last, figure.names],
        "values": [sheet, figure.first, segment.column, figure.last, segment.column],
        "border": {"color": segment.colour, "width": 1},
        "gap": 45,
        "overlap": 100,
        # No nought where there is nothing to see; on white, so that it is legible on a pattern.
        "data_labels": {
            "value": True, "num_format": "0;;", "font": _font(), "fill": {"color": "#FFFFFF"},
        },
    }  # fmt: skip
    if pattern is None:
        series["fill"] = {"color": segment.colour}
    else:
        series["pattern"] = {
            "pattern": pattern, "fg_color": segment.colour, "bg_color": "#FFFFFF",
        }  # fmt: skip
    return series
