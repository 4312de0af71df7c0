"""Cover and contents of the regional workbook: what a reader from outside must know first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resv_desktop.workbook.cells import Book, Page
from resv_desktop.workbook.columns import (
    CODE_LISTS,
    COVER,
    FIELD_BOOK,
    FORMAT_VERSION,
    TECHNIQUE,
    Holds,
)
from resv_desktop.workbook.cover import Line, day_in_words, period_in_words, write_cover
from resv_desktop.workbook.figures import Figures
from resv_desktop.workbook.regional_model import Regional
from resv_desktop.workbook.regional_sheets import (
    ACCOUNT,
    ACTIONS,
    BOTTLENECKS,
    CONTENTS,
    COVERAGE,
    DEVELOPMENTS,
    EMPTY_MEANS,
    FIGURES,
    QUARTERS,
    REMARKS,
    Sheet,
    write_table,
)
from resv_desktop.workbook.regional_sheets_columns import RegionalColumn
from resv_desktop.workbook.regional_sheets_coverage import balance_sentence
from resv_desktop.workbook.regional_sheets_figures import coverage_sentence
from resv_desktop.workbook.styles import LINE, LINK, NAVY, Look

TITLE = "Regiowerkmap knelpunten en ontwikkelingen"
PRACTICE = "OEFEN: deze werkmap is gemaakt om te oefenen. De inhoud telt niet mee."

SHEETS: Mapping[str, tuple[str, str]] = {
    COVER: ("Waar deze werkmap over gaat en hoe u haar leest", "lezen"),
    CONTENTS: ("Alle bladen, met een sprong naar elk blad", "lezen"),
    FIGURES: ("Aantallen per thema, status, wijkverband en risico, met grafieken", "lezen"),
    BOTTLENECKS: ("Alle knelpunten, één per rij, met woorden en codes", "werken"),
    DEVELOPMENTS: ("Alle ontwikkelingen, één per rij, met woorden en codes", "werken"),
    ACTIONS: ("Alle acties bij de registraties, één per rij", "werken"),
    REMARKS: ("Opmerkingen en extra kolommen uit de bestanden, één tekst per rij", "werken"),
    COVERAGE: ("Welk wijkverband over welk kwartaal aanleverde", "lezen"),
    QUARTERS: ("Dezelfde dekking als rijen, om mee te rekenen", "werken"),
    ACCOUNT: ("Per bestand hoeveel rijen zijn gelezen en wat ermee gebeurde", "lezen"),
    CODE_LISTS: ("Alle codes met hun woorden in het Nederlands en Engels", "naslaan"),
    FIELD_BOOK: ("Wat elke kolom van elk blad betekent", "naslaan"),
    TECHNIQUE: ("Herkomst, versies en vingerafdruk van deze werkmap", "naslaan"),
}
"""Every sheet in its order: what a reader finds there, and what for."""


def sheets_of(data: Regional) -> list[str]:
    """Return the sheets that the workbook of ``data`` has, in their order."""
    return [name for name in SHEETS if name != REMARKS or data.remarks]


# Voorblad


def cover_lines(data: Regional, found: Figures) -> Iterator[Line]:
    """Yield the cover, line by line."""
    yield TITLE, None, Look.TITLE
    if data.practice:
        yield PRACTICE, None, Look.WARNING
    yield "RESV-regio", data.region, Look.LABEL
    yield "Periode", period_in_words(data.period), Look.LABEL
    yield "Peildatum", data.as_of, Look.LABEL
    yield "Voor wie", "RESV", Look.LABEL
    yield from _heading("In het kort")
    yield from _in_short(data, found)
    yield from _heading("Lezen")
    yield from _reading_guide()
    yield from _heading("Over deze werkmap")
    yield from _about(data)


def _heading(text: str) -> Iterator[Line]:
    yield "", None, Look.LABEL
    yield text, None, Look.HEADING


def _in_short(data: Regional, found: Figures) -> Iterator[Line]:
    yield "Aanlevering", coverage_sentence(data, found), Look.LABEL
    entries, risk = found.entries, found.high_risk
    counts = (
        f"{entries.total} registraties: {entries.bottlenecks} knelpunten en "
        f"{entries.developments} ontwikkelingen. {found.new.total} daarvan zijn in deze periode "
        f"gesignaleerd, {found.open.total} zijn open en {found.closed.total} afgerond."
    )
    yield "Registraties", counts, Look.LABEL
    yield "Risico", (
        f"{risk.bottlenecks} knelpunten hebben risicoscore 3 of 4; "
        f"{found.high_risk_open.bottlenecks} daarvan zijn nog open."
    ), Look.LABEL  # fmt: skip
    yield "Opschaling", (
        f"{found.escalated.total} registraties zijn opgeschaald boven het wijkverband. "
        f"{found.resolution.solved} zijn opgelost, {found.resolution.after_escalation} daarvan "
        "na opschaling."
    ), Look.LABEL  # fmt: skip
    yield "Gedeeld", _shared(found), Look.LABEL
    yield "Verantwoording", balance_sentence(data), Look.LABEL


def _shared(found: Figures) -> str:
    if not found.shared_subthemes:
        return "Geen subthema wordt door twee of meer wijkverbanden gemeld."
    first = found.shared_subthemes[0]
    base = found.coverage.base
    number = len(found.shared_subthemes)
    what = "1 subthema wordt" if number == 1 else f"{number} subthema's worden"
    return (
        f"{what} door twee of meer wijkverbanden gemeld. "
        f"Het meest: {first.label} ({first.networks} van {base} wijkverbanden)."
    )


def _reading_guide() -> Iterator[Line]:
    for label, text in (
        ("Aantallen", "Geteld zijn registraties, nooit personen. Bij elk aantal staat op hoeveel "
         "wijkverbanden het berust. Een wijkverband dat niet aanleverde, telt niet als een "
         "wijkverband zonder knelpunten."),
        ("Lege cellen", EMPTY_MEANS),
        ("Niet aangeleverd", "Op het blad Dekking staan drie dingen apart: niets te melden, "
         "ontbreekt, en termijn loopt nog."),
        ("Kleuren", "Een kleur zegt nooit iets wat er niet ook in woorden of cijfers staat."),
        ("Filters", f"De werkbladen {BOTTLENECKS}, {DEVELOPMENTS}, {ACTIONS} en {QUARTERS} hebben "
         "filterknoppen en een kop die in beeld blijft, omdat u daarin werkt. Ook de naslagbladen "
         "houden hun kop in beeld. De bladen om te lezen hebben dat niet; zo vraagt de richtlijn "
         "voor toegankelijkheid het."),
        ("Herkomst", "Bij elke rij staan het wijkverband, het begin van de vingerafdruk van het "
         f"bestand (Bron) en de versie. Op {ACCOUNT} staat per bestand de balans."),
    ):  # fmt: skip
        yield label, text, Look.LABEL


def _about(data: Regional) -> Iterator[Line]:
    is_over = data.as_of > data.period.end
    following = data.period.next() if is_over else data.period
    for label, text in (
        ("Privacy", "Deze werkmap hoort geen gegevens over patiënten of andere personen te "
         "bevatten. Eigenaren zijn functies. Ziet u toch een naam of nummer van een persoon? "
         "Meld het aan het RESV en stuur de werkmap niet door."),
        ("Niet in deze werkmap", "Overleggen, afspraken van wijkverbanden en eerdere versies van "
         "registraties. Ook rijen in quarantaine staan er niet in; ze zijn wel geteld op "
         f"{ACCOUNT}."),
        ("Contact", f"{data.region}, dat deze werkmap maakte en stuurde."),
        ("Volgende uitgave", f"Na afloop van {following} ({day_in_words(following.end)})."),
        ("Programma", data.program),
        ("Formaatversie", str(FORMAT_VERSION)),
        ("Codeboek", data.codebook.version),
    ):  # fmt: skip
        yield label, text, Look.LABEL


def write_cover_page(book: Book, data: Regional, found: Figures, footer: str) -> Page:
    """Write the cover: a band with the title, a line under each heading."""
    page = book.page(COVER)
    lines = list(cover_lines(data, found))
    write_cover(page, lines, footer)
    band = book.workbook.add_format({
        "bold": True, "font_size": 20, "font_color": "#FFFFFF", "bg_color": NAVY,
        "num_format": "@", "quote_prefix": True, "valign": "vcenter", "indent": 1,
    })  # fmt: skip
    rule = book.workbook.add_format({
        "bold": True, "font_size": 14, "font_color": NAVY, "num_format": "@",
        "quote_prefix": True, "bottom": 2, "bottom_color": LINK,
    })  # fmt: skip
    for row, (label, _, look) in enumerate(lines):
        style = {Look.TITLE: band, Look.HEADING: rule}.get(look)
        if style:
            page.put(row, 0, label, style)
            page.sheet.write_blank(row, 1, None, style)
    return page


# Inhoud


class _Line:
    """One sheet on the page with contents."""

    def __init__(self, name: str, rows: int | None) -> None:
        self.name = name
        self.about, self.use = SHEETS[name]
        self.rows = rows


CONTENT_COLUMNS: tuple[RegionalColumn[_Line], ...] = (
    RegionalColumn("sheet", "Blad", "Naam van het blad, met een sprong erheen",
                   "Name of the sheet, with a link", lambda line: line.name, width=28,
                   source="programma"),
    RegionalColumn("about", "Wat u er vindt", "Wat op het blad staat", "What the sheet holds",
                   lambda line: line.about, width=74, source="programma"),
    RegionalColumn("use", "Om te", "Om te lezen, om mee te werken of om na te slaan",
                   "To read, to work with or to look up", lambda line: line.use, width=13,
                   allowed="lezen, werken, naslaan", source="programma"),
    RegionalColumn("rows", "Rijen", "Aantal rijen in de tabel", "Rows in the table",
                   lambda line: line.rows, Holds.NUMBER, 10, unit="rijen", source="berekend"),
)  # fmt: skip


def write_contents(book: Book, data: Regional, rows: Mapping[str, int], footer: str) -> Page:
    """Write the list of sheets, each name a link to its sheet."""
    title = f"{CONTENTS}: {data.region}, {data.period}"
    notes = ("Kies een naam om naar het blad te gaan. Bij het voorblad hoort geen tabel.",)
    sheet = Sheet(CONTENTS, title, notes, "De bladen van deze werkmap")
    lines = [_Line(name, rows.get(name)) for name in sheets_of(data)]
    page = write_table(book, sheet, CONTENT_COLUMNS, lines, footer)
    link = book.workbook.add_format({
        "num_format": "@", "quote_prefix": True, "font_color": LINK, "underline": 1,
        "valign": "top", "bottom": 1, "bottom_color": LINE,
    })  # fmt: skip
    for number, name in enumerate(sheets_of(data)):
        place = f"internal:'{name}'!A1"
        row = sheet.top + 1 + number
        page.sheet.write_url(row, 0, place, link, name, f"Ga naar het blad {name}")
    return page
