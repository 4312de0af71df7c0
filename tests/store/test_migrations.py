"""Bringing an older log up to date: as a whole or not at all, with a copy kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables
from sqlite_utils import Migrations
from store.material import NOON, derived, dump

from resv_desktop.domain.errors import StoreError
from resv_desktop.store import database, migrations
from resv_desktop.store.backup import list_backups
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.imports import batches, deliveries, sources
from resv_desktop.store.log import history
from resv_desktop.store.numbers import next_number
from resv_desktop.store.schema import STEPS
from resv_desktop.store.versions import load_all, rebuild

RELEASED = Path(__file__).parent.parent / "data" / "schema_v1.sql"


@pytest.fixture
def old(path: Path) -> Path:
    """A log as the first edition left it."""
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(RELEASED.read_text(encoding="utf-8"))
    return path


@contextmanager
def one_step_more(monkeypatch: pytest.MonkeyPatch, step: object) -> Iterator[None]:
    """Let the program know a step that comes after those of today."""
    steps = Migrations("resv")
    for known in migrations.STEPS._migrations:
        steps(name=known.name)(known.fn)
    steps(name="9000_next_edition")(step)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", steps)
        patch.setattr(database, "STEPS", (*STEPS, "9000_next_edition"))
        yield


def test_the_names_known_from_outside_are_those_of_the_steps() -> None:
    assert tuple(step.name for step in migrations.STEPS._migrations) == STEPS


def test_the_first_edition_log_opens_whole(old: Path) -> None:
    with open_database(old, at=NOON) as db:
        check_integrity(db)
        assert check_derived(db)
        rows = find_entries(db, EntryQuery(text="coordinatie wacht"))
        assert [row.number for row in rows] == ["KN-001"]
        assert [row.number for row in find_entries(db, EntryQuery(text="logopedie"))] == ["KN-002"]
        assert [row.heads for row in find_entries(db, EntryQuery(conflicts_only=True))] == [2]
        assert next_number(db, "WAT", "KN") == "KN-004"
        assert [batch.versions for batch in batches(db)] == [2]
        assert [file.file.verdict for file in deliveries(db)] == ["A"]
        assert {item.what for row in rows for item in history(db, row.record)} == {"new", "edit"}
        imported = find_entries(db, EntryQuery(networks=("OMM",)))
        assert [origin.row for row in imported for origin in sources(db, row.record)] == [5]


def test_the_first_edition_log_can_be_rebuilt_to_the_same(old: Path) -> None:
    with open_database(old, at=NOON) as db:
        before = derived(db)
        rebuild(db)
        assert derived(db) == before


def test_a_new_log_has_the_tables_of_the_first_edition_and_the_steps_since(
    old: Path, tmp_path: Path
) -> None:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    with open_database(old) as upgraded, open_database(tmp_path / "nieuw.resvlog") as fresh:
        assert sorted(upgraded.rows(sql)) == sorted(fresh.rows(sql))


def test_before_a_step_a_verified_copy_is_kept(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def add_column(tables: Tables) -> None:
        tables.table("entries").add_column("extra", str)

    with one_step_more(monkeypatch, add_column), open_database(old, at=NOON) as db:
        assert "extra" in db.tables.table("entries").columns_dict
    backups = list_backups(old.parent / "backups")
    assert [(item.reason, item.at) for item in backups] == [
        ("migration", NOON.replace(tzinfo=None))
    ]
    with closing(sqlite3.connect(backups[0].path)) as copy:
        names = {name for (name,) in copy.execute("SELECT name FROM _sqlite_migrations")}
    assert names == set(STEPS[:3])


def test_a_log_that_is_up_to_date_is_not_copied(old: Path) -> None:
    open_database(old, at=NOON).close()
    copies = list_backups(old.parent / "backups")
    open_database(old, at=NOON + timedelta(days=1)).close()
    assert list_backups(old.parent / "backups") == copies


def test_search_works_after_a_step_that_made_the_table_of_entries_anew(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def transform(tables: Tables) -> None:
        tables.table("entries").transform(rename={"owner": "responsible"})
        tables.table("entries").transform(rename={"responsible": "owner"})

    with one_step_more(monkeypatch, transform), open_database(old, at=NOON) as db:
        found = find_entries(db, EntryQuery(text="coordinatie", limit=10))
        assert [row.number for row in found] == ["KN-001"]
        check_integrity(db)


def test_a_table_that_others_point_at_can_be_made_anew(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def transform(tables: Tables) -> None:
        tables.table("versions").transform(types={"revision": int}, not_null={"revision"})

    with one_step_more(monkeypatch, transform), open_database(old, at=NOON) as db:
        check_integrity(db)
        assert check_derived(db)
        assert db.value("PRAGMA foreign_keys") == 1


def test_a_step_that_leaves_loose_ends_is_not_kept(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(old) as db:
        before = dump(db)
    lose = "DELETE FROM versions WHERE id = 1"
    with (
        one_step_more(monkeypatch, lambda tables: tables.execute(lose)),
        pytest.raises(StoreError, match="database_damaged"),
    ):
        open_database(old, at=NOON)
    with open_database(old) as db:
        assert dump(db) == before


def test_a_step_that_fails_leaves_the_old_log_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(tables: Tables) -> None:
        tables.table("versions").drop()
        raise RuntimeError("halfway")

    with open_database(old) as db:
        before = dump(db) | derived(db)
    with one_step_more(monkeypatch, half), pytest.raises(RuntimeError, match="halfway"):
        open_database(old, at=NOON)
    with open_database(old) as db:
        assert dump(db) | derived(db) == before


def test_without_room_for_the_copy_no_step_is_taken(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old.parent / "backups").write_text("a file where the folder should be", encoding="utf-8")
    with (
        one_step_more(monkeypatch, lambda tables: tables.table("versions").drop()),
        pytest.raises(StoreError, match="backup_failed"),
    ):
        open_database(old, at=NOON)
    (old.parent / "backups").unlink()
    with open_database(old) as db:
        assert len(load_all(db).versions) == 6


def test_a_copy_without_a_given_time_is_named_by_the_last_change(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with one_step_more(monkeypatch, lambda tables: None):
        db: Database = open_database(old)
        db.close()
    assert len(list_backups(old.parent / "backups")) == 1
