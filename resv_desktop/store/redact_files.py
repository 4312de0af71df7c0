"""Taking texts out of the files around the log: backups, logs put aside, what a crash left.

A backup is not edited in place: a copy is cleaned, examined and put in its place, so that a crash
leaves the old one or the new one. What cannot be cleaned is removed (a backup of an older edition,
a damaged one) or, when it is not ours, named and left alone.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.redaction import Passage, Seal, Strike
from resv_desktop.paths import DataFolder
from resv_desktop.store.backup import discard, force_to_disk, open_copy
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database, check_integrity, pending_steps, upgrade_copy
from resv_desktop.store.faults import file_fault, known_faults
from resv_desktop.store.redacting import reapply
from resv_desktop.store.redactions import all_seals, all_strikes
from resv_desktop.store.rows import listed
from resv_desktop.store.search import prepare_index

Progress = Callable[[int, int], None]

_SQLITE = b"SQLite format 3\x00"
_ZIP = b"PK\x03\x04"
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; of a file that nobody has open it is a remnant."""
_HALF = (".tmp", ".restore")
"""How the names end of files that a crash left half-made."""
_LARGEST = 200_000_000
"""Bytes of a file, or of what is packed in it, that is looked through."""
_LISTED = "IN (SELECT value FROM json_each(?))"


@dataclass
class Swept:
    """Files that were cleaned, removed, or left because they are not ours to change."""

    rewritten: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


def sweep(
    folder: DataFolder,
    strikes: Iterable[Strike],
    seals: Iterable[Seal],
    passages: Iterable[str],
    progress: Progress = lambda _done, _total: None,
) -> Swept:
    """Take texts out of every file of a data folder but the log itself; can be done again.

    Raises:
        StoreError: ``disk_full``, ``backup_failed`` or ``database_locked`` when a file cannot be
            written or removed; what was done by then stays done.
    """
    work = _Sweep(folder, frozenset(strikes), frozenset(seals), sorted(set(passages)))
    files = sorted(_files(folder))
    for done, path in enumerate(files):
        progress(done, len(files))
        try:
            work.take(path)
        except OSError as error:
            raise file_fault(error, path, "backup_failed") from error
    progress(len(files), len(files))
    return work.swept


def _files(folder: DataFolder) -> Iterator[Path]:
    own = {folder.lock, folder.database}
    own |= {folder.database.with_name(folder.database.name + end) for end in _BESIDE}
    for path in folder.root.rglob("*"):
        if path.is_file() and not path.is_symlink() and path not in own:
            yield path


class _Sweep:
    """One walk through the files of a data folder."""

    def __init__(
        self,
        folder: DataFolder,
        strikes: frozenset[Strike],
        seals: frozenset[Seal],
        passages: Sequence[str],
    ) -> None:
        self._folder = folder
        self._strikes, self._seals, self._texts = strikes, seals, passages
        self._passages = [Passage(text) for text in passages]
        self.swept = Swept()

    def take(self, path: Path) -> None:
        """Do with one file what has to be done."""
        if not path.exists():
            return
        if path.name.endswith((*_BESIDE, *_HALF)):
            self._remove(path)
        elif _begins_with(path, _SQLITE):
            self._take_log(path)
        elif self._is_ours(path):
            self._take_text(path)
        elif holds(path, self._passages):
            self._take_other(path)

    def _is_ours(self, path: Path) -> bool:
        return self._folder.logs in path.parents or path == self._folder.settings

    def _take_log(self, path: Path) -> None:
        _recover(path)
        try:
            with open_copy(path) as db:
                is_old, concerned = bool(pending_steps(db)), self._concerns(db)
        except StoreError as fault:
            self._take_unreadable(path, fault)
            return
        if not concerned and not holds(path, self._passages):
            return
        if is_old:
            self._remove(path)
        else:
            self._rewrite(path)

    def _take_unreadable(self, path: Path, fault: StoreError) -> None:
        """A damaged copy may hold anything; a log of a later edition at least these versions."""
        is_foreign = fault.code == "database_foreign"
        if is_foreign and holds(path, self._passages):
            self.swept.left.append(path)
        elif not is_foreign:
            self._remove(path)

    def _concerns(self, db: Database) -> bool:
        strikes, seals = _removed_in(db)
        if strikes >= self._strikes and seals >= self._seals:
            return False
        ids = {strike.version for strike in self._strikes}
        records = {seal.record for seal in self._seals}
        sql = f"SELECT 1 FROM versions WHERE version {_LISTED} OR record {_LISTED} LIMIT 1"
        return db.value(sql, (*listed(ids), *listed(records))) is not None

    def _rewrite(self, path: Path) -> None:
        written = path.with_name(f".{path.name}.tmp")
        try:
            shutil.copyfile(path, written)
            if clean_copy(written, self._strikes, self._seals, self._texts):
                force_to_disk(written)
                os.replace(written, path)
                force_to_disk(path.parent)
                self.swept.rewritten.append(path)
        finally:
            discard(written)

    def _take_text(self, path: Path) -> None:
        """Clean a file of the program itself: what it noted, what somebody chose here."""
        text = path.read_bytes().decode("utf-8", "replace")
        cleaned = text
        for passage in self._passages:
            for form in (passage, Passage(json.dumps(passage.folded)[1:-1])):
                cleaned = form.taken_out(cleaned) if form.is_in(cleaned) else cleaned
        if cleaned != text:
            # In place: a program that notes things has its file open.
            with path.open("r+b") as file:
                file.write(cleaned.encode("utf-8"))
                file.truncate()
            self.swept.rewritten.append(path)

    def _take_other(self, path: Path) -> None:
        if self._folder.inbox in path.parents or self._folder.backups in path.parents:
            self._remove(path)  # a copy that the program made
        else:
            self.swept.left.append(path)

    def _remove(self, path: Path) -> None:
        path.unlink()
        if not path.name.startswith("."):
            self.swept.removed.append(path)


