"""A workbook taken apart for the lint: what its parts say, without any program's view of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from xlsxwriter.utility import xl_cell_to_rowcol

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column; all counted from 0."""

OPEN_END = 1_048_575
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?")


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def found(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements called ``name`` under ``element``, whatever their namespace."""
    return (item for item in element.iter() if local(item) == name)


def one(element: Element, name: str) -> Element | None:
    """Return the first element called ``name`` under ``element``."""
    return next(found(element, name), None)


def box(reference: str) -> Box:
    """Return the box that ``A1:C9``, ``A1``, ``$A:$C`` or ``$1:$1`` names.

    Raises:
        ValueError: when it names no place.
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None or not any(match.groups()):
        raise ValueError(reference)
    left, top, right, bottom = match.groups()
    columns = [_column(left, 0), _column(right or left, 16_383)]
    rows = [int(top) - 1 if top else 0, int(bottom or top or OPEN_END + 1) - 1]
    return rows[0], columns[0], rows[1], columns[1]


def _column(letters: str | None, otherwise: int) -> int:
    return int(xl_cell_to_rowcol(f"{letters}1")[1]) if letters else otherwise


def overlap(one_box: Box, other: Box) -> bool:
    """Say whether two boxes share a cell."""
    rows = one_box[0] <= other[2] and other[0] <= one_box[2]
    return rows and one_box[1] <= other[3] and other[1] <= one_box[3]


@dataclass(frozen=True, slots=True)
class XmlCell:
    """One cell: its place, the style it points at, its type, text or number, any formula."""

    row: int
    column: int
    style: int
    type: str
    text: str
    formula: bool


@dataclass(frozen=True, slots=True)
class XmlTable:
    """One native table."""

    name: str
    box: Box
    headers: tuple[str, ...]
    filters: bool
    about: str


@dataclass(frozen=True, slots=True)
class XmlChart:
    """One chart: its alternative text and the ranges it draws."""

    about: str
    ranges: tuple[str, ...]


@dataclass
class XmlSheet:
    """One worksheet with what hangs on it."""

    name: str
    state: str
    root: Element
    strings: list[str]
    tables: list[XmlTable] = field(default_factory=list)
    charts: list[XmlChart] = field(default_factory=list)

    @cached_property
    def cells(self) -> dict[tuple[int, int], XmlCell]:
        """Every cell that holds something, by place."""
        cells = (self._cell(element) for element in found(self.root, "c"))
        return {(cell.row, cell.column): cell for cell in cells if cell.text or cell.formula}

    def _cell(self, element: Element) -> XmlCell:
        row, column = xl_cell_to_rowcol(element.get("r", "A1"))
        kind = element.get("t", "n")
        parts = {local(child): child for child in element}
        text = (parts["v"].text or "") if "v" in parts else ""
        if kind == "s" and text:
            text = self.strings[int(text)]
        elif kind == "inlineStr":
            text = "".join(part.text or "" for part in found(element, "t"))
        return XmlCell(row, column, int(element.get("s", 0)), kind, text, "f" in parts)

    @cached_property
    def merges(self) -> list[Box]:
        """The merged ranges."""
        return [box(element.get("ref", "")) for element in found(self.root, "mergeCell")]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, or of a number its digits."""
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def element(self, name: str) -> Element | None:
        """Return the first element of this name."""
        return one(self.root, name)

    def attribute(self, element: str, name: str) -> str:
        """Return an attribute of the first such element, or empty text."""
        item = self.element(element)
        return item.get(name, "") if item is not None else ""


class Package:
    """All parts of a workbook.

    Raises:
        OSError, zipfile.BadZipFile, KeyError, ParseError: when it is no whole workbook.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with ZipFile(path) as archive:
            self.times = {item.filename: item.date_time for item in archive.infolist()}
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.workbook = self.xml("xl/workbook.xml")
        self.styles = self.xml("xl/styles.xml")
        self.strings = self._strings()
        self.sheets = [self._sheet(element) for element in found(self.workbook, "sheet")]

    def xml(self, name: str) -> Element:
        """Return a part as XML."""
        return fromstring(self.parts[name])

    def _strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        items = found(self.xml("xl/sharedStrings.xml"), "si")
        return ["".join(part.text or "" for part in found(item, "t")) for item in items]

    def relations(self, part: str) -> dict[str, Element]:
        """Return the relations of a part, by their id."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.parts:
            return {}
        return {item.get("Id", ""): item for item in found(self.xml(path), "Relationship")}

    def _targets(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind that ``part`` points at."""
        related = self.relations(part).values()
        paths = (item.get("Target", "") for item in related if item.get("Type", "").endswith(kind))
        return [_joined(part, path) for path in paths]

    def _sheet(self, element: Element) -> XmlSheet:
        relation = self.relations("xl/workbook.xml")[element.get(_RELATION, "")]
        part = _joined("xl/workbook.xml", relation.get("Target", ""))
        sheet = XmlSheet(
            element.get("name", ""), element.get("state", "visible"), self.xml(part), self.strings
        )
        sheet.tables = [_table(self.xml(path)) for path in self._targets(part, "/table")]
        for drawing in self._targets(part, "/drawing"):
            sheet.charts += self._charts(drawing)
        return sheet

    def _charts(self, drawing: str) -> Iterator[XmlChart]:
        relations = self.relations(drawing)
        for frame in found(self.xml(drawing), "graphicFrame"):
            about = one(frame, "cNvPr")
            chart = one(frame, "chart")
            target = relations[chart.get(_RELATION, "")] if chart is not None else None
            if target is None:
                continue
            root = self.xml(_joined(drawing, target.get("Target", "")))
            ranges = tuple(item.text or "" for item in found(root, "f"))
            yield XmlChart(about.get("descr", "") if about is not None else "", ranges)

    @cached_property
    def names(self) -> dict[str, str]:
        """The defined names and what they stand for; a sheet's own as ``name/number``."""
        return {
            f"{item.get('name', '')}/{item.get('localSheetId', '')}".rstrip("/"): item.text or ""
            for item in found(self.workbook, "definedName")
        }

    def sheet(self, name: str) -> XmlSheet | None:
        """Return the sheet called ``name``."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def range_of(self, reference: str) -> tuple[XmlSheet, Box]:
        """Return the sheet and the box that ``=Sheet!$A$1:$A$9`` names.

        Raises:
            ValueError: when there is no such sheet or place.
        """
        name, _, place = reference.removeprefix("=").rpartition("!")
        sheet = self.sheet(name.strip("'").replace("''", "'"))
        if sheet is None:
            raise ValueError(reference)
        return sheet, box(place)


def _joined(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _table(root: Element) -> XmlTable:
    headers = tuple(item.get("name", "") for item in found(root, "tableColumn"))
    described = (item.get("altTextSummary", "") for item in root.iter())
    about = next((text for text in described if text), "")
    filters = one(root, "autoFilter") is not None
    name, place = root.get("displayName", ""), box(root.get("ref", "A1"))
    return XmlTable(name, place, headers, filters, about)
