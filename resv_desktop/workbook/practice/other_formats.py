"""Workbooks in other formats, made from the cells of ours: old Excel and LibreOffice.

Small writers, for practice and tests only: text, numbers and days, nothing of the looks.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape  # not that of xml.sax, which loads what could reach a network

from resv_desktop.workbook.foreign.ole import write_streams
from resv_desktop.workbook.repack import packed_archive

Grid = Sequence[Sequence[object]]
"""Cells from A1: text, number, day; empty text for nothing."""
_EPOCH = date(1899, 12, 30)


# Old Excel: [MS-XLS]

_DAY_LOOK, _PLAIN_LOOK = 16, 15
_DAY_FORMAT = 14


def as_xls(sheets: Mapping[str, Grid]) -> bytes:
    """Return the cells as a workbook of Excel 97 to 2003."""
    bodies = [_sheet(grid) for grid in sheets.values()]
    start = len(_globals([(name, 0) for name in sheets]))
    places = []
    for name, body in zip(sheets, bodies, strict=True):
        places.append((name, start))
        start += len(body)
    return write_streams({"Workbook": _globals(places) + b"".join(bodies)})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0x41, 6))


def _globals(places: Sequence[tuple[str, int]]) -> bytes:
    """Return the part about the whole workbook, with where each sheet begins."""
    font = struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial"
    looks = [_look(0, style=True)] * 15 + [_look(0), _look(_DAY_FORMAT)]
    parts = [_begin(0x0005), _record(0x42, struct.pack("<H", 1200)), _record(0x22, bytes(2))]
    parts += [_record(0x31, font)] * 4 + [_record(0xE0, look) for look in looks]
    parts.append(_record(0x293, struct.pack("<HBB", 0x8000, 0, 0xFF)))
    for name, start in places:
        encoded = name.encode("utf-16-le")
        about = struct.pack("<IBBBB", start, 0, 0, len(name), 1)
        parts.append(_record(0x85, about + encoded))
    return b"".join(parts) + _record(0x0A)


def _look(number_format: int, *, style: bool = False) -> bytes:
    kind = 0xFFF5 if style else 0x0001
    return struct.pack("<HHHBBBBIIH", 0, number_format, kind, 0x20, 0, 0, 0, 0, 0, 0x20C0)


def _sheet(grid: Grid) -> bytes:
    width = max(map(len, grid), default=0)
    about = struct.pack("<IIHHH", 0, len(grid), 0, width, 0)
    cells = b"".join(_cells(grid))
    window = _record(0x23E, struct.pack("<HHHIHHI", 0x6B6, 0, 0, 0x40, 0, 0, 0))
    return _begin(0x0010) + _record(0x200, about) + cells + window + _record(0x0A)


def _cells(grid: Grid) -> Iterator[bytes]:
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            place = struct.pack("<HH", row, column)
            if isinstance(cell, date):
                yield _number(place, _DAY_LOOK, float((cell - _EPOCH).days))
            elif isinstance(cell, int | float):
                yield _number(place, _PLAIN_LOOK, float(cell))
            elif cell:
                encoded = str(cell).encode("utf-16-le")
                head = struct.pack("<HHB", _PLAIN_LOOK, len(encoded) // 2, 1)
                yield _record(0x204, place + head + encoded)


def _number(place: bytes, look: int, value: float) -> bytes:
    return _record(0x203, place + struct.pack("<Hd", look, value))


# LibreOffice: OpenDocument 1.3

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("manifest", "manifest"),
    )
)  # fmt: skip
_DAY_STYLE = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:day/>'
    "<number:text>-</number:text><number:month/><number:text>-</number:text>"
    '<number:year number:style="long"/></number:date-style><style:style style:name="ce1" '
    'style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>'
)


def as_ods(sheets: Mapping[str, Grid]) -> bytes:
    """Return the cells as a workbook of LibreOffice."""
    content = io.StringIO()
    content.write(f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} ')
    content.write(f'office:version="1.3">{_DAY_STYLE}<office:body><office:spreadsheet>')
    for name, grid in sheets.items():
        content.write(f'<table:table table:name="{escape(name)}">')
        for row in grid:
            cells = "".join(map(_open_cell, row)) or "<table:table-cell/>"
            content.write(f"<table:table-row>{cells}</table:table-row>")
        content.write("</table:table>")
    content.write("</office:spreadsheet></office:body></office:document-content>")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _MIME), ("content.xml", "text/xml"))
    )
    manifest = f'<manifest:manifest {_SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
    members = {"mimetype": _MIME, "content.xml": content.getvalue()}
    members["META-INF/manifest.xml"] = f'<?xml version="1.0" encoding="UTF-8"?>{manifest}'
    return packed_archive({n: t.encode() for n, t in members.items()}, stored="mimetype")


def _open_cell(cell: object) -> str:
    if isinstance(cell, date):
        about = f'table:style-name="ce1" office:value-type="date" office:date-value="{cell}"'
        return f"<table:table-cell {about}><text:p>{cell:%d-%m-%Y}</text:p></table:table-cell>"
    if isinstance(cell, int | float):
        about = f'office:value-type="float" office:value="{cell}"'
        return f"<table:table-cell {about}><text:p>{cell:g}</text:p></table:table-cell>"
    if not cell:
        return "<table:table-cell/>"
    lines = "".join(
        f"<text:p>{escape(line, quote=False)}</text:p>" for line in str(cell).split("\n")
    )
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
