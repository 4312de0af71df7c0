"""Passwords in the window: put on a workbook, given to open one, and gone from sight again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.conftest import TestClock, log_some
from gui.merge_kit import files_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from workbook.encryption_kit import PASSWORD, encrypted

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.models.merge import ASKS, REFUSED
from resv_desktop.gui.pages.deliver import DeliverPage
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_files import FilesPart
from resv_desktop.gui.pages.report import ReportPage
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.policy import Policy
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.encryption import decrypted

OTHER = "tulp zon 88 kast"
Settle = Callable[[], None]


def opens(file: Path, password: str) -> bool:
    try:
        return decrypted(file.read_bytes(), [password]).startswith(b"PK\x03\x04")
    except WorkbookRefusedError:
        return False


def walked(qtbot: QtBot, page: QWidget, start: QWidget, stops: int) -> list[QWidget | None]:
    """Where Tab goes."""
    start.setFocus()
    found = []
    for _ in range(stops):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


# Aanleveren


@pytest.fixture
def page(qtbot: QtBot, context: Context, answers: Any, tmp_path: Path) -> DeliverPage:
    made = DeliverPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    made.periods.setCurrentIndex(0)
    qtbot.waitActive(
        made
    ) if QGuiApplication.platformName() != "offscreen" else made.activateWindow()
    answers.target = tmp_path / "aanlevering.xlsx"
    return made


def tick(qtbot: QtBot, page: DeliverPage | ReportPage) -> None:
    page.password.wanted.setFocus()
    qtbot.keyClick(page.password.wanted, Qt.Key.Key_Space)


def fill(qtbot: QtBot, page: DeliverPage | ReportPage, first: str, second: str) -> None:
    for field, text in ((page.password.first, first), (page.password.second, second)):
        field.line.clear()
        qtbot.keyClicks(field.line, text)


def test_without_a_tick_nothing_is_asked(page: DeliverPage, answers: Any, settle: Settle) -> None:
    assert not page.password.isVisible()
    page.deliver()
    settle()
    assert answers.target.read_bytes().startswith(b"PK")


def test_a_workbook_with_a_password_is_made_by_keyboard(
    page: DeliverPage, answers: Any, settle: Settle, qtbot: QtBot
) -> None:
    tick(qtbot, page)
    assert page.password.isVisible()
    assert page.password.first.line.hasFocus()
    qtbot.keyClicks(page.password.first.line, PASSWORD)
    qtbot.keyClick(page.password.first.line, Qt.Key.Key_Return)
    assert page.password.second.line.hasFocus()
    qtbot.keyClicks(page.password.second.line, PASSWORD)
    qtbot.keyClick(page.export, Qt.Key.Key_Return)
    settle()
    assert opens(answers.target, PASSWORD)
    assert page.banner.tone() == "ok"
    assert "telefonisch" in page.banner.text()
    qtbot.keyClick(page.mail, Qt.Key.Key_Space)
    mail = QGuiApplication.clipboard().text()
    assert "telefonisch" in mail
    assert PASSWORD not in mail
    assert page.password.first.text() == page.password.second.text() == ""


def test_tab_goes_by_way_of_the_fields(page: DeliverPage, qtbot: QtBot) -> None:
    tick(qtbot, page)
    choice = page.password
    way = walked(qtbot, page, choice.first.line, 5)
    shown = [choice.second.line, choice.show_toggle.button, choice.wanted]
    assert way[:3] == shown
    assert page.export in way


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("kort", "kort", "te kort"),
        ("Wachtwoord2027", "Wachtwoord2027", "makkelijk te raden"),
        ("", "", "te kort"),
        (PASSWORD, "fiets lamp zee 4", "niet gelijk"),
        (PASSWORD, "", "niet gelijk"),
    ],
)
def test_a_password_that_will_not_do_is_explained_and_nothing_is_written(
    page: DeliverPage,
    answers: Any,
    settle: Settle,
    qtbot: QtBot,
    first: str,
    second: str,
    says: str,
) -> None:
    tick(qtbot, page)
    fill(qtbot, page, first, second)
    page.deliver()
    settle()
    choice = page.password
    assert says in choice.first.error() + choice.second.error()
    assert (choice.first if choice.first.error() else choice.second).line.hasFocus()
    assert answers.asked == [], "no file is asked for before the password is good"
    assert not answers.target.exists()


def test_the_name_of_the_network_is_no_password(page: DeliverPage, qtbot: QtBot) -> None:
    tick(qtbot, page)
    name = page.context.workspace.network(page.context.network).name
    fill(qtbot, page, f"{name} 2027!", f"{name} 2027!")
    page.deliver()
    assert "makkelijk" in page.password.first.error()


def test_when_writing_fails_the_password_is_still_there(
    page: DeliverPage, answers: Any, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    tick(qtbot, page)
    fill(qtbot, page, PASSWORD, PASSWORD)
    answers.target = tmp_path / "bestaat niet" / "a.xlsx"
    page.deliver()
    settle()
    assert page.banner.tone() == "bad"
    assert page.password.first.text() == PASSWORD


def test_what_is_typed_can_be_shown_and_is_hidden_at_first(page: DeliverPage, qtbot: QtBot) -> None:
    tick(qtbot, page)
    choice = page.password
    assert choice.first.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(choice.show_toggle.button, Qt.Key.Key_Space)
    assert choice.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert choice.second.line.echoMode() is QLineEdit.EchoMode.Normal
    assert choice.show_toggle.button.text() == "Verberg"
    choice.wanted.setChecked(False)
    assert choice.first.line.echoMode() is QLineEdit.EchoMode.Password


def test_a_tick_that_goes_takes_the_password_along(page: DeliverPage, qtbot: QtBot) -> None:
    tick(qtbot, page)
    fill(qtbot, page, PASSWORD, PASSWORD)
    page.password.wanted.setChecked(False)
    assert not page.password.isVisible()
    assert page.password.first.text() == ""
    assert page.password.taken() == ""


def test_where_it_is_laid_down_there_is_no_choice(context: Context, qtbot: QtBot) -> None:
    context.deliveries.policy = Policy(password_required=True)
    made = DeliverPage(context)
    qtbot.addWidget(made)
    assert made.password.wanted.isChecked()
    assert not made.password.wanted.isEnabled()
    assert "ICT" in made.password.wanted.toolTip()
    assert made.password.taken() is None


# Rapportage


def test_the_regional_workbook_can_have_a_password(
    qtbot: QtBot, region_context: Context, answers: Any, settle: Settle, tmp_path: Path
) -> None:
    made = ReportPage(region_context)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    settle()
    tick(qtbot, made)
    fill(qtbot, made, PASSWORD, PASSWORD)
    answers.target = tmp_path / "regio.xlsx"
    made.write()
    settle()
    assert opens(answers.target, PASSWORD)
    assert "telefonisch" in made.banner.text()
    assert made.password.first.text() == ""


# Samenvoegen


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three deliveries with a password, two of them with the same, and one without."""
    folder = tmp_path_factory.mktemp("post")
    network = sample_region().networks[0]
    data = DataFolder(tmp_path_factory.mktemp("netwerk"))
    workspace = Workspace(data, clock=TestClock(), uuids=seeded_uuids(1))
    set_up(workspace, ["network"], networks=[network])
    log_some(workspace, network)
    deliveries = Deliveries(workspace)
    for name, password in (("a", PASSWORD), ("b", PASSWORD), ("c", OTHER), ("d", "")):
        target = folder / f"{name}.xlsx"
        deliveries.export(network.code, Period(2027, 2), target, password=password)
    workspace.release()
    return folder


