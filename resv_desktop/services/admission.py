"""Whether a workbook belongs in this log: not one of another region, not an exercise.

Such a file waits as a whole, nothing of its content is kept, until a person lets it in.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from resv_desktop.domain.codebook import fold
from resv_desktop.domain.network import PRACTICE_REGION
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.answers import is_standing
from resv_desktop.store.imports import ImportedFile, admitted_hashes, files
from resv_desktop.workbook.reading import FileReading, Quarantined, RowOutcome, Verdict

OTHER_REGION = "other_region"
PRACTICE_FILE = "practice_file"
HELD = frozenset({OTHER_REGION, PRACTICE_FILE})
"""With the verdict Q: reasons for which a file waits as a whole."""

_NOT_READ = frozenset({Verdict.REFUSED, Verdict.SKIPPED})


@dataclass(frozen=True, slots=True)
class Admission:
    """What decides on each file of a batch: the log's own region, and whom a person let in.

    ``region`` is folded; empty for a log that has none, which takes files of every region.
    """

    region: str
    accepted: frozenset[str]

    def admit(self, reading: FileReading) -> FileReading:
        """Return ``reading`` as it may be merged: itself, or emptied and with the verdict Q."""
        reason = self.objection(reading)
        return held_back(reading, reason) if reason else reading

    def objection(self, reading: FileReading) -> str:
        """Return why a file has to wait as a whole; empty when it has not."""
        if reading.verdict in _NOT_READ or reading.sha256 in self.accepted:
            return ""
        region = fold(reading.region)
        is_practice = reading.practice or region == fold(PRACTICE_REGION)
        if is_practice:
            return "" if self.region == fold(PRACTICE_REGION) else PRACTICE_FILE
        return OTHER_REGION if self.region and region and region != self.region else ""


def admission(workspace: Workspace, accept: Collection[str] = ()) -> Admission:
    """Return who comes in: what a person accepts now (SHA-256) or let in before, our own region."""
    admitted = admitted_hashes(workspace.database())
    return Admission(fold(workspace.region.name), frozenset(accept) | admitted)


def held_files(workspace: Workspace) -> list[ImportedFile]:
    """Return the files that wait as a whole, each content once; merge one again to let it in."""
    database = workspace.database()
    admitted = admitted_hashes(database)
    waits = {
        item.file.sha256: item
        for item in files(database)
        if item.file.verdict == Verdict.QUARANTINED
        and item.file.reason in HELD
        and item.file.sha256 not in admitted
        and is_standing(database, item.id)
    }
    return list(waits.values())


def held_back(reading: FileReading, reason: str) -> FileReading:
    """Return ``reading`` with every row waiting and nothing to keep of what the rows say."""
    rows = tuple(
        row._replace(outcome=RowOutcome.QUARANTINED, record=None, versions=())
        for row in reading.rows
    )
    waits = Quarantined("", 0, "", reading.region or PRACTICE_REGION, reason)
    return replace(
        reading,
        verdict=Verdict.QUARANTINED,
        reason=reason,
        values={**reading.values, "region": reading.region or PRACTICE_REGION},
        rows=rows,
        edges=frozenset(),
        strikes=frozenset(),
        tombstones=(),
        repairs=(),
        quarantine=(waits,),
        notes=(reason,),
        extras=(),
        headings=(),
        around=(),
        screened=(),
    )
