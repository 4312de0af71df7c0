"""The checklist for workbooks as rules that run: over everything we write, in every test run.

Sources of the checklist: gptables and the UK Analysis Function on spreadsheets, ONS on formatting
a data set, Microsoft's accessibility rules, OWASP on injection. Each rule says in its docstring
what it holds; its name is the code of its findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resv_desktop.workbook import (
    lint_access,
    lint_looks,
    lint_safe,
    lint_structure,
    lint_valid,
)
from resv_desktop.workbook.lint_package import Package
from resv_desktop.workbook.lint_rules import RULES

PARTS = (lint_valid, lint_structure, lint_access, lint_looks, lint_safe)
"""The parts of the checklist; each registers its rules when it is loaded."""

CODES = tuple(RULES)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: the rule, the sheet (empty for the whole workbook), a detail."""

    code: str
    sheet: str
    detail: str


def lint_workbook(path: Path) -> list[Finding]:
    """Return everything that is wrong with a workbook that we wrote; an empty list is the goal.

    Raises:
        OSError, zipfile.BadZipFile, KeyError, ParseError: when it is no whole workbook.
    """
    package = Package(path)
    return [
        Finding(code, sheet, detail)
        for code, rule in RULES.items()
        for sheet, detail in rule(package)
    ]