def clean_copy(
    path: Path, strikes: Iterable[Strike], seals: Iterable[Seal], passages: Iterable[str] = ()
) -> bool:
    """Take texts out of a log that nobody has open; say whether it held any of them.

    A log of an older edition is brought up to date, for it could not keep what was removed.

    Raises:
        StoreError: for a fault of the world.
    """
    with known_faults(path), closing(connect(path)) as conn:
        db = Database(path, conn)
        if pending_steps(db):
            upgrade_copy(db)
        prepare_index(db)
        done = reapply(db, strikes, seals, passages).anything
        if done:
            vacuum(db)
            check_integrity(db)
    return done


def vacuum(db: Database) -> None:
    """Have SQLite write the log anew without what it set free, and keep no journal of it.

    Raises:
        StoreError: ``disk_full`` when there is no room for a second log, ``database_locked``.
    """
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    db.run("VACUUM")
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")


# Looking for a text in bytes


def holds(path: Path, passages: Sequence[Passage]) -> bool:
    """Say whether a file holds one of ``passages``: as UTF-8 or UTF-16, also packed in a zip."""
    if not passages or path.stat().st_size > _LARGEST:
        return False
    return _in_bytes(path.read_bytes(), passages)


def _in_bytes(data: bytes, passages: Sequence[Passage]) -> bool:
    for text in _as_texts(data):
        if any(passage.is_in(text) for passage in passages):
            return True
    if not data.startswith(_ZIP):
        return False
    try:
        return _in_members(data, passages)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return False  # damaged or with a password: nobody can read it there either


def _in_members(data: bytes, passages: Sequence[Passage]) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(item.file_size for item in archive.infolist()) > _LARGEST:
            return False
        return any(_in_bytes(archive.read(item), passages) for item in archive.infolist())


def _as_texts(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if b"\x00" in data:
        for start in (0, 1):
            yield data[start:].decode("utf-16-le", "replace")
            yield data[start:].decode("utf-16-be", "replace")


def _begins_with(path: Path, sign: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(sign)) == sign


def known_removals(paths: Iterable[Path]) -> tuple[frozenset[Strike], frozenset[Seal]]:
    """Return what the logs at ``paths`` know to be removed, as far as they can be read."""
    strikes: set[Strike] = set()
    seals: set[Seal] = set()
    for path in paths:
        with suppress(StoreError, sqlite3.Error, OSError):
            if path.exists() and _begins_with(path, _SQLITE):
                with closing(connect(path, "mode=ro")) as conn:
                    found = _removed_in(Database(path, conn))
                strikes.update(found[0])
                seals.update(found[1])
    return frozenset(strikes), frozenset(seals)


def _removed_in(db: Database) -> tuple[frozenset[Strike], frozenset[Seal]]:
    if not db.value("SELECT 1 FROM sqlite_master WHERE name = 'seals'"):
        return frozenset(), frozenset()  # of an edition in which nothing could be removed
    return all_strikes(db), all_seals(db)


def _recover(path: Path) -> None:
    """Let SQLite undo what a crash left half-written, so that its journal is not needed."""
    if any(path.with_name(path.name + end).exists() for end in _BESIDE):
        with suppress(sqlite3.Error), closing(connect(path, "mode=rw")) as conn:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchall()
