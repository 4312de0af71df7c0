"""The long work of merging, on worker threads, each with its own connection to the log."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.collector import give_back, held
from resv_desktop.gui.models.merge import FileFacts
from resv_desktop.services.conflicts import conflicts
from resv_desktop.services.differences import FileDifferences, RowDifference, differences
from resv_desktop.services.mapping import WaitingHeading, headings_waiting, remember
from resv_desktop.services.merging import (
    LOCKED,
    FileReading,
    HeadingQuestion,
    MergeReport,
    Merging,
    Verdict,
    check_files,
    find_workbooks,
)
from resv_desktop.services.past import PastImport, files_of
from resv_desktop.services.tracing import RowNow, what_became
from resv_desktop.services.transfer import Transferred, write_transfer
from resv_desktop.services.waiting import Waiting, waiting
from resv_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from resv_desktop.services.practice import Grading

PRACTICE_FOLDER = "Oefenmap RESV"
"""The name that a practice folder has among other things; what is in it is Dutch as well."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Looked:
    """What was read, and the account that merging it would give.

    ``paths`` are the files themselves in the order of ``readings``, to read some of them again;
    ``accept`` holds the SHA-256 of the files that the person lets in.
    """

    paths: Sequence[Path]
    readings: list[FileReading]
    report: MergeReport
    accept: frozenset[str] = frozenset()
    practice: Grading | None = None
    """The marks of a practice folder, of which nothing can be merged."""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """Those that opened files: in memory, until the files are put away or merged."""
    passed_over: frozenset[str] = frozenset()
    """The SHA-256 of files whose password will not be given."""

    def is_locked(self, at: int) -> bool:
        """Whether the file at a place was not read for want of its password."""
        file = self.report.files[at]
        refused = file.verdict is Verdict.REFUSED and self.practice is None
        return refused and file.reason in LOCKED

    def locked(self) -> list[int]:
        """The places of the files whose password is asked."""
        return [
            at for at, file in enumerate(self.report.files)
            if self.is_locked(at) and file.reading.sha256 not in self.passed_over
        ]  # fmt: skip


@dataclass(frozen=True)
class PracticeMade:
    """A practice folder that was written; ``files`` are the workbooks in it."""

    folder: Path
    files: int


@held()
def look(
    workspace: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Cancelled
) -> Looked:
    """Read files and say what merging them would do; keeps nothing.

    Raises:
        KnownError: ``cancelled``, or ``no_workbooks`` when there is nothing to read.
    """
    try:
        if len(paths) == 1 and paths[0].is_dir() and (looked := _practised(paths[0], progress)):
            _go_on(cancelled)
            return looked
        merging = Merging(workspace)
        files = find_workbooks(paths)
        readings = merging.read(files, progress, cancelled)
        _go_on(cancelled)
        if not readings:
            raise KnownError("no_workbooks")
        return Looked(files, readings, merging.look(readings, progress, cancelled))
    finally:
        workspace.release()


def admit(
    workspace: Workspace,
    looked: Looked,
    accept: frozenset[str],
    progress: Progress,
    cancelled: Cancelled,
) -> Looked:
    """Account anew with other files let in.

    Raises:
        KnownError: ``cancelled``.
    """
    try:
        report = Merging(workspace).look(looked.readings, progress, cancelled, accept=accept)
        return replace(looked, report=report, accept=accept)
    finally:
        workspace.release()


@held()
def read_again(
    workspace: Workspace,
    looked: Looked,
    network: str,
    answers: Sequence[tuple[HeadingQuestion, str]],
    progress: Progress,
    cancelled: Cancelled,
) -> Looked:
    """Keep what the headings of a network are, and read every file again that asked about them.

    Raises:
        KnownError: ``cancelled``; the answers are kept all the same.
    """
    try:
        for question, column in answers:
            remember(workspace, question, column, network)
        kept = {question.choice(network) for question, _ in answers}
        again = [at for at, reading in enumerate(looked.readings) if kept & _asked(reading)]
        merging = Merging(workspace)
        fresh = merging.read(
            [looked.paths[at] for at in again], progress, cancelled, passwords=looked.passwords
        )
        _go_on(cancelled)
        return _with(merging, looked, dict(zip(again, fresh, strict=True)), progress, cancelled)
    finally:
        workspace.release()


@held()
def unlock(
    workspace: Workspace,
    looked: Looked,
    chosen: int,
    password: str,
    progress: Progress,
    cancelled: Cancelled,
) -> Looked:
    """Try a password on the file at ``chosen``, and quietly on the others that have one.

    Raises:
        KnownError: ``cancelled``.
    """
    try:
        merging = Merging(workspace)
        places = sorted({chosen, *looked.locked()})
        files = [looked.paths[at] for at in places]
        fresh = merging.read(files, progress, cancelled, passwords=[password])
        _go_on(cancelled)
        # Only of the file it was typed for is it said that a password does not fit.
        said = {
            at: reading for at, reading in zip(places, fresh, strict=True)
            if at == chosen or reading.reason not in LOCKED
        }  # fmt: skip
        fits = any(reading.verdict is not Verdict.REFUSED for reading in said.values())
        found = _with(merging, looked, said, progress, cancelled)
        return replace(found, passwords=(*looked.passwords, password)) if fits else found
    finally:
        workspace.release()


