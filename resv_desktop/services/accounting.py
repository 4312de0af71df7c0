"""The account of a merge: what became of each row, in numbers that must add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum


class RowFate(StrEnum):
    """What became of one row of a workbook."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    NOT_AN_ENTRY = "not_an_entry"


@dataclass(slots=True)
class Rows:
    """Numbers of rows; ``read`` equals the sum of the others or nothing is kept."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    updated: int = 0
    conflict: int = 0
    quarantined: int = 0
    not_an_entry: int = 0

    def count(self, fate: RowFate, number: int = 1) -> None:
        """Add rows that met ``fate``; what was read is counted apart, by the reader."""
        setattr(self, fate.value, getattr(self, fate.value) + number)

    @property
    def balance(self) -> int:
        """Rows read less rows accounted for: 0, or the account is wrong."""
        taken = self.new + self.unchanged + self.updated + self.conflict
        return self.read - taken - self.quarantined - self.not_an_entry

    def as_dict(self) -> dict[str, int]:
        """Return the numbers by name."""
        return asdict(self)


def total(parts: Iterable[Rows]) -> Rows:
    """Return the sums of several accounts."""
    whole = Rows()
    for part in parts:
        for field in fields(Rows):
            setattr(whole, field.name, getattr(whole, field.name) + getattr(part, field.name))
    return whole
