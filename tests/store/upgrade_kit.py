"""Logs as released versions left them, and programs that know fewer steps than this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Migrations

from resv_desktop.store import database, migrations
from resv_desktop.store.database import Database
from resv_desktop.store.schema import STEPS

FOLDER = Path(__file__).parent.parent / "data"
DERIVED = ("current", "links", "entries", "code_labels", "search")
"""Tables that are made anew whenever the program sees a reason."""
SHAPE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"


def steps_of(dump: Path) -> int:
    """How many steps a stored log has taken."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript(dump.read_text(encoding="utf-8"))
        sql = "SELECT name FROM _sqlite_migrations ORDER BY id"
        names = tuple(name for (name,) in conn.execute(sql))
    assert names == STEPS[: len(names)], f"{dump.name}: released steps are never renamed"
    return len(names)


DUMPS = sorted(FOLDER.glob("schema_*.sql"), key=lambda dump: (steps_of(dump), dump.name))
"""Every stored log, oldest shape first."""


def make_old(dump: Path, path: Path) -> None:
    """Make a log as it was left."""
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(dump.read_text(encoding="utf-8"))


def first_steps(count: int) -> Migrations:
    """The first steps alone."""
    steps = Migrations("resv")
    for known in migrations.STEPS._migrations[:count]:
        steps(name=known.name)(known.fn)
    return steps


@contextmanager
def program_of(monkeypatch: pytest.MonkeyPatch, count: int) -> Iterator[None]:
    """Be a program that knows the first ``count`` steps only."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", first_steps(count))
        patch.setattr(database, "STEPS", STEPS[:count])
        yield


def shape(db: Database) -> list[Any]:
    """Return all tables and indexes as SQLite keeps them."""
    return sorted(db.rows(SHAPE))


def content(path: Path) -> dict[str, list[Any]]:
    """Return the rows of every table that is not derived, by name of column."""
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [name for (name,) in conn.execute(sql)]
        kept = [n for n in names if n not in DERIVED and not n.startswith(("search_", "_"))]
        found = {
            name: [dict(row) for row in conn.execute(f'SELECT * FROM "{name}"')] for name in kept
        }
    found["meta"] = [row for row in found["meta"] if row["key"] != "code_book"]
    return found


def is_kept(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> bool:
    """Whether all that was there is there still; tables and columns may have come."""
    return all(
        len(rows) == len(after[name])
        and all(row.items() <= now.items() for row, now in zip(rows, after[name], strict=True))
        for name, rows in before.items()
    )
