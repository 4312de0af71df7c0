"""Merging on its page: every file has a verdict, the account closes, and there is a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.conftest import TestClock, log_some
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_earlier import EarlierPart
from resv_desktop.gui.pages.merge_files import FilesPart
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand


@pytest.fixture
def page(qtbot: QtBot, region_context: Context) -> MergePage:
    made = MergePage(region_context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    return made


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a delivery, the same one edited by hand, and a file that is none."""
    folder = tmp_path_factory.mktemp("post")
    network = sample_region().networks[0]
    data = DataFolder(tmp_path_factory.mktemp("netwerk"))
    workspace = Workspace(data, clock=TestClock(), uuids=seeded_uuids(1))
    set_up(workspace, ["network"], networks=[network])
    log_some(workspace, network)
    for name in ("a gewoon.xlsx", "b bewerkt.xlsx"):
        Deliveries(workspace).export(network.code, Period(2027, 2), folder / name)
    workspace.release()
    edit_by_hand(folder / "b bewerkt.xlsx")
    (folder / "c tekst.xlsx").write_text("geen werkmap", encoding="utf-8")
    return folder


@pytest.fixture
def read(page: MergePage, workbooks: Path, settle: Callable[[], None]) -> MergePage:
    page.activate(str(workbooks))
    settle()
    return page


def files_of(page: MergePage) -> FilesPart:
    part = page.part("files")
    assert isinstance(part, FilesPart)
    return part


def earlier_of(page: MergePage) -> EarlierPart:
    part = page.part("earlier")
    assert isinstance(part, EarlierPart)
    return part


def column(page: MergePage, number: int) -> list[str]:
    model = files_of(page).view.files
    return [model.index(row, number).data() for row in range(model.rowCount())]


def entries(page: MergePage) -> int:
    return page.context.logbook.count(EntryQuery())


def test_an_empty_page_says_where_to_drop_workbooks(page: MergePage) -> None:
    view = files_of(page).view
    assert not view.merge.isVisible()
    assert view.choose_files.isVisible()
    page.show_view("earlier")
    assert earlier_of(page).empty.isVisible()


def test_each_file_has_a_verdict_in_words_and_the_account_closes(read: MergePage) -> None:
    assert column(read, 0) == ["in orde", "hersteld", "geweigerd"]
    assert column(read, 1) == ["a gewoon.xlsx", "b bewerkt.xlsx", "c tekst.xlsx"]
    assert column(read, 4)[0] == "4 nieuw"
    assert files_of(read).view.balance.text().endswith("verschil 0")
    assert entries(read) == 0, "looking keeps nothing"


def test_the_worst_file_is_chosen_and_says_what_its_sender_must_do(read: MergePage) -> None:
    assert files_of(read).view.file_name.text() == "c tekst.xlsx"
    assert "tekstbestand" in files_of(read).view.notes.text()
    files_of(read).view.file_table.selectRow(1)
    assert files_of(read).view.detail_table.isVisible()
    assert "Er stond" in [files_of(read).view.details.headerData(1, Qt.Orientation.Horizontal)]
    set_language("en")
    assert column(read, 0)[0] == "accepted"
    assert "difference 0" in files_of(read).view.balance.text()


def test_the_models_behave(read: MergePage, qtmodeltester: Any) -> None:
    for model in (files_of(read).view.files, files_of(read).view.details, earlier_of(read).batches):
        QAbstractItemModelTester(model)
        qtmodeltester.check(model, force_py=True)


def test_one_button_merges_and_the_list_of_merges_takes_it_back(
    read: MergePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(read.context.changed):
        qtbot.keyClick(files_of(read).view.merge, Qt.Key.Key_Space)
    settle()
    assert entries(read) == 5
    assert earlier_of(read).batches.rowCount() == 1
    earlier_of(read).take_back(1)
    settle()
    assert entries(read) == 0
    assert earlier_of(read).batches.index(0, 3).data() == "teruggenomen"


def test_what_was_left_out_is_named_and_not_counted_as_merged(
    read: MergePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    said: list[str] = []
    read.context.said.connect(lambda text, *_: said.append(text))
    qtbot.keyClick(files_of(read).view.merge, Qt.Key.Key_Return)
    settle()
    assert said[-1] == "2 bestanden samengevoegd"
    assert earlier_of(read).batch_table.hasFocus()


def test_an_earlier_merge_is_taken_back_only_after_asking(
    read: MergePage, settle: Callable[[], None], answers: Any
) -> None:
    files_of(read).merge()
    settle()
    earlier_of(read).batch_table.selectRow(0)
    answers.yes = False
    earlier_of(read).undo_chosen()
    settle()
    assert entries(read) == 5
    answers.yes = True
    earlier_of(read).undo_chosen()
    settle()
    assert entries(read) == 0
    assert not earlier_of(read).undo.isEnabled(), "a merge is taken back once"
    assert "al teruggenomen" in earlier_of(read).undo.toolTip()


def test_what_was_read_can_be_put_away(read: MergePage) -> None:
    files_of(read).view.discard.click()
    assert not files_of(read).view.merge.isVisible()
    assert entries(read) == 0


def test_reading_can_be_stopped_and_leaves_the_page_as_it_was(
    page: MergePage, workbooks: Path, settle: Callable[[], None]
) -> None:
    files_of(page).read([workbooks])
    page.desk.progress.cancel_button.click()
    settle()
    assert not files_of(page).view.merge.isVisible()
    assert files_of(page).view.choose_files.isEnabled()


def test_a_folder_without_workbooks_is_said(
    page: MergePage, tmp_path: Path, settle: Callable[[], None], answers: Any
) -> None:
    answers.folder = tmp_path / "leeg"
    answers.folder.mkdir()
    files_of(page).choose_folder()
    settle()
    assert files_of(page).view.banner.tone() == "bad"
    assert "geen werkmappen" in files_of(page).view.banner.text()


def test_files_that_are_dropped_are_read(
    page: MergePage, workbooks: Path, settle: Callable[[], None]
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(workbooks / "a gewoon.xlsx"))])
    no_keys = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, no_keys))
    settle()
    assert column(page, 1) == ["a gewoon.xlsx"]
