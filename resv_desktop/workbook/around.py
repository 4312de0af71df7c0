"""What stands around the data of a workbook: names of sheets, title and description of the file.

Nothing of it is kept; it is looked through for personal data, because people write there too.
Who saved the file is left out: every workbook names its maker, and that name is never kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from resv_desktop.workbook.raw_book import RawBook

SHEET, PROPERTY = "sheet_name", "file_property"

_CORE = "docProps/core.xml"
_TEXT = re.compile(
    rb"<(dc:title|dc:subject|dc:description|cp:keywords|cp:category)(?:\s[^<>]*)?>([^<>]*)</\1>"
)
_OURS = frozenset({"title", "subject", "keywords"})
"""Properties that our own writer fills in; of an untouched workbook they are its own words."""


def texts_around(book: RawBook) -> tuple[tuple[str, str], ...]:
    """Return place and text of what people wrote around the data."""
    return (*_sheet_names(book), *_properties(book))


def _sheet_names(book: RawBook) -> Iterator[tuple[str, str]]:
    for name in () if book.untouched else book.sheets:
        yield SHEET, name


def _properties(book: RawBook) -> Iterator[tuple[str, str]]:
    for match in _TEXT.finditer(book.parts.members.get(_CORE, b"")):
        name = match[1].decode().partition(":")[2]
        text = html.unescape(match[2].decode("utf-8", "replace")).strip()
        if text and not (book.untouched and name in _OURS):
            yield PROPERTY, text
