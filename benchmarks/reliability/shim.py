"""The layer of ``shim.c``: compiling it, arming it, reading what it noted."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).with_name("shim.c")
VARIABLE = "RESV_RELIABILITY_SHIM"
WATCH, KILL, TEAR, FAIL = 1, 2, 3, 4
_HEAD = struct.Struct("<cIIqQ")


class Event(NamedTuple):
    """A change to a file: its kind, its names, where, and the bytes; ``k`` is a mark of ours."""

    kind: str
    path: str
    other: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Arm:
    """What shall happen at which change; ``kinds`` empty is any kind, else letters of events."""

    mode: int = WATCH
    at: int = 0
    error: int = 0
    lasting: bool = False
    kinds: str = ""


def missing() -> str:
    """Return why the layer cannot be made here, or nothing."""
    if not sys.platform.startswith("linux"):
        return "only Linux has LD_PRELOAD as it is used here"
    if not compiler():
        return "no C compiler (cc or gcc)"
    return ""


def compiler() -> str | None:
    """Return the C compiler."""
    return shutil.which("cc") or shutil.which("gcc")


def build(folder: Path) -> Path:
    """Compile the layer into ``folder``."""
    made = folder / "shim.so"
    command = [compiler() or "cc", "-shared", "-fPIC", "-O1", "-w", "-o", str(made), str(SOURCE)]
    subprocess.run([*command, "-ldl"], check=True)
    return made


def environment(made: Path) -> dict[str, str]:
    """Return the surroundings in which a program has the layer beneath it."""
    return {**os.environ, "LD_PRELOAD": str(made), VARIABLE: str(made)}


class Shim:
    """The layer beneath this very process."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(os.environ[VARIABLE])
        self._c.resv_count.restype = self._c.resv_refused.restype = ctypes.c_long

    def arm(self, folder: Path, arm: Arm, record: int = -1) -> None:
        """Begin to count, and do what ``arm`` says; ``record`` is where changes are noted."""
        name, kinds = os.fsencode(folder), arm.kinds.encode()
        at = ctypes.c_long(arm.at)
        self._c.resv_arm(name, arm.mode, at, arm.error, int(arm.lasting), kinds, record)

    def disarm(self) -> None:
        """Let everything pass from now on."""
        self._c.resv_disarm()

    def mark(self, text: str) -> None:
        """Note a word among the changes."""
        self._c.resv_mark(text.encode())

    @property
    def refused(self) -> int:
        """How many changes were refused."""
        return int(self._c.resv_refused())


def events(content: bytes) -> Iterator[Event]:
    """Yield what was noted."""
    place = 0
    while place < len(content):
        kind, one, two, offset, length = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        path, other = content[place : place + one], content[place + one : place + one + two]
        place += one + two
        data = content[place : place + length]
        place += length
        yield Event(kind.decode(), path.decode(), other.decode(), offset, data)
