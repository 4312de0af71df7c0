"""The sheet *Kerncijfers*: every figure with the networks it rests on, charts beside the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from resv_desktop.workbook.cells import Book, Cell, Page
from resv_desktop.workbook.charts import COLUMNS_WIDE, Figure, Segment, add_charts
from resv_desktop.workbook.columns import Holds
from resv_desktop.workbook.figures import Count, Figures
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
from resv_desktop.workbook.styles import LINK, MUTED, NAVY, Look

OVERVIEW, THEME, STATUS, NETWORK, RISK, LEVEL, SHARED, PACE = (
    "Overzicht", "Thema", "Status", "Wijkverband", "Risicoscore", "Hoogste niveau",
    "Gedeeld subthema", "Afhandeling",
)  # fmt: skip
SEVERITY = "Ernst"
WITHOUT = "niet ingevuld"


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


def _cell(key: str) -> Callable[[FigureRow], Cell]:
    def value(row: FigureRow) -> Cell:
        found: int | None = getattr(row, key)
        return MARK if found is None else found

    return value


def _counted(
    key: str, header: str, meaning: str, meaning_en: str, width: float, unit: str = "registraties"
) -> RegionalColumn[FigureRow]:
    return RegionalColumn(
        key, header, meaning, meaning_en, _cell(key), Holds.NUMBER,
        width, unit=unit, source="berekend",
    )  # fmt: skip


COLUMNS: tuple[RegionalColumn[FigureRow], ...] = (
    RegionalColumn("topic", "Onderwerp", "Waar de rij over gaat", "Topic of the row",
                   lambda row: row.topic, width=19, source="berekend"),
    RegionalColumn("part", "Onderdeel", "Waarde waarvan is geteld", "Value that was counted",
                   lambda row: row.part, width=44, source="berekend"),
    _counted("total", "Totaal", "Registraties samen", "Entries together", 9),
    _counted("bottlenecks", "Knelpunten", "Waarvan knelpunten", "Of which bottlenecks", 13),
    _counted("developments", "Ontwikkelingen", "Waarvan ontwikkelingen",
             "Of which developments", 17),
    _counted("networks", "Wijkverbanden", "Aantal wijkverbanden dat dit meldt",
             "Number of networks that report it", 16, unit="wijkverbanden"),
    _counted("base", "Van", "Aantal wijkverbanden waarop dit berust: die aanleverden",
             "Number of networks it rests on: those that delivered", 7, unit="wijkverbanden"),
)  # fmt: skip


# Rows


def figure_rows(found: Figures) -> list[FigureRow]:
    """Return every line of the table, topic by topic."""
    base = found.coverage.base
    rows = [*_overview(found)]
    for topic, counts in (
        (THEME, found.themes),
        (RISK, found.risks),
        (STATUS, found.statuses),
        (LEVEL, found.levels),
        (NETWORK, found.networks),
    ):
        rows += [_count_row(topic, _part(topic, count), count, base) for count in counts]
    rows += _severity_by_network(found, base)
    rows += [_count_row(SHARED, count.label, count, base) for count in found.shared_subthemes]
    return [*rows, *_pace(found)]


def severity_topic(count: Count) -> str:
    """Return the topic under which the bottlenecks of a severity are counted per network."""
    return f"{SEVERITY} {count.label or WITHOUT}"


def _severity_by_network(found: Figures, base: int) -> Iterator[FigureRow]:
    """Yield the bottlenecks of each severity: in the whole region, then per network."""
    for severity in found.severities:
        yield _count_row(SEVERITY, severity.label or WITHOUT, severity, base)
    for severity in found.severities:
        topic = severity_topic(severity)
        for network in found.networks:
            number = network.severities[severity.code]
            yield FigureRow(topic, network.label, number, number)


def _part(topic: str, count: Count) -> str:
    if not count.code:
        return WITHOUT if topic != RISK else "ernst of frequentie niet ingevuld"
    return f"score {count.label}" if topic == RISK else count.label


def _count_row(topic: str, part: str, count: Count, base: int) -> FigureRow:
    only_bottlenecks = topic in (RISK, SEVERITY)
    one_network = topic == NETWORK
    return FigureRow(
        topic,
        part,
        count.total,
        count.bottlenecks,
        None if only_bottlenecks else count.developments,
        None if one_network else count.networks,
        None if one_network else base,
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
    days = f"Dagen tot oplossing (mediaan van {pace.known})"
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
    sheet = figure_sheet(region.data, found)
    page = write_table(book, sheet, COLUMNS, rows, footer)
    _emphasise(page, sheet, rows)
    drawn = list(figures_of(found, rows, sheet.top + 1))
    widths = [column.width for column in COLUMNS]
    # Below the header, which every printed page repeats with all that lies on it.
    corner = sheet.top + 1, len(COLUMNS)
    last = add_charts(book.workbook, page, drawn, corner, widths)
    page.sheet.print_area(0, 0, max(last, sheet.top + len(rows)), len(COLUMNS) + COLUMNS_WIDE - 1)
    return page


def figure_sheet(data: Regional, found: Figures) -> Sheet:
    """Return the set-up of the sheet."""
    count = "Geteld zijn registraties, nooit personen. Een registratie telt in één thema."
    return Sheet(
        FIGURES,
        f"{FIGURES}: {data.region}, {data.period}, peildatum {data.as_of:%d-%m-%Y}",
        (coverage_sentence(data, found), count, MARK_MEANS),
        "Alle kerncijfers met het aantal wijkverbanden waarop ze berusten",
    )


def _emphasise(page: Page, sheet: Sheet, rows: Sequence[FigureRow]) -> None:
    """Let the eye find where a topic begins: its name stands on every row, strong on the first."""
    strong = page.styles.get(Look.LABEL, lined=True)
    muted = page.styles.get(Look.NOTE, lined=True)
    for number, row in enumerate(rows):
        is_first = not number or rows[number - 1].topic != row.topic
        page.put(sheet.top + 1 + number, 0, row.topic, strong if is_first else muted)


_PLACES = {column.key: number for number, column in enumerate(COLUMNS)}
_KINDS = (("knelpunten", "bottlenecks", LINK), ("ontwikkelingen", "developments", NAVY))
_SEVERITY_COLOURS = (*SEVERITY_COLOURS.values(), MUTED)
"""From critical to low, then for bottlenecks without a severity."""


def figures_of(found: Figures, rows: Sequence[FigureRow], top: int) -> Iterator[Figure]:
    """Yield the charts; ``top`` is the row of the sheet on which the first of ``rows`` stands."""
    charts = _Charts(rows, top)
    yield charts.of_kinds(1, "Registraties per thema", THEME)
    yield charts.of_kinds(2, "Knelpunten per risicoscore", RISK, kinds=1)
    yield charts.of_kinds(3, "Registraties per status", STATUS)
    if found.networks:
        pairs = zip(found.severities, _SEVERITY_COLOURS, strict=False)
        parts = [(c.label or WITHOUT, severity_topic(c), colour) for c, colour in pairs]
        yield charts.of_topics(4, "Ernst per wijkverband", NETWORK, parts)


class _Charts:
    """Where the figures of each topic stand, and charts of them."""

    def __init__(self, rows: Sequence[FigureRow], top: int) -> None:
        self.top = top
        self.rows: dict[str, list[FigureRow]] = {}
        self.first: dict[str, int] = {}
        for number, row in enumerate(rows):
            self.rows.setdefault(row.topic, []).append(row)
            self.first.setdefault(row.topic, top + number)

    def of_kinds(self, number: int, title: str, topic: str, kinds: int = 2) -> Figure:
        """Return a chart of one topic, its segments columns of the table."""
        chosen = _KINDS[:kinds]
        segments = [
            Segment(name, _PLACES[key], self.first[topic], colour) for name, key, colour in chosen
        ]
        told = [
            f"{row.part}: " + " en ".join(f"{getattr(row, key)} {name}" for name, key, _ in chosen)
            for row in self.rows[topic]
        ]
        return self._figure(number, title, topic, segments, told)

    def of_topics(
        self, number: int, title: str, topic: str, parts: Sequence[tuple[str, str, str]]
    ) -> Figure:
        """Return a chart with the bars of ``topic``; each segment shows a further topic."""
        column = _PLACES["bottlenecks"]
        segments = [Segment(name, column, self.first[part], colour) for name, part, colour in parts]
        told = [
            f"{row.part}: "
            + ", ".join(f"{self.rows[part][n].bottlenecks} {name}" for name, part, _ in parts)
            for n, row in enumerate(self.rows[topic])
        ]
        return self._figure(number, title, topic, segments, told)

    def _figure(
        self, number: int, title: str, topic: str, segments: Iterable[Segment], told: list[str]
    ) -> Figure:
        rows = self.rows[topic]
        longest = max(len(row.part) for row in rows)
        return Figure(
            f"Figuur {number}. {title}", alternative_text(title, told), self.first[topic],
            len(rows), _PLACES["part"], longest, tuple(segments),
        )  # fmt: skip


_LONGEST_TEXT = 1_000
"""Characters of an alternative text that one listens to; the rest stands in the table."""


def alternative_text(title: str, told: Sequence[str]) -> str:
    """Return a chart in words, cut between two bars when it gets too long to listen to."""
    text = f"{title}. "
    for number, part in enumerate(told):
        if len(text) + len(part) > _LONGEST_TEXT:
            return f"{text}en nog {len(told) - number}; alle cijfers staan in de tabel ernaast."
        text += f"{part}; " if number < len(told) - 1 else f"{part}."
    return text
