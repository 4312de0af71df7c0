"""Cells, pages and books that remember what was meant, so that a file can be held against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.workbook.fast_sheet import FastSheet
from resv_desktop.workbook.repack import of_one_system
from resv_desktop.workbook.styles import (
    SIZE,
    TABLE_STYLE,
    Look,
    Styles,
    theme_xml,
    workbook_options,
)

LONGEST_TEXT = 32_767
"""Characters (UTF-16 units) a cell of Excel holds; writers cut a longer text without a word."""
FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)
"""The days on which every program agrees; Excel believes in 29 February 1900."""

LINE_HEIGHT, HIGHEST_ROW = 15.75, 409.0
"""Points a line of Arial 12 takes, and that a row of Excel can have."""
_FILTER_BUTTON = 3
"""Characters that the button for filtering takes from a header."""

Cell = str | int | float | date | None
Grid = list[list[object]]
"""A sheet's cells from A1 as calamine yields them: text, float, date; empty text for nothing."""


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> str:
    """Write ``text`` so that it comes back exactly, and return it as written.

    It is never a formula, a link or a number, whatever it begins with; empty text leaves at most
    an empty cell with the line under it. ``style`` is one of our
    text looks (text format, quote prefix). Rows and columns count from 0.

    Raises:
        WriteFailedError: ``write_text_too_long`` when a cell cannot hold it; nothing is cut.
    """
    text = clean_text(text)
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        cell = xl_rowcol_to_cell(row, column)
        raise WriteFailedError("write_text_too_long", sheet=sheet.name, cell=cell, length=len(text))
    if text:
        sheet.write_string(row, column, text, style)
    elif style.bottom:
        sheet.write_blank(row, column, None, style)
    return text


def fitting(width: float) -> int:
    """Return how many characters of a wrapped text a column takes on one line.

    ``width`` counts digits; letters are a tenth narrower, and half a word is lost at the end.
    """
    return max(4, int(width * 1.12 - 3))


