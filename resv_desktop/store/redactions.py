"""Which texts were removed for good, as the log keeps it: by name, never the text itself.

A *removal* is somebody's act: asked for with a reason, and carried out in steps that survive a
crash (:mod:`.redacting` in the log, :mod:`.redact_files` around it). What it leaves are strikes and
seals, by which every version that comes in is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from resv_desktop.domain.redaction import Seal, Strike
from resv_desktop.domain.version import Version, by_version, sealed_texts, struck
from resv_desktop.store.database import Database, Row
from resv_desktop.store.log import stamp
from resv_desktop.store.rows import listed


class State(StrEnum):
    """How far a removal is; only a crash leaves one unfinished."""

    PENDING = "pending"
    """The files around the log are being gone through; the log itself still holds the text."""
    REMOVED = "removed"
    """The log holds it no more; what SQLite set free, and files around it, are to be cleaned."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Removal:
    """One removal. ``plan`` names versions, fields and places, ``result`` what came of it."""

    id: int
    at: datetime
    record: str
    version: str
    plan: Mapping[str, Any]
    reason: str
    state: State
    result: Mapping[str, Any]


class Removals:
    """What is to be taken out of versions; ``found`` are strikes that a seal brought to light."""

    def __init__(self, strikes: Iterable[Strike], seals: Iterable[Seal]) -> None:
        self._fields = by_version(strikes)
        self._seals = tuple(seals)
        self.found: set[Strike] = set()

    def __bool__(self) -> bool:
        return bool(self._fields or self._seals)

    def applied(self, version: Version) -> Version:
        """Return ``version`` without the texts that were removed."""
        fields = set(self._fields.get(version.id, ()))
        for strike in sealed_texts(version, self._seals):
            fields.add(strike.field)
            self.found.add(strike)
        return struck(version, fields) if fields else version


def removals_for(db: Database, versions: Iterable[str]) -> Removals:
    """Return what was removed that may concern some versions; false when that is nothing."""
    seals = all_seals(db)
    if not seals and db.value("SELECT 1 FROM strikes LIMIT 1") is None:
        return Removals((), ())
    sql = "SELECT version, field FROM strikes WHERE version IN (SELECT value FROM json_each(?))"
    return Removals((Strike(*row) for row in db.rows(sql, listed(set(versions)))), seals)


def all_strikes(db: Database) -> frozenset[Strike]:
    """Return every field that lost its text."""
    return frozenset(Strike(*row) for row in db.rows("SELECT version, field FROM strikes"))


def strikes_of_records(db: Database, records: Iterable[str]) -> frozenset[Strike]:
    """Return the fields that lost their text of all versions of some records."""
    sql = (
        "SELECT DISTINCT s.version, s.field FROM strikes s JOIN versions v ON v.version = s.version"
        " WHERE v.record IN (SELECT value FROM json_each(?))"
    )
    return frozenset(Strike(*row) for row in db.rows(sql, listed(records)))


def all_seals(db: Database) -> frozenset[Seal]:
    """Return every seal."""
    sql = "SELECT record, network, length, salt, digest FROM seals"
    return frozenset(Seal(*row) for row in db.rows(sql))


def add_removed(db: Database, strikes: Iterable[Strike], seals: Iterable[Seal] = ()) -> None:
    """Keep what was removed; what is known already stays."""
    with db.atomic():
        db.run_many("INSERT OR IGNORE INTO strikes VALUES (?, ?)", sorted(strikes))
        db.run_many("INSERT OR IGNORE INTO seals VALUES (?, ?, ?, ?, ?)", sorted(seals))


# What somebody asked for


def begin_removal(
    db: Database, at: datetime, record: str, version: str, plan: Mapping[str, Any], reason: str
) -> int:
    """Note that a text is to be removed; from now on that is finished, whatever happens."""
    sql = (
        "INSERT INTO redactions (at, record, version, plan, reason, state, result)"
        " VALUES (?, ?, ?, ?, ?, ?, '{}')"
    )
    state = State.PENDING.value
    with db.atomic():
        cursor = db.run(sql, (stamp(at), record, version, _json(plan), reason, state))
        return int(cursor.lastrowid or 0)


def note_state(db: Database, removal: int, state: State, result: Mapping[str, Any]) -> None:
    """Note how far a removal is, and what came of it so far."""
    with db.atomic():
        sql = "UPDATE redactions SET state = ?, result = ? WHERE id = ?"
        db.run(sql, (state.value, _json(result), removal))
        if state is State.DONE:
            db.run("UPDATE redactions SET plan = '{}' WHERE id = ?", (removal,))


def removals(db: Database, record: str | None = None) -> list[Removal]:
    """Return what was removed, of one record or of all, latest first."""
    sql = (
        "SELECT id, at, record, version, plan, reason, state, result FROM redactions"
        " WHERE ? IS NULL OR record = ? ORDER BY id DESC"
    )
    return db.read(_removal, sql, (record, record))


def unfinished(db: Database) -> list[Removal]:
    """Return the removals that a crash left half-way, oldest first."""
    return [item for item in reversed(removals(db)) if item.state is not State.DONE]


def any_unfinished(db: Database) -> bool:
    """Say whether a crash left a removal half-way."""
    sql = "SELECT 1 FROM redactions WHERE state != ? LIMIT 1"
    return db.value(sql, (State.DONE.value,)) is not None


def _removal(row: Row) -> Removal:
    number, at, record, version, plan, reason, state, result = row
    moment = datetime.fromisoformat(at)
    kept = json.loads(plan), reason, State(state), json.loads(result)
    return Removal(number, moment, record, version, *kept)


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
