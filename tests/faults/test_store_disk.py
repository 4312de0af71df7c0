"""A disk that is full or fails: the change is refused by name, what was there stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.version import Version, first_version
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.versions import add_versions, load_all

ROOT = Path(__file__).parent.parent.parent


def entry(number: int) -> Version:
    text = " ".join(f"woord{number * 37 + place}" for place in range(40))
    return first_version(f"E{number:027d}", "WAT/pc/1", {"title": str(number), "description": text})


def fill(db: Database) -> tuple[list[Version], str]:
    """Add entries until the store refuses; return those it took, and its reason."""
    taken: list[Version] = []
    first = 1 + len(load_all(db).versions)
    for number in range(first, first + 100_000):
        try:
            add_versions(db, [entry(number)])
        except StoreError as error:
            return taken, error.code
        taken.append(entry(number))
    raise AssertionError("the disk never was full")


def check_whole(db: Database, expected: list[Version]) -> None:
    assert {version.id for version in expected} == {key for key, _ in load_all(db).versions}
    check_integrity(db)
    assert check_derived(db)


def test_a_log_that_may_not_grow_refuses_and_goes_on_when_it_may(tmp_path: Path) -> None:
    path = tmp_path / "logboek.resvlog"
    with open_database(path) as db:
        taken: list[Version] = []
        for extra in (3, 11, 30):
            pages = db.value("PRAGMA page_count")
            db.run(f"PRAGMA max_page_count = {pages + extra}")
            more, code = fill(db)
            assert code == "disk_full"
            taken += more
            check_whole(db, taken)
        db.run("PRAGMA max_page_count = 1000000")
        more = [entry(90_000 + number) for number in range(200)]
        add_versions(db, more)
        check_whole(db, taken + more)


def test_a_merge_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    with open_database(tmp_path / "logboek.resvlog") as db:
        add_versions(db, [entry(1)])
        db.run(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 100}")
        with pytest.raises(StoreError) as caught:
            add_versions(db, [entry(number) for number in range(2, 3000)])
        assert caught.value.code == "disk_full"
        check_whole(db, [entry(1)])


LIMITED = """
import resource, sys
from pathlib import Path
from faults.test_store_disk import check_whole, entry, fill
from resv_desktop.store.database import open_database

path, most = Path(sys.argv[1]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]
with open_database(path) as db:
    taken = []
    for extra in range(1, 60, 4):
        room = path.stat().st_size + extra * 1024
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
        more, code = fill(db)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        assert code in ("disk_fault", "disk_full"), code
        taken += more
        check_whole(db, taken)
print("whole", len(taken) > 0)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_write_that_fails_anywhere_in_the_file_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "logboek.resvlog"
    assert run(LIMITED, path) == "whole True"


FULL = """
import sys
from datetime import datetime
from pathlib import Path
from faults.test_store_disk import check_whole, fill
from resv_desktop.domain.errors import StoreError
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import open_database

folder = Path(sys.argv[1])
ballast = folder / "ballast"
ballast.write_bytes(b"x" * 1_500_000)
with open_database(folder / "logboek.resvlog") as db:
    taken, code = fill(db)
    assert code == "disk_full", code
    check_whole(db, taken)
    try:
        make_backup(db.path, folder / "backups", datetime(2027, 4, 1), "daily")
    except StoreError as error:
        assert error.code == "disk_full", error.code
    else:
        raise AssertionError("a backup on a full disk")
    assert list((folder / "backups").iterdir()) == []
    ballast.unlink()
    more, code = fill(db)
    assert more
with open_database(folder / "logboek.resvlog") as db:
    check_whole(db, taken + more)
print("whole", len(taken) > 50)
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a disk of its own (unshare)")
def test_on_a_disk_that_is_really_full_nothing_is_lost(tmp_path: Path) -> None:
    mounted = f'mount -t tmpfs -o size=5m full "{tmp_path}"'
    own = ["unshare", "-rm", "sh", "-c"]
    if subprocess.run([*own, mounted], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a disk of his own")
    script = tmp_path.parent / f"{tmp_path.name}.py"
    script.write_text(FULL, encoding="utf-8")
    said = run_command([*own, f'{mounted} && "{sys.executable}" "{script}" "{tmp_path}"'])
    assert said == "whole True"


def run(script: str, path: Path) -> str:
    return run_command([sys.executable, "-c", script, str(path)])


def run_command(command: list[str]) -> str:
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": folders},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
