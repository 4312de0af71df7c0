"""What the RESV adds to a region's entries, under its own hand, never in a network's own fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegionalTheme:
    """A regional theme (*regiothema*): entries of several networks that are one matter.

    ``id`` is stable when entries join or leave; ``members`` are record ids of entries.
    """

    id: str
    title: str
    members: tuple[str, ...] = ()
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The RESV's answer to one entry: its level, who has the ball, decision and feedback."""

    id: str
    entry: str
    level: str = ""
    ball_with: str = ""
    decision: str = ""
    feedback: str = ""
