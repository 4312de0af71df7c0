"""A restore that was killed stands in the way of no later one."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.version import Version, first_version
from resv_desktop.paths import DataFolder
from resv_desktop.services.workspace import Workspace, held
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.restore import restore
from resv_desktop.store.versions import add_versions, load_all

NOON = datetime(2027, 4, 1, 12, tzinfo=UTC)


def entry(number: int) -> Version:
    fields = {"title": f"Titel {number}", "description": "wacht " * 80, "network": "WAT"}
    return first_version(f"E{number:027d}", "WAT/pc/1", fields)


def killed_halfway(ready: Path) -> None:
    """Leave a file and its journal as a program leaves them that is killed within a change."""
    journal = ready.with_name(f"{ready.name}-journal")
    with open_database(ready) as db:
        db.run("PRAGMA cache_size = 5")
        db.run("PRAGMA cache_spill = 5")
        with db.atomic():
            db.run("UPDATE versions SET origin = 'half/' || origin")
            left = ready.read_bytes(), journal.read_bytes()
            db.conn.execute("ROLLBACK")
            db.conn.execute("BEGIN")
    ready.write_bytes(left[0])
    journal.write_bytes(left[1])


def test_what_a_killed_restore_left_does_not_come_back_in_the_next_one(tmp_path: Path) -> None:
    path, backups = tmp_path / "logboek.resvlog", tmp_path / "backups"
    ready = tmp_path / ".logboek.resvlog.restore"
    with open_database(path) as db:
        add_versions(db, [entry(number) for number in range(200)])
        early = make_backup(path, backups, NOON, "daily").path
        add_versions(db, [entry(number) for number in range(200, 320)])
        late = make_backup(path, backups, NOON, "manual").path
        wanted = load_all(db)
    shutil.copyfile(early, ready)
    killed_halfway(ready)
    restore(path, late, NOON)
    with open_database(path) as db:
        check_integrity(db)
        assert load_all(db) == wanted
        assert check_derived(db)
    assert not list(tmp_path.glob(".*")), "and nothing of it is left lying about"


@pytest.mark.skipif(os.name != "posix", reason="Windows refuses a folder in another way")
def test_a_place_where_no_folder_can_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    folder = DataFolder(tmp_path / "bestand" / "gegevens")
    with pytest.raises(StoreError) as caught:
        Workspace(folder).database()
    assert caught.value.code == "database_unreachable"
    with pytest.raises(StoreError):
        held(folder)
