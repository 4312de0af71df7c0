"""Damaged pages and half-written journals: named, never a crash, and a backup brings it back."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.version import Version, first_version, next_version
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived, rebuild
from resv_desktop.store.entries import EntryQuery, page
from resv_desktop.store.facets import facets
from resv_desktop.store.log import history
from resv_desktop.store.restore import restore
from resv_desktop.store.versions import add_versions, load_all, views

NOON = datetime(2027, 4, 1, 12, tzinfo=UTC)
PAGE = 4096


def entry(number: int) -> Version:
    text = " ".join(f"woord{number * 37 + place}" for place in range(30))
    fields = {"title": f"Titel {number}", "description": text, "network": "WAT"}
    return first_version(f"E{number:027d}", "WAT/pc/1", fields)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with some hundreds of entries, a third of them edited."""
    path: Path = tmp_path_factory.mktemp("sound") / "logboek.resvlog"
    with open_database(path) as db:
        entries = [entry(number) for number in range(300)]
        add_versions(db, entries)
        add_versions(
            db, [next_version([v], "WAT/pc/1", {**v.fields, "owner": "arts"}) for v in entries[::3]]
        )
    return path


def use(db: Database) -> None:
    """Do what a window does all day, and then everything that reads."""
    page(db, EntryQuery(text="woord1", limit=50))
    page(db, EntryQuery(sort="title", limit=50, open_only=True))
    facets(db, EntryQuery())
    history(db, entry(3).record)
    views(db, [entry(n).record for n in range(50)])
    load_all(db)
    add_versions(db, [next_version([entry(6)], "WAT/pc/1", {"title": "Na de schade"})])
    check_derived(db)
    rebuild(db)


def fault_in_use(path: Path) -> str:
    """Return the code of the fault that was met, or ""; anything but a known fault is a bug."""
    try:
        with open_database(path) as db:
            use(db)
    except StoreError as error:
        return error.code
    return ""


