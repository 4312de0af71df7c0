"""Files are whole or not there: whatever goes wrong, the old file stays and nothing is left."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.sentences import known_codes
from resv_desktop.workbook.files import save_atomically, save_bytes

OLD, NEW = b"the old file", b"the new file"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full of Linux")


def write(path: Path) -> None:
    path.write_bytes(NEW)


def accept(path: Path) -> None:
    assert path.read_bytes() == NEW


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "aanlevering.xlsx"
    path.write_bytes(OLD)
    return path


def refused(call: Callable[[], object]) -> WriteFailedError:
    with pytest.raises(WriteFailedError) as caught:
        call()
    assert caught.value.code in known_codes()
    return caught.value


def only(target: Path) -> bool:
    """The old file stands, and nothing stands beside it."""
    return target.read_bytes() == OLD and list(target.parent.iterdir()) == [target]


def test_a_file_takes_its_place_and_leaves_nothing_beside_it(target: Path) -> None:
    save_atomically(target, write, accept)
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_what_a_killed_program_left_half_made_is_swept_after_a_day(target: Path) -> None:
    killed, busy, other = (
        target.with_name(name) for name in ("~resv-11-0.tmp", "~resv-12-3.tmp", "~verslag.tmp")
    )
    for path, hours in ((killed, 25), (busy, 23), (other, 25)):
        path.write_bytes(b"half")
        written = path.stat().st_mtime - hours * 3600
        os.utime(path, (written, written))
    save_atomically(target, write, accept)
    assert set(target.parent.iterdir()) == {target, busy, other}


def test_a_new_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    assert save_bytes(path, NEW, accept) == hashlib.sha256(NEW).hexdigest()
    assert path.read_bytes() == NEW


def test_a_new_file_may_be_read_by_whom_the_system_allows(tmp_path: Path) -> None:
    ordinary, saved = tmp_path / "gewoon", tmp_path / "bewaard.xlsx"
    ordinary.write_bytes(NEW)
    save_bytes(saved, NEW, accept)
    assert saved.stat().st_mode == ordinary.stat().st_mode


def test_the_old_file_stands_until_the_new_one_is_verified(target: Path) -> None:
    def look(beside: Path) -> None:
        assert beside.read_bytes() == NEW
        assert beside.parent == target.parent
        assert target.read_bytes() == OLD

    save_atomically(target, write, look)


def test_what_does_not_verify_is_thrown_away(target: Path) -> None:
    def reject(_: Path) -> None:
        raise WriteFailedError("write_not_as_meant", sheet="Acties", cell="A2")

    assert refused(lambda: save_atomically(target, write, reject)).code == "write_not_as_meant"
    assert only(target)


def test_a_bug_while_writing_is_not_swallowed_and_leaves_nothing(target: Path) -> None:
    def stumble(path: Path) -> None:
        path.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_atomically(target, stumble, accept)
    assert only(target)


@on_linux
def test_a_full_disk_is_named(target: Path) -> None:
    def write_too_much(_: Path) -> None:
        with Path("/dev/full").open("wb") as file:
            file.write(NEW)

    assert (
        refused(lambda: save_atomically(target, write_too_much, accept)).code == "write_disk_full"
    )
    assert only(target)


def test_a_read_only_file_is_not_replaced(target: Path) -> None:
    target.chmod(stat.S_IREAD)
    error = refused(lambda: save_atomically(target, write, accept))
    assert error.code == "write_read_only"
    assert error.values["file"] == "aanlevering.xlsx"
    assert only(target)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "weg" / "a.xlsx"
    assert refused(lambda: save_atomically(path, write, accept)).code == "write_no_folder"


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    path = tmp_path / "a.xlsx"
    assert refused(lambda: save_atomically(path, write, accept)).code == "write_is_folder"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_too_long_is_named(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 300}.xlsx"
    assert refused(lambda: save_atomically(path, write, accept)).code == "write_name_too_long"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        path = tmp_path / "a.xlsx"
        code = refused(lambda: save_atomically(path, write, accept)).code
    finally:
        tmp_path.chmod(0o700)
    assert code == "write_folder_read_only"


class HeldFile:
    """Moves as Windows does while another program has the target open."""

    def __init__(self, refusals: float) -> None:
        self.refusals = refusals
        self.replace = os.replace

    def __call__(self, source: Path, target: Path) -> None:
        if self.refusals > 0:
            self.refusals -= 1
            raise PermissionError(13, "The process cannot access the file")
        self.replace(source, target)


def test_a_file_that_another_program_lets_go_of_is_waited_for(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resv_desktop.workbook.files.os.replace", HeldFile(2))
    save_atomically(target, write, accept)
    assert target.read_bytes() == NEW


def test_a_file_that_stays_open_in_another_program_stays_as_it_is(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resv_desktop.workbook.files.os.replace", HeldFile(float("inf")))
    error = refused(lambda: save_atomically(target, write, accept, patience=0.1))
    assert error.code == "write_target_open"
    assert only(target)


def test_a_file_left_behind_by_a_crash_is_no_obstacle(target: Path) -> None:
    left = target.parent / f"~resv-{os.getpid()}-0.tmp"
    left.write_bytes(b"half")
    save_atomically(target, write, accept)
    assert (target.read_bytes(), left.read_bytes()) == (NEW, b"half")
