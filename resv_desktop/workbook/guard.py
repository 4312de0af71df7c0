"""Stands before every reader: refuses what a reader would choke on, with the standard library only.

The readers are fast or thorough, not safe: on a few kilobytes of hostile cells one ends the
process and the other takes gigabytes. The guard unpacks each member once, within limits, and
looks for *violations*. A sheet whose every cell has the plain form that Excel, LibreOffice and
our own writer use, within the limits, costs one pass of a byte pattern; only what deviates is
parsed in full (see :mod:`.guard_sheets`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.guard_archive import unpack as unpack
from resv_desktop.workbook.guard_sheets import Cells, check_elements, check_sheet

MAX_SHEETS = 50
MAX_TEXT = 32_767
"""Characters Excel allows in a cell."""
MAX_MERGED = 200_000
"""Cells in all merged ranges and link ranges together: openpyxl walks through each of them."""


@dataclass(frozen=True)
class Parts:
    """What readers may see of a workbook, and what it shows that they do not tell.

    ``error_cells`` and ``hollow_cells`` (formulas without a stored result) are (sheet, cell).
    ``sheets`` has the member of each sheet by its name, ``plain`` the members that are sheets
    written in the usual form; ``lean`` holds those of them whose formatting reaches far beyond
    the data, without that. ``formulas`` counts the formulas with a stored result, by sheet;
    ``from_1904``: days are counted from the start of 1904. ``one_reader``: the second reader is
    known to see no sheets in it, or to stumble over its looks.
    """

    members: Mapping[str, bytes]
    sheets: Mapping[str, str] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()
    macros: bool = False
    remarks: bool = False
    links: bool = False
    hidden_rows: int = 0
    error_cells: tuple[tuple[str, str], ...] = ()
    hollow_cells: tuple[tuple[str, str], ...] = ()
    lean: Mapping[str, bytes] = field(default_factory=dict)
    formulas: Mapping[str, int] = field(default_factory=dict)
    from_1904: bool = False
    one_reader: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self.members)


def inspect(members: Mapping[str, bytes], unread: Container[str] = ()) -> Parts:
    """Check the unpacked members of a workbook and return what they show.

    Sheets named in ``unread`` are emptied instead of checked: nobody will look at them.

    Raises:
        WorkbookRefusedError: when a reader must not be let near it.
    """
    check_texts(members)
    sheets = _sheet_parts(members)
    if len(sheets) > MAX_SHEETS:
        raise WorkbookRefusedError("too_many_sheets", sheets=len(sheets), most=MAX_SHEETS)
    read = {part for sheet, part in sheets.items() if sheet not in unread}
    blank = dict.fromkeys(set(sheets.values()) & members.keys() - read, _BLANK_SHEET)
    seen = {**members, **blank}
    return _shown(seen, sheets, _check_sheets(seen))


def check_texts(members: Mapping[str, bytes]) -> None:
    """Check every member that is XML: plain UTF-8, without declarations, no text too long.

    Raises:
        WorkbookRefusedError: when one is not.
    """
    for name, data in members.items():
        if _is_xml(name, data):
            _check_xml(name, data)


_BLANK_SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)


# XML


def _is_xml(name: str, data: bytes) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml")) or data[:5] == b"<?xml"


_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_BLOCK = MAX_TEXT // 2 + 1
"""Whatever is too long fills at least one block of this size, so looking per block will do."""


_ESCAPE = re.compile(r"&(?:#x?[0-9A-Fa-f]+|\w+);|_x[0-9A-Fa-f]{4}_")


def _check_xml(name: str, data: bytes) -> None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data:
        raise WorkbookRefusedError("file_odd")
    match = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    if match and match[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise WorkbookRefusedError("file_odd")
    # One character is searched far faster than two, and there is seldom one to be found.
    if b"!" in data and (b"<!D" in data or b"<!E" in data):
        raise WorkbookRefusedError("hostile_dtd")
    if len(data) > MAX_TEXT:
        _check_lengths(name, data)
        if b"sheetData" not in data:
            check_elements(data)  # the elements of sheets are looked at one by one
    if b"ount" in data:
        _check_counts(data)


_COUNT = re.compile(rb"""ount\s*=\s*["'][^"']{8,}["']""")


def _check_counts(data: bytes) -> None:
    """Refuse an announced number of items for which a reader would set memory apart beforehand.

    It ends the process when ``uniqueCount`` of the shared texts is a trillion.
    """
    for match in _COUNT.finditer(data):
        if data.rfind(b"<", 0, match.start()) > data.rfind(b">", 0, match.start()):
            raise WorkbookRefusedError("hostile_count")


def _check_lengths(name: str, data: bytes) -> None:
    """Refuse a text longer than a cell can hold; only what is long in bytes is counted at all."""
    counted = 0
    for start in range(0, len(data) - _BLOCK, _BLOCK):
        if start >= counted and data.find(b"<", start, start + _BLOCK) < 0:
            first, counted = data.rfind(b">", 0, start), data.find(b"<", start) % (len(data) + 1)
            _check_length(name, data[first + 1 : counted])


def _check_length(name: str, text: bytes) -> None:
    plain = _ESCAPE.sub("x", text.decode("utf-8", "replace"))
    if len(plain.encode("utf-16-le", "replace")) // 2 > MAX_TEXT:
        raise WorkbookRefusedError("text_too_long", part=name, most=MAX_TEXT)


# Sheets

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITIES = {b"&amp;": b"&", b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'"}


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    found = {m[1]: m[2] or m[3] or b"" for m in _ATTRIBUTE.finditer(tag)}
    return {key.rpartition(b":")[2]: value for key, value in found.items()}


def _text(value: bytes) -> str:
    for entity, character in reversed(_ENTITIES.items()):
        value = value.replace(entity, character)
    return value.decode("utf-8", "replace")


def _workbook_part(members: Mapping[str, bytes]) -> str:
    for tag in _RELATION.findall(members.get("_rels/.rels", b"")):
        attributes = _attributes(tag)
        if attributes.get(b"Type", b"").endswith(b"/officeDocument"):
            return _text(attributes.get(b"Target", b"")).lstrip("/")
    return "xl/workbook.xml"


def relation_targets(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the members that ``part`` refers to, by the name of the relation."""
    folder, _, file = part.rpartition("/")
    relations = members.get(f"{folder}/_rels/{file}.rels".lstrip("/"), b"")
    targets = {}
    for tag in _RELATION.findall(relations):
        relation = _attributes(tag)
        target = _text(relation.get(b"Target", b""))
        place = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        targets[_text(relation.get(b"Id", b""))] = place
    return targets


