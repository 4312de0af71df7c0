"""Texts taken out of a log and of the files around it: gone from the bytes, all else as it was."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store.material import NOON, Maker, derived, edit, remove

from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.redaction import REDACTED, Seal, Strike, seal_of
from resv_desktop.domain.version import Extent, Version
from resv_desktop.paths import DataFolder
from resv_desktop.store import migrations
from resv_desktop.store.answers import Answer, add_answers
from resv_desktop.store.backup import make_backup, open_copy
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived, rebuild
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.extras import add_extras
from resv_desktop.store.imports import FileRecord, add_file, add_row_sources, new_batch, sources
from resv_desktop.store.redact_files import clean_copy, known_removals, sweep, vacuum
from resv_desktop.store.redacting import redact_log
from resv_desktop.store.redactions import (
    State,
    add_removed,
    all_seals,
    all_strikes,
    begin_removal,
    note_state,
    removals,
    strikes_of_records,
    unfinished,
)
from resv_desktop.store.rows import COLUMNS, version_row
from resv_desktop.store.schema import STEPS
from resv_desktop.store.versions import add_versions, load_all, view

NAME = "Ouazzani"
NOTE = f"Mevrouw {NAME} uit de Kerkstraat belt elke week over haar uitslag"


def in_bytes(root: Path, text: str = NAME) -> list[str]:
    """Return every file under ``root`` whose bytes hold ``text``, in any of the usual forms."""
    forms = {form.encode(code) for form in (text, text.lower(), text.upper())
             for code in ("utf-8", "utf-16-le", "utf-16-be")}  # fmt: skip
    found = []
    for path in root.rglob("*"):
        if path.is_file():
            contents = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    contents += [archive.read(name) for name in archive.namelist()]
            if any(form in content for form in forms for content in contents):
                found.append(path.relative_to(root).as_posix())
    return sorted(found)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").create()


@pytest.fixture
def log(folder: DataFolder) -> Iterator[Database]:
    with open_database(folder.database) as db:
        yield db


def _strikes(*versions: Version, field: str = "description") -> set[Strike]:
    return {Strike(version.id, field) for version in versions}


def test_the_text_is_gone_from_the_bytes_and_the_rest_is_there(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    first = make.entry(description=NOTE, number="KN-001")
    later = edit(first, theme="T01")
    others = [make.entry(title=f"Wachttijd {n}", description="gewoon " * 20) for n in range(300)]
    add_versions(log, [first, later, *others])
    assert in_bytes(folder.root)
    done = redact_log(log, _strikes(first, later))
    vacuum(log)
    assert (done.versions, done.records, done.texts) == (2, {first.record}, {NOTE})
    assert in_bytes(folder.root) == []
    check_integrity(log)
    assert check_derived(log)
    shown = view(log, first.record)
    assert shown.shown.version.id == later.id
    assert shown.fields == {**later.fields, "description": REDACTED}
    assert find_entries(log, EntryQuery(text=NAME)) == []
    assert len(find_entries(log, EntryQuery(text="wachttijd"))) == 300


def test_what_is_derived_can_be_made_again_to_the_same(log: Database, make: Maker) -> None:
    first = make.entry(description=NOTE)
    gone = remove(make.entry(description=NOTE))
    add_versions(log, [first, edit(first, theme="T01"), gone])
    redact_log(log, _strikes(first))
    before = derived(log)
    rebuild(log)
    assert derived(log) == before


def test_taking_out_twice_changes_nothing(log: Database, make: Maker) -> None:
    first = make.entry(description=NOTE)
    add_versions(log, [first])
    redact_log(log, _strikes(first))
    before = derived(log), load_all(log)
    assert not redact_log(log, _strikes(first)).anything
    assert (derived(log), load_all(log)) == before


def test_an_old_version_does_not_bring_it_back(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    first = make.entry(description=NOTE)
    add_versions(log, [first])
    redact_log(log, _strikes(first))
    vacuum(log)
    added = add_versions(log, [first])
    assert not added.new
    shown = Version(first.record, 1, (), first.origin, {"description": NOTE},
                    extent=Extent.PARTIAL, stated_id=first.id)  # fmt: skip
    add_versions(log, [shown])
    assert in_bytes(folder.root) == []
    assert view(log, first.record).fields["description"] == REDACTED
    assert check_derived(log)


def test_a_version_that_was_struck_before_it_came_arrives_without_its_text(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    first = make.entry(description=NOTE)
    add_removed(log, _strikes(first))
    add_versions(log, [first])
    assert in_bytes(folder.root) == []
    assert check_derived(log)


def test_the_same_text_in_a_new_version_of_the_record_is_sealed(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    first = make.entry(description="Kort", title="Wachttijd")
    seal = seal_of(first.record, "WAT", NOTE, "00ff")
    assert seal
    add_removed(log, (), [seal])
    again = edit(first, description=NOTE.upper().replace(" ", "  "))
    other = make.entry(description=NOTE)
    add_versions(log, [first, again])
    assert in_bytes(folder.root) == []
    assert all_strikes(log) == _strikes(again)
    add_versions(log, [other])
    assert find_entries(log, EntryQuery(text=NAME)), "another record is another text"


def test_edits_in_a_workbook_keep_what_they_inherit(log: Database, make: Maker) -> None:
    first = make.entry(theme="T03")
    typed = Version(
        first.record, 2, (first.id,), "excel:WAT", {"description": NOTE}, extent=Extent.DELTA
    )
    add_versions(log, [first, typed])
    redact_log(log, _strikes(typed))
    fields = view(log, first.record).fields
    assert fields == {**first.fields, "description": REDACTED}
    assert check_derived(log)


def test_parts_that_become_the_same_are_one_row(log: Database, make: Maker) -> None:
    first = make.entry(description=NOTE)
    part = Version(first.record, 1, (), first.origin, dict(first.fields), extent=Extent.PARTIAL,
                   stated_id=first.id, checks={"*": "empty"})  # fmt: skip
    batch = new_batch(log, NOON)
    add_versions(log, [first])
    add_versions(log, [part], batch=batch)
    file = add_file(log, batch, FileRecord("a.xlsx", "ab" * 32, "A", network="WAT"))
    add_row_sources(log, file, [("Registraties", 2, "new", part.key)])
    redact_log(log, _strikes(first))
    assert log.value("SELECT count(*) FROM versions") == 1
    assert [origin.row for origin in sources(log, first.record)] == [2]
    assert log.rows("SELECT batch FROM holds ORDER BY batch") == [(0,), (batch,)]
    assert check_derived(log)
    check_integrity(log)


def test_accounts_of_files_lose_the_text_too(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    entry = make.entry(description=NOTE, owner="Jan B.")
    batch = new_batch(log, NOON)
    add_versions(log, [entry], batch=batch)
    place = {"sheet": "Registraties", "row": 2, "column": "Toelichting"}
    repairs = [{**place, "before": f"  {NOTE} ", "after": NOTE, "rule": "spaces"}]
    waits = [{**place, "raw": NOTE.upper(), "rule": "unknown", "draft": [["items", [[NOTE]]]]}]
    file = add_file(
        log, batch,
        FileRecord("a.xlsx", "ab" * 32, "R", network="WAT", repairs=repairs, quarantine=waits,
                   values={"remark": NOTE}),
    )  # fmt: skip
    add_row_sources(log, file, [("Registraties", 2, "new", entry.key)])
    add_extras(log, file, [("Registraties", 2, "X", f"Zie: {NOTE}.", "remark", entry.record),
                           ("Registraties", 2, "Y", "Jan B.", "remark", entry.record),
                           ("Registraties", 3, "Y", "Jan B.", "remark", "")])  # fmt: skip
    add_answers(log, [Answer(file, "Registraties", 2, "Toelichting", "Registraties", "description",
                             NOTE, "unknown", "WAT", entry.record, f'"{NOTE}"', entry.id, NOON,
                             "app")])  # fmt: skip
    redact_log(log, _strikes(entry) | _strikes(entry, field="owner"))
    vacuum(log)
    assert in_bytes(folder.root) == []
    kept = [text for (text,) in log.rows("SELECT text FROM extras ORDER BY id")]
    assert kept == [f"Zie: {REDACTED}.", REDACTED, "Jan B."]
    assert log.rows("SELECT raw, value FROM answers") == [(REDACTED, f'"{REDACTED}"')]


def test_an_agenda_loses_what_was_decided_and_keeps_what_about(log: Database, make: Maker) -> None:
    entry = make.entry()
    meeting = make.other(RecordKind.MEETING, items=((entry.record, "besproken", NOTE),))
    add_versions(log, [entry, meeting])
    redact_log(log, _strikes(meeting, field="items"))
    items = view(log, meeting.record).fields["items"]
    assert items == ((entry.record, "besproken", REDACTED),)
    assert log.rows("SELECT target FROM links") == [(entry.record,)]


def test_backups_and_logs_put_aside_are_rewritten_and_remnants_removed(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    clean = make_backup(folder.database, folder.backups, NOON, "close").path
    entry = make.entry(description=NOTE)
    add_versions(log, [entry, make.entry(title="Spreekuur")])
    backup = make_backup(folder.database, folder.backups, NOON, "daily").path
    aside = folder.root / "logboek_opzij_20270401T120000.resvlog"
    aside.write_bytes(backup.read_bytes())
    half = folder.backups / ".logboek.resvlog.tmp"
    half.write_bytes(backup.read_bytes())
    (folder.logs / "resv-desktop.log").write_text(f"fout: {NOTE}\n", encoding="utf-8")
    folder.settings.write_text(f'{{"last_page": "{NOTE}"}}', encoding="utf-8")
    before = clean.read_bytes()
    swept = sweep(folder, _strikes(entry), [], [NOTE])
    assert set(swept.rewritten) >= {backup, aside}
    assert not half.exists()
    assert clean.read_bytes() == before
    redact_log(log, _strikes(entry))
    vacuum(log)
    assert in_bytes(folder.root) == []
    with open_copy(backup) as copy:
        assert copy.value("SELECT count(*) FROM versions") == 2
        assert all_strikes(copy) == _strikes(entry)
    assert sweep(folder, _strikes(entry), [], [NOTE]).rewritten == []


def test_damaged_backups_go_and_files_of_others_stay_and_are_named(
    log: Database, folder: DataFolder, make: Maker
) -> None:
    entry = make.entry(description=NOTE)
    add_versions(log, [entry])
    backup = make_backup(folder.database, folder.backups, NOON, "daily").path
    data = bytearray(backup.read_bytes())
    data[4096 : 4096 + 2000] = b"\xff" * 2000
    backup.write_bytes(data)
    mine = folder.root / "aanlevering.xlsx"
    with zipfile.ZipFile(mine, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", NOTE)
    wide = folder.root / "brief.txt"
    wide.write_text(f"Beste {NOTE}", encoding="utf-16")
    other = folder.root / "recept.txt"
    other.write_text("appeltaart", encoding="utf-8")
    swept = sweep(folder, _strikes(entry), [], [NOTE])
    assert swept.removed == [backup]
    assert swept.left == sorted([mine, wide])
    assert other.exists()


def test_a_backup_of_an_older_edition_is_removed(folder: DataFolder, make: Maker) -> None:
    from store.test_migrations import RELEASED

    old = folder.backups / "logboek_20260101T120000_migration.resvlog"
    with closing(connect(old)) as conn:
        conn.executescript(RELEASED.read_text(encoding="utf-8"))
        version = conn.execute("SELECT version FROM versions LIMIT 1").fetchone()[0]
    with open_database(folder.database):
        assert sweep(folder, {Strike("0" * 64, "title")}, [], []).removed == []
        assert sweep(folder, {Strike(version, "title")}, [], []).removed == [old]


def test_another_log_learns_what_was_removed(
    log: Database, folder: DataFolder, make: Maker, tmp_path: Path
) -> None:
    entry = make.entry(description=NOTE)
    add_versions(log, [entry])
    foreign = tmp_path / "usb"
    foreign.mkdir()
    copy = make_backup(folder.database, foreign, NOON, "manual").path
    seal = Seal(entry.record, "WAT", 60, "00", "ff")
    redact_log(log, _strikes(entry), [seal])
    strikes, seals = known_removals([folder.database, tmp_path / "gone"])
    assert (strikes, seals) == (_strikes(entry), {seal})
    assert clean_copy(copy, strikes, seals)
    assert in_bytes(foreign) == []


def test_a_removal_is_noted_by_names_until_it_is_done(log: Database, make: Maker) -> None:
    entry = make.entry(description=NOTE)
    add_versions(log, [entry])
    plan = {"fields": ["description"]}
    number = begin_removal(log, NOON, entry.record, entry.id, plan, "naam van een patiënt")
    (waiting,) = unfinished(log)
    assert (waiting.plan, waiting.state) == (plan, State.PENDING)
    note_state(log, number, State.REMOVED, {"versions": 1})
    assert unfinished(log)
    note_state(log, number, State.DONE, {"versions": 1})
    assert unfinished(log) == []
    (done,) = removals(log, entry.record)
    assert (done.reason, done.plan, done.result) == ("naam van een patiënt", {}, {"versions": 1})
    assert removals(log, "E0") == []


def test_strikes_of_some_records_only(log: Database, make: Maker) -> None:
    one, other = make.entry(description=NOTE), make.entry(description=NOTE)
    add_versions(log, [one, other])
    redact_log(log, _strikes(one, other))
    assert strikes_of_records(log, [one.record]) == _strikes(one)
    assert all_seals(log) == frozenset()


@pytest.mark.parametrize("step", STEPS[1:])
def test_a_log_of_each_earlier_edition_is_searched_and_cleaned_after_its_upgrade(
    folder: DataFolder, make: Maker, step: str
) -> None:
    entry = make.entry(description=NOTE)
    with closing(connect(folder.database)) as conn:
        db = Database(folder.database, conn)
        migrations.STEPS.apply(db.tables, stop_before=step)
        if step > "0005":
            places = ", ".join("?" * len(COLUMNS.split(",")))
            sql = f"INSERT INTO versions ({COLUMNS}) VALUES ({places})"
            conn.execute(sql, version_row(1, entry))
            conn.execute("INSERT INTO holds VALUES (1, 0)")
            rebuild(db)
    with open_database(folder.database, at=NOON) as db:
        add_versions(db, [entry])
        assert [row.record for row in find_entries(db, EntryQuery(text=NAME))] == [entry.record]
        redact_log(db, _strikes(entry))
        vacuum(db)
        assert find_entries(db, EntryQuery(text=NAME)) == []
        assert [r.record for r in find_entries(db, EntryQuery(text="logopedie"))] == [entry.record]
        assert check_derived(db)
    assert NAME.encode() not in folder.database.read_bytes()
