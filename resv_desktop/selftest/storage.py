"""Where a person's data is: the folder, the disk, SQLite, and the log, which is only looked at."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from resv_desktop.paths import DataFolder
from resv_desktop.selftest.machine import enough_room
from resv_desktop.selftest.model import Failed
from resv_desktop.sentences import sentence
from resv_desktop.services.folder_facts import look_at_folder
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database, applied_steps, check_ours, pending_steps

SLOWEST_RENAME = 2.5
"""Seconds in which a renamed file must be there; slower means a scanner or a synced folder."""
_AGAIN = 0.05
SPACE = "folder_space"
"""The remark that a check of its own is about."""


def folder(data: DataFolder, lang: str = "nl") -> str:
    """The folder is there, on this computer itself, and nothing synchronises it."""
    data.create()
    found = [remark for remark in look_at_folder(data) if remark.code != SPACE]
    if found:
        raise Failed(" ".join(sentence(remark.code, remark.values, lang) for remark in found))
    return str(data.root)


def rights(data: DataFolder) -> str:
    """Files can be made, read back and removed in each folder; what is there can be changed."""
    for place in (data.root, data.backups, data.logs, data.inbox):
        probe = _probe(place, "rights")
        probe.write_bytes(b"x")
        try:
            if probe.read_bytes() != b"x":
                raise Failed(str(probe))
        finally:
            probe.unlink()
    kept = (data.database, data.settings)
    shut = [str(path) for path in kept if path.exists() and not os.access(path, os.R_OK | os.W_OK)]
    if shut:
        raise Failed(", ".join(shut))
    return str(data.root)


def space(data: DataFolder) -> str:
    """There is room where the log is."""
    return enough_room(data.root)


def rename(data: DataFolder) -> str:
    """A file that was written takes the place of another one at once."""
    source, target = _probe(data.root, "a"), _probe(data.root, "b")
    content = os.urandom(4096)
    target.write_bytes(b"")
    began = time.perf_counter()
    try:
        source.write_bytes(content)
        _replace(source, target, began)
        if target.read_bytes() != content:
            raise Failed(str(target))
    finally:
        source.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
    seconds = time.perf_counter() - began
    if seconds > SLOWEST_RENAME:
        raise Failed(f"{seconds:.1f} s")
    return f"{seconds * 1000:.1f} ms"


def _replace(source: Path, target: Path, began: float) -> None:
    """Replace a file; a scanner that has it open is waited for, as the program itself does."""
    while True:
        try:
            os.replace(source, target)
        except PermissionError:
            if time.perf_counter() - began > SLOWEST_RENAME:
                raise
            time.sleep(_AGAIN)
        else:
            return


def _probe(place: Path, name: str) -> Path:
    return place / f"selftest-{os.getpid()}-{name}.tmp"


def sqlite() -> str:
    """The database library can do what the log asks of it, full-text search included."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table probe using fts5(text)")
        connection.execute("insert into probe values ('wachtlijst logopedie')")
        found = connection.execute("select count(*) from probe where probe match 'logo*'")
        if found.fetchone()[0] != 1:
            raise Failed("full-text search finds nothing")
    finally:
        connection.close()
    return sqlite3.sqlite_version


def log(data: DataFolder) -> str:
    """The person's own log is whole and of an edition that this program reads.

    It is opened for reading only. What a killed program left half-done beside it is only undone by
    the program itself, when it is opened.
    """
    path = data.database
    if not path.exists():
        return "-"
    left = path.with_name(f"{path.name}-journal")
    if left.exists() and left.stat().st_size:
        return f"{left.name}: {left.stat().st_size} bytes, undone when the log is next opened"
    with closing(connect(path, "mode=ro")) as conn:
        db = Database(path, conn)
        check_ours(db)
        found = db.rows("PRAGMA quick_check(1)")
        if found != [("ok",)]:
            raise Failed(str(found[0][0])[:200])
        steps, waiting = len(applied_steps(db)), len(pending_steps(db))
    return f"{path.stat().st_size} bytes, steps {steps}" + (f" (+{waiting})" if waiting else "")
