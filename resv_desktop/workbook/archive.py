"""The readable half of an archive: everything a log holds, in a workbook for who has only Excel.

Each head of each record has its row, as in an exchange workbook. What stood there before, and
what was removed, is on the sheet *Eerder*: one row per field that says something else than what
is shown now. Nothing is read back from this workbook; the copy of the log beside it is for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.domain.ids import kind_of
from resv_desktop.domain.version import Version
from resv_desktop.domain.view import Head, RecordView
from resv_desktop.workbook.cell_values import Labels, cell_value, sheet_rows
from resv_desktop.workbook.cells import Book, Cell, Page, Properties
from resv_desktop.workbook.columns import COVER, DATA_SHEETS, SEPARATOR, Column, Holds, SheetSpec
from resv_desktop.workbook.cover import Line, day_in_words, write_cover
from resv_desktop.workbook.model import NETWORK_LIST, ExportRecord, natural
from resv_desktop.workbook.styles import Look
from resv_desktop.workbook.verify import save_book

TITLE = "Archief van het logboek"
EARLIER = "Eerder"
EARLIER_HEADERS = (
    "Wijkverband",
    "Soort",
    "Nummer",
    "Kenmerk",
    "Revisie",
    "Veld",
    "Eerder stond er",
)
EARLIER_WIDTHS = (20, 16, 12, 40, 10, 26, 90)
OTHER = "Overig"
EXCEL_ROWS = 1_048_575
"""Rows of a sheet of Excel, without the header."""
PIECE = 30_000
"""Characters of an earlier text in one cell; a cell of Excel takes 32,767."""
_NETWORK_WIDTH = 20


@dataclass(frozen=True, slots=True)
class Past:
    """A record as it is shown, with the versions that are not."""

    view: RecordView
    earlier: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class ArchiveData:
    """All that goes into the workbook; ``copy`` is the name of the copy of the log beside it."""

    owner: str
    region: str
    made_on: date
    program: str
    codebook: CodeBook
    copy: str
    records: Sequence[Past]


def write_archive(data: ArchiveData, path: Path) -> str:
    """Write the workbook, read every cell back, and return its SHA-256 in hexadecimal.

    Raises:
        WriteFailedError: as :func:`..verify.save_book`; ``write_too_many_rows`` beyond Excel.
    """
    book = Book(Properties(TITLE, data.owner, data.region, data.program, data.copy, data.made_on))
    footer = f"{TITLE} - {data.program}"
    labels, cover = Labels(data.codebook), book.page(COVER)
    counts = [(sheet.name, _fill(book, sheet, data, labels, footer)) for sheet in DATA_SHEETS]
    counts.append((EARLIER, _fill_earlier(book, data, labels, footer)))
    write_cover(cover, list(_cover(data, counts)), footer)
    return save_book(book, path)


def _cover(data: ArchiveData, counts: Iterable[tuple[str, int]]) -> Iterator[Line]:
    yield TITLE, None, Look.TITLE
    yield "Van", data.owner, Look.LABEL
    yield "RESV-regio", data.region, Look.LABEL
    yield "Gemaakt op", data.made_on, Look.LABEL
    yield "Programma", data.program, Look.LABEL
    yield "", None, Look.LABEL
    yield "Wat erin staat", None, Look.HEADING
    for name, rows in counts:
        yield name, rows, Look.LABEL
    yield "", None, Look.LABEL
    yield "Leeswijzer", None, Look.HEADING
    yield (
        "Registraties tot en met Afspraken",
        f"Alles zoals het was op {day_in_words(data.made_on)}, één per rij.",
        Look.LABEL,
    )
    yield EARLIER, "Wat er eerder stond en wat is verwijderd, per veld.", Look.LABEL
    yield (
        data.copy,
        "Hetzelfde logboek als bestand. Zet het terug in RESV Desktop om er weer in te werken.",
        Look.LABEL,
    )


def _fill(book: Book, sheet: SheetSpec, data: ArchiveData, labels: Labels, footer: str) -> int:
    """Write the sheet of one kind of record; return its rows."""
    heads = [head for past in data.records for head in past.view.heads if _has_row(head, sheet)]
    heads.sort(key=lambda head: (_network(head.fields), natural(head.fields.get("number"))))
    rows: list[list[Cell]] = []
    for head in heads:
        item = ExportRecord(head.version, head.fields, head.version.checks)
        network = _network_label(head.fields, labels)
        rows += [[network, *row] for row in sheet_rows(sheet, item, labels)]
    columns = list(sheet.columns)
    headers = ["Wijkverband (log)", *(column.header for column in columns)]
    widths = [_NETWORK_WIDTH, *(column.width for column in columns)]
    looks = [Look.TEXT, *map(_look, columns)]
    page = book.page(sheet.name)
    _table(page, sheet.table, headers, widths, looks, rows, footer, sheet.about)
    return len(rows)


def _has_row(head: Head, sheet: SheetSpec) -> bool:
    return kind_of(head.version.record) is sheet.kind and not head.version.deleted


def _fill_earlier(book: Book, data: ArchiveData, labels: Labels, footer: str) -> int:
    rows = [row for past in data.records for row in _earlier_rows(past, labels)]
    looks = [Look.TEXT, Look.TEXT, Look.TEXT, Look.TECHNICAL, Look.NUMBER, Look.TEXT, Look.TEXT]
    about = "Wat er eerder stond en wat is verwijderd, één veld per rij"
    page = book.page(EARLIER)
    _table(page, EARLIER, EARLIER_HEADERS, EARLIER_WIDTHS, looks, rows, footer, about)
    return len(rows)


def _earlier_rows(past: Past, labels: Labels) -> Iterator[list[Cell]]:
    kind = kind_of(past.view.record)
    sheet = next((sheet for sheet in DATA_SHEETS if sheet.kind is kind), None)
    columns = {column.key: column for column in sheet.columns} if sheet else {}
    heads = [head for head in past.view.heads if sheet and not head.version.deleted]
    # What has no sheet of its own stands here whole.
    versions = past.earlier if sheet else (*(h.version for h in past.view.heads), *past.earlier)
    said: set[tuple[str, Value]] = set()
    for version in versions:
        for key, value in sorted(version.fields.items()):
            shown = any(head.fields.get(key) == value for head in heads)
            if value is None or shown or (key, value) in said:
                continue
            said.add((key, value))
            text = _text(key, value, columns, labels)
            header = columns[key].header if key in columns else key
            name = sheet.name if sheet else OTHER
            for place in range(0, max(len(text), 1), PIECE):
                yield [*_whose(version, name, labels), header, text[place : place + PIECE]]


def _whose(version: Version, name: str, labels: Labels) -> list[Cell]:
    network = _network_label(version.fields, labels) or version.origin.split("/")[0]
    number = str(version.fields.get("number") or "")
    return [network, name, number, version.record, version.revision]


def _text(key: str, value: Value, columns: Mapping[str, Column], labels: Labels) -> str:
    column = columns.get(key)
    if column is not None and column.holds is Holds.TEXT:
        return str(cell_value(column, value, labels) or "")
    return SEPARATOR.join(_leaves(value))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _leaves(each)
    elif value is not None:
        yield str(value)


def _network(fields: Mapping[str, Value]) -> str:
    return str(fields.get("network") or "")


def _network_label(fields: Mapping[str, Value], labels: Labels) -> str:
    code = _network(fields)
    return labels.get(NETWORK_LIST, code) if code else ""


def _look(column: Column) -> Look:
    if column.holds is Holds.DATE:
        return Look.DATE
    return Look.NUMBER if column.holds is Holds.NUMBER else Look.TEXT


def _table(
    page: Page,
    name: str,
    headers: Sequence[str],
    widths: Sequence[float],
    looks: Sequence[Look],
    rows: Sequence[Sequence[Cell]],
    footer: str,
    about: str,
) -> None:
    if len(rows) > EXCEL_ROWS:
        raise WriteFailedError("write_too_many_rows", sheet=page.name, rows=len(rows))
    styles = [page.styles.get(look, lined=True) for look in looks]
    page.widths(widths)
    page.table(name, headers, len(rows), about=about)
    page.fill(rows, styles)
    page.freeze(1, 1)
    page.printed(footer, wide=2)