@pytest.fixture
def merge_page(qtbot: QtBot, region_context: Context, post: Path, settle: Settle) -> MergePage:
    made = MergePage(region_context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate(str(post))
    settle()
    return made


@pytest.fixture
def merging(merge_page: MergePage) -> FilesPart:
    return files_of(merge_page)


def pills(part: FilesPart) -> dict[str, str]:
    model = part.view.files
    return {model.file(row).name[0]: model.lines(row).pill.word for row in range(model.rowCount())}


def choose(part: FilesPart, name: str) -> None:
    file = next(file for file in part.view.files.files() if file.name.startswith(name))
    part.view.choose(file)


def give(part: FilesPart, qtbot: QtBot, password: str, settle: Settle) -> None:
    line = part.view.card.password.field.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, password)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    settle()


def test_a_file_with_a_password_asks_for_it(merging: FilesPart) -> None:
    assert pills(merging) == {
        "a": "vraagt een wachtwoord", "b": "vraagt een wachtwoord",
        "c": "vraagt een wachtwoord", "d": "in orde",
    }  # fmt: skip
    choose(merging, "a")
    assert merging.view.card.password.isVisible()
    assert "Vul het hieronder in" in merging.view.card.notes.text()
    choose(merging, "d")
    assert not merging.view.card.password.isVisible()


