"""Cases 71 to 78: the rows and what they are."""

from __future__ import annotations

from resv_desktop.workbook.practice.case import Case

CASES: tuple[Case, ...] = ()
