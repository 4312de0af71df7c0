"""Accessible: readable by everybody, also by ear and by keyboard (WORKBOOK checklist, part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from xlsxwriter.utility import xl_rowcol_to_cell

from resv_desktop.workbook.lint_package import Package, XmlSheet, found, local, one
from resv_desktop.workbook.lint_rules import (
    COVER_SHEETS,
    WORK_SHEETS,
    Fault,
    rule,
    sheet_rule,
    table_rule,
)

SMALLEST_FONT = 12.0
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of ordinary size."""
_DEFAULT_TABLE_NAME = re.compile(r"(?:table|tabel|tabelle)_?\d*", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.|mailto:)", re.IGNORECASE)
_EMPTY_WORDS = frozenset({"hier", "klik hier", "link", "lees meer", "here", "click here"})


@table_rule
def table_untold(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """A table has a telling name and says what it holds."""
    for table in sheet.tables:
        if _DEFAULT_TABLE_NAME.fullmatch(table.name) or not table.about:
            yield table.name


@sheet_rule
def no_title(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """No sheet is blank, and each begins in A1: there a screen reader begins to read."""
    if not sheet.text(0, 0):
        yield "A1 is empty"


@sheet_rule
def chart_without_text(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Every chart has an alternative text that says more than its kind."""
    yield from (f"{chart.ranges[:1]}" for chart in sheet.charts if len(chart.about) < 15)


@sheet_rule
def chart_without_figures(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """The figures a chart draws stand beside it, on its own sheet."""
    for chart in sheet.charts:
        for reference in chart.ranges:
            name = reference.rpartition("!")[0].strip("'")
            if name != sheet.name:
                yield reference


@rule
def low_contrast(package: Package) -> Iterator[Fault]:
    """Text stands out from the colour behind it, also where a rule colours it."""
    for ink, paper in _pairs(package.styles):
        if contrast(ink, paper) < LEAST_CONTRAST:
            yield "", f"{ink} on {paper}"


def _pairs(styles: Element) -> Iterator[tuple[str, str]]:
    fonts, fills = (list(next(found(styles, name))) for name in ("fonts", "fills"))
    for style in next(found(styles, "cellXfs")):
        font, fill = fonts[int(style.get("fontId", 0))], fills[int(style.get("fillId", 0))]
        yield _colour(font, "color", "000000"), _colour(fill, "fgColor", "FFFFFF")
    for style in found(styles, "dxf"):
        yield _colour(style, "color", "000000"), _colour(style, "bgColor", "FFFFFF")


def _colour(element: Element, name: str, otherwise: str) -> str:
    parts = [item for item in found(element, name) if item.get("rgb")]
    return parts[0].get("rgb", "")[-6:] if parts else otherwise


def contrast(one_colour: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, 1 to 21)."""
    light, dark = sorted((_luminance(one_colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    values = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@rule
def small_font(package: Package) -> Iterator[Fault]:
    """No cell is set in less than 12 points."""
    for font in next(found(package.styles, "fonts")):
        size = one(font, "sz")
        if size is not None and float(size.get("val", 0)) < SMALLEST_FONT:
            yield "", f"{size.get('val')} points"


@rule
def slanted_or_raised(package: Package) -> Iterator[Fault]:
    """No italics and no superscript: both are hard to read and are not read out."""
    for font in next(found(package.styles, "fonts")):
        yield from (("", local(item)) for item in font if local(item) in ("i", "vertAlign"))


@sheet_rule
def link_untold(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """The text of a link says where it leads."""
    for element in found(sheet.root, "hyperlink"):
        place = element.get("ref", "A1").partition(":")[0]
        texts = [cell.text for key, cell in sheet.cells.items() if xl_rowcol_to_cell(*key) == place]
        text = (texts or [""])[0].strip()
        if not text or _URL.match(text) or text.casefold() in _EMPTY_WORDS:
            yield place


@rule
def no_document_title(package: Package) -> Iterator[Fault]:
    """The document has a title; a screen reader says it before anything else."""
    title = one(package.xml("docProps/core.xml"), "title")
    if title is None or not (title.text or "").strip():
        yield "", "title"


@rule
def no_language(package: Package) -> Iterator[Fault]:
    """The document says in which language it is."""
    texts = package.parts.get("docProps/custom.xml", b"").decode()
    if not re.search(r'name="Language".{0,80}nl-NL', texts):
        yield "", "Language"


@rule
def cursor_not_at_start(package: Package) -> Iterator[Fault]:
    """The workbook opens on its first sheet, in A1."""
    active = one(package.workbook, "workbookView")
    if active is not None and active.get("activeTab", "0") != "0":
        yield "", f"sheet {active.get('activeTab')}"
    selection = package.sheets[0].element("selection")
    if selection is not None and selection.get("activeCell", "A1") != "A1":
        yield package.sheets[0].name, selection.get("activeCell", "")


@sheet_rule
def hidden(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Nothing is hidden: no sheet, no row, no column."""
    if sheet.state != "visible":
        yield "sheet"
    for name in ("row", "col"):
        if any(item.get("hidden") == "1" for item in found(sheet.root, name)):
            yield name


@sheet_rule
def filters_and_panes(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Work sheets have filters and a frozen header; sheets for outside readers have neither."""
    filters = any(table.filters for table in sheet.tables)
    frozen = sheet.attribute("pane", "state") == "frozen"
    wanted = {(True, True)} if sheet.name in WORK_SHEETS else {(True, True), (False, False)}
    if sheet.name in COVER_SHEETS:
        wanted = {(False, False)}
    if (filters, frozen) not in wanted:
        yield " and ".join(
            f"{'' if has else 'no '}{what}"
            for has, what in ((filters, "filters"), (frozen, "frozen header"))
        )
