"""The full-text index as a table of SQLite: made, checked, and made anew when it cannot be used.

Only beginnings of words are asked for, so the index keeps no positions of words and has ready
lists for the first one to four letters. SQLite from 3.42 can overwrite what is removed from an
index; an index in that form is unreadable for an older SQLite and made anew.

``detail=column`` and not ``none``: with ``none``, overwriting what is removed loses other entries
from the index when one is removed and added again in one transaction (seen in SQLite 3.51.1).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.database import Database, Row

_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "words, tokenize='ascii', prefix='1 2 3 4', detail=column, columnsize=0)"
)
_OVERWRITES = sqlite3.sqlite_version_info >= (3, 42)
_OLD_FORM = 4
_MANY = 500
_MEMORY, _BULK_MEMORY = 1 << 20, 16 << 20
"""Bytes of words that are gathered before they are written: SQLite's own figure, and for many."""
_MERGE_FROM = 4
"""Pieces of the index from which SQLite begins to merge them; its own figure."""
_SET = "INSERT INTO search (search, rank) VALUES (?, ?)"
_SETTING = "SELECT v FROM search_config WHERE k = ?"


def is_readable(db: Database) -> bool:
    """Say whether this SQLite can read the form in which the index was written."""
    form = db.value(_SETTING, ("version",))  # gone, when its page was damaged
    return form == _OLD_FORM or (_OVERWRITES and isinstance(form, int) and form > _OLD_FORM)


def overwrite_removed(db: Database) -> None:
    """Have removed words overwritten, where this SQLite can."""
    if _OVERWRITES and not db.value(_SETTING, ("secure-delete",)):
        db.run("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")


def change_words(db: Database, gone: Collection[Row], added: Collection[Row]) -> None:
    """Take out and put in row numbers with their words, in bulk when there are very many."""
    bulk = len(gone) + len(added) > _MANY
    if bulk:
        db.run_many(_SET, (("hashsize", _BULK_MEMORY), ("automerge", 0)))
    # In the order of row numbers: at each step back the index writes out all it has gathered.
    db.run_many("DELETE FROM search WHERE rowid = ?", sorted((number,) for number, _ in gone))
    db.run_many("INSERT INTO search (rowid, words) VALUES (?, ?)", sorted(added))
    if bulk:
        db.run_many(_SET, (("hashsize", _MEMORY), ("automerge", _MERGE_FROM)))


def forget_words(db: Database) -> None:
    """Have no trace left of words that were removed, whatever this SQLite can."""
    if not _OVERWRITES:
        # Until its pieces are joined the index keeps what it no longer finds.
        db.run("INSERT INTO search (search) VALUES ('optimize')")


def new_index(db: Database) -> None:
    """Put an empty index in the place of the one that is there."""
    # A table in a form that this SQLite does not know cannot even be dropped.
    db.run("INSERT OR REPLACE INTO search_config (k, v) VALUES ('version', ?)", (_OLD_FORM,))
    db.run("DROP TABLE search")
    db.run(_TABLE)
    overwrite_removed(db)


def sound_index(db: Database) -> bool:
    """Say whether the index holds exactly the words of its table."""
    try:
        db.run("INSERT INTO search (search) VALUES ('integrity-check')")
    except StoreError as fault:
        if fault.code == "database_damaged":
            return False
        raise
    return True
