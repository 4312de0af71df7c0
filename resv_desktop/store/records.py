"""Records of any kind as they are shown: actions, meetings, agreements; also removed ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from resv_desktop.domain.action import CLOSED_STATES
from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.store.database import Database, Row
from resv_desktop.store.rows import decode_fields, listed

_SHOWN = (
    "SELECT current.record, coalesce(current.fields, versions.fields)"
    " FROM current JOIN versions ON versions.id = current.shown"
)

RecordFields = tuple[str, Fields]
"""A record's identifier and the fields shown of it."""


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """Which actions; empty means no limit of that kind. ``due_by`` includes that day."""

    networks: tuple[str, ...] = ()
    entry: str = ""
    open_only: bool = False
    due_by: date | None = None


def find_records(db: Database, kind: RecordKind, network: str | None = None) -> list[RecordFields]:
    """Return the records of one kind that are not removed, by number and identifier."""
    where = "type = ? AND NOT current.deleted AND (? IS NULL OR network = ?)"
    return _find(db, where, (kind.value, network, network), "number, current.record")


def record_fields(db: Database, record: str) -> Fields:
    """Return the fields shown of one record, removed or not.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    found = _find(db, "current.record = ?", (record,))
    if not found:
        raise NotFoundError("record_not_found", record=record)
    return found[0][1]


def find_about(db: Database, target: str, kind: RecordKind | None = None) -> list[RecordFields]:
    """Return the records that point at ``target``: actions, agendas, agreements, other entries."""
    letter = kind.value if kind else None
    where = (
        "current.record IN (SELECT source FROM links WHERE target = ?)"
        " AND NOT current.deleted AND (? IS NULL OR type = ?)"
    )
    return _find(db, where, (target, letter, letter), "type, day, number, current.record")


def find_actions(db: Database, query: ActionQuery | None = None) -> list[RecordFields]:
    """Return actions by the day they are due, those without a day last."""
    asked = query or ActionQuery()
    clauses, parameters = ["type = ? AND NOT current.deleted"], [RecordKind.ACTION.value]
    if asked.networks:
        clauses.append(f"network IN ({', '.join('?' * len(asked.networks))})")
        parameters += asked.networks
    if asked.entry:
        clauses.append("current.record IN (SELECT source FROM links WHERE target = ?)")
        parameters.append(asked.entry)
    if asked.open_only:
        closed = sorted(CLOSED_STATES)
        clauses.append(f"state NOT IN ({', '.join('?' * len(closed))})")
        parameters += closed
    if asked.due_by:
        clauses.append("day != '' AND day <= ?")
        parameters.append(asked.due_by.isoformat())
    order = "day = '', day, number, current.record"
    return _find(db, " AND ".join(clauses), parameters, order)


def removed_records(db: Database, network: str | None = None) -> list[RecordFields]:
    """Return removed records of every kind, the latest removed first."""
    where = "current.deleted AND (? IS NULL OR network = ?)"
    return _find(db, where, (network, network), "current.shown DESC")


def record_count(db: Database, kind: RecordKind, network: str | None = None) -> int:
    """Return how many records of one kind there are, without removed ones."""
    sql = (
        "SELECT count(*) FROM current WHERE type = ? AND NOT deleted AND (? IS NULL OR network = ?)"
    )
    return int(db.value(sql, (kind.value, network, network)))


def _find(
    db: Database, where: str, parameters: Sequence[object], order: str = "current.record"
) -> list[RecordFields]:
    return db.read(_decoded, f"{_SHOWN} WHERE {where} ORDER BY {order}", parameters)


def _decoded(row: Row) -> RecordFields:
    record, fields = row
    return record, decode_fields(fields)


def numbers_of(db: Database, records: Iterable[str]) -> dict[str, str]:
    """Return the number that people use of each record that has one."""
    sql = (
        "SELECT record, number FROM current"
        " WHERE number != '' AND record IN (SELECT value FROM json_each(?))"
    )
    return dict(db.rows(sql, listed(records)))
