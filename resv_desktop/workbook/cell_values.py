"""From the fields of a record to what people see in the cells of its row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.records import parse_date
from resv_desktop.workbook.cells import FIRST_DAY, LAST_DAY, Cell
from resv_desktop.workbook.columns import NO, SEPARATOR, YES, Column, SheetSpec
from resv_desktop.workbook.continuation import rows_of
from resv_desktop.workbook.model import ExportRecord

ITEM_COLUMNS = ("item_entry", "item_outcome", "item_decision")
"""The columns that hold one item of a meeting, in the order of ``AgendaItem``."""


class Labels:
    """The labels by which codes are written, each looked up once per workbook."""

    def __init__(self, codebook: CodeBook) -> None:
        self.codebook = codebook
        self._known: dict[tuple[str, str], str] = {}

    def get(self, list_name: str, code: str) -> str:
        """Return the Dutch label of a code, or the code where the label would not lead back to it.

        That is so for an unknown code, for a label that two codes share, and for a label that
        holds the sign by which several values in one cell are told apart.
        """
        key = list_name, code
        if key not in self._known:
            self._known[key] = self._find(list_name, code)
        return self._known[key]

    def _find(self, list_name: str, code: str) -> str:
        label = self.codebook.label(list_name, code)
        if SEPARATOR.strip() in label or self.codebook.find(list_name, label) != code:
            return code
        return label


def cell_value(column: Column, value: Value, labels: Labels) -> Cell:
    """Return what the cell of ``column`` shows for a field's ``value``."""
    if value is None:
        return None
    if column.type is FieldType.DATE:
        return _day(value)
    if column.type is FieldType.YES_NO:
        return (YES if value else NO) if isinstance(value, bool) else str(value)
    items = value if isinstance(value, tuple) else (value,)
    names = [str(item) for item in items if item is not None]
    if column.code_list:
        names = [labels.get(column.code_list, name) for name in names]
    return SEPARATOR.join(names)


def _day(value: Value) -> Cell:
    """Return a day where a real date brings exactly ``value`` back, else the text as it is."""
    day = parse_date(value)
    if day is None or day.isoformat() != value or not FIRST_DAY <= day <= LAST_DAY:
        return str(value)
    return day


def sheet_rows(sheet: SheetSpec, item: ExportRecord, labels: Labels) -> Iterator[list[Cell]]:
    """Yield the rows of one record: one, or one per item that a meeting discussed.

    A text that is too long for a cell goes on in rows of its own (see :mod:`.continuation`).
    """
    known = {**_identity(sheet, item), **_computed(item)}
    keys = [column.key for column in sheet.columns]
    number = keys.index("number") if "number" in keys else -1
    for fields in _spread(sheet, item.fields):
        row = [
            known[column.key]
            if column.key in known
            else cell_value(column, fields.get(column.key), labels)
            for column in sheet.columns
        ]
        yield from rows_of(row, number, keys.index("record"), keys.index("version"))  # type: ignore[arg-type, misc]


def _identity(sheet: SheetSpec, item: ExportRecord) -> dict[str, Cell]:
    version = item.version
    return {"record": version.record, "revision": version.revision, "version": version.id}


def _computed(item: ExportRecord) -> dict[str, Cell]:
    """Return the columns that follow from others; they are written for people to see."""
    if item.kind is not RecordKind.ENTRY:
        return {}
    entry = Entry.from_fields(item.version.record, item.fields)
    days = [day for day in entry.confirmed_on if FIRST_DAY <= day <= LAST_DAY]
    last: date | None = max(days, default=None)
    return {"risk": entry.risk, "last_confirmed": last, "confirmations": len(entry.confirmed_on)}


def _spread(sheet: SheetSpec, fields: Fields) -> Iterator[Fields]:
    """Yield the fields of each row, the items of a group spread over rows of their own."""
    rows = fields.get(sheet.group_key) if sheet.group_key else None
    if not isinstance(rows, tuple):
        yield fields
        return
    for row in rows:
        cells = row if isinstance(row, tuple) else (row,)
        yield {**fields, **dict(zip(ITEM_COLUMNS, cells, strict=False))}
