"""The sheets of the regional workbook that hold one table: title, a few lines of reading, table.

Work sheets (Knelpunten, Ontwikkelingen, Acties, Dekking per kwartaal) have filters and a header
that stays in sight; sheets for readers have neither, as accessibility guidance asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format

from resv_desktop.domain.entry import EntryKind
from resv_desktop.workbook.cells import Book, Cell, Page
from resv_desktop.workbook.columns import Holds
from resv_desktop.workbook.regional_model import Regional
from resv_desktop.workbook.regional_sheets_columns import (
    ACTION_COLUMNS,
    BOTTLENECK_COLUMNS,
    DEVELOPMENT_COLUMNS,
    PRINTED_ENTRY_COLUMNS,
    RegionalColumn,
    Row,
)
from resv_desktop.workbook.regional_sheets_rows import ActionRow, EntryRow, Region
from resv_desktop.workbook.styles import INK, LINE, NAVY, Look

MARK = "–"
"""What stands in a cell of text that has nothing to say, so that no cell looks forgotten."""
MARK_MEANS = f"{MARK} betekent: niet ingevuld of niet van toepassing."
EMPTY_MEANS = (
    f"{MARK_MEANS} Een lege datum of een leeg getal betekent hetzelfde. Dat een wijkverband niets "
    "aanleverde, staat op het blad Dekking."
)

FIGURES, BOTTLENECKS, DEVELOPMENTS = "Kerncijfers", "Knelpunten", "Ontwikkelingen"
ACTIONS, REMARKS, COVERAGE, QUARTERS, ACCOUNT = (
    "Acties", "Opmerkingen", "Dekking", "Dekking per kwartaal", "Verantwoording",
)  # fmt: skip
CONTENTS = "Inhoud"

SEVERITY_COLOURS: Mapping[str, str] = {
    "S4": "#A3142A", "S3": "#A8480B", "S2": "#7A5A00", "S1": "#3C6E47",
}  # fmt: skip
"""Each has a contrast of at least 5 on white; the word always stands beside it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one sheet with a table is set up.

    ``filters``: a work sheet; ``frozen``: columns that stay in sight on it; ``printed``: the first
    columns, which go on paper (all by default); ``about``: what the table holds, for people who
    cannot see it.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    about: str
    filters: bool = False
    frozen: int = 0
    printed: int | None = None

    @property
    def top(self) -> int:
        """The row of the header, counted from 0: under the title and the notes."""
        return 1 + len(self.notes)

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.name.replace(" ", "_")


def write_table(
    book: Book,
    sheet: Sheet,
    columns: Sequence[RegionalColumn[Row]],
    rows: Sequence[Row],
    footer: str,
) -> Page:
    """Write a sheet: title in A1, notes, header, one row per element of ``rows``."""
    page = book.page(sheet.name)
    page.widths([column.width for column in columns])
    page.look(0, 0, sheet.title, Look.TITLE)
    for row, note in enumerate(sheet.notes, 1):
        page.look(row, 0, note, Look.SHORT)
    headers = [column.header for column in columns]
    page.table(
        sheet.table, headers, len(rows), top=sheet.top, about=sheet.about, filters=sheet.filters
    )
    cells = _cells(columns, rows) if rows else [[None] * len(columns)]
    page.fill(cells, _formats(book, page, columns), sheet.top + 1)
    _align_headers(book, page, sheet, columns)
    _set_up(page, sheet, columns, len(rows), footer)
    return page


def _cells(columns: Sequence[RegionalColumn[Row]], rows: Iterable[Row]) -> Iterator[list[Cell]]:
    """Yield the cells of each row, with the mark where a text has nothing to say."""
    made = [(column.value, MARK if column.holds is Holds.TEXT else None) for column in columns]
    for row in rows:
        values = ((value(row), empty) for value, empty in made)
        yield [value if value or value == 0 else empty for value, empty in values]


def _formats(book: Book, page: Page, columns: Sequence[RegionalColumn[Row]]) -> list[Format]:
    number = book.workbook.add_format({**_RIGHT, "num_format": "#,##0", "bottom": 1})
    return [
        number if column.holds is Holds.NUMBER else page.styles.get(_look(column), lined=True)
        for column in columns
    ]


_RIGHT = {"align": "right", "indent": 1, "valign": "top", "font_color": INK, "bottom_color": LINE}
"""A number keeps off the text at its right; its mark for nothing stands where numbers stand."""


