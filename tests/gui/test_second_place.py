"""Settings: a second place, a backup from elsewhere, and what putting one back would change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.gui.pages.start import StartPage
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.workspace import Workspace

Settle = Callable[[], None]
WORDS = "vijf gele fietsen bij de molen"


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
def stick(tmp_path: Path, answers) -> Path:
    place = tmp_path / "usb"
    place.mkdir()
    answers.folder = place
    return place


def words(page: StartPage, key: str) -> str:
    return page.cards()[key].accessibleDescription()


def choose(page: SettingsPage, settle: Settle, first: str = WORDS, again: str = WORDS) -> None:
    section = page.second_place
    section.choose_button.click()
    settle()
    assert section.passphrase.isVisible()
    QTest.keyClicks(section.passphrase.first.line, first)
    QTest.keyClicks(section.passphrase.second.line, again)
    QTest.keyClick(section.passphrase.second.line, Qt.Key.Key_Return)
    settle()


def test_a_stick_is_chosen_with_a_passphrase_and_gets_its_copy(
    page: SettingsPage, context: Context, stick: Path, settle: Settle
) -> None:
    section = page.second_place
    assert "nog geen tweede plek" in section.words.text()
    assert not section.forget_button.isVisible()
    context.backups.make()
    choose(page, settle)
    assert section.banner.tone() == "ok"
    assert "versleuteld" in section.words.text()
    assert "Laatste kopie: 3 apr 2027, 10:32" in section.words.text()
    assert not section.passphrase.isVisible()
    assert section.passphrase.first.text() == ""
    assert len(context.backups.second_place.copies()) == 1


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [("kort", "kort", "te kort"), (WORDS, WORDS + "x", "niet gelijk"), ("", "", "te kort")],
)
def test_a_passphrase_that_will_not_do_is_said_at_its_field(
    page: SettingsPage, context: Context, stick: Path, settle: Settle, first, again, said
) -> None:
    choose(page, settle, first, again)
    panel = page.second_place.passphrase
    assert panel.isVisible()
    assert said in panel.first.error() + panel.second.error()
    assert context.backups.second_place.standing().folder is None
    panel.cancel_button.click()
    assert (panel.isVisible(), panel.first.text()) == (False, "")


def test_inside_the_profile_nothing_is_asked(
    page: SettingsPage, context: Context, stick: Path, settle: Settle, monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    page.second_place.choose_button.click()
    settle()
    assert not page.second_place.passphrase.isVisible()
    assert context.backups.second_place.standing().folder == stick
    assert "niet versleuteld" in page.second_place.words.text()


def test_a_folder_that_will_not_do_is_said(
    page: SettingsPage, context: Context, answers, settle: Settle
) -> None:
    answers.folder = context.workspace.folder.backups
    choose(page, settle)
    assert "een andere map" in page.second_place.banner.text()
    answers.folder = None
    page.second_place.choose_button.click()
    settle()
    assert context.backups.second_place.standing().folder is None


def test_an_unplugged_stick_is_said_calmly_and_tried_again(
    page: SettingsPage, context: Context, stick: Path, settle: Settle, qtbot: QtBot, clock
) -> None:
    start = StartPage(context)
    qtbot.addWidget(start)
    start.activate()
    start.show()
    choose(page, settle)
    away = stick.rename(stick.with_name("elders"))
    page.backups.make_button.click()
    settle()
    section = page.second_place
    assert (section.banner.tone(), section.again_button.isVisible()) == ("warn", True)
    assert "Sluit de usb-stick" in section.banner.text()
    card = words(start, "backup")
    assert "Tweede plek: nog geen kopie." in card or "niet aangesloten" in card
    away.rename(stick)
    section.again_button.click()
    settle()
    assert section.banner.tone() == "ok"
    assert not section.again_button.isVisible()
    start.activate()
    assert "Tweede plek: laatste kopie op 3 apr 2027." in words(start, "backup")


def test_giving_it_up_leaves_the_copies(
    page: SettingsPage, context: Context, stick: Path, settle: Settle
) -> None:
    context.backups.make()
    choose(page, settle)
    page.second_place.forget_button.click()
    assert "nog geen tweede plek" in page.second_place.words.text()
    assert list(stick.glob("*.resvkluis"))
    assert not context.workspace.folder.second_place_key.exists()


def test_a_backup_from_elsewhere_is_looked_into_and_put_back(
    page: SettingsPage, context: Context, answers, tmp_path: Path, settle: Settle
) -> None:
    elsewhere = tmp_path / "usb" / "kopie.resvlog"
    context.backups.make("manual", elsewhere)
    context.logbook.create_entry(context.network, {"title": "Van na de back-up"})
    answers.files = [elsewhere]
    page.backups.other_button.click()
    settle()
    shown = page.backups.list
    assert shown.preview_title.text() == "kopie.resvlog: 4 registraties in deze back-up"
    assert "1 registratie van nu staat er niet in:" in shown.preview_words.text()
    assert "Van na de back-up" in shown.preview_words.text()
    assert "Ze blijven in het logboek van nu" in shown.preview_words.text()
    shown.restore_button.click()
    settle()
    assert context.logbook.count(EntryQuery()) == 4
    assert context.backups.list()[0].reason == "restore"


def test_an_encrypted_backup_asks_for_its_passphrase(
    page: SettingsPage,
    context: Context,
    stick: Path,
    answers,
    settle: Settle,
    new_workspace: Callable[..., Workspace],
) -> None:
    context.backups.make()
    choose(page, settle)
    answers.files = [context.backups.second_place.copies()[0].path]
    context.backups.second_place.forget()
    shown = page.backups.list
    page.backups.other_button.click()
    settle()
    assert shown.passphrase.isVisible()
    assert not shown.banner.isVisible()
    QTest.keyClicks(shown.passphrase.first.line, "iets heel anders")
    QTest.keyClick(shown.passphrase.first.line, Qt.Key.Key_Return)
    settle()
    assert "wachtwoordzin klopt niet" in shown.passphrase.first.error()
    shown.passphrase.first.line.selectAll()
    QTest.keyClicks(shown.passphrase.first.line, WORDS)
    shown.passphrase.answer_button.click()
    settle()
    assert not shown.passphrase.isVisible()
    assert "4 registraties in deze back-up" in shown.preview_title.text()
    assert "gelijk aan die van nu" in shown.preview_words.text()
    context.logbook.create_entry(context.network, {"title": "Van na de back-up"})
    shown.restore_button.click()
    settle()
    assert context.logbook.count(EntryQuery()) == 4


def test_a_file_that_is_gone_or_no_backup_is_said(
    page: SettingsPage, answers, tmp_path: Path, settle: Settle
) -> None:
    shown = page.backups.list
    for content, said in ((None, "is er niet"), (b"geen log" * 900, "niet heel")):
        path = tmp_path / "los bestand"
        if content is not None:
            path.write_bytes(content)
        answers.files = [path]
        page.backups.other_button.click()
        settle()
        assert said in shown.banner.text()
        assert shown.looked_into() is None


def test_words_follow_the_language(page: SettingsPage, settle: Settle, stick: Path) -> None:
    set_language("en")
    assert page.second_place.title.text() == "Second place"
    assert page.second_place.choose_button.text() == "Choose a folder"
    assert page.retention.title.text() == "How long things are kept"
