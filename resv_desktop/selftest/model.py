"""What a check is: something that is really done, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

Examine = Callable[[], str]
"""Does the thing and returns what was found; raises when it is not as it should be."""
Progress = Callable[[int, int], object]
"""Is told how many checks are done, and of how many."""


class Failed(Exception):  # noqa: N818  (the outcome of a check, not a fault of the program)
    """What was found is not as it should be."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried; ``detail`` says what was found, ``seconds`` how long it took."""

    name: str
    ok: bool
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All checks together."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(check.ok for check in self.checks)

    @property
    def failed(self) -> Iterator[Check]:
        """The checks that did not pass."""
        return (check for check in self.checks if not check.ok)

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as the command line prints it."""
        return {"ok": self.ok, "checks": [asdict(check) for check in self.checks]}


def check(name: str, examine: Examine, outcome: type[Exception] = Failed) -> Check:
    """Carry out one check; one that cannot be carried out has failed.

    ``outcome`` is what a check raises that found something; any other fault is named as such.
    """
    began = time.perf_counter()
    try:
        detail, ok = examine(), True
    except Exception as error:  # noqa: BLE001  (any fault is what a self-test is there to report)
        kind = "" if isinstance(error, outcome) else f"{type(error).__name__}: "
        detail, ok = f"{kind}{error}", False
    return Check(name, ok, detail, round(time.perf_counter() - began, 3))