def _look(column: RegionalColumn[Row]) -> Look:
    if column.holds is Holds.DATE:
        return Look.DATE
    return Look.NOTE if column.technical else Look.TEXT


def _align_headers(
    book: Book, page: Page, sheet: Sheet, columns: Sequence[RegionalColumn[Row]]
) -> None:
    """Put the name of a column with numbers above those numbers."""
    style = book.workbook.add_format({
        **_RIGHT, "bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": NAVY,
    })  # fmt: skip
    for number, column in enumerate(columns):
        if column.holds is Holds.NUMBER:
            page.sheet.write_string(sheet.top, number, column.header, style)


def _set_up(
    page: Page, sheet: Sheet, columns: Sequence[RegionalColumn[Row]], rows: int, footer: str
) -> None:
    page.printed(footer, header_row=sheet.top)
    if sheet.printed is not None:
        page.sheet.print_area(0, 0, sheet.top + max(rows, 1), sheet.printed - 1)
    if sheet.filters:
        page.freeze(sheet.top + 1, sheet.frozen)
    page.sheet.hide_gridlines(2)
    page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


# Knelpunten, Ontwikkelingen, Acties

_COLOURED = "Bij ernst en risicoscore zegt de kleur hetzelfde als het woord of het cijfer."


def write_entries(book: Book, region: Region, footer: str) -> None:
    """Write the bottlenecks and the developments, each one row."""
    pairs = zip(region.data.entries, region.data.read_entries, strict=True)
    rows = [EntryRow(item, entry, region) for item, entry in pairs]
    kinds = {True: [], False: []}  # type: dict[bool, list[EntryRow]]
    for row in rows:
        kinds[row.entry.kind == EntryKind.DEVELOPMENT].append(row)
    for developments, columns in ((False, BOTTLENECK_COLUMNS), (True, DEVELOPMENT_COLUMNS)):
        sheet = entry_sheet(region.data, len(kinds[developments]), developments=developments)
        page = write_table(book, sheet, columns, kinds[developments], footer)
        _colour_severity(book, page, sheet, columns, len(kinds[developments]), region)


def entry_sheet(data: Regional, rows: int, *, developments: bool) -> Sheet:
    """Return the set-up of the sheet with bottlenecks or developments."""
    name = DEVELOPMENTS if developments else BOTTLENECKS
    what = "ontwikkeling" if developments else "knelpunt"
    count = f"{rows} rijen, één rij per {what}." if rows else f"Geen {name.lower()} bekend."
    where = "Afdrukken geeft de kolommen tot en met Status; alle andere staan rechts daarvan."
    notes = (f"{count} {where}", _COLOURED, EMPTY_MEANS)
    title = f"{name}: {data.region}, {data.period}"
    about = f"Alle {name.lower()}, één per rij"
    return Sheet(name, title, notes, about, True, 3, PRINTED_ENTRY_COLUMNS)


def _colour_severity(
    book: Book,
    page: Page,
    sheet: Sheet,
    columns: Sequence[RegionalColumn[EntryRow]],
    rows: int,
    region: Region,
) -> None:
    """Colour severity and risk score by rule, so that it stays right when rows are sorted."""
    if not rows:
        return
    places = {column.key: number for number, column in enumerate(columns)}
    first, last = sheet.top + 1, sheet.top + rows
    for code, colour in SEVERITY_COLOURS.items():
        style = book.workbook.add_format({"font_color": colour, "bold": True})
        rank = int(code[1])
        word = region.labels.get("severity", code).replace('"', '""')
        for key, value in (("severity", f'"{word}"'), ("risk", rank)):
            options = {"type": "cell", "criteria": "==", "value": value, "format": style}
            column = places[key]
            page.sheet.conditional_format(first, column, last, column, options)


def write_actions(book: Book, region: Region, footer: str) -> None:
    """Write the actions, each one row."""
    data = region.data
    rows = [ActionRow(item, region) for item in data.actions]
    count = f"{len(rows)} rijen, één rij per actie." if rows else "Geen acties bekend."
    notes = (f"{count} Eigenaren zijn functies, nooit namen van personen.", EMPTY_MEANS)
    title = f"{ACTIONS}: {data.region}, {data.period}"
    sheet = Sheet(ACTIONS, title, notes, "Alle acties, één per rij", True, 3, 10)
    write_table(book, sheet, ACTION_COLUMNS, rows, footer)
