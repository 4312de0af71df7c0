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
from resv_desktop.workbook.styles import DEFAULT_COLUMN_PIXELS, FONT, INK, LINE, NAVY, SIZE

WIDTH = 620
_GAP = 24
COLUMNS_WIDE = 8
"""Columns that a chart covers; their width is set, for programs have unlike defaults."""
_FRAME, _BAR, _SECOND_LINE, _FITS = 120, 30, 10, 36
"""Pixels for title, legend and axis together; for a bar; more for a name of two lines; and the
characters of a name that fit on one."""
_LOWEST_BAR, _HIGHEST = 17, 1_000
"""With very many bars: the least pixels for text of 12 points; the height they must fit in."""
_PATTERNS: tuple[str | None, ...] = (
    None,
    "wide_upward_diagonal",
    "wide_downward_diagonal",
    "percent_20",
    "light_vertical",
)
"""How the segments are filled, one after the other; the first is solid."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One series: its name in the legend, column and first row of its figures, its colour."""

    name: str
    column: int
    first: int
    colour: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart of ``bars`` bars, named by rows from ``first`` on of the column ``names``.

    The longest name has ``longest`` characters. ``told`` says in words what the chart shows, for
    people who cannot see it.
    """

    title: str
    told: str
    first: int
    bars: int
    names: int
    longest: int
    segments: tuple[Segment, ...]

    @property
    def height(self) -> int:
        """The height in pixels that gives every bar its room."""
        wanted = _BAR + _SECOND_LINE * (self.longest > _FITS)
        bar = min(wanted, max(_LOWEST_BAR, (_HIGHEST - _FRAME) // self.bars))
        return _FRAME + bar * self.bars


def add_charts(
    workbook: Workbook,
    page: Page,
    figures: Sequence[Figure],
    corner: tuple[int, int],
    left: Sequence[float],
) -> int:
    """Put the charts under each other from ``corner`` (row and column) on.

    ``left`` holds the widths in characters of the columns at their left. No chart lies across the
    end of a printed page. Returns a row under the last chart, for the area that is printed.
    """
    row, column = corner
    last = column + COLUMNS_WIDE - 1
    page.sheet.set_column_pixels(column, last, DEFAULT_COLUMN_PIXELS)
    paper = _page_height(left)
    offset, end = _GAP // 3, paper - (row + 1) * _LOWEST_ROW
    for figure in figures:
        if offset + figure.height > end:
            # Programs differ in what they fit on a page: stay clear of both ends.
            offset, end = end + paper // 5, end + paper - 2 * _LOWEST_ROW
        place: dict[str, Any] = {
            "x_offset": _GAP // 2, "y_offset": offset, "object_position": 1,
            "description": figure.told,
        }  # fmt: skip
        page.sheet.insert_chart(row, column, _chart(workbook, page.name, figure), place)
        offset += figure.height + _GAP
    return row + offset // _LOWEST_ROW + 1


def _page_height(left: Sequence[float]) -> int:
    """Return the pixels of a sheet that one landscape A4 holds when it is fitted to width."""
    width = sum(_CHARACTER * item + _PADDING for item in left)
    width += COLUMNS_WIDE * DEFAULT_COLUMN_PIXELS
    return int(width * _PAPER[1] / _PAPER[0])


_PAPER = (10.69, 6.87)
"""Inches of a landscape A4 within the margins that every page has."""
_CHARACTER, _PADDING = 9, 7
"""Pixels of a character of Arial 12, by which widths of columns are counted, and beside them."""
_LOWEST_ROW = 18
"""Pixels of a row with one line of text in the program that makes it lowest."""


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
    more, names = figure.bars - 1, figure.names
    series: dict[str, Any] = {
        "name": segment.name,
        "categories": [sheet, figure.first, names, figure.first + more, names],
        "values": [sheet, segment.first, segment.column, segment.first + more, segment.column],
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
