"""Logs and records for tests of the store: real databases, made-up entries."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from resv_desktop.assets import resource
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.version import Version, first_version, next_version
from resv_desktop.store.database import Database, open_database

NOON = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
ORIGIN = "WAT/pc/1"

# The tables that are the truth; all others can be made from them.
TRUTH = ("versions", "edges", "holds", "changes", "counters", "meta")


@cache
def code_book() -> CodeBook:
    """Return the program's own code book."""
    path = resource("codebook", "codebook-1.json")
    return CodeBook.from_data(json.loads(path.read_text(encoding="utf-8")))


@cache
def _empty_log() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logboek.resvlog"
        open_database(path).close()
        return path.read_bytes()


@contextmanager
def quick_log() -> Iterator[Database]:
    """Open an empty log that does not wait for the disk: for hundreds of generated examples."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logboek.resvlog"
        path.write_bytes(_empty_log())
        with open_database(path) as db:
            db.run("PRAGMA synchronous = OFF")
            yield db


class Maker:
    """Makes versions with identifiers that are the same in every run."""

    def __init__(self, seed: int = 1) -> None:
        self._uuids = seeded_uuids(seed)

    def record(self, kind: RecordKind = RecordKind.ENTRY) -> str:
        """Return a fresh identifier."""
        return new_record_id(kind, self._uuids)

    def entry(self, **fields: Any) -> Version:
        """Return the first version of an entry of network WAT."""
        stated = {"network": "WAT", "title": "Wachtlijst logopedie", **fields}
        return first_version(self.record(), ORIGIN, stated)

    def other(self, kind: RecordKind, **fields: Any) -> Version:
        """Return the first version of a record of another kind."""
        return first_version(self.record(kind), ORIGIN, {"network": "WAT", **fields})


def edit(version: Version, **fields: Any) -> Version:
    """Return the version that changes some fields of ``version``."""
    return next_version([version], ORIGIN, {**version.fields, **fields})


def remove(version: Version) -> Version:
    """Return the version that removes a record."""
    return next_version([version], ORIGIN, {}, deleted=True)


def dump(db: Database, tables: Iterable[str] = TRUTH) -> dict[str, list[Any]]:
    """Return all rows of some tables, sorted."""
    return {table: sorted(db.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def derived(db: Database) -> dict[str, list[Any]]:
    """Return all that is derived without row numbers, which are nobody's business."""
    shown = dict(db.rows("SELECT id, version || part FROM versions"))
    current = [
        (record, shown[number], *rest)
        for record, number, *rest in db.rows(
            "SELECT record, shown, type, network, number, revision, deleted, heads, grade, state,"
            " day, fields FROM current"
        )
    ]
    words = db.rows("SELECT e.record, s.words FROM search s JOIN entries e ON e.id = s.rowid")
    entries = [row[1:] for row in db.rows("SELECT * FROM entries")]
    links = db.rows("SELECT source, target FROM links")
    tables = {"current": current, "links": links, "entries": entries, "words": words}
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}
