"""Merging on its page: every file has a verdict, the account closes, and there is a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.merge_kit import earlier_of, entries, files_of, merge, shown, verdicts
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages import merge_files
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_views import VIEWS
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE


def test_an_empty_page_says_where_to_drop_workbooks(page: MergePage) -> None:
    view = files_of(page).view
    assert not view.merge.isVisible()
    assert view.drop.choose_files.isVisible()
    page.show_view("earlier")
    assert earlier_of(page).view.empty.isVisible()


def test_each_file_has_a_verdict_in_words_and_the_account_closes(read: MergePage) -> None:
    assert shown(read) == ["a gewoon.xlsx", "b bewerkt.xlsx", "c tekst.xlsx"]
    assert verdicts(read) == ["in orde", "hersteld", "geweigerd"]
    assert shown(read, SECOND_ROLE)[0].endswith("2027-Q2 · 4 nieuw")
    assert files_of(read).view.balance.text().endswith("verschil 0")
    assert entries(read) == 0, "looking keeps nothing"


def test_the_switch_counts_the_files_that_were_read(read: MergePage) -> None:
    assert read.switch.current() == "files"
    assert read.switch.tabText(0).split() == ["Bestanden", "3"]
    assert read.switch.accessibleTabName(0) == "Bestanden. 3 bestanden gelezen"
    files_of(read).discard()
    assert read.switch.tabText(0) == "Bestanden"


def test_arrows_go_from_view_to_view(page: MergePage, qtbot: QtBot) -> None:
    page.switch.setFocus()
    for spec in VIEWS[1:]:
        qtbot.keyClick(page.switch, Qt.Key.Key_Right)
        assert page.stack.currentWidget() is page.part(spec.key)
        assert page.switch.hasFocus(), "who goes by has not arrived"
    qtbot.keyClick(page.switch, Qt.Key.Key_Left)
    assert page.stack.currentWidget() is page.part(VIEWS[-2].key)


def test_the_worst_file_is_chosen_and_says_what_its_sender_must_do(read: MergePage) -> None:
    card = files_of(read).view.card
    assert card.name.text() == "c tekst.xlsx"
    assert "tekstbestand" in card.notes.text()
    assert not card.tabs.isVisible()


def test_what_was_put_right_is_shown_before_and_after(read: MergePage, qtbot: QtBot) -> None:
    view = files_of(read).view
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert view.card.name.text() == "b bewerkt.xlsx"
    assert view.card.is_shown("repairs")
    before, after = (view.card.repairs.index(0, column).data() for column in (1, 2))
    assert (before, after) == ("24-11-2027", "2027-11-24")
    set_language("en")
    assert verdicts(read)[0] == "accepted"
    assert view.card.repairs.headerData(1, Qt.Orientation.Horizontal) == "It said"
    assert "difference 0" in view.balance.text()


def test_filters_show_files_of_one_kind(read: MergePage) -> None:
    view = files_of(read).view
    assert [chip.data.text for chip in view.chips.chips()] == [
        "Alles 3",
        "Geweigerd 1",
        "In orde 2",
    ]
    view.chips.clicked.emit("fine")
    assert shown(read) == ["a gewoon.xlsx", "b bewerkt.xlsx"]
    assert view.chosen() is not None
    view.chips.clicked.emit("all")
    assert len(shown(read)) == 3


def test_a_long_name_gives_way_to_the_verdict(read: MergePage) -> None:
    index = files_of(read).view.files.index(0)
    assert "a gewoon.xlsx" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("a gewoon.xlsx. in orde.")


def test_the_models_behave(read: MergePage, qtmodeltester: Any) -> None:
    view = files_of(read).view
    for model in (view.files, view.card.repairs, view.waiting, earlier_of(read).view.batches):
        QAbstractItemModelTester(model)
        qtmodeltester.check(model, force_py=True)


def test_one_button_merges_and_the_list_of_merges_takes_it_back(
    read: MergePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(read.context.changed):
        qtbot.keyClick(files_of(read).view.merge, Qt.Key.Key_Space)
    settle()
    assert entries(read) == 5
    assert read.stack.currentWidget() is earlier_of(read), "what was done is shown at once"
    batches = earlier_of(read).view.batches
    assert batches.index(0, 2).data() == "2, en 1 niet samengevoegd"
    earlier_of(read).take_back(1)
    settle()
    assert entries(read) == 0
    assert batches.index(0, 4).data() == "teruggenomen"


def test_what_was_left_out_is_named_and_not_counted_as_merged(
    read: MergePage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    said: list[str] = []
    read.context.said.connect(lambda text, *_: said.append(text))
    qtbot.keyClick(files_of(read).view.merge, Qt.Key.Key_Return)
    settle()
    assert said[-1] == "2 bestanden samengevoegd"
    assert "Niet samengevoegd: c tekst.xlsx." in earlier_of(read).view.banner.text()
    assert earlier_of(read).view.batch_table.hasFocus()


def test_an_earlier_merge_is_taken_back_only_after_asking(
    read: MergePage, settle: Callable[[], None], answers: Any
) -> None:
    merge(read, settle)
    earlier_of(read).view.batch_table.selectRow(0)
    answers.yes = False
    earlier_of(read).undo_chosen()
    settle()
    assert entries(read) == 5
    answers.yes = True
    earlier_of(read).undo_chosen()
    settle()
    assert entries(read) == 0
    assert not earlier_of(read).view.undo.isEnabled(), "a merge is taken back once"
    assert "Teruggenomen op" in earlier_of(read).view.undo.toolTip()


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
    assert files_of(page).view.drop.choose_files.isEnabled()


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
    assert shown(page) == ["a gewoon.xlsx"]


def test_what_was_read_is_freed_when_the_merge_has_been_shown(
    read: MergePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge_files, "PUT_AWAY_AFTER_MS", 0)
    looked = files_of(read)._looked
    assert looked is not None
    assert looked.readings
    merge(read, settle)
    assert looked.readings == []
    assert looked.report.files == []
