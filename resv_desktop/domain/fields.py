"""What each kind of record holds: the one table from which entries, forms and columns are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from resv_desktop.domain.ids import RecordKind


class FieldType(StrEnum):
    """How a field's value is kept (see :mod:`.canonical`) and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    CODES = "codes"
    DATE = "date"
    """An ISO date as text."""
    DATES = "dates"
    YES_NO = "yes_no"
    RECORD = "record"
    RECORDS = "records"
    ROWS = "rows"


FREE_TEXT = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})

TITLE_LENGTH = 100
DESCRIPTION_LENGTH = 500
"""Characters a title may and a description should have at most (a longer one is kept)."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its key, how it is kept, and the code list it takes its values from."""

    key: str
    type: FieldType
    code_list: str | None = None


def _text(key: str) -> FieldSpec:
    return FieldSpec(key, FieldType.TEXT)


def _long(key: str) -> FieldSpec:
    return FieldSpec(key, FieldType.LONG_TEXT)


def _code(key: str, code_list: str | None = None) -> FieldSpec:
    return FieldSpec(key, FieldType.CODE, code_list or key)


def _codes(key: str, code_list: str) -> FieldSpec:
    return FieldSpec(key, FieldType.CODES, code_list)


def _date(key: str) -> FieldSpec:
    return FieldSpec(key, FieldType.DATE)


ENTRY_FIELDS = (
    _text("number"),
    _code("kind", "entry_kind"),
    _text("title"),
    _long("description"),
    _code("theme"),
    _code("subtheme"),
    _codes("disciplines", "discipline"),
    _code("severity"),
    _code("frequency"),
    _code("horizon"),
    _code("direction"),
    _code("scope"),
    _code("status"),
    _date("signal_date"),
    _date("last_discussed"),
    FieldSpec("confirmed_on", FieldType.DATES),
    _text("quantity"),
    _code("evidence"),
    _codes("impact", "impact"),
    _codes("resv_tasks", "resv_task"),
    _codes("network_tasks", "network_task"),
    _code("law_domain"),
    _text("owner"),
    _long("requested_action"),
    _long("agreement"),
    _long("result"),
    _code("escalated_to", "escalation_level"),
    _date("escalated_on"),
    FieldSpec("nza_relevant", FieldType.YES_NO),
    FieldSpec("related", FieldType.RECORDS),
    _code("network"),
)

ACTION_FIELDS = (
    _text("number"),
    FieldSpec("entry", FieldType.RECORD),
    _long("text"),
    _text("owner"),
    _date("due"),
    _code("state", "action_state"),
    _long("result"),
    _code("network"),
)

MEETING_FIELDS = (
    _date("date"),
    _code("kind", "meeting_kind"),
    _codes("disciplines", "discipline"),
    FieldSpec("items", FieldType.ROWS),
    _code("network"),
)

AGREEMENT_FIELDS = (
    _long("text"),
    _text("with_whom"),
    _text("subject"),
    _date("valid_from"),
    _date("valid_until"),
    _date("review_on"),
    FieldSpec("entry", FieldType.RECORD),
    _code("network"),
)

FIELDS: Mapping[RecordKind, tuple[FieldSpec, ...]] = {
    RecordKind.ENTRY: ENTRY_FIELDS,
    RecordKind.ACTION: ACTION_FIELDS,
    RecordKind.MEETING: MEETING_FIELDS,
    RecordKind.AGREEMENT: AGREEMENT_FIELDS,
}


def field_spec(kind: RecordKind, key: str) -> FieldSpec:
    """Return one field of a kind of record.

    Raises:
        KeyError: when that kind of record has no such field.
    """
    for spec in FIELDS[kind]:
        if spec.key == key:
            return spec
    raise KeyError(f"{kind.name.lower()} has no field {key}")
