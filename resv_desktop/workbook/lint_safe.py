"""Safe and traceable: nothing active, nothing personal, the same bytes (checklist, part 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resv_desktop.workbook.lint_looks import cell_format
from resv_desktop.workbook.lint_package import OPEN_END, Package, XmlSheet, found, one
from resv_desktop.workbook.lint_rules import Fault, rule, sheet_rule

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet may take a text for a formula (OWASP, CSV injection)."""
_TEXT_FORMAT = "49"
"""The number of the built-in format ``@``."""
_ACTIVE = re.compile(
    r"vba|macrosheet|externalLink|connections|queryTable|embedding|activeX|ctrlProp|customUI|"
    r"customXml|webextension|oleObject|\.bin$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Za-z]:\\|\\\\\w|/(?:home|Users|tmp|var|root|work)/|file://")
_OUR_TIME = (1980, 1, 1)

TRACE: Mapping[str, tuple[str, ...]] = {
    "Registraties": ("Wijkverband", "Registratie-ID", "Versie-ID"),
    "Acties": ("Versie-ID",),
    "Overleggen": ("Versie-ID",),
    "Afspraken": ("Versie-ID",),
    "Knelpunten": ("Wijkverband", "Bron", "Versie-ID"),
    "Ontwikkelingen": ("Wijkverband", "Bron", "Versie-ID"),
    "Opmerkingen": ("Wijkverband", "Bron"),
}
"""The columns by which a row can be followed back to its network, its file and its version."""


@sheet_rule
def text_unprotected(package: Package, sheet: XmlSheet) -> Iterator[str]:
    """A text that could be taken for a formula has the format text, so that it stays one."""
    for cell in sheet.cells.values():
        risky = cell.type in ("s", "inlineStr", "str") and cell.text.startswith(_RISKY)
        if risky and cell_format(package, cell.style).get("numFmtId") != _TEXT_FORMAT:
            yield f"row {cell.row + 1}"


@rule
def active_content(package: Package) -> Iterator[Fault]:
    """No macros, queries, connections, embedded objects or links to other workbooks."""
    yield from (("", name) for name in package.parts if _ACTIVE.search(name))


@rule
def outside_target(package: Package) -> Iterator[Fault]:
    """Nothing is fetched from outside; a link that a person clicks may lead there."""
    for name in package.parts:
        if name.endswith(".rels"):
            yield from (("", target) for target in _outside(package, name))


def _outside(package: Package, name: str) -> Iterator[str]:
    for item in found(package.xml(name), "Relationship"):
        is_link = item.get("Type", "").endswith("/hyperlink")
        if item.get("TargetMode") == "External" and not is_link:
            yield item.get("Target", "")


@rule
def no_properties(package: Package) -> Iterator[Fault]:
    """The document says what it is, whose, of which version, from which data."""
    core, app = package.xml("docProps/core.xml"), package.xml("docProps/app.xml")
    wanted = ((core, "title"), (core, "subject"), (core, "keywords"), (core, "description"),
              (app, "Company"))  # fmt: skip
    for root, name in wanted:
        element = one(root, name)
        if element is None or not (element.text or "").strip():
            yield "", name


@rule
def personal_trace(package: Package) -> Iterator[Fault]:
    """No name of a user and no place on a computer travels along."""
    core = package.xml("docProps/core.xml")
    for name in ("creator", "lastModifiedBy"):
        element = one(core, name)
        if element is not None and (element.text or "").strip():
            yield "", name
    for part, content in package.parts.items():
        if part.startswith("docProps/") or part == "xl/workbook.xml":
            text = content.decode("utf-8", "replace")
            yield from (("", f"{part}: {match[0]}") for match in _PLACE.finditer(text))


@sheet_rule
def untraceable_row(_: Package, sheet: XmlSheet) -> Iterator[str]:
    """Every row says where it came from."""
    wanted = TRACE.get(sheet.name, ())
    for table in sheet.tables[:1]:
        missing = [header for header in wanted if header not in table.headers]
        yield from (f"no column {header}" for header in missing)
        columns = [table.headers.index(header) for header in wanted if header in table.headers]
        rows = {row for row, _column in sheet.cells if table.box[0] < row <= OPEN_END}
        for row in sorted(rows):
            if not all(sheet.text(row, column) for column in columns):
                yield f"row {row + 1}"


@rule
def changing_bytes(package: Package) -> Iterator[Fault]:
    """The same data gives the same bytes: no clock shows in the container."""
    yield from (("", name) for name, when in package.times.items() if when[:3] != _OUR_TIME)
