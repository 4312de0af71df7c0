"""What a person said of cells and rows that were not understood, kept for good.

An answer belongs to a question, not to a file: the same raw text in the same column of the same
record is the same question when it comes in again. Undoing an import takes the version away that
an answer made, never the answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import Any

from resv_desktop.store.database import Database, Row
from resv_desktop.store.log import stamp
from resv_desktop.store.rows import VersionKey, listed
from resv_desktop.store.versions import version_numbers

Place = tuple[int, str, int, str]
"""File, sheet, row and column as they stand in the account of the file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``column`` and ``key`` are empty for a row that waited as a whole.

    ``key`` is our column, ``kind`` our sheet, ``raw`` and ``rule`` are as they were quarantined.
    ``value`` is the field's value as JSON, empty when the cell was left as it is; ``version`` is
    the identifier of the version that says so.
    """

    file: int
    sheet: str
    row: int
    column: str
    kind: str
    key: str
    raw: str
    rule: str
    network: str
    record: str
    value: str
    version: str
    at: datetime
    by: str

    @property
    def place(self) -> Place:
        """Where the question stood."""
        return self.file, self.sheet, self.row, self.column

    @property
    def is_dismissed(self) -> bool:
        """Whether the cell was left as it is."""
        return not self.value


_NAMES = tuple(item.name for item in fields(Answer))
_QUOTED = ", ".join(f'"{name}"' for name in _NAMES)
_SELECT = f"SELECT {_QUOTED} FROM answers"
_ADD = f"INSERT INTO answers ({_QUOTED}) VALUES ({', '.join('?' * len(_NAMES))})"


def add_answers(db: Database, answers: Iterable[Answer]) -> None:
    """Keep answers; belongs in the transaction that adds their versions."""
    rows = [[stamp(v) if isinstance(v, datetime) else v for v in astuple(a)] for a in answers]
    with db.atomic():
        db.run_many(_ADD, rows)


def all_answers(db: Database, network: str | None = None) -> list[Answer]:
    """Return what was answered, of one network or of all, oldest first."""
    sql = f"{_SELECT} WHERE ? IS NULL OR network = ? ORDER BY id"
    return db.read(_answer, sql, (network, network))


def answered_networks(db: Database) -> set[str]:
    """Return the networks of which anything was answered."""
    return {network for (network,) in db.rows("SELECT DISTINCT network FROM answers")}


def keep_questions(db: Database, file: int, questions: Sequence[Mapping[str, Any]]) -> None:
    """Let the account of a file hold what was asked, also what had its answer by then."""
    text = json.dumps(questions, ensure_ascii=False)
    db.run("UPDATE files SET quarantine = ? WHERE id = ?", (text, file))


def same_content(db: Database, file: int) -> list[int]:
    """Return the files of the same content as ``file``, of imports not undone."""
    sql = (
        "SELECT f.id FROM files f JOIN batches b ON b.id = f.batch WHERE b.undone_at IS NULL"
        " AND f.sha256 = (SELECT sha256 FROM files WHERE id = ?) ORDER BY f.id"
    )
    return [number for (number,) in db.rows(sql, (file,))]


def take_back(db: Database, place: Place) -> int:
    """Forget the answers at one place; return how many there were. Versions stay."""
    sql = 'DELETE FROM answers WHERE file = ? AND sheet = ? AND "row" = ? AND "column" = ?'
    with db.atomic():
        return db.run(sql, place).rowcount


def _answer(row: Row) -> Answer:
    kept = dict(zip(_NAMES, row, strict=True))
    return Answer(**{**kept, "at": datetime.fromisoformat(kept["at"])})


# Rows of the files that questions stand in


def row_records(db: Database, files: Iterable[int]) -> dict[tuple[int, str, int], tuple[str, str]]:
    """Return record and version of each row of some files that gave one, by file, sheet and row."""
    sql = (
        'SELECT r.file, r.sheet, r."row", v.record, v.version FROM row_sources r'
        " JOIN versions v ON v.id = r.version"
        " WHERE r.file IN (SELECT value FROM json_each(?)) ORDER BY r.id DESC"
    )
    rows = db.rows(sql, listed(files))
    return {(file, sheet, row): (record, version) for file, sheet, row, record, version in rows}


def is_standing(db: Database, file: int) -> bool:
    """Say whether a file is there and its import was not undone."""
    sql = "SELECT b.undone_at IS NULL FROM files f JOIN batches b ON b.id = f.batch WHERE f.id = ?"
    return bool(db.value(sql, (file,)))


def row_outcome(db: Database, place: Place) -> str:
    """Return what became of a row, as the account of its file has it."""
    sql = 'SELECT outcome FROM row_sources WHERE file = ? AND sheet = ? AND "row" = ?'
    return str(db.value(sql, place[:3]) or "")


def holding_batches(db: Database, version: str) -> set[int]:
    """Return the imports that brought a version: what rests on it goes and stays with them."""
    sql = (
        "SELECT DISTINCT h.batch FROM holds h JOIN versions v ON v.id = h.version"
        " WHERE v.version = ? AND h.batch != 0"
    )
    return {batch for (batch,) in db.rows(sql, (version,))}


def settle_row(db: Database, place: Place, outcome: str, version: VersionKey | None = None) -> None:
    """Note in the account of a file that a row no longer waits: it became ``outcome``.

    The numbers of the file follow, so that they go on adding up.
    """
    file, sheet, row, _ = place
    numbers = version_numbers(db, [version] if version else [])
    where = 'WHERE file = ? AND sheet = ? AND "row" = ?'
    with db.atomic():
        before = db.value(f"SELECT outcome FROM row_sources {where}", (file, sheet, row))
        sql = f"UPDATE row_sources SET outcome = ?, version = ? {where}"
        db.run(sql, (outcome, next(iter(numbers.values()), None), file, sheet, row))
        counts = json.loads(db.value("SELECT counts FROM files WHERE id = ?", (file,)))
        counts[before] -= 1
        counts[outcome] = counts.get(outcome, 0) + 1
        db.run("UPDATE files SET counts = ? WHERE id = ?", (json.dumps(counts), file))
