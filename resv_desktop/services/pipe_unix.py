"""The local pipe on Linux and macOS: a socket in a folder that only this user can enter.

Not in the data folder: a stick or a network drive holds no sockets, and the path of a socket has
room for a hundred bytes only. Its name follows from the data folder, so that what a killed
program left behind is found and replaced by the next.
"""

from __future__ import annotations

import hashlib
import os
import select
import socket
import stat
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LONGEST = 100
"""Bytes of a socket's path; Linux has room for 107, macOS for 103."""
_PIECE = 65_536
_WAITING = 8


class UnixLine:
    """One connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def read(self, most: int, until: float) -> bytes:
        data = b""
        while len(data) <= most and not data.endswith(b"\n"):
            self._wait(until)
            piece = self._socket.recv(min(_PIECE, most + 1 - len(data)))
            if not piece:
                break
            data += piece
        return data

    def write(self, data: bytes, until: float) -> None:
        self._wait(until)
        self._socket.sendall(data)

    def close(self) -> None:
        self._socket.close()

    def _wait(self, until: float) -> None:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)


class UnixPipe:
    """The end that listens, for the data folder ``root``. The caller holds the folder's lock.

    Raises:
        OSError: when there is no place for it.
    """

    def __init__(self, root: Path) -> None:
        self.address = str(_place(root))
        self._socket = socket.socket(socket.AF_UNIX)
        self._woken, self._waker = os.pipe()
        try:
            with suppress(FileNotFoundError):
                os.unlink(self.address)
            self._socket.bind(self.address)
            os.chmod(self.address, 0o600)
            self._socket.listen(_WAITING)
        except BaseException:
            self._let_go()
            raise

    def accept(self) -> UnixLine | None:
        ends: list[socket.socket | int] = [self._socket, self._woken]
        ready, _, _ = select.select(ends, [], [])
        if self._woken in ready:
            return None
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return None
        if not _is_same_user(connection):
            connection.close()
            return None
        return UnixLine(connection)

    def wake(self) -> None:
        os.write(self._waker, b"x")

    def close(self) -> None:
        with suppress(OSError):
            os.unlink(self.address)
        self._let_go()

    def _let_go(self) -> None:
        self._socket.close()
        os.close(self._woken)
        os.close(self._waker)


def connect(address: str, until: float) -> UnixLine:
    """Connect to the pipe at ``address``; its folder and its owner must be this user's.

    Raises:
        TimeoutError: when it does not take connections any more.
        OSError: when nobody listens there, or somebody else.
        ValueError: for an address that can be none.
    """
    if not os.path.isabs(address) or len(os.fsencode(address)) > LONGEST:
        raise ValueError("no address of a pipe")
    if not _is_own_folder(os.path.dirname(address)):
        raise PermissionError("another user's")
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(max(0.01, until - time.monotonic()))
        try:
            connection.connect(address)
        except BlockingIOError as error:  # its queue is full: it takes nobody in
            raise TimeoutError from error
        if not _is_same_user(connection):
            raise PermissionError("another user's")
    except BaseException:
        connection.close()
        raise
    return UnixLine(connection)


def _place(root: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    for folder in _folders():
        place = folder / f"{digest}.sock"
        if len(os.fsencode(place)) <= LONGEST and _made(folder):
            return place
    raise FileNotFoundError("no folder for a local pipe")


def _folders() -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime):
        yield Path(runtime, "resv-desktop")
    name = f"resv-desktop-{os.getuid()}"
    with suppress(OSError):
        yield Path(tempfile.gettempdir(), name)
    yield Path("/tmp", name)


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError):
        return False
    return _is_own_folder(folder)


def _is_own_folder(folder: str | Path) -> bool:
    """Say whether a folder is this user's and nobody else can enter it; a link is none."""
    try:
        state = os.lstat(folder)
    except OSError:
        return False
    private = not state.st_mode & 0o077
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and private


def _is_same_user(connection: socket.socket) -> bool:
    if sys.platform != "linux":
        return True  # the folder, which nobody else can enter, says so
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", told)
    return bool(user == os.getuid())
