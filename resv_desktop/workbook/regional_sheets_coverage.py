"""Sheets by which a reader can judge the figures: who delivered, what became of each file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resv_desktop.workbook.cells import Book, Page
from resv_desktop.workbook.columns import Holds
from resv_desktop.workbook.regional_model import CoverageCell, CoverageState, Regional, SourceFile
from resv_desktop.workbook.regional_sheets import (
    ACCOUNT,
    COVERAGE,
    MARK_MEANS,
    QUARTERS,
    Sheet,
    write_table,
)
from resv_desktop.workbook.regional_sheets_columns import SHORT_HASH, RegionalColumn
from resv_desktop.workbook.styles import NAVY

STATE_WORDS: Mapping[CoverageState, str] = {
    CoverageState.DELIVERED: "aangeleverd",
    CoverageState.NOTHING_TO_REPORT: "niets te melden",
    CoverageState.LATE: "te laat aangeleverd",
    CoverageState.MISSING: "ontbreekt",
    CoverageState.NOT_DUE: "termijn loopt nog",
}
"""Never colours alone; the colours of :data:`_STATE_COLOURS` say the same again."""
_STATE_COLOURS: Mapping[CoverageState, str] = {
    CoverageState.DELIVERED: "#E3F1E7",
    CoverageState.NOTHING_TO_REPORT: "#E3F1E7",
    CoverageState.LATE: "#FBEFD9",
    CoverageState.MISSING: "#F9E1DF",
    CoverageState.NOT_DUE: "#EEF2F6",
}


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """One network with the word for each quarter."""

    code: str
    name: str
    words: tuple[str, ...]
    delivered: int
    due: int


def coverage_columns(data: Regional) -> tuple[RegionalColumn[NetworkRow], ...]:
    """Return the columns of the matrix: one per quarter of the period."""
    return (
        RegionalColumn("network_code", "Code", "Vaste code van het wijkverband",
                       "Stable code of the network", lambda row: row.code, width=12),
        RegionalColumn("network", "Wijkverband", "Naam van het wijkverband",
                       "Name of the network", lambda row: row.name, width=30),
        *(_quarter_column(number, str(quarter))
          for number, quarter in enumerate(data.period.quarters())),
        RegionalColumn("delivered", "Aangeleverd (kwartalen)",
                       "Kwartalen waarover het wijkverband aanleverde, ook als er niets te melden "
                       "was", "Quarters for which the network delivered",
                       lambda row: row.delivered, Holds.NUMBER, 15, unit="kwartalen",
                       source="berekend"),
        RegionalColumn("due", "Verwacht (kwartalen)",
                       "Kwartalen waarvan de uiterste aanleverdag voorbij is of die al zijn "
                       "aangeleverd", "Quarters that are due or already delivered",
                       lambda row: row.due, Holds.NUMBER, 14, unit="kwartalen",
                       source="berekend"),
    )  # fmt: skip


def _quarter_column(number: int, quarter: str) -> RegionalColumn[NetworkRow]:
    return RegionalColumn(
        quarter, quarter, f"Stand van de aanlevering over {quarter}",
        f"State of the delivery for {quarter}", lambda row: row.words[number], width=22,
        allowed=", ".join(STATE_WORDS.values()), source="samenvoegen",
    )  # fmt: skip


def network_rows(data: Regional) -> list[NetworkRow]:
    """Return the matrix, one row per network of the region."""
    states = {(cell.network, cell.quarter): cell.state for cell in data.coverage}
    rows = []
    for code, name in data.network_names().items():
        found = [states.get((code, quarter)) for quarter in data.period.quarters()]
        words = tuple(STATE_WORDS[state] if state else "" for state in found)
        delivered = sum(1 for state in found if state and state.has_delivered)
        due = delivered + sum(1 for state in found if state is CoverageState.MISSING)
        rows.append(NetworkRow(code, name, words, delivered, due))
    return rows


def write_coverage(book: Book, data: Regional, sentence: str, footer: str) -> None:
    """Write who delivered for which quarter, in words."""
    words = "Niets te melden is ook een aanlevering; ontbreekt betekent: de termijn is voorbij."
    title = f"{COVERAGE}: wie leverde aan, {data.region}, {data.period}"
    notes = (sentence, words, f"{MARK_MEANS} De kleur zegt hetzelfde als het woord.")
    sheet = Sheet(COVERAGE, title, notes, "Per wijkverband en kwartaal of er is aangeleverd")
    rows, columns = network_rows(data), coverage_columns(data)
    page = write_table(book, sheet, columns, rows, footer)
    _colour_states(book, page, sheet, len(rows), len(data.period.quarters()))


def _colour_states(book: Book, page: Page, sheet: Sheet, rows: int, quarters: int) -> None:
    if not rows:
        return
    for state, colour in _STATE_COLOURS.items():
        style = book.workbook.add_format({"bg_color": colour, "font_color": NAVY})
        value = f'"{STATE_WORDS[state]}"'
        options = {"type": "cell", "criteria": "==", "value": value, "format": style}
        first, last = sheet.top + 1, sheet.top + rows
        page.sheet.conditional_format(first, 2, last, 1 + quarters, options)


# Dekking per kwartaal


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """One network and quarter, with the network's name."""

    cell: CoverageCell
    name: str


