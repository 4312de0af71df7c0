"""Cases 52 to 70: the cells."""

from __future__ import annotations

from resv_desktop.workbook.practice.case import Case

CASES: tuple[Case, ...] = ()
