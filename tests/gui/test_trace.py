"""The history of an entry says which row of which file each version came from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.log_history import HistoryView
from resv_desktop.gui.pages.log_trace import MOST, trace_lines
from resv_desktop.services import quarantine
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.read import read_workbook


def delivered(network: Workspace, folder: Path, name: str) -> Path:
    code = network.networks[0].code
    return Deliveries(network).export(code, Period(2027, 2), folder / name).file


def merge(region: Workspace, *files: Path) -> None:
    Merging(region).merge([read_workbook(file, region.codebook) for file in files])


def first(context: Context) -> str:
    return next(r.record for r in context.logbook.find(EntryQuery()) if r.number == "KN-001")


def test_each_version_names_file_sheet_and_row(
    workspace_network: Workspace, region_context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    plain = delivered(workspace_network, tmp_path, "gewoon.xlsx")
    edited = delivered(workspace_network, tmp_path, "bewerkt.xlsx")
    edit_by_hand(edited, lambda book: _set(book["Registraties"], 2, "Resultaat", "Opgelost"))
    merge(region_context.workspace, plain, edited)
    view = HistoryView(region_context)
    qtbot.addWidget(view)
    view.show_record(first(region_context))
    edit, original = [card.text() for card in view.cards()]
    assert "Uit bewerkt.xlsx, blad Registraties, rij 2" in edit
    assert "Uit gewoon.xlsx, blad Registraties, rij 2" in original


def test_an_answer_is_named_with_what_stood_there(
    workspace_network: Workspace, region_context: Context, tmp_path: Path
) -> None:
    edited = delivered(workspace_network, tmp_path, "bewerkt.xlsx")
    edit_by_hand(edited, lambda book: _set(book["Registraties"], 2, "Ernst", "#N/B"))
    merge(region_context.workspace, edited)
    (item,) = quarantine.waiting(region_context.workspace)
    version = quarantine.solve(region_context.workspace, item, "kritiek")
    lines = trace_lines(region_context, item.record)[version.id]
    assert lines == ["Antwoord op “#N/B” in bewerkt.xlsx, blad Registraties, rij 2"]


def test_of_a_row_that_came_with_many_files_a_few_are_named(
    workspace_network: Workspace, region_context: Context, tmp_path: Path, clock: Callable[[], None]
) -> None:
    files = []
    for number in range(MOST + 2):
        clock.pass_by(days=1)  # type: ignore[attr-defined]
        files.append(delivered(workspace_network, tmp_path, f"levering {number}.xlsx"))
    merge(region_context.workspace, *files)
    (lines,) = trace_lines(region_context, first(region_context)).values()
    assert len(lines) == MOST + 1
    assert lines[0].startswith(f"Uit levering {MOST + 1}.xlsx")
    assert lines[-1] == "en in 2 andere bestanden"


def _set(sheet, row: int, header: str, value: str) -> None:  # type: ignore[no-untyped-def]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(row, columns[header]).value = value
