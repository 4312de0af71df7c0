"""One made-up network's year: signals come in, are confirmed, discussed, acted on and solved."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from resv_desktop.domain.action import Action, Agreement
from resv_desktop.domain.entry import FINAL_STATUSES
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.workspace import Workspace

ESCALATED = {"opgeschaald": "N1", "bij_financier": "N2", "bij_gemeente": "N2", "landelijk": "N4"}
AGENDA_LENGTH = 5


class NetworkYear:
    """A network that lives through the quarters of a year, one after the other.

    ``quiet`` is a quarter without new signals (0: none). The sample's signals all lie in the
    first half of a year; here they are spread over the whole of it.
    """

    def __init__(
        self,
        workspace: Workspace,
        network: Network,
        entries: Sequence[Mapping[str, Any]],
        chance: random.Random,
        go_to: Callable[[date], None],
        quiet: int = 0,
    ) -> None:
        self.workspace = workspace
        self._network = network
        self._log = Logbook(workspace)
        self._chance = chance
        self._go_to = go_to
        self._waiting = sorted(
            ((_spread(date.fromisoformat(e["signal_date"]), quiet), e) for e in entries),
            key=lambda item: (item[0], item[1]["key"]),
        )
        self._records: dict[str, str] = {}
        self._wanted: dict[str, Mapping[str, Any]] = {}

    @property
    def logged(self) -> int:
        """How many entries were logged so far."""
        return len(self._records)

    def live(self, quarter: Period) -> None:
        """Live through one quarter: log, confirm, meet, act, settle."""
        older = list(self._records.values())
        for day, sample in [item for item in self._waiting if quarter.contains(item[0])]:
            self._log_signal(day, sample)
        self._confirm(older, quarter)
        self._meet(quarter)
        self._settle(older, quarter)

    def _log_signal(self, day: date, sample: Mapping[str, Any]) -> None:
        self._go_to(day)
        left_out = {"key", "network", "status", "related"}
        values = {key: value for key, value in sample.items() if key not in left_out}
        values["signal_date"] = day.isoformat()
        related = [self._records[key] for key in sample.get("related", ()) if key in self._records]
        record = self._log.create_entry(self._network.code, {**values, "related": tuple(related)})
        self._records[sample["key"]] = record
        self._wanted[record] = sample

    def _confirm(self, older: Sequence[str], quarter: Period) -> None:
        still_open = [record for record in older if self._log.entry(record).is_open]
        for record in self._some(still_open, 3):
            self._go_to(quarter.start + timedelta(days=40))
            self._log.confirm(record)

    def _meet(self, quarter: Period) -> None:
        day = quarter.end - timedelta(days=self._chance.randrange(12, 26))
        self._go_to(day)
        entries = [self._log.entry(record) for record in self._records.values()]
        due = [e for e in entries if e.is_open and (e.signal_date or day) <= day]
        due.sort(key=lambda e: (e.last_discussed or date.min, e.number))
        if not due:
            return
        items = tuple(AgendaItem(e.id, *_outcome(self._wanted[e.id])) for e in due[:AGENDA_LENGTH])
        attending = self._some(list(self._network.disciplines), 8)
        meeting = Meeting.with_agenda(
            "", items, date=day, kind="wijkoverleg", disciplines=tuple(sorted(attending))
        )
        self._log.add_meeting(self._network.code, meeting)
        for entry in due[: AGENDA_LENGTH - 2]:
            self._act(entry.id, day)
        if quarter.quarter == 2:
            self._agree(due[0].id, day)

    def _act(self, record: str, day: date) -> None:
        sample = self._wanted[record]
        text = str(sample.get("requested_action") or "Bespreken in het volgende overleg")
        owner = str(sample.get("owner") or "wijkcoördinator")
        due = day + timedelta(days=14 * self._chance.randrange(2, 7))
        action = Action("", entry=record, text=text, owner=owner, due=due)
        self._log.add_action(self._network.code, action)

    def _agree(self, record: str, day: date) -> None:
        agreement = Agreement(
            "",
            text="Elk kwartaal één overzicht van wachttijden delen",
            with_whom="Gemeente en huisartsen",
            subject=self._log.entry(record).title,
            valid_from=day,
            valid_until=day + timedelta(days=365),
            review_on=day + timedelta(days=180),
            entry=record,
        )
        self._log.add_agreement(self._network.code, agreement)

    def _settle(self, older: Sequence[str], quarter: Period) -> None:
        """Bring what was logged in an earlier quarter to where the sample says it ends."""
        day = quarter.end - timedelta(days=5)
        self._go_to(day)
        for record in older:
            wanted = str(self._wanted[record]["status"])
            if self._log.entry(record).status == wanted or wanted == "nieuw":
                continue
            changes: dict[str, object] = {"status": wanted}
            if wanted in ESCALATED:
                changes |= {"escalated_to": ESCALATED[wanted], "escalated_on": day.isoformat()}
            if wanted in FINAL_STATUSES:
                changes |= {"result": "Afspraak werkt; na een kwartaal bekeken en afgesloten."}
                changes |= {"last_discussed": day.isoformat()}
            self._log.change(record, changes)
        for action in self._log.actions():
            if action.is_overdue(day):
                self._log.change(action.id, {"state": "klaar", "result": "Uitgevoerd"})

    def _some(self, choices: Sequence[str], most: int) -> list[str]:
        return self._chance.sample(list(choices), min(most, len(choices)))


def _spread(day: date, quiet: int) -> date:
    """Return a day of the first half of a year, spread over the year; none in a quiet quarter."""
    start = date(day.year, 1, 1)
    moved = start + timedelta(days=2 * (day - start).days)
    if quiet and Period.of(moved).quarter == quiet:
        moved = Period(day.year, quiet).start - timedelta(days=20 + (day - start).days % 30)
    return min(moved, date(day.year, 12, 20))


def _outcome(sample: Mapping[str, Any]) -> tuple[str, str]:
    """Return outcome and decision that fit where the sample says an entry ends."""
    if sample["status"] in ESCALATED:
        return "actie", "Voorleggen aan het RESV"
    if sample["status"] == "in_behandeling_wijk":
        return "besluit", "In de wijk oppakken"
    return "besproken", ""
