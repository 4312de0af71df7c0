"""Settings: at work at once; backups that can be looked into and put back; the self-test."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.assets import resource
from resv_desktop.gui import tasks
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import AboutDialog
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.models.backups import BackupsModel
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.gui.pages.settings_test import TestSection
from resv_desktop.gui.self_test import Examined, Outcome, self_test
from resv_desktop.gui.tasks import Stopped
from resv_desktop.gui.theme import theme
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.settings import load_settings

REGION_FILE = resource("sample_data", "region.json")
Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.activate()
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.show_page("settings")
    return made


def settings_of(window: MainWindow) -> SettingsPage:
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def count(context: Context) -> int:
    return context.logbook.count(EntryQuery())


# -- look --------------------------------------------------------------------------------------


def choose(box, row: int) -> None:
    """Choose by keyboard, as a person does."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_language_switches_the_whole_window_at_once(window: MainWindow, context: Context) -> None:
    choose(settings_of(window).look.form.language, 1)
    assert current_lang() == "en"
    assert window.header.title() == "Settings"
    assert window.rail.button("settings").text() == "Settings"
    assert settings_of(window).look.title.text() == "Language and look"
    assert load_settings(context.workspace.folder.settings).language == "en"


def test_look_and_size_are_at_work_at_once_and_kept(window: MainWindow, context: Context) -> None:
    form = settings_of(window).look.form
    choose(form.look, 2)
    choose(form.zoom, 5)
    choose(form.rows, 1)
    assert theme().is_dark
    assert theme().zoom == 200
    kept = load_settings(context.workspace.folder.settings)
    assert (kept.look, kept.zoom, kept.compact_rows) == ("dark", 200, True)


# -- profile -----------------------------------------------------------------------------------


def test_function_is_kept_when_the_field_is_left(page: SettingsPage, context: Context) -> None:
    page.profile.function.setFocus()
    QTest.keyClicks(page.profile.function, "coordinator wijk")
    QTest.keyClick(page.profile.function, Qt.Key.Key_Return)
    assert context.workspace.deliverer == "coordinator wijk"


def test_new_region_file_renames_and_keeps_entries(
    page: SettingsPage, context: Context, answers, tmp_path: Path
) -> None:
    data = json.loads(REGION_FILE.read_text(encoding="utf-8"))
    data["networks"][0]["name"] = "Binnenstad"
    data["deadlines"]["2027-Q2"] = "2027-07-01"
    newer = tmp_path / "regio.json"
    newer.write_text(json.dumps(data), encoding="utf-8")
    answers.files = [newer]
    before = count(context)
    page.profile.file_button.click()
    assert context.networks[0].name == "Binnenstad"
    assert context.workspace.region.deadlines["2027-Q2"].day == 1
    assert "Binnenstad (BIW)" in page.profile.work.text()
    assert count(context) == before


def test_file_that_is_no_region_file_is_explained(
    page: SettingsPage, context: Context, tmp_path: Path
) -> None:
    wrong = tmp_path / "iets.json"
    wrong.write_text("[]", encoding="utf-8")
    page.activate(f"region {wrong}")
    assert "iets.json" in page.profile.banner.text()


