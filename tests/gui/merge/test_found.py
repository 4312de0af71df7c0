"""Personal data in what came in: named by place and kind in the card, with a way to get there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gui.merge_kit import earlier_of, files_of, merge
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.workbook.hand_edit import edit_by_hand


def _type(book: openpyxl.Workbook) -> None:
    sheet = book["Registraties"]
    title = next(cell.column for cell in sheet[1] if cell.value == "Titel")
    sheet.cell(2, title).value = "Casus van mevrouw Haverlag, BSN 999990019"
    book.properties.description = "bel piet.jansen@voorbeeld.nl"


@pytest.fixture
def typed(workbooks: Path, tmp_path: Path) -> Path:
    """A delivery in which somebody typed personal data."""
    target = tmp_path / "typed.xlsx"
    shutil.copy(workbooks / "a gewoon.xlsx", target)
    edit_by_hand(target, _type)
    return target


def _cells(model: Any) -> set[tuple[str, ...]]:
    return {
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    }


FOUND = {
    ("Registraties 2 · Titel", "BSN", "tegengehouden"),
    ("Registraties 2 · Titel", "naam", "let op"),
    ("eigenschap van het bestand", "e-mailadres", "let op"),
}


def test_the_card_names_place_and_kind_and_enter_goes_to_the_row(
    page: MergePage, typed: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    part = files_of(page)
    part.read([typed])
    settle()
    card = part.view.card
    assert _cells(card.found) == FOUND
    assert part.view.files.file(0).kind == "asks"
    QAbstractItemModelTester(card.found)
    card.show_tab("found")
    card.found_table.table.selectRow(0)
    qtbot.keyClick(card.found_table.table, Qt.Key.Key_Return)
    assert card.tabs.currentWidget() is card.difference_table
    chosen = card.difference_table.table.currentIndex().row()
    assert card.differences.row_key(chosen).startswith("Registraties 2 ")
    merge(page, settle)
    later = earlier_of(page).view.card
    assert _cells(later.found) == FOUND
    later.show_tab("found")
    later.found_table.table.selectRow(0)
    with qtbot.waitSignal(page.context.page_wanted) as asked:
        qtbot.keyClick(later.found_table.table, Qt.Key.Key_Return)
    assert asked.args[0].startswith("log E")


def test_a_file_in_which_nothing_was_found_has_no_such_tab(
    page: MergePage, workbooks: Path, settle: Callable[[], None]
) -> None:
    part = files_of(page)
    part.read([workbooks / "a gewoon.xlsx"])
    settle()
    assert not part.view.card.is_shown("found")
