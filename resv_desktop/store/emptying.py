"""Emptying a log whose term of keeping is over: everything goes but whose log it is.

What goes is compared with the archive first, table by table and row by row, in the transaction
in which it goes: a change that is not in the archive is never lost.
"""

from __future__ import annotations

import hashlib
import marshal
from pathlib import Path

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.backup import open_copy
from resv_desktop.store.database import Database
from resv_desktop.store.derived import rebuild
from resv_desktop.store.index import forget_words
from resv_desktop.store.meta import get_meta, set_meta

KEPT = frozenset(
    {
        "_sqlite_migrations",
        "meta",  # whose log this is
        "counters",  # a number that was given out is never given out again
        "code_labels",
        "heading_choices",
        "allowed_words",
        "strikes",  # what was taken out must not come back with an old workbook;
        "seals",  # none of these three holds a text
        "redactions",
    }
)
DERIVED = frozenset({"current", "links", "entries"})
_INDEX = "search"


def empty_log(db: Database, archive: Path) -> int:
    """Take everything out of the log that is in the archive, and return how many records went.

    A new incarnation begins. Where removed text was, the file holds nothing of it afterwards.

    Raises:
        StoreError: ``archive_changed`` when the log holds anything the archive does not;
            ``backup_unsound`` and the like for the archive. Nothing is removed then.
    """
    db.run("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            tables = _tables(db)
            with open_copy(archive) as copy:
                if any(_digest(db, table) != _digest(copy, table) for table in tables):
                    raise StoreError("archive_changed", path=str(archive))
            records = int(db.value("SELECT count(DISTINCT record) FROM versions"))
            for table in tables:
                db.run(f'DELETE FROM "{table}"')
            rebuild(db)
            forget_words(db)
            set_meta(db, "incarnation", int(get_meta(db, "incarnation", 1)) + 1)
            db.cache.clear()
    finally:
        db.run("PRAGMA foreign_keys = ON")
    db.run("VACUUM")
    return records


def matches(db: Database, archive: Path) -> bool:
    """Say whether the archive holds all that the log holds.

    Raises:
        StoreError: ``backup_unsound`` and the like for the archive.
    """
    with open_copy(archive) as copy, db.atomic():
        return all(_digest(db, table) == _digest(copy, table) for table in _tables(db))


def _tables(db: Database) -> list[str]:
    """Return the tables whose rows go: all but those that are kept, also ones made later."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    )
    return [
        name
        for (name,) in db.rows(sql)
        if name not in KEPT | DERIVED and name != _INDEX and not name.startswith(f"{_INDEX}_")
    ]


def _digest(db: Database, table: str) -> bytes | None:
    """Return a digest of all rows of a table; ``None`` where it is not there."""
    if not db.value("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)):
        return None
    digest = hashlib.sha256()
    for row in db.run(f'SELECT * FROM "{table}" ORDER BY rowid'):
        digest.update(marshal.dumps(row, 2))
    return digest.digest()
