"""A workbook of LibreOffice (.ods), walked through before a reader gets it.

A few bytes of it can stand for any number of rows and cells (``number-rows-repeated``), and the
reader does not tell of remarks, merged cells and errors: the walk counts the one and notes the
other. Format: OpenDocument 1.3, part 3, chapter 9.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.foreign.limits import Foreign, Limits, Seen
from resv_desktop.workbook.guard import MAX_MERGED, MAX_SHEETS, MAX_TEXT
from resv_desktop.workbook.guard_sheets import MAX_CELLS, MAX_ELEMENTS
from resv_desktop.workbook.raw_book import column_letters
from resv_desktop.workbook.reading import Extra
from resv_desktop.workbook.repack import packed_archive

CONTENT, MANIFEST, MIMETYPE = "content.xml", "META-INF/manifest.xml", "mimetype"
_NEEDED = (MIMETYPE, CONTENT, "styles.xml", "settings.xml", "meta.xml", MANIFEST)
_HIDDEN = frozenset({"collapse", "filter"})
_FAR = 10_000_000
"""More rows or columns than this in a row count as this many: numbers must stay numbers."""


def prepare(members: Mapping[str, bytes]) -> Foreign:
    """Return a workbook of LibreOffice with the members that hold its cells, and what they show.

    Raises:
        WorkbookRefusedError: when it is damaged, has a password, or is larger than a delivery.
    """
    if b"encryption-data" in members.get(MANIFEST, b""):
        raise WorkbookRefusedError("password_other_program")
    walk = _Walk()
    walk.through(members[CONTENT])
    walk.seen.macros = any(name.startswith("Basic/") for name in members)
    kept = {name: members[name] for name in _NEEDED if name in members}
    return Foreign(packed_archive(kept, stored=MIMETYPE), walk.seen, tuple(walk.remarks))


class _Walk:
    """A walk through the tables of a workbook."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.remarks: list[Extra] = []
        self._limits = Limits()
        self._elements = self._sheets = self._tables = self._merged = 0
        self._sheet = ""
        self._row = self._rows = self._column = self._columns = 0
        self._filled = self._hidden = self._in_text = False
        self._remark: list[str] | None = None
        self._text: list[str] | None = None

    def through(self, data: bytes) -> None:
        """Walk through ``content.xml``."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise WorkbookRefusedError("file_damaged", part=CONTENT) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise WorkbookRefusedError("too_many_cells", most=MAX_CELLS)
        match name:
            case "table:table":
                self._open_sheet(attributes)
            case "table:table-row":
                self._open_row(attributes)
            case "table:table-cell" | "table:covered-table-cell":
                self._open_cell(attributes)
            case "office:annotation":
                self._remark = []
            case "text:p":
                self._in_text = True
                self._fill()
            case "text:s" | "text:tab" | "text:line-break":
                self._characters(" " * min(_number(attributes.get("text:c")), MAX_TEXT + 1))

    def _open_sheet(self, attributes: Mapping[str, str]) -> None:
        self._tables += 1
        if self._tables > 1:
            return  # a table in a table: counted as part of the sheet
        self._sheet = attributes.get("table:name", "")
        self._sheets += 1
        self._row = self._rows = 0
        self._limits.new_sheet()
        if self._sheets > MAX_SHEETS:
            raise WorkbookRefusedError("too_many_sheets", sheets=self._sheets, most=MAX_SHEETS)

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        self._row += self._rows
        self._rows = _number(attributes.get("table:number-rows-repeated"))
        self._column = self._columns = 0
        self._hidden = attributes.get("table:visibility") in _HIDDEN

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += self._columns
        self._columns = _number(attributes.get("table:number-columns-repeated"))
        self._filled = False
        self._text = None
        if "office:value-type" in attributes or "table:formula" in attributes:
            self._fill()
        if attributes.get("calcext:value-type") == "error":
            place = f"{column_letters(self._column)}{self._row + 1}"
            self.seen.errors.append((self._sheet, place))
        spans = (attributes.get(f"table:number-{way}-spanned") for way in ("rows", "columns"))
        self._merge(*(_number(span) for span in spans))

    def _fill(self) -> None:
        """Count the cell, as often as it is repeated, once."""
        if self._filled or self._remark is not None or not self._columns:
            return
        self._filled, self._text = True, []
        last = self._column + self._columns
        self._limits.cell(self._row + self._rows, last, self._rows * self._columns)
        if self._hidden:
            self.seen.hidden_rows += self._rows
            self._hidden = False

    def _merge(self, rows: int, columns: int) -> None:
        if rows * columns < 2:
            return
        self._merged += rows * columns
        if self._merged > MAX_MERGED:
            raise WorkbookRefusedError("hostile_merged")
        top, left = self._row, self._column
        place = (top, left, top + rows - 1, left + columns - 1)
        self.seen.merged.setdefault(self._sheet, []).append(place)

    def _characters(self, text: str) -> None:
        if not self._in_text:
            return  # who wrote a remark and when, and white space between elements
        if self._remark is not None:
            self._remark.append(text)
        elif self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        match name:
            case "office:annotation" if self._remark is not None:
                self._keep_remark("".join(self._remark))
                self._remark = None
            case "text:p":
                self._characters("\n")
                self._in_text = False
            case "table:table-cell" | "table:covered-table-cell" if self._text is not None:
                if len("".join(self._text)) > MAX_TEXT + 1:
                    raise WorkbookRefusedError("text_too_long", part=self._sheet, most=MAX_TEXT)
            case "table:table":
                self._tables -= 1

    def _keep_remark(self, text: str) -> None:
        plain = clean_text(text).strip()
        if plain:
            letters = column_letters(self._column)
            self.remarks.append(Extra(self._sheet, self._row + 1, letters, plain, "cell_remark"))


def _number(text: str | None) -> int:
    """Return how often something is repeated: once, unless it says otherwise.

    Raises:
        WorkbookRefusedError: when it is no number, or one that no sheet has room for.
    """
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal() and int(text[:9]) > 0 and len(text) < 9):
        raise WorkbookRefusedError("hostile_count")
    return min(int(text), _FAR)
