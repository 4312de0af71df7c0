"""Valid: the workbook opens everywhere without a repair message (WORKBOOK checklist, part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from resv_desktop.workbook.cells import LONGEST_TEXT
from resv_desktop.workbook.columns import CODE_LISTS
from resv_desktop.workbook.lint_package import Package, XmlSheet, found, local, overlap
from resv_desktop.workbook.lint_rules import Fault, rule, sheet_rule
from resv_desktop.workbook.verify import (
    as_openpyxl_sees,
    differences,
    read_by_calamine,
    read_by_openpyxl,
)

_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ESCAPED_CONTROL = re.compile(r"(?<!_x005F)_x00(?:0[0-8BCDEFbcdef]|1[0-9A-Fa-f])_")
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData",
    "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter",
    "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""The order in which ECMA-376 (part 1, 18.3.1.99) wants the parts of a worksheet."""


@sheet_rule
def header_empty(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A table header without text is invalid."""
    yield from (table.name for table in sheet.tables for name in table.headers if not name.strip())


@sheet_rule
def header_numeric(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A header that is a number in its cell breaks the table."""
    for table in sheet.tables:
        top, left, _bottom, right = table.box
        for column in range(left, right + 1):
            cell = sheet.cells.get((top, column))
            if cell and cell.type == "n":
                yield cell.text


@sheet_rule
def header_too_long(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A header has at most 255 characters."""
    yield from (name[:40] for table in sheet.tables for name in table.headers if len(name) > 255)


@sheet_rule
def header_twice(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Headers differ by more than case and outer spaces."""
    for table in sheet.tables:
        names = [name.strip().casefold() for name in table.headers]
        yield from sorted({name for name in names if names.count(name) > 1})


@sheet_rule
def header_not_in_cell(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """What the table calls a column is what its cell says."""
    for table in sheet.tables:
        top, left = table.box[:2]
        for column, name in enumerate(table.headers, left):
            if sheet.text(top, column) != name:
                yield name


@sheet_rule
def table_range(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A table's range is its header and at least one row, as wide as its columns."""
    for table in sheet.tables:
        top, left, bottom, right = table.box
        if bottom <= top or right - left + 1 != len(table.headers):
            yield table.name


@rule
def table_name_twice(package: Package) -> Iterator[Fault]:
    """Table names are unique in the whole workbook, ignoring case."""
    names = [table.name.casefold() for sheet in package.sheets for table in sheet.tables]
    yield from (("", name) for name in sorted({name for name in names if names.count(name) > 1}))


@rule
def sheet_name(package: Package) -> Iterator[Fault]:
    """Names of sheets are short, unique, and hold nothing Excel forbids."""
    seen: set[str] = set()
    for sheet in package.sheets:
        name = sheet.name
        quoted = name.startswith("'") or name.endswith("'")
        forbidden = _FORBIDDEN_IN_NAME.search(name) or quoted or not name
        if forbidden or len(name) > 31 or name.casefold() in seen:
            yield name, "too long, forbidden or twice"
        seen.add(name.casefold())


@sheet_rule
def list_not_from_range(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """Drop-down lists come from a range on Codelijsten, never from a text in the rule."""
    for element in found(sheet.root, "dataValidation"):
        if element.get("type") != "list":
            continue
        source = "".join(item.text or "" for item in found(element, "formula1"))
        try:
            place, _box = package.range_of(package.names.get(source, source))
        except ValueError:
            yield source[:60]
        else:
            if place.name != CODE_LISTS:
                yield source


@sheet_rule
def control_character(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """No text holds a character that XML or Excel cannot carry, escaped or not."""
    for cell in sheet.cells.values():
        if cell.type == "n":
            continue
        if _CONTROL.search(cell.text) or _ESCAPED_CONTROL.search(cell.text):
            yield f"row {cell.row + 1}"


@sheet_rule
def text_too_long(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """No text is longer than a cell holds."""
    for cell in sheet.cells.values():
        if len(cell.text) > LONGEST_TEXT:
            yield f"row {cell.row + 1}"


@sheet_rule
def formula(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Nothing is calculated in the workbook: what stands there is what was found."""
    yield from (f"row {cell.row + 1}" for cell in sheet.cells.values() if cell.formula)


@sheet_rule
def date_with_zone(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Dates are numbers with a date format; a date as ISO text could carry a time zone."""
    yield from (cell.text for cell in sheet.cells.values() if cell.type == "d")


@sheet_rule
def chart_range(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """Every range a chart draws exists and holds something."""
    for chart in sheet.charts:
        for reference in chart.ranges:
            if not _holds_something(package, reference):
                yield reference


def _holds_something(package: Package, reference: str) -> bool:
    try:
        place, (top, left, bottom, right) = package.range_of(reference)
    except ValueError:
        return False
    return any(top <= row <= bottom and left <= column <= right for row, column in place.cells)


@rule
def defined_name(package: Package) -> Iterator[Fault]:
    """Every defined name stands for a place that is there."""
    for name, reference in package.names.items():
        for part in reference.split(","):
            try:
                package.range_of(part)
            except ValueError:
                yield "", f"{name} = {reference}"


@sheet_rule
def element_order(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """The parts of a worksheet stand in the order of the standard."""
    known = [local(child) for child in sheet.root if local(child) in _ORDER]
    if known != sorted(known, key=_ORDER.index):
        yield ", ".join(known)


@sheet_rule
def overlapping(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Tables and merged ranges do not overlap."""
    boxes = [*sheet.merges, *(table.box for table in sheet.tables)]
    yield from (f"{a} and {b}" for a, b in combinations(boxes, 2) if overlap(a, b))


@rule
def readers_differ(package: Package) -> Iterator[Fault]:
    """Calamine and openpyxl see the same cells."""
    cells = read_by_calamine(package.path)
    left = {name: as_openpyxl_sees(grid) for name, grid in cells.items()}
    right = read_by_openpyxl(package.path)
    for name in [*left, *(name for name in right if name not in left)]:
        for row, column in differences(left.get(name, []), right.get(name, [])):
            yield name, f"row {row + 1}, column {column + 1}"
