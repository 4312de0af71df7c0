"""Merging on its page: every file has a verdict, the account closes, and there is a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gui.conftest import TestClock, log_some
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.gui import drops
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_earlier import EarlierPart
from resv_desktop.gui.pages.merge_files import FilesPart
from resv_desktop.gui.widgets.pill import PILL_ROLE
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook import intake
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


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A delivery of a network of another region."""
    folder = tmp_path_factory.mktemp("elders")
    network = Network("VER", "Verweg")
    workspace = Workspace(DataFolder(folder / "log"), clock=TestClock(), uuids=seeded_uuids(3))
    set_up(workspace, ["network"], networks=[network], region=Region("RESV Ver", (network,)))
    log_some(workspace, network)
    Deliveries(workspace).export("VER", Period(2027, 2), folder / "verweg.xlsx")
    workspace.release()
    return folder / "verweg.xlsx"


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


def shown(page: MergePage, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
    model = files_of(page).view.files
    return [model.index(row).data(role) for row in range(model.rowCount())]


def verdicts(page: MergePage) -> list[str]:
    return [pill.word for pill in shown(page, PILL_ROLE)]


def entries(page: MergePage) -> int:
    return page.context.logbook.count(EntryQuery())


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
    qtbot.keyClick(page.switch, Qt.Key.Key_Right)
    assert page.stack.currentWidget() is earlier_of(page)
    qtbot.keyClick(page.switch, Qt.Key.Key_Left)
    assert page.stack.currentWidget() is files_of(page)


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
    files_of(read).merge()
    settle()
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


# -- practising --------------------------------------------------------------------------------


def test_a_practice_folder_is_made_read_and_marked_and_nothing_of_it_is_kept(
    page: MergePage, tmp_path: Path, settle: Callable[[], None], answers: Any, qtbot: QtBot
) -> None:
    answers.folder = tmp_path / "oefenen"
    answers.folder.mkdir()
    part = files_of(page)
    qtbot.keyClick(part.view.drop.practise, Qt.Key.Key_Return)
    settle()
    assert (answers.folder / "antwoorden.json").is_file()
    assert "oefenmap is klaar" in part.view.banner.text()
    page.activate(str(answers.folder))
    settle()
    assert shown(page), "its workbooks are judged like others"
    assert "hiervan wordt niets bewaard" in part.view.banner.text()
    assert not part.view.merge.isEnabled()
    assert part.view.merge.toolTip()
    part.merge()
    settle()
    assert page.context.merging.batches() == []


def test_a_practice_folder_goes_beside_other_files_in_a_folder_of_its_own(
    page: MergePage, workbooks: Path, tmp_path: Path, settle: Callable[[], None], answers: Any
) -> None:
    answers.folder = tmp_path / "documenten"
    answers.folder.mkdir()
    (answers.folder / "brief.txt").write_text("van mij", encoding="utf-8")
    files_of(page).make_practice()
    settle()
    assert (answers.folder / "Oefenmap RESV" / "antwoorden.json").is_file()
    assert (answers.folder / "brief.txt").read_text(encoding="utf-8") == "van mij"


# -- other regions -----------------------------------------------------------------------------


def test_a_file_of_another_region_waits_until_a_person_lets_it_in(
    page: MergePage, stranger: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page.activate(str(stranger))
    settle()
    view = files_of(page).view
    assert verdicts(page) == ["iets wacht"]
    assert view.card.is_shown("questions")
    assert not view.card.is_shown("waiting"), "one question for the file, none for its cells"
    qtbot.keyClick(view.questions.admit, Qt.Key.Key_Return)
    settle()
    assert verdicts(page) == ["in orde"]
    assert view.card.is_shown("questions"), "there is a way back"
    files_of(page).merge()
    settle()
    assert entries(page) == 4


def test_letting_a_file_in_can_be_taken_back_before_merging(
    page: MergePage, stranger: Path, settle: Callable[[], None]
) -> None:
    page.activate(str(stranger))
    settle()
    for expected in ("in orde", "iets wacht"):
        files_of(page).view.questions.admit.click()
        settle()
        assert verdicts(page) == [expected]


# -- headings that nobody knows ----------------------------------------------------------------


@pytest.fixture
def renamed(workbooks: Path, tmp_path: Path) -> Path:
    """Two deliveries of one network in which somebody called a column otherwise."""
    folder = tmp_path / "eigen koppen"
    folder.mkdir()
    for name in ("d.xlsx", "e.xlsx"):
        book = openpyxl.load_workbook(workbooks / "a gewoon.xlsx")
        sheet = book["Registraties"]
        heading = next(cell for cell in sheet[1] if cell.value == "Thema")
        heading.value = "Hoort onder"
        book.properties.description = name
        book.save(folder / name)
    return folder


def test_an_unknown_heading_is_answered_once_for_all_files_with_that_form(
    page: MergePage, renamed: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page.activate(str(renamed))
    settle()
    view = files_of(page).view
    assert verdicts(page) == ["iets wacht", "iets wacht"]
    (box,) = view.questions.boxes()
    assert box.field.accessibleName() or box.choice.accessibleName()
    assert box.choice.currentText() == "Thema (het meest waarschijnlijk)"
    assert box.choice.itemText(box.choice.count() - 1).startswith("Geen van onze kolommen")
    qtbot.keyClick(view.questions.read_again, Qt.Key.Key_Return)
    settle()
    assert not view.card.is_shown("questions"), "asked once"
    assert verdicts(page) == ["hersteld", "hersteld"]


def test_a_heading_that_is_none_of_ours_is_kept_beside_the_fields(
    page: MergePage, renamed: Path, settle: Callable[[], None]
) -> None:
    page.activate(str(renamed))
    settle()
    view = files_of(page).view
    (box,) = view.questions.boxes()
    box.choice.setCurrentIndex(box.choice.count() - 1)
    view.questions.read_again.click()
    settle()
    assert not view.card.is_shown("questions")
    assert "iets wacht" not in verdicts(page)


# -- what was changed --------------------------------------------------------------------------


def test_what_was_changed_in_excel_is_shown_before_and_after(
    page: MergePage, workbooks: Path, settle: Callable[[], None]
) -> None:
    page.activate(str(workbooks / "a gewoon.xlsx"))
    settle()
    files_of(page).merge()
    settle()
    page.activate(str(workbooks / "b bewerkt.xlsx"))
    settle()
    card = files_of(page).view.card
    assert card.is_shown("differences")
    model = card.differences
    told = [[model.index(row, c).data() for c in range(5)] for row in range(model.rowCount())]
    assert ["Titel", "in Excel"] in [[line[1], line[4]] for line in told]
    assert all(before != after for _, _, before, after, _ in told)
    assert "Was: " in card.difference_table.text.text(), "the chosen row is written out"
    files_of(page).merge()
    settle()
    assert earlier_of(page).view.card.is_shown("differences"), "and looked up again afterwards"


# -- handing over to another computer ----------------------------------------------------------


def test_a_transfer_file_is_written_and_merged_elsewhere(
    read: MergePage,
    tmp_path: Path,
    settle: Callable[[], None],
    answers: Any,
    new_workspace: Callable[..., Workspace],
    qtbot: QtBot,
) -> None:
    files_of(read).merge()
    settle()
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
    files_of(page).merge()
    settle()
    assert entries(page) == 5


def test_what_the_palette_offers_can_be_begun(page: MergePage, answers: Any) -> None:
    specs = {spec.id: spec for spec in page.action_specs()}
    assert specs["merge.practice"].text() == "Maak een oefenmap"
    for offer in ("merge.practice", "merge.transfer"):
        specs[offer].callback()
    assert [asked[0] for asked in answers.asked] == ["open_folder", "save_file"]


def test_a_drop_on_the_window_takes_what_merging_looks_at() -> None:
    assert set(drops.WORKBOOKS) == intake.WORKBOOK_SUFFIXES
