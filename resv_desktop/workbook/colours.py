"""Colour and strike-through that people gave cells, as if they said something.

They do say something to whoever gave them, and nothing to anybody who gets the values. They are
not read; how many cells there are is told, so that people can put it into words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resv_desktop.workbook import palette
from resv_desktop.workbook.guard import Parts

_PLAIN = frozenset(
    colour.lstrip("#").upper()
    for colour in (
        palette.NAVY, palette.INK, palette.MUTED, palette.SOFT, palette.LINK, "#8C1D18", "#FFFFFF",
        "#000000",
    )
)  # fmt: skip
"""The colours of our own looks, black and white: they mean nothing."""
_PLAIN_THEME, _PLAIN_INDEXED = (b"0", b"1"), (b"0", b"1", b"8", b"9", b"64", b"65")

_LISTS = {
    name: re.compile(rb"<" + name + rb"\b[^>]*>(.*?)</" + name + rb">", re.S)
    for name in (b"fonts", b"fills", b"cellXfs")
}
_FONT = re.compile(rb"<font(?:\s[^>]*)?(?:/>|>.*?</font>)", re.S)
_FILL = re.compile(rb"<fill(?:\s[^>]*)?(?:/>|>.*?</fill>)", re.S)
_XF = re.compile(rb"<xf\b[^>]*>")
_COLOUR = re.compile(rb"""<(?:fgColor|color)\b[^>]*?\b(rgb|theme|indexed)="(\w+)\"""")
_STRUCK = re.compile(rb"""<strike(?:\s+val="(?:1|true)")?\s*/>""")
_CELL = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"[^<>]*? s="([0-9]+)"[^<>/]*>')


def coloured_cells(parts: Parts, sheet: str, header: int) -> int:
    """Return how many filled cells below row ``header`` (from 0) somebody marked by their looks."""
    style = next((d for n, d in parts.members.items() if n.lower().endswith("styles.xml")), b"")
    looks = _telling_looks(style)
    if not looks:
        return 0
    cells = _CELL.findall(parts.members.get(parts.sheets.get(sheet, ""), b""))
    return sum(1 for row, look in cells if look in looks and int(row) > header + 1)


@lru_cache(maxsize=32)
def _telling_looks(style: bytes) -> frozenset[bytes]:
    """Return the numbers of the looks with a colour or a line through the text.

    Kept, because the looks of untouched workbooks are the same bytes in every file.
    """
    fonts = [_is_telling_font(font) for font in _FONT.findall(_list(style, b"fonts"))]
    fills = [_is_colour(fill) for fill in _FILL.findall(_list(style, b"fills"))]
    found = set()
    for number, look in enumerate(_XF.findall(_list(style, b"cellXfs"))):
        if _chosen(fonts, look, b"fontId") or _chosen(fills, look, b"fillId"):
            found.add(b"%d" % number)
    return frozenset(found)


def _list(style: bytes, name: bytes) -> bytes:
    match = _LISTS[name].search(style)
    return match[1] if match else b""


def _chosen(known: list[bool], look: bytes, attribute: bytes) -> bool:
    match = re.search(rb"\b" + attribute + rb'="([0-9]{1,6})"', look)
    number = int(match[1]) if match else 0
    return number < len(known) and known[number]


def _is_telling_font(font: bytes) -> bool:
    return bool(_STRUCK.search(font)) or _is_colour(font)


def _is_colour(part: bytes) -> bool:
    """Say whether a font or a fill has a colour that somebody chose."""
    if b"<fill" in part and b'patternType="none"' in part:
        return False
    match = _COLOUR.search(part)
    if match is None:
        return False
    kind, value = match[1], match[2]
    if kind == b"theme":
        return value not in _PLAIN_THEME
    if kind == b"indexed":
        return value not in _PLAIN_INDEXED
    return value.decode("ascii", "replace").upper()[-6:] not in _PLAIN
