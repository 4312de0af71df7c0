"""Professional: one theme, pages that print, cells that guide (WORKBOOK checklist, part 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from resv_desktop.workbook.columns import DATA_SHEETS, SheetSpec
from resv_desktop.workbook.lint_package import OPEN_END, Package, XmlSheet, box, found, one, overlap
from resv_desktop.workbook.lint_rules import COVER_SHEETS, Fault, rule, sheet_rule, table_rule
from resv_desktop.workbook.lint_structure import kind_of_file
from resv_desktop.workbook.prompts import validates
from resv_desktop.workbook.styles import FONT
from resv_desktop.workbook.technique import FileKind

MOST_RULES = 12
"""Conditional formats on one sheet; more than that nobody can keep apart."""
LONGEST_PATH = 218
"""Characters of a path that Excel opens."""
LONGEST_NAME = 100
_TECHNICAL = frozenset({"Versie-ID", "Revisie"})
_FILE_NAME = re.compile(r"[a-z0-9A-Z-]+(?:_[a-zA-Z0-9.-]+)+\.xlsx")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CODES_IN_FOOTER = re.compile(r"&(?:[LCRPNDTAFZG]|\"[^\"]*\"|\d+)")


@rule
def other_font(package: Package) -> Iterator[Fault]:
    """Every cell is set in the font of the theme."""
    for font in next(found(package.styles, "fonts")):
        name = one(font, "name")
        if name is not None and name.get("val") != FONT:
            yield "", name.get("val", "")


@sheet_rule
def column_width(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Every column that holds something has a width chosen for it."""
    chosen: set[int] = set()
    for item in found(sheet.root, "col"):
        if item.get("customWidth") == "1":
            chosen |= set(range(int(item.get("min", 1)) - 1, int(item.get("max", 1))))
    used = {column for _row, column in sheet.cells}
    yield from (f"column {column + 1}" for column in sorted(used - chosen))


@sheet_rule
def not_wrapped(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """Text that runs over its column is wrapped, or has nothing beside it to run into."""
    widths = _widths(sheet)
    for (row, column), cell in sheet.cells.items():
        too_long = cell.type == "s" and len(cell.text) > 1.4 * widths.get(column, 8.0)
        if too_long and (row, column + 1) in sheet.cells and not _wraps(package, cell.style):
            yield f"row {row + 1}, column {column + 1}"


def _widths(sheet: XmlSheet) -> dict[int, float]:
    return {
        column: float(item.get("width", 8))
        for item in found(sheet.root, "col")
        for column in range(int(item.get("min", 1)) - 1, int(item.get("max", 1)))
    }


def _wraps(package: Package, style: int) -> bool:
    alignment = one(cell_format(package, style), "alignment")
    return alignment is not None and alignment.get("wrapText") == "1"


def cell_format(package: Package, style: int) -> Element:
    """Return the cell format (``xf``) that a cell's style number points at."""
    return list(next(found(package.styles, "cellXfs")))[style]


@sheet_rule
def height_fixed(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Rows of wrapped text grow when somebody types more: no height is fixed."""
    rows = (row for row in found(sheet.root, "row") if row.get("customHeight") == "1")
    yield from (f"row {row.get('r')}" for row in rows)


@sheet_rule
def print_setup(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """A sheet prints on A4, as wide as it was fitted, tables landscape with their header."""
    if sheet.attribute("pageSetup", "paperSize") != "9":
        yield "not A4"
    if sheet.attribute("pageSetUpPr", "fitToPage") != "1":
        yield "not fitted to width"
    if sheet.name not in COVER_SHEETS:
        if sheet.attribute("pageSetup", "orientation") != "landscape":
            yield "not landscape"
        number = package.sheets.index(sheet)
        if f"_xlnm.Print_Titles/{number}" not in package.names:
            yield "header row is not repeated"


@sheet_rule
def footer(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """A footer tells page and version, and nothing that is not also in a cell."""
    element = sheet.element("oddFooter")
    text = (element.text or "") if element is not None else ""
    if "&P" not in text or "&N" not in text:
        yield "no page numbers"
    said = [part.strip() for part in _CODES_IN_FOOTER.sub("\n", text).split("\n")]
    words = {word for part in said for word in part.replace("&&", "&").split(" - ")}
    known = " ".join(cell.text for item in package.sheets[:2] for cell in item.cells.values())
    own = {"", "Pagina", "van"}
    yield from (f"only in the footer: {word}" for word in sorted(words - own) if word not in known)


@sheet_rule
def many_conditions(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Conditional formats are few."""
    rules = sum(1 for _ in found(sheet.root, "cfRule"))
    if rules > MOST_RULES:
        yield f"{rules} rules"


@sheet_rule
def conditions_unexplained(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Where a rule colours cells, a text on the sheet says what the colour means."""
    coloured = sheet.element("cfRule") is not None
    if coloured and not any("kleur" in cell.text.casefold() for cell in sheet.cells.values()):
        yield "no legend"


@rule
def no_validation(package: Package) -> Iterator[Fault]:
    """Columns people type in offer their list or say what is asked, also below the last row."""
    if kind_of_file(package) not in (FileKind.DELIVERY, FileKind.TEMPLATE):
        return
    for spec in DATA_SHEETS:
        sheet = package.sheet(spec.name)
        if sheet is not None:
            yield from ((spec.name, header) for header in _unguided(spec, sheet))


def _unguided(spec: SheetSpec, sheet: XmlSheet) -> Iterator[str]:
    boxes = [box(item.get("sqref", "A1")) for item in found(sheet.root, "dataValidation")]
    bottom = sheet.tables[0].box[2] if sheet.tables else 0
    for number, column in enumerate(spec.columns):
        wanted = (1, number, bottom + 1, number)
        guided = any(overlap(place, wanted) and place[2] > bottom for place in boxes)
        if validates(spec.kind, column) and not guided:
            yield column.header


@table_rule
def technical_unlocked(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """Where people may edit, the columns that identify a row are locked."""
    if kind_of_file(package) == FileKind.REGIONAL:
        return
    if sheet.attribute("sheetProtection", "sheet") != "1":
        yield "sheet is not protected"
    for table in sheet.tables:
        for column, header in enumerate(table.headers, table.box[1]):
            if header in _TECHNICAL and not _locked(package, sheet, column, table.box):
                yield header


def _locked(package: Package, sheet: XmlSheet, column: int, place: tuple[int, ...]) -> bool:
    rows = range(place[0] + 1, min(place[2], OPEN_END) + 1)
    cells = (sheet.cells.get((row, column)) for row in rows)
    styles = {cell.style for cell in cells if cell}
    protections = (one(cell_format(package, style), "protection") for style in styles)
    return all(item is None or item.get("locked") != "0" for item in protections)


@sheet_rule
def password(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Protection guards against mistakes; nobody needs a password to lift it."""
    element = sheet.element("sheetProtection")
    if element is not None and {"password", "hashValue", "saltValue"} & set(element.keys()):
        yield "sheet protection"


@rule
def file_name(package: Package) -> Iterator[Fault]:
    """The name is short, without spaces, and has a date as JJJJ-MM-DD unless it is a form."""
    path = package.path
    dated = _DAY.search(path.name) or kind_of_file(package) == FileKind.TEMPLATE
    if not _FILE_NAME.fullmatch(path.name) or len(path.name) > LONGEST_NAME or not dated:
        yield "", path.name
    if len(str(path.absolute())) > LONGEST_PATH:
        yield "", "path too long"
