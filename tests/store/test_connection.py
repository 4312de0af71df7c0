"""What was removed is gone from the file: on every connection, in the tables and in the index."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store.material import NOON, Maker

import resv_desktop.store
from resv_desktop.store import backup, connection, restore
from resv_desktop.store.backup import make_backup, open_copy
from resv_desktop.store.connection import READ_ONLY, connect
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.imports import new_batch, remove_batch
from resv_desktop.store.versions import add_versions

SOURCES = sorted(Path(resv_desktop.store.__file__).parent.glob("*.py"))
OVERWRITES = sqlite3.sqlite_version_info >= (3, 42)
SECRET = "Achmed Bouazzaoui"
WORD = b"bouazzaoui"
"""As the index has it: folded."""


def test_files_are_opened_in_one_place_only() -> None:
    calls = [
        path.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sqlite3.connect"
    ]
    assert calls == ["connection.py"]


@pytest.mark.parametrize("options", ["mode=rwc", "mode=rw", READ_ONLY])
def test_every_connection_overwrites_what_is_removed(path: Path, options: str) -> None:
    open_database(path).close()
    with closing(connect(path, options)) as conn:
        assert conn.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert conn.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert conn.isolation_level is None


def test_names_with_odd_characters_are_opened_as_they_are(tmp_path: Path) -> None:
    odd = tmp_path / "map met ? en # en 100% é"
    odd.mkdir()
    with closing(connect(odd / "a&b=c.resvlog")) as conn:
        conn.execute("CREATE TABLE t (x)")
    assert [path.name for path in odd.iterdir()] == ["a&b=c.resvlog"]


def test_backup_and_restore_open_all_they_touch_that_way(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []

    def watched(path: Path, options: str = "mode=rwc") -> sqlite3.Connection:
        conn = connection.connect(path, options)
        kept.append(conn.execute("PRAGMA secure_delete").fetchone()[0])
        return conn

    monkeypatch.setattr(backup, "connect", watched)
    monkeypatch.setattr(restore, "connect", watched)
    made = make_backup(db.path, tmp_path / "backups", NOON, "manual")
    db.close()
    restore.restore(db.path, made.path, NOON)
    assert len(kept) >= 6
    assert set(kept) == {1}


def removed_again(db: Database, make: Maker) -> None:
    """Read in two batches of entries and take back the one that names somebody."""
    add_versions(db, [make.entry(title=f"Wachtlijst {n}") for n in range(80)])
    batch = new_batch(db, NOON)
    texts = [make.entry(title=f"{SECRET} {n}", description=SECRET * 30) for n in range(40)]
    add_versions(db, texts, batch=batch)
    assert SECRET.encode() in db.path.read_bytes()
    remove_batch(db, batch, NOON)


def test_removed_text_is_nowhere_in_the_tables_of_the_file(db: Database, make: Maker) -> None:
    removed_again(db, make)
    assert SECRET.encode() not in db.path.read_bytes()


def test_removed_words_are_nowhere_in_the_index(db: Database, make: Maker) -> None:
    """SQLite from 3.42 overwrites them itself; an older one when the index is made tight."""
    removed_again(db, make)
    if not OVERWRITES:
        db.run("INSERT INTO search (search) VALUES ('optimize')")
        db.run("VACUUM")
    assert WORD not in db.path.read_bytes()
    assert SECRET.encode() not in db.path.read_bytes()


def test_a_backup_holds_nothing_of_what_was_removed(
    db: Database, make: Maker, tmp_path: Path
) -> None:
    removed_again(db, make)
    made = make_backup(db.path, tmp_path / "backups", NOON, "manual")
    assert SECRET.encode() not in made.path.read_bytes()


def test_the_index_overwrites_where_this_sqlite_can(db: Database, path: Path) -> None:
    sql = "SELECT v FROM search_config WHERE k = 'secure-delete'"
    assert db.value(sql) == (1 if OVERWRITES else None)
    with open_copy(make_backup(path, path.parent / "b", NOON, "manual").path) as copy:
        assert copy.value(sql) == (1 if OVERWRITES else None)
