"""Cases 42 to 51: the headers."""

from __future__ import annotations

from resv_desktop.workbook.practice.case import Case

CASES: tuple[Case, ...] = ()
