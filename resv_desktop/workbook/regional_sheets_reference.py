"""Reference sheets of the regional workbook: what columns mean, where all of it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resv_desktop.domain.canonical import canonical_json, sha256_hex
from resv_desktop.workbook.cells import Book
from resv_desktop.workbook.code_sheets import CODE_HEADERS
from resv_desktop.workbook.columns import CODE_LISTS, FIELD_BOOK, FORMAT_VERSION, TECHNIQUE, Holds
from resv_desktop.workbook.figures import Figures
from resv_desktop.workbook.regional_model import Regional, RegionalRecord
from resv_desktop.workbook.regional_sheets import (
    ACCOUNT,
    ACTIONS,
    BOTTLENECKS,
    CONTENTS,
    COVERAGE,
    DEVELOPMENTS,
    FIGURES,
    MARK_MEANS,
    QUARTERS,
    REMARKS,
    Sheet,
    write_table,
)
from resv_desktop.workbook.regional_sheets_columns import (
    ACTION_COLUMNS,
    BOTTLENECK_COLUMNS,
    DEVELOPMENT_COLUMNS,
    RegionalColumn,
)
from resv_desktop.workbook.regional_sheets_cover import CONTENT_COLUMNS
from resv_desktop.workbook.regional_sheets_coverage import (
    ACCOUNT_COLUMNS,
    QUARTER_COLUMNS,
    coverage_columns,
)
from resv_desktop.workbook.regional_sheets_figures import COLUMNS as FIGURE_COLUMNS
from resv_desktop.workbook.regional_sheets_remarks import REMARK_COLUMNS
from resv_desktop.workbook.regional_sheets_rows import Region
from resv_desktop.workbook.styles import Look
from resv_desktop.workbook.technique import (
    CONTROL,
    HEADERS,
    FileFacts,
    FileKind,
    Part,
    Technique,
    sheet_digest,
    technique_rows,
)

# Veldenboek


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One column of one sheet, as the field book describes it."""

    sheet: str
    column: RegionalColumn[Any]

    @property
    def type(self) -> str:
        """What a cell of the column holds, in words."""
        return _TYPES[self.column.holds]


_TYPES = {Holds.TEXT: "tekst", Holds.NUMBER: "getal", Holds.DATE: "datum"}


def _about(
    key: str, header: str, meaning: str, meaning_en: str, width: float
) -> RegionalColumn[FieldLine]:
    return RegionalColumn(
        key, header, meaning, meaning_en, lambda line: getattr(line.column, key), width=width,
        source="programma",
    )  # fmt: skip


FIELD_COLUMNS: tuple[RegionalColumn[FieldLine], ...] = (
    RegionalColumn("sheet", "Blad", "Blad waarop de kolom staat", "Sheet of the column",
                   lambda line: line.sheet, width=22, source="programma"),
    _about("header", "Kolom", "Naam van de kolom", "Name of the column", 30),
    _about("meaning", "Betekenis", "Wat er in de kolom staat", "What the column holds", 54),
    RegionalColumn("type", "Soort waarde", "Tekst, getal of datum", "Text, number or date",
                   lambda line: line.type, width=13, allowed="tekst, getal, datum",
                   source="programma"),
    _about("unit", "Eenheid", "Waarin een getal is uitgedrukt", "Unit of a number", 15),
    _about("allowed", "Toegestane waarden", "Welke waarden er kunnen staan",
           "Values that can occur", 38),
    _about("source", "Bron", "Waar de waarde vandaan komt", "Where the value comes from", 15),
    _about("meaning_en", "Engels", "Betekenis in het Engels", "Meaning in English", 48),
    _about("key", "Sleutel", "Vaste sleutel van de kolom", "Stable key of the column", 22),
    RegionalColumn("since", "Sinds formaatversie", "Formaatversie waarin de kolom erbij kwam",
                   "Format version in which the column appeared", lambda line: line.column.since,
                   Holds.NUMBER, 15, source="programma"),
)  # fmt: skip


def field_lines(region: Region) -> list[FieldLine]:
    """Return every column of every sheet with a table, in the order of the workbook."""
    tables: tuple[tuple[str, tuple[RegionalColumn[Any], ...]], ...] = (
        (CONTENTS, CONTENT_COLUMNS),
        (FIGURES, FIGURE_COLUMNS),
        (BOTTLENECKS, BOTTLENECK_COLUMNS),
        (DEVELOPMENTS, DEVELOPMENT_COLUMNS),
        (ACTIONS, ACTION_COLUMNS),
        *(((REMARKS, REMARK_COLUMNS),) if region.data.remarks else ()),
        (COVERAGE, coverage_columns(region.data)),
        (QUARTERS, QUARTER_COLUMNS),
        (ACCOUNT, ACCOUNT_COLUMNS),
        (CODE_LISTS, _plain(CODE_HEADERS, _CODE_MEANINGS)),
        (FIELD_BOOK, FIELD_COLUMNS),
        (TECHNIQUE, _plain(HEADERS, _TECHNIQUE_MEANINGS)),
    )
    return [FieldLine(sheet, column) for sheet, columns in tables for column in columns]


