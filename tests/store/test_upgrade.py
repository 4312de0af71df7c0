"""Logs of every released version: opened, brought up to date after a copy, refused when newer."""

from __future__ import annotations

from pathlib import Path

import pytest
from store.material import NOON
from store.upgrade_kit import DUMPS, content, first_steps, is_kept, make_old, program_of, shape
from store.upgrade_kit import steps_of as steps_of_dump

from resv_desktop import cli
from resv_desktop.domain.errors import StoreError
from resv_desktop.store.backup import list_backups
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.numbers import next_number
from resv_desktop.store.schema import STEPS
from resv_desktop.store.versions import load_all
from tools import schema_dump

every_dump = pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)


@pytest.fixture
def old(dump: Path, path: Path) -> Path:
    make_old(dump, path)
    return path


def test_what_is_stored_of_this_version_has_all_its_steps() -> None:
    """Otherwise: a new version number, or before the release tools/schema_dump.py --again."""
    assert steps_of_dump(DUMPS[0]) == 3
    of_this = [dump for dump in DUMPS if dump.stem == f"schema_{schema_dump.__version__}"]
    assert all(steps_of_dump(dump) == len(STEPS) for dump in of_this)


def test_a_shape_that_no_stored_log_has_comes_with_a_step() -> None:
    """Add a step, or before its release: python tools/schema_dump.py --again."""
    latest = DUMPS[-1]
    if steps_of_dump(latest) == len(STEPS):
        stored = latest.read_text(encoding="utf-8")
        assert _shape_lines(schema_dump.present_dump()) == _shape_lines(stored)


def _shape_lines(text: str) -> list[str]:
    """Return what makes tables and indexes, without rows and pragmas."""
    left_out = ("--", "INSERT", "PRAGMA", "BEGIN", "COMMIT")
    return [line for line in text.splitlines() if not line.startswith(left_out)]


@every_dump
def test_released_steps_still_make_what_was_released(dump: Path, old: Path, tmp_path: Path) -> None:
    """A released step that is edited would leave old logs in a shape that nobody ever tried."""
    with (
        Database(old, connect(old)) as stored,
        Database(old, connect(tmp_path / "leeg.resvlog")) as fresh,
    ):
        first_steps(steps_of_dump(dump)).apply(fresh.tables)
        assert shape(stored) == shape(fresh)


@every_dump
def test_an_old_log_opens_whole_and_in_the_present_shape(old: Path, tmp_path: Path) -> None:
    before = content(old)
    with open_database(old, at=NOON) as db, open_database(tmp_path / "nieuw.resvlog") as fresh:
        check_integrity(db)
        assert check_derived(db)
        assert shape(db) == shape(fresh)
        assert {row.title for row in find_entries(db, EntryQuery())} >= {
            "Coördinatie wachtlijst",
            "Wachtlijst logopedie",
        }
        assert [row.number for row in find_entries(db, EntryQuery(text="logopedie"))] == ["KN-002"]
        assert len(load_all(db).versions) >= 6
        assert next_number(db, "WAT", "KN") >= "KN-003"
    after = content(old)
    after["counters"] = before["counters"]  # a number was given out just now
    assert is_kept(before, after)


@every_dump
def test_a_copy_is_kept_before_a_step_and_is_the_old_log(
    dump: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(old)
    open_database(old, at=NOON).close()
    copies = list_backups(old.parent / "backups")
    if steps_of_dump(dump) == len(STEPS):
        assert copies == []
        return
    assert [copy.reason for copy in copies] == ["migration"]
    assert content(copies[0].path) == before
    with program_of(monkeypatch, steps_of_dump(dump)), open_database(copies[0].path) as db:
        assert find_entries(db, EntryQuery(text="logopedie"))


@every_dump
def test_a_step_that_fails_leaves_the_log_to_the_old_program(
    dump: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, before = steps_of_dump(dump), content(old)
    steps = first_steps(len(STEPS))

    def break_off(_tables: object) -> None:
        raise RuntimeError("halfway")

    steps(name="9000_next_edition")(break_off)
    with monkeypatch.context() as patch:
        patch.setattr("resv_desktop.store.migrations.STEPS", steps)
        patch.setattr("resv_desktop.store.database.STEPS", (*STEPS, "9000_next_edition"))
        with pytest.raises(RuntimeError, match="halfway"):
            open_database(old, at=NOON)
    assert content(old) == before
    with program_of(monkeypatch, known), open_database(old) as db:
        assert db.value("SELECT count(*) FROM _sqlite_migrations") == known
        next_number(db, "WAT", "KN")
    with open_database(old, at=NOON) as db:
        assert check_derived(db)


def test_an_older_program_refuses_a_newer_log_and_leaves_it_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old(DUMPS[-1], path)
    before = path.read_bytes()
    with program_of(monkeypatch, 3), pytest.raises(StoreError) as refused:
        open_database(path)
    assert refused.value.code == "database_newer"
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nl", "een nieuwere versie van het programma"), ("en", "a newer version of the program")],
)
def test_an_older_program_says_so_on_the_command_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    words: str,
) -> None:
    make_old(DUMPS[-1], tmp_path / "logboek.resvlog")
    with program_of(monkeypatch, 3):
        code = cli.run(["--data-dir", str(tmp_path), "--lang", lang, "conflicts"])
    assert code == 3
    assert words in capsys.readouterr().err


# -- the maker of dumps ------------------------------------------------------------------------


def test_a_dump_is_the_same_each_time_and_leaves_no_table_empty(path: Path) -> None:
    text = schema_dump.present_dump()
    assert text == schema_dump.present_dump()
    (path.parent / "dump.sql").write_text(text, encoding="utf-8")
    make_old(path.parent / "dump.sql", path)
    assert schema_dump.dump_of(path) == text
    assert [name for name, rows in content(path).items() if not rows] == []


def test_a_dump_that_is_there_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_dump, "FOLDER", tmp_path)
    monkeypatch.setattr(schema_dump, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["schema_dump.py"])
    assert schema_dump.main() == 0
    (made,) = tmp_path.iterdir()
    made.write_text("van een release", encoding="utf-8")
    assert schema_dump.main() == 1
    assert made.read_text(encoding="utf-8") == "van een release"
