"""The register of the lint's rules: a rule is a function from a package to what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resv_desktop.workbook.lint_package import Package, XmlSheet

Fault = tuple[str, str]
"""The sheet (empty for the workbook as a whole) and a detail for the makers, in English."""
Rule = Callable[[Package], Iterator[Fault]]
SheetRule = Callable[[Package, XmlSheet], Iterator[str]]

RULES: dict[str, Rule] = {}

COVER_SHEETS = frozenset({"Voorblad", "Inhoud", "Kerncijfers", "Trends"})
"""Sheets for outside readers: text, figures and charts, free in form, no filters or panes."""
WORK_SHEETS = frozenset({
    "Registraties", "Acties", "Overleggen", "Afspraken", "Knelpunten", "Ontwikkelingen",
    "Opmerkingen",
})  # fmt: skip
"""Sheets people work in: filters, and a header that stays in sight."""


def rule(function: Rule) -> Rule:
    """Register a rule over the whole workbook; its name is the code of its findings."""
    RULES[function.__name__] = function
    return function


def sheet_rule(function: SheetRule) -> SheetRule:
    """Register a rule over one sheet; it is applied to each."""

    def over_all(package: Package) -> Iterator[Fault]:
        for sheet in package.sheets:
            for detail in function(package, sheet):
                yield sheet.name, detail

    over_all.__doc__ = function.__doc__
    RULES[function.__name__] = over_all
    return function


def table_rule(function: SheetRule) -> SheetRule:
    """Register a rule over the sheets that are a table, not a cover or figures."""

    def over_tables(package: Package) -> Iterator[Fault]:
        for sheet in package.sheets:
            if sheet.name not in COVER_SHEETS:
                for detail in function(package, sheet):
                    yield sheet.name, detail

    over_tables.__doc__ = function.__doc__
    RULES[function.__name__] = over_tables
    return function