QUARTER_COLUMNS: tuple[RegionalColumn[QuarterRow], ...] = (
    RegionalColumn("network_code", "Wijkverband (code)", "Vaste code van het wijkverband",
                   "Stable code of the network", lambda row: row.cell.network, width=18),
    RegionalColumn("network", "Wijkverband", "Naam van het wijkverband", "Name of the network",
                   lambda row: row.name, width=28),
    RegionalColumn("quarter", "Kwartaal", "Kwartaal waarover is aangeleverd",
                   "Quarter of the delivery", lambda row: str(row.cell.quarter), width=13,
                   allowed="zoals 2027-Q1"),
    RegionalColumn("state", "Stand", "Stand van de aanlevering op de peildatum",
                   "State of the delivery on the day of reference",
                   lambda row: STATE_WORDS[row.cell.state], width=22,
                   allowed=", ".join(STATE_WORDS.values()), source="samenvoegen"),
    RegionalColumn("state_code", "Stand (code)", "Code bij Stand", "Code for Stand",
                   lambda row: row.cell.state.value, width=20,
                   allowed=", ".join(CoverageState), source="samenvoegen"),
    RegionalColumn("deadline", "Uiterste aanleverdag", "Laatste dag om aan te leveren",
                   "Last day of delivery", lambda row: row.cell.deadline, Holds.DATE, 15,
                   source="regiopakket"),
    RegionalColumn("delivered_on", "Aangeleverd op",
                   "Dag van de eerste aanlevering volgens de werkmap",
                   "Day of the first delivery as the workbook states it",
                   lambda row: row.cell.delivered_on, Holds.DATE, 16),
    RegionalColumn("rows", "Opgenomen rijen",
                   "Rijen uit de aanlevering die zijn opgenomen, van alle bladen samen",
                   "Rows of the delivery that were taken in, of all sheets together",
                   lambda row: row.cell.rows, Holds.NUMBER, 14, unit="rijen",
                   source="samenvoegen"),
)  # fmt: skip


def write_quarters(book: Book, data: Regional, footer: str) -> None:
    """Write the coverage once more as a table for pivots: a row per network and quarter."""
    names = data.network_names()
    rows = [QuarterRow(cell, names[cell.network]) for cell in data.coverage]
    title = f"{QUARTERS}: {data.region}, {data.period}"
    explanation = "Een lege datum of een leeg getal betekent: er is (nog) niets aangeleverd."
    notes = (f"{len(rows)} rijen, één rij per wijkverband en kwartaal. {explanation}",)
    sheet = Sheet(QUARTERS, title, notes, "Dekking als rijen, om mee te rekenen", True, 2)
    write_table(book, sheet, QUARTER_COLUMNS, rows, footer)


