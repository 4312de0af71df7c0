"""Copies of the log: made by SQLite itself while the log is in use, and looked through before use.

A copy has its final name only when it is whole: it is written under another name, examined,
forced to disk and then renamed.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.connection import READ_ONLY, connect
from resv_desktop.store.database import Database, applied_steps, check_integrity, check_ours
from resv_desktop.store.faults import file_fault, known_faults
from resv_desktop.store.thinning import BackupInfo, thin

__all__ = [
    "BackupInfo",
    "copy_backup",
    "list_backups",
    "make_backup",
    "open_copy",
    "remove_backups",
    "thin",
]

_NAME = re.compile(r".+_(?P<at>\d{8}T\d{6})(?:-\d+)?_(?P<reason>[a-z]+)\.[a-z]+")
_STAMP = "%Y%m%dT%H%M%S"

PATIENCE = 2.5
"""Seconds to wait for a program that looks at each new file; only Windows holds one for that."""
_PAUSE = 0.05
_LEFT_BEHIND = 3600
"""Seconds after which nobody is still making a copy."""


def make_backup(database: Path, folder: Path, at: datetime, reason: str) -> BackupInfo:
    """Copy the log, in use or not, into ``folder`` and examine the copy.

    ``reason`` is one word of small letters: ``daily``, ``import``, ``migration``, ``restore``,
    ``close`` or ``manual``. Its name tells when and why.

    Raises:
        StoreError: ``backup_failed`` or ``disk_full`` when it cannot be written;
            ``backup_unsound`` when the copy is not whole, as the log itself then is not.
    """
    path = _free_name(folder, database, at, reason)
    written = path.with_name(f".{path.name}.tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        _copy(database, written)
        with open_copy(written):
            pass  # raises when the copy is not whole
        force_to_disk(written)
        put_in_place(written, path)
        force_to_disk(folder)
    except OSError as error:
        raise file_fault(error, path, "backup_failed") from error
    finally:
        discard(written)
    return BackupInfo(_clock(at), path, reason, path.stat().st_size)


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half-made; what is younger may be another's work."""
    for left in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()


def _clock(at: datetime) -> datetime:
    return at.replace(tzinfo=None, microsecond=0)


def _free_name(folder: Path, database: Path, at: datetime, reason: str) -> Path:
    for count in range(1, 1000):
        twin = f"-{count}" if count > 1 else ""
        name = f"{database.stem}_{at.strftime(_STAMP)}{twin}_{reason}{database.suffix}"
        if not (folder / name).exists():
            return folder / name
    raise StoreError("backup_failed", path=str(folder), detail=name)


def _copy(database: Path, copy: Path) -> None:
    with (
        known_faults(database),
        closing(connect(database, "mode=rw")) as source,
        closing(connect(copy)) as target,
    ):
        # The copy is thrown away when anything fails, and forced to disk once, at the end.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)


def copy_backup(backup: Path, target: Path) -> None:
    """Copy a backup to ``target``, which has its name only once the copy proved whole.

    Raises:
        StoreError: ``backup_failed``, ``disk_full`` or ``backup_unsound``; an older file at
            ``target`` is then as it was.
    """
    written = target.with_name(f".{target.name}.tmp")
    try:
        if target.exists() and not target.is_file():
            # A folder or a device: taking its place would take it away from the whole computer.
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, written)
        force_to_disk(written)
        with open_copy(written):
            pass  # raises when the copy is not whole
        put_in_place(written, target)
        force_to_disk(target.parent)
    except OSError as error:
        raise file_fault(error, target, "backup_failed") from error
    finally:
        discard(written)


@contextmanager
def open_copy(path: Path) -> Iterator[Database]:
    """Open a backup for looking only, once it proved whole and ours.

    Raises:
        StoreError: ``backup_unsound``, ``database_foreign`` or ``database_newer``.
    """
    if not os.path.isfile(path):
        raise StoreError("backup_unsound", path=str(path))
    try:
        with known_faults(path):
            opened = connect(path, READ_ONLY)
    except StoreError as fault:
        raise StoreError("backup_unsound", path=str(path)) from fault
    with closing(opened) as conn:
        db = Database(path, conn)
        try:
            check_ours(db)
            if not applied_steps(db):
                raise StoreError("backup_unsound", path=str(path))
            check_integrity(db)
        except StoreError as fault:
            if fault.code in ("database_foreign", "database_newer"):
                raise
            raise StoreError("backup_unsound", path=str(path)) from fault
        yield db


def list_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups in a folder, newest first; other files are passed over."""
    found = []
    for path in folder.glob("*") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and path.is_file() and not path.name.startswith("."):
            at = datetime.strptime(match["at"], _STAMP)  # noqa: DTZ007  time on the clock
            found.append(BackupInfo(at, path, match["reason"], path.stat().st_size))
    return sorted(found, reverse=True)


def remove_backups(backups: Iterable[BackupInfo]) -> None:
    """Remove backups; one that is gone or in use is passed over and stands there the next time."""
    for backup in backups:
        with suppress(OSError):
            backup.path.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Remove a half-made file; failing at that must not hide why it stayed half-made."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def put_in_place(written: Path, path: Path, patience: float = PATIENCE) -> None:
    """Give a finished file its name, waiting for a virus scanner to let go of either.

    Raises:
        OSError: when that does not happen; both files are then as they were.
    """
    give_up = time.monotonic() + patience
    while True:
        try:
            written.replace(path)
        except PermissionError:
            if time.monotonic() >= give_up:
                raise
            time.sleep(_PAUSE)
        else:
            return


def force_to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk itself."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no such thing for folders
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
