"""What is kept of every record beside its versions, computed from what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.records import parse_date
from resv_desktop.store.database import Row
from resv_desktop.store.rows import encode_fields

_DAYS = {
    RecordKind.ACTION.value: ("due",),
    RecordKind.MEETING.value: ("date",),
    RecordKind.AGREEMENT.value: ("review_on", "valid_until"),
}
_POINTERS = ("entry", "related", "members", "items")

CURRENT_COLUMNS = (
    "id, shown, record, type, network, number, revision, deleted, heads, grade, state, day, fields"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a record: the row of its version, its fields, and how its heads stand.

    ``own`` says that the fields are exactly what that one version states, so that they need not
    be kept a second time.
    """

    record: str
    version: int
    fields: Fields
    own: bool
    revision: int
    deleted: bool
    heads: int
    grade: str

    @property
    def is_listed_entry(self) -> bool:
        """Whether it belongs in the list of entries and in the index."""
        return self.record[:1] == RecordKind.ENTRY and not self.deleted


def current_row(shown: Shown) -> Row:
    """Return the row of the table ``current``, in the order of ``CURRENT_COLUMNS`` from record."""
    fields = shown.fields
    return (
        shown.record,
        shown.record[:1],
        text_of(fields, "network"),
        text_of(fields, "number"),
        shown.revision,
        int(shown.deleted),
        shown.heads,
        shown.grade,
        text_of(fields, "state"),
        _day_of(shown.record, fields),
        None if shown.own else encode_fields(fields),
    )


def link_rows(shown: Shown) -> tuple[Row, ...]:
    """Return the rows of the table ``links``: what a record points at, unless it is removed."""
    if shown.deleted:
        return ()
    fields, record = shown.fields, shown.record
    found = {text for key in _POINTERS if key in fields for text in _pointed(fields[key])}
    return tuple((record, target) for target in found if target != record)


def text_of(fields: Fields, key: str) -> str:
    """Return a text field; what is no text (forged or of a later edition) counts as empty."""
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def texts_of(fields: Fields, key: str) -> tuple[str, ...]:
    """Return a field with several texts."""
    value = fields.get(key)
    if not isinstance(value, tuple):
        return ()
    return tuple([item for item in value if isinstance(item, str)])


def day_text(value: Value) -> str:
    """Return a day as ISO text, "" where ``value`` names none."""
    return _day_text(value) if isinstance(value, str) else ""


@lru_cache(maxsize=4096)
def _day_text(text: str) -> str:
    day = parse_date(text)
    return day.isoformat() if day else ""


def _day_of(record: str, fields: Fields) -> str:
    """Return the day by which records of this kind are sorted, or ""."""
    keys = _DAYS.get(record[:1], ())
    return next((day for key in keys if (day := day_text(fields.get(key)))), "")


def _pointed(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        # A row begins with the record it is about.
        firsts = (item[0] if isinstance(item, tuple) and item else item for item in value)
        yield from (first for first in firsts if isinstance(first, str))
