"""A second start over the same data folder: the first comes forward and opens the second's files.

The first listens on a local pipe, and notes in the data folder where. The second sends one line:
the files it was started with, and gets one word back. Both are bounded in size and in time. What
comes in is not trusted: it can only name files, and those are opened like any other.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from resv_desktop.paths import DataFolder, read_plain
from resv_desktop.services.arrivals import MOST_FILES

MOST_BYTES = 1_000_000
"""Of one message: hundreds of files with long paths."""
LONGEST_PATH = 32_767
LONGEST_ADDRESS = 1_000
PATIENCE = 1.0
"""Seconds that a second start waits for the answer of the first."""
ANSWER_WITHIN = 0.8
"""Seconds that the window has to take a message; less than the patience of who sent it."""
READ_WITHIN = 0.5
BETWEEN = 0.05
DONE = b"ok\n"
_TOKEN = re.compile(r"[\w.:/+=-]{1,200}", re.ASCII)

log = logging.getLogger("resv_desktop")


class Met(Enum):
    """What became of asking the first."""

    ANSWERED = "answered"
    SILENT = "silent"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Message:
    """What a second start asks: ``files`` are absolute, ``token`` lets the window come forward."""

    files: tuple[Path, ...] = ()
    token: str = ""

    def line(self) -> bytes:
        """Return it as it goes over the pipe."""
        data = {"files": [str(file) for file in self.files], "token": self.token}
        return json.dumps(data).encode("ascii") + b"\n"


class Line(Protocol):
    """One connection over the pipe; every step has a time by which it must be done."""

    def read(self, most: int, until: float) -> bytes:
        """Return what came up to the first line end, at most ``most`` bytes and some."""

    def write(self, data: bytes, until: float) -> None:
        """Send ``data``."""

    def close(self) -> None:
        """Let go of it."""


class Pipe(Protocol):
    """The end of the pipe that listens."""

    address: str

    def accept(self) -> Line | None:
        """Wait for the next who connects; None when :meth:`wake` was called or it went wrong."""

    def wake(self) -> None:
        """End the waiting, from another thread."""

    def close(self) -> None:
        """Let go of the pipe and leave nothing behind."""


def understood(line: bytes) -> Message | None:
    """Return the message that a line holds, None when it holds none."""
    if len(line) > MOST_BYTES or not line.endswith(b"\n"):
        return None
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    files, token = data.get("files"), data.get("token", "")
    if not isinstance(files, list) or len(files) > MOST_FILES or not all(map(_is_path, files)):
        return None
    sound = isinstance(token, str) and _TOKEN.fullmatch(token)
    return Message(tuple(map(Path, files)), token if sound else "")


def _is_path(value: object) -> bool:
    if not isinstance(value, str) or "\0" in value or len(value) > LONGEST_PATH:
        return False
    try:
        os.fsencode(value)  # JSON may hold halves of characters that no name of a file has
    except UnicodeEncodeError:
        return False
    return os.path.isabs(value)


@dataclass
class Asked:
    """A message on its way to the window, which takes it in time or not at all."""

    message: Message
    _taken: threading.Event = field(default_factory=threading.Event)
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _void: bool = False

    def take(self) -> bool:
        """Say, in the window's thread, that it is taken; False when nobody waits any more."""
        with self._guard:
            if not self._void:
                self._taken.set()
            return not self._void

    def was_taken(self, seconds: float) -> bool:
        """Wait for the window; when it is too late, it is for good."""
        self._taken.wait(seconds)
        with self._guard:
            self._void = not self._taken.is_set()
            return not self._void


