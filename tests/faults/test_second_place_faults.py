"""Killed while copying, archiving or emptying: what is there is whole, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services import retention
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.vault import is_vault

OVER = datetime(2032, 2, 1, 9, tzinfo=UTC)
WORDS = "vijf gele fietsen bij de molen"
ENTRIES = 12

WORK = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from resv_desktop.paths import DataFolder
from resv_desktop.services import retention
from resv_desktop.services.backups import Backups
from resv_desktop.services.workspace import Workspace

root, what, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
workspace = Workspace(DataFolder(root / "resv"), clock=lambda: datetime(2032, 2, 1, 9, tzinfo=UTC))
workspace.database()
met = 0

def hook(event, arguments):
    # A file is opened for writing, renamed or removed: the moment before it, the power goes.
    global met
    writes = event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wax"
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect"):
        met += 1
        if met == last:
            os._exit(9)

sys.addaudithook(hook)
if what == "bring":
    Backups(workspace).make()
elif what == "archive":
    retention.archive(workspace, root / "elders")
else:
    retention.empty(workspace, root / "elders" / "archief_logboek_2032-02-01")
print("ready")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A log with a second place, and an archive when the test asks for one."""
    with_log(tmp_path, lambda workspace: fill(workspace, tmp_path))
    return tmp_path


def fill(workspace: Workspace, root: Path) -> None:
    set_up(workspace, ["network"], networks=[Network("WAT", "Waterlanden")], installation="PC")
    log = Logbook(workspace)
    for number in range(ENTRIES):
        log.create_entry("WAT", {"title": f"Signaal {number}"})
    (root / "usb").mkdir()
    backups = Backups(workspace)
    backups.make()
    backups.second_place.choose(root / "usb", WORDS)


def with_log(root: Path, act) -> object:
    folder = DataFolder(root / "resv")
    workspace = Workspace(folder, clock=lambda: OVER, uuids=seeded_uuids(1))
    try:
        return act(workspace)
    finally:
        workspace.release()


def killed_at(root: Path, what: str, point: int) -> bool:
    """Do the work and die before the write of that number; False when there was none."""
    command = [sys.executable, "-c", WORK, str(root), what, str(point)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 9), done.stderr
    return done.returncode == 9


def count(workspace: Workspace) -> int:
    check_integrity(workspace.database())
    assert check_derived(workspace.database())
    return Logbook(workspace).count(EntryQuery())


def every_copy_is_whole(workspace: Workspace) -> int:
    backups = Backups(workspace)
    for item in (*backups.list(), *backups.second_place.copies()):
        assert backups.look(item.path).entries == ENTRIES
    return len(backups.second_place.copies())


@pytest.mark.thorough
def test_killed_while_a_copy_goes_to_the_second_place(root: Path) -> None:
    points = 0
    while points < 30 and killed_at(root, "bring", points + 1):
        points += 1
        assert with_log(root, count) == ENTRIES
        assert with_log(root, every_copy_is_whole)
    assert points >= 5
    names = [path for path in (root / "usb").iterdir() if not path.name.startswith(".")]
    assert all(map(is_vault, names))
    with_log(root, lambda workspace: Backups(workspace).make())
    assert with_log(root, lambda w: Backups(w).second_place.standing().fault) == ""
    assert list((root / "usb").glob(".*.tmp")) == [], "what a killed program left is taken away"


@pytest.mark.thorough
def test_killed_while_the_archive_is_written(root: Path) -> None:
    target, points = root / "elders" / "archief_logboek_2032-02-01", 0
    while points < 30 and killed_at(root, "archive", points + 1):
        points += 1
        assert with_log(root, count) == ENTRIES
        if target.exists():
            made = with_log(root, lambda workspace: retention.check(workspace, target))
            assert made.entries == ENTRIES  # type: ignore[attr-defined]
            break
    assert points >= 5
    if not target.exists():
        with_log(root, lambda workspace: retention.archive(workspace, root / "elders"))
    left = [path.name for path in (root / "elders").iterdir()]
    assert left == [target.name]


def test_killed_while_the_log_is_emptied(root: Path) -> None:
    made = with_log(root, lambda workspace: retention.archive(workspace, root / "elders"))
    points = 0
    while points < 30 and killed_at(root, "empty", points + 1):
        points += 1
        # All of it or none of it is in the log; all of it is in the archive.
        assert with_log(root, count) in (0, ENTRIES)
        held = with_log(root, lambda w: Backups(w).look(made.copy))  # type: ignore[attr-defined]
        assert held.entries == ENTRIES  # type: ignore[attr-defined]
        if with_log(root, count) == 0:
            break
    assert points >= 1
    assert os.path.exists(made.folder)  # type: ignore[attr-defined]
