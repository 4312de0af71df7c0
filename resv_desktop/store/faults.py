"""SQLite's error numbers as faults of the world; one that is not in the table is a bug."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resv_desktop.domain.errors import StoreError

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_PERM: "database_read_only",
    sqlite3.SQLITE_CANTOPEN: "database_unreachable",
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_damaged",
    sqlite3.SQLITE_IOERR: "disk_fault",
}


def known_fault(error: sqlite3.Error, path: Path) -> StoreError | None:
    """Return the fault of the world behind ``error``, or ``None`` when it is a bug."""
    number = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of error, what stands above it only where it arose.
    code = None if number is None else _CODES.get(number & 0xFF)
    if (number is None and str(error).startswith("Could not decode")) or (
        number == sqlite3.SQLITE_ERROR and str(error).startswith("invalid fts5 file format")
    ):
        code = "database_damaged"  # bytes that are no text any more, an index without its form
    return StoreError(code, path=str(path)) if code else None


@contextmanager
def known_faults(path: Path) -> Iterator[None]:
    """Turn SQLite's and the file system's faults about ``path`` into :class:`StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        fault = known_fault(error, path)
        if fault is None:
            raise
        # Not "from error": SQLite's own words can hold what people typed.
        raise fault from None
    except UnicodeDecodeError as error:
        # SQLite cites a schema that it cannot read, and Python cannot read the citation.
        if not error.object.startswith(b"malformed database schema"):
            raise
        raise StoreError("database_damaged", path=str(path)) from None


def file_fault(error: OSError, path: Path, otherwise: str) -> StoreError:
    """Return the fault behind an error of the file system; ``otherwise`` is its code by default."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError("disk_full", path=str(path))
    return StoreError(otherwise, path=str(path), detail=error.strerror or str(error))
