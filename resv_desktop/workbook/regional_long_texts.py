"""Texts that no cell can hold, in the regional workbook: the rest of them stands with the remarks.

A tidy sheet has one row per entry, so a text cannot go on in the next one. Without this, one such
text would keep a whole region from its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from resv_desktop.workbook.columns import ACTIONS, ENTRIES, SheetSpec
from resv_desktop.workbook.continuation import is_too_long, split_text
from resv_desktop.workbook.regional_model import Regional, RegionalRecord, Remark
from resv_desktop.workbook.regional_sheets import REMARKS

GOES_ON = f" [vervolg op het blad {REMARKS}]"
CONTINUED = "text_continued"


def with_long_texts_apart(data: Regional) -> Regional:
    """Return ``data`` with what does not fit in a cell as remarks, in parts that do."""
    names = {file.sha256: file.name for file in data.files}
    remarks: list[Remark] = []

    def shorter(items: Iterable[RegionalRecord], spec: SheetSpec) -> Iterator[RegionalRecord]:
        for item in items:
            long = {k: v for k, v in item.fields.items() if isinstance(v, str) and is_too_long(v)}
            fields = dict(item.fields)
            for key, text in long.items():
                first, *rest = split_text(text, GOES_ON)
                fields[key] = first
                remarks.extend(_rest(item, spec.column(key).header, rest, names))
            yield replace(item, fields=fields) if long else item

    entries = tuple(shorter(data.entries, ENTRIES))
    actions = tuple(shorter(data.actions, ACTIONS))
    if not remarks:
        return data
    return replace(data, entries=entries, actions=actions, remarks=(*data.remarks, *remarks))


def _rest(
    item: RegionalRecord, header: str, rest: Iterable[str], names: dict[str, str]
) -> Iterator[Remark]:
    number = str(item.fields.get("number") or "")
    for part, text in enumerate(rest, 2):
        yield Remark(
            item.network, names.get(item.source, ""), item.source, item.sheet, item.row,
            f"{header}, deel {part:02}", text, CONTINUED, item.record, number,
        )  # fmt: skip
