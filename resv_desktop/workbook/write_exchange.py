"""Writing the exchange workbook (*aanlevering*): eight sheets, the same data giving the same bytes.

The format is described for people in the workbook itself (Voorblad, Veldenboek) and for programs
by :mod:`.columns` and :mod:`.technique`.
"""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.format import Format

from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.cell_values import Labels, sheet_rows
from resv_desktop.workbook.cells import Book, Page, Properties
from resv_desktop.workbook.code_sheets import (
    PROTECTION,
    field_rows,
    ordered_lists,
    pages_wide,
    with_yes_no,
    write_code_lists,
    write_field_book,
    write_technique,
)
from resv_desktop.workbook.columns import (
    COVER,
    DATA_SHEETS,
    FORMAT_VERSION,
    Column,
    Holds,
    Role,
    SheetSpec,
)
from resv_desktop.workbook.cover import TEMPLATE_TITLE, TITLE, exchange_lines, write_cover
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.prompts import add_validations
from resv_desktop.workbook.styles import Look, Styles
from resv_desktop.workbook.technique import (
    FileFacts,
    FileKind,
    Technique,
    sheet_digest,
    version_facts,
)
from resv_desktop.workbook.verify import save_book

MOST_ROWS = 20_000
"""Rows on one sheet that our own reader takes in; more are refused before they are written."""
FROZEN_COLUMNS = {RecordKind.ENTRY: 3, RecordKind.ACTION: 1}
"""Columns at the left that stay in sight: number, kind and title."""


def write_exchange(data: Exchange, path: Path, password: str = "") -> str:
    """Write the workbook to ``path`` and return its SHA-256 in hexadecimal.

    With ``password`` the file is encrypted and its bytes differ each time.

    The file takes its place only after calamine and openpyxl have read every cell back as meant.

    Raises:
        WriteFailedError: ``write_text_too_long``, ``write_too_many_rows``, ``write_not_as_meant``
            or one of the codes of :func:`..files.save_atomically`. An older file stays as it was.
    """
    return save_book(compose(data), path, password)


def compose(data: Exchange) -> Book:
    """Return the workbook, ready to be finished."""
    book = Book(_properties(data))
    footer = f"{_title(data)} - {data.program}"
    labels = Labels(data.labels)
    write_cover(book.page(COVER), list(exchange_lines(data)), footer)
    for sheet in DATA_SHEETS:
        _write_data_sheet(book.page(sheet.name), sheet, data, labels, footer)
    write_code_lists(book, labels.codebook, footer)
    rows = [row for sheet in DATA_SHEETS for row in field_rows(sheet)]
    write_field_book(book, rows, footer)
    technique = _technique(data, book)
    write_technique(book, technique, footer)
    _refuse_too_many_rows(book)
    return book


def _title(data: Exchange) -> str:
    return TEMPLATE_TITLE if data.template else TITLE


def _properties(data: Exchange) -> Properties:
    subject = f"{data.network.name}, {data.region}, {data.period}"
    dataset = f"{data.network.code}-{data.period}-{data.delivered_on}"
    return Properties(
        _title(data), subject, data.region, data.program, dataset, data.delivered_on, FORMAT_VERSION
    )


# Data sheets


def _write_data_sheet(
    page: Page, sheet: SheetSpec, data: Exchange, labels: Labels, footer: str
) -> None:
    rows = [row for item in data.rows(sheet.kind) for row in sheet_rows(sheet, item, labels)]
    _set_up(page, sheet, footer)
    headers = [column.header for column in sheet.columns]
    page.table(sheet.table, headers, len(rows), about=sheet.about)
    page.fill(rows, _formats(page.styles, sheet, lined=True))
    add_validations(page, sheet, len(rows), ordered_lists(with_yes_no(labels.codebook)))


def _set_up(page: Page, sheet: SheetSpec, footer: str) -> None:
    widths = [column.width for column in sheet.columns]
    page.widths(widths, _formats(page.styles, sheet, lined=False))
    page.freeze(1, FROZEN_COLUMNS.get(sheet.kind, 0))
    page.printed(footer, wide=pages_wide(widths))
    page.sheet.repeat_columns(0, 0)
    page.sheet.protect("", PROTECTION)
    page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _formats(styles: Styles, sheet: SheetSpec, *, lined: bool) -> list[Format]:
    return [
        styles.get(_look(column), editable=column.editable, lined=lined) for column in sheet.columns
    ]


def _look(column: Column) -> Look:
    if column.holds is Holds.DATE:
        return Look.DATE
    if column.holds is Holds.NUMBER:
        return Look.NUMBER
    if column.role is Role.TECHNICAL or column.type is FieldType.RECORD:
        return Look.TECHNICAL
    return Look.TEXT


# Techniek


def _technique(data: Exchange, book: Book) -> Technique:
    return Technique(
        file_facts(data),
        {page.name: sheet_digest(page.meant) for page in book.pages},
        tuple(version_facts(item.version, item.fields, item.checks) for item in data.in_order()),
        data.edges,
        data.strikes,
    )


def file_facts(data: Exchange) -> FileFacts:
    """Return what the workbook says of itself as a whole."""
    return FileFacts(
        kind=FileKind.TEMPLATE if data.template else FileKind.DELIVERY,
        format=FORMAT_VERSION,
        network=data.network.code,
        network_name=data.network.name,
        region=data.region,
        period=str(data.period),
        delivered_on="" if data.template else data.delivered_on.isoformat(),
        installation=data.installation,
        incarnation=data.incarnation,
        codebook=data.codebook.version,
        program=data.program,
        nothing_to_report=data.nothing_to_report,
        practice=data.practice,
    )


def _refuse_too_many_rows(book: Book) -> None:
    for page in book.pages:
        if page.rows > MOST_ROWS:
            raise WriteFailedError("write_too_many_rows", sheet=page.name, rows=page.rows)
