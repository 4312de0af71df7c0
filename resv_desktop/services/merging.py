"""Merging workbooks into a log: read, account for every row, keep as one batch, take it back.

Merging is the union of versions and nothing else. What a person sees beforehand (:meth:`look`)
is the merge itself, carried out in a transaction that is then thrown away, so that what is shown
and what is done cannot differ.
"""

from __future__ import annotations

import gc
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Region
from resv_desktop.domain.version import Extent, Version
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.paths import DataFolder
from resv_desktop.sentences import sentence
from resv_desktop.services.accounting import RowFate, total
from resv_desktop.services.accounting import Rows as Rows
from resv_desktop.services.admission import admission
from resv_desktop.services.setup import set_up
from resv_desktop.services.transfer import carried_accounts
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import Database
from resv_desktop.store.imports import Batch as Batch
from resv_desktop.store.imports import (
    FileRecord,
    add_file,
    add_row_sources,
    batches,
    deliveries,
    new_batch,
    remove_batch,
)
from resv_desktop.store.transfer import carry_answers
from resv_desktop.store.versions import add_versions, known_keys, views
from resv_desktop.workbook.reading import FileReading as FileReading
from resv_desktop.workbook.reading import HeadingQuestion as HeadingQuestion
from resv_desktop.workbook.reading import RowOutcome, RowReading
from resv_desktop.workbook.reading import Verdict as Verdict
from resv_desktop.workbook.workers import ReaderPool
from resv_desktop.workbook.workers import find_workbooks as find_workbooks

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

CLEAN = frozenset({Verdict.ACCEPT, Verdict.NOTED, Verdict.SKIPPED})
"""Verdicts that need nobody's attention."""


NOT_TAKEN = frozenset({Verdict.REFUSED, Verdict.SKIPPED})
"""Verdicts of files of which nothing is kept."""


def no_progress(_done: int, _total: int) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Be cancelled by nobody."""
    return False


@dataclass(slots=True)
class MergedFile:
    """What became of one file."""

    reading: FileReading
    verdict: Verdict
    reason: str
    rows: Rows

    def message(self, language: str = "nl") -> str:
        """Return what there is to say of the file, in a sentence."""
        values = {**self.reading.values, "file": self.reading.name, **self.rows.as_dict()}
        return sentence(self.reason or "accepted", values, language)

    def as_dict(self) -> dict[str, Any]:
        """Return the file as the command line prints it."""
        reading = self.reading
        return {
            "file": reading.name,
            "sha256": reading.sha256,
            "verdict": self.verdict.value,
            "reason": self.reason,
            "message": self.message(),
            "network": reading.network or None,
            "period": reading.period or None,
            "rows": self.rows.as_dict(),
            "repairs": [
                {
                    "sheet": r.sheet,
                    "row": r.row,
                    "column": r.column,
                    "before": r.before,
                    "after": r.after,
                    "rule": r.rule,
                }
                for r in reading.repairs
            ],
            "quarantine": [
                {"sheet": q.sheet, "row": q.row, "column": q.column, "raw": q.raw, "rule": q.rule}
                for q in reading.quarantine
            ],
            "notes": list(reading.notes),
        }


@dataclass(slots=True)
class MergeReport:
    """The account of a batch. ``batch`` is ``None`` when nothing was kept."""

    files: list[MergedFile] = field(default_factory=list)
    batch: int | None = None

    @property
    def totals(self) -> Rows:
        """The numbers of all files together."""
        return total(file.rows for file in self.files)

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should see something: a refused file, a quarantine, a conflict."""
        findings = self.totals
        waits = findings.conflict or findings.quarantined
        return bool(waits) or any(file.verdict not in CLEAN for file in self.files)

    def as_dict(self) -> dict[str, Any]:
        """Return the account as the command line prints it."""
        totals = self.totals
        return {
            "batch": self.batch,
            "balance": totals.balance,
            "totals": totals.as_dict(),
            "files": [file.as_dict() for file in self.files],
        }


class _ThrowAway(Exception):  # noqa: N818  (not a fault: how a trial leaves its transaction)
    """Leaves nothing of a merge behind."""


