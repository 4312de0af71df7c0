"""What tests of transfer files stand on: merging, handing over, and logs that are equal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from resv_desktop.domain.period import Period
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.transfer import suggested_name, write_transfer
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import check_derived, load_all
from resv_desktop.workbook.read import read_workbook

YEAR = Period(2027)


def merge(workspace: Workspace, *paths: Path) -> MergeReport:
    merging = Merging(workspace)
    report = merging.merge([read_workbook(path, workspace.codebook) for path in paths])
    assert report.totals.balance == 0
    assert check_derived(workspace.database())
    return report


def transfer(workspace: Workspace, folder: Path) -> Path:
    target = folder / f"{workspace.folder.root.name}-{suggested_name(workspace)}"
    return write_transfer(workspace, target).file


def regional(workspace: Workspace, folder: Path) -> bytes:
    target = folder / f"{workspace.folder.root.name}.xlsx"
    Reporting(workspace).write(YEAR, "resv", target, date(2028, 1, 31))
    return target.read_bytes()


def assert_equal_logs(one: Workspace, other: Workspace, folder: Path) -> None:
    assert load_all(one.database()) == load_all(other.database())
    assert regional(one, folder) == regional(other, folder)
    assert transfer(one, folder).read_bytes() == transfer(other, folder).read_bytes()
