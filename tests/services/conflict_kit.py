"""What tests of conflicts have in common: deliveries, edits in Excel, and what then waits."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.period import Period
from resv_desktop.services.conflicts import Conflict, FieldChoice, conflicts
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.read import read_workbook

FIRST = {"title": "Wachtlijst", "severity": "S1", "description": "Lang", "owner": "poh"}


def export(workspace: Workspace, target: Path) -> Path:
    return Deliveries(workspace).export("WAT", Period(2027, 1), target).file


def merge(workspace: Workspace, *paths: Path) -> MergeReport:
    """Merge in this process: starting readers costs more than all else here."""
    read = [read_workbook(path, workspace.codebook) for path in paths]
    report = Merging(workspace).merge(read)
    assert report.totals.balance == 0
    return report


def by_hand(path: Path, **cells: object) -> Path:
    """Type in the first row of Registraties, by heading; ``None`` empties a cell."""

    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        headers = {cell.value: cell.column for cell in sheet[1]}
        for header, value in cells.items():
            sheet.cell(2, headers[header]).value = value

    edit_by_hand(path, edit)
    return path


def without(path: Path, *headers: str) -> Path:
    def cut(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        for header in headers:
            sheet.delete_cols(next(c.column for c in sheet[1] if c.value == header))

    edit_by_hand(path, cut)
    return path


def only(workspace: Workspace) -> Conflict:
    (found,) = conflicts(workspace)
    return found


def field(conflict: Conflict, key: str) -> FieldChoice:
    return next(field for field in conflict.fields if field.key == key)


def fields_of(workspace: Workspace, record: str) -> dict[str, Value]:
    return dict(Logbook(workspace).view(record).fields)
