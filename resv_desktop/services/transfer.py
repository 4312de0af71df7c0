"""Handing a whole log to another computer: a transfer file out, and its account taken in.

Two people who each merged a part of the files exchange transfer files and have the same log; two
computers of one network do so too. Merging a transfer is merging like any other: the union of
versions, in a batch that can be undone. What it adds is the account of the files behind it, so
that the regional workbook accounts for files that this computer never saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Version, VersionSet
from resv_desktop.services.accounting import RowFate
from resv_desktop.services.retelling import ROW_LEFT
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import Database
from resv_desktop.store.headings import dated_choices
from resv_desktop.store.imports import FileRecord
from resv_desktop.store.records import find_records
from resv_desktop.store.redactions import all_seals, all_strikes
from resv_desktop.store.transfer import AnswerRow, KeptFile, kept_files
from resv_desktop.store.versions import VersionKey, load_all
from resv_desktop.workbook.account import NOTES
from resv_desktop.workbook.carried import (
    CarriedAnswer,
    CarriedChoice,
    CarriedFile,
    TransferReading,
)
from resv_desktop.workbook.reading import (
    Extra,
    FileReading,
    Quarantined,
    Repair,
    RowOutcome,
    RowReading,
    Verdict,
)
from resv_desktop.workbook.transfer import Transfer, transfer_name
from resv_desktop.workbook.transfer import write_transfer as write_file

_NOT_KEPT = frozenset({Verdict.QUARANTINED, Verdict.REFUSED, Verdict.SKIPPED})
NOT_TAKEN_IN = frozenset({RowFate.QUARANTINED.value, RowFate.NOT_AN_ENTRY.value})


@dataclass(frozen=True, slots=True)
class Transferred:
    """A transfer file that was written; ``files`` are the deliveries accounted for in it."""

    file: Path
    sha256: str
    entries: int
    files: int

    def as_dict(self) -> dict[str, Any]:
        """Return it as the command line prints it."""
        numbers = {"entries": self.entries, "files": self.files}
        return {"file": str(self.file), "sha256": self.sha256, **numbers}


def suggested_name(workspace: Workspace) -> str:
    """Return the customary name of a transfer file: whose log it is, and the day."""
    return transfer_name(_owner(workspace), workspace.today())


def write_transfer(workspace: Workspace, path: Path) -> Transferred:
    """Write everything the log holds to ``path``; the same log gives the same bytes.

    Raises:
        KnownError: ``transfer_nothing`` when the log is empty.
        WriteFailedError: when the file cannot be written; an earlier one stands.
    """
    database = workspace.database()
    with database.atomic():  # one moment for all that is read
        known = load_all(database)
        files = kept_files(database)
        entries = len(find_records(database, RecordKind.ENTRY))
        strikes, seals = all_strikes(database), all_seals(database)
        choices = frozenset(CarriedChoice(*row) for row in dated_choices(database))
    if not known.versions and not files:
        raise KnownError("transfer_nothing", folder=str(workspace.folder.root))
    transfer = Transfer(
        _owner(workspace),
        workspace.region.name,
        workspace.program,
        tuple(known.versions.values()),
        known.edges,
        tuple(_carried(file, known.versions) for file in files),
        strikes,
        seals,
        choices,
    )
    return Transferred(path, write_file(transfer, path), entries, len(files))


def _owner(workspace: Workspace) -> str:
    """Return whose log this is, in words."""
    if "region" in workspace.roles:
        return workspace.region.name or "RESV"
    return ", ".join(network.name for network in workspace.networks)


# From the log into the file


def _carried(kept: KeptFile, versions: Mapping[VersionKey, Version]) -> CarriedFile:
    file = kept.file
    notes, verdict = _lasting(file)
    reading = FileReading(
        name=file.name,
        sha256=file.sha256,
        verdict=verdict,
        reason=notes[0] if notes else file.reason if verdict is Verdict.SKIPPED else "",
        values=_plain(file.values),
        network=file.network,
        network_name=file.network_name,
        region=file.region,
        period=file.period,
        delivered_on=file.delivered_on,
        nothing_to_report=file.nothing_to_report,
        program=file.program,
        practice=file.practice,
        rows=tuple(_row(*row, versions) for row in kept.rows),
        repairs=tuple(Repair(**item) for item in file.repairs),
        quarantine=tuple(_waiting(item) for item in file.quarantine),
        notes=notes,
        extras=tuple(Extra(*item) for item in kept.extras),
    )
    answers = tuple(CarriedAnswer(*answer) for answer in kept.answers)
    return CarriedFile(reading, answers)


def _lasting(file: FileRecord) -> tuple[tuple[str, ...], Verdict]:
    """Return what there is to say of a file whenever it is read, and the verdict of that.

    That it was merged before, or holds texts that were new, depends on what came before it.
    """
    notes = tuple(note for note in file.notes if note in NOTES)
    if file.verdict == Verdict.SKIPPED:
        return notes, Verdict.SKIPPED
    verdicts = (NOTES[note] for note in notes)
    return notes, max(verdicts, key=lambda verdict: verdict.rank, default=Verdict.ACCEPT)


def _row(
    sheet: str,
    row: int,
    fate: str,
    key: VersionKey | None,
    versions: Mapping[VersionKey, Version],
) -> RowReading:
    """Return a row; whether it was new there says nothing here, so only its outcome travels."""
    if fate in NOT_TAKEN_IN:
        return RowReading(sheet, row, RowOutcome(fate))
    version = versions[key] if key else None
    record = version.record if version else ""
    return RowReading(sheet, row, RowOutcome.RECORD, record, (version,) if version else ())


def _waiting(item: Mapping[str, Any]) -> Quarantined:
    return Quarantined(**{**item, "draft": _frozen(item.get("draft", ()))})


def _frozen(value: Any) -> Any:
    """Return what JSON gave as it was before: its lists are tuples."""
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a line can hold: words, whole numbers, yes and no, and lists of those."""
    return {k: v for k, v in values.items() if _is_plain(v) and k not in _PASSING}