class Merging:
    """Merging into the log of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(
        self,
        paths: Iterable[Path],
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> list[FileReading]:
        """Read files and folders in processes of their own; a bad file is a verdict, no error.

        Returns what was read so far when ``cancelled`` says so.
        """
        return read_files(paths, self._workspace, progress, cancelled)

    def look(self, readings: Sequence[FileReading], *, accept: Collection[str] = ()) -> MergeReport:
        """Return the account that merging would give, and keep nothing.

        ``accept`` holds the SHA-256 of files that a person lets in (see :mod:`.admission`).
        """
        report = MergeReport()
        database = self._workspace.database()
        try:
            with database.atomic():
                self._merge(database, readings, report, accept=accept)
                raise _ThrowAway
        except _ThrowAway:
            report.batch = None
        return report

    def merge(
        self,
        readings: Iterable[FileReading],
        progress: Progress = no_progress,
        total: int = 0,
        *,
        accept: Collection[str] = (),
    ) -> MergeReport:
        """Keep what was read, as one batch in one transaction, after a backup.

        ``readings`` may still be on their way; ``total`` is then how many will come. ``accept``
        holds the SHA-256 of files that a person lets in though they are of another region.

        Raises:
            KnownError: ``balance_open`` when a row is not accounted for; nothing is kept.
            StoreError: when the log cannot be written.
        """
        database, folder = self._workspace.database(), self._workspace.folder
        make_backup(folder.database, folder.backups, self._workspace.now(), "import")
        report = MergeReport()
        try:
            with _no_sweeps(), database.atomic():
                self._merge(database, readings, report, progress, total, accept)
                if all(file.verdict in NOT_TAKEN for file in report.files):
                    raise _ThrowAway
        except _ThrowAway:
            report.batch = None
        return report

    def merge_files(
        self,
        paths: Iterable[Path],
        progress: Progress = no_progress,
        *,
        accept: Collection[str] = (),
    ) -> MergeReport:
        """Read files and folders and keep each as it comes in: reading and keeping overlap.

        Raises:
            KnownError: as :meth:`merge`, and ``readers_not_started``; nothing is kept then.
        """
        files = find_workbooks(paths)
        with ReaderPool(self._workspace.codebook) as pool:
            readings = pool.read_all(files, no_progress, never)
            return self.merge(readings, progress, len(files), accept=accept)

    def undo(self, batch: int) -> int:
        """Take a batch back; returns how many versions went.

        Raises:
            KnownError: ``batch_not_found``, ``batch_already_undone``.
        """
        return remove_batch(self._workspace.database(), batch, self._workspace.now())

    def batches(self) -> list[Batch]:
        """Return the batches, latest first."""
        return batches(self._workspace.database())

    def _merge(
        self,
        database: Database,
        readings: Iterable[FileReading],
        report: MergeReport,
        progress: Progress = no_progress,
        total: int = 0,
        accept: Collection[str] = (),
    ) -> None:
        gate = admission(self._workspace, accept)
        seen = {delivery.file.sha256 for delivery in deliveries(database)}
        report.batch = new_batch(database, self._workspace.now())
        for done, reading in enumerate(readings):
            progress(done, total)
            repeated = reading.sha256 in seen
            merged = _merge_file(database, report.batch, gate.admit(reading), repeated=repeated)
            seen.add(reading.sha256)
            report.files.append(merged)
        if report.totals.balance or any(file.rows.balance for file in report.files):
            raise KnownError("balance_open", difference=report.totals.balance)
        progress(len(report.files), len(report.files))


@contextmanager
def _no_sweeps() -> Iterator[None]:
    """Hold the garbage collector for a batch.

    What was read is kept until the account is closed, all of it without cycles; sweeping that
    growing heap again and again would cost more than the merge.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_files(
    paths: Iterable[Path],
    workspace: Workspace | None = None,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> list[FileReading]:
    """Read workbooks in reader processes, with or without a log at hand."""
    files = find_workbooks(paths)
    codebook = workspace.codebook if workspace else with_networks(load_codebook(), ())
    with ReaderPool(codebook) as pool:
        return list(pool.read_all(files, progress, cancelled))


def check_files(
    paths: Iterable[Path], progress: Progress = no_progress, region: str = ""
) -> MergeReport:
    """Return the account of merging files into an empty log of ``region``, and store nothing."""
    readings = read_files(paths, progress=progress)
    with tempfile.TemporaryDirectory(prefix="resv-check-") as folder:
        workspace = Workspace(DataFolder(Path(folder)))
        if region:
            set_up(workspace, ["region"], region=Region(region))
        try:
            return Merging(workspace).look(readings)
        finally:
            workspace.release()


def _merge_file(
    database: Database, batch: int, reading: FileReading, *, repeated: bool
) -> MergedFile:
    rows = Rows(read=len(reading.rows))
    fates = _fates(database, batch, reading)
    for fate in fates:
        rows.count(fate)
    merged = MergedFile(reading, reading.verdict, reading.reason, rows)
    nothing_new = rows.unchanged == rows.read and reading.verdict not in NOT_TAKEN
    if repeated and nothing_new:
        merged.verdict, merged.reason = Verdict.NOTED, "already_merged"
    _keep_file(database, batch, merged, fates)
    _keep_carried(database, batch, reading, fates)
    return merged


def _fates(database: Database, batch: int, reading: FileReading) -> list[RowFate]:
    """Add what a file holds to the log and return what became of each of its rows."""
    known = known_keys(database, (v.key for row in reading.rows for v in row.versions))
    fresh = [[v for v in row.versions if v.key not in known] for row in reading.rows]
    touched = {row.record for row, new in zip(reading.rows, fresh, strict=True) if new}
    records = [record for record in touched if record]
    before = views(database, records)
    everything = [v for row in reading.rows for v in row.versions]
    add_versions(database, [*everything, *reading.tombstones], reading.edges, batch=batch)
    rows_of = Counter(row.record for row in reading.rows for _ in row.versions)
    after = views(database, [r for r in records if r in before or rows_of[r] > 1])
    return [_fate(row, new, before, after) for row, new in zip(reading.rows, fresh, strict=True)]


def _fate(
    row: RowReading,
    fresh: Sequence[Version],
    before: dict[str, RecordView],
    after: dict[str, RecordView],
) -> RowFate:
    if row.outcome is RowOutcome.QUARANTINED:
        return RowFate.QUARANTINED
    if row.outcome is RowOutcome.NOT_AN_ENTRY or row.record is None:
        return RowFate.NOT_AN_ENTRY
    if not fresh:
        return RowFate.UNCHANGED
    return _change(row, before.get(row.record), after.get(row.record))


def _change(row: RowReading, before: RecordView | None, after: RecordView | None) -> RowFate:
    """Say what a row that brings something new did to its record."""
    if after and after.grade is not Grade.SETTLED:
        heads = {head.version.id for head in after.heads}
        if heads & {version.id for version in row.versions}:
            return RowFate.CONFLICT
    if before is None or after is None:
        return RowFate.NEW
    same = before.fields == after.fields and before.deleted == after.deleted
    return RowFate.UNCHANGED if same else RowFate.UPDATED


def _keep_carried(
    database: Database, batch: int, reading: FileReading, fates: Sequence[RowFate]
) -> None:
    """Keep the account of the files behind a transfer as if they had been read here."""
    for item in carried_accounts(reading, fates):
        rows = Rows(read=len(item.fates))
        for fate in item.fates:
            rows.count(fate)
        merged = MergedFile(item.reading, item.reading.verdict, item.reading.reason, rows)
        file = _keep_file(database, batch, merged, item.fates)
        carry_answers(database, file, item.reading.sha256, item.answers)


def _keep_file(database: Database, batch: int, merged: MergedFile, fates: Sequence[RowFate]) -> int:
    details = merged.as_dict()
    reading = merged.reading
    record = FileRecord(
        name=reading.name,
        sha256=reading.sha256,
        verdict=merged.verdict.value,
        reason=merged.reason,
        values=dict(reading.values),
        network=reading.network,
        network_name=reading.network_name,
        region=reading.region,
        period=reading.period,
        delivered_on=reading.delivered_on,
        nothing_to_report=reading.nothing_to_report,
        program=reading.program,
        practice=reading.practice,
        counts=details["rows"],
        repairs=details["repairs"],
        quarantine=[item._asdict() for item in reading.quarantine],
        notes=details["notes"],
        headings=[question._asdict() for question in reading.headings],
    )
    file = add_file(database, batch, record)
    sources = [
        (row.sheet, row.row, fate.value, _main_key(row))
        for row, fate in zip(reading.rows, fates, strict=True)
    ]
    add_row_sources(database, file, sources)
    return file


def _main_key(row: RowReading) -> tuple[str, str] | None:
    """Return the version a row stands for: its edit, or what it showed of a stated version."""
    ordered = sorted(row.versions, key=lambda version: version.extent is Extent.PARTIAL)
    return ordered[0].key if ordered else None
