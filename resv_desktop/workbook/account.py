"""What is found while a workbook is read, gathered in one place and weighed at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resv_desktop.domain.canonical import Value
from resv_desktop.workbook.cell_rules import Grade
from resv_desktop.workbook.reading import Extra, HeadingQuestion, Quarantined, Repair, Verdict
from resv_desktop.workbook.typed_rows import Found

NOTES: Mapping[str, Verdict] = {
    "formulas_empty": Verdict.QUARANTINED,
    "texts_broken": Verdict.QUARANTINED,
    "headers_differ": Verdict.QUARANTINED,
    "days_uncertain": Verdict.QUARANTINED,
    "days_shifted": Verdict.QUARANTINED,
    "errors_in_cells": Verdict.QUARANTINED,
    "made_into_dates": Verdict.QUARANTINED,
    "numbers_cut": Verdict.QUARANTINED,
    "labels_unclear": Verdict.QUARANTINED,
    "unknown_said": Verdict.QUARANTINED,
    "cells_quarantined": Verdict.QUARANTINED,
    "rows_quarantined": Verdict.QUARANTINED,
    "columns_unknown": Verdict.QUARANTINED,
    "read_as_xls": Verdict.REPAIRED,
    "read_as_ods": Verdict.REPAIRED,
    "read_as_xlsb": Verdict.REPAIRED,
    "technique_missing": Verdict.REPAIRED,
    "technique_damaged": Verdict.REPAIRED,
    "second_reader_failed": Verdict.REPAIRED,
    "rows_copied": Verdict.REPAIRED,
    "ids_failed": Verdict.REPAIRED,
    "ids_found_back": Verdict.REPAIRED,
    "rows_added": Verdict.REPAIRED,
    "codes_unknown": Verdict.REPAIRED,
    "labels_read": Verdict.REPAIRED,
    "days_read": Verdict.REPAIRED,
    "zeros_restored": Verdict.REPAIRED,
    "numbers_read": Verdict.REPAIRED,
    "yes_no_read": Verdict.REPAIRED,
    "signs_of_nothing": Verdict.REPAIRED,
    "control_removed": Verdict.REPAIRED,
    "headings_read": Verdict.REPAIRED,
    "cells_merged": Verdict.REPAIRED,
    "cells_repaired": Verdict.REPAIRED,
    "columns_added": Verdict.REPAIRED,
    "headers_two_lines": Verdict.REPAIRED,
    "remarks_found": Verdict.REPAIRED,
    "newer_format": Verdict.NOTED,
    "privacy_found": Verdict.NOTED,
    "practice_file": Verdict.NOTED,
    "nothing_in_it": Verdict.NOTED,
    "rows_foreign": Verdict.NOTED,
    "rows_elsewhere": Verdict.NOTED,
    "columns_newer": Verdict.NOTED,
    "sheets_double": Verdict.NOTED,
    "rows_edited": Verdict.NOTED,
    "rows_missing": Verdict.NOTED,
    "rows_double": Verdict.NOTED,
    "rows_not_entries": Verdict.NOTED,
    "columns_missing": Verdict.NOTED,
    "headers_twice": Verdict.NOTED,
    "rows_continued": Verdict.NOTED,
    "formulas_taken": Verdict.NOTED,
    "rows_hidden": Verdict.NOTED,
    "sheets_hidden": Verdict.NOTED,
    "sheets_extra": Verdict.NOTED,
    "sheets_copied": Verdict.NOTED,
    "colours_used": Verdict.NOTED,
    "macros_ignored": Verdict.NOTED,
    "links_ignored": Verdict.NOTED,
}
"""What each finding means for the verdict on the file, the most important first."""

NOTES_OF_RULES: Mapping[str, str] = {
    "formula_without_result": "formulas_empty",
    "continuation_missing": "texts_broken",
    "header_twice": "headers_differ",
    "day_uncertain": "days_uncertain",
    "day_of_other_count": "days_shifted",
    "error_value": "errors_in_cells",
    "date_for_code": "made_into_dates",
    "date_in_text": "made_into_dates",
    "number_cut": "numbers_cut",
    "label_unclear": "labels_unclear",
    "label_of_more": "labels_unclear",
    "unknown_code": "codes_unknown",
    "code_with_label": "labels_read",
    "label_of_file": "labels_read",
    "day_from_text": "days_read",
    "day_from_number": "days_read",
    "day_with_time": "days_read",
    "zeros_by_format": "zeros_restored",
    "number_as_text": "numbers_read",
    "yes_no_otherwise": "yes_no_read",
    "no_value": "signs_of_nothing",
    "unknown_said": "unknown_said",
    "control_removed": "control_removed",
    "merged_filled": "cells_merged",
    "header_synonym": "headings_read",
    "heading_chosen": "headings_read",
    "id_failed": "ids_failed",
    "id_found_back": "ids_found_back",
    "row_copied": "rows_copied",
}
"""Rules for cells that have a note of their own, because what to do is particular to them.

