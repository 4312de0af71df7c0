"""The local pipe: any program of the same user can write to it, and a broken one does."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resv_desktop.paths import DataFolder
from resv_desktop.services.arrivals import MOST_FILES
from resv_desktop.services.second_start import (
    MOST_BYTES,
    Asked,
    Listening,
    Message,
    Met,
    ask_first,
    understood,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket itself")

HOSTILE = {
    "nothing": b"",
    "only a line end": b"\n",
    "no line end": b'{"files": []}',
    "no JSON": b"open maar\n",
    "another kind": b'["/a.xlsx"]\n',
    "deep": b"[" * 100_000 + b"\n",
    "no files": b'{"token": "x"}\n',
    "files that are none": b'{"files": [1, null, {}]}\n',
    "a relative file": b'{"files": ["../a.xlsx"]}\n',
    "an option": b'{"files": ["--data-dir=/x"]}\n',
    "a nul": b'{"files": ["/a\\u0000b.xlsx"]}\n',
    "half a character": b'{"files": ["/\\ud800.xlsx"]}\n',
    "no text": b'{"files": ["/\xff.xlsx"]}\n',
    "too many files": json.dumps({"files": ["/a"] * (MOST_FILES + 1)}).encode() + b"\n",
    "a path without end": json.dumps({"files": ["/" + "a" * 40_000]}).encode() + b"\n",
    "too much": b'{"files": ["' + b"a" * MOST_BYTES + b'"]}\n',
    "zeros": bytes(5_000) + b"\n",
}


@pytest.fixture
def heard() -> list[Message]:
    return []


@pytest.fixture
def first(
    heard: list[Message],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[DataFolder]:
    """The data folder of a program that listens."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    folder = DataFolder(tmp_path / "log").create()

    def tell(asked: Asked) -> None:
        heard.append(asked.message)
        asked.take()

    listening = Listening(folder, tell)
    listening.start()
    until = time.monotonic() + 5
    while not folder.pipe.exists() and time.monotonic() < until:
        time.sleep(0.01)
    yield folder
    listening.stop()


def send(folder: DataFolder, data: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(folder.pipe.read_text(encoding="utf-8"))
        try:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            return line.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            return b""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_message_is_not_answered_and_the_next_is(
    name: str, first: DataFolder, heard: list[Message]
) -> None:
    began = time.monotonic()
    assert send(first, HOSTILE[name]) == b""
    assert time.monotonic() - began < 3
    assert heard == []
    assert ask_first(first, [Path("/a.xlsx")]) is Met.ANSWERED
    assert heard == [Message((Path("/a.xlsx"),))]


def test_a_message_in_drops_is_given_up(first: DataFolder, heard: list[Message]) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(first.pipe.read_text(encoding="utf-8"))
        began = time.monotonic()
        try:
            while time.monotonic() - began < 3:
                line.sendall(b" ")
                time.sleep(0.02)
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert time.monotonic() - began < 2
    assert heard == []


@pytest.mark.parametrize("token", ["a b", "x\n", "é", "x" * 300, 7, None, ["a"], "$(reboot)"])
def test_a_token_that_is_none_is_dropped(token: object) -> None:
    found = understood(json.dumps({"files": [], "token": token}).encode() + b"\n")
    assert found == Message()


ADDRESSES = {
    "nothing": b"",
    "noise": b"\xff\xfe\x00",
    "a relative path": b"run/x.sock",
    "a long path": b"/" + b"a" * 900,
    "a file without end": b"/" + b"a" * 100_000,
    "a nul": b"/tmp/a\0b",
    "the abstract kind": b"\0abstract",
    "a network": b"tcp:127.0.0.1:80",
    "a folder of everybody": b"/tmp/x.sock",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_that_is_none_is_nobody(name: str, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "log").create()
    folder.pipe.write_bytes(ADDRESSES[name])
    began = time.monotonic()
    assert ask_first(folder, []) is Met.NOBODY
    assert time.monotonic() - began < 0.5


def test_who_only_pretends_to_be_the_first_gets_nothing_done(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A listener that answers something else, or nothing, is one that does not answer."""
    place = tmp_path_factory.mktemp("run") / "x.sock"
    folder = DataFolder(tmp_path / "log").create()
    folder.pipe.write_text(str(place), encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as pretender:
        pretender.bind(str(place))
        pretender.listen()

        def answer() -> None:
            line, _ = pretender.accept()
            with line:
                line.recv(1000)
                line.sendall(b"x" * 100_000)

        thread = threading.Thread(target=answer)
        thread.start()
        assert ask_first(folder, []) is Met.SILENT
        thread.join()
