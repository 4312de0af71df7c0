"""Coverage: a word for each network and quarter, and the files behind it, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import TestClock
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_coverage import CoveragePart
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.read import read_workbook


@pytest.fixture
def page(
    qtbot: QtBot,
    region_context: Context,
    workspace_network: Workspace,
    tmp_path: Path,
    clock: TestClock,
) -> MergePage:
    """In the second quarter: one network delivered for the first, one had nothing to report."""
    deliveries, region = Deliveries(workspace_network), region_context.workspace
    first, second = (network.code for network in workspace_network.networks[:2])
    q1 = Period(2027, 1)
    one = deliveries.export(first, q1, tmp_path / "een.xlsx").file
    two = deliveries.export(second, q1, tmp_path / "twee.xlsx", nothing_to_report=True).file
    Merging(region).merge([read_workbook(file, region.codebook) for file in (one, two)])
    made = MergePage(region_context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate("coverage")
    return made


@pytest.fixture
def part(page: MergePage) -> CoveragePart:
    found = page.part("coverage")
    assert isinstance(found, CoveragePart)
    return found


def row(part: CoveragePart, code: str) -> list[str]:
    (at,) = [r for r in range(part.model.rowCount()) if part.model.row_key(r) == code]
    return [part.model.index(at, column).data() for column in range(part.model.columnCount())]


def test_every_network_has_a_word_for_every_quarter(
    part: CoveragePart, workspace_network: Workspace, region_context: Context
) -> None:
    first, second = workspace_network.networks[:2]
    assert row(part, first.code)[1] in ("aangeleverd", "niets te melden")
    assert row(part, second.code)[1] == "niets te melden"
    others = [n.code for n in region_context.workspace.region.networks][2:]
    assert {row(part, code)[1] for code in others} == {"nog niet nodig"}
    assert part.model.rowCount() == len(region_context.workspace.region.networks)


def test_what_is_past_its_last_day_is_missing_and_counted(
    part: CoveragePart, clock: TestClock
) -> None:
    clock.pass_by(days=60)
    part.fill()
    words = [part.model.index(r, 1).data() for r in range(part.model.rowCount())]
    assert words.count("ontbreekt") == len(words) - 2
    assert f"ontbreekt {len(words) - 2}" in part.head.text().splitlines()[0]
    assert part.head.text().startswith("2027-Q1, 6 wijkverbanden")


def test_the_files_behind_a_cell_are_named(
    part: CoveragePart, workspace_network: Workspace, qtbot: QtBot
) -> None:
    first = workspace_network.networks[0]
    codes = [part.model.row_key(r) for r in range(part.model.rowCount())]
    part.table.setCurrentIndex(part.model.index(codes.index(first.code), 1))
    assert part.cell.text().startswith(f"{first.name} · 2027-Q1")
    assert "een.xlsx, aangeleverd op" in part.files.text()
    qtbot.keyClick(part.table, Qt.Key.Key_Right)
    assert part.cell.text().startswith(f"{first.name} · 2027-Q2")
    assert "een.xlsx" not in part.files.text()
    assert "Laatste dag" in part.files.text()


def test_the_matrix_can_be_copied_and_another_year_chosen(part: CoveragePart) -> None:
    part.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Wijkverband", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"]
    assert len(lines) == 1 + part.model.rowCount()
    part.years.setCurrentIndex(part.years.findText("2026"))
    assert part.model.headerData(1, Qt.Orientation.Horizontal) == "2026-Q1"


def test_switching_language_says_the_words_again(part: CoveragePart) -> None:
    set_language("en")
    words = {part.model.index(r, 1).data() for r in range(part.model.rowCount())}
    assert words <= {"delivered", "nothing to report", "not due yet"}


def test_the_model_keeps_to_qts_rules(part: CoveragePart) -> None:
    QAbstractItemModelTester(part.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    part.fill()