_PASSING = frozenset({"privacy_found", "texts_removed"})
"""Values of notes that depend on what was merged before."""


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(item is None or isinstance(item, str | int) for item in value)
    return value is None or isinstance(value, str | int)


# From the file into the log


@dataclass(frozen=True, slots=True)
class CarriedAccount:
    """What is to be kept of one file behind a transfer.

    ``versions`` are what rows became here that wait in the account that came.
    """

    reading: FileReading
    fates: list[RowFate]
    answers: list[AnswerRow]
    versions: tuple[Version, ...] = ()


def carried_accounts(
    database: Database, reading: FileReading, fates: Sequence[RowFate]
) -> Iterator[CarriedAccount]:
    """Yield the account of each file behind a transfer, nothing for a workbook.

    ``fates`` is what became of the rows of ``reading``. A row of a file behind it met the fate of
    its record here: on this computer that is what became of it.
    """
    if not isinstance(reading, TransferReading) or reading.verdict in _NOT_KEPT:
        return  # a workbook, or a transfer that waits as a whole
    by_record = {
        row.record: fate for row, fate in zip(reading.rows, fates, strict=True) if row.record
    }
    own = _own_accounts(database, reading)
    for item in reading.carried:
        found, versions = _joined(database, item.reading, own.get(item.reading.sha256))
        answers: list[AnswerRow] = [(a.sheet, a.row, a.about) for a in item.answers]
        fates_ = [_fate(row, by_record) for row in found.rows]
        yield CarriedAccount(found, fates_, answers, versions)


def _own_accounts(database: Database, reading: TransferReading) -> dict[str, KeptFile]:
    """Return our account of those files in which a whole row waited: people may have answered."""
    asked = {
        item.reading.sha256
        for item in reading.carried
        if any(not waits.column for waits in item.reading.quarantine)
    }
    kept = kept_files(database, asked) if asked else []
    return {item.file.sha256: item for item in kept}


_RANK = (RowOutcome.RECORD, RowOutcome.NOT_AN_ENTRY, RowOutcome.QUARANTINED)
"""A row that somebody made a record is one, whatever was said of it elsewhere."""


def _joined(
    database: Database, reading: FileReading, own: KeptFile | None
) -> tuple[FileReading, tuple[Version, ...]]:
    """Return an account in which each row is what it became on either computer."""
    if own is None:
        return reading, ()
    ours = {(sheet, row): (_outcome(fate), key) for sheet, row, fate, key in own.rows}
    settled = {
        place: ours[place]
        for row in reading.rows
        if (place := (row.sheet, row.row)) in ours
        and _RANK.index(ours[place][0]) < _RANK.index(row.outcome)
    }
    known = load_all(database) if settled else VersionSet()
    rows = [_as_here(row, settled.get((row.sheet, row.row)), known) for row in reading.rows]
    versions = {key: known.versions[key] for _, key in settled.values() if key}
    records = {(row.sheet, row.row) for row in rows if row.outcome is RowOutcome.RECORD}
    extras = dict.fromkeys((*reading.extras, *(Extra(*item) for item in own.extras)))
    kept = (e for e in extras if e.rule != ROW_LEFT or (e.sheet, e.row) not in records)
    return replace(reading, rows=tuple(rows), extras=tuple(kept)), tuple(versions.values())


def _outcome(fate: str) -> RowOutcome:
    return RowOutcome(fate) if fate in NOT_TAKEN_IN else RowOutcome.RECORD


def _as_here(
    row: RowReading, here: tuple[RowOutcome, VersionKey | None] | None, known: VersionSet
) -> RowReading:
    if here is None:
        return row
    outcome, key = here
    if key is None:
        return row._replace(outcome=outcome)
    version = known.versions[key]
    return row._replace(outcome=outcome, record=version.record, versions=(version,))


def _fate(row: RowReading, by_record: Mapping[str, RowFate]) -> RowFate:
    if row.outcome is not RowOutcome.RECORD:
        return RowFate(row.outcome.value)
    return by_record.get(row.record or "", RowFate.UNCHANGED)


def carried_choices(reading: FileReading) -> list[CarriedChoice]:
    """Return what a transfer that is merged says of headings, nothing for a workbook."""
    if not isinstance(reading, TransferReading) or reading.verdict in _NOT_KEPT:
        return []
    return sorted(reading.choices)


def files_behind(readings: Iterable[FileReading]) -> int:
    """Return how many deliveries stand behind the transfers among ``readings``."""
    return sum(len(item.carried) for item in readings if isinstance(item, TransferReading))
