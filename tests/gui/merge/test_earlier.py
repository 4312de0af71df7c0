"""What a merge changed, what became of each row, receipts, and files for another computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from gui.merge_kit import earlier_of, entries, files_of, merge
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from resv_desktop.gui import drops
from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook import intake


def test_what_was_changed_in_excel_is_shown_before_and_after(
    page: MergePage, workbooks: Path, settle: Callable[[], None]
) -> None:
    page.activate(str(workbooks / "a gewoon.xlsx"))
    settle()
    merge(page, settle)
    page.activate(str(workbooks / "b bewerkt.xlsx"))
    settle()
    card = files_of(page).view.card
    assert card.is_shown("differences")
    model = card.differences
    told = [[model.index(row, c).data() for c in range(5)] for row in range(model.rowCount())]
    assert ["Titel", "in Excel"] in [[line[1], line[4]] for line in told]
    assert all(before != after for _, _, before, after, _ in told)
    assert "Was: " in card.difference_table.text.text(), "the chosen row is written out"
    merge(page, settle)
    assert earlier_of(page).view.card.is_shown("differences"), "and looked up again afterwards"


def test_a_transfer_file_is_written_and_merged_elsewhere(
    read: MergePage,
    tmp_path: Path,
    settle: Callable[[], None],
    answers: Any,
    new_workspace: Callable[..., Workspace],
    qtbot: QtBot,
) -> None:
    merge(read, settle)
    answers.target = tmp_path / "ons.resvoverdracht"
    earlier_of(read).make_transfer()
    settle()
    assert "ons.resvoverdracht is klaar, met 5 registraties" in earlier_of(read).view.banner.text()
    other = new_workspace("elders", seed=9)
    set_up(other, ["region"], region=sample_region())
    page = MergePage(Context(other, answers))
    qtbot.addWidget(page)
    page.activate(str(answers.target))
    settle()
    merge(page, settle)
    assert entries(page) == 5


def test_what_the_palette_offers_can_be_begun(page: MergePage, answers: Any) -> None:
    specs = {spec.id: spec for spec in page.action_specs()}
    assert specs["merge.practice"].text() == "Maak een oefenmap"
    for offer in ("merge.practice", "merge.transfer"):
        specs[offer].callback()
    assert [asked[0] for asked in answers.asked] == ["open_folder", "save_file"]


def test_a_drop_on_the_window_takes_what_merging_looks_at() -> None:
    assert set(drops.WORKBOOKS) == intake.WORKBOOK_SUFFIXES


def test_what_became_of_each_row_leads_to_its_record(
    read: MergePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    merge(read, settle)
    view = earlier_of(read).view
    assert view.card.is_shown("rows")
    told = [[view.rows.index(row, c).data() for c in range(3)] for row in range(3)]
    assert told[0][:2] == ["Registraties 2", "nieuw"]
    assert {line[2] for line in told} <= {"zoals het er staat", "sindsdien nieuwer"}
    table = view.row_table.table
    table.selectRow(0)
    with qtbot.waitSignal(read.context.page_wanted) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [f"log {view.rows.row_key(0)}"]


def test_a_receipt_for_the_sender_is_copied_before_and_after_merging(
    read: MergePage, settle: Callable[[], None]
) -> None:
    files_of(read).view.list.setCurrentIndex(files_of(read).view.files.index(1))
    files_of(read).view.card.receipt.click()
    before = QGuiApplication.clipboard().text()
    assert before.startswith("Beste collega,")
    assert "‘24-11-2027’" in before
    merge(read, settle)
    view = earlier_of(read).view
    view.list.setCurrentIndex(view.files.index(1))
    QGuiApplication.clipboard().clear()
    view.card.receipt.click()
    assert "b bewerkt.xlsx" in QGuiApplication.clipboard().text()


def test_nothing_to_merge_is_said_before_anybody_presses_the_button(
    page: MergePage, tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "brief.xlsx").write_text("geen werkmap", encoding="utf-8")
    page.activate(str(tmp_path / "brief.xlsx"))
    settle()
    view = files_of(page).view
    assert not view.merge.isEnabled()
    assert view.balance.text().startswith("Geen van deze bestanden kan worden samengevoegd.")
