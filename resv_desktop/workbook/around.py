"""What stands around the data of a workbook: names of sheets, properties of the file, what is
printed above and below its pages (told as a property).

Nothing of it is kept; it is looked through for personal data, because people write there too.
Who saved the file is left out: every workbook names its maker, and that name is never kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from resv_desktop.workbook.cover_facts import TEMPLATE_TITLE, TITLE
from resv_desktop.workbook.raw_book import RawBook

SHEET, PROPERTY = "sheet_name", "file_property"

_CORE, _CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_TEXT = re.compile(
    rb"<(dc:title|dc:subject|dc:description|cp:keywords|cp:category)(?:\s[^<>]*)?>([^<>]*)</\1>"
)
_CUSTOM_TEXT = re.compile(rb"<(vt:lpwstr|vt:lpstr)(?:\s[^<>]*)?>([^<>]*)</\1>")
_PRINTED = re.compile(rb"<((?:odd|even|first)(?:Header|Footer))(?:\s[^<>]*)?>([^<>]*)</\1>")
_PRINT_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')
"""Fonts, colours, sizes, page numbers and the like in a text that is printed with each page."""
_LANGUAGE = "nl-NL"
_OUR_NOTE = re.compile(r"RESV Desktop [\d.]+; formaatversie \d+")
_OUR_FOOTER = re.compile(rf"(?:{TITLE}|{TEMPLATE_TITLE}) - RESV Desktop [\d.]+ Pagina van")
_DATASET = re.compile(r"[A-Z0-9]{1,12}-\d{4}-Q[1-4]-\d{4}-\d\d-\d\d")


def texts_around(book: RawBook) -> tuple[tuple[str, str], ...]:
    """Return place and text of what people wrote around the data."""
    return (*_sheet_names(book), *_properties(book), *_printed(book))


def _sheet_names(book: RawBook) -> Iterator[tuple[str, str]]:
    for name in () if book.untouched else book.sheets:
        yield SHEET, name


def _properties(book: RawBook) -> Iterator[tuple[str, str]]:
    own, members = _our_words(book), book.parts.members
    for pattern, part in ((_TEXT, _CORE), (_CUSTOM_TEXT, _CUSTOM)):
        for match in pattern.finditer(members.get(part, b"")):
            text = _said(match)
            is_ours = _DATASET.fullmatch(text) or _OUR_NOTE.fullmatch(text)
            if text and text not in (*own, _LANGUAGE) and not is_ours:
                yield PROPERTY, text


def _printed(book: RawBook) -> Iterator[tuple[str, str]]:
    """Yield each text once: most workbooks have the same one on all their pages."""
    own, seen = _names(book), set[str]()
    for name, part in book.parts.members.items():
        if "sheets/sheet" not in name:
            continue
        for match in _PRINTED.finditer(part, max(part.rfind(b"</sheetData>"), 0)):
            text = _PRINT_CODES.sub(" ", _said(match))
            for word in own:
                text = text.replace(word, " ")
            text = " ".join(text.replace("&&", "&").split())
            if text and text not in seen and not _OUR_FOOTER.fullmatch(text):
                seen.add(text)
                yield PROPERTY, text


def _said(match: re.Match[bytes]) -> str:
    return html.unescape(match[2].decode("utf-8", "replace")).strip()


def _names(book: RawBook) -> tuple[str, ...]:
    """Return the names of network and region, which our writer prints below each page."""
    if book.technique is None:
        return ()
    file = book.technique.file
    return tuple(filter(None, (file.network_name, file.region)))


def _our_words(book: RawBook) -> frozenset[str]:
    """Return what our own writer says in the properties; network and region are no finding."""
    if book.technique is None:
        return frozenset({TITLE, TEMPLATE_TITLE})
    file = book.technique.file
    subject = ", ".join((file.network_name, file.region, file.period))
    return frozenset({TITLE, TEMPLATE_TITLE, subject})
