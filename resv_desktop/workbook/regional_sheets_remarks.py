"""The sheet *Opmerkingen*: what people wrote in their workbooks beside the fields of a record.

Remarks on cells, cells of columns that somebody added, lines under the table. None of it is part
of a record, so it is counted nowhere; it stands here so that nothing anybody wrote gets lost. For
the RESV only: nobody has looked through these texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from resv_desktop.workbook.cells import Book, Cell
from resv_desktop.workbook.columns import Holds, list_title
from resv_desktop.workbook.regional_model import Remark
from resv_desktop.workbook.regional_sheets import EMPTY_MEANS, REMARKS, Sheet, write_table
from resv_desktop.workbook.regional_sheets_columns import SHORT_HASH, RegionalColumn
from resv_desktop.workbook.regional_sheets_rows import Region

KINDS: Mapping[str, str] = {
    "cell_remark": "opmerking bij een cel",
    "column_added": "extra kolom",
    "header_again": "herhaalde kop",
    "total_line": "totaalregel",
    "remark": "losse regel",
    "lone_text": "losse regel",
    "row_left": "rij die is blijven liggen",
    "text_continued": "vervolg van een lange tekst",
}
OTHER_KIND = "overige tekst"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """One remark on its way to a row."""

    item: Remark
    region: Region


def _column(
    key: str,
    header: str,
    meaning: str,
    meaning_en: str,
    value: Callable[[RemarkRow], Cell],
    width: float,
    **more: object,
) -> RegionalColumn[RemarkRow]:
    return RegionalColumn(key, header, meaning, meaning_en, value, width=width, **more)  # type: ignore[arg-type]


REMARK_COLUMNS: tuple[RegionalColumn[RemarkRow], ...] = (
    _column("network", "Wijkverband", "Wijkverband van het bestand", "Network of the file",
            lambda row: row.region.labels.get("network", row.item.network), 19,
            allowed=f"lijst {list_title('network')}"),
    _column("number", "Bij registratie", "Nummer van wat op de rij stond, als dat er een heeft",
            "Number of what stood on the row, if it has one", lambda row: row.item.number, 14),
    _column("kind", "Soort tekst", "Wat voor tekst het is", "What kind of text it is",
            lambda row: KINDS.get(row.item.rule, OTHER_KIND), 22,
            allowed=", ".join(dict.fromkeys([*KINDS.values(), OTHER_KIND])), source="berekend"),
    _column("column", "Kolom", "Kop of letter van de kolom in het bestand",
            "Header or letter of the column in the file", lambda row: row.item.column, 22),
    _column("text", "Tekst", "De tekst zoals die in het bestand stond",
            "The text as it stood in the file", lambda row: row.item.text, 60),
    _column("file", "Bestand", "Naam van de aanlevering", "Name of the delivery",
            lambda row: row.item.name, 38, source="programma"),
    _column("sheet", "Bronblad", "Blad in het bestand", "Sheet in the file",
            lambda row: row.item.sheet, 16, source="programma"),
    _column("row", "Bronrij", "Rij in het bestand, zoals Excel die telt",
            "Row in the file as Excel counts it", lambda row: row.item.row or None, 10,
            holds=Holds.NUMBER, source="programma"),
    _column("network_code", "Wijkverband (code)", "Vaste code van het wijkverband",
            "Stable code of the network", lambda row: row.item.network, 18, technical=True),
    _column("record", "Registratie-ID", "Vast kenmerk van wat op de rij stond",
            "Stable identifier of what stood on the row", lambda row: row.item.record, 32,
            technical=True, source="programma"),
    _column("source", "Bron", "Begin van de vingerafdruk van het bestand",
            "Start of the fingerprint of the file", lambda row: row.item.source[:SHORT_HASH], 16,
            technical=True, source="programma"),
)  # fmt: skip


def write_remarks(book: Book, region: Region, footer: str) -> None:
    """Write the remarks, each one row; without any there is no such sheet."""
    remarks = region.data.remarks
    if not remarks:
        return
    notes = (
        f"{len(remarks)} rijen, één rij per tekst die naast de velden in een bestand stond. "
        "Deze teksten tellen nergens mee.",
        "Niemand heeft deze teksten nagekeken. Geef dit blad niet door buiten het RESV.",
        EMPTY_MEANS,
    )
    title = f"{REMARKS} en extra kolommen: {region.data.region}, {region.data.period}"
    about = "Alle opmerkingen en extra kolommen, één tekst per rij"
    rows = [RemarkRow(item, region) for item in remarks]
    write_table(book, Sheet(REMARKS, title, notes, about, True, 2, 8), REMARK_COLUMNS, rows, footer)
