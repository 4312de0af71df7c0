"""Files that are either whole or not there: written beside their place, read again, then moved."""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from resv_desktop.domain.errors import WriteFailedError

_NAME = "~resv-{}-{}.tmp"
_KILLED_AFTER = 24 * 3600.0
"""Seconds after which a half-made file is taken for one of a program that was killed."""

PATIENCE = 2.5
"""Seconds to wait for a virus scanner, an indexer or a sync client to let go of a file."""
_PAUSE = 0.05

_CODES = {
    errno.ENOSPC: "write_disk_full",
    errno.EDQUOT: "write_disk_full",
    errno.EFBIG: "write_disk_full",
    errno.EROFS: "write_folder_read_only",
    errno.ENAMETOOLONG: "write_name_too_long",
}

Work = Callable[[Path], None]


def save_atomically(path: Path, write: Work, verify: Work, *, patience: float = PATIENCE) -> None:
    """Make ``path`` by ``write`` and hold it against what was meant by ``verify``.

    Both are given a file beside ``path``. Only when it is written, on the disk and verified does
    it take its place, in one move; until then an older file at ``path`` stays as it is.

    Raises:
        WriteFailedError: ``write_read_only``, ``write_is_folder``, ``write_not_a_file`` (a device
            or a pipe stands there), ``write_no_folder``,
            ``write_folder_read_only``, ``write_name_too_long``, ``write_disk_full``,
            ``write_target_open`` (another program holds it), ``write_failed``; and whatever of
            the kind ``write`` or ``verify`` raises. Nothing is left behind.
    """
    with _known_faults(path):
        _check_target(path)
        beside = _new_file_beside(path)
        try:
            write(beside)
            _to_disk(beside)
            verify(beside)
            _move(beside, path, patience)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        _folder_to_disk(path.parent)
        _sweep(path)


def save_bytes(path: Path, content: bytes, verify: Work) -> str:
    """Save ``content`` as :func:`save_atomically` does and return its SHA-256 (hexadecimal)."""

    def write(beside: Path) -> None:
        beside.write_bytes(content)

    save_atomically(path, write, verify)
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _known_faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "write_failed")
        reason = error.strerror or type(error).__name__
        raise WriteFailedError(code, file=path.name, folder=path.parent, reason=reason) from error


def _check_target(path: Path) -> None:
    names = {"file": path.name, "folder": path.parent}
    if not path.parent.is_dir():
        raise WriteFailedError("write_no_folder", **names)
    if path.is_dir():
        raise WriteFailedError("write_is_folder", **names)
    if path.exists() and not path.is_file():
        # A device or a pipe: moving a file there would take it away from the whole computer.
        raise WriteFailedError("write_not_a_file", **names)
    # Only Windows refuses to replace a read-only file; whoever locked it meant it everywhere.
    if path.exists() and not path.stat().st_mode & stat.S_IWRITE:
        raise WriteFailedError("write_read_only", **names)


def _new_file_beside(path: Path) -> Path:
    """Return a new empty file in the folder of ``path`` (one disk, so it can be moved)."""
    for number in itertools.count():
        beside = path.parent / _NAME.format(os.getpid(), number)
        try:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        except PermissionError as error:
            names = {"file": path.name, "folder": path.parent}
            raise WriteFailedError("write_folder_read_only", **names) from error
        return beside
    raise AssertionError("unreachable")


def _sweep(written: Path) -> None:
    """Remove what a killed program left half made beside ``written``.

    By age, held against the file just written (one disk, one clock): on a shared folder nobody
    knows which programs of other computers still run.
    """
    with suppress(OSError):
        before = written.stat().st_mtime - _KILLED_AFTER
        for left in written.parent.glob(_NAME.format("*", "*")):
            if left.is_file() and left.stat().st_mtime < before:
                left.unlink()


def _to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """Make the move itself survive a power cut, where the system knows how (not on Windows)."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _move(beside: Path, path: Path, patience: float) -> None:
    """Put the file in its place, waiting for another program to let go of the old one."""
    give_up = time.monotonic() + patience
    while True:
        try:
            os.replace(beside, path)
        except PermissionError as error:
            if time.monotonic() >= give_up:
                names = {"file": path.name, "folder": path.parent}
                raise WriteFailedError("write_target_open", **names) from error
            time.sleep(_PAUSE)
        else:
            return
