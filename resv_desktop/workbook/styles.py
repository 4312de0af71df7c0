"""One theme for every workbook: Arial 12, navy headers. Looks have names, not colours.

Sizes follow the accessibility checklist of the UK Analysis Function as laid down in gptables
(12 for text, 14 for headings, 16 for titles; no italics). Contrast is held by the lint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from io import StringIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.theme import THEME_XML_2007

from resv_desktop.workbook.palette import INK as INK
from resv_desktop.workbook.palette import LINE as LINE
from resv_desktop.workbook.palette import LINK as LINK
from resv_desktop.workbook.palette import MUTED as MUTED
from resv_desktop.workbook.palette import NAVY as NAVY
from resv_desktop.workbook.palette import SOFT as SOFT

FONT: Final = "Arial"
SIZE: Final = 12
ACCENTS: Final = ("#17324D", "#0B5CAD", "#1E6B3A", "#A8480B", "#6A4C93", "#55606E")
"""Colours for charts and table styles, each with enough contrast on white."""
TABLE_STYLE: Final = "Table Style Light 1"
DATE_FORMAT: Final = "dd-mm-yyyy"

DEFAULT_COLUMN_PIXELS: Final = 80
"""What eight characters of Arial 12 measure; by it widths in characters become right in Excel."""


class Look(StrEnum):
    """What a cell is; how that looks is decided here only."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    """Free text: text format, wrapped."""
    SHORT = "short"
    """Text that is never wrapped: identifiers and codes."""
    NOTE = "note"
    """An explanation: text, muted."""
    WARNING = "warning"
    """Something that must not be overlooked; says so in words too."""
    HEADER = "header"
    NUMBER = "number"
    DECIMAL = "decimal"
    PERCENT = "percent"
    DATE = "date"
    TECHNICAL = "technical"


_AT, _WHOLE, _PERCENT = 49, 3, 9
"""Numbers of the built-in formats ``@``, ``#,##0`` and ``0%``: every program knows them."""
_TEXT: Mapping[str, Any] = {"num_format": _AT, "quote_prefix": True}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    Look.TITLE: {**_TEXT, "bold": True, "font_size": 16, "font_color": NAVY},
    Look.HEADING: {**_TEXT, "bold": True, "font_size": 14, "font_color": NAVY},
    Look.LABEL: {**_TEXT, "bold": True, "text_wrap": True},
    Look.TEXT: {**_TEXT, "text_wrap": True},
    Look.SHORT: _TEXT,
    Look.NOTE: {**_TEXT, "text_wrap": True, "font_color": MUTED},
    Look.WARNING: {**_TEXT, "bold": True, "font_color": "#8C1D18"},
    Look.HEADER: {
        "bold": True, "text_wrap": True, "font_color": "#FFFFFF", "bg_color": NAVY,
        "num_format": _AT,
    },
    Look.NUMBER: {"num_format": _WHOLE},
    Look.DECIMAL: {"num_format": "#,##0.0"},
    Look.PERCENT: {"num_format": _PERCENT},
    Look.DATE: {"num_format": DATE_FORMAT, "align": "left"},
    Look.TECHNICAL: {**_TEXT, "font_color": MUTED},
}  # fmt: skip


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Look, bool, bool, bool], Format] = {}

    def get(
        self, look: Look, *, editable: bool = False, lined: bool = False, left: bool = False
    ) -> Format:
        """Return the format of ``look``.

        ``editable``: may be changed on a protected sheet; ``lined``: with a hairline under it, as
        the cells of a table have; ``left``: a number at the left, as beside a label on a cover.
        """
        key = look, editable, lined, left
        if key not in self._made:
            properties = {"valign": "top", "font_color": INK, **_LOOKS[look]}
            properties |= {"locked": False} if editable else {}
            properties |= {"bottom": 1, "bottom_color": LINE} if lined else {}
            properties |= {"align": "left"} if left else {}
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def workbook_options() -> dict[str, Any]:
    """Return the options by which XlsxWriter starts a workbook in our theme, text staying text."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        "default_column_width": DEFAULT_COLUMN_PIXELS,
    }


def theme_xml() -> StringIO:
    """Return the theme that names our font and colours, so that other programs use them too."""
    xml = THEME_XML_2007.replace('name="Office Theme"', 'name="RESV Desktop"')
    xml = re.sub(r'<a:latin typeface="(?:Cambria|Calibri)"/>', f'<a:latin typeface="{FONT}"/>', xml)
    colours = dict(zip((f"accent{n}" for n in range(1, 7)), ACCENTS, strict=True))
    for place, colour in {"dk2": NAVY, "lt2": SOFT, "hlink": LINK, **colours}.items():
        new = f'<a:{place}><a:srgbClr val="{colour[1:]}"/>'
        xml = re.sub(rf'<a:{place}><a:srgbClr val="\w{{6}}"/>', new, xml)
    return StringIO(xml)