def test_a_wrong_one_is_said_in_place_and_only_there(
    merging: FilesPart, qtbot: QtBot, settle: Settle
) -> None:
    choose(merging, "a")
    give(merging, qtbot, "iets anders dan dat", settle)
    ask = merging.view.card.password
    assert "past niet" in ask.field.error()
    assert ask.field.line.hasFocus()
    assert ask.field.line.selectedText(), "the next try types over it"
    choose(merging, "b")
    assert ask.field.error() == ""
    assert ask.field.text() == ""


def test_the_right_one_opens_every_file_it_fits(
    merging: FilesPart, qtbot: QtBot, settle: Settle, region_context: Context
) -> None:
    choose(merging, "b")
    give(merging, qtbot, PASSWORD, settle)
    words = pills(merging)
    assert words["a"] == words["b"] == words["d"] == "in orde"
    assert words["c"] == "vraagt een wachtwoord"
    choose(merging, "c")
    assert merging.view.card.password.field.error() == "", "nobody typed it for this one"
    give(merging, qtbot, OTHER, settle)
    assert "vraagt een wachtwoord" not in pills(merging).values()
    totals = merging.view.balance.text()
    merging.merge()
    for _ in range(4):
        settle()
    assert "verschil 0" in totals
    assert region_context.logbook.count(EntryQuery()) == 4, "the same four, three times over"
    assert merging.view.card.password.field.text() == ""


def test_a_file_can_be_passed_over_and_asked_about_after_all(
    merging: FilesPart, qtbot: QtBot, settle: Settle
) -> None:
    choose(merging, "a")
    ask = merging.view.card.password
    ask.skip.setFocus()
    qtbot.keyClick(ask.skip, Qt.Key.Key_Return)
    chosen = merging.view.chosen()
    assert chosen is not None
    assert chosen.name == "b.xlsx", "the next file that asks for a password"
    assert pills(merging)["a"] == "geweigerd"
    assert [f.name for f in merging.view.files.files() if f.kind == REFUSED] == ["a.xlsx"]
    assert [f.name for f in merging.view.files.files() if f.kind == ASKS] == ["b.xlsx", "c.xlsx"]
    choose(merging, "a")
    qtbot.keyClick(ask.back, Qt.Key.Key_Return)
    assert pills(merging)["a"] == "vraagt een wachtwoord"
    assert ask.field.line.hasFocus()


def test_what_is_passed_over_is_not_tried(merging: FilesPart, qtbot: QtBot, settle: Settle) -> None:
    choose(merging, "b")
    merging.pass_over(True)
    choose(merging, "a")
    give(merging, qtbot, PASSWORD, settle)
    assert pills(merging) == {
        "a": "in orde", "b": "geweigerd", "c": "vraagt een wachtwoord", "d": "in orde",
    }  # fmt: skip


def test_a_file_that_no_password_helps_asks_for_none(
    qtbot: QtBot, region_context: Context, settle: Settle, tmp_path: Path
) -> None:
    data = encrypted(b"x" * 9_000).replace(b'spinCount="10"', b'spinCount="9000000"')
    (tmp_path / "a.xlsx").write_bytes(data)
    made = MergePage(region_context)
    qtbot.addWidget(made)
    made.show()
    made.activate(str(tmp_path / "a.xlsx"))
    settle()
    part = files_of(made)
    assert pills(part) == {"a": "geweigerd"}
    assert not part.view.card.password.isVisible()


def test_putting_the_files_away_forgets_the_password(
    merging: FilesPart, qtbot: QtBot, settle: Settle
) -> None:
    choose(merging, "a")
    give(merging, qtbot, PASSWORD, settle)
    assert PASSWORD not in repr(merging._looked)
    merging.discard()
    assert merging._looked is None
    assert merging.view.card.password.field.text() == ""
