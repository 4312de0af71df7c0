"""Putting a backup back: looked at first, the log that was there kept, a new incarnation begun."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.store.backup import discard, force_to_disk, open_copy, put_in_place
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database, Row
from resv_desktop.store.faults import file_fault, known_faults
from resv_desktop.store.redact_files import clean_copy, known_removals

_LAST = 5
_ASIDE = "opzij"
_MOST = 1_000_000
"""More numbers than any network gives out, more restores than anybody does."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds: records by first letter of their kind, and the last entries.

    ``last_entries`` are number, title and network of the entries that were added last.
    """

    records: dict[str, int]
    entries: int
    last_change: datetime | None
    last_entries: tuple[tuple[str, str, str], ...]
    incarnation: int


def preview(backup: Path) -> Preview:
    """Look into a backup without touching it.

    Raises:
        StoreError: ``backup_unsound``, ``database_foreign`` or ``database_newer``.
    """
    with open_copy(backup) as db:
        counts = db.rows(
            "SELECT type, count(*) FROM current WHERE NOT deleted GROUP BY type ORDER BY type"
        )
        records: dict[str, int] = dict(counts)
        changed = db.value("SELECT at FROM changes ORDER BY id DESC LIMIT 1")
        last = db.rows(
            "SELECT number, title, network FROM entries"
            " ORDER BY (SELECT shown FROM current WHERE current.id = entries.id) DESC LIMIT ?",
            (_LAST,),
        )
        try:
            for (value,) in db.rows("SELECT value FROM meta"):
                json.loads(value)
            at = datetime.fromisoformat(changed) if changed else None
            return Preview(
                records, records.get(RecordKind.ENTRY.value, 0), at, tuple(last), _incarnation(db)
            )
        except (ValueError, TypeError, RecursionError) as error:
            # Whole as a file of SQLite, but not written by this program.
            raise StoreError("backup_unsound", path=str(backup)) from error


def restore(database: Path, backup: Path, at: datetime) -> Path:
    """Put ``backup`` in the place of the log and return where the old one went.

    All connections must be closed and the instance lock held. What was made after the backup is
    in the old file; a new incarnation keeps it apart from what is made from now on. Numbers that
    were given out stay given out.

    Raises:
        StoreError: as :func:`preview`; ``disk_full`` or ``restore_failed``; the log is then as it
            was.
    """
    aside = _aside_name(database, at)
    ready = database.with_name(f".{database.name}.restore")
    with open_copy(backup):
        pass
    try:
        # Of a restore that was killed; its journal would be played back into this one.
        _discard_with_journal(ready)
        shutil.copyfile(backup, ready)
        _keep_removed(ready, database)
        _begin_incarnation(ready, database)
        force_to_disk(ready)
        _put_aside(database, aside)
        put_in_place(ready, database)
        force_to_disk(database.parent)
    except OSError as error:
        raise file_fault(error, database, "restore_failed") from error
    finally:
        _discard_with_journal(ready)
    return aside


def _discard_with_journal(ready: Path) -> None:
    # The journal first: without its file it harms nobody, the other way round it might.
    discard(ready.with_name(f"{ready.name}-journal"))
    discard(ready)


def _aside_name(database: Path, at: datetime) -> Path:
    stem = f"{database.stem}_{_ASIDE}_{at.strftime('%Y%m%dT%H%M%S')}"
    path, count = database.with_name(f"{stem}{database.suffix}"), 1
    while path.exists():
        count += 1
        path = database.with_name(f"{stem}-{count}{database.suffix}")
    return path


def _put_aside(database: Path, aside: Path) -> None:
    """Give the old log a second name; its place stays filled until the new one takes it."""
    journal = database.with_name(f"{database.name}-journal")
    if database.exists():
        try:
            os.link(database, aside)
        except OSError:  # a file system without second names
            shutil.copyfile(database, aside)
            force_to_disk(aside)
    if journal.exists() and journal.stat().st_size:
        # What an interrupted program left belongs to the old file; SQLite would undo the new one.
        journal.replace(aside.with_name(f"{aside.name}-journal"))


def _keep_removed(ready: Path, database: Path) -> None:
    """What was removed for good since stays removed, from wherever the backup comes."""
    around = (*database.parent.glob(f"*{database.suffix}"), *_backups_beside(database))
    strikes, seals = known_removals((database, *around))
    if strikes or seals:
        clean_copy(ready, strikes, seals)
        _keep_account(ready, database)


def _backups_beside(database: Path) -> list[Path]:
    return list((database.parent / "backups").glob(f"*{database.suffix}"))


def _keep_account(ready: Path, database: Path) -> None:
    """Let the log that comes back know when a text was removed and why."""
    columns = "at, record, version, plan, reason, state, result"
    with suppress(sqlite3.Error, StoreError), closing(connect(database)) as conn:
        rows = Database(database, conn).rows(f"SELECT {columns} FROM redactions ORDER BY id")
        with closing(connect(ready)) as target:
            known = set(target.execute(f"SELECT {columns} FROM redactions"))
            fresh = [row for row in rows if row not in known]
            sql = f"INSERT INTO redactions ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
            target.executemany(sql, fresh)


def _begin_incarnation(ready: Path, database: Path) -> None:
    was, counters = _known_of(database)
    asides = len(list(database.parent.glob(f"{database.stem}_{_ASIDE}_*{database.suffix}")))
    with known_faults(ready), closing(connect(ready)) as conn:
        db = Database(ready, conn)
        with db.atomic():
            # Of a log too damaged to read, the files kept aside tell how often this happened.
            number = 1 + max(was, _incarnation(db) + asides)
            db.run("UPDATE meta SET value = ? WHERE key = 'incarnation'", (str(number),))
            db.run_many(
                "INSERT INTO counters VALUES (?, ?, ?) ON CONFLICT (network, prefix)"
                " DO UPDATE SET last = max(last, excluded.last)",
                counters,
            )


def _known_of(database: Path) -> tuple[int, list[Row]]:
    """Return the incarnation and the counters of the log to be replaced, as far as readable."""
    if not database.exists():
        return 0, []
    try:
        with closing(connect(database)) as conn:
            db = Database(database, conn)
            counters = db.rows("SELECT network, prefix, last FROM counters")
            return min(_incarnation(db), _MOST), [row for row in counters if _is_counter(*row)]
    except (StoreError, sqlite3.Error, TypeError, ValueError):
        return 0, []


def _is_counter(network: object, prefix: object, last: object) -> bool:
    """Say whether a row may be believed: what is replaced may be damaged."""
    texts = isinstance(network, str) and isinstance(prefix, str)
    return texts and isinstance(last, int) and 0 <= last <= _MOST


def _incarnation(db: Database) -> int:
    return int(db.value("SELECT value FROM meta WHERE key = 'incarnation'") or 1)