def _with(
    merging: Merging,
    looked: Looked,
    fresh: Mapping[int, FileReading],
    progress: Progress,
    cancelled: Cancelled,
) -> Looked:
    """Return the account anew with other readings at some places."""
    readings = [fresh.get(at, reading) for at, reading in enumerate(looked.readings)]
    report = merging.look(readings, progress, cancelled, accept=looked.accept)
    return replace(looked, readings=readings, report=report)


def answer_headings(workspace: Workspace, answers: Sequence[tuple[WaitingHeading, str]]) -> int:
    """Keep what headings of merged files are; returns how many cells are understood by it."""
    try:
        return sum(remember(workspace, heading, column) for heading, column in answers)
    finally:
        workspace.release()


def _asked(reading: FileReading) -> set[tuple[str, str, str, str]]:
    return {question.choice(reading.network) for question in reading.headings}


@held()
def merge(
    workspace: Workspace, looked: Looked, progress: Progress, cancelled: Cancelled
) -> MergeReport:
    """Keep what was read, as one batch.

    Raises:
        KnownError: ``cancelled``; nothing is kept then.
    """
    try:
        return Merging(workspace).merge(
            looked.readings,
            progress,
            len(looked.readings),
            accept=looked.accept,
            cancelled=cancelled,
        )
    finally:
        workspace.release()


def put_away(looked: Looked) -> None:
    """Forget what was read, one file at a time; nobody may look at it any more.

    Hundreds of workbooks that are freed in one stroke hold up every thread until all are gone.
    """
    for kept in (looked.readings, looked.report.files):
        while kept:
            kept.pop()
    give_back()


def changes_in(
    workspace: Workspace, readings: Sequence[FileReading], at: int, language: str
) -> Sequence[RowDifference]:
    """Return what the rows of one of the workbooks that were read would change, field by field.

    Its network's other workbooks are looked at too: they may say what stood there before.
    """
    try:
        chosen = readings[at]
        ours = [reading for reading in readings if reading.network == chosen.network]
        found = differences(workspace, ours, language)
        return [row for file in found if file.name == chosen.name for row in file.rows]
    finally:
        workspace.release()


@dataclass(frozen=True)
class Past:
    """A merge that was done: its files, and the headings of which nobody said what they are.

    ``cells`` is how many of its cells and rows wait for a person, ``choices`` how many records of
    the whole log wait for a choice between versions.
    """

    files: tuple[FileFacts, ...]
    headings: tuple[WaitingHeading, ...]
    cells: int = 0
    choices: int = 0


def past(workspace: Workspace, batch: PastImport) -> Past:
    """Return the files of a merge with what still waits in each."""
    try:
        standing = batch.undone_at is None
        kept = files_of(workspace, batch.id)
        names = {item.file.name for item in kept}
        asked = headings_waiting(workspace) if standing else []
        headings = tuple(heading for heading in asked if names & set(heading.files))
        open_: defaultdict[int, list[Waiting]] = defaultdict(list)
        cells = waiting(workspace, batch.id) if standing else []
        for item in cells:
            open_[item.file].append(item)
        counts = Counter(name for heading in headings for name in set(heading.files))
        files = (FileFacts.of_kept(f, open_[f.id], counts[f.file.name]) for f in kept)
        choices = conflicts(workspace) if standing else []
        return Past(tuple(files), headings, len(cells), len(choices))
    finally:
        workspace.release()


def changes_of(workspace: Workspace, batch: int, language: str) -> Sequence[FileDifferences]:
    """Return what a merge changed, file by file and field by field."""
    try:
        return differences(workspace, batch, language)
    finally:
        workspace.release()


def fates_of(workspace: Workspace, file: int) -> Sequence[RowNow]:
    """Return what became of each row of a file, then and since."""
    try:
        return what_became(workspace, file)
    finally:
        workspace.release()


def undo(workspace: Workspace, batch: int) -> int:
    """Take a batch back; returns how many versions went."""
    try:
        return Merging(workspace).undo(batch)
    finally:
        workspace.release()


def transfer(workspace: Workspace, target: Path) -> Transferred:
    """Write the whole log, with the account of the files behind it, to a transfer file."""
    try:
        return write_transfer(workspace, target)
    finally:
        workspace.release()


def make_practice(folder: Path, progress: Progress, cancelled: Cancelled) -> PracticeMade:
    """Write a practice folder in ``folder``; beside what else it holds, in a folder of its own.

    Raises:
        KnownError: ``cancelled``, or when it cannot be written.
    """
    from resv_desktop.services import practice

    target = practice_target(folder)
    return PracticeMade(target, len(practice.make_practice(target, progress, cancelled).answers))


def practice_target(folder: Path) -> Path:
    """Return where a practice folder goes: ``folder`` itself when that holds nothing else."""
    from resv_desktop.services import practice

    free = not any(folder.iterdir()) or practice.answers_in(folder) is not None
    return folder if free else folder / PRACTICE_FOLDER


def _practised(folder: Path, progress: Progress) -> Looked | None:
    """Return the account and the marks of a practice folder; ``None`` for any other folder."""
    from resv_desktop.services import practice

    answers = practice.answers_in(folder)
    if answers is None:
        return None
    report = check_files([folder], progress, answers.region)
    readings = [file.reading for file in report.files]
    return Looked((), readings, report, practice=practice.grade(folder, report))


def _go_on(cancelled: Cancelled) -> None:
    if cancelled():
        raise KnownError("cancelled")
