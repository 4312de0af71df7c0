"""Answers of people travel with the accounts of the files they are about."""

from __future__ import annotations

from pathlib import Path

from openpyxl.workbook import Workbook
from services.conftest import WAT, Maker
from services.transfer_kit import assert_equal_logs, merge, regional, transfer

from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.quarantine import dismiss, solve, waiting
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand

Q1 = Period(2027, 1)


def asked(make_workspace: Maker, tmp_path: Path) -> tuple[Workspace, Workspace]:
    """Two computers of a RESV that read the same file, with a cell and two rows that wait."""
    network = make_workspace("wat", "network", networks=(WAT,))
    log = Logbook(network)
    for title in ("Een", "Twee"):
        log.create_entry("WAT", {"title": title, "severity": "S1"})
    sent = tmp_path / "a.xlsx"
    Deliveries(network).export("WAT", Q1, sent)

    def edit(book: Workbook) -> None:
        sheet = book["Registraties"]
        headers = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, headers["Signaaldatum"]).value = "31-02-2027"
        for row, word in ((4, "laag"), (5, "matig")):
            cells = {"Soort": "knelpunt", "Ernst": word, "Status": "nieuw"}
            for header, value in cells.items():
                sheet.cell(row, headers[header]).value = value

    edit_by_hand(sent, edit)
    both = make_workspace("ik", "region"), make_workspace("jij", "region")
    for workspace in both:
        report = merge(workspace, sent)
        assert report.totals.quarantined == 2
        assert len(waiting(workspace)) == 3
    return both


def exchange(mine: Workspace, yours: Workspace, folder: Path) -> None:
    one, other = transfer(mine, folder), transfer(yours, folder)
    merge(mine, other)
    merge(yours, one)


def answer(workspace: Workspace, raw: str, text: str) -> None:
    solve(workspace, next(item for item in waiting(workspace) if raw in item.raw), text)


def test_an_answer_given_on_one_computer_is_known_on_the_other(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = asked(make_workspace, tmp_path)
    answer(mine, "31-02-2027", "28-2-2027")
    answer(mine, "laag", "Wachttijd")
    exchange(mine, yours, tmp_path)
    assert [item.raw for item in waiting(yours)] == [item.raw for item in waiting(mine)]
    assert len(waiting(yours)) == 1
    assert_equal_logs(mine, yours, tmp_path)


def test_each_answers_something_else_and_both_know_all(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = asked(make_workspace, tmp_path)
    answer(mine, "laag", "Wachttijd")
    answer(yours, "matig", "Telefoon")
    answer(yours, "31-02-2027", "28-2-2027")
    exchange(mine, yours, tmp_path)
    assert waiting(mine) == waiting(yours) == []
    assert_equal_logs(mine, yours, tmp_path)


def test_a_row_that_one_left_and_the_other_made_an_entry_is_an_entry(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = asked(make_workspace, tmp_path)
    dismiss(mine, next(item for item in waiting(mine) if "laag" in item.raw))
    answer(yours, "laag", "Wachttijd")
    exchange(mine, yours, tmp_path)
    assert_equal_logs(mine, yours, tmp_path)
    rows = Logbook(mine).find(EntryQuery())
    assert "Wachttijd" in {row.title for row in rows}


def test_undo_of_the_transfer_lets_the_rows_wait_again(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = asked(make_workspace, tmp_path)
    before = regional(yours, tmp_path)
    answer(mine, "laag", "Wachttijd")
    batch = merge(yours, transfer(mine, tmp_path)).batch
    assert batch is not None
    assert regional(yours, tmp_path) != before
    Merging(yours).undo(batch)
    assert regional(yours, tmp_path) == before
    assert len(waiting(yours)) == 3
