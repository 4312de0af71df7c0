"""Every check finds what it is there for: each is shown a thing that is wrong."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from resv_desktop import selftest
from resv_desktop.assets import resource
from resv_desktop.domain.errors import StoreError
from resv_desktop.paths import DataFolder
from resv_desktop.selftest import machine, storage, window
from resv_desktop.selftest.loaded import loaded_files
from resv_desktop.selftest.model import Check, Failed, Result, check
from resv_desktop.sentences import known_codes
from resv_desktop.services.policy import Policy, PolicyFault
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

RELEASED = date(2027, 1, 1)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "resv").create()


@pytest.fixture
def logged(data: DataFolder) -> DataFolder:
    """A folder with a log in it."""
    with Workspace(data) as workspace:
        set_up(workspace, ["region"])
    return data


def test_each_check_says_what_it_tries_and_what_to_do() -> None:
    names = selftest.names()
    assert len(names) == len(set(names)) > 25
    wanted = {f"selftest_{name}{end}" for name in names for end in ("", "_help")}
    assert wanted - known_codes() == set()
    spoken = {code for code in known_codes() if code.startswith("selftest_")}
    assert {code for code in spoken - wanted if not code.startswith("selftest_say_")} == set()


def test_a_check_that_breaks_has_failed_and_names_the_fault() -> None:
    found = check("x", lambda: str(1 // 0))
    assert (found.ok, found.detail[:17]) == (False, "ZeroDivisionError")
    assert check("x", lambda: "iets").ok


def test_an_outcome_is_good_only_when_everything_is() -> None:
    fine, wrong = Check("a", True, "", 0.0), Check("b", False, "", 0.0)
    assert Result((fine,)).ok
    assert not Result((fine, wrong)).ok
    assert list(Result((fine, wrong)).failed) == [wrong]


# -- the computer ------------------------------------------------------------------------------


def test_a_clock_of_before_the_release_cannot_be_right() -> None:
    with pytest.raises(Failed, match="2026-12-20"):
        machine.judged_clock(datetime(2026, 12, 20, tzinfo=UTC), RELEASED)
    assert machine.judged_clock(datetime(2027, 1, 1, 8, tzinfo=UTC), RELEASED)


def test_a_time_zone_that_does_not_exist_is_found() -> None:
    nowhere = timezone(timedelta(hours=19))
    with pytest.raises(Failed, match="UTC"):
        machine.judged_clock(datetime(2027, 6, 1, tzinfo=nowhere), RELEASED)


def test_too_little_room_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "MB" in machine.enough_room(tmp_path)
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)
    with pytest.raises(Failed, match="< "):
        machine.enough_room(tmp_path)


def test_a_built_program_that_reads_the_files_of_another_copy_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "source" in machine.program()
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(Failed, match="is not in"):
        machine.program()


def test_a_file_of_the_program_that_is_missing_or_empty_is_found(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(resource(), tmp_path / "resources"))
    files = sum(path.is_file() for path in copy.rglob("*")) - 1
    assert machine.judged_resources(copy) == f"{files} in {copy}"
    (copy / "icons" / "sun.svg").unlink()
    (copy / "codebook" / "codebook-1.json").write_bytes(b"")
    with pytest.raises(Failed, match=r"codebook/codebook-1.json, icons/sun.svg"):
        machine.judged_resources(copy)


def test_a_policy_that_cannot_be_followed_is_found() -> None:
    assert machine.judged_policy(Policy(), "nl") == "-"
    said = machine.judged_policy(Policy(language="en", password_required=True), "nl")
    assert said == "password_required, language"
    fault = PolicyFault("policy_key_unknown", {"place": "policy.json", "key": "Taal"})
    with pytest.raises(Failed, match="Taal"):
        machine.judged_policy(Policy(faults=(fault,)), "nl")


def test_the_database_library_of_the_system_in_a_built_program_is_found(tmp_path: Path) -> None:
    """A built program without its own copy works all the same, until the system's is too old."""
    own, system = tmp_path / "lib" / "libsqlite3.so.0", Path("/usr/lib/libsqlite3.so.0")
    home = own.parent.resolve()
    assert "libsqlite3" in machine.judged_libraries([own], machine.SQLITE, home)
    with pytest.raises(Failed, match="/usr/lib/libsqlite3"):
        machine.judged_libraries([own, system], machine.SQLITE, home)
    with pytest.raises(Failed, match="not found"):
        machine.judged_libraries([Path("/usr/lib/libc.so.6")], machine.SQLITE, home)
    assert machine.judged_libraries([system], machine.SQLITE, None)


