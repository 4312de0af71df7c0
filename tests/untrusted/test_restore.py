"""A backup from somebody else: whole as a file of SQLite, hostile in what it holds."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from untrusted.kit import contents, refused, say, small_log

from resv_desktop.paths import DataFolder

HOSTILE = {
    "a trigger that empties the log": "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN"
    " DELETE FROM versions; END",
    "a view without end": "CREATE VIEW v AS WITH RECURSIVE n(i) AS"
    " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "of another program": "PRAGMA application_id = 7",
    "of a newer edition": "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
    " SELECT migration_set, '9999_later', applied_at FROM _sqlite_migrations LIMIT 1",
    "a step left out": "DELETE FROM _sqlite_migrations WHERE name ="
    " (SELECT min(name) FROM _sqlite_migrations)",
    "no table of versions": "DROP TABLE versions",
    "facts that are no JSON": "UPDATE meta SET value = 'nee{' WHERE key = 'roles'",
    "an incarnation that is no number": "UPDATE meta SET value = '\"x\"' WHERE key = 'incarnation'",
    "a moment that is none": "UPDATE changes SET at = 'gisteren'",
}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    other = small_log(tmp_path / "ander")
    return Path(shutil.copyfile(other.database, tmp_path / "kopie.resvlog"))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("option", [(), ("--yes",)], ids=["look", "restore"])
def test_a_hostile_backup_is_refused_and_the_log_stays(
    name: str, option: tuple[str, ...], backup: Path, log: DataFolder
) -> None:
    with contextlib.closing(sqlite3.connect(backup)) as conn:
        conn.execute(HOSTILE[name])
        conn.commit()
    refused(say("--data-dir", log.root, "restore", backup, *option), 3)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_backup_that_was_cut_off_is_refused(part: float, backup: Path, log: DataFolder) -> None:
    data = backup.read_bytes()
    backup.write_bytes(data[: int(len(data) * part)])
    refused(say("--data-dir", log.root, "restore", backup, "--yes"), 3)


def test_the_backup_is_a_good_one_before_it_is_made_hostile(backup: Path, tmp_path: Path) -> None:
    mine = small_log(tmp_path / "mijn")
    before = contents(mine)
    assert say("--data-dir", mine.root, "restore", backup, "--yes").code == 0
    assert contents(mine) != before
