"""Backups: of a log in use, examined before they count, put back with a new incarnation."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from store.material import NOON, Maker, derived, dump, remove

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.store.backup import list_backups, make_backup, open_copy, remove_backups
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.log import log_change
from resv_desktop.store.meta import get_meta
from resv_desktop.store.numbers import next_number
from resv_desktop.store.restore import preview, restore
from resv_desktop.store.versions import add_versions, load_all

LATER = NOON + timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def refusal(call: object, *arguments: object) -> str:
    with pytest.raises(StoreError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_a_backup_of_a_log_in_use_holds_what_was_committed(
    db: Database, make: Maker, folder: Path
) -> None:
    add_versions(db, [make.entry(), make.entry()])
    before = dump(db) | derived(db)
    with db.atomic():
        add_versions(db, [make.entry()])
        made = make_backup(db.path, folder, NOON, "daily")
    assert list_backups(folder) == [made]
    assert made.size == made.path.stat().st_size
    assert made.path.name == "logboek_20270401T120000_daily.resvlog"
    with open_copy(made.path) as copy:
        assert dump(copy) | derived(copy) == before
        assert check_integrity(copy) is None
    assert [path.name for path in folder.iterdir()] == [made.path.name]


def test_backups_are_listed_newest_first_and_strangers_passed_over(
    db: Database, folder: Path
) -> None:
    times = [NOON, LATER, NOON - timedelta(days=9)]
    for at in times:
        make_backup(db.path, folder, at, "import")
    (folder / "aantekening.txt").write_text("van mij", encoding="utf-8")
    (folder / ".logboek_20270401T120000_daily.resvlog").touch()
    (folder / "logboek_20270401T120000_map.resvlog").mkdir()
    found = [item.at for item in list_backups(folder)]
    assert found == [at.replace(tzinfo=None) for at in sorted(times, reverse=True)]
    assert list_backups(folder / "weg") == []


def test_two_backups_in_the_same_second_do_not_overwrite_each_other(
    db: Database, folder: Path
) -> None:
    paths = {make_backup(db.path, folder, NOON, "manual").path for _ in range(3)}
    assert len(paths) == len(list_backups(folder)) == 3


def test_a_damaged_log_gives_no_backup_and_leaves_no_half_one(
    path: Path, make: Maker, folder: Path
) -> None:
    with open_database(path) as db:
        add_versions(db, [make.entry(description="x" * 400) for _ in range(60)])
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    assert refusal(make_backup, path, folder, NOON, "daily") == "backup_unsound"
    assert list(folder.iterdir()) == []


def test_without_a_log_or_a_folder_to_write_in_there_is_no_backup(
    db: Database, tmp_path: Path, folder: Path
) -> None:
    missing = tmp_path / "weg.resvlog"
    assert refusal(make_backup, missing, folder, NOON, "daily") == "database_unreachable"
    assert not missing.exists()
    folder.rmdir()
    folder.write_text("a file", encoding="utf-8")
    assert refusal(make_backup, db.path, folder, NOON, "daily") == "backup_failed"


def test_backups_can_be_removed_and_gone_ones_are_no_fault(db: Database, folder: Path) -> None:
    made = make_backup(db.path, folder, NOON, "daily")
    remove_backups([made, made])
    assert list_backups(folder) == []


def test_a_look_into_a_backup_tells_what_it_holds(db: Database, make: Maker, folder: Path) -> None:
    entries = [make.entry(number=f"KN-{n:03d}", title=f"Titel {n}") for n in range(1, 8)]
    gone = make.other(RecordKind.ACTION)
    add_versions(db, [*entries, make.other(RecordKind.MEETING), gone])
    add_versions(db, [remove(gone)])
    log_change(db, NOON, "new", entries[0].record, entries[0].id, None, "")
    seen = preview(make_backup(db.path, folder, NOON, "daily").path)
    assert seen.records == {"E": 7, "M": 1}
    assert (seen.entries, seen.last_change, seen.incarnation) == (7, NOON, 1)
    assert seen.last_entries[0] == ("KN-007", "Titel 7", "WAT")
    assert len(seen.last_entries) == 5


def test_looking_leaves_a_backup_as_it_was(db: Database, folder: Path) -> None:
    made = make_backup(db.path, folder, NOON, "daily")
    before = made.path.read_bytes()
    preview(made.path)
    assert made.path.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [made.path.name]


def test_restore_puts_the_old_state_back_and_begins_an_incarnation(
    path: Path, make: Maker, folder: Path
) -> None:
    with open_database(path) as db:
        add_versions(db, [make.entry(title="Vroeger", number=next_number(db, "WAT", "KN"))])
        made = make_backup(path, folder, NOON, "daily")
        before = load_all(db)
        add_versions(db, [make.entry(title="Daarna", number=next_number(db, "WAT", "KN"))])
        after = load_all(db)
    aside = restore(path, made.path, LATER)
    assert aside.name == "logboek_opzij_20270402T120000.resvlog"
    with open_database(path) as db:
        assert load_all(db) == before
        assert [row.title for row in find_entries(db, EntryQuery())] == ["Vroeger"]
        assert get_meta(db, "incarnation") == 2
        # The number of the entry that is gone from sight is not used for another one.
        assert next_number(db, "WAT", "KN") == "KN-003"
        check_integrity(db)
        assert check_derived(db)
    with open_database(aside) as old:
        assert load_all(old) == after
        assert get_meta(old, "incarnation") == 1


def test_each_restore_begins_an_incarnation_of_its_own(
    path: Path, make: Maker, folder: Path
) -> None:
    open_database(path).close()
    first = make_backup(path, folder, NOON, "daily").path
    seen = []
    for _ in range(3):
        restore(path, first, LATER)
        with open_database(path) as db:
            seen.append(get_meta(db, "incarnation"))
    # Now the log is beyond reading; the files kept aside still tell.
    path.write_bytes(b"niets")
    restore(path, first, LATER)
    with open_database(path) as db:
        seen.append(get_meta(db, "incarnation"))
    assert seen == [2, 3, 4, 5]
    assert len(list(path.parent.glob("*opzij*"))) == 4


def test_restore_of_a_log_that_is_gone(path: Path, make: Maker, folder: Path) -> None:
    with open_database(path) as db:
        add_versions(db, [make.entry()])
        made = make_backup(path, folder, NOON, "daily")
    path.unlink()
    aside = restore(path, made.path, LATER)
    assert not aside.exists()
    with open_database(path) as db:
        assert len(load_all(db).versions) == 1
        assert get_meta(db, "incarnation") == 2


def test_a_journal_of_an_interrupted_program_does_not_undo_what_was_put_back(
    path: Path, make: Maker, folder: Path
) -> None:
    journal = path.with_name(path.name + "-journal")
    with open_database(path) as db:
        add_versions(db, [make.entry(title="Vroeger")])
        made = make_backup(path, folder, NOON, "daily")
        add_versions(db, [make.entry(description="x" * 400) for _ in range(200)])
        # A transaction too large for memory, as a killed program leaves it on the disk.
        for pragma in ("cache_size = 5", "cache_spill = 5"):
            db.run(f"PRAGMA {pragma}")
        with db.atomic():
            db.run("UPDATE versions SET origin = origin || 'x'")
            hot = journal.read_bytes()
            db.conn.execute("ROLLBACK")
            db.conn.execute("BEGIN")
    assert len(hot) > 4096
    path.unlink()
    journal.write_bytes(hot)
    aside = restore(path, made.path, LATER)
    assert not journal.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == hot
    with open_database(path) as db:
        assert [row.title for row in find_entries(db, EntryQuery())] == ["Vroeger"]
        check_integrity(db)
        assert check_derived(db)


@pytest.mark.parametrize("kind", ["text", "empty", "cut", "foreign", "newer", "missing", "folder"])
def test_what_is_no_sound_backup_is_refused_and_the_log_stays(
    path: Path, make: Maker, folder: Path, kind: str
) -> None:
    with open_database(path) as db:
        add_versions(db, [make.entry(description="x" * 400) for _ in range(60)])
    backup = make_backup(path, folder, NOON, "daily").path
    if kind == "text":
        backup.write_text("geen database", encoding="utf-8")
    elif kind == "empty":
        backup.write_bytes(b"")
    elif kind == "cut":
        backup.write_bytes(backup.read_bytes()[: 4096 * 9])
    elif kind == "missing":
        backup.unlink()
    elif kind == "folder":
        backup.unlink()
        backup.mkdir()
    else:
        change = {
            "foreign": "PRAGMA application_id = 7",
            "newer": "INSERT INTO _sqlite_migrations VALUES (99, 'resv', '9999_later', '')",
        }[kind]
        with closing(sqlite3.connect(backup)) as conn:
            conn.execute(change)
            conn.commit()
    before = path.read_bytes()
    wanted = {"foreign": "database_foreign", "newer": "database_newer"}.get(kind, "backup_unsound")
    assert refusal(preview, backup) == wanted
    assert refusal(restore, path, backup, LATER) == wanted
    assert path.read_bytes() == before
    assert list(path.parent.glob("*opzij*")) == []


def test_a_backup_of_the_first_edition_is_brought_up_to_date_when_opened(
    path: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "oud.resvlog"
    script = Path(__file__).parent.parent / "data" / "schema_v1.sql"
    with closing(sqlite3.connect(backup)) as conn:
        conn.executescript(script.read_text(encoding="utf-8"))
    assert preview(backup).entries == 3
    restore(path, backup, datetime(2030, 1, 1, tzinfo=NOON.tzinfo))
    with open_database(path) as db:
        assert len(find_entries(db, EntryQuery())) == 3
