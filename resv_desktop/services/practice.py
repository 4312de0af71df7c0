"""The practice folder: made by the program, and marked by the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError, WriteFailedError
from resv_desktop.paths import read_plain
from resv_desktop.services.merging import (
    Cancelled,
    MergedFile,
    MergeReport,
    Progress,
    check_files,
    never,
    no_progress,
)
from resv_desktop.services.workspace import load_codebook, with_networks
from resv_desktop.workbook.practice import practice_cases
from resv_desktop.workbook.practice.answers import ANSWERS_BOOK as ANSWERS_BOOK
from resv_desktop.workbook.practice.answers import (
    ANSWERS_FILE,
    Answer,
    PracticeAnswers,
    write_practice,
)
from resv_desktop.workbook.practice.case import PASSED_OVER

MOST_BYTES = 5_000_000
"""An answer file is a hundredth of it."""


@dataclass(frozen=True, slots=True)
class GradedFile:
    """One file of a practice folder: what must be said of it and what was said."""

    answer: Answer
    found: Mapping[str, Any] | None
    right: bool


@dataclass(frozen=True, slots=True)
class Grading:
    """How many cases of a practice folder came out as its answers say."""

    files: tuple[GradedFile, ...]

    @property
    def total(self) -> int:
        """How many cases there are."""
        return len({file.answer.number for file in self.files})

    @property
    def wrong(self) -> tuple[int, ...]:
        """The numbers of the cases that came out otherwise."""
        return tuple(sorted({file.answer.number for file in self.files if not file.right}))

    @property
    def right(self) -> int:
        """How many cases came out as listed, with all their files."""
        return self.total - len(self.wrong)

    def as_dict(self) -> dict[str, Any]:
        """Return the marks as the command line prints them."""
        return {
            "total": self.total,
            "right": self.right,
            "wrong": list(self.wrong),
            "files": [
                {
                    "number": file.answer.number,
                    "file": file.answer.file,
                    "right": file.right,
                    "expected": _shown(file.answer),
                    "found": file.found,
                }
                for file in self.files
            ],
        }


def make_practice(
    folder: Path, progress: Progress = no_progress, cancelled: Cancelled = never
) -> PracticeAnswers:
    """Write the practice folder with its answers; an earlier one is made anew.

    Raises:
        KnownError: ``cancelled``; what was written is gone then.
        KnownError: ``practice_folder_in_use`` when ``folder`` holds something else.
        WriteFailedError: ``write_failed`` when it cannot be written.
    """
    codebook = with_networks(load_codebook(), ())

    def step(done: int, total: int) -> None:
        if cancelled():
            _make_room(folder)
            raise KnownError("cancelled")
        progress(done, total)

    try:
        _make_room(folder)
        return write_practice(folder, practice_cases(), codebook, step)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise WriteFailedError("write_failed", file=folder.name, reason=reason) from error


def _make_room(folder: Path) -> None:
    """Clear what an earlier practice folder left; refuse to touch anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name for path in folder.iterdir()}
    if not there:
        return
    answers = answers_in(folder)
    if answers is None:
        raise KnownError("practice_folder_in_use", folder=str(folder))
    ours = {answer.file for answer in answers.answers} | {ANSWERS_FILE, ANSWERS_BOOK}
    for name in there & ours:
        (folder / name).unlink()


def answers_in(folder: Path) -> PracticeAnswers | None:
    """Return the answers of a practice folder, or ``None`` when it is not one."""
    path = folder / ANSWERS_FILE
    try:
        text = read_plain(path, MOST_BYTES)
        if len(text) > MOST_BYTES:
            return None
        return PracticeAnswers.from_data(json.loads(text.decode("utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


def grade(folder: Path, report: MergeReport | None = None) -> Grading:
    """Hold what is said of the files in a practice folder against its answers.

    ``report`` is the account of checking the folder, when that was made already.

    Raises:
        KnownError: ``no_practice_folder``.
    """
    answers = answers_in(folder)
    if answers is None:
        raise KnownError("no_practice_folder", folder=str(folder))
    report = report or check_files([folder], region=answers.region)
    found = {file.reading.name: file for file in report.files}
    return Grading(tuple(_graded(a, found.get(a.file), folder) for a in answers.answers))


def _graded(answer: Answer, file: MergedFile | None, folder: Path) -> GradedFile:
    if file is None:
        passed_over = answer.reason == PASSED_OVER and (folder / answer.file).exists()
        return GradedFile(answer, None, passed_over)
    found = {
        "verdict": file.verdict.value,
        "reason": file.reason,
        "message": file.message("nl"),
        "rows": file.rows.as_dict(),
    }
    rights = [_shown(one) for one in (answer, answer.also) if one]
    return GradedFile(answer, found, found in rights)


def _shown(answer: Answer) -> dict[str, Any]:
    return {
        "verdict": answer.verdict,
        "reason": answer.reason,
        "message": answer.message,
        "rows": dict(answer.rows),
    }
