"""Programs with one service broken each, of the kind that other tools for merging have."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from resv_desktop.domain.view import RecordView
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.store import imports, loading, transfer
from resv_desktop.store.database import Database
from resv_desktop.workbook.reading import FileReading, Verdict

Mutant = Callable[[pytest.MonkeyPatch], None]


def everywhere(patch: pytest.MonkeyPatch, original: object, mutated: object) -> None:
    """Put ``mutated`` in the place of ``original`` in every module of the program that has it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("resv_desktop."):
            for attribute, value in list(vars(module).items()):
                if value is original:
                    patch.setattr(module, attribute, mutated)


def _emptied(reading: FileReading) -> FileReading:
    rows = tuple(row._replace(versions=()) for row in reading.rows)
    return replace(reading, rows=rows, edges=frozenset(), tombstones=())


def _with_readings(
    patch: pytest.MonkeyPatch, change: Callable[[Merging, FileReading], FileReading]
) -> None:
    merge = Merging.merge

    def mutated(
        self: Merging, readings: Iterable[FileReading], *rest: Any, **more: Any
    ) -> MergeReport:
        return merge(self, [change(self, reading) for reading in readings], *rest, **more)

    patch.setattr(Merging, "merge", mutated)


def files_with_repairs_are_skipped(patch: pytest.MonkeyPatch) -> None:
    """Power Query's tick box *skip files with errors*: they are simply not in the result."""
    _with_readings(
        patch,
        lambda _merging, reading: (
            _emptied(reading) if reading.verdict is Verdict.REPAIRED else reading
        ),
    )


def a_known_file_is_not_read_again(patch: pytest.MonkeyPatch) -> None:
    """Also when its import was undone: what came with it is lost for good."""

    def change(merging: Merging, reading: FileReading) -> FileReading:
        known = {item.file.sha256 for item in imports.files(merging._workspace.database())}
        return _emptied(reading) if reading.sha256 in known else reading

    _with_readings(patch, change)


def descent_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    """What followed what is not kept, but for what a version states itself."""
    _with_readings(patch, lambda _m, reading: replace(reading, edges=frozenset()))


def who_comes_first_is_shown(patch: pytest.MonkeyPatch) -> None:
    """Of several heads the one that arrived first is shown: the order of files decides."""
    original = loading.views

    def mutated(db: Database, records: Iterable[str]) -> dict[str, RecordView]:
        return {record: _by_arrival(db, view) for record, view in original(db, records).items()}

    everywhere(patch, original, mutated)


def _by_arrival(db: Database, view: RecordView) -> RecordView:
    numbers = {
        head.version.id: db.value(
            "SELECT min(id) FROM versions WHERE version = ?", [head.version.id]
        )
        for head in view.heads
    }
    return replace(view, heads=tuple(sorted(view.heads, key=lambda h: numbers[h.version.id])))


def a_transfer_forgets_its_files(patch: pytest.MonkeyPatch) -> None:
    """Versions travel, the account of the files behind them does not."""
    everywhere(patch, transfer.kept_files, lambda _db: [])


def a_carried_file_counts_again(patch: pytest.MonkeyPatch) -> None:
    """A file that both computers read is counted twice after they met."""

    def mutated(db: Database) -> list[imports.ImportedFile]:
        undone = {batch.id for batch in imports.batches(db) if batch.undone_at}
        return [item for item in imports.files(db) if item.batch not in undone]

    everywhere(patch, imports.deliveries, mutated)


MUTANTS: tuple[Mutant, ...] = (
    files_with_repairs_are_skipped,
    a_known_file_is_not_read_again,
    descent_is_forgotten,
    who_comes_first_is_shown,
    a_transfer_forgets_its_files,
    a_carried_file_counts_again,
)