# Verantwoording


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file with the name of its network."""

    file: SourceFile
    name: str


def _number(
    key: str, header: str, meaning: str, meaning_en: str, width: float
) -> RegionalColumn[FileRow]:
    return RegionalColumn(
        key, header, meaning, meaning_en, lambda row: getattr(row.file, key), Holds.NUMBER,
        width, unit="rijen", source="samenvoegen",
    )  # fmt: skip


ACCOUNT_COLUMNS: tuple[RegionalColumn[FileRow], ...] = (
    RegionalColumn("name", "Bestand", "Gebruikelijke naam van de aanlevering",
                   "Customary name of the delivery", lambda row: row.file.name, width=46),
    RegionalColumn("network", "Wijkverband", "Naam van het wijkverband", "Name of the network",
                   lambda row: row.name, width=24),
    RegionalColumn("network_code", "Wijkverband (code)", "Vaste code van het wijkverband",
                   "Stable code of the network", lambda row: row.file.network, width=16),
    RegionalColumn("period", "Kwartaal", "Kwartaal waarover is aangeleverd",
                   "Quarter of the delivery", lambda row: row.file.period, width=13,
                   allowed="zoals 2027-Q1"),
    _number("read", "Gelezen", "Rijen in het bestand", "Rows in the file", 12),
    _number("taken_in", "Opgenomen", "Rijen die zijn opgenomen", "Rows taken in", 14),
    _number("quarantined", "In quarantaine", "Rijen die wachten op een besluit",
            "Rows that wait for a decision", 15),
    _number("not_an_entry", "Geen registratie", "Rijen die geen registratie zijn, zoals een "
            "totaalregel", "Rows that are no entry, such as a line with totals", 15),
    _number("difference", "Verschil", "Gelezen min alle andere aantallen; moet 0 zijn",
            "Read minus all other counts; must be 0", 12),
    RegionalColumn("source", "Bron", "Begin van de SHA-256; staat ook bij elke rij uit dit bestand",
                   "Start of the SHA-256, as it stands in each row from this file",
                   lambda row: row.file.sha256[:SHORT_HASH], width=18, source="samenvoegen"),
    RegionalColumn("sha256", "SHA-256", "Vingerafdruk van het hele bestand",
                   "Fingerprint of the whole file", lambda row: row.file.sha256, width=70,
                   technical=True, source="samenvoegen"),
)  # fmt: skip


def balance_sentence(data: Regional) -> str:
    """Return the balance of all files together in one sentence."""
    read, taken, waiting, others, difference = (
        sum(getattr(file, key) for file in data.files)
        for key in ("read", "taken_in", "quarantined", "not_an_entry", "difference")
    )
    return (
        f"Totaal van {len(data.files)} bestanden: {read} rijen gelezen = {taken} opgenomen + "
        f"{waiting} in quarantaine + {others} geen registratie. Verschil: {difference}."
    )


def write_account(book: Book, data: Regional, footer: str) -> None:
    """Write the balance of every file; the total stands above the table, never in it."""
    names = data.network_names()
    rows = [FileRow(file, names.get(file.network, file.network)) for file in data.files]
    title = f"{ACCOUNT}: wat er met elke rij gebeurde, {data.region}, {data.period}"
    check = "Het verschil moet 0 zijn: dan is geen rij weg en geen rij dubbel geteld."
    notes = (balance_sentence(data), check, MARK_MEANS)
    sheet = Sheet(ACCOUNT, title, notes, "Per bestand wat er is gelezen en opgenomen", printed=10)
    write_table(book, sheet, ACCOUNT_COLUMNS, rows, footer)