Cells by other rules count together, as ``cells_repaired`` and ``cells_quarantined``."""


class Account:
    """Findings on one file. ``values`` fills the places of all their sentences."""

    def __init__(self) -> None:
        self.repairs: list[Repair] = []
        self.quarantine: list[Quarantined] = []
        self.extras: list[Extra] = []
        self.headings: list[HeadingQuestion] = []
        self.values: dict[str, Any] = {}
        self._notes: set[str] = set()

    def note(self, code: str, value: Any = 1) -> None:
        """Note a finding; numbers add up, other values are for the place named as the code."""
        self._notes.add(code)
        is_number = isinstance(value, int)
        self.values[code] = self.values.get(code, 0) + value if is_number else value

    def name(self, code: str, name: str) -> None:
        """Note a finding on something that has a name; the place of the note lists the names."""
        names = self.values.get(code, "")
        if name not in names.split(", "):
            self.note(code, f"{names}, {name}" if names else name)

    def call(self, code: str, other: str) -> None:
        """Tell a finding, if there is one, as another: it means less than it seemed."""
        if code in self._notes:
            self._notes = self._notes - {code} | {other}
            self.values[other] = self.values.pop(code)

    def found(self, sheet: str, found: Found) -> None:
        """Take in an odd cell."""
        row, column, odd, draft = found
        if odd.grade is Grade.QUARANTINED:
            waits = Quarantined(sheet, row, column, odd.raw, odd.rule, draft=draft)
            self.quarantine.append(waits)
            self.note(NOTES_OF_RULES.get(odd.rule, "cells_quarantined"))
        else:
            self.repaired(Repair(sheet, row, column, odd.raw, shown(odd.value), odd.rule))

    def repaired(self, repair: Repair) -> None:
        """Take in a cell that was put right."""
        self.repairs.append(repair)
        code = NOTES_OF_RULES.get(repair.rule, "cells_repaired")
        if code == "headings_read":
            self.name(code, f"{repair.before} = {repair.after}")
        else:
            self.note(code)

    def row_quarantined(
        self, sheet: str, row: int, raw: str, rule: str, draft: Mapping[str, Value]
    ) -> None:
        """Take in a row that waits as a whole; ``draft`` is what its cells say."""
        says = tuple((key, value) for key, value in draft.items() if value is not None)
        self.quarantine.append(Quarantined(sheet, row, "", raw, rule, draft=says))
        self.note("rows_quarantined")

    @property
    def notes(self) -> tuple[str, ...]:
        """The codes of what was found, the most important first."""
        return tuple(code for code in NOTES if code in self._notes)

    @property
    def verdict(self) -> Verdict:
        """The verdict that the heaviest finding asks for."""
        verdicts = (NOTES[code] for code in self._notes)
        return max(verdicts, key=lambda verdict: verdict.rank, default=Verdict.ACCEPT)


def shown(value: object) -> str:
    """Return a field's value as text for a list of repairs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