_CODE_MEANINGS = (
    ("Codelijst waar de code bij hoort", "List of the code"),
    ("Vaste code; verandert niet van betekenis", "Stable code; never changes its meaning"),
    ("Woord in het Nederlands", "Dutch label"),
    ("Woord in het Engels", "English label"),
    ("Wat de lijst nog meer over de code zegt", "What else the list says of the code"),
)
_TECHNIQUE_MEANINGS = (
    ("Waar de rij over gaat", "What the row is about"),
    ("Naam van het gegeven", "Name of the item"),
    ("Waarde van het gegeven", "Value of the item"),
    *((("Leeg in een regiowerkmap; gebruikt in aanleveringen", "Used in deliveries only"),) * 6),
)


def _plain(
    headers: tuple[str, ...], meanings: tuple[tuple[str, str], ...]
) -> tuple[RegionalColumn[Any], ...]:
    """Describe columns of a sheet that another module writes."""
    return tuple(
        RegionalColumn(header.lower(), header, nl, en, lambda _: "", source="programma")
        for header, (nl, en) in zip(headers, meanings, strict=True)
    )


def write_field_book(book: Book, region: Region, footer: str) -> None:
    """Write the meaning of every column of every sheet."""
    title = f"{FIELD_BOOK}: wat elke kolom betekent"
    sheet = Sheet(FIELD_BOOK, title, (MARK_MEANS,), "Alle kolommen van alle bladen", True, 2, 7)
    write_table(book, sheet, FIELD_COLUMNS, field_lines(region), footer)


# Techniek

_WIDTHS = (13, 30, 72, 10, 12, 12, 13, 14, 14)


def write_technique(book: Book, data: Regional, found: Figures, footer: str) -> None:
    """Write what the workbook says of itself; by it the reader knows it is no delivery."""
    rows = technique_lines(data, found)
    page = book.page(TECHNIQUE)
    page.widths(_WIDTHS)
    about = "Herkomst, versies en vingerafdruk van deze werkmap"
    page.table(TECHNIQUE, HEADERS, len(rows), about=about)
    text = page.styles.get(Look.TECHNICAL)
    page.fill(rows, [text] * len(HEADERS))
    page.freeze(1)
    page.printed(footer)
    page.sheet.print_area(0, 0, len(rows), 2)
    page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def technique_lines(data: Regional, found: Figures) -> list[tuple[str | int, ...]]:
    """Return the rows every workbook of ours has, those of this one, and the control digest."""
    facts = FileFacts(
        kind=FileKind.REGIONAL,
        format=FORMAT_VERSION,
        region=data.region,
        period=str(data.period),
        codebook=data.codebook.version,
        program=data.program,
        practice=data.practice,
    )
    empty = ("",) * (len(HEADERS) - 3)
    common = technique_rows(Technique(facts, {}, (), frozenset()))[1:]
    own = [(Part.FILE.value, key, value, *empty) for key, value in _own_facts(data, found)]
    rows = [*common, *own]
    return [(Part.FILE.value, CONTROL, sheet_digest(rows), *empty), *rows]


def _own_facts(data: Regional, found: Figures) -> Iterator[tuple[str, str]]:
    yield "peildatum", data.as_of.isoformat()
    yield "doelgroep", "resv"
    yield "vingerafdruk", fingerprint(data)
    yield "wijkverbanden", str(found.coverage.networks)
    yield "aangeleverd door", str(found.coverage.delivered)
    yield "bestanden", str(len(data.files))
    yield "knelpunten", str(found.entries.bottlenecks)
    yield "ontwikkelingen", str(found.entries.developments)
    yield "acties", str(len(data.actions))


def fingerprint(data: Regional) -> str:
    """Return the SHA-256 of what the workbook is made from: equal data, equal fingerprint.

    A record stands for itself by its version, which is a hash of its content.
    """
    return sha256_hex(
        canonical_json({
            "region": [data.region, str(data.period), data.as_of.isoformat()],
            "format": [FORMAT_VERSION, data.codebook.version, data.practice],
            "networks": list(data.network_names().items()),
            "entries": [_trace(item) for item in data.entries],
            "actions": [_trace(item) for item in data.actions],
            "coverage": [
                [c.network, str(c.quarter), c.state.value, str(c.deadline), str(c.delivered_on),
                 c.rows]
                for c in data.coverage
            ],
            "files": [
                [f.name, f.sha256, f.network, f.period, f.read, f.taken_in, f.quarantined,
                 f.not_an_entry]
                for f in data.files
            ],
        })
    )  # fmt: skip


def _trace(item: RegionalRecord) -> list[object]:
    return [item.record, item.network, item.version, item.revision, item.source, item.conflict]
