"""The local pipe: a second start is answered in time, by the same user's program, or not at all."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from resv_desktop.paths import DataFolder
from resv_desktop.services import second_start
from resv_desktop.services.second_start import (
    ANSWER_WITHIN,
    PATIENCE,
    Asked,
    Listening,
    Message,
    Met,
    ask_first,
    ask_starting,
    understood,
)

ROOT = Path(__file__).resolve().parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="named pipes have no path")


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where sockets go; not in ``tmp_path``, whose name can be too long for one."""
    made = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made))
    return made


@pytest.fixture
def folder(tmp_path: Path, runtime: Path) -> DataFolder:
    return DataFolder(tmp_path / "gegevens").create()


@contextmanager
def listening(folder: DataFolder, tell: Callable[[Asked], object]) -> Iterator[Listening]:
    made = Listening(folder, tell)
    made.start()
    until = time.monotonic() + 5
    while not folder.pipe.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert folder.pipe.exists()
    try:
        yield made
    finally:
        made.stop()
    assert not [t for t in threading.enumerate() if t.name == "second start"]


def test_files_come_over_in_order_and_the_second_is_answered(folder: DataFolder) -> None:
    heard: list[Message] = []

    def tell(asked: Asked) -> None:
        heard.append(asked.message)
        asked.take()

    files = [
        Path("/a/één.xlsx"),
        Path(os.fsdecode(b"/b/\xff\xfe.resvlog")),
        Path("/c/" + "d" * 9000),
    ]
    with listening(folder, tell):
        assert ask_first(folder, files) is Met.ANSWERED
        assert ask_first(folder, []) is Met.ANSWERED
    assert [message.files for message in heard] == [tuple(files), ()]


def test_without_a_first_nobody_answers_at_once(folder: DataFolder) -> None:
    began = time.monotonic()
    assert ask_first(folder, []) is Met.NOBODY
    assert time.monotonic() - began < 0.1


def test_who_stops_leaves_nothing_behind(folder: DataFolder, runtime: Path) -> None:
    with listening(folder, Asked.take):
        assert (folder.pipe.stat().st_mode & 0o077) == 0 or os.name == "nt"
    assert not folder.pipe.exists()
    assert list(runtime.rglob("*.sock")) == []
    assert ask_first(folder, []) is Met.NOBODY


def test_a_first_that_does_not_take_it_is_silent_within_two_seconds(folder: DataFolder) -> None:
    kept: list[Asked] = []
    with listening(folder, kept.append):
        began = time.monotonic()
        assert ask_first(folder, [Path("/a.xlsx")]) is Met.SILENT
        assert time.monotonic() - began < 2
    assert not kept[0].take(), "what was given up is not opened later all the same"


def test_what_is_taken_just_in_time_counts(folder: DataFolder) -> None:
    def tell(asked: Asked) -> None:
        threading.Timer(ANSWER_WITHIN / 2, asked.take).start()

    with listening(folder, tell):
        assert ask_first(folder, []) is Met.ANSWERED


def test_a_first_that_is_still_starting_is_waited_for(folder: DataFolder) -> None:
    first = Listening(folder, Asked.take)
    threading.Timer(0.3, first.start).start()
    assert ask_starting(folder, []) is Met.ANSWERED
    first.stop()
    began = time.monotonic()
    assert ask_starting(folder, []) is Met.NOBODY
    assert time.monotonic() - began < 2 * PATIENCE


KILLED = """
import sys, time
from pathlib import Path
from resv_desktop.paths import DataFolder
from resv_desktop.services.second_start import Asked, Listening
folder = DataFolder(Path(sys.argv[1]))
Listening(folder, Asked.take).start()
while not folder.pipe.exists():
    time.sleep(0.01)
print("there", flush=True)
time.sleep(60)
"""


@contextmanager
def program(folder: DataFolder) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", KILLED, str(folder.root)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as first:
        assert first.stdout is not None
        try:
            assert first.stdout.readline() == "there\n"
            yield first
        finally:
            first.kill()  # else leaving the block waits for it, for ever when it is stopped


@unix
def test_what_a_killed_program_left_is_replaced(folder: DataFolder, runtime: Path) -> None:
    with program(folder) as first:
        assert ask_first(folder, []) is Met.ANSWERED
        first.kill()
        first.wait()
        assert folder.pipe.exists()
        assert ask_first(folder, []) is Met.NOBODY
        folder.pipe.unlink()  # so that the new one is waited for below
    with listening(folder, Asked.take):
        assert ask_first(folder, []) is Met.ANSWERED
    assert list(runtime.rglob("*.sock")) == []


@unix
def test_a_program_that_hangs_is_silent_within_two_seconds(folder: DataFolder) -> None:
    with program(folder) as first:
        os.kill(first.pid, signal.SIGSTOP)
        os.waitpid(first.pid, os.WUNTRACED)  # it stops a moment later, and may answer until then
        began = time.monotonic()
        assert ask_first(folder, []) is Met.SILENT
        assert time.monotonic() - began < 2


@unix
def test_a_data_folder_with_a_long_path_has_its_pipe_all_the_same(
    tmp_path: Path, folder: DataFolder
) -> None:
    deep = DataFolder(Path(tmp_path, *["een lange mapnaam"] * 12)).create()
    with listening(deep, Asked.take):
        assert ask_first(deep, []) is Met.ANSWERED
        assert ask_first(folder, []) is Met.NOBODY, "another folder is another program"


@unix
def test_the_socket_is_for_this_user_only(folder: DataFolder, runtime: Path) -> None:
    with listening(folder, Asked.take):
        (made,) = runtime.rglob("*.sock")
        assert made.parent.stat().st_mode & 0o777 == 0o700
        made.parent.chmod(0o755)
        assert ask_first(folder, []) is Met.NOBODY, "a folder that others can enter is not trusted"
        made.parent.chmod(0o700)
        assert ask_first(folder, []) is Met.ANSWERED


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells who is at the other end")
def test_the_other_end_is_asked_for_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    from resv_desktop.services import pipe_unix

    here, there = socket.socketpair(socket.AF_UNIX)
    with here, there:
        assert pipe_unix._is_same_user(here)
        own = os.getuid()
        monkeypatch.setattr(pipe_unix.os, "getuid", lambda: own + 1)
        assert not pipe_unix._is_same_user(here)


@unix
def test_where_no_socket_can_be_the_program_goes_on_without(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resv_desktop.services import pipe_unix

    monkeypatch.setattr(pipe_unix, "LONGEST", 5)
    first = Listening(folder, Asked.take)
    first.start()
    first.stop()
    assert not folder.pipe.exists()


@unix
def test_a_client_that_says_nothing_does_not_keep_the_next_waiting(folder: DataFolder) -> None:
    from resv_desktop.services import pipe_unix

    with listening(folder, Asked.take):
        address = folder.pipe.read_text(encoding="utf-8")
        with closing(pipe_unix.connect(address, time.monotonic() + 1)):
            assert ask_first(folder, []) is Met.ANSWERED


def test_what_is_sent_is_understood_again() -> None:
    for message in (Message(), Message((Path("/a b/ü.xlsx").absolute(),), "gnome-shell/1:2_TIME3")):
        assert understood(message.line()) == message


def test_a_token_of_the_desktop_is_passed_on_when_it_is_one(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert second_start._token({"XDG_ACTIVATION_TOKEN": "abc_TIME1"}) == "abc_TIME1"
    assert second_start._token({"XDG_ACTIVATION_TOKEN": "a b\n"}) == ""
    assert second_start._token({}) == ""
