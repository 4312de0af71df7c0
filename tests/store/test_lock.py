"""One program at a time; a killed one does not lock for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.lock import InstanceLock

HOLD = (
    "import sys, time\nfrom pathlib import Path\n"
    "from resv_desktop.store.lock import InstanceLock\n"
    "lock = InstanceLock(Path(sys.argv[1])).acquire()\nprint('held', flush=True)\ntime.sleep(20)\n"
)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "resv-desktop.lock"


def test_a_second_start_is_told_who_has_the_log(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERNAME", "anneke")
    with InstanceLock(lock):
        with pytest.raises(StoreError) as caught:
            InstanceLock(lock).acquire()
        assert caught.value.code == "already_open"
        assert caught.value.values["user"] == "anneke"
        assert caught.value.values["machine"]


def test_after_release_another_may_have_it(lock: Path) -> None:
    first = InstanceLock(lock).acquire()
    assert first.acquire() is first
    first.release()
    first.release()
    assert not first.held
    with InstanceLock(lock) as second:
        assert second.held


def test_a_killed_program_leaves_no_lock(lock: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreError):
            InstanceLock(lock).acquire()
        other.kill()
    with InstanceLock(lock) as mine:
        assert mine.held


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\xfe", b"{}" * 9000])
def test_a_lock_file_with_odd_content_is_no_obstacle(lock: Path, content: bytes) -> None:
    lock.write_bytes(content)
    with InstanceLock(lock):
        lock_again = InstanceLock(lock)
        with pytest.raises(StoreError):
            lock_again.acquire()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        InstanceLock(tmp_path / "weg" / "x.lock").acquire()
    assert caught.value.code == "database_unreachable"