def damage(content: bytes, seed: int) -> bytes:
    """Return ``content`` with one page torn, emptied, exchanged or scribbled on."""
    choose = random.Random(seed)
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    place = choose.randrange(len(pages))
    if seed % 4 == 0:
        pages[place] = bytes(PAGE)
    elif seed % 4 == 1:
        pages[place] = pages[place][: PAGE // 2] + bytes(PAGE // 2)
    elif seed % 4 == 2:
        pages[place] = pages[choose.randrange(len(pages))]
    else:
        scribbled = bytearray(pages[place])
        for _ in range(40):
            scribbled[choose.randrange(PAGE)] = choose.randrange(256)
        pages[place] = bytes(scribbled)
    return b"".join(pages)


def test_a_single_letter_changed_behind_our_back_is_noticed(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "logboek.resvlog"
    path.write_bytes(sound.read_bytes().replace(b'"title":"Titel 5"', b'"title":"Titel 6"'))
    with open_database(path) as db, pytest.raises(StoreError, match="database_damaged"):
        load_all(db)


@pytest.mark.parametrize("block", range(4))
def test_a_damaged_page_is_a_known_fault_wherever_it_is(
    sound: Path, tmp_path: Path, block: int
) -> None:
    content, named = sound.read_bytes(), 0
    path = tmp_path / "logboek.resvlog"
    for seed in range(block * 10, block * 10 + 10):
        path.write_bytes(damage(content, seed))
        code = fault_in_use(path)
        named += code != ""
        assert code in ("", "database_damaged", "database_foreign", "disk_full")
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
    assert named > 0


def test_a_cut_file_is_noticed_when_looked_through(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "logboek.resvlog"
    path.write_bytes(sound.read_bytes()[: -20 * PAGE])
    with pytest.raises(StoreError, match="database_damaged"):
        look_through(path)


def look_through(path: Path) -> None:
    with open_database(path) as db:
        check_integrity(db)


def test_after_damage_a_backup_brings_everything_back(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    backup = make_backup(path, tmp_path / "backups", NOON, "daily").path
    path.write_bytes(path.read_bytes()[:PAGE] + bytes(PAGE * 30))
    aside = restore(path, backup, NOON)
    assert aside.stat().st_size == 31 * PAGE
    with open_database(path) as db, open_database(sound) as was:
        assert load_all(db) == load_all(was)
        assert check_derived(db)


def interrupted(path: Path) -> tuple[bytes, bytes]:
    """Return log and journal as they stand on disk in the middle of a large transaction."""
    journal = path.with_name(path.name + "-journal")
    with open_database(path) as db:
        db.run("PRAGMA cache_size = 5")
        db.run("PRAGMA cache_spill = 5")
        with db.atomic():
            db.run("UPDATE versions SET origin = 'halfway/' || origin")
            found = path.read_bytes(), journal.read_bytes()
            db.conn.execute("ROLLBACK")
            db.conn.execute("BEGIN")
    return found


def test_a_transaction_cut_off_halfway_is_undone_at_the_next_start(
    sound: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    with open_database(path) as db:
        before = load_all(db)
    log, journal = interrupted(path)
    assert log != path.read_bytes()
    path.write_bytes(log)
    path.with_name(path.name + "-journal").write_bytes(journal)
    with open_database(path) as db:
        assert load_all(db) == before
        check_integrity(db)
        assert check_derived(db)


@pytest.mark.parametrize("kept", [0, 1, 27, 511, 512, 600, 5000, 40_000])
def test_a_half_written_journal_beside_an_untouched_log_undoes_nothing(
    sound: Path, tmp_path: Path, kept: int
) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    with open_database(path) as db:
        before = load_all(db)
    content = path.read_bytes()
    _, journal = interrupted(path)
    path.write_bytes(content)
    path.with_name(path.name + "-journal").write_bytes(journal[:kept])
    with open_database(path) as db:
        assert load_all(db) == before
        check_integrity(db)


def test_an_index_that_lost_its_form_is_made_anew_at_the_next_start(
    sound: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    with open_database(path) as db:
        wanted = len(page(db, EntryQuery(text="woord37")).rows)
        db.run("DELETE FROM search_config")
    with open_database(path) as db:
        assert len(page(db, EntryQuery(text="woord37")).rows) == wanted > 0
        assert check_derived(db)


def test_an_index_that_loses_its_form_while_in_use_is_a_known_fault(
    sound: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    with open_database(path) as db:
        db.run("DELETE FROM search_config")
        db.conn.close()
        db.conn = sqlite3.connect(path, isolation_level=None)
        with pytest.raises(StoreError, match="database_damaged"):
            page(db, EntryQuery(text="woord37"))


def test_a_schema_with_damaged_letters_is_a_known_fault(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "logboek.resvlog"
    content = sound.read_bytes()
    assert b"NOT NULL" in content
    path.write_bytes(content.replace(b"NOT NULL", b"N\xcc\xd8 NULL"))
    assert fault_in_use(path) == "database_damaged"


def test_a_log_with_damaged_counters_is_replaced_by_a_backup_all_the_same(
    sound: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sound, tmp_path / "logboek.resvlog"))
    with open_database(path) as db:
        db.run("INSERT INTO counters VALUES ('WAT', 'KN', 41)")
    backup = make_backup(path, tmp_path / "backups", NOON, "daily").path
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE counters")
        conn.execute("CREATE TABLE counters (network, prefix, last)")
        conn.execute("INSERT INTO counters VALUES (NULL, 'KN', 3), ('HOF', 'KN', 'x')")
        conn.commit()
    restore(path, backup, NOON)
    with open_database(path) as db, open_database(sound) as was:
        assert load_all(db) == load_all(was)
        assert db.rows("SELECT network, prefix, last FROM counters") == [("WAT", "KN", 41)]
