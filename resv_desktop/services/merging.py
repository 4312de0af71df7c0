"""Merging workbooks into a log: read, account for every row, keep as one batch, take it back.

Merging is the union of versions and nothing else. What a person sees beforehand (:meth:`look`)
is the merge itself, carried out in a transaction that is then thrown away, so that what is shown
and what is done cannot differ.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Region
from resv_desktop.paths import DataFolder
from resv_desktop.services.accounting import Rows as Rows
from resv_desktop.services.admission import admission
from resv_desktop.services.allowed import known
from resv_desktop.services.expunging import NOTE as REMOVED
from resv_desktop.services.expunging import expunged
from resv_desktop.services.keeping import Keeping, work_out
from resv_desktop.services.mapping import NO_CHOICES, choices_of, take_over
from resv_desktop.services.merge_report import CLEAN as CLEAN
from resv_desktop.services.merge_report import NOT_TAKEN
from resv_desktop.services.merge_report import MergedFile as MergedFile
from resv_desktop.services.merge_report import MergeReport as MergeReport
from resv_desktop.services.policy import DEFAULT
from resv_desktop.services.recall import Recall
from resv_desktop.services.redaction import finish_removals, note_arrived
from resv_desktop.services.screening import told
from resv_desktop.services.setup import set_up
from resv_desktop.services.transfer import carried_choices
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import Database
from resv_desktop.store.imports import Batch as Batch
from resv_desktop.store.imports import batches, deliveries, new_batch, remove_batch
from resv_desktop.store.listing import code_labels
from resv_desktop.workbook.carried import CarriedChoice
from resv_desktop.workbook.reading import Choices
from resv_desktop.workbook.reading import FileReading as FileReading
from resv_desktop.workbook.reading import HeadingQuestion as HeadingQuestion
from resv_desktop.workbook.reading import Verdict as Verdict
from resv_desktop.workbook.workers import ReaderPool
from resv_desktop.workbook.workers import find_workbooks as find_workbooks

LOCKED = frozenset({"file_encrypted", "password_wrong"})
"""Reasons for which a file is not read that its password would take away."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def no_progress(_done: int, _total: int) -> None:
    """Report progress to nobody."""


def never() -> bool:
    """Be cancelled by nobody."""
    return False


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
        *,
        passwords: Sequence[str] = (),
    ) -> list[FileReading]:
        """Read files and folders in processes of their own; a bad file is a verdict, no error.

        ``passwords`` are tried on every file that has one. Returns what was read so far when
        ``cancelled`` says so.
        """
        return read_files(paths, self._workspace, progress, cancelled, passwords=passwords)

    def look(
        self,
        readings: Sequence[FileReading],
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
        *,
        accept: Collection[str] = (),
    ) -> MergeReport:
        """Return the account that merging would give, and keep nothing.

        ``accept`` holds the SHA-256 of files that a person lets in (see :mod:`.admission`).

        Raises:
            KnownError: ``cancelled``.
        """
        report = MergeReport()
        database = self._workspace.database()
        try:
            with database.atomic():
                work = _Work(progress, len(readings), cancelled)
                self._merge(database, readings, report, accept, work)
                raise _ThrowAway
        except _ThrowAway:
            report.forget_numbers()
        return report

    def merge(
        self,
        readings: Iterable[FileReading],
        progress: Progress = no_progress,
        total: int = 0,
        *,
        accept: Collection[str] = (),
        cancelled: Cancelled = never,
    ) -> MergeReport:
        """Keep what was read, as one batch in one transaction, after a backup.

        ``readings`` may still be on their way; ``total`` is then how many will come. ``accept``
        holds the SHA-256 of files that a person lets in though they are of another region. It is
        asked after each file whether the batch is ``cancelled``.

        Raises:
            KnownError: ``balance_open`` when a row is not accounted for, ``cancelled``; nothing
                is kept then.
            StoreError: when the log cannot be written.
        """
        database, folder = self._workspace.database(), self._workspace.folder
        make_backup(folder.database, folder.backups, self._workspace.now(), "import")
        report = MergeReport()
        try:
            with _no_sweeps(), database.atomic():
                work = _Work(progress, total, cancelled)
                self._merge(database, readings, report, accept, work)
                if all(file.verdict in NOT_TAKEN for file in report.files):
                    raise _ThrowAway
        except _ThrowAway:
            report.forget_numbers()
        finish_removals(self._workspace)
        return report

    def merge_files(
        self,
        paths: Iterable[Path],
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
        *,
        accept: Collection[str] = (),
        passwords: Sequence[str] = (),
    ) -> MergeReport:
        """Read files and folders and keep each as it comes in: reading and keeping overlap.

        ``passwords`` are tried on every file that has one.

        Raises:
            KnownError: as :meth:`merge`, and ``readers_not_started``; nothing is kept then.
        """
        files = find_workbooks(paths)
        with _pool(self._workspace, passwords) as pool:
            readings = pool.read_all(files, no_progress, cancelled)
            return self.merge(readings, progress, len(files), accept=accept, cancelled=cancelled)

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
        accept: Collection[str],
        work: _Work,
    ) -> None:
        gate = admission(self._workspace, accept)
        recall = Recall(database, self._workspace.now())
        nobody = known(self._workspace)
        seen = {delivery.file.sha256 for delivery in deliveries(database)}
        report.batch = new_batch(database, self._workspace.now())
        keeping = Keeping(database, report.batch)
        read: list[int] = []
        arrived: list[str] = []
        said: list[CarriedChoice] = []
        for done, reading in enumerate(_counted(readings, read)):
            work.at(done)
            repeated = reading.sha256 in seen
            reading = _known_again(reading) if repeated else reading
            admitted = keeping.take_over(gate.admit(reading))
            if REMOVED in admitted.notes:
                arrived.append(reading.name)
            admitted = expunged(database, recall.apply(expunged(database, admitted)))
            admitted = told(database, admitted, repeated=repeated, known=nobody)
            merged = keeping.keep(admitted, repeated=repeated)
            said += carried_choices(admitted)
            recall.keep(merged.file, admitted)
            if reading.verdict not in NOT_TAKEN:
                seen.add(reading.sha256)
            report.files.append(merged)
        work.at(len(report.files))
        keeping.finish(report.files, read)
        if said:
            take_over(self._workspace, said)
        if arrived:
            note_arrived(self._workspace, database, ", ".join(arrived))
        work.progress(len(report.files), len(report.files))


