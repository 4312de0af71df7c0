"""The sheet *Voorblad*: what somebody who opens the workbook must know, in plain Dutch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from xlsxwriter.format import Format

from resv_desktop.domain.entry import EntryKind
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.period import Period
from resv_desktop.workbook.cells import Cell, Page
from resv_desktop.workbook.columns import FORMAT_VERSION, NO, YES
from resv_desktop.workbook.cover_facts import TEMPLATE_TITLE as TEMPLATE_TITLE
from resv_desktop.workbook.cover_facts import TITLE as TITLE
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.styles import Look

PRACTICE = "OEFEN: dit bestand is om te oefenen. Het telt niet mee."
NETWORK, REGION, PERIOD = "Wijkverband", "RESV-regio", "Periode"
DELIVERED, DELIVERER, NOTHING = "Aangeleverd op", "Functie van de aanleveraar", "Niets te melden"
PRIVACY, PROGRAM = "Privacycontrole", "Programma"
WIDTHS = (34, 86)

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip

Line = tuple[str, Cell, Look]
"""A label, what stands beside it, and the look of the label."""


def day_in_words(day: date) -> str:
    """Return a day as it is written in Dutch: ``1 januari 2027``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_in_words(period: Period) -> str:
    """Return a period with its first and last day."""
    first, last = day_in_words(period.start), day_in_words(period.end)
    return f"{period} ({first} tot en met {last})"


def exchange_lines(data: Exchange) -> Iterator[Line]:
    """Yield the cover of an exchange workbook, line by line."""
    yield TEMPLATE_TITLE if data.template else TITLE, None, Look.TITLE
    if data.practice:
        yield PRACTICE, None, Look.WARNING
    yield from _who(data)
    if not data.template:
        yield from _counts(data)
        yield from _heading("Privacy")
        yield PRIVACY, data.privacy, Look.LABEL
    yield from _heading("Over dit bestand")
    yield PROGRAM, data.program, Look.LABEL
    yield "Formaatversie", FORMAT_VERSION, Look.LABEL
    yield "Codeboek", data.codebook.version, Look.LABEL
    yield from _heading("Leeswijzer")
    for label, text in READING_GUIDE:
        yield label, text, Look.LABEL


def _heading(text: str) -> Iterator[Line]:
    yield "", None, Look.LABEL
    yield text, None, Look.HEADING


def _who(data: Exchange) -> Iterator[Line]:
    filled = not data.template
    yield NETWORK, f"{data.network.name} ({data.network.code})", Look.LABEL
    yield REGION, data.region, Look.LABEL
    yield PERIOD, period_in_words(data.period), Look.LABEL
    yield DELIVERED, data.delivered_on if filled else None, Look.LABEL
    yield DELIVERER, data.deliverer if filled else None, Look.LABEL
    yield NOTHING, (YES if data.nothing_to_report else NO) if filled else None, Look.LABEL


def _counts(data: Exchange) -> Iterator[Line]:
    entries = data.rows(RecordKind.ENTRY)
    kinds = {item.version.record: item.fields.get("kind") for item in entries}
    numbers = Counter(kinds.values())
    yield from _heading("Wat erin staat")
    developments = numbers[EntryKind.DEVELOPMENT.value]
    yield "Knelpunten", len(kinds) - developments, Look.LABEL
    yield "Ontwikkelingen", developments, Look.LABEL
    for label, kind in _OTHERS:
        records = {item.version.record for item in data.rows(kind)}
        yield label, len(records), Look.LABEL
    doubled = sum(1 for count in Counter(i.version.record for i in entries).values() if count > 1)
    if doubled:
        yield "Registraties in twee versies", doubled, Look.LABEL


_OTHERS = (
    ("Acties", RecordKind.ACTION),
    ("Overleggen", RecordKind.MEETING),
    ("Afspraken", RecordKind.AGREEMENT),
)

READING_GUIDE = (
    (
        "Bladen",
        "Op Registraties staat op elke rij één knelpunt of ontwikkeling. Acties, Overleggen en "
        "Afspraken horen daarbij. Op Codelijsten staan de woorden waaruit u kiest. In het "
        "Veldenboek staat wat elke kolom betekent. Met Techniek herkent het programma de rijen.",
    ),
    (
        "Cellen wijzigen",
        "U mag cellen wijzigen. Kies bij bijvoorbeeld Thema, Ernst en Status een woord uit de "
        "lijst in de cel. Bij Disciplines en Impact mag u meer woorden typen. Zet daar een "
        "puntkomma tussen, zo: Huisartsenzorg; Wijkverpleging.",
    ),
    (
        "Rij toevoegen",
        "Typ op de eerste lege rij onder de tabel. Laat de kolommen die op slot staan leeg. "
        "Het programma geeft de rij zelf een kenmerk.",
    ),
    (
        "Rij weghalen",
        "Een rij die u weghaalt, blijft bij het RESV bestaan. Is iets klaar? Kies dan bij Status "
        "het woord opgelost.",
    ),
    (
        "Beveiliging",
        "De laatste drie kolommen en de berekende kolommen staan op slot. Er is geen wachtwoord. "
        "Wilt u sorteren of rijen weghalen? Kies dan in Excel eerst Controleren en Beveiliging "
        "blad opheffen. Sorteer altijd de hele tabel, nooit één kolom.",
    ),
    (
        "Lege cel",
        "Een lege cel betekent: niet ingevuld. Staat bij Niets te melden het woord ja? Dan heeft "
        "het wijkverband gekeken en was er niets.",
    ),
    (
        "Persoonsgegevens",
        "Schrijf geen namen, geboortedata of andere gegevens over personen op. Noem een functie "
        "in plaats van een naam.",
    ),
    (
        "Filters",
        "De bladen met een tabel hebben filterknoppen, en de bovenste rij blijft in beeld. "
        "Dit voorblad heeft dat niet.",
    ),
)
"""What people who work in the workbook need to know: a question and its answer."""


def write_cover(page: Page, lines: Sequence[Line], footer: str) -> None:
    """Write a cover: labels in column A, what belongs to them in column B."""
    page.widths(WIDTHS)
    for row, (label, value, look) in enumerate(lines):
        page.look(row, 0, label or None, look)
        if look is Look.LABEL and label:
            page.put(row, 1, value, _beside(page, value))
    page.sheet.hide_gridlines(2)
    page.printed(footer, header_row=None)


def _beside(page: Page, value: Cell) -> Format:
    look = Look.DATE if isinstance(value, date) else Look.TEXT
    number = isinstance(value, int | float)
    return page.styles.get(Look.NUMBER if number else look, left=True)
