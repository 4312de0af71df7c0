"""Opening the log: pragmas, whose database it is, upgrading with a copy kept, transactions.

A connection belongs to the thread that opened it. Reading and writing rows needs the standard
library only; sqlite-utils, which takes a quarter of a second to load, comes in when the shape of
the log is made or changed (:attr:`Database.tables`, :mod:`.migrations`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from resv_desktop.domain.errors import StoreError
from resv_desktop.store.connection import connect
from resv_desktop.store.faults import known_faults
from resv_desktop.store.schema import APPLICATION_ID, STEP_SET, STEPS

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_OLDEST_SQLITE = (3, 38)
"""Tables that hold to their types came in 3.37, JSON as a matter of course in 3.38."""

_PRAGMAS = (
    # A journal that is emptied is forced to disk at each commit. One that is removed can be back
    # after a power cut, and SQLite then undoes what was acknowledged.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: fsync alone leaves data in the drive's memory
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    # A merge stays in memory up to 160 MB, so that the window can read until it is committed.
    "PRAGMA cache_spill = 40000",
)

Row = tuple[Any, ...]
Parameters = Sequence[Any]
Read = TypeVar("Read")


class Database:
    """One connection to the log, for one thread.

    All writing happens inside :meth:`atomic`; a statement outside it is its own transaction.
    """

    def __init__(self, path: Path, conn: sqlite3.Connection) -> None:
        self.path = path
        self.conn = conn
        self.cache: dict[str, Any] = {}

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; what was not committed is undone."""
        self.conn.close()

    @cached_property
    def tables(self) -> Tables:
        """This connection through sqlite-utils; other people's plugins stay out."""
        from sqlite_utils import Database as Tables

        return Tables(self.conn, execute_plugins=False)

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """Run a block as one transaction that happens as a whole or not at all; blocks nest.

        Raises:
            StoreError: when the disk is full, the file is read-only, locked or damaged; nothing
                of the block is kept then.
        """
        nested = self.conn.in_transaction
        begin, commit, undo = _NESTED if nested else _OUTERMOST
        with known_faults(self.path):
            self.conn.execute(begin)
            changed = self.conn.total_changes
            try:
                yield self
                if nested or self.conn.total_changes == changed:
                    self.conn.execute(commit)
                else:
                    self._commit()
            except BaseException as error:
                self._undo(undo)
                if isinstance(error, sqlite3.IntegrityError) and not nested:
                    # An index that lies about its table looks like a bug of ours.
                    check_integrity(self)
                raise

    def _commit(self) -> None:
        """Commit, such that a refusal means that nothing was kept.

        The last thing a commit does is to force the emptied journal to disk. When the disk refuses
        that, SQLite reports a fault though the change stands. A number in the header, which is
        written anyway, tells; a second transaction then forces all of it.
        """
        number = (self.conn.execute(_NUMBER).fetchone()[0] + 1) % _NUMBERS
        self.conn.execute(f"{_NUMBER} = {number}")
        try:
            self.conn.execute("COMMIT")
        except sqlite3.OperationalError:
            if self.conn.in_transaction or self.conn.execute(_NUMBER).fetchone()[0] != number:
                raise
            self.conn.execute("BEGIN IMMEDIATE")
            self.conn.execute(f"{_NUMBER} = {(number + 1) % _NUMBERS}")
            self.conn.execute("COMMIT")

    def _undo(self, statements: Iterable[str]) -> None:
        # SQLite itself may already have undone everything (disk full, disk fault), or the inner
        # block only; then nothing of the outer one may stay either.
        try:
            for statement in statements if self.conn.in_transaction else ():
                self.conn.execute(statement)
        except sqlite3.Error:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement.

        Raises:
            StoreError: for a fault of the world.
        """
        with known_faults(self.path):
            return self.conn.execute(sql, parameters)

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Execute one statement for each of ``rows``.

        Raises:
            StoreError: for a fault of the world.
        """
        with known_faults(self.path):
            self.conn.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return all rows that a query gives.

        Raises:
            StoreError: for a fault of the world.
        """
        with known_faults(self.path):
            return self.conn.execute(sql, parameters).fetchall()

    def read(
        self, convert: Callable[[Row], Read], sql: str, parameters: Parameters = ()
    ) -> list[Read]:
        """Return all rows that a query gives, each made into something by ``convert``.

        Raises:
            StoreError: for a fault of the world; ``database_damaged`` also where a row holds
                what cannot be converted, for nothing like it was ever written.
        """
        found = self.rows(sql, parameters)
        with self.sound():
            return [convert(row) for row in found]

    @contextmanager
    def sound(self) -> Iterator[None]:
        """Take for damage what fails in a block that only converts what was read."""
        try:
            yield
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise StoreError("database_damaged", path=str(self.path)) from None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or ``None`` without one."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None


_NUMBER, _NUMBERS = "PRAGMA user_version", 1 << 30
_OUTERMOST = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_NESTED = ("SAVEPOINT resv", "RELEASE resv", ("ROLLBACK TO resv", "RELEASE resv"))


def open_database(
    path: Path, *, at: datetime | None = None, backups: Path | None = None
) -> Database:
    """Open the log at ``path``; make it when there is none, bring it up to date when it is older.

    Before an older log is brought up to date a verified copy goes to ``backups`` (else the folder
    ``backups`` beside it), named by ``at`` (else by the time at which the log was last written).

    Raises:
        StoreError: ``database_newer``, ``database_foreign``, ``database_damaged``,
            ``database_read_only``, ``database_unreachable``, ``database_locked``, ``disk_full``,
            ``backup_failed``, ``sqlite_too_old``.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError("sqlite_too_old", version=sqlite3.sqlite_version)
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreError("database_read_only", path=str(path))
    with known_faults(path):
        conn = connect(path)
    db = Database(path, conn)
    try:
        _prepare(db, at, backups or path.parent / "backups")
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: Database, at: datetime | None, backups: Path) -> None:
    check_ours(db)
    for pragma in _PRAGMAS:
        db.run(pragma)
    if pending_steps(db):
        _upgrade(db, at, backups)
    from resv_desktop.store.search import prepare_index

    prepare_index(db)


