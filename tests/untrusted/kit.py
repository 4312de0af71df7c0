"""What a hostile world offers, and how to see that a log did not change."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import socket
import sqlite3
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from set_up_once import set_up_once

from resv_desktop import cli
from resv_desktop.cli import BUG
from resv_desktop.domain.ids import UuidSource
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

ODD_BYTES = os.fsdecode(b"\xff\xfe-\xe9.xlsx") if sys.platform != "win32" else "odd.xlsx"
"""On Linux the name of a file may be no text at all."""


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str


def say(*arguments: object) -> Said:
    """Carry out a command here; a bug fails the test, whatever else it looks for."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run([str(part) for part in arguments])
    assert code != BUG, err.getvalue()
    assert "Traceback" not in err.getvalue()
    return Said(code, out.getvalue(), err.getvalue())


def refused(said: Said, *codes: int) -> None:
    """One of the codes, and a sentence or two, whatever came in."""
    assert said.code in codes, said
    first, *more = said.err.strip().splitlines()
    assert first.endswith((".", ")")), said.err
    assert len(more) <= 1
    assert len(said.err) < 10_000


def small_log(folder: Path) -> DataFolder:
    """A log with one entry, of somebody who works for a network and for the RESV."""
    set_up_once("small log", folder, 1, _set_up)
    return DataFolder(folder)


def _set_up(root: Path, uuids: UuidSource) -> None:
    workspace = Workspace(DataFolder(root).create(), uuids=uuids)
    set_up(workspace, ["network", "region"], networks=[Network("WAT", "Watergang")])
    Logbook(workspace).create_entry("WAT", {"title": "Wachtlijst logopedie"})
    workspace.release()


def contents(folder: DataFolder) -> str:
    """A fingerprint of all that the log holds."""
    with contextlib.closing(sqlite3.connect(folder.database)) as conn:
        return hashlib.sha256("\n".join(conn.iterdump()).encode()).hexdigest()


def fifo(path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(path)
    return path


def local_socket(path: Path) -> Path:
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("no local sockets here")
    made = socket.socket(socket.AF_UNIX)
    made.bind(os.path.relpath(path))
    made.close()
    return path


def link(path: Path, target: str) -> Path:
    path.symlink_to(target)
    return path


def holding(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def folder(path: Path) -> Path:
    path.mkdir()
    return path


STRANGE: Mapping[str, Callable[[Path], Path]] = {
    "nothing there": lambda path: path,
    "a folder": folder,
    "a named pipe": fifo,
    "a socket": local_socket,
    "a dead link": lambda path: link(path, "nergens"),
    "a link to itself": lambda path: link(path, path.name),
    "a name too long": lambda path: path.with_name("z" * 300 + path.suffix),
    "a path too long": lambda path: Path(path.parent, *["d"] * 3_000, path.name),
    "empty": holding(b""),
    "zeros": holding(bytes(5_000)),
    "noise": holding(bytes(range(256)) * 40),
    "only a head of zip": holding(b"PK\x03\x04" + b"\xff" * 500),
    "only a head of SQLite": holding(b"SQLite format 3\0" + b"\xff" * 5_000),
    "deep JSON": holding(b'{"a":' * 100_000),
    "JSON of another kind": holding(b'["resv-regiopakket", NaN, 1e999]'),
    "halves of characters": holding(b'{"format": "\\ud800", "x": "\xed\xa0\x80"}'),
    "UTF-16": holding("{}".encode("utf-16")),
    "a page of the web": holding(b"<html><script>1</script></html>"),
}
"""What can stand where a file is expected."""
