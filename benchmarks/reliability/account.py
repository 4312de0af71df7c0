"""What a kind of fault came to: points tried, changes lost, logs unusable, and what was odd."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from benchmarks.reliability.state import Verdict

_MOST_FAULTS = 20
Item = TypeVar("Item")


@dataclass(slots=True)
class Account:
    """One line of the report. ``possible`` are the points there are; 0 where that says nothing."""

    name: str
    points: int = 0
    possible: int = 0
    lost: int = 0
    half: int = 0
    unusable: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    skipped: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, half kept, unusable or odd."""
        return not (self.lost or self.half or self.unusable or self.faults)

    def add(self, where: str, verdict: Verdict) -> None:
        """Count one point."""
        self.points += 1
        self.lost += verdict.lost
        self.half += verdict.half
        self.unusable += verdict.unusable
        if not verdict.sound:
            what = "lost" if verdict.lost else "half" if verdict.half else "fault"
            self.fault(f"{where}: {what}; {'; '.join(verdict.faults)}")

    def fault(self, text: str) -> None:
        """Keep what was wrong; the first ones are enough to go by."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(text)

    @contextmanager
    def timed(self) -> Iterator[Account]:
        """Take the time of a block."""
        began = time.monotonic()
        try:
            yield self
        finally:
            self.seconds += time.monotonic() - began


def spread(items: Sequence[Item], most: int) -> list[Item]:
    """Return at most ``most`` of ``items``, evenly chosen, first and last among them."""
    if most >= len(items):
        return list(items)
    if most < 2:
        return list(items[:most])
    step = (len(items) - 1) / (most - 1)
    return [items[round(place * step)] for place in range(most)]


def interleaved(groups: Sequence[Sequence[Item]]) -> list[Item]:
    """Return the items of all groups, one of each in turn."""
    turns = itertools.zip_longest(*groups)
    return [item for turn in turns for item in turn if item is not None]
