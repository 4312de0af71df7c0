"""What stands around the data of a workbook: names of sheets, title and description of the file.

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

_CORE = "docProps/core.xml"
_TEXT = re.compile(
    rb"<(dc:title|dc:subject|dc:description|cp:keywords|cp:category)(?:\s[^<>]*)?>([^<>]*)</\1>"
)
_DATASET = re.compile(r"[A-Z0-9]{1,12}-\d{4}-Q[1-4]-\d{4}-\d\d-\d\d")


def texts_around(book: RawBook) -> tuple[tuple[str, str], ...]:
    """Return place and text of what people wrote around the data."""
    return (*_sheet_names(book), *_properties(book))


def _sheet_names(book: RawBook) -> Iterator[tuple[str, str]]:
    for name in () if book.untouched else book.sheets:
        yield SHEET, name


def _properties(book: RawBook) -> Iterator[tuple[str, str]]:
    own = _our_words(book)
    for match in _TEXT.finditer(book.parts.members.get(_CORE, b"")):
        text = html.unescape(match[2].decode("utf-8", "replace")).strip()
        if text and text not in own and not _DATASET.fullmatch(text):
            yield PROPERTY, text


def _our_words(book: RawBook) -> frozenset[str]:
    """Return what our own writer says in the properties; network and region are no finding."""
    if book.technique is None:
        return frozenset({TITLE, TEMPLATE_TITLE})
    file = book.technique.file
    subject = ", ".join((file.network_name, file.region, file.period))
    return frozenset({TITLE, TEMPLATE_TITLE, subject})
