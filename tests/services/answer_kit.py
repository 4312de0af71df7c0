"""What tests of answers stand on: a network's workbook as people change it, read and merged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.workers import ReaderPool

Q1 = Period(2027, 1)


def export(workspace: Workspace, target: Path) -> Path:
    """The delivery of Waterlanden as it stands now."""
    return Deliveries(workspace).export("WAT", Q1, target).file


def put(sheet: str, row: int, **cells: Any) -> Callable[[openpyxl.Workbook], None]:
    """The edit that writes cells under their headers (``_`` for a space) in one row."""

    def edit(workbook: openpyxl.Workbook) -> None:
        page = workbook[sheet]
        for name, value in cells.items():
            header = name.replace("_", " ")
            column = next(c.column for c in page[1] if c.value == header)
            page.cell(row, column).value = value

    return edit


def edited(source: Path, target: Path, *edits: Callable[[openpyxl.Workbook], None]) -> Path:
    """A copy of a workbook after somebody changed and saved it."""
    target.write_bytes(source.read_bytes())
    edit_by_hand(target, lambda book: [edit(book) for edit in edits])
    return target


class Desk:
    """The RESV at work: reads with one pool of readers, merges what was read."""

    def __init__(self, workspace: Workspace, pool: ReaderPool) -> None:
        self.workspace = workspace
        self.pool = pool

    def merge(self, *files: Path) -> MergeReport:
        """The account of merging files, as it was shown beforehand."""
        readings = list(self.pool.read_all(files))
        merging = Merging(self.workspace)
        looked = merging.look(readings)
        report = merging.merge(readings)
        assert report.totals.balance == 0
        assert [f.as_dict() for f in looked.files] == [f.as_dict() for f in report.files]
        return report

    def undo(self, report: MergeReport) -> None:
        """Take a merge back."""
        assert report.batch is not None
        Merging(self.workspace).undo(report.batch)
