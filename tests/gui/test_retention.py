"""The end of the experiment on Start and in settings; remarks on the data folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.folder_notice import folder_notice_of
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.gui.pages.start import StartPage
from resv_desktop.services.backups import Backups
from resv_desktop.services.folder_check import Remark
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.workspace import Workspace

Settle = Callable[[], None]
NEAR, OVER = datetime(2031, 10, 1, 9, tzinfo=UTC), datetime(2032, 2, 1, 9, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


def settings_of(window: MainWindow) -> SettingsPage:
    window.show_page("settings retention")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def start_of(window: MainWindow) -> StartPage:
    window.show_page("start")
    page = window.page("start")
    assert isinstance(page, StartPage)
    return page


def test_years_before_the_end_nothing_is_said(window: MainWindow) -> None:
    assert "retention" not in start_of(window).cards()


@pytest.mark.parametrize(
    ("day", "figure"), [(NEAR, "nog 92 dagen"), (OVER, "Het experiment is voorbij")]
)
def test_near_and_after_the_end_start_leads_to_the_archive(
    window: MainWindow, clock, day: datetime, figure: str
) -> None:
    clock.now = day
    card = start_of(window).cards()["retention"]
    assert figure in card.accessibleDescription()
    first = next(iter(start_of(window).cards()))
    assert (first == "retention") is (day is OVER), "the quarter comes first while there is time"
    card.button.click()
    assert window.current_page().key == "settings"


def test_archive_and_then_an_empty_log(
    window: MainWindow, context: Context, clock, answers, tmp_path: Path, settle: Settle
) -> None:
    clock.now = OVER
    section = settings_of(window).retention
    assert not section.panel.isVisible()
    answers.folder = tmp_path / "archief"
    section.archive_button.click()
    settle()
    assert section.banner.tone() == "ok"
    assert "met 4 registraties" in section.banner.text()
    assert section.panel.isVisible()
    assert not section.empty_button.isEnabled(), "only who says it is safe can empty"
    section.safe.click()
    answers.yes = False
    section.empty_button.click()
    settle()
    assert context.logbook.count(EntryQuery()) == 4
    answers.yes = True
    section.empty_button.click()
    settle()
    assert answers.asked[-1][0] == "sure"
    assert "nergens anders" in answers.asked[-1][2]
    assert context.logbook.count(EntryQuery()) == 0
    assert "Alles staat in het archief" in section.banner.text()
    assert not section.panel.isVisible()
    assert window.stack.isEnabled()
    (copy,) = (tmp_path / "archief").rglob("*.resvlog")
    assert Backups(context.workspace).look(copy).entries == 4


def test_a_change_after_the_archive_asks_for_a_new_one(
    window: MainWindow, context: Context, clock, answers, tmp_path: Path, settle: Settle
) -> None:
    clock.now = OVER
    section = settings_of(window).retention
    answers.folder = tmp_path / "archief"
    section.archive_button.click()
    settle()
    context.logbook.create_entry(context.network, {"title": "Op de valreep"})
    assert not section.panel.isVisible()
    section.empty()
    assert context.logbook.count(EntryQuery()) == 5


def test_an_archive_that_disappeared_empties_nothing(
    window: MainWindow, context: Context, clock, answers, tmp_path: Path, settle: Settle
) -> None:
    clock.now = OVER
    section = settings_of(window).retention
    answers.folder = tmp_path / "archief"
    section.archive_button.click()
    settle()
    next((tmp_path / "archief").rglob("*.resvlog")).unlink()
    section.safe.click()
    section.empty_button.click()
    settle()
    assert "niet meer in orde" in section.banner.text()
    assert window.stack.isEnabled()
    assert context.logbook.count(EntryQuery()) == 4


def test_years_before_the_end_an_archive_can_be_made_but_nothing_emptied(
    window: MainWindow, answers, tmp_path: Path, settle: Settle
) -> None:
    section = settings_of(window).retention
    answers.folder = tmp_path / "archief"
    section.archive_button.click()
    settle()
    assert section.banner.tone() == "ok"
    assert not section.panel.isVisible()
    answers.folder = None
    section.archive_button.click()
    settle()


def test_a_folder_inside_the_data_folder_is_refused(
    window: MainWindow, context: Context, answers, settle: Settle
) -> None:
    section = settings_of(window).retention
    answers.folder = context.workspace.folder.root
    section.archive_button.click()
    settle()
    assert "buiten de gegevensmap" in section.banner.text()


# -- the folder --------------------------------------------------------------------------------


def test_an_unsafe_folder_is_said_on_start_and_in_settings(
    window: MainWindow, context: Context, settle: Settle
) -> None:
    notice = folder_notice_of(context)
    notice.look()
    settle()
    assert not start_of(window).banner.isVisible()
    remarks = (
        Remark("folder_synced", {"path": "C:\\x", "service": "OneDrive"}),
        Remark("folder_space", {"path": "C:\\x", "free": 12, "least": 200}),
    )
    notice._found(remarks)
    banner = start_of(window).banner
    assert (banner.isVisible(), banner.tone()) == (True, "warn")
    assert "OneDrive" in banner.text()
    banner.action_triggered.emit()
    settings = settings_of(window)
    assert "OneDrive" in settings.folder.banner.text()
    assert "12 MB" in settings.folder.banner.text()
    notice._found(())
    assert settings.folder.banner.isHidden()


def test_a_real_synchronised_folder_is_found(
    new_workspace: Callable[..., Workspace], qtbot: QtBot, settle: Settle
) -> None:
    from resv_desktop.services.setup import set_up

    workspace = new_workspace("Dropbox")
    set_up(workspace, ["region"])
    context = Context(workspace)
    page = StartPage(context)
    qtbot.addWidget(page)
    page.activate()
    page.show()
    with qtbot.waitSignal(folder_notice_of(context).updated, timeout=20_000):
        pass
    assert "die Dropbox synchroniseert" in page.banner.text()
