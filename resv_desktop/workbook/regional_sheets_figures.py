"""The sheet *Kerncijfers*: every figure with the networks it rests on, charts beside the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from resv_desktop.workbook.cells import Book, Cell, Page
from resv_desktop.workbook.charts import COLUMNS_WIDE, Figure, Segment, add_charts
from resv_desktop.workbook.columns import Holds
from resv_desktop.workbook.figures import UNKNOWN, Count, Figures
from resv_desktop.workbook.regional_model import Regional
from resv_desktop.workbook.regional_sheets import (
    FIGURES,
    MARK,
    MARK_MEANS,
    SEVERITY_COLOURS,
    Sheet,
    write_table,
)
from resv_desktop.workbook.regional_sheets_columns import RegionalColumn
from resv_desktop.workbook.regional_sheets_rows import Region
from resv_desktop.workbook.styles import Look

OVERVIEW, THEME, STATUS, NETWORK, RISK, LEVEL, SHARED, PACE = (
    "Overzicht", "Thema", "Status", "Wijkverband", "Risicoscore", "Hoogste niveau",
    "Gedeeld subthema", "Afhandeling",
)  # fmt: skip
WITHOUT = "niet ingevuld"
SEVERITIES = (*SEVERITY_COLOURS, UNKNOWN)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of figures; ``None`` where a figure has no meaning."""

    topic: str
    part: str
    total: int | None = None
    bottlenecks: int | None = None
    developments: int | None = None
    networks: int | None = None
    base: int | None = None
    severities: Mapping[str, int] = field(default_factory=dict)


def _columns(region: Region) -> tuple[RegionalColumn[FigureRow], ...]:
    def severity(code: str) -> RegionalColumn[FigureRow]:
        word = region.labels.get("severity", code) if code else "zonder ernst"
        return RegionalColumn(
            f"severity_{code or 'none'}", word[:1].upper() + word[1:],
            f"Knelpunten met ernst {word}" if code else "Knelpunten waarvan de ernst ontbreekt",
            f"Bottlenecks of severity {code}" if code else "Bottlenecks without severity",
            lambda row: _or_mark(row.severities.get(code)), Holds.NUMBER, 9,
            unit="registraties", source="berekend",
        )  # fmt: skip

    return (
        RegionalColumn("topic", "Onderwerp", "Waar de rij over gaat", "Topic of the row",
                       lambda row: row.topic, width=17, source="berekend"),
        RegionalColumn("part", "Onderdeel", "Waarde waarvan is geteld", "Value that was counted",
                       lambda row: row.part, width=48, source="berekend"),
        _counted("total", "Totaal", "Registraties samen", "Entries together", 9),
        _counted("bottlenecks", "Knelpunten", "Waarvan knelpunten", "Of which bottlenecks", 13),
        *map(severity, SEVERITIES),
        _counted("developments", "Ontwikkelingen",
                 "Waarvan ontwikkelingen", "Of which developments", 17),
        _counted("networks", "Wijkverbanden", "Aantal wijkverbanden dat dit meldt",
                 "Number of networks that report it", 16, unit="wijkverbanden"),
        _counted("base", "Van", "Aantal wijkverbanden waarop dit berust: die aanleverden",
                 "Number of networks it rests on: those that delivered", 7,
                 unit="wijkverbanden"),
    )  # fmt: skip


def _counted(
    key: str, header: str, meaning: str, meaning_en: str, width: float, unit: str = "registraties"
) -> RegionalColumn[FigureRow]:
    return RegionalColumn(
        key, header, meaning, meaning_en, lambda row: _or_mark(getattr(row, key)), Holds.NUMBER,
        width, unit=unit, source="berekend",
    )  # fmt: skip


def _or_mark(value: int | None) -> Cell:
    return MARK if value is None else value


# Rows


def figure_rows(found: Figures) -> list[FigureRow]:
    """Return every line of the table, topic by topic."""
    base = found.coverage.base
    rows = [*_overview(found)]
    for topic, counts in (
        (THEME, found.themes),
        (STATUS, found.statuses),
        (NETWORK, found.networks),
        (RISK, found.risks),
        (LEVEL, found.levels),
        (SHARED, found.shared_subthemes),
    ):
        rows += [_count_row(topic, _part(topic, count), count, base) for count in counts]
    return [*rows, *_pace(found)]


def _part(topic: str, count: Count) -> str:
    if not count.code:
        return WITHOUT if topic != RISK else "ernst of frequentie niet ingevuld"
    return f"score {count.label}" if topic == RISK else count.label


def _count_row(topic: str, part: str, count: Count, base: int) -> FigureRow:
    only_bottlenecks = topic == RISK
    one_network = topic == NETWORK
    return FigureRow(
        topic,
        part,
        count.total,
        count.bottlenecks,
        None if only_bottlenecks else count.developments,
        None if one_network else count.networks,
        None if one_network else base,
        count.severities,
    )


