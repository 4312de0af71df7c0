"""What the regional workbook will say, as tables and bars for the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from resv_desktop.domain.period import Period
from resv_desktop.gui.i18n import day_text, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.charts import Bar
from resv_desktop.gui.widgets.pill import verdict_pill
from resv_desktop.services.coverage import CoverageCell, CoverageState

if TYPE_CHECKING:
    from resv_desktop.services.reporting import Figures, Regional

Rows = list[tuple[str, Sequence[Cell]]]

_TONES = {
    CoverageState.DELIVERED: "ok",
    CoverageState.NOTHING_TO_REPORT: "ok",
    CoverageState.LATE: "warn",
    CoverageState.MISSING: "bad",
    CoverageState.NOT_DUE: "muted",
}


def state_word(state: CoverageState) -> str:
    """Return what is known of a delivery, in a word or two."""
    nothing = QCoreApplication.translate("Coverage", "nothing to report")
    return {
        CoverageState.DELIVERED: QCoreApplication.translate("Coverage", "delivered"),
        CoverageState.NOTHING_TO_REPORT: nothing,
        CoverageState.LATE: QCoreApplication.translate("Coverage", "late"),
        CoverageState.MISSING: QCoreApplication.translate("Coverage", "missing"),
        CoverageState.NOT_DUE: QCoreApplication.translate("Coverage", "not due yet"),
    }[state]


def coverage_headers(quarters: Sequence[Period]) -> tuple[str, ...]:
    """Return the headings of the matrix of networks by quarters."""
    first = QCoreApplication.translate("Coverage", "Network")
    return (first, *(str(quarter) for quarter in quarters))


def coverage_rows(data: Regional) -> Rows:
    """Return per network what is known of each quarter."""
    cells: dict[str, list[Cell]] = {}
    for cell in data.coverage:
        cells.setdefault(cell.network, []).append(coverage_cell(cell))
    names = data.network_names()
    return [(code, (Cell(names[code], tip=code), *row)) for code, row in cells.items()]


def coverage_cell(cell: CoverageCell) -> Cell:
    """Return the state of one delivery as a pill; the tip says on or until which day."""
    word = state_word(cell.state)
    tip = QCoreApplication.translate("Coverage", "due by %1")
    tip = tip.replace("%1", day_text(cell.deadline))
    if cell.delivered_on is not None:
        tip = QCoreApplication.translate("Coverage", "delivered on %1")
        tip = tip.replace("%1", day_text(cell.delivered_on))
    return Cell(word, verdict_pill(_TONES[cell.state], word), tip)


def figure_headers() -> tuple[str, ...]:
    """Return the headings of the figures per theme."""
    return (
        QCoreApplication.translate("Report", "Theme"),
        QCoreApplication.translate("Report", "Bottlenecks"),
        QCoreApplication.translate("Report", "Developments"),
        QCoreApplication.translate("Report", "Networks"),
    )


def figure_rows(figures: Figures, delivered: int, name: Callable[[str], str]) -> Rows:
    """Return the figures per theme, each with how many of the networks it comes from."""
    of = QCoreApplication.translate("Report", "%1 of %2")
    return [
        (
            count.code,
            (
                Cell(name(count.code)),
                Cell(number_text(count.bottlenecks)),
                Cell(number_text(count.developments)),
                Cell(of.replace("%1", str(count.networks)).replace("%2", str(delivered))),
            ),
        )
        for count in figures.themes
        if count.bottlenecks or count.developments
    ]


def theme_bars(figures: Figures, name: Callable[[str], str]) -> list[Bar]:
    """Return the same figures as bars."""
    return [
        Bar(name(count.code), (count.bottlenecks, count.developments))
        for count in figures.themes
        if count.bottlenecks or count.developments
    ]