def test_the_loaded_library_is_told_by_the_system_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite3.connect(":memory:").close()
    assert any(re.match(machine.SQLITE, file.name) for file in loaded_files())
    assert all(file.is_absolute() for file in loaded_files())
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys._MEIPASS", "/nowhere/at/all", raising=False)
    with pytest.raises(Failed, match="not of the program"):
        machine.sqlite_library()


# -- the folder --------------------------------------------------------------------------------


def test_a_sound_folder_passes_and_nothing_stays_behind(data: DataFolder) -> None:
    before = sorted(data.root.rglob("*"))
    assert storage.folder(data)
    assert storage.rights(data)
    assert storage.space(data)
    assert storage.rename(data).endswith(" ms")
    assert storage.log(data) == "-"
    assert sorted(data.root.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_a_folder_that_cannot_be_written_in_is_found(data: DataFolder) -> None:
    if os.geteuid() == 0:
        shutil.rmtree(data.backups)
        data.backups.write_text("a file where the folder should be", encoding="utf-8")
    else:
        data.backups.chmod(0o500)
    assert not check("rights", lambda: storage.rights(data)).ok


def test_a_slow_folder_is_found(data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "SLOWEST_RENAME", 0.0)
    with pytest.raises(Failed, match=" s"):
        storage.rename(data)


def test_the_log_is_only_looked_at(logged: DataFolder) -> None:
    before = {path: path.read_bytes() for path in logged.root.iterdir() if path.is_file()}
    assert "steps" in storage.log(logged)
    assert {path: path.read_bytes() for path in logged.root.iterdir() if path.is_file()} == before


def test_a_log_that_is_open_elsewhere_is_looked_at_all_the_same(logged: DataFolder) -> None:
    with Workspace(logged) as workspace:
        database = workspace.database()
        with database.atomic():
            database.run("UPDATE meta SET value = '2' WHERE key = 'incarnation'")
            assert "steps" in storage.log(logged) or "undone" in storage.log(logged)


def test_a_damaged_log_is_found(logged: DataFolder) -> None:
    content = bytearray(logged.database.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    logged.database.write_bytes(bytes(content))
    assert not check("log", lambda: storage.log(logged)).ok


def test_a_log_of_a_newer_program_is_found(logged: DataFolder) -> None:
    with closing(sqlite3.connect(logged.database)) as conn:
        conn.execute("INSERT INTO _sqlite_migrations VALUES (99, 'resv', '9999_later', '')")
        conn.commit()
    with pytest.raises(StoreError, match="database_newer"):
        storage.log(logged)


def test_what_a_killed_program_left_is_told_and_left(logged: DataFolder) -> None:
    journal = logged.database.with_name(f"{logged.database.name}-journal")
    journal.write_bytes(b"x" * 512)
    assert "undone" in storage.log(logged)
    assert journal.read_bytes() == b"x" * 512


# -- the window's process ----------------------------------------------------------------------


def test_what_a_dead_process_did_not_answer_has_failed() -> None:
    first, *rest = window._unanswered(["fonts", "main_window"], -6)
    assert (first.name, first.ok, first.detail) == (
        "fonts",
        False,
        "the window's process ended with -6",
    )
    assert [(each.name, each.ok) for each in rest] == [("main_window", False)]
