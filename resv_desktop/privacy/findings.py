"""What a check of free text can find and how bad each finding is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Kinds of personal data; the values stand in the command line's output."""

    BSN = "bsn"
    BIRTH_DATE = "geboortedatum"
    IBAN = "iban"
    FILE_NUMBER = "dossiernummer"
    NAME = "naam"
    INITIALS = "initialen"
    PHONE = "telefoon"
    EMAIL = "email"
    ADDRESS = "adres"
    POSTCODE = "postcode"
    HINT = "hint"


class Level(StrEnum):
    """What a finding asks of the writer."""

    BLOCK = "block"
    """The text may not leave the computer as it is."""
    WARN = "warn"
    """The writer should look at it."""
    HINT = "hint"
    """Might point at a person in a small neighbourhood."""


LEVELS = {
    Category.BSN: Level.BLOCK,
    Category.BIRTH_DATE: Level.BLOCK,
    Category.IBAN: Level.BLOCK,
    Category.FILE_NUMBER: Level.BLOCK,
    Category.NAME: Level.WARN,
    Category.INITIALS: Level.WARN,
    Category.PHONE: Level.WARN,
    Category.EMAIL: Level.WARN,
    Category.ADDRESS: Level.WARN,
    Category.POSTCODE: Level.WARN,
    Category.HINT: Level.HINT,
}

CHECKED = frozenset(Category)
"""What this edition looks for. How often it finds it stands in the manual (*privacy*)."""

NOT_CHECKED: frozenset[Category] = frozenset()
"""Categories that are known and not looked for; none since names are recognised."""

_BY_WEIGHT = (Level.BLOCK, Level.WARN, Level.HINT)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A piece of a text; ``start`` and ``end`` (exclusive) count code points.

    The text itself is not part of it, so that a log of findings holds no personal data.
    """

    start: int
    end: int
    category: Category
    level: Level


def finding(start: int, end: int, category: Category) -> Finding:
    """Return a finding with the level that belongs to its category."""
    return Finding(start, end, category, LEVELS[category])


def worst_level(findings: Iterable[Finding]) -> Level | None:
    """Return the gravest level among ``findings``, ``None`` when there are none."""
    levels = {item.level for item in findings}
    return next((level for level in _BY_WEIGHT if level in levels), None)


def blocks(findings: Iterable[Finding]) -> bool:
    """Say whether a text with these findings may not leave the computer."""
    return worst_level(findings) is Level.BLOCK


def overridable(item: Finding) -> bool:
    """Say whether a person may let it pass with a reason.

    A BSN never: outside the care record there is no ground to keep one (art. 46 UAVG).
    """
    return item.category is not Category.BSN
