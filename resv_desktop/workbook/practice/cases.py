"""All cases, in their order."""

from __future__ import annotations

from functools import cache

from resv_desktop.workbook.practice import (
    cases_cells,
    cases_files,
    cases_headers,
    cases_rows,
    cases_sheets,
)
from resv_desktop.workbook.practice.case import Case

_TABLES = (cases_files, cases_sheets, cases_headers, cases_cells, cases_rows)


@cache
def practice_cases() -> tuple[Case, ...]:
    """Return every case."""
    return tuple(case for table in _TABLES for case in table.CASES)
