"""A computer in the machine: a real data folder, and beside it what the folder ought to hold.

What it ought to hold is kept as plain sets of versions, one per batch and one for what was done
on the computer itself, so that union, undo and restore can be worked out without the program.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import Extent, VersionSet
from resv_desktop.domain.view import RecordView, view_all
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.meta import set_meta
from resv_desktop.store.versions import check_derived, load_all
from resv_desktop.workbook.carried import TransferReading
from resv_desktop.workbook.reading import FileReading, RowOutcome
from resv_desktop.workbook.write_regional import compose

NETWORK = Network("WAT", "Waterlanden", disciplines=("HA", "APO"))
QUARTER, YEAR, AS_OF = Period(2027, 1), Period(2027), date(2028, 1, 31)


@dataclass
class Clock:
    """A clock that runs a second at each look, and jumps when somebody sets it."""

    moment: datetime = datetime(2027, 2, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def jump(self, days: int) -> None:
        self.moment += timedelta(days=days)


@cache
def template(role: str, folder: Path) -> Path:
    """Return the log of a data folder of ``role``, made once: making one takes a while."""
    made = DataFolder(folder / f"mal-{role}")
    workspace = Workspace(made)
    set_up(workspace, [role], networks=[NETWORK] if role == "network" else ())
    workspace.release()
    return made.database


def set_of(reading: FileReading) -> VersionSet:
    """Return what a reading brings to a log."""
    versions = [version for row in reading.rows for version in row.versions]
    return VersionSet.of([*versions, *reading.tombstones], reading.edges)


def plain(known: VersionSet) -> VersionSet:
    """Return a set without the descent that its versions state themselves."""
    stated = {(v.id, parent) for v in known.versions.values() for parent in v.parents}
    return VersionSet(dict(known.versions), known.edges - stated)


@dataclass
class Held:
    """What a log ought to hold: ``own`` was done here, each batch was merged."""

    own: VersionSet = field(default_factory=VersionSet)
    batches: dict[int, VersionSet] = field(default_factory=dict)

    @property
    def everything(self) -> VersionSet:
        together = self.own
        for batch in self.batches.values():
            together = together.union(batch)
        return plain(together)

    def copy(self) -> Held:
        return Held(self.own, dict(self.batches))


class Place:
    """One computer."""

    def __init__(self, name: str, role: str, folder: Path, seed: int) -> None:
        self.name, self.role, self.root = name, role, folder / name
        data = DataFolder(self.root).create()
        shutil.copyfile(template(role, folder.parent), data.database)
        self.clock = Clock()
        self.workspace = Workspace(data, clock=self.clock, uuids=seeded_uuids(seed))
        set_meta(self.workspace.database(), "installation", name.upper())
        self.held = Held()
        self.backups: list[tuple[Path, Held]] = []

    @property
    def log(self) -> Logbook:
        return Logbook(self.workspace)

    @property
    def known(self) -> VersionSet:
        """Everything in the log as it stands on the disk."""
        return load_all(self.workspace.database())

    def views(self) -> dict[str, RecordView]:
        return view_all(self.known)

    # What happens

    def did(self) -> None:
        """Note what somebody did here just now."""
        before = self.held.everything
        after = self.known
        assert after.versions.keys() >= before.versions.keys(), "work made a version disappear"
        new = {k: v for k, v in after.versions.items() if k not in before.versions}
        self.held.own = self.held.own.union(VersionSet(new))

    def merge(self, readings: list[FileReading]) -> MergeReport:
        """Merge what was read and hold the log against what it should be now."""
        report = Merging(self.workspace).merge(readings)
        assert report.totals.balance == 0
        for file, reading in zip(report.files, readings, strict=True):
            rows = file.rows
            assert rows.read == len(reading.rows)
            assert rows.quarantined == sum(
                r.outcome is RowOutcome.QUARANTINED for r in reading.rows
            )
        if report.batch is not None:
            brought = VersionSet()
            for reading in readings:
                brought = brought.union(set_of(reading))
            self.held.batches[report.batch] = brought
        self.hold_together()
        return report

    def merge_again(self, readings: list[FileReading]) -> None:
        """See that merging once more what was just merged would change nothing."""
        rows = Merging(self.workspace).look(readings).totals
        assert (rows.new, rows.updated, rows.conflict) == (0, 0, 0), (
            "merging twice changed something"
        )

    def undo(self, batch: int) -> None:
        """Take a batch back, or be refused because something rests on it."""
        left = self.held.copy()
        left.batches.pop(batch)
        try:
            Merging(self.workspace).undo(batch)
        except KnownError as error:
            if error.code != "batch_rested_on" or not self._something_rests(left.everything):
                raise
        else:
            self.held = left
        self.hold_together()

    def _something_rests(self, left: VersionSet) -> bool:
        ids = {version.id for version in left.versions.values()}
        gone = {version.id for version in self.held.everything.versions.values()} - ids
        above = left.parents_by_child()
        return any(
            v.extent is Extent.DELTA and gone & above.get(v.id, set())
            for v in left.versions.values()
        )  # fmt: skip

    def back_up(self) -> None:
        aside = self.root / f"kopie-{len(self.backups)}.resvlog"
        Backups(self.workspace).make(out=aside)
        self.backups.append((aside, self.held.copy()))

    def restore(self, which: int) -> None:
        path, held = self.backups[which % len(self.backups)]
        Backups(self.workspace).restore(path)
        self.held = held.copy()
        self.hold_together()

    # What must be true

    def hold_together(self) -> None:
        """Hold the log against what it should be, and what is derived against the log."""
        assert plain(self.known) == self.held.everything, f"{self.name} lost or gained something"
        assert check_derived(self.workspace.database())

    def regional(self) -> bytes:
        """Return the bytes of the regional workbook of the year."""
        return compose(Reporting(self.workspace).gather(YEAR, AS_OF)).finish()

    def release(self) -> None:
        self.workspace.release()


def is_transfer(reading: FileReading) -> bool:
    """Say whether a reading is of a transfer file."""
    return isinstance(reading, TransferReading)
