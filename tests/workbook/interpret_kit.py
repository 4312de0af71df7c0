"""What tests of workbooks that people worked in have in common: records, and ways to edit."""

from __future__ import annotations

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import DEVELOPMENT, ENTRY, record
from workbook.reader_kit import cell, versions

from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent, Version
from resv_desktop.workbook.reading import FileReading

FIRST = record(RecordKind.ENTRY, ENTRY)
SECOND = record(RecordKind.ENTRY, DEVELOPMENT, 2)
THIRD = record(RecordKind.ENTRY, {**ENTRY, "number": "KN-002", "title": "Wachtlijst ggz"}, 3)
MEETING = record(
    RecordKind.MEETING,
    {
        "date": "2027-03-10",
        "kind": "wijkoverleg",
        "disciplines": ("HA", "APO"),
        "items": tuple((FIRST.version.record, "besproken", f"besluit {n}") for n in range(4)),
        "network": "WAT",
    },
    4,
)

ACTION = record(
    RecordKind.ACTION,
    {"number": "AC-001", "entry": FIRST.version.record, "text": "Bellen", "network": "WAT"},
    5,
)


def entries(book: Workbook) -> Worksheet:
    return book["Registraties"]


def put(sheet: Worksheet, row: int, **values: object) -> None:
    """Type into the cells of a row, by header (with _ for a space)."""
    for header, value in values.items():
        cell(sheet, row, header.replace("_", " ")).value = value


def edits(reading: FileReading) -> dict[str, Version]:
    """The versions somebody made in Excel of known records, by record."""
    return {v.record: v for v in versions(reading).values() if v.extent is Extent.DELTA}


def meetings(book: Workbook) -> Worksheet:
    return book["Overleggen"]
