"""Files that another program holds, clocks that jump, and what killed programs leave behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store import backup as module
from resv_desktop.store.backup import make_backup
from resv_desktop.store.derived import check_derived

NOON = datetime(2027, 4, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that stands where somebody put it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    made = Workspace(DataFolder(tmp_path / "gegevens"), clock=clock)
    set_up(made, ["network"], networks=[Network("WAT", "Waterkant")])
    yield made
    made.release()


class Held:
    """A file that another program holds for the first so many tries, as Windows reports it."""

    def __init__(self, patch: pytest.MonkeyPatch, tries: int) -> None:
        self.tries = tries
        self._replace = Path.replace
        patch.setattr(Path, "replace", lambda path, target: self._move(path, target))

    def _move(self, path: Path, target: Path) -> Path:
        self.tries -= 1
        if self.tries >= 0:
            raise PermissionError(13, "The process cannot access the file", str(target))
        return self._replace(path, target)


@pytest.mark.parametrize("tries", [1, 4])
def test_a_backup_waits_for_a_scanner_to_let_go(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    Held(monkeypatch, tries)
    made = Backups(workspace).make()
    assert made.path.is_file()


def test_a_backup_that_is_never_let_go_is_refused_and_leaves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    monkeypatch.setattr(module.put_in_place, "__defaults__", (0.1,))
    Held(monkeypatch, 10_000)
    with pytest.raises(StoreError) as caught:
        Backups(workspace).make()
    assert caught.value.code == "backup_failed"
    assert list(workspace.folder.backups.iterdir()) == []


def test_a_restore_waits_for_a_scanner_to_let_go(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Logbook(workspace)
    log.create_entry("WAT", {"title": "Voor de back-up"})
    made = Backups(workspace).make()
    log.create_entry("WAT", {"title": "Na de back-up"})
    Held(monkeypatch, 3)
    Backups(workspace).restore(made.path)
    assert [row.title for row in log.find(EntryQuery())] == ["Voor de back-up"]


# The clock


JUMPS = [timedelta(days=days) for days in (0, -4000, 1, 3650, -1, 0, -9000, 9000)]


def test_what_is_shown_does_not_depend_on_the_clock(workspace: Workspace, clock: Clock) -> None:
    log = Logbook(workspace)
    record = log.create_entry("WAT", {"title": "Begin"})
    for number, jump in enumerate(JUMPS):
        clock.now = NOON + jump
        log.change(record, {"title": f"Wijziging {number}"})
        assert log.entry(record).title == f"Wijziging {number}"
    revisions = [step.revision for step in log.history(record)]
    assert revisions == sorted(revisions, reverse=True)
    assert len(revisions) == 1 + len(JUMPS)
    while log.undo_name == "edited":
        log.undo()
    assert log.entry(record).title == "Begin"
    assert check_derived(workspace.database())


def test_a_clock_that_was_ahead_keeps_no_daily_backup_away(
    workspace: Workspace, clock: Clock
) -> None:
    backups = Backups(workspace)
    clock.now = NOON + timedelta(days=3650)
    assert backups.make_when_due()
    clock.now = NOON
    made = backups.make_when_due()
    assert made, "ten years without a backup"
    assert made.path.is_file(), "and thinning does not take it for an old one"
    assert not backups.make_when_due(), "one a day is enough"


def test_a_clock_that_is_behind_takes_no_backup_away(workspace: Workspace, clock: Clock) -> None:
    backups = Backups(workspace)
    kept = []
    for days in range(5):
        clock.now = NOON + timedelta(days=days)
        kept.append(backups.make().path)
    clock.now = NOON - timedelta(days=9000)
    backups.make()
    assert all(path.is_file() for path in kept)


# Left behind


def test_what_a_killed_backup_left_is_removed_but_not_what_is_being_made(tmp_path: Path) -> None:
    workspace = Workspace(DataFolder(tmp_path / "gegevens"))
    workspace.database()
    workspace.release()
    folder = workspace.folder.backups
    old, young = folder / ".logboek_oud.resvlog.tmp", folder / ".logboek_jong.resvlog.tmp"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    make_backup(workspace.folder.database, folder, NOON, "daily")
    assert not old.exists()
    assert young.exists()