def _known_again(reading: FileReading) -> FileReading:
    """Return a file that was merged before: one that cannot be opened now is passed over."""
    if reading.reason not in LOCKED:
        return reading
    return replace(reading, verdict=Verdict.SKIPPED, reason="already_merged_encrypted")


@dataclass(frozen=True, slots=True)
class _Work:
    """How far a batch is, and whether somebody wants to end it."""

    progress: Progress = no_progress
    total: int = 0
    cancelled: Cancelled = never

    def at(self, done: int) -> None:
        """Tell how many files are done.

        Raises:
            KnownError: ``cancelled``; the transaction then leaves nothing behind.
        """
        if self.cancelled():
            raise KnownError("cancelled")
        self.progress(done, self.total)


def _counted(readings: Iterable[FileReading], rows: list[int]) -> Iterator[FileReading]:
    """Give on ``readings`` and note of each how many rows were read, whatever becomes of them."""
    for reading in readings:
        rows.append(len(reading.rows))
        yield reading


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
    choices: Choices = NO_CHOICES,
    passwords: Sequence[str] = (),
) -> list[FileReading]:
    """Read workbooks in reader processes, with or without a log at hand.

    ``choices`` is what people said of headings; those of the log count when there is one.
    ``passwords`` are tried on every file that has one.
    """
    files = find_workbooks(paths)
    if workspace:
        readers = _pool(workspace, passwords)
    else:
        codebook = with_networks(load_codebook(), ())
        readers = ReaderPool(codebook, choices=choices, passwords=passwords)
    with readers as pool:
        return list(pool.read_all(files, progress, cancelled))


def _pool(workspace: Workspace, passwords: Sequence[str]) -> ReaderPool:
    """Return reader processes that also work out what the log will need of each file."""
    prepare = partial(work_out, code_labels(workspace.database()))
    choices = choices_of(workspace)
    return ReaderPool(workspace.codebook, choices=choices, prepare=prepare, passwords=passwords)


def check_files(
    paths: Iterable[Path],
    progress: Progress = no_progress,
    region: str = "",
    choices: Choices = NO_CHOICES,
    passwords: Sequence[str] = (),
) -> MergeReport:
    """Return the account of merging files into an empty log of ``region``, and store nothing."""
    readings = read_files(paths, progress=progress, choices=choices, passwords=passwords)
    with tempfile.TemporaryDirectory(prefix="resv-check-") as folder:
        workspace = Workspace(DataFolder(Path(folder)), policy=DEFAULT)
        if region:
            set_up(workspace, ["region"], region=Region(region))
        try:
            return Merging(workspace).look(readings)
        finally:
            workspace.release()