def test_second_role_adds_its_pages(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    assert "merge" not in window.page_keys()
    dialog = settings_of(window).profile.add_region()
    qtbot.addWidget(dialog)
    dialog.keep()
    assert context.roles == ("network", "region")
    assert window.header.title() == "Instellingen"
    assert not settings_of(window).profile.role_button.isVisible()


def test_network_is_added_from_the_region_that_is_known(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    dialog = page.profile.add_network()
    qtbot.addWidget(dialog)
    dialog.networks.list.item(5).setCheckState(Qt.CheckState.Checked)
    dialog.keep()
    assert [network.code for network in context.networks] == ["BIW", "HOF", "WAT"]


# -- backups -----------------------------------------------------------------------------------


def test_backup_is_made_and_listed(page: SettingsPage, settle: Settle) -> None:
    page.backups.make_button.click()
    settle()
    model = page.backups.list.model
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == "3 apr 2027, 10:32"
    assert model.index(0, 1).data() == "u vroeg erom"


def test_copy_goes_where_the_person_wants(
    page: SettingsPage, answers, tmp_path: Path, settle: Settle
) -> None:
    answers.target = tmp_path / "elders" / "kopie.resvlog"
    page.backups.copy_button.click()
    settle()
    assert page.context.backups.look(answers.target).entries == count(page.context)


def make_and_choose(page: SettingsPage, settle: Settle) -> None:
    page.backups.make()
    settle()
    page.backups.list.table.setFocus()
    page.backups.list.table.selectRow(0)
    settle()


def test_chosen_backup_tells_what_it_holds(page: SettingsPage, settle: Settle) -> None:
    make_and_choose(page, settle)
    assert page.backups.list.preview_title.text() == "4 registraties in deze back-up"
    assert "Wachtlijst logopedie loopt op" in page.backups.list.preview_words.text()


def test_backup_is_put_back_after_a_question(
    window: MainWindow, context: Context, answers, settle: Settle
) -> None:
    page = settings_of(window)
    make_and_choose(page, settle)
    context.logbook.create_entry(context.network, {"title": "Van na de back-up"})
    page.backups.list.restore_button.click()
    settle()
    assert answers.asked[-1][0] == "sure"
    assert "4 registraties" in answers.asked[-1][2]
    assert count(context) == 4
    assert page.isEnabled()
    assert context.logbook.undo_name is None
    assert "weer zoals op 3 apr 2027" in page.backups.list.banner.text()


def test_log_that_was_replaced_is_kept_aside(
    page: SettingsPage, context: Context, settle: Settle
) -> None:
    make_and_choose(page, settle)
    context.logbook.create_entry(context.network, {"title": "Van na de back-up"})
    page.backups.restore()
    settle()
    aside = list(context.workspace.folder.root.glob("*opzij*"))
    assert [context.backups.look(path).entries for path in aside] == [5]


def test_no_is_an_answer(page: SettingsPage, context: Context, answers, settle: Settle) -> None:
    make_and_choose(page, settle)
    context.logbook.create_entry(context.network, {"title": "Van na de back-up"})
    answers.yes = False
    page.backups.restore()
    assert count(context) == 5


def test_damaged_backup_is_refused_and_the_log_stays(
    page: SettingsPage, context: Context, settle: Settle
) -> None:
    made = context.backups.make()
    made.path.write_bytes(b"geen back-up" * 1000)
    page.backups.refresh()
    page.backups.list.table.selectRow(0)
    settle()
    assert page.backups.list.banner.tone() == "bad"
    assert page.backups.list.looked_into() is None
    assert count(context) == 4


def test_nothing_can_be_done_while_the_log_is_replaced(window: MainWindow) -> None:
    window.context.locked.emit(True)
    assert not window.stack.isEnabled()
    assert not window.rail.isEnabled()
    window.context.locked.emit(False)
    assert window.stack.isEnabled()


def test_model_of_backups_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, context: Context
) -> None:
    model = BackupsModel()
    qtmodeltester.check(model)
    context.backups.make()
    model.show_backups(context.backups.list())
    qtmodeltester.check(model)


# -- the program -------------------------------------------------------------------------------


def test_self_test_runs_in_a_process_of_its_own_and_can_be_copied_and_kept(
    page: SettingsPage, answers, tmp_path: Path
) -> None:
    told: list[str] = []
    page.test.run_button.click()
    page.test.progress._bar.valueChanged.connect(
        lambda: told.append(page.test.progress.count_text())
    )
    assert tasks.wait_idle(240_000), "a busy computer takes its time over it"
    names = {check.name for check in page.test.results}
    assert {"folder", "sqlite", "resources", "translations", "icons", "main_window"} <= names
    assert [check for check in page.test.results if not check.ok] == []
    assert page.test.banner.tone() == "ok"
    assert any(text.endswith(f" van {len(names)}") for text in told), told
    page.test.copy_button.click()
    assert "ok   sqlite:" in QApplication.clipboard().text()
    for name, begin in (("a.html", "<!DOCTYPE"), ("a.txt", "RESV Desktop"), ("a.json", "{")):
        answers.target = tmp_path / name
        page.test.keep_button.click()
        assert answers.target.read_text(encoding="utf-8").startswith(begin)


def test_what_failed_says_what_to_do_in_the_language_of_the_window(page: SettingsPage) -> None:
    found = [Examined("sqlite", True, "3.45"), Examined("fonts", False, "DejaVu: <b>")]
    page.test._show(Outcome(found, {}))
    said = " ".join(label.text() for label in page.test.findChildren(QLabel))
    assert "Installeer een lettertype" in said
    assert "Installeer het programma opnieuw. Draait" not in said
    assert page.test.banner.tone() == "bad"


def test_outcome_that_cannot_be_kept_is_told(page: SettingsPage, answers, tmp_path: Path) -> None:
    page.test._show(Outcome([Examined("sqlite", True, "3.45")], {".html": b"x"}))
    answers.target = tmp_path / "weg" / "a.html"
    page.test.keep()
    assert page.test.banner.tone() == "bad"


def test_self_test_can_be_stopped(context: Context) -> None:
    with pytest.raises(Stopped):
        self_test(context.workspace.folder, "nl", lambda done, total: None, lambda: True)


def test_version_and_its_age_are_shown(qtbot: QtBot, context: Context) -> None:
    section = TestSection(context)
    qtbot.addWidget(section)
    assert section.version.text() == (
        "RESV Desktop, versie 0.1.0, van 22 november 2026 (4 maanden oud)"
    )


def test_about_names_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "EUPL" in dialog.form.text.toPlainText()
    assert "LGPL" in dialog.form.text.toPlainText()
    dialog.form.copy_button.click()
    assert "SQLite" in QApplication.clipboard().text()
