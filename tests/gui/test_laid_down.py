"""What an administrator laid down is shown, cannot be changed here, and is put into effect."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from gui.app_kit import close, one_dress, somebody, wait_for  # noqa: F401  (one_dress is a fixture)
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.assets import resource
from resv_desktop.domain.network import Network
from resv_desktop.gui.app import open_window
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.take_over import TakeOverDialog
from resv_desktop.gui.dialogs.wizard import NETWORKS, FirstRun
from resv_desktop.gui.errors import ErrorDialog
from resv_desktop.gui.i18n import current_lang, set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.report import ReportPage
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.paths import DataFolder, own_folder
from resv_desktop.services.policy import Policy, PolicyFault, in_force
from resv_desktop.services.policy_sources import VARIABLE
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

REGION_FILE = resource("sample_data", "region.json")
WORDS = "Ingesteld door uw beheerder"
Page = Callable[[Policy], SettingsPage]


@pytest.fixture
def page(qtbot: QtBot, context: Context, answers) -> Page:
    """The settings page of a computer with this policy."""

    def make(policy: Policy, origin: str = "") -> SettingsPage:
        workspace = context.workspace
        workspace._policy = policy
        workspace.folder = DataFolder(workspace.folder.root, origin)
        made = SettingsPage(Context(workspace, answers))
        qtbot.addWidget(made)
        made.resize(1000, 800)
        made.activate()
        made.show()
        return made

    return make


def test_without_a_policy_nothing_says_so(page: Page) -> None:
    made = page(Policy())
    assert not made.policy.isVisible()
    for section in (made.look, made.profile, made.folder, made.second_place):
        assert not section.laid_down.isVisible()
    assert made.profile.file_button.isEnabled()


def test_what_is_laid_down_is_shown_and_cannot_be_chosen(page: Page, tmp_path: Path) -> None:
    made = page(
        Policy(
            True,
            tmp_path / "log",
            tmp_path / "kopie",
            tmp_path / "regio.resvregio",
            "nl",
            ("network",),
        ),
        "policy",
    )
    for section, control in (
        (made.look, made.look.form.language),
        (made.profile, made.profile.file_button),
    ):
        assert section.laid_down.isVisible()
        said = section.laid_down.words.text()
        assert said in ("Taal: ingesteld door uw beheerder", "Regiopakket: " + WORDS.lower())
        assert not control.isEnabled()
        assert control.accessibleDescription() == said
    assert made.folder.laid_down.isVisible()
    assert made.second_place.laid_down.isVisible()
    assert not made.second_place.forget_button.isVisible()
    assert not made.profile.role_button.isVisible()
    said = made.policy.lines.text()
    for words in ("wachtwoord", str(tmp_path / "kopie"), "Nederlands", "wijkverband"):
        assert words in said


def test_a_fault_in_the_policy_is_shown_in_the_language_of_the_moment(page: Page) -> None:
    fault = PolicyFault("policy_unreadable", {"place": "/etc/resv-desktop/policy.json"})
    made = page(Policy(True, faults=(fault,)))
    assert "is niet te lezen" in made.policy.banner.text()
    set_language("en")
    assert "cannot be read" in made.policy.banner.text()


def test_a_portable_program_says_where_everything_is(page: Page) -> None:
    made = page(Policy(), "portable")
    assert "Draagbaar" in made.folder.origin.text()
    assert made.folder.origin.isVisible()
    assert made.folder.path.text() == str(made.context.workspace.folder.root)


def test_the_second_place_asks_for_a_passphrase_and_for_no_folder(
    page: Page, tmp_path: Path, answers, settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    (tmp_path / "server").mkdir()
    made = page(Policy(backup_folder=tmp_path / "server"))
    assert "nog niet in gebruik" in made.second_place.words.text()
    QTest.mouseClick(made.second_place.choose_button, Qt.MouseButton.LeftButton)
    settle()
    assert answers.asked == []
    made.second_place.passphrase.answered.emit("paard batterij nietje")
    settle()
    assert made.second_place.place.standing().folder == tmp_path / "server"
    assert not made.second_place.choose_button.isVisible()


def test_a_region_file_from_outside_does_not_take_the_place_of_the_one_laid_down(
    page: Page, tmp_path: Path, answers
) -> None:
    data = json.loads(REGION_FILE.read_text(encoding="utf-8"))
    offered = tmp_path / "ander.resvregio"
    offered.write_text(json.dumps(data | {"region": "RESV Elders"}), encoding="utf-8")
    made = page(Policy(region_file=tmp_path / "regio.resvregio"))
    made.activate(f"offered {offered}")
    assert "ingesteld door uw beheerder" in made.profile.banner.text()
    assert made.context.workspace.region.name == "RESV Waterrijk"
    assert answers.asked == []


def test_another_network_comes_from_the_region_file_that_is_laid_down(
    page: Page, tmp_path: Path
) -> None:
    made = page(Policy(region_file=tmp_path / "regio.resvregio"))
    dialog = made.profile.add_network()
    assert dialog.networks.list.count() == 6
    assert not dialog.networks.open_button.isVisible()
    assert dialog.networks.laid_down.isVisible()
    dialog.reject()


def test_the_report_asks_for_a_password(qtbot: QtBot, region_context: Context, settle) -> None:
    region_context.workspace._policy = Policy(password_required=True)
    made = ReportPage(region_context)
    qtbot.addWidget(made)
    settle()
    assert made.password.wanted.isChecked()
    assert not made.password.wanted.isEnabled()


def test_the_first_questions_follow_the_policy(qtbot: QtBot, new_workspace) -> None:
    workspace = new_workspace()
    workspace._policy = Policy(
        region_file=Path(str(REGION_FILE)), language="nl", roles=("network",)
    )
    wizard = FirstRun(workspace)
    qtbot.addWidget(wizard)
    wizard.show()
    assert wizard.roles() == ("network",)
    assert not wizard.form.network_role.isEnabled()
    assert not wizard.form.region_role.isVisible()
    assert wizard.about_roles.isVisible()
    assert wizard.about_roles.words.text() == WORDS
    wizard.next_step()
    assert wizard.step() == NETWORKS
    assert wizard.networks.list.count() == 6
    assert not wizard.networks.open_button.isVisible()
    assert not wizard.networks.forget_button.isVisible()
    assert wizard.networks.laid_down.isVisible()
    wizard.networks.list.item(0).setCheckState(wizard.networks.list.item(0).checkState().Checked)
    wizard.next_step()
    assert not wizard.form.dutch.isEnabled()
    assert not wizard.form.english.isVisible()
    assert not wizard.form.language_button.isVisible()
    wizard.next_step()
    assert workspace.roles == ("network",)
    assert workspace.region.name == "RESV Waterrijk"


def test_a_region_file_that_is_away_can_be_filled_in_by_hand(
    qtbot: QtBot, new_workspace, tmp_path: Path
) -> None:
    workspace = new_workspace()
    workspace._policy = Policy(region_file=tmp_path / "weg.resvregio")
    wizard = FirstRun(workspace)
    qtbot.addWidget(wizard)
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    assert wizard.networks.open_button.isEnabled()
    assert "weg.resvregio" in wizard.networks.banner.text()


def test_the_program_speaks_the_language_and_takes_in_the_region_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    policy = tmp_path / "policy.json"
    values = {"language": "en", "region_file": str(REGION_FILE), "kleur": "rood"}
    policy.write_text(json.dumps(values), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(policy))
    in_force.cache_clear()
    folder = context.workspace.folder
    set_up(context.workspace, (), region=replace(context.workspace.region, name="Vroeger"))
    context.workspace.release()
    spoken: list[str] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        spoken.append(current_lang())
        close_when_taken_in(window)

    def close_when_taken_in(window: MainWindow) -> None:
        if window.context.workspace.region.name == "RESV Waterrijk":
            window.close()
        else:
            QTimer.singleShot(50, window, partial(close_when_taken_in, window))

    try:
        with somebody((MainWindow, look)):
            assert open_window(folder) == 0
    finally:
        in_force.cache_clear()
    assert spoken == ["en"]
    with Workspace(folder) as workspace:
        assert workspace.region.name == "RESV Waterrijk"
    log = (folder.logs / "resv-desktop.log").read_text(encoding="utf-8")
    assert log.count("kleur") == 1


def test_a_log_of_before_another_data_folder_was_laid_down_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "eigen"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "eigen"))
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    own = own_folder()
    with Workspace(own) as workspace:
        set_up(workspace, ["network"], networks=[Network("OUD", "Oude wijk")])
    before = own.database.read_bytes()
    asked: list[str] = []

    def go_on(dialog: QWidget) -> None:
        assert isinstance(dialog, TakeOverDialog)
        asked.append(dialog.sentence.text())
        wait_for(lambda: dialog.list.looked_into() is not None)
        dialog.list.restore_button.click()

    folder = DataFolder(tmp_path / "beleid", "policy")
    with somebody((TakeOverDialog, go_on), (MainWindow, close)):
        assert open_window(folder) == 0
    with Workspace(folder) as workspace:
        assert [network.code for network in workspace.networks] == ["OUD"]
    assert "een andere gegevensmap ingesteld" in asked[0]
    assert own.database.read_bytes() == before
    with somebody((MainWindow, close)) as met:
        assert open_window(folder) == 0
    assert met == ["MainWindow"], "asked once"


def test_a_damaged_log_of_before_is_told_of_and_the_first_questions_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "eigen"))
    own = own_folder().create()
    own.database.write_bytes(b"SQLite format 3\0" + bytes(9_000))
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ErrorDialog)
        said.append(dialog.sentence.text())
        dialog.accept()

    with somebody((ErrorDialog, read), (FirstRun, close)):
        assert open_window(DataFolder(tmp_path / "beleid", "policy")) == 0
    assert said


def test_the_boxes_of_roles_are_free_when_both_are_offered(qtbot: QtBot, new_workspace) -> None:
    workspace = new_workspace()
    workspace._policy = Policy(roles=("network", "region"))
    wizard = FirstRun(workspace)
    qtbot.addWidget(wizard)
    boxes: list[QCheckBox] = [wizard.form.network_role, wizard.form.region_role]
    assert all(box.isEnabled() and not box.isChecked() for box in boxes)
