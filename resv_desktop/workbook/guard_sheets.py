"""The guard's look at one sheet: are all its cells where a reader can bear them?"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from xml.parsers import expat

from resv_desktop.domain.errors import WorkbookRefusedError

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 1_000_000
"""Cells with something in them in a file, and cells in the rectangle around those of a sheet."""
MAX_ELEMENTS = 2_000_000
"""Elements in a sheet that is written in an unusual way: each of them costs a microsecond."""
LAST_ROW = 1_048_576

_WIDE = rb"(?:[A-F]?[A-Z]|G[A-R])[1-4]?[0-9]{1,3}+"
_TALL = rb"(?:[A-Z]|A[A-X])(?:1?[0-9]{1,4}+|20000)"
"""Places within both limits whose rectangle is within the third: 200 columns, or 20,000 rows."""


@cache
def _plain_sheet(place: bytes, *, formulas: bool = False) -> re.Pattern[bytes]:
    """Return the pattern of a sheet in the form in which every usual program writes it."""
    formula = rb"(?:<f[^<>]*+(?:/>|>[^<]*+</f>))?" if formulas else b""
    types = rb"(?!s\")[a-zA-Z]++" if formulas else rb"(?:n|b|str|inlineStr|d)"
    content = rb"(?:<v>[^<]*+</v>|<v ?/>|<is><t[^<>]*+>[^<]*+</t></is>|)"
    shared = rb' t="s"(?:><v>[0-9]{1,7}+</v></c>| ?/>|></c>)'
    other = rb'(?: t="' + types + rb'")?(?: ?/>|>' + formula + content + rb"</c>)"
    cell = rb'<c r="' + place + rb'"(?: s="[0-9]{1,5}+")?(?:' + shared + rb"|" + other + rb")"
    attribute = rb'(?: (?!r=)[\w:]++="[^"<>]*+")*+'
    row = rb'<row r="[0-9]{1,5}+"' + attribute + rb" ?(?:/>|>(?:" + cell + rb")*+</row>)"
    return re.compile(rb"<sheetData>(?:" + row + rb")*+</sheetData>|<sheetData ?/>")


_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]++")?(?: t="[a-zA-Z]++")? ?/>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]{1,7}"(?: (?!r=)[\w:]++="[^"<>]*+")*+ ?(?:/>|></row>)')


class Cells(NamedTuple):
    """How many cells a sheet has, and whether none of them holds a formula or an error.

    ``lean`` is the sheet without its empty cells, where those reach far beyond the data.
    """

    number: int
    plain: bool
    lean: bytes | None = None


def check_sheet(name: str, data: bytes, cells_before: int = 0) -> Cells:
    """Return what the cells of a sheet are; ``cells_before`` is the count in sheets before it.

    Raises:
        WorkbookRefusedError: when cells lie too far out, are too many, or refer to nothing.
    """
    # Counted beforehand: what is refused in the end must not take long either.
    if data.count(b"<v>") > MAX_CELLS:
        raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)
    cells = plain_cells(data) or _without_empty(data)
    if cells is None:
        check_elements(data)
        cells = Cells(_Walk(name).walk(data), plain=False)
    if cells_before + cells.number > MAX_CELLS:
        raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)
    return cells


def check_elements(data: bytes) -> None:
    """Refuse XML that takes too long to walk through.

    Raises:
        WorkbookRefusedError: ``too_many_cells``.
    """
    if data.count(b"<") - data.count(b"</") > MAX_ELEMENTS:
        raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)


def _without_empty(data: bytes) -> Cells | None:
    """Look past formatting that was pulled down to the last row: common, and harmless."""
    lean = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data))
    cells = plain_cells(lean)
    return cells and cells._replace(lean=lean)


def plain_cells(data: bytes) -> Cells | None:
    """Return what the cells are when every one of them is plain and near, else ``None``.

    Nothing may be written in another way that XML allows (prefixes, single quotes, comments,
    references in attributes): a pattern would not see what a parser sees.
    """
    if (b"!" in data and b"<!" in data) or not 0 < data.count(b"sheetData") < 3:
        return None
    match, plain = _match(data, formulas=False), True
    if match is None:
        match, plain = _match(data, formulas=True), False
    if match is None:
        return None
    rest = data[: match.start()] + data[match.end() :]
    if any(sign in rest for sign in (b"<row", b"<c ", b":row", b":c ")):
        return None
    return Cells(data.count(b"<c ", match.start(), match.end()), plain)


def _match(data: bytes, *, formulas: bool) -> re.Match[bytes] | None:
    for place in (_WIDE, _TALL):
        match = _plain_sheet(place, formulas=formulas).search(data)
        if match:
            return match
    return None


class _Walk:
    """A full parse of a sheet that is written in an unusual way or reaches far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._place = (0, 0)
        self._shared = False
        self._value: list[str] = []
        self._kinds: dict[str, str] = {}
        self._parser = expat.ParserCreate(namespace_separator=" ")

    def walk(self, data: bytes) -> int:
        """Return the number of cells with something in them."""
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = _refuse_dtd
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise WorkbookRefusedError("file_damaged", part=self._name) from error
        return self._cells

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._kinds.get(name)
        if kind is None:
            kind = self._kinds[name] = name.rpartition(" ")[2]
        if kind == "c":
            self._open_cell(attributes)
        elif kind == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif kind == "v":
            self._filled()
            if self._shared:
                self._listen(wanted=True)
        elif kind in ("is", "f"):
            self._filled()

    def _listen(self, *, wanted: bool) -> None:
        """Ask for the texts of elements, or not: calling for each would take half of the time."""
        self._value = []
        self._parser.CharacterDataHandler = self._value.append if wanted else None
        self._parser.EndElementHandler = self._end if wanted else None

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._shared = attributes.get("t") == "s"
        if not _STYLE.fullmatch(attributes.get("s", "0")):
            raise WorkbookRefusedError("hostile_style")
        self._place = _place(attributes.get("r"), (self._row, self._column + 1))
        self._column = self._place[1]

    def _filled(self) -> None:
        row, column = self._place
        self._last_row, self._last_column = max(self._last_row, row), max(self._last_column, column)
        self._cells += 1
        if row > MAX_ROWS or column > MAX_COLUMNS or self._cells > MAX_CELLS:
            raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)
        if self._last_row * self._last_column > MAX_CELLS:
            raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)

    def _end(self, name: str) -> None:
        if self._kinds[name] == "v":
            text = "".join(self._value).strip()
            self._listen(wanted=False)
            if not (text.isascii() and text.isdecimal() and len(text) < 8):
                raise WorkbookRefusedError("file_damaged", part=self._name)


def _refuse_dtd(*_declaration: object) -> None:
    raise WorkbookRefusedError("hostile_dtd")


_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_STYLE = re.compile(r"[0-9]{1,5}")
"""A workbook has at most 64,000 looks."""


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text) <= LAST_ROW):
        raise WorkbookRefusedError("hostile_place")
    return int(text)


def _place(text: str | None, otherwise: tuple[int, int]) -> tuple[int, int]:
    if text is None:
        return otherwise
    match = _PLACE.fullmatch(text)
    if match is None:
        raise WorkbookRefusedError("hostile_place")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return _number(match[2], 0), column
