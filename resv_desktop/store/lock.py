"""One program at a time in a data folder: a lock of the operating system, which dies with it."""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path
from typing import BinaryIO

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.faults import file_fault

_PLACE = 1 << 30
"""The byte that is locked on Windows: far past the text, which others may then still read."""


_taken: set[Path] = set()
"""The locks that this program has."""


def held_here(path: Path) -> bool:
    """Say whether this program itself has the lock at ``path``."""
    return path.absolute() in _taken


class InstanceLock:
    """Says in a file that a program has the log open, on which computer and by whom.

    A program that was killed leaves the file behind, but not the lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> InstanceLock:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    @property
    def held(self) -> bool:
        """Whether this object has the lock."""
        return self._file is not None

    def acquire(self) -> InstanceLock:
        """Take the lock.

        Raises:
            StoreError: ``already_open`` with ``machine`` and ``user`` when another has it.
        """
        if self._file is not None:
            return self
        try:
            file = self.path.open("a+b")
        except OSError as error:
            raise file_fault(error, self.path, "database_unreachable") from error
        if not _try_lock(file):
            holder = _holder(file)
            file.close()
            raise StoreError("already_open", path=str(self.path), **holder)
        file.truncate(0)
        file.write(json.dumps(_self()).encode())
        file.flush()
        self._file = file
        _taken.add(self.path.absolute())
        return self

    def release(self) -> None:
        """Give the lock back; without it nothing happens."""
        if self._file is None:
            return
        self._file.truncate(0)
        _unlock(self._file)
        self._file.close()
        self._file = None
        _taken.discard(self.path.absolute())


def _self() -> dict[str, object]:
    user = os.environ.get("USERNAME") or os.environ.get("USER") or "?"
    return {"machine": platform.node() or "?", "user": user, "pid": os.getpid()}


def _holder(file: BinaryIO) -> dict[str, object]:
    try:
        file.seek(0)
        known = json.loads(file.read(4096))
    except (OSError, ValueError):
        known = {}
    said = known if isinstance(known, dict) else {}
    return {"machine": str(said.get("machine", "?")), "user": str(said.get("user", "?"))}


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_PLACE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
