"""What the cover says, for a workbook whose sheet *Techniek* is gone, and for a filled-in form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from resv_desktop.domain.codebook import CodeBook, fold
from resv_desktop.domain.network import NETWORK_CODE
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.columns import COVER
from resv_desktop.workbook.raw_book import RawSheet
from resv_desktop.workbook.raw_cells import Cell, text_of

TITLE = "Aanlevering van knelpunten en ontwikkelingen"
TEMPLATE_TITLE = "Leeg formulier voor knelpunten en ontwikkelingen"
LABELS: Mapping[str, tuple[str, ...]] = {
    "network": ("wijkverband", "hecht wijkverband"),
    "region": ("resv-regio", "regio"),
    "period": ("periode",),
    "delivered_on": ("aangeleverd op", "datum aanlevering"),
    "nothing": ("niets te melden",),
}
"""The words in the first column that stand before what is looked for."""

_WITH_CODE = re.compile(r"(?P<name>.*?)\s*\((?P<code>[A-Z][A-Z0-9]{1,11})\)\s*")
_PERIOD = re.compile(r"20\d\d(?:-Q[1-4])?\b")
_YES = frozenset({"ja", "j", "yes", "x", "waar", "true"})


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """What the cover says of the delivery; empty for what it does not say."""

    network: str = ""
    network_name: str = ""
    region: str = ""
    period: str = ""
    delivered_on: str = ""
    nothing_to_report: bool = False


def read_cover(sheets: Mapping[str, RawSheet], codebook: CodeBook) -> CoverFacts:
    """Return what the sheet *Voorblad* says."""
    # Apple Numbers exports it as "Voorblad - Tabel 1".
    named = (sheet for name, sheet in sheets.items() if name.startswith(f"{COVER} - "))
    cover = sheets.get(COVER) or next(named, None)
    if cover is None:
        return CoverFacts()
    beside = {fold(text_of(row[0])).strip(": "): row[1] for row in cover.grid if len(row) > 1}
    cells = {
        key: next((beside[label] for label in labels if label in beside), "")
        for key, labels in LABELS.items()
    }
    code, name = _network(text_of(cells["network"]).strip(), codebook)
    period = _PERIOD.match(text_of(cells["period"]).strip())
    return CoverFacts(
        code,
        name,
        text_of(cells["region"]).strip(),
        period[0] if period else "",
        _day(cells["delivered_on"]),
        fold(text_of(cells["nothing"])) in _YES,
    )


def _network(text: str, codebook: CodeBook) -> tuple[str, str]:
    match = _WITH_CODE.fullmatch(text)
    if match and NETWORK_CODE.fullmatch(match["code"]):
        return match["code"], match["name"]
    return codebook.find("network", text) or "", text


def _day(cell: Cell) -> str:
    if isinstance(cell, str):
        return date_rules.of_text(cell) or ""
    return date_rules.of_date(cell) or "" if isinstance(cell, date) else ""
