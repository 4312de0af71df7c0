"""Actions: what was agreed to do about an entry, by which function, before when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.fields import ACTION_FIELDS, AGREEMENT_FIELDS
from resv_desktop.domain.records import from_fields, to_fields

CLOSED_STATES = frozenset({"klaar", "vervallen"})


@dataclass(frozen=True, slots=True)
class Action:
    """One action; ``owner`` is a function, never a person's name, ``entry`` a record id."""

    id: str
    network: str = ""
    number: str = ""
    entry: str = ""
    text: str = ""
    owner: str = ""
    due: date | None = None
    state: str = "open"
    result: str = ""

    @classmethod
    def from_fields(cls, record: str, fields: Mapping[str, Value]) -> Action:
        """Return the action that a version's fields describe."""
        values: dict[str, Any] = from_fields(ACTION_FIELDS, fields)
        return cls(record, **values)

    def to_fields(self) -> dict[str, Value]:
        """Return this action as the fields of a version."""
        return to_fields(ACTION_FIELDS, self)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.state not in CLOSED_STATES

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before ``today``."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Agreement:
    """A working agreement (*afspraak*) with another party, with the days it holds."""

    id: str
    network: str = ""
    text: str = ""
    with_whom: str = ""
    subject: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    entry: str = ""

    @classmethod
    def from_fields(cls, record: str, fields: Mapping[str, Value]) -> Agreement:
        """Return the agreement that a version's fields describe."""
        values: dict[str, Any] = from_fields(AGREEMENT_FIELDS, fields)
        return cls(record, **values)

    def to_fields(self) -> dict[str, Value]:
        """Return this agreement as the fields of a version."""
        return to_fields(AGREEMENT_FIELDS, self)
