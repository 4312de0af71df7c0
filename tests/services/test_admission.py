"""A workbook of another region, or an exercise, waits as a whole until a person lets it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.services.admission import held_files
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import MergeReport, Merging, check_files
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

Maker = Callable[..., Workspace]
WAT = Network("WAT", "Waterlanden")


@pytest.fixture
def elsewhere(make_workspace: Maker, tmp_path: Path) -> Path:
    """Return a delivery of a network that belongs to another region."""
    return delivery(make_workspace, tmp_path, "RESV Elders")


def delivery(make: Maker, folder: Path, region: str, **options: bool) -> Path:
    workspace = make(f"wat {region} {options}", "network", networks=(WAT,))
    set_up(workspace, [], region=Region(region))
    Logbook(workspace).create_entry("WAT", {"title": "Een"})
    target = folder / f"{region}{len(options)}.xlsx"
    return Deliveries(workspace).export("WAT", Period(2027, 1), target, **options).file


def of_region(make: Maker, name: str) -> Workspace:
    workspace = make(f"resv {name}", "region")
    set_up(workspace, [], region=Region(name, (WAT,)))
    return workspace


def merged(workspace: Workspace, file: Path, *, accept: bool = False) -> MergeReport:
    merging = Merging(workspace)
    readings = merging.read([file])
    chosen = {reading.sha256 for reading in readings} if accept else set()
    looked = merging.look(readings, accept=chosen)
    report = merging.merge(readings, accept=chosen)
    assert looked.totals == report.totals
    assert report.totals.balance == 0
    return report


def told(report: MergeReport) -> tuple[str, str]:
    return report.files[0].verdict.value, report.files[0].reason


def test_a_file_of_another_region_waits_as_a_whole_and_counts_for_nothing(
    make_workspace: Maker, elsewhere: Path
) -> None:
    resv = of_region(make_workspace, "RESV Waterrijk")
    report = merged(resv, elsewhere)
    assert told(report) == ("Q", "other_region")
    assert "RESV Elders" in report.files[0].message()
    assert (report.totals.read, report.totals.quarantined) == (1, 1)
    assert Logbook(resv).find(EntryQuery()) == []
    assert [item.file.name for item in held_files(resv)] == [elsewhere.name]
    assert {c.state for c in Reporting(resv).gather(Period(2027, 1)).coverage} != {"delivered"}


def test_it_comes_in_when_a_person_says_so_and_is_then_known_for_good(
    make_workspace: Maker, elsewhere: Path
) -> None:
    resv = of_region(make_workspace, "RESV Waterrijk")
    merged(resv, elsewhere)
    report = merged(resv, elsewhere, accept=True)
    assert (told(report), report.totals.new) == (("A", ""), 1)
    assert held_files(resv) == []
    assert told(merged(resv, elsewhere)) == ("A+", "already_merged")
    assert [c.state for c in Reporting(resv).gather(Period(2027, 1)).coverage] == ["delivered"]
    assert report.batch is not None
    Merging(resv).undo(report.batch)


def test_after_undoing_it_is_a_question_again(make_workspace: Maker, elsewhere: Path) -> None:
    resv = of_region(make_workspace, "RESV Waterrijk")
    report = merged(resv, elsewhere, accept=True)
    assert report.batch is not None
    Merging(resv).undo(report.batch)
    assert told(merged(resv, elsewhere)) == ("Q", "other_region")


@pytest.mark.parametrize("own", ["", "resv  elders"])
def test_case_and_spaces_make_no_other_region_and_a_log_without_one_takes_all(
    make_workspace: Maker, elsewhere: Path, own: str
) -> None:
    resv = of_region(make_workspace, own) if own else make_workspace("kaal", "region")
    assert told(merged(resv, elsewhere)) == ("A", "")


@pytest.mark.parametrize(("region", "practice"), [("OEFEN", False), ("RESV Waterrijk", True)])
def test_an_exercise_waits_everywhere_but_in_the_region_for_exercises(
    make_workspace: Maker, tmp_path: Path, region: str, practice: bool
) -> None:
    file = delivery(make_workspace, tmp_path, region, practice=practice)
    real = of_region(make_workspace, "RESV Waterrijk")
    assert told(merged(real, file)) == ("Q", "practice_file")
    assert Logbook(real).find(EntryQuery()) == []
    assert merged(of_region(make_workspace, "OEFEN"), file).totals.new == 1
    assert told(check_files([file])) == ("Q", "practice_file")
    assert check_files([file], region="OEFEN").totals.new == 1
