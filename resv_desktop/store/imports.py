"""The account of every import: which files, what became of each of their rows, what it brought.

A *batch* is one press of the button: some files, the versions they brought, undone as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, NamedTuple

from resv_desktop.store.database import Database, Row
from resv_desktop.store.log import stamp
from resv_desktop.store.rows import VersionKey, listed
from resv_desktop.store.undo import remove_batch
from resv_desktop.store.versions import version_numbers

__all__ = [
    "Batch",
    "FileRecord",
    "ImportedFile",
    "KeptRow",
    "RowOrigin",
    "RowSource",
    "VersionSource",
    "add_file",
    "add_row_sources",
    "admitted_hashes",
    "batches",
    "deliveries",
    "files",
    "files_by_number",
    "new_batch",
    "remove_batch",
    "rows_kept",
    "rows_of_file",
    "sources",
    "version_sources",
]

RowSource = tuple[str, int, str, VersionKey | None]
"""Sheet, row as Excel counts it, what became of it, and the version it gave (if any)."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What is kept of a file that was read; lists and mappings hold what JSON can hold.

    ``values`` fills the places of the sentence for ``reason``; days and period as in the file.
    """

    name: str
    sha256: str
    verdict: str
    reason: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    network: str = ""
    network_name: str = ""
    region: str = ""
    period: str = ""
    delivered_on: str = ""
    nothing_to_report: bool = False
    program: str = ""
    practice: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    repairs: Sequence[Any] = ()
    quarantine: Sequence[Any] = ()
    notes: Sequence[Any] = ()
    headings: Sequence[Any] = ()
    findings: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One import; ``versions`` are those it holds, also when others hold them too."""

    id: int
    at: datetime
    by: str
    undone_at: datetime | None
    files: int
    versions: int


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file with the import it came in."""

    id: int
    batch: int
    at: datetime
    file: FileRecord


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """A row of a file that gave a version of a record."""

    version: VersionKey
    file: ImportedFile
    sheet: str
    row: int
    outcome: str


_KEPT = tuple(item.name for item in fields(FileRecord))
_COLUMNS = tuple("details" if name == "values" else name for name in _KEPT)
_JSON = frozenset({"values", "counts", "repairs", "quarantine", "notes", "headings", "findings"})
_FLAGS = frozenset({"nothing_to_report", "practice"})
_FILES = (
    f"SELECT f.id, f.batch, b.at, {', '.join('f.' + column for column in _COLUMNS)}"
    " FROM files f JOIN batches b ON b.id = f.batch"
)
_HELD = "(f.verdict = 'Q' AND f.reason IN ('other_region', 'practice_file'))"
COUNTED = (
    "SELECT id FROM (SELECT f.id, row_number() OVER (PARTITION BY f.sha256 ORDER BY"
    " f.verdict IN ('X', 'skip'), json_extract(f.counts, '$.quarantined'),"
    " json_array_length(f.quarantine), json_extract(f.counts, '$.not_an_entry'), f.id) AS place"
    " FROM files f JOIN batches b ON b.id = f.batch"
    f" WHERE b.undone_at IS NULL AND NOT {_HELD}) WHERE place = 1"
)
"""The numbers of the files that count. Of several accounts of one content it is the one in which
least waits: a heading was explained, a row answered, here or on a computer that handed it over."""
_ADD_FILE = f"INSERT INTO files (batch, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"


def new_batch(db: Database, at: datetime, by: str = "") -> int:
    """Begin an import and return its number (from 1)."""
    with db.atomic():
        return _number(db.run("INSERT INTO batches (at, by) VALUES (?, ?)", (stamp(at), by)))


def add_file(db: Database, batch: int, file: FileRecord) -> int:
    """Keep what was read of a file, also of one that was refused; return its number."""
    with db.atomic():
        return _number(db.run(_ADD_FILE, (batch, *_values(file))))


def _number(cursor: Any) -> int:
    return int(cursor.lastrowid)


def add_row_sources(
    db: Database,
    file: int,
    rows: Iterable[RowSource],
    known: Mapping[VersionKey, int] | None = None,
) -> None:
    """Keep what became of each row of a file; belongs after the versions were added.

    A row that gave several versions comes several times. ``known`` are the rows of its versions,
    when the caller has them at hand.
    """
    given = list(rows)
    with db.atomic():
        numbers = known or version_numbers(db, {key for *_, key in given if key})
        db.run_many(
            "INSERT INTO row_sources (file, sheet, row, outcome, version) VALUES (?, ?, ?, ?, ?)",
            [
                (file, sheet, row, outcome, numbers.get(key) if key else None)
                for sheet, row, outcome, key in given
            ],
        )


def rows_kept(db: Database, batch: int) -> dict[tuple[int, str], int]:
    """Return how many rows of each file of an import are written down with which outcome."""
    sql = (
        "SELECT r.file, r.outcome, count(*) FROM row_sources r JOIN files f ON f.id = r.file"
        " WHERE f.batch = ? GROUP BY r.file, r.outcome"
    )
    return {(file, outcome): number for file, outcome, number in db.rows(sql, (batch,))}


def batches(db: Database) -> list[Batch]:
    """Return all imports, newest first, undone ones too."""
    sql = (
        "SELECT id, at, by, undone_at, (SELECT count(*) FROM files WHERE batch = b.id),"
        " (SELECT count(*) FROM holds WHERE batch = b.id) FROM batches b ORDER BY id DESC"
    )
    return db.read(_batch, sql)


def _batch(row: Row) -> Batch:
    number, at, by, undone, count, held = row
    undone_at = datetime.fromisoformat(undone) if undone else None
    return Batch(number, datetime.fromisoformat(at), by, undone_at, count, held)


def files(db: Database, batch: int | None = None) -> list[ImportedFile]:
    """Return the files of one import, or of all, in the order in which they were read."""
    sql = f"{_FILES} WHERE ? IS NULL OR f.batch = ? ORDER BY f.id"
    return db.read(_imported, sql, (batch, batch))


def deliveries(db: Database) -> list[ImportedFile]:
    """Return the files that count: each content once, from imports that were not undone.

    A file that waits as a whole (another region, an exercise) does not count.
    """
    return db.read(_imported, f"{_FILES} WHERE f.id IN ({COUNTED}) ORDER BY f.id")


def asking_deliveries(db: Database) -> list[ImportedFile]:
    """Return of :func:`deliveries` those with a heading, cell or row that was not understood.

    The window asks for these after every change; of most files there is nothing to ask.
    """
    asks = "(f.quarantine != '[]' OR f.headings != '[]')"
    return db.read(_imported, f"{_FILES} WHERE {asks} AND f.id IN ({COUNTED}) ORDER BY f.id")


def delivered_days(db: Database) -> list[tuple[str, str, str]]:
    """Return period, network and stated day of each of :func:`deliveries`, as the files say it."""
    sql = f"SELECT period, network, delivered_on FROM files WHERE id IN ({COUNTED}) ORDER BY id"
    return [(period, network, day) for period, network, day in db.rows(sql)]


def admitted_hashes(db: Database) -> frozenset[str]:
    """Return the SHA-256 of each file of which rows are in the log, from imports not undone.

    Such a file is let in again without a question, also when it is of another region.
    """
    sql = (
        "SELECT DISTINCT f.sha256 FROM files f JOIN batches b ON b.id = f.batch"
        f" WHERE b.undone_at IS NULL AND f.verdict NOT IN ('X', 'skip') AND NOT {_HELD}"
    )
    return frozenset(sha256 for (sha256,) in db.rows(sql))


def files_by_number(db: Database, numbers: Iterable[int]) -> dict[int, ImportedFile]:
    """Return some files by their number."""
    sql = f"{_FILES} WHERE f.id IN (SELECT value FROM json_each(?))"
    return {item.id: item for item in db.read(_imported, sql, listed(numbers))}


def sources(db: Database, record: str) -> list[RowOrigin]:
    """Return every row of every file that gave a version of a record, oldest first."""
    sql = (
        "SELECT r.file, v.version, v.part, r.sheet, r.row, r.outcome FROM row_sources r"
        " JOIN versions v ON v.id = r.version WHERE v.record = ? ORDER BY r.id"
    )
    rows = db.rows(sql, (record,))
    known = files_by_number(db, {row[0] for row in rows})
    return [
        RowOrigin((version, part), known[file], sheet, row, outcome)
        for file, version, part, sheet, row, outcome in rows
    ]


class KeptRow(NamedTuple):
    """A row as the account of its file has it; without a version it was no record, or waits."""

    sheet: str
    row: int
    outcome: str
    record: str
    version: str


def rows_of_file(db: Database, file: int) -> list[KeptRow] | None:
    """Return the rows of a file in their order, or ``None`` when there is no such file."""
    if db.value("SELECT 1 FROM files WHERE id = ?", (file,)) is None:
        return None
    sql = (
        "SELECT r.sheet, r.row, r.outcome, coalesce(v.record, ''), coalesce(v.version, '')"
        " FROM row_sources r LEFT JOIN versions v ON v.id = r.version"
        " WHERE r.file = ? ORDER BY r.id"
    )
    return [KeptRow(*row) for row in db.rows(sql, (file,))]


class VersionSource(NamedTuple):
    """The row of a file that gave a version: SHA-256 of the file, sheet and row in it."""

    sha256: str
    sheet: str
    row: int


_GIVEN = (
    "SELECT v.version AS version, r.file AS file, r.sheet AS sheet, r.row AS row"
    " FROM versions v JOIN row_sources r ON r.version = v.id"
    " WHERE v.version IN (SELECT value FROM json_each(?))"
    " UNION ALL SELECT version, file, sheet, row FROM answers"
    " WHERE version IN (SELECT value FROM json_each(?))"
)


def version_sources(db: Database, versions: Iterable[str]) -> dict[str, VersionSource]:
    """Return for each version the row that gave it, of imports not undone.

    What a person answered to a row comes from that row too. Where several rows gave the same
    version it is the one of the earliest period, then of the smallest hash, then the first one:
    an answer in which the order of importing has no part. A transfer file is no source, but a way
    by which sources came; it has no network of its own.
    """
    sql = (
        f"SELECT g.version, f.sha256, g.sheet, g.row FROM ({_GIVEN}) g"
        " JOIN files f ON f.id = g.file JOIN batches b ON b.id = f.batch"
        " WHERE b.undone_at IS NULL AND f.network != ''"
        " ORDER BY f.period DESC, f.sha256 DESC, g.sheet DESC, g.row DESC"
    )
    rows = db.rows(sql, listed(versions) * 2)
    return {version: VersionSource(sha256, sheet, row) for version, sha256, sheet, row in rows}


def _values(file: FileRecord) -> list[Any]:
    values: list[Any] = []
    for name in _KEPT:
        value = getattr(file, name)
        if name in _JSON:
            value = json.dumps(value, ensure_ascii=False, default=_plain)
        values.append(int(value) if name in _FLAGS else value)
    return values


def _plain(value: Any) -> Any:
    """Let JSON take what it does not know: read-only mappings as objects."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"not to be kept: {type(value).__name__}")


def _imported(row: Row) -> ImportedFile:
    number, batch, at, *values = row
    kept = dict(zip(_KEPT, values, strict=True))
    for name in _JSON:
        kept[name] = json.loads(kept[name])
    for name in _FLAGS:
        kept[name] = bool(kept[name])
    return ImportedFile(number, batch, datetime.fromisoformat(at), FileRecord(**kept))
