"""Between the fields of a version (text, codes, ISO dates) and the dataclasses people work with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from resv_desktop.domain.canonical import Value, clean_value
from resv_desktop.domain.fields import FieldSpec, FieldType

_LISTS = frozenset({FieldType.CODES, FieldType.RECORDS})


def from_fields(specs: Iterable[FieldSpec], fields: Mapping[str, Value]) -> dict[str, Any]:
    """Return keyword arguments for a record's dataclass: only what is stated and readable."""
    values = {spec.key: _read(spec.type, fields.get(spec.key)) for spec in specs}
    return {key: value for key, value in values.items() if value is not None}


def to_fields(specs: Iterable[FieldSpec], record: object) -> dict[str, Value]:
    """Return the fields of a version from a record's dataclass, every field stated."""
    return {spec.key: _write(spec.type, getattr(record, spec.key)) for spec in specs}


def parse_date(value: object) -> date | None:
    """Return the day an ISO date (``2027-01-31``) names, or ``None`` when it names none."""
    if not isinstance(value, str):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    # Week dates and dates without dashes are read too since Python 3.11, but not kept so here.
    return day if day.isoformat() == value else None


def _read(kind: FieldType, value: Value) -> Any:
    if kind is FieldType.DATE:
        return parse_date(value)
    if kind is FieldType.YES_NO:
        return value if isinstance(value, bool) else None
    if kind is FieldType.ROWS:
        rows = value if isinstance(value, tuple) else ()
        return tuple(row for row in rows if isinstance(row, tuple))
    if kind is FieldType.DATES:
        days = map(parse_date, value) if isinstance(value, tuple) else ()
        return tuple(day for day in days if day)
    if kind in _LISTS:
        items = value if isinstance(value, tuple) else ()
        return tuple(item for item in items if isinstance(item, str))
    return value if isinstance(value, str) else None


def _write(kind: FieldType, value: Any) -> Value:
    if kind is FieldType.DATE:
        return value.isoformat() if value else None
    if kind is FieldType.DATES:
        return tuple(day.isoformat() for day in sorted(set(value))) or None
    if kind is FieldType.ROWS:
        return tuple(tuple(clean_value(cell) for cell in row) for row in value) or None
    return clean_value(str(value) if isinstance(value, str) else value)
