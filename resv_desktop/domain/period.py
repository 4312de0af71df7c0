"""Reporting periods: quarters, in which networks deliver, and the years they add up to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from resv_desktop.domain.errors import WrongUseError

_FORM = re.compile(r"(?P<year>20[0-9]{2})(?:-Q(?P<quarter>[1-4]))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter (``2027-Q1``) or, with quarter 0, a whole year (``2027``)."""

    year: int
    quarter: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that ``text`` names.

        Raises:
            WrongUseError: ``period_form`` when it is neither ``2027`` nor ``2027-Q1``.
        """
        match = _FORM.fullmatch(text.strip().upper())
        if match is None:
            raise WrongUseError("period_form", text=text)
        return cls(int(match["year"]), int(match["quarter"] or 0))

    @classmethod
    def of(cls, day: date) -> Period:
        """Return the quarter in which ``day`` falls."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 3 * (self.quarter - 1) + 1 if self.quarter else 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return self.next().start - timedelta(days=1)

    def next(self) -> Period:
        """Return the period of the same length after this one."""
        if self.quarter in (0, 4):
            return Period(self.year + 1, 1 if self.quarter else 0)
        return Period(self.year, self.quarter + 1)

    def previous(self) -> Period:
        """Return the period of the same length before this one."""
        if self.quarter in (0, 1):
            return Period(self.year - 1, 4 if self.quarter else 0)
        return Period(self.year, self.quarter - 1)

    def quarters(self) -> tuple[Period, ...]:
        """Return the quarters this period consists of."""
        if self.quarter:
            return (self,)
        return tuple(Period(self.year, quarter) for quarter in range(1, 5))

    def contains(self, day: date) -> bool:
        """Say whether ``day`` falls in this period."""
        return self.start <= day <= self.end
