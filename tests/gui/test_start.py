"""Start: what needs me now, at most five things, each with a figure and a way there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from resv_desktop.domain.action import Action
from resv_desktop.domain.network import Network
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.start import StartPage
from resv_desktop.gui.pages.start_cards import MOST_CARDS
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Context], StartPage]:
    def make(context: Context) -> StartPage:
        page = StartPage(context)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.activate()
        page.show()
        page.activateWindow()
        return page

    return make


def words(page: StartPage, key: str) -> str:
    return page.cards()[key].accessibleDescription()


def test_coordinator_sees_deadline_drafts_and_backup(
    context: Context, show: Callable[[Context], StartPage]
) -> None:
    page = show(context)
    assert list(page.cards()) == ["deadline", "drafts", "backup"]
    assert words(page, "deadline").startswith("nog 12 dagen")
    drafts = context.logbook.count(EntryQuery(drafts_only=True, networks=(context.network,)))
    assert words(page, "drafts").startswith(f"{drafts} registraties")


def test_empty_log_offers_to_write_the_first_signal(
    new_workspace: Callable[..., Workspace], show: Callable[[Context], StartPage], qtbot: QtBot
) -> None:
    workspace = new_workspace("leeg")
    set_up(workspace, ["network"], networks=[Network("WAT", "Waterlanden")])
    context = Context(workspace)
    page = show(context)
    assert next(iter(page.cards())) == "first"
    with qtbot.waitSignal(context.page_wanted) as wanted:
        qtbot.keyClick(page.cards()["first"].button, Qt.Key.Key_Return)
    assert wanted.args == ["log"]


@pytest.mark.parametrize(("key", "leads_to"), [("deadline", "deliver"), ("drafts", "log drafts")])
def test_card_leads_to_its_page(
    context: Context,
    show: Callable[[Context], StartPage],
    qtbot: QtBot,
    key: str,
    leads_to: str,
) -> None:
    page = show(context)
    with qtbot.waitSignal(context.page_wanted) as wanted:
        QTest.keyClick(page.cards()[key].button, Qt.Key.Key_Space)
    assert wanted.args == [leads_to]


def test_late_action_is_told_and_leads_to_its_entry(
    context: Context, show: Callable[[Context], StartPage], qtbot: QtBot
) -> None:
    entry = context.logbook.find(EntryQuery(limit=1))[0]
    due = context.workspace.today() - timedelta(days=2)
    action = Action("", entry=entry.record, text="Bel de gemeente", due=due)
    context.logbook.add_action(entry.network, action)
    page = show(context)
    assert words(page, "actions").startswith("1 te laat Eerst: Bel de gemeente")
    with qtbot.waitSignal(context.page_wanted) as wanted:
        page.cards()["actions"].button.click()
    assert wanted.args == [f"log {entry.record}"]


def test_action_of_no_entry_has_no_button_that_leads_nowhere(
    context: Context, show: Callable[[Context], StartPage]
) -> None:
    action = Action("", text="Zaal regelen", due=context.workspace.today())
    context.logbook.add_action(context.network, action)
    assert show(context).cards()["actions"].button.isHidden()


def test_late_delivery_is_said_in_days(
    context: Context, clock, show: Callable[[Context], StartPage]
) -> None:
    signal = {"title": "In februari", "signal_date": "2027-02-01"}
    context.logbook.create_entry(context.network, signal)
    clock.pass_by(days=20)
    assert words(show(context), "deadline").startswith("8 dagen te laat")


def test_backup_button_makes_one_and_the_card_says_so(
    context: Context, show: Callable[[Context], StartPage], settle: Callable[[], None]
) -> None:
    page = show(context)
    assert words(page, "backup").startswith("Nog geen")
    page.cards()["backup"].button.click()
    settle()
    assert words(page, "backup").startswith("Vandaag, 10:32")


def test_region_sees_who_has_not_handed_over(
    region_context: Context, show: Callable[[Context], StartPage]
) -> None:
    page = show(region_context)
    assert list(page.cards()) == ["deliveries", "backup"]
    said = words(page, "deliveries")
    assert said.startswith("0 van 6")
    assert "Waterlanden" in said


def test_region_without_region_file_is_told_to_open_one(
    new_workspace: Callable[..., Workspace], show: Callable[[Context], StartPage]
) -> None:
    workspace = new_workspace("kaal")
    set_up(workspace, ["region"])
    assert "Nog geen regiopakket" in words(show(Context(workspace)), "deliveries")


def test_both_roles_see_at_most_five_cards(
    context: Context, workspace_network: Workspace, show: Callable[[Context], StartPage]
) -> None:
    set_up(workspace_network, ["region"])
    context.reload_profile()
    action = Action("", text="Bellen", due=context.workspace.today())
    context.logbook.add_action(context.network, action)
    assert len(show(context).cards()) == MOST_CARDS


def test_one_primary_button_only(context: Context, show: Callable[[Context], StartPage]) -> None:
    kinds = [card.button.property("kind") for card in show(context).deck.cards()]
    assert kinds.count("primary") == 1


def test_keyboard_stays_on_its_card_when_figures_change(
    context: Context, show: Callable[[Context], StartPage], qtbot: QtBot
) -> None:
    page = show(context)
    button = page.cards()["drafts"].button
    button.setFocus()
    before = words(page, "drafts")
    context.logbook.create_entry(context.network, {"title": "Nog een"})
    qtbot.waitUntil(lambda: words(page, "drafts") != before)
    assert page.cards()["drafts"].button is button
    assert button.hasFocus()


def test_another_network_shows_its_own_figures(
    context: Context, show: Callable[[Context], StartPage]
) -> None:
    page = show(context)
    context.choose_network(context.networks[1].code)
    assert next(iter(page.cards())) == "first"


def test_words_follow_the_language(context: Context, show: Callable[[Context], StartPage]) -> None:
    page = show(context)
    set_language("en")
    assert words(page, "deadline").startswith("12 days left")
    assert page.cards()["drafts"].button.text() == "Finish drafts"
