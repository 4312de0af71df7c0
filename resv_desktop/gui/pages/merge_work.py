"""The long work of merging, on worker threads, each with its own connection to the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from resv_desktop.domain.errors import KnownError
from resv_desktop.services.merging import FileReading, MergeReport, Merging
from resv_desktop.services.workspace import Workspace

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Looked:
    """What was read, and the account that merging it would give."""

    readings: Sequence[FileReading]
    report: MergeReport


def look(
    workspace: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Cancelled
) -> Looked:
    """Read files and say what merging them would do; keeps nothing.

    Raises:
        KnownError: ``cancelled``, or ``no_workbooks`` when there is nothing to read.
    """
    try:
        merging = Merging(workspace)
        readings = merging.read(paths, progress, cancelled)
        if cancelled():
            raise KnownError("cancelled")
        if not readings:
            raise KnownError("no_workbooks")
        return Looked(readings, merging.look(readings))
    finally:
        workspace.release()


def merge(workspace: Workspace, readings: Sequence[FileReading], progress: Progress) -> MergeReport:
    """Keep what was read, as one batch. Once begun it is carried through or leaves nothing."""
    try:
        return Merging(workspace).merge(readings, progress, len(readings))
    finally:
        workspace.release()


def undo(workspace: Workspace, batch: int) -> int:
    """Take a batch back; returns how many versions went."""
    try:
        return Merging(workspace).undo(batch)
    finally:
        workspace.release()