def _sheet_parts(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the member of each sheet, by the name of the sheet."""
    workbook = _workbook_part(members)
    targets = relation_targets(members, workbook)
    sheets = map(_attributes, _SHEET.findall(members.get(workbook, b"")))
    return {_text(s.get(b"name", b"")): targets.get(_text(s.get(b"id", b"")), "") for s in sheets}


_RANGE = re.compile(
    rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7})"""
    rb"""(?::([A-Z]{1,3})(\d{1,7}))?["']"""
)
_RANGES = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s")


def _check_sheets(members: Mapping[str, bytes]) -> dict[str, Cells]:
    """Check whatever holds cells, by its content: a hostile workbook may call it anything.

    Returns what was found of each such member.
    """
    found: dict[str, Cells] = {}
    count = merged = 0
    for name, data in members.items():
        if b"sheetData" in data:
            found[name] = cells = check_sheet(name, data, count)
            count += cells.number
            # In a plain sheet nothing but rows stands between the two tags.
            start = data.rfind(b"</sheetData>") if cells.plain else 0
            merged += _merged_area(data[max(start, 0) :])
    if merged > MAX_MERGED:
        raise WorkbookRefusedError("hostile_merged")
    return found


def _merged_area(data: bytes) -> int:
    if b"mergeCell " not in data and b"hyperlink " not in data:
        return 0
    ranges = _RANGE.findall(data)
    if len(ranges) != len(_RANGES.findall(data)):
        raise WorkbookRefusedError("file_odd")
    return sum(map(_area, ranges))


def _area(found: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = found
    if not right:
        return 1
    width = abs(column_number(right) - column_number(left)) + 1
    return width * (abs(int(bottom) - int(top)) + 1)


def column_number(letters: bytes) -> int:
    """Return the number of a column by its letters: 1 for ``A``."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


# What the readers do not show

_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\bhidden\s*=\s*["'](?:1|true)["']""")
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*?\br=["']([A-Z]+\d+)["']""")
_HOLLOW_CELL = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]+\d+)["'][^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^<]*|[^>]*>[^<]*"""
    rb"""</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FROM_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")


def _shown(
    members: Mapping[str, bytes], sheets: Mapping[str, str], cells: Mapping[str, Cells]
) -> Parts:
    names = [name.lower() for name in members]
    odd = {name for name, found in cells.items() if not found.plain}
    strange = {sheet: members[part] for sheet, part in sheets.items() if part in odd}
    hollow = tuple(_cells(strange, _HOLLOW_CELL))
    return Parts(
        members,
        sheets,
        frozenset(cells.keys() - odd),
        macros=any(name.endswith("vbaproject.bin") for name in names),
        remarks=any("comments" in name and name.endswith(".xml") for name in names),
        links=any(name.startswith("xl/externallinks/") for name in names),
        hidden_rows=sum(_count_hidden(members.get(part, b"")) for part in sheets.values()),
        error_cells=tuple(_cells(strange, _ERROR_CELL)),
        hollow_cells=hollow,
        lean={name: found.lean for name, found in cells.items() if found.lean},
        formulas={
            sheet: len(_FORMULA.findall(data)) - sum(name == sheet for name, _ in hollow)
            for sheet, data in strange.items()
        },
        from_1904=any(_FROM_1904.search(members[name]) for name in members if _is_book(name)),
        one_reader=_has_odd_looks(members) or _is_strict(members),
    )


def _has_odd_looks(members: Mapping[str, bytes]) -> bool:
    """Say whether the looks of cells are missing, or hold an empty fill as some devices write."""
    looks = [data for name, data in members.items() if name.lower().endswith("styles.xml")]
    return not looks or any(b"<fill/>" in data or b"<fill />" in data for data in looks)


def _is_strict(members: Mapping[str, bytes]) -> bool:
    """Say whether it is a *Strict Open XML-werkblad*: the same with other names for everything."""
    books = (members[name] for name in members if _is_book(name))
    return any(b"http://purl.oclc.org/ooxml/spreadsheetml/main" in book for book in books)


def _is_book(name: str) -> bool:
    return name.lower().endswith("workbook.xml")


def _count_hidden(data: bytes) -> int:
    return len(_HIDDEN_ROW.findall(data)) if b"hidden=" in data else 0


def _cells(sheets: Mapping[str, bytes], pattern: re.Pattern[bytes]) -> Iterator[tuple[str, str]]:
    for sheet, data in sheets.items():
        yield from ((sheet, cell.decode()) for cell in pattern.findall(data))