def check_ours(db: Database) -> None:
    """Check that a database is a log, and not of a newer edition.

    Raises:
        StoreError: ``database_foreign``, ``database_newer`` or ``database_damaged``.
    """
    tables = db.value("SELECT count(*) FROM sqlite_master")
    if tables and db.value("PRAGMA application_id") != APPLICATION_ID:
        raise StoreError("database_foreign", path=str(db.path))
    if db.value("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"):
        # A log has none. In a backup from elsewhere one could act while we write to the log.
        raise StoreError("database_foreign", path=str(db.path))
    applied = applied_steps(db)
    newer = sorted(applied - set(STEPS))
    if newer:
        raise StoreError("database_newer", path=str(db.path), step=newer[-1])
    if tables and applied != set(STEPS[: max(1, len(applied))]):
        raise StoreError("database_damaged", path=str(db.path))  # steps are never skipped


def applied_steps(db: Database) -> set[str]:
    """Return the names of the steps that this database has taken."""
    if not db.value("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"):
        return set()
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return {name for (name,) in db.rows(sql, (STEP_SET,))}


def pending_steps(db: Database) -> list[str]:
    """Return the steps that this database still has to take."""
    applied = applied_steps(db)
    return [step for step in STEPS if step not in applied]


def _upgrade(db: Database, at: datetime | None, backups: Path) -> None:
    # A table that others point at can only be made anew while SQLite does not look; it looks
    # again before anything is kept.
    db.run("PRAGMA foreign_keys = OFF")
    with db.atomic():
        # Asked again now that nobody else can write: two threads may have come here together.
        if applied_steps(db) and pending_steps(db):
            _keep_copy(db, at, backups)
        _take_steps(db)
    db.run("PRAGMA foreign_keys = ON")


def upgrade_copy(db: Database) -> None:
    """Bring a copy of an older log up to date: of a copy none is kept.

    Raises:
        StoreError: ``database_damaged``; the copy is then as it was.
    """
    db.run("PRAGMA foreign_keys = OFF")
    with db.atomic():
        _take_steps(db)


def _take_steps(db: Database) -> None:
    from resv_desktop.store import migrations

    migrations.STEPS.apply(db.tables)
    if db.rows("PRAGMA foreign_key_check"):
        raise StoreError("database_damaged", path=str(db.path))


def _keep_copy(db: Database, at: datetime | None, backups: Path) -> None:
    from resv_desktop.store.backup import make_backup

    written = datetime.fromtimestamp(db.path.stat().st_mtime, UTC).astimezone()
    make_backup(db.path, backups, at or written, "migration")


def check_integrity(db: Database) -> None:
    """Look through the whole file; takes seconds on a large log.

    Raises:
        StoreError: ``database_damaged``.
    """
    found = db.rows("PRAGMA integrity_check(1)") + db.rows("PRAGMA foreign_key_check")
    if found != [("ok",)]:
        raise StoreError("database_damaged", path=str(db.path))


def data_version(db: Database) -> int:
    """Return a number that changes when *another* connection has changed the log."""
    return int(db.value("PRAGMA data_version"))
