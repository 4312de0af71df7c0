"""Handing a whole log to another computer: a transfer file out, and its account taken in.

Two people who each merged a part of the files exchange transfer files and have the same log; two
computers of one network do so too. Merging a transfer is merging like any other: the union of
versions, in a batch that can be undone. What it adds is the account of the files behind it, so
that the regional workbook accounts for files that this computer never saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Version
from resv_desktop.services.accounting import RowFate
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.records import find_records
from resv_desktop.store.transfer import AnswerRow, KeptFile, kept_files
from resv_desktop.store.versions import VersionKey, load_all
from resv_desktop.workbook.carried import CarriedAnswer, CarriedFile, TransferReading
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
    if not known.versions and not files:
        raise KnownError("transfer_nothing", folder=str(workspace.folder.root))
    transfer = Transfer(
        _owner(workspace),
        workspace.region.name,
        workspace.program,
        tuple(known.versions.values()),
        known.edges,
        tuple(_carried(file, known.versions) for file in files),
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
    reading = FileReading(
        name=file.name,
        sha256=file.sha256,
        verdict=Verdict(file.verdict),
        reason=file.reason,
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
        notes=tuple(file.notes),
        extras=tuple(Extra(*item) for item in kept.extras),
    )
    answers = tuple(CarriedAnswer(*answer) for answer in kept.answers)
    findings = tuple(map(_plain, getattr(file, "findings", ())))
    return CarriedFile(reading, answers, findings)


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
    return {key: value for key, value in values.items() if _is_plain(value)}


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(item is None or isinstance(item, str | int) for item in value)
    return value is None or isinstance(value, str | int)


# From the file into the log


@dataclass(frozen=True, slots=True)
class CarriedAccount:
    """What is to be kept of one file behind a transfer."""

    reading: FileReading
    fates: list[RowFate]
    answers: list[AnswerRow]
    findings: tuple[Mapping[str, Any], ...]


def carried_accounts(reading: FileReading, fates: Sequence[RowFate]) -> Iterator[CarriedAccount]:
    """Yield the account of each file behind a transfer, nothing for a workbook.

    ``fates`` is what became of the rows of ``reading``. A row of a file behind it met the fate of
    its record here: on this computer that is what became of it.
    """
    if not isinstance(reading, TransferReading) or reading.verdict is not Verdict.ACCEPT:
        return  # a workbook, or a transfer that waits as a whole
    by_record = {
        row.record: fate for row, fate in zip(reading.rows, fates, strict=True) if row.record
    }
    for item in reading.carried:
        found = [_fate(row, by_record) for row in item.reading.rows]
        answers: list[AnswerRow] = [(a.sheet, a.row, a.about) for a in item.answers]
        yield CarriedAccount(item.reading, found, answers, item.findings)


def _fate(row: RowReading, by_record: Mapping[str, RowFate]) -> RowFate:
    if row.outcome is not RowOutcome.RECORD:
        return RowFate(row.outcome.value)
    return by_record.get(row.record or "", RowFate.UNCHANGED)


def files_behind(readings: Iterable[FileReading]) -> int:
    """Return how many deliveries stand behind the transfers among ``readings``."""
    return sum(len(item.carried) for item in readings if isinstance(item, TransferReading))