class Listening:
    """The first start's end of the pipe, in a thread of its own until :meth:`stop`.

    ``tell`` is called in that thread with each message, and must only pass it on.
    """

    def __init__(self, folder: DataFolder, tell: Callable[[Asked], object]) -> None:
        self._folder, self._tell = folder, tell
        self._guard = threading.Lock()
        self._pipe: Pipe | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen. Where that cannot be, a second start is refused with a sentence."""
        if self._thread is None and not self._stopped:
            self._thread = threading.Thread(target=self._listen, name="second start", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread and take the pipe away; may be called twice."""
        with self._guard:
            self._stopped = True
            if self._pipe is not None:
                self._pipe.wake()
        if self._thread is not None:
            self._thread.join(READ_WITHIN + ANSWER_WITHIN + 1)
            self._thread = None

    def _listen(self) -> None:
        try:
            pipe = open_pipe(self._folder)
            note_address(self._folder, pipe.address)
        except OSError as error:
            log.warning("no local pipe: %s", type(error).__name__)
            return
        try:
            with self._guard:
                self._pipe = pipe
            while not self._stopped:
                line = pipe.accept()
                if line is not None:
                    self._serve(line)
        finally:
            with self._guard:
                self._pipe = None
            with suppress(OSError):
                self._folder.pipe.unlink()
            pipe.close()

    def _serve(self, line: Line) -> None:
        try:
            now = time.monotonic()
            message = understood(line.read(MOST_BYTES, now + READ_WITHIN))
            if message is None or self._stopped:
                return
            asked = Asked(message)
            self._tell(asked)
            if asked.was_taken(ANSWER_WITHIN):
                line.write(DONE, time.monotonic() + READ_WITHIN)
        except OSError:
            pass  # who asked went away, or was too slow
        finally:
            line.close()


def note_address(folder: DataFolder, address: str) -> None:
    """Write where the pipe is, readable by the user only.

    Raises:
        OSError: when the folder cannot be written to.
    """
    written = folder.pipe.with_name(f".{folder.pipe.name}.tmp")
    written.unlink(missing_ok=True)
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        file.write(address)
    os.replace(written, folder.pipe)


def ask_first(folder: DataFolder, files: Sequence[Path], patience: float = PATIENCE) -> Met:
    """Ask the program that has this folder open to come forward and open ``files``.

    Costs next to nothing when no program has.
    """
    try:
        address = read_plain(folder.pipe, LONGEST_ADDRESS).decode("utf-8")
    except (OSError, ValueError):
        return Met.NOBODY
    until = time.monotonic() + patience
    try:
        line = connected(address, until)
    except TimeoutError:
        return Met.SILENT
    except (OSError, ValueError):
        return Met.NOBODY
    try:
        line.write(Message(tuple(files), _token(os.environ)).line(), until)
        return Met.ANSWERED if line.read(len(DONE), until) == DONE else Met.SILENT
    except OSError:
        return Met.SILENT
    finally:
        line.close()


def ask_starting(folder: DataFolder, files: Sequence[Path], patience: float = PATIENCE) -> Met:
    """Ask as :func:`ask_first`, but wait for a first that is only just starting itself."""
    until = time.monotonic() + patience
    while True:
        met = ask_first(folder, files, max(BETWEEN, until - time.monotonic()))
        if met is not Met.NOBODY or time.monotonic() > until:
            return met
        time.sleep(BETWEEN)


def _token(environment: Mapping[str, str]) -> str:
    """Return what lets a window come forward under Wayland: the desktop gave it to the second."""
    token = environment.get("XDG_ACTIVATION_TOKEN", "")
    return token if _TOKEN.fullmatch(token) else ""


def open_pipe(folder: DataFolder) -> Pipe:
    """Open the end of the pipe that listens.

    Raises:
        OSError: when that cannot be done here.
    """
    if sys.platform == "win32":
        from resv_desktop.services.pipe_windows import WindowsPipe

        return WindowsPipe()
    else:
        from resv_desktop.services.pipe_unix import UnixPipe

        return UnixPipe(folder.root)


def connected(address: str, until: float) -> Line:
    """Connect to the pipe at ``address``.

    Raises:
        TimeoutError: when somebody is there and does not answer.
        OSError: when nobody is there, or somebody else.
        ValueError: for an address that can be none.
    """
    if sys.platform == "win32":
        from resv_desktop.services import pipe_windows as system
    else:
        from resv_desktop.services import pipe_unix as system
    return system.connect(address, until)
