"""Who delivered for which quarter, on a day: silence is told apart from nothing to report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from services.answer_kit import Desk

from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.services.coverage import Coverage, CoverageState, coverage
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

Q1, Q2 = Period(2027, 1), Period(2027, 2)
WAT, OZV = Network("WAT", "Waterlanden"), Network("OZV", "Oostzijde")
REGION = Region("RESV Waterrijk", (WAT, OZV), deadlines={"2027-Q1": date(2027, 4, 10)})


@pytest.fixture
def region(desk: Desk) -> Desk:
    set_up(desk.workspace, [], region=REGION)
    return desk


@pytest.fixture
def deliver(network: Workspace, clock: Any, tmp_path: Path) -> Callable[[Period, date], Path]:
    Logbook(network).create_entry("WAT", {"title": "Een", "signal_date": "2027-01-05"})

    def make(period: Period, day: date, **options: bool) -> Path:
        clock.go_to(day)
        target = tmp_path / f"{period}_{day}.xlsx"
        return Deliveries(network).export("WAT", period, target, **options).file

    return make


def states(found: Coverage) -> dict[str, list[CoverageState]]:
    return {row.network.code: [cell.state for cell in row.cells] for row in found.rows}


def test_a_year_on_a_day_in_words_of_one_kind(region: Desk, deliver: Callable[..., Path]) -> None:
    region.merge(deliver(Q1, date(2027, 4, 9)), deliver(Q2, date(2027, 8, 1)))
    found = coverage(region.workspace, Period(2027), date(2027, 8, 2))
    assert states(found) == {
        "OZV": ["missing", "missing", "not_due", "not_due"],
        "WAT": ["delivered", "late", "not_due", "not_due"],
    }
    assert found.rows[0].missing == (Q1, Q2)
    assert found.count(Q1)[CoverageState.MISSING] == 1
    assert sum(found.count(Q2).values()) == 2
    early = coverage(region.workspace, Q1, date(2027, 4, 8))
    assert states(early) == {"OZV": ["not_due"], "WAT": ["not_due"]}


def test_nothing_to_report_is_a_delivery(region: Desk, deliver: Callable[..., Path]) -> None:
    region.merge(deliver(Q2, date(2027, 7, 2), nothing_to_report=True))
    found = coverage(region.workspace, Q2, date(2027, 7, 3))
    assert states(found)["WAT"] == ["nothing_to_report"]


def test_behind_a_cell_stand_its_files_and_an_undone_one_is_gone(
    region: Desk, deliver: Callable[..., Path]
) -> None:
    first, second = deliver(Q1, date(2027, 4, 5)), deliver(Q1, date(2027, 4, 6))
    report = region.merge(second)
    region.merge(first, first)
    (row,) = [r for r in coverage(region.workspace, Q1).rows if r.network == WAT]
    assert [item.file.name for item in row.files[0]] == [first.name, second.name]
    assert row.cells[0].delivered_on == date(2027, 4, 5)
    assert row.in_region
    region.undo(report)
    (row,) = [r for r in coverage(region.workspace, Q1).rows if r.network == WAT]
    assert [item.file.name for item in row.files[0]] == [first.name]


def test_a_network_outside_the_region_has_a_row_that_says_so(
    desk: Desk, deliver: Callable[..., Path]
) -> None:
    set_up(desk.workspace, [], region=Region("RESV Waterrijk", (OZV,)))
    desk.merge(deliver(Q1, date(2027, 4, 5)))
    found = coverage(desk.workspace, Q1)
    assert [(row.network.code, row.in_region) for row in found.rows] == [
        ("OZV", True),
        ("WAT", False),
    ]
