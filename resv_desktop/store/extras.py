"""Texts of workbooks that are no field of a record and must not be lost: remarks, added columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resv_desktop.store.database import Database
from resv_desktop.store.imports import COUNTED

NewExtra = tuple[str, int, str, str, str, str]
"""Sheet, row, column, text, rule, and the record of the row (empty when it is of none)."""


@dataclass(frozen=True, slots=True)
class KeptExtra:
    """A text with where it came from. ``rule`` says what kind it is (``cell_remark`` ...)."""

    sha256: str
    file: str
    network: str
    sheet: str
    row: int
    column: str
    text: str
    rule: str
    record: str


def add_extras(db: Database, file: int, extras: Iterable[NewExtra]) -> None:
    """Keep the texts of a file; belongs in the transaction of its import."""
    sql = (
        'INSERT INTO extras (file, sheet, row, "column", text, rule, record)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    rows = [(file, *extra) for extra in extras]
    if rows:
        db.run_many(sql, rows)


def remove_extras(db: Database, file: int, sheet: str, row: int, column: str, rule: str) -> None:
    """Take out the texts of one kind that were kept of a row or one of its columns."""
    where = 'file = ? AND sheet = ? AND row = ? AND "column" = ? AND rule = ?'
    db.run(f"DELETE FROM extras WHERE {where}", (file, sheet, row, column, rule))


_COUNTED = (
    'SELECT f.sha256, f.name, f.network, e.sheet, e.row, e."column", e.text, e.rule, e.record'
    f" FROM extras e JOIN files f ON f.id = e.file WHERE e.file IN ({COUNTED})"
)


def all_extras(db: Database) -> list[KeptExtra]:
    """Return the texts of all files that count, each file once, in an order of content only."""
    sql = f"{_COUNTED} ORDER BY f.network, f.period, f.sha256, e.sheet, e.row, e.column, e.text"
    return db.read(lambda row: KeptExtra(*row), sql)


def extras_of(db: Database, record: str) -> list[KeptExtra]:
    """Return the texts that stood on rows of a record."""
    sql = f"{_COUNTED} AND e.record = ? ORDER BY f.period, f.sha256, e.sheet, e.row, e.column"
    return db.read(lambda row: KeptExtra(*row), sql, (record,))
