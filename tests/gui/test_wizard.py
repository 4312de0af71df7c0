"""First run: three short steps, by keyboard alone, errors where they belong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resv_desktop.assets import resource
from resv_desktop.gui.dialogs.network_form import NetworkForm, suggested_code
from resv_desktop.gui.dialogs.wizard import LOOK, NETWORKS, ROLE, FirstRun
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.theme import theme
from resv_desktop.services.settings import load_settings
from resv_desktop.services.workspace import Workspace

REGION_FILE = resource("sample_data", "region.json")


@pytest.fixture
def workspace(new_workspace: Callable[..., Workspace]) -> Workspace:
    return new_workspace("nieuw")


@pytest.fixture
def wizard(qtbot: QtBot, workspace: Workspace, answers) -> FirstRun:
    made = FirstRun(workspace, answers)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def press(*keys: Qt.Key | str) -> None:
    """Press keys, or type text, where the keyboard is."""
    for key in keys:
        target = QApplication.focusWidget()
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def test_coordinator_gets_through_with_the_keyboard_alone(
    wizard: FirstRun, workspace: Workspace
) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert wizard.step() == NETWORKS
    press(Qt.Key.Key_Tab, "Waterlanden", Qt.Key.Key_Return)
    assert QApplication.focusWidget() is wizard.networks.rows[0].code
    wizard.form.next_button.setFocus()
    press(Qt.Key.Key_Space)
    assert wizard.step() == LOOK
    press(Qt.Key.Key_Return)
    assert wizard.result() == FirstRun.DialogCode.Accepted
    assert workspace.roles == ("network",)
    assert [(n.code, n.name) for n in workspace.networks] == [("WAT", "Waterlanden")]


def test_nothing_ticked_is_said_and_does_not_go_on(wizard: FirstRun) -> None:
    press(Qt.Key.Key_Return)
    assert wizard.step() == ROLE
    assert "Vink" in wizard.banner.text()


def test_region_file_sets_a_coordinator_up_without_typing(
    wizard: FirstRun, workspace: Workspace, answers
) -> None:
    answers.files = [REGION_FILE]
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.open_button.click()
    assert QApplication.focusWidget() is wizard.networks.list
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    wizard.next_step()
    wizard.next_step()
    assert [n.code for n in workspace.networks] == ["BIW", "HOF"]
    assert workspace.region.name == "RESV Waterrijk"


def test_region_file_without_a_tick_asks_for_one(wizard: FirstRun) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.open_file(REGION_FILE)
    wizard.next_step()
    assert wizard.step() == NETWORKS
    assert "Vink ten minste één" in wizard.networks.banner.text()


def test_wrong_region_file_is_explained_and_typing_stays_possible(
    wizard: FirstRun, tmp_path: Path
) -> None:
    wrong = tmp_path / "iets.json"
    wrong.write_text(json.dumps({"format": "anders"}), encoding="utf-8")
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.open_file(wrong)
    assert "iets.json" in wizard.networks.banner.text()
    assert wizard.networks.rows[0].name.isVisible()


def test_region_file_can_be_dropped(wizard: FirstRun) -> None:
    wizard.form.region_role.setChecked(True)
    wizard.next_step()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(REGION_FILE))])
    at, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(at, copy, mime, left, Qt.KeyboardModifier.NoModifier)
    wizard.networks.dropEvent(drop)
    wizard.next_step()
    assert wizard.step() == LOOK
    assert "RESV Waterrijk" in wizard.form.summary.text()


def test_both_roles_by_hand(wizard: FirstRun, workspace: Workspace) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.form.region_role.setChecked(True)
    wizard.next_step()
    wizard.networks.region_name.setText("RESV Noord")
    wizard.networks.rows[0].name.setText("Dorpen")
    wizard.networks.rows[0].code.setText("DOR")
    wizard.next_step()
    wizard.next_step()
    assert workspace.roles == ("network", "region")
    assert workspace.region.name == "RESV Noord"


def test_several_networks_by_hand_and_a_code_only_once(wizard: FirstRun) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    form = wizard.networks
    form.add_button.click()
    for row, name in zip(form.rows, ("Dorpen Oost", "Dorpen West"), strict=True):
        row.name.setFocus()
        press(name)
    assert form.profile() is None
    assert "twee keer" in form.rows[0].code_field.error()
    form.rows[1].code.setText("DOW")
    assert [n.code for n in form.profile().networks] == ["DOR", "DOW"]


@pytest.mark.parametrize(
    ("name", "code", "at_name"), [("", "", True), ("Dorpen", "1!", False), ("", "DOR", True)]
)
def test_what_is_missing_is_said_at_its_field(
    wizard: FirstRun, name: str, code: str, at_name: bool
) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    row = wizard.networks.rows[0]
    row.name.setText(name)
    row.code.setText(code)
    wizard.next_step()
    assert wizard.step() == NETWORKS
    assert bool(row.name_field.error()) is at_name
    assert bool(row.code_field.error()) is not at_name


def test_code_follows_the_name_until_somebody_types_it(qtbot: QtBot, answers) -> None:
    form = NetworkForm(answers)
    qtbot.addWidget(form)
    form.show()
    row = form.rows[0]
    row.name.setFocus()
    QTest.keyClicks(row.name, "Ijsselstad")
    assert row.code.text() == "IJS"
    row.code.selectAll()
    QTest.keyClicks(row.code, "ys")
    QTest.keyClicks(row.name, " Zuid")
    assert row.code.text() == "YS"


def test_suggested_codes_are_usable() -> None:
    assert suggested_code("Binnenstad-West") == "BIN"
    assert suggested_code("’t Gein") == "TGE"
    assert suggested_code("3 Dorpen") == "DOR"
    assert suggested_code("Éénhoorn") == "EEN"
    assert suggested_code("") == ""


def test_file_can_be_forgotten_to_type_after_all(wizard: FirstRun) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.open_file(REGION_FILE)
    assert not wizard.networks.rows[0].isVisible()
    wizard.networks.forget_button.click()
    assert wizard.networks.rows[0].isVisible()


def test_going_back_loses_nothing(wizard: FirstRun) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.rows[0].name.setText("Dorpen")
    wizard.previous_step()
    assert wizard.form.network_role.isChecked()
    wizard.next_step()
    assert wizard.networks.rows[0].name.text() == "Dorpen"


def test_language_and_look_work_at_once_and_are_kept(
    wizard: FirstRun, workspace: Workspace
) -> None:
    wizard.form.network_role.setChecked(True)
    wizard.next_step()
    wizard.networks.rows[0].name.setText("Dorpen")
    wizard.networks.rows[0].code.setText("DOR")
    wizard.next_step()
    wizard.form.english.click()
    assert current_lang() == "en"
    assert wizard.form.title.text() == "How do you want to see it?"
    assert wizard.networks.rows[0].name.accessibleName() == "Name of the network"
    wizard.form.look_dark.click()
    assert theme().is_dark
    wizard.next_step()
    kept = load_settings(workspace.folder.settings)
    assert (kept.language, kept.look) == ("en", "dark")


def test_escape_sets_nothing_up(wizard: FirstRun, workspace: Workspace) -> None:
    press(Qt.Key.Key_Escape)
    assert wizard.result() == FirstRun.DialogCode.Rejected
    assert not workspace.is_set_up
