"""Imports at a glance."""

from __future__ import annotations

from datetime import timedelta

from store.material import NOON

from resv_desktop.store.database import Database
from resv_desktop.store.imports import FileRecord, add_file, new_batch, remove_batch
from resv_desktop.store.past import PastImport, past_imports

LATER = NOON + timedelta(days=1)


def file(verdict: str, period: str = "", sha256: str = "a") -> FileRecord:
    return FileRecord(f"{sha256}.xlsx", sha256 * 64, verdict, period=period)


def test_files_that_were_left_out_are_counted_apart(db: Database) -> None:
    batch = new_batch(db, NOON)
    for record in (
        file("A", "2027-Q2"),
        file("Q", "2027-Q1", "b"),
        file("R", "2027-Q2", "c"),
        file("X", "2026-Q4", "d"),
        file("skip", "", "e"),
    ):
        add_file(db, batch, record)
    assert past_imports(db) == [
        PastImport(batch, NOON, None, files=3, left_out=2, periods=("2027-Q1", "2027-Q2"))
    ]


def test_newest_first_and_those_taken_back_too(db: Database) -> None:
    first, second = new_batch(db, NOON), new_batch(db, LATER)
    remove_batch(db, first, LATER)
    assert past_imports(db) == [
        PastImport(second, LATER, None, 0, 0, ()),
        PastImport(first, NOON, LATER, 0, 0, ()),
    ]
