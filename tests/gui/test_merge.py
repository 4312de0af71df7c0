"""Merging on its page: every file has a verdict, the account closes, and there is a way back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from gui import test_accessibility as walk
from gui.conftest import TestClock, log_some
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.gui import drops
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_earlier import EarlierPart
from resv_desktop.gui.pages.merge_files import FilesPart
from resv_desktop.gui.pages.merge_views import VIEWS
from resv_desktop.gui.pages.merge_work import practice_target
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.pill import PILL_ROLE
from resv_desktop.gui.widgets.two_lines import SECOND_ROLE
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.workbook import intake
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.practice import practice_cases
from resv_desktop.workbook.practice.answers import write_practice


@pytest.fixture
def settle(settle: Callable[[], None]) -> Callable[[], None]:
    """Let work end, and the work that comes of it: after a merge its files are looked up."""

    def wait() -> None:
        for _ in range(4):
            settle()

    return wait


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


def merge(page: MergePage, settle: Callable[[], None]) -> None:
    """Merge what was read, and let the view of what was done find all there is to show."""
    files_of(page).merge()
    settle()


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


# -- practising --------------------------------------------------------------------------------


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A practice folder of a few cases; all of them are made by other tests."""
    folder = tmp_path / "oefenen"
    folder.mkdir()
    write_practice(folder, practice_cases()[:3], with_networks(load_codebook(), ()))
    return folder


def test_a_practice_folder_is_marked_and_nothing_of_it_is_kept(
    page: MergePage, practice: Path, settle: Callable[[], None]
) -> None:
    page.activate(str(practice))
    settle()
    part = files_of(page)
    assert shown(page), "its workbooks are judged like others"
    assert part.view.card.name.text() != "antwoorden.xlsx", "what was passed over comes last"
    assert "hiervan wordt niets bewaard. 3 van 3 gevallen" in part.view.banner.text()
    assert not part.view.merge.isEnabled()
    assert part.view.merge.toolTip()
    assert not part.view.card.receipt.isVisible(), "there is no sender"
    part.merge()
    settle()
    assert page.context.merging.batches() == []


def test_making_a_practice_folder_shows_how_far_it_is_and_can_be_stopped(
    page: MergePage, tmp_path: Path, settle: Callable[[], None], answers: Any, qtbot: QtBot
) -> None:
    answers.folder = tmp_path / "oefenen"
    answers.folder.mkdir()
    qtbot.keyClick(files_of(page).view.drop.practise, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: " van " in page.desk.progress.count_text(), timeout=30_000)
    page.desk.progress.cancel_button.click()
    settle()
    assert list(answers.folder.iterdir()) == [], "nothing half is left behind"


def test_a_practice_folder_goes_beside_other_files_in_a_folder_of_its_own(
    practice: Path, tmp_path: Path
) -> None:
    (tmp_path / "leeg").mkdir()
    assert practice_target(tmp_path / "leeg") == tmp_path / "leeg"
    assert practice_target(practice) == practice, "made anew"
    assert practice_target(tmp_path) == tmp_path / "Oefenmap RESV"


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
    merge(page, settle)
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


# -- handing over to another computer ----------------------------------------------------------


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


# -- looking back ------------------------------------------------------------------------------


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


def test_a_heading_that_was_not_answered_is_asked_again_after_merging(
    page: MergePage, renamed: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page.activate(str(renamed))
    settle()
    merge(page, settle)
    view = earlier_of(page).view
    assert view.card.is_shown("questions")
    said: list[str] = []
    page.context.said.connect(lambda text, *_: said.append(text))
    view.questions.read_again.click()
    settle()
    assert not view.card.is_shown("questions")
    assert "begrepen" in said[-1]


def test_nothing_to_merge_is_said_before_anybody_presses_the_button(
    page: MergePage, tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "brief.xlsx").write_text("geen werkmap", encoding="utf-8")
    page.activate(str(tmp_path / "brief.xlsx"))
    settle()
    view = files_of(page).view
    assert not view.merge.isEnabled()
    assert view.balance.text().startswith("Geen van deze bestanden kan worden samengevoegd.")


# -- how it looks ------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_off_after_reading_and_after_merging(
    read: MergePage, settle: Callable[[], None], zoom: int
) -> None:
    theme().set_zoom(zoom)
    for step in (settle, lambda: merge(read, settle)):
        step()
        for size in ((1500, 900), (900, 560)):
            read.resize(*size)
            walk.show(read)
            found = [walk.cut_off(widget) for widget in read.findChildren(QWidget)]
            assert [each for each in found if each] == [], size
            assert walk.hidden_sideways(read) == [], size


def test_names_tab_and_words_hold_after_reading_and_after_merging(
    region_context: Context, renamed: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = MainWindow(region_context)
    qtbot.addWidget(window)
    window.resize(1280, 900)
    walk.show(window)
    window.show_page(f"merge {renamed}")
    settle()
    page = window.current_page()
    assert isinstance(page, MergePage)
    for step in (settle, lambda: merge(page, settle)):
        step()
        walk.show(window)
        walk.test_every_control_has_a_name(window)
        walk.test_tab_reaches_every_control_in_reading_order(window)
        walk.test_words_are_dutch_and_one_button_is_primary(window)


def test_the_window_goes_on_answering_while_files_are_read_and_merged(
    page: MergePage,
    workbooks: Path,
    tmp_path: Path,
    settle: Callable[[], None],
    qapp: QApplication,
) -> None:
    for number in range(12):
        shutil.copy(workbooks / "a gewoon.xlsx", tmp_path / f"{number:02}.xlsx")
    ticks: list[int] = []
    timer = QTimer(page)
    timer.timeout.connect(lambda: ticks.append(1))
    for work in (lambda: files_of(page).read([tmp_path]), files_of(page).merge):
        ticks.clear()
        timer.start(1)
        work()
        assert page.desk.busy, "the window has its turn back at once"
        while page.desk.busy:
            qapp.processEvents()
        timer.stop()
        # A window that does the work itself gets no turn in between; how long the longest wait is,
        # `python -m benchmarks window` says.
        assert len(ticks) >= 3
        settle()
