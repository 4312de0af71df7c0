"""Versions as rows of the database and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.kept_fields import KeptFields
from resv_desktop.domain.version import NO_CHECKS, Extent, Version, version_id
from resv_desktop.store.database import Row

VersionKey = tuple[str, str]
"""``Version.key``: the identifier, and what tells apart several parts of one PARTIAL version."""

COLUMNS = "id, version, part, record, revision, parents, origin, fields, deleted, extent, checks"

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


_NONE = "{}"


def listed(values: Iterable[str | int]) -> tuple[str]:
    """Return the parameter for ``IN (SELECT value FROM json_each(?))``: any number of values."""
    return (_encode(list(values)),)


def encode_fields(fields: Fields) -> str:
    """Return fields as JSON."""
    return fields.text if isinstance(fields, KeptFields) else _encode(dict(fields))


def decode_fields(text: str) -> dict[str, Value]:
    """Return fields from JSON, lists as tuples, without those that are empty."""
    return {key: value for key, value in KeptFields(text).items() if value is not None}


def version_row(number: int, version: Version) -> Row:
    """Return a version as a row of the table ``versions``, in the order of ``COLUMNS``."""
    return (
        number,
        version.id,
        version.part,
        version.record,
        version.revision,
        _encode(version.parents) if version.parents else "[]",
        version.origin,
        version.text,
        int(version.deleted),
        version.extent.value,
        _encode(dict(version.checks)) if version.checks else _NONE,
    )


def version_of(row: Row) -> Version:
    """Return the version that a row of ``COLUMNS`` holds.

    Raises:
        ValueError: when the row does not hold what its identifier was computed from.
    """
    _, stated, part, record, revision, parents, origin, fields, deleted, extent, checks = row
    version = Version.restored(
        (stated, part),
        record,
        revision,
        tuple(json.loads(parents)),
        origin,
        KeptFields(fields),
        bool(deleted),
        Extent(extent),
        json.loads(checks) if checks != _NONE else NO_CHECKS,
    )
    content = version_id(version)
    if (content[:16] if part else content) != (part or stated):
        raise ValueError("a version was changed behind the program's back")
    return version
