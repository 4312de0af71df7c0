"""What a coordinator or the RESV has to do now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from resv_desktop.domain.action import Action
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.standing import (
    due_period,
    last_backup,
    network_standing,
    period_due,
    region_standing,
)
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.deliveries import Delivery, add_delivery
from resv_desktop.store.imports import FileRecord, add_file, new_batch

REGION = Region(
    "RESV Waterrijk",
    (Network("WAT", "Waterlanden"), Network("BIW", "Binnenstad-West")),
    deadlines={"2027-Q1": date(2027, 4, 20)},
)
Q4, Q1, Q2 = Period(2026, 4), Period(2027, 1), Period(2027, 2)


@pytest.fixture
def clock() -> list[datetime]:
    """The moment, in a list so that a test can move it."""
    return [datetime(2027, 4, 3, 9, tzinfo=UTC)]


@pytest.fixture
def workspace(tmp_path: Path, clock: list[datetime]) -> Iterator[Workspace]:
    made = Workspace(
        DataFolder(tmp_path / "data").create(), clock=lambda: clock[0], uuids=seeded_uuids(1)
    )
    set_up(made, ["network", "region"], networks=REGION.networks[:1], region=REGION)
    yield made
    made.release()


@pytest.fixture
def log(workspace: Workspace) -> Callable[[date], str]:
    """Log an entry that was signalled on a day."""
    return lambda day: Logbook(workspace).create_entry(
        "WAT", {"title": "Signaal", "signal_date": day.isoformat()}
    )


def hand_over(workspace: Workspace, period: Period) -> None:
    made = Delivery("WAT", str(period), workspace.now(), "a.xlsx", f"x{period}", 1, False)
    add_delivery(workspace.database(), made)


def receive(workspace: Workspace, network: str, period: Period, day: date) -> None:
    database = workspace.database()
    with database.atomic():
        file = FileRecord(
            name=f"{network}.xlsx",
            sha256=f"{network}{period}{day}",
            verdict="A",
            reason="",
            values={},
            network=network,
            network_name=network,
            region="",
            period=str(period),
            delivered_on=day.isoformat(),
            nothing_to_report=False,
            program="",
            practice=False,
            counts={},
            repairs=[],
            quarantine=[],
            notes=[],
        )
        add_file(database, new_batch(database, workspace.now()), file)


def test_quarter_that_ended_is_due_until_it_is_handed_over(workspace: Workspace, log) -> None:
    log(date(2027, 2, 1))
    assert due_period(workspace, "WAT").period == Q1
    hand_over(workspace, Q1)
    assert due_period(workspace, "WAT").period == Q2


def test_deadline_is_that_of_the_region(workspace: Workspace, log) -> None:
    log(date(2027, 2, 1))
    due = due_period(workspace, "WAT")
    assert (due.deadline, due.days_left, due.is_late) == (date(2027, 4, 20), 17, False)


def test_quarter_that_is_late_stays_due(workspace: Workspace, log, clock: list[datetime]) -> None:
    log(date(2027, 2, 1))
    clock[0] += timedelta(days=40)
    due = due_period(workspace, "WAT")
    assert (due.period, due.days_left, due.is_late) == (Q1, -23, True)


def test_new_network_is_not_asked_for_the_time_before_it_began(
    workspace: Workspace, log, clock: list[datetime]
) -> None:
    clock[0] = datetime(2027, 5, 3, 9, tzinfo=UTC)
    assert period_due(workspace, "WAT") == Q2
    log(date(2027, 5, 1))
    assert period_due(workspace, "WAT") == Q2


def test_network_that_delivered_before_is_asked_even_without_new_signals(
    workspace: Workspace, clock: list[datetime]
) -> None:
    hand_over(workspace, Q4)
    clock[0] = datetime(2027, 5, 3, 9, tzinfo=UTC)
    assert period_due(workspace, "WAT") == Q1


def test_quarter_handed_over_early_says_when(workspace: Workspace) -> None:
    hand_over(workspace, Q1)
    hand_over(workspace, Q2)
    due = due_period(workspace, "WAT")
    assert (due.period, due.delivered is not None, due.is_late) == (Q2, True, False)


def test_drafts_and_entries_are_counted_per_network(workspace: Workspace, log) -> None:
    log(date(2027, 2, 1))
    standing = network_standing(workspace, "WAT")
    assert (standing.entries, standing.drafts, standing.conflicts) == (1, 1, 0)
    assert network_standing(workspace, "BIW").entries == 0


@pytest.mark.parametrize(("days", "counted", "late"), [(-1, 1, 1), (7, 1, 0), (8, 0, 0)])
def test_actions_count_from_a_week_before_they_are_due(
    workspace: Workspace, days: int, counted: int, late: int
) -> None:
    due = workspace.today() + timedelta(days=days)
    Logbook(workspace).add_action("WAT", Action("", text="Bellen", due=due))
    standing = network_standing(workspace, "WAT")
    assert (len(standing.actions), standing.overdue) == (counted, late)


def test_finished_action_is_nothing_to_do(workspace: Workspace) -> None:
    action = Action("", text="Bellen", due=workspace.today(), state="klaar")
    Logbook(workspace).add_action("WAT", action)
    assert network_standing(workspace, "WAT").actions == ()


def test_region_knows_who_is_missing(workspace: Workspace) -> None:
    receive(workspace, "WAT", Q1, date(2027, 4, 2))
    standing = region_standing(workspace)
    assert (standing.period, standing.is_over) == (Q1, True)
    assert [network.code for network in standing.missing] == ["BIW"]
    assert standing.delivered == {"WAT": date(2027, 4, 2)}


def test_first_of_several_deliveries_counts(workspace: Workspace) -> None:
    receive(workspace, "WAT", Q1, date(2027, 4, 12))
    receive(workspace, "WAT", Q1, date(2027, 4, 2))
    assert region_standing(workspace).delivered["WAT"] == date(2027, 4, 2)


def test_region_that_never_received_a_past_quarter_looks_ahead(
    workspace: Workspace, clock: list[datetime]
) -> None:
    clock[0] = datetime(2027, 5, 3, 9, tzinfo=UTC)
    standing = region_standing(workspace)
    assert (standing.period, standing.is_over) == (Q2, False)


def test_last_backup_is_known(workspace: Workspace, clock: list[datetime]) -> None:
    assert last_backup(workspace) is None
    Backups(workspace).make()
    at = last_backup(workspace)
    assert at is not None
    assert at.replace(tzinfo=UTC) == clock[0]
