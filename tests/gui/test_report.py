"""Reporting on its page: who delivered stands before any figure, one button writes the workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.report import ReportPage
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, region_context: Context, settle: Callable[[], None]) -> ReportPage:
    made = ReportPage(region_context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    settle()
    return made


@pytest.fixture
def delivered(workspace_network: Workspace, workspace_region: Workspace, tmp_path: Path) -> None:
    """One network delivered its second quarter, early, and it was merged."""
    target = tmp_path / "a.xlsx"
    code = workspace_network.networks[0].code
    Deliveries(workspace_network).export(code, Period(2027, 2), target)
    merging = Merging(workspace_region)
    merging.merge(merging.read([target]))


def texts(page: ReportPage, row: int) -> list[str]:
    model = page.coverage
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_without_deliveries_the_page_says_what_to_do_first(page: ReportPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    assert not page.export.isEnabled()
    with qtbot.waitSignal(page.context.page_wanted) as asked:
        page.empty.triggered.emit()
    assert asked.args == ["merge"]


@pytest.mark.usefixtures("delivered")
def test_who_delivered_is_told_per_network_and_quarter(page: ReportPage) -> None:
    assert page.period == Period(2027)
    assert page.summary.text().startswith("1 van 6 wijkverbanden")
    assert page.coverage.rowCount() == 6
    assert texts(page, 0)[2] == "aangeleverd"
    assert {*texts(page, 0)[1:2], *texts(page, 0)[3:]} == {"nog niet nodig"}


@pytest.mark.usefixtures("delivered")
def test_the_figures_stand_beside_the_bars(page: ReportPage) -> None:
    labels = [bar.label for bar in page.chart.bars()]
    rows = [page.figures.index(row, 0).data() for row in range(page.figures.rowCount())]
    assert labels == rows
    assert "Paramedische zorg" in rows
    set_language("en")
    assert "Allied health care" in [bar.label for bar in page.chart.bars()]


@pytest.mark.usefixtures("delivered")
def test_another_period_shows_its_own_quarters(
    page: ReportPage, settle: Callable[[], None], qtmodeltester: Any
) -> None:
    for model in (page.coverage, page.figures):
        QAbstractItemModelTester(model)
        qtmodeltester.check(model, force_py=True)
    page.periods.setCurrentIndex(page.periods.findData("2027-Q2"))
    settle()
    assert page.coverage.columnCount() == 2
    assert texts(page, 0)[1] == "aangeleverd"


@pytest.mark.usefixtures("delivered")
def test_one_button_writes_the_regional_workbook(
    page: ReportPage, answers: Any, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    answers.target = tmp_path / "regio.xlsx"
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    settle()
    assert answers.target.exists()
    assert page.banner.tone() == "ok"
    assert "SHA-256" in page.banner.text()
    assert page.folder.isVisible()
    assert answers.asked[0][3].endswith("regiowerkmap_resv-waterrijk_2027_resv_2027-04-03.xlsx")


def test_what_came_in_and_may_not_leave_stands_on_the_page_and_stops_the_button(
    page: ReportPage, workspace_network: Workspace, workspace_region: Workspace, answers: Any,
    settle: Callable[[], None], tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    code = workspace_network.networks[0].code
    case = {"title": "Casus", "description": "dossier HAP-27-118342 van mevrouw Haverlag"}
    Logbook(workspace_network).create_entry(code, case, reason="nummer van een zaak")
    sent = Deliveries(workspace_network).export(code, Period(2027, 2), tmp_path / "a.xlsx").file
    merging = Merging(workspace_region)
    merging.merge(merging.read([sent]))
    page.periods.setCurrentIndex(page.periods.findData("2027-Q2"))
    settle()
    assert page.privacy.isVisible()
    answers.target = tmp_path / "regio.xlsx"
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    settle()
    assert page.banner.tone() == "bad"
    assert "KN-" in page.banner.text()
    qtbot.keyClicks(page.privacy.reason, "ook hier alleen een nummer van een zaak")
    qtbot.keyClick(page.privacy.reason, Qt.Key.Key_Return)
    settle()
    qtbot.keyClick(page.privacy.pass_warnings, Qt.Key.Key_Space)
    settle()
    assert not page.privacy.isVisible()
    page.write()
    settle()
    assert answers.target.exists()
