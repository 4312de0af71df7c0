"""The local pipe on Windows: a named pipe whose name cannot be guessed.

The name stands in the data folder, which is nobody else's to read; the pipe takes no connections
from other computers, and is refused when somebody made one of that name before.
"""

from __future__ import annotations

import sys
import time
import uuid
from contextlib import suppress

if sys.platform == "win32":
    import _winapi
    import ctypes

    PREFIX = "\\\\.\\pipe\\resv-desktop-"
    _PIECE = 65_536
    _DUPLEX, _OVERLAPPED, _FIRST = 3, 0x4000_0000, 0x0008_0000
    _LOCAL_ONLY = 8  # PIPE_REJECT_REMOTE_CLIENTS; of bytes, and waiting, as both are nought
    _IDENTIFY_ONLY = 0x0011_0000  # whoever listens learns who asks, and can do nothing as them
    _ANY_PROCESS = -1
    _BUSY, _ALREADY_HERE, _MORE = 231, 535, 234

    class WindowsLine:
        """One connection."""

        def __init__(self, handle: int) -> None:
            self._handle = handle

        def read(self, most: int, until: float) -> bytes:
            data = b""
            while len(data) <= most and not data.endswith(b"\n"):
                size = min(_PIECE, most + 1 - len(data))
                doing, _ = _winapi.ReadFile(self._handle, size, overlapped=True)
                _finish(doing, until)
                piece = doing.getbuffer()
                if not piece:
                    break
                data += piece
            return data

        def write(self, data: bytes, until: float) -> None:
            while data:
                piece, data = data[:_PIECE], data[_PIECE:]
                doing, _ = _winapi.WriteFile(self._handle, piece, overlapped=True)
                if _finish(doing, until) != len(piece):
                    raise BrokenPipeError

        def close(self) -> None:
            _winapi.CloseHandle(self._handle)

    class WindowsPipe:
        """The end that listens."""

        def __init__(self) -> None:
            self.address = f"{PREFIX}{uuid.uuid4().hex}"
            self._next = self._made(_FIRST)

        def accept(self) -> WindowsLine | None:
            here = self._next
            try:
                doing = _winapi.ConnectNamedPipe(here, overlapped=True)
                _finish(doing, None)
            except OSError as error:
                if error.winerror != _ALREADY_HERE:
                    time.sleep(0.1)
                    return None
            self._next = self._made(0)
            return WindowsLine(here)

        def wake(self) -> None:
            with suppress(OSError):
                connect(self.address, time.monotonic() + 1).close()

        def close(self) -> None:
            _winapi.CloseHandle(self._next)

        def _made(self, first: int) -> int:
            return _winapi.CreateNamedPipe(
                self.address,
                _DUPLEX | _OVERLAPPED | first,
                _LOCAL_ONLY,
                255,
                _PIECE,
                _PIECE,
                0,
                0,
            )

    def connect(address: str, until: float) -> WindowsLine:
        """Connect to the pipe of that name, and let its window come forward.

        Raises:
            TimeoutError: when it takes no connections any more.
            OSError: when there is no such pipe.
            ValueError: for a name that can be none.
        """
        if not address.startswith(PREFIX) or "\\" in address[len(PREFIX) :]:
            raise ValueError("no name of a pipe")
        while True:
            try:
                handle = _winapi.CreateFile(
                    address,
                    _winapi.GENERIC_READ | _winapi.GENERIC_WRITE,
                    0,
                    0,
                    _winapi.OPEN_EXISTING,
                    _OVERLAPPED | _IDENTIFY_ONLY,
                    0,
                )
                break
            except OSError as error:
                if error.winerror != _BUSY:
                    raise
                if time.monotonic() > until:
                    raise TimeoutError from error
                time.sleep(0.02)
        # The desktop lets the program come forward that a person just started, and no other.
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
        return WindowsLine(handle)

    def _finish(doing: _winapi.Overlapped, until: float | None) -> int:
        """Wait until something was done, and return how many bytes of it there are."""
        left = _winapi.INFINITE if until is None else max(0, int((until - time.monotonic()) * 1000))
        if _winapi.WaitForMultipleObjects([doing.event], False, left) != _winapi.WAIT_OBJECT_0:
            doing.cancel()
            doing.GetOverlappedResult(True)
            raise TimeoutError
        done, fault = doing.GetOverlappedResult(True)
        if fault not in (0, _MORE):
            raise OSError(0, "pipe", None, fault)
        return done
