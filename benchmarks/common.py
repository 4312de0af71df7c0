"""What a benchmark gives back, and how time and memory are taken."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One claim: seconds of ours and of the floor, and the limit on ratio or on seconds.

    The floor is the least that the same job can cost with bare libraries; where there is no such
    thing (a key press), ``floor_seconds`` is ``None`` and ``limit`` is in seconds.
    """

    name: str
    ours_seconds: float
    floor_seconds: float | None
    limit: float
    peak_mb: float
    note: str = ""

    @property
    def value(self) -> float:
        """What the limit is about: the ratio, or the seconds where there is no floor."""
        return self.ours_seconds / self.floor_seconds if self.floor_seconds else self.ours_seconds

    @property
    def holds(self) -> bool:
        """Whether the claim holds in this run."""
        return self.value <= self.limit

    def as_dict(self) -> dict[str, object]:
        """Return the measurement with what follows from it, for JSON."""
        return {**asdict(self), "value": self.value, "holds": self.holds}


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job takes, with the garbage of earlier jobs gone."""
    gc.collect()
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def in_turn(
    ours: Callable[[], object], floor: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Return the medians of two jobs done in turn, so that a slow spell hits both."""
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def peak_mb() -> float:
    """Return the largest memory of this process or of a finished child so far, in MB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / 1024
