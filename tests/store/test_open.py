"""Opening a log: new, old, somebody else's, newer, damaged, read-only, in use."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store.material import Maker, dump

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.version import Version
from resv_desktop.store.database import (
    Database,
    check_integrity,
    data_version,
    open_database,
)
from resv_desktop.store.schema import APPLICATION_ID, STEPS
from resv_desktop.store.versions import add_versions, load_all


def code_of(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_database(path)
    return caught.value.code


def add_and_fail(db: Database, version: Version) -> None:
    with db.atomic():
        add_versions(db, [version])
        _ = 1 / 0


def test_a_new_log_is_ours_and_safe_against_power_loss(db: Database) -> None:
    wanted = {
        "application_id": APPLICATION_ID,
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    assert {name: db.value(f"PRAGMA {name}") for name in wanted} == wanted
    check_integrity(db)


def test_opening_again_changes_not_a_byte(path: Path) -> None:
    open_database(path).close()
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before


def test_opening_reading_and_adding_load_neither_sqlite_utils_nor_click(path: Path) -> None:
    open_database(path).close()
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from resv_desktop.store.database import open_database\n"
        "from resv_desktop.store.entries import EntryQuery, page\n"
        "from resv_desktop.store.versions import add_versions\n"
        "from resv_desktop.domain.version import first_version\n"
        "db = open_database(Path(sys.argv[1]))\n"
        "add_versions(db, [first_version('E1', 'x', {'title': 'nieuw'})])\n"
        "assert page(db, EntryQuery(text='nie', limit=5)).total == 1\n"
        "print(sorted({'sqlite_utils', 'click', 'dateutil'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_was_added_is_there_after_reopening(path: Path, make: Maker) -> None:
    version = make.entry()
    with open_database(path) as db:
        add_versions(db, [version])
    with open_database(path) as db:
        assert load_all(db).versions == {version.key: version}


def test_a_log_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    with open_database(path) as db:
        db.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('resv', '9999_from_the_future', '')"
        )
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_database(path)
    assert caught.value.code == "database_newer"
    assert caught.value.values["step"] == "9999_from_the_future"
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    before = path.read_bytes()
    assert code_of(path) == "database_foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"geen database", b"PK\x03\x04" * 2000, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert code_of(path) == "database_damaged"
    assert path.read_bytes() == content


def test_an_sqlite_without_what_the_log_needs_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert code_of(path) == "sqlite_too_old"
    assert not path.exists()


def test_an_empty_file_becomes_a_log(path: Path) -> None:
    path.touch()
    with open_database(path) as db:
        assert dump(db, ["versions"]) == {"versions": []}


def test_a_missing_folder_and_a_folder_in_its_place_are_named(path: Path) -> None:
    assert code_of(path.parent / "weg" / "logboek.resvlog") == "database_unreachable"
    path.mkdir()
    assert code_of(path) == "database_unreachable"


def test_two_threads_may_open_a_new_log_at_the_same_moment(path: Path) -> None:
    ready, faults = threading.Barrier(4), []

    def work() -> None:
        ready.wait()
        try:
            open_database(path).close()
        except Exception as error:  # noqa: BLE001  carried to the test's own thread
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with open_database(path) as db:
        assert {name for (name,) in db.rows("SELECT name FROM _sqlite_migrations")} == set(STEPS)


def test_others_can_read_while_a_merge_is_being_written(path: Path, make: Maker) -> None:
    with open_database(path) as writer, open_database(path) as reader:
        before = data_version(reader)
        with writer.atomic():
            add_versions(writer, [make.entry() for _ in range(50)])
            assert load_all(reader).versions == {}
        assert len(load_all(reader).versions) == 50
        assert data_version(reader) != before


def test_a_second_writer_is_told_that_the_log_is_in_use(path: Path, make: Maker) -> None:
    with open_database(path) as writer, open_database(path) as second:
        second.run("PRAGMA busy_timeout = 50")
        with writer.atomic():
            with pytest.raises(StoreError) as caught:
                add_versions(second, [make.entry()])
            assert caught.value.code == "database_locked"
        add_versions(second, [make.entry()])


def test_what_fails_halfway_leaves_nothing(db: Database, make: Maker) -> None:
    add_versions(db, [make.entry()])
    before = dump(db)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(db, make.entry())
    assert dump(db) == before


def test_an_inner_block_can_fail_without_the_outer_one(db: Database, make: Maker) -> None:
    kept, lost = make.entry(), make.entry()
    with db.atomic():
        add_versions(db, [kept])
        with pytest.raises(ZeroDivisionError):
            add_and_fail(db, lost)
    assert set(load_all(db).versions) == {kept.key}


def test_a_bug_in_sql_is_not_dressed_up_as_a_fault_of_the_world(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        db.run("SELECT no_such_column FROM versions")


@pytest.fixture
def for_everybody() -> Iterator[Path]:
    """A folder that others may enter; pytest's own are closed again by each run that begins."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.name == "nt", reason="users and rights work otherwise on Windows")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_log_that_may_only_be_read_is_named_so(for_everybody: Path, locked: str) -> None:
    folder = for_everybody / "map"
    folder.mkdir()
    path = folder / "logboek.resvlog"
    open_database(path).close()
    path.with_name(f"{path.name}-journal").unlink()  # a folder in which nobody wrote before
    before = path.read_bytes()
    path.chmod(0o444 if locked == "file" else 0o666)
    folder.chmod(0o555)
    script = (
        "import os, sys, urllib.parse\nfrom pathlib import Path\n"  # later it may not be read
        "from resv_desktop.domain.errors import StoreError\n"
        "from resv_desktop.domain.version import first_version\n"
        "from resv_desktop.store.database import open_database\n"
        "from resv_desktop.store.versions import add_versions\n"
        "if os.getuid() == 0:\n    os.setgid(65534)\n    os.setuid(65534)\n"
        "try:\n"
        "    db = open_database(Path(sys.argv[1]))\n"
        "    add_versions(db, [first_version('E1', 'x', {'title': 'nieuw'})])\n"
        "except StoreError as error:\n    print(error.code)\n"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
        )
    finally:
        folder.chmod(0o755)
    expected = (
        {"database_read_only"}
        if locked == "file"
        else {
            "database_read_only",
            "database_unreachable",
        }
    )
    assert done.stdout.strip() in expected, done.stderr
    assert path.read_bytes() == before