def _overview(found: Figures) -> Iterator[FigureRow]:
    coverage = found.coverage
    for part, number in (
        ("Wijkverbanden die aanleverden", coverage.delivered),
        ("waarvan over elk verstreken kwartaal", coverage.complete),
        ("Wijkverbanden met alleen eerdere aanleveringen", coverage.earlier),
    ):
        yield FigureRow(OVERVIEW, part, networks=number, base=coverage.networks)
    for part, count in (
        ("Registraties", found.entries),
        ("Nieuw gesignaleerd in deze periode", found.new),
        ("Open", found.open),
        ("Afgerond", found.closed),
        ("Opgeschaald boven het wijkverband", found.escalated),
        ("Knelpunten met risicoscore 3 of 4", found.high_risk),
        ("waarvan nog open", found.high_risk_open),
        ("Wacht op een keuze tussen twee versies", found.conflicts),
    ):
        yield _count_row(OVERVIEW, part, count, coverage.base)


def _pace(found: Figures) -> Iterator[FigureRow]:
    pace = found.resolution
    yield FigureRow(PACE, "Opgelost (registraties)", pace.solved)
    yield FigureRow(PACE, "waarvan na opschaling (registraties)", pace.after_escalation)
    days = f"Dagen tot oplossing, mediaan van {pace.known} registraties"
    yield FigureRow(PACE, days, None if pace.days is None else int(pace.days + 0.5))
    yield FigureRow(PACE, "Acties open", found.actions_open)
    yield FigureRow(PACE, "waarvan te laat (acties)", found.actions_overdue)
    yield FigureRow(PACE, "Acties klaar", found.actions_done)


# Sentences


def coverage_sentence(data: Regional, found: Figures) -> str:
    """Return on how many networks everything rests: coverage before counts."""
    coverage = found.coverage
    text = f"{coverage.delivered} van {coverage.networks} wijkverbanden leverden aan"
    if not data.period.quarter:
        text += f", {coverage.complete} daarvan over elk kwartaal dat verstreken is"
    if coverage.earlier:
        text += f"; van {coverage.earlier} staan er alleen registraties uit eerdere aanleveringen"
    return f"{text}."


# The sheet


def write_figures(book: Book, region: Region, found: Figures, footer: str) -> Page:
    """Write all figures as one table, and the charts of four of its topics at its right."""
    rows = figure_rows(found)
    columns = _columns(region)
    sheet = figure_sheet(region.data, found)
    page = write_table(book, sheet, columns, rows, footer)
    _emphasise(page, sheet, rows)
    places = {column.key: number for number, column in enumerate(columns)}
    figures = list(_figures(region, rows, sheet.top + 1, places))
    last = add_charts(book.workbook, page, figures, sheet.top, len(columns))
    page.sheet.print_area(0, 0, max(last, sheet.top + len(rows)), len(columns) + COLUMNS_WIDE - 1)
    return page


def figure_sheet(data: Regional, found: Figures) -> Sheet:
    """Return the set-up of the sheet."""
    count = "Geteld zijn registraties, nooit personen. Eén registratie telt in één thema."
    return Sheet(
        FIGURES,
        f"{FIGURES}: {data.region}, {data.period}, peildatum {data.as_of:%d-%m-%Y}",
        (coverage_sentence(data, found), count, MARK_MEANS),
        "Alle kerncijfers met het aantal wijkverbanden waarop ze berusten",
    )


def figure_columns(region: Region) -> tuple[RegionalColumn[FigureRow], ...]:
    """Return the columns, for the field book."""
    return _columns(region)


def _emphasise(page: Page, sheet: Sheet, rows: Sequence[FigureRow]) -> None:
    """Let the eye find where a topic begins: its name stands on every row, strong on the first."""
    strong = page.styles.get(Look.LABEL, lined=True)
    muted = page.styles.get(Look.NOTE, lined=True)
    for number, row in enumerate(rows):
        is_first = not number or rows[number - 1].topic != row.topic
        page.put(sheet.top + 1 + number, 0, row.topic, strong if is_first else muted)


def _figures(
    region: Region, rows: Sequence[FigureRow], top: int, places: Mapping[str, int]
) -> Iterator[Figure]:
    """Yield the charts; each shows rows of one topic, with columns of the table as segments."""

    def figure(number: int, title: str, topic: str, segments: Sequence[Segment]) -> Figure:
        chosen = [n for n, row in enumerate(rows) if row.topic == topic]
        lines = [rows[n] for n in chosen]
        told = "; ".join(f"{row.part}: {_or_mark(row.total)}" for row in lines)
        return Figure(
            f"Figuur {number}. {title}", f"{title}. {told}.", top + chosen[0], top + chosen[-1],
            places["part"], max(len(row.part) for row in lines), tuple(segments),
        )  # fmt: skip

    severities = [
        Segment(region.labels.get("severity", code), places[f"severity_{code}"], colour)
        for code, colour in SEVERITY_COLOURS.items()
    ]
    kinds = [
        Segment("knelpunten", places["bottlenecks"], "#0B5CAD"),
        Segment("ontwikkelingen", places["developments"], "#17324D"),
    ]
    yield figure(1, "Registraties per thema", THEME, kinds)
    yield figure(2, "Registraties per status", STATUS, kinds)
    if any(row.topic == NETWORK for row in rows):
        yield figure(3, "Ernst van knelpunten per wijkverband", NETWORK, severities)
    yield figure(4, "Knelpunten per risicoscore", RISK, kinds[:1])
