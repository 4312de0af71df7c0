"""How things stand: what a coordinator or the RESV has to do now, for the Start page.

Loads nothing that knows Excel: this is asked before the window is painted for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from resv_desktop.domain.action import Action
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.records import parse_date
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import list_backups
from resv_desktop.store.deliveries import list_deliveries
from resv_desktop.store.entries import EntryQuery, count_entries, find_entries
from resv_desktop.store.records import ActionQuery, find_actions

if TYPE_CHECKING:
    from resv_desktop.services.open_questions import OpenQuestions

SOON = timedelta(days=7)
"""An action that is due within a week counts as one to do now."""


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """The quarter a network has to hand over; ``delivered`` is when it last did."""

    period: Period
    deadline: date
    days_left: int
    delivered: datetime | None

    @property
    def is_late(self) -> bool:
        """Whether the deadline has passed and nothing was handed over."""
        return self.delivered is None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class NetworkStanding:
    """What one network has to do now; ``actions`` are overdue or due within a week."""

    entries: int
    drafts: int
    conflicts: int
    actions: tuple[Action, ...]
    overdue: int
    due: DuePeriod


@dataclass(frozen=True, slots=True)
class RegionStanding:
    """What the RESV has to do now; ``delivered`` gives the day of first delivery per network."""

    entries: int
    open: OpenQuestions
    """What waits for a person in merged workbooks."""
    period: Period
    deadline: date
    days_left: int
    networks: tuple[Network, ...]
    delivered: Mapping[str, date | None]

    @property
    def is_over(self) -> bool:
        """Whether the quarter has ended, so that a delivery can be expected."""
        return self.days_left < (self.deadline - self.period.end).days

    @property
    def missing(self) -> tuple[Network, ...]:
        """The networks of the region that did not deliver yet."""
        return tuple(n for n in self.networks if n.code not in self.delivered)


def network_standing(workspace: Workspace, network: str) -> NetworkStanding:
    """Return what the network with this code has to do now."""
    database, today = workspace.database(), workspace.today()
    one = (network,)
    query = ActionQuery(networks=one, open_only=True, due_by=today + SOON)
    actions = tuple(Action.from_fields(r, f) for r, f in find_actions(database, query))
    return NetworkStanding(
        entries=count_entries(database, EntryQuery(networks=one)),
        drafts=count_entries(database, EntryQuery(networks=one, drafts_only=True)),
        conflicts=count_entries(database, EntryQuery(networks=one, conflicts_only=True)),
        actions=actions,
        overdue=sum(action.is_overdue(today) for action in actions),
        due=due_period(workspace, network),
    )


def due_period(workspace: Workspace, network: str) -> DuePeriod:
    """Return the quarter that a network has to hand over now, with its deadline."""
    period = period_due(workspace, network)
    deadline = workspace.region.deadline(period)
    made = list_deliveries(workspace.database(), network, str(period))
    days_left = (deadline - workspace.today()).days
    return DuePeriod(period, deadline, days_left, made[0].at if made else None)


def period_due(workspace: Workspace, network: str) -> Period:
    """Return the quarter that a network has to hand over now.

    It is the quarter that ended last, until it was handed over. A network that did not log in it
    yet is not asked for it once its deadline has passed.
    """
    today = workspace.today()
    ended = Period.of(today).previous()
    made = list_deliveries(workspace.database(), network)
    if str(ended) in {delivery.period for delivery in made}:
        return ended.next()
    in_time = today <= workspace.region.deadline(ended)
    return ended if in_time or made or _logged_by(workspace, network, ended) else ended.next()


def region_standing(workspace: Workspace) -> RegionStanding:
    """Return what the RESV has to do now."""
    # A coordinator never needs it.
    from resv_desktop.services.open_questions import open_questions

    database, region = workspace.database(), workspace.region
    received = _received(workspace)
    period = _period_received(workspace, received)
    deadline = region.deadline(period)
    return RegionStanding(
        entries=count_entries(database, EntryQuery()),
        open=open_questions(workspace),
        period=period,
        deadline=deadline,
        days_left=(deadline - workspace.today()).days,
        networks=region.networks,
        delivered=received.get(str(period), {}),
    )


def last_backup(workspace: Workspace) -> datetime | None:
    """Return when the last backup was made."""
    return next((backup.at for backup in list_backups(workspace.folder.backups)), None)


def _logged_by(workspace: Workspace, network: str, period: Period) -> bool:
    query = EntryQuery(networks=(network,), sort="signal_date", limit=1)
    first = next((row.signal_date for row in find_entries(workspace.database(), query)), None)
    return first is not None and first <= period.end


def _period_received(workspace: Workspace, received: Mapping[str, object]) -> Period:
    """Return the quarter that ended last, or the present one when nobody was to deliver that."""
    today = workspace.today()
    ended = Period.of(today).previous()
    asked = str(ended) in received or today <= workspace.region.deadline(ended)
    return ended if asked else ended.next()


def _received(workspace: Workspace) -> dict[str, dict[str, date | None]]:
    """Return per period and network the day that its first delivery states."""
    from resv_desktop.store.imports import delivered_days  # a coordinator never needs it

    received: dict[str, dict[str, date | None]] = {}
    for period, network, stated in delivered_days(workspace.database()):
        networks = received.setdefault(period, {})
        day, known = parse_date(stated), networks.get(network)
        networks[network] = min((d for d in (day, known) if d), default=None)
    return received
