"""Meetings (*overleggen*): when a network met, who were there, what became of each item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.fields import MEETING_FIELDS
from resv_desktop.domain.records import from_fields, to_fields


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """What a meeting did with one entry: an outcome code and, if any, the decision in words."""

    entry: str
    outcome: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting; attendance is by discipline, never by person."""

    id: str
    network: str = ""
    date: dt.date | None = None
    kind: str = "wijkoverleg"
    disciplines: tuple[str, ...] = ()
    items: tuple[tuple[Value, ...], ...] = ()

    @classmethod
    def from_fields(cls, record: str, fields: Mapping[str, Value]) -> Meeting:
        """Return the meeting that a version's fields describe."""
        values: dict[str, Any] = from_fields(MEETING_FIELDS, fields)
        return cls(record, **values)

    @classmethod
    def with_agenda(cls, record: str, agenda: tuple[AgendaItem, ...], **values: Any) -> Meeting:
        """Return a meeting whose items are ``agenda``; a later look at one entry replaces none."""
        items = tuple((i.entry or None, i.outcome or None, i.decision or None) for i in agenda)
        return cls(record, items=items, **values)

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """The items, in the order in which they were discussed."""
        rows = ((*(str(cell or "") for cell in row), "", "", "") for row in self.items)
        return tuple(AgendaItem(row[0], row[1], row[2]) for row in rows)

    def to_fields(self) -> dict[str, Value]:
        """Return this meeting as the fields of a version."""
        return to_fields(MEETING_FIELDS, self)