def lines_of(text: str, fits: int) -> int:
    """Return how many lines a text takes where ``fits`` characters fit on a line."""
    return sum(max(1, -(-len(part) // max(fits, 4))) for part in text.split("\n"))


class Page:
    """One worksheet being written. ``styles`` hands out the formats for its cells.

    Set the widths first: the heights of rows with wrapped text follow from them.
    """

    def __init__(self, sheet: FastSheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self._meant: dict[int, dict[int, object]] = {}
        self._fits: dict[int, int] = {}
        self._heights: dict[int, float] = {}
        self._sound: set[str] = set()

    @property
    def name(self) -> str:
        """The name on the tab."""
        return str(self.sheet.name)

    def put(self, row: int, column: int, value: Cell, style: Format) -> None:
        """Write one cell by the type of ``value``; ``None`` leaves it empty.

        Raises:
            WriteFailedError: as :func:`put_text`.
            ValueError: for a day that spreadsheets disagree about (before March 1900).
        """
        if isinstance(value, str):
            text = put_text(self.sheet, row, column, value, style)
            self._remember(row, column, text)
            fits = self._fits.get(column, LONGEST_TEXT)
            if style.text_wrap and (len(text) > fits or "\n" in text):
                self._needs(row, lines_of(text, fits) * LINE_HEIGHT)
            if style.font_size > SIZE:
                self._needs(row, style.font_size * LINE_HEIGHT / SIZE + 2)
        elif isinstance(value, date):
            self._put_day(row, column, value, style)
        elif value is None:
            if style.bottom:
                self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, value, style)
            self._remember(row, column, float(value))

    def look(self, row: int, column: int, value: Cell, look: Look) -> None:
        """Write one cell in a look, as on a cover."""
        self.put(row, column, value, self.styles.get(look))

    def _put_day(self, row: int, column: int, day: date, style: Format) -> None:
        if not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"spreadsheets disagree about {day}")
        self.sheet.write_datetime(row, column, datetime.combine(day, time()), style)
        self._remember(row, column, day)

    def _remember(self, row: int, column: int, value: object) -> None:
        if value != "":
            self._meant.setdefault(row, {})[column] = value

    def _needs(self, row: int, height: float) -> None:
        self._heights[row] = max(min(height, HIGHEST_ROW), self._heights.get(row, 0.0))

    def set_heights(self) -> None:
        """Make the rows as high as their texts need; done when the book is finished."""
        for row, height in self._heights.items():
            self.sheet.set_row(row, height)

    @property
    def rows(self) -> int:
        """How many rows the page has, from the first to the last that holds something."""
        return max(self._meant, default=-1) + 1

    @property
    def meant(self) -> Grid:
        """The cells that the file must show, without empty ones at the ends."""
        grid: Grid = [[] for _ in range(self.rows)]
        for row, cells in self._meant.items():
            grid[row] = [cells.get(column, "") for column in range(max(cells) + 1)]
        return grid

    def table(
        self,
        name: str,
        headers: Sequence[str],
        rows: int,
        *,
        about: str,
        top: int = 0,
        filters: bool = True,
    ) -> None:
        """Make a native table of ``headers`` in row ``top`` and the ``rows`` under it.

        A table without rows gets one empty row, as the file format wants; readers see no row.
        ``about`` tells people who cannot see it what the table holds. Sheets that are only read
        have no ``filters``.
        """
        style = self.styles.get(Look.HEADER)
        columns = [{"header": header, "header_format": style} for header in headers]
        options = {"name": name, "style": TABLE_STYLE, "title": name, "description": about,
                   "autofilter": filters, "columns": columns}  # fmt: skip
        last = top + max(rows, 1)
        if self.sheet.add_table(top, 0, last, len(headers) - 1, options) != 0:
            raise ValueError(f"no sound table: {name}")
        for column, header in enumerate(headers):
            self._remember(top, column, header)
            fits = self._fits.get(column, LONGEST_TEXT) - _FILTER_BUTTON * filters
            self._needs(top, lines_of(header, fits) * LINE_HEIGHT + 3)

    def fill(self, rows: Iterable[Sequence[Cell]], styles: Sequence[Format], top: int = 1) -> None:
        """Write rows of cells, each column in its own style.

        Raises:
            WriteFailedError: as :meth:`put`, with the first cell of the row as ``what``.
        """
        columns = [(style, self._plain_length(n, style)) for n, style in enumerate(styles)]
        for index, row in enumerate(rows, top):
            try:
                self._put_row(index, row, columns)
            except WriteFailedError as error:
                values = {**error.values, "what": str(row[0])[:40]}
                raise WriteFailedError(error.code, **values) from error

    def _plain_length(self, column: int, style: Format) -> int:
        """Return up to which length a text needs no thought: it fits on one line of the cell."""
        if style.font_size > SIZE:
            return 0
        return min(self._fits.get(column, LONGEST_TEXT), 200)

    def _put_row(
        self, row: int, cells: Sequence[Cell], columns: Sequence[tuple[Format, int]]
    ) -> None:
        """Write one row. Most cells hold a short text that was met before: those go straight."""
        sheet, sound = self.sheet, self._sound
        line = sheet.line(row, len(cells))
        known = self._meant.setdefault(row, {})
        for column, (value, (style, length)) in enumerate(zip(cells, columns, strict=False)):
            if (
                isinstance(value, str)
                and len(value) <= length
                and (value in sound or self._is_sound(value))
            ):
                line[column] = sheet.text_at(value, style)
                known[column] = value
            elif value is None and style.bottom:
                line[column] = sheet.blank_at(style)
            else:
                self.put(row, column, value, style)
        if not known:
            del self._meant[row]

    def _is_sound(self, text: str) -> bool:
        """Whether a text is written as it is, on one line."""
        if not text or "\n" in text or clean_text(text) != text:
            return False
        self._sound.add(text)
        return True

    def widths(self, widths: Sequence[float], styles: Sequence[Format] | None = None) -> None:
        """Set the widths of the columns in characters, and how cells typed later look."""
        for column, width in enumerate(widths):
            self._fits[column] = fitting(width)
            self.sheet.set_column(column, column, width, styles[column] if styles else None)

    def freeze(self, rows: int = 1, columns: int = 0) -> None:
        """Keep the first rows and columns in sight while scrolling."""
        self.sheet.freeze_panes(rows, columns)

    def printed(self, footer: str, *, wide: int = 1, header_row: int | None = 0) -> None:
        """Set up printing: A4, ``wide`` pages beside each other, a footer with page numbers.

        ``footer`` says nothing that is not also in a cell. A page with a ``header_row`` (a table)
        is printed landscape with that row on every sheet of paper, another one upright.
        """
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(wide, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        self.sheet.set_footer(f"&L{footer.replace('&', '&&')}&RPagina &P van &N")
        if header_row is not None:
            self.sheet.set_landscape()
            self.sheet.repeat_rows(header_row)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a workbook says of itself outside its cells: no user name, no folder, no clock.

    ``dataset`` identifies the data; ``made_on`` comes from the data, so that the same data gives
    the same bytes.
    """

    title: str
    subject: str
    organisation: str
    program: str
    dataset: str
    made_on: date
    format_version: int = 1


class Book:
    """A workbook being written in memory."""

    def __init__(self, properties: Properties) -> None:
        self._buffer = BytesIO()
        self._workbook = Workbook(self._buffer, workbook_options())
        self._workbook.use_custom_theme(theme_xml())
        self.styles = Styles(self._workbook)
        self.pages: list[Page] = []
        self._describe(properties)

    def _describe(self, properties: Properties) -> None:
        day = properties.made_on
        self._workbook.set_properties({
            "title": clean_text(properties.title),
            "subject": clean_text(properties.subject),
            "company": clean_text(properties.organisation),
            "keywords": clean_text(properties.dataset),
            "comments": f"{properties.program}; formaatversie {properties.format_version}",
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        })  # fmt: skip
        # Excel's own name for the language among a document's further properties.
        self._workbook.set_custom_property("Language", "nl-NL", "text")

    @property
    def workbook(self) -> Workbook:
        """The workbook of XlsxWriter, for charts and defined names."""
        return self._workbook

    def page(self, name: str) -> Page:
        """Return a new page; pages stand in the order in which they were asked for."""
        sheet = self._workbook.add_worksheet(name, FastSheet)
        assert isinstance(sheet, FastSheet)
        page = Page(sheet, self.styles)
        self.pages.append(page)
        return page

    def finish(self) -> bytes:
        """Return the file. Nothing can be written after this."""
        for page in self.pages:
            page.set_heights()
        self._workbook.close()
        return of_one_system(self._buffer.getvalue())

    @property
    def meant(self) -> Mapping[str, Grid]:
        """What every sheet must show."""
        return {page.name: page.meant for page in self.pages}
