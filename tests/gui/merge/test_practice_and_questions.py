"""Practice folders, files of another region, headings that nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.conftest import TestClock, log_some
from gui.merge_kit import earlier_of, entries, files_of, merge, shown, verdicts
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_work import practice_target
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.workbook.practice import practice_cases
from resv_desktop.workbook.practice.answers import write_practice


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
