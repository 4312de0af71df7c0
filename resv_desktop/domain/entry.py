"""Entries (*registraties*): the bottlenecks and developments a network logs, and confirmations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.fields import ENTRY_FIELDS
from resv_desktop.domain.records import from_fields, to_fields
from resv_desktop.domain.risk import risk_score


class EntryKind(StrEnum):
    """The two kinds of entry, with the prefix of their human numbers."""

    BOTTLENECK = "knelpunt"
    DEVELOPMENT = "ontwikkeling"

    @property
    def prefix(self) -> str:
        """``KN`` or ``ON``."""
        return "KN" if self is EntryKind.BOTTLENECK else "ON"


FINAL_STATUSES = frozenset({"opgelost", "gesloten_zonder_oplossing"})
"""Statuses in which nobody has to do anything more."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """*Nog steeds zo*: somebody saw on a day that an entry still holds."""

    entry: str
    on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One signal from the neighbourhood. Codes are those of the code book; dates are days.

    Source of the fields: DOMAIN 4.2 of the project's field study (VIM, SAC and the D5 format).
    """

    id: str
    network: str = ""
    number: str = ""
    kind: str = EntryKind.BOTTLENECK
    title: str = ""
    description: str = ""
    theme: str = ""
    subtheme: str = ""
    disciplines: tuple[str, ...] = ()
    severity: str = ""
    frequency: str = ""
    horizon: str = ""
    direction: str = ""
    scope: str = ""
    status: str = "nieuw"
    signal_date: date | None = None
    last_discussed: date | None = None
    confirmed_on: tuple[date, ...] = ()
    quantity: str = ""
    evidence: str = ""
    impact: tuple[str, ...] = ()
    resv_tasks: tuple[str, ...] = ()
    network_tasks: tuple[str, ...] = ()
    law_domain: str = ""
    owner: str = ""
    requested_action: str = ""
    agreement: str = ""
    result: str = ""
    escalated_to: str = ""
    escalated_on: date | None = None
    nza_relevant: bool | None = None
    related: tuple[str, ...] = ()

    @classmethod
    def from_fields(cls, record: str, fields: Mapping[str, Value]) -> Entry:
        """Return the entry that a version's fields describe; what is unreadable stays empty."""
        values: dict[str, Any] = from_fields(ENTRY_FIELDS, fields)
        return cls(record, **values)

    def to_fields(self) -> dict[str, Value]:
        """Return this entry as the fields of a version."""
        return to_fields(ENTRY_FIELDS, self)

    @property
    def risk(self) -> int | None:
        """The risk score (1-4) of a bottleneck; a development has none."""
        if self.kind != EntryKind.BOTTLENECK:
            return None
        return risk_score(self.severity, self.frequency)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status not in FINAL_STATUSES

    @property
    def confirmations(self) -> tuple[Confirmation, ...]:
        """The days on which the entry was confirmed, oldest first."""
        return tuple(Confirmation(self.id, day) for day in sorted(self.confirmed_on))

    @property
    def last_activity(self) -> date | None:
        """The last day on which something is known to have happened with it."""
        days = (self.signal_date, self.last_discussed, self.escalated_on, *self.confirmed_on)
        return max((day for day in days if day), default=None)

    def persistence(self) -> int:
        """Return the whole months from the signal to the last confirmation (0 without one)."""
        if not self.signal_date or not self.confirmed_on:
            return 0
        last = max(self.confirmed_on)
        months = (last.year - self.signal_date.year) * 12 + last.month - self.signal_date.month
        return max(0, months - (last.day < self.signal_date.day))
