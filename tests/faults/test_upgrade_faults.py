"""Bringing an old log up to date while the world is unkind: killed at a write, no room left."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from store.upgrade_kit import DUMPS, content, is_kept, make_old, program_of, steps_of

from benchmarks.reliability.account import spread
from benchmarks.reliability.shim import FAIL, KILL, TEAR, build, environment, events, missing
from resv_desktop.store.backup import list_backups, open_copy
from resv_desktop.store.database import check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.schema import STEPS

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "possible")

ROOT = Path(__file__).parent.parent.parent
OLD = DUMPS[0]
KNOWN = steps_of(OLD)
SOME, EVERY = 12, 10_000
UPGRADE = """
import os, sys
from datetime import datetime
from pathlib import Path
from benchmarks.reliability.shim import Arm, Shim
from resv_desktop.domain.errors import StoreError
from resv_desktop.store import migrations
from resv_desktop.store.database import open_database

path, mode, at, error, record = Path(sys.argv[1]), *map(int, sys.argv[2:5]), sys.argv[5]
noted = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if record else -1
Shim().arm(path.parent, Arm(mode, at, error, lasting=True), noted)
try:
    open_database(path, at=datetime(2027, 4, 1)).close()
except StoreError as error:
    print(error.code)
else:
    print("done")
"""


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What lies beneath the program that is killed."""
    return environment(build(tmp_path_factory.mktemp("shim")))


def upgrade(
    path: Path, layer: dict[str, str], *, mode: int, at: int = 0, error: int = 0, record: str = ""
) -> tuple[int, str]:
    """Bring a log up to date in a program of its own; return its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-c", UPGRADE, *map(str, (path, mode, at, error, record))],
        capture_output=True,
        text=True,
        check=False,
        env={**layer, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode, done.stdout.strip()


def fresh(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "logboek.resvlog"
    make_old(OLD, path)
    return path


def changes(folder: Path, layer: dict[str, str]) -> list[str]:
    """Return the kinds of all changes to files that an upgrade makes, in order."""
    path, record = fresh(folder), folder.parent / "record"
    assert upgrade(path, layer, mode=1, record=str(record)) == (0, "done")
    return [event.kind for event in events(record.read_bytes())]


def check_old_or_new(path: Path, before: dict[str, list[object]], patch: pytest.MonkeyPatch) -> str:
    """Check that a log is wholly old or wholly new, and good in either case; say which."""
    for copy in list_backups(path.parent / "backups"):
        with open_copy(copy.path):
            assert content(copy.path) == before
    steps = len(_steps(path))
    assert steps in (KNOWN, len(STEPS)), "half an upgrade"
    if steps == KNOWN:
        assert content(path) == before
        with program_of(patch, KNOWN), open_database(path) as db:
            check_integrity(db)
    with open_database(path) as db:
        check_integrity(db)
        assert check_derived(db)
    assert is_kept(before, content(path))
    return "old" if steps == KNOWN else "new"


def _steps(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as conn:  # undoes what was left half-done, as any opening
        return conn.execute("SELECT name FROM _sqlite_migrations").fetchall()


def kill_on_the_way(
    folder: Path, layer: dict[str, str], patch: pytest.MonkeyPatch, most: int
) -> None:
    kinds = changes(folder / "rehearsal", layer)
    assert len(kinds) > 40, "the layer sees the changes"
    hot = 0
    for turn, at in enumerate(spread(list(range(1, len(kinds) + 1)), most)):
        path = fresh(folder / str(at))
        before = content(path)
        mode = TEAR if turn % 3 == 2 and kinds[at - 1] == "w" else KILL
        code, _ = upgrade(path, layer, mode=mode, at=at)
        assert code == -9, "not killed"
        journal = path.with_name(f"{path.name}-journal")
        hot += journal.exists() and journal.stat().st_size > 0
        check_old_or_new(path, before, patch)
    assert hot > 1, "none was killed in the middle of the steps"


def test_a_kill_in_the_middle_of_an_upgrade_leaves_the_old_log_or_the_new(
    tmp_path: Path, layer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_on_the_way(tmp_path, layer, monkeypatch, SOME)


@pytest.mark.soak
def test_a_kill_at_each_change_of_an_upgrade_leaves_the_old_log_or_the_new(
    tmp_path: Path, layer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_on_the_way(tmp_path, layer, monkeypatch, EVERY)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
def test_a_disk_that_gives_up_during_an_upgrade_leaves_the_log_to_the_old_program(
    tmp_path: Path, layer: dict[str, str], monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    kinds = changes(tmp_path / "rehearsal", layer)
    said = set()
    for at in spread(list(range(1, len(kinds) + 1)), SOME // 2):
        path = fresh(tmp_path / str(at))
        before = content(path)
        _, word = upgrade(path, layer, mode=FAIL, at=at, error=error)
        state = check_old_or_new(path, before, monkeypatch)
        assert word != "done" or state == "new"
        said.add(word)
    codes = {"disk_full", "disk_fault", "backup_failed", "database_unreachable", "done"}
    assert said - {"done"}
    assert said <= codes, said


def test_on_a_full_disk_no_half_copy_stays_behind(tmp_path: Path, layer: dict[str, str]) -> None:
    path = fresh(tmp_path / "log")
    code, word = upgrade(path, layer, mode=FAIL, at=5, error=errno.ENOSPC)
    assert (code, word) == (0, "disk_full")
    assert os.listdir(path.parent / "backups") == []
