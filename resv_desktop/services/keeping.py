"""Keeping what was read of one file: its versions, what became of each row, the account of it.

All of this happens inside the transaction of one batch (see :mod:`.merging`). An untouched
workbook costs a handful of statements; whatever can be worked out without the log is worked out
by the process that reads (:func:`work_out`).
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.version import Extent, Version
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.services.accounting import RowFate, Rows
from resv_desktop.services.expunging import take_over
from resv_desktop.services.merge_report import NOT_TAKEN, MergedFile
from resv_desktop.services.screening import screen
from resv_desktop.services.transfer import carried_accounts
from resv_desktop.store.database import Database
from resv_desktop.store.derived import Derived, Later, derive_alone
from resv_desktop.store.extras import add_extras
from resv_desktop.store.imports import FileRecord, add_file, add_row_sources, rows_kept
from resv_desktop.store.listing import CodeLabels, code_labels
from resv_desktop.store.rows import VersionKey
from resv_desktop.store.transfer import carry_answers
from resv_desktop.store.versions import add_versions, look_up, views
from resv_desktop.workbook.reading import FileReading, RowOutcome, RowReading, Verdict

Fates = Sequence[RowFate]
Numbers = Mapping[VersionKey, int]


def work_out(labels: CodeLabels, reading: FileReading) -> FileReading:
    """Return ``reading`` with what the log will need of it; runs where the file is read.

    Most records of most files are new and of one version: what the log derives of such a record
    rests on that version only.
    """
    rows_of = Counter(row.record for row in reading.rows)
    derived = [
        (row.versions[0].key, *derive_alone(row.versions[0], labels))
        for row in reading.rows
        if len(row.versions) == 1 and rows_of[row.record] == 1
    ]
    reading = screen(reading)
    # Between processes of the same program; three times as fast as pickling so many small things.
    return replace(reading, prepared=marshal.dumps((labels.digest, derived)))


def _worked_out(prepared: bytes, labels: CodeLabels) -> dict[VersionKey, Derived]:
    """Return what was worked out; nothing when the labels have changed since the file was read."""
    digest, derived = marshal.loads(prepared) if prepared else ("", ())
    return {key: Derived(*rest) for key, *rest in derived} if digest == labels.digest else {}


class Keeping:
    """One batch while its files are kept one by one; :meth:`finish` ends it."""

    def __init__(self, database: Database, batch: int) -> None:
        self._database = database
        self._batch = batch
        self._later = Later(database)

    def take_over(self, reading: FileReading) -> FileReading:
        """Remove here what a file says was removed elsewhere; return it with a note of that."""
        if reading.strikes:
            self._later.finish()
        return take_over(self._database, reading)

    def keep(self, reading: FileReading, *, repeated: bool) -> MergedFile:
        """Keep a file and say what became of it; ``repeated`` when it was read before."""
        fates, numbers, touched = self._keep_versions(reading)
        merged = MergedFile(light(reading), reading.verdict, reading.reason, _count(fates, reading))
        merged.fates = tuple(fates)
        rows = merged.rows
        nothing_new = rows.unchanged == rows.read and reading.verdict not in NOT_TAKEN
        if repeated and nothing_new:
            merged.verdict, merged.reason = Verdict.NOTED, "already_merged"
        elif nothing_new and touched and reading.verdict is Verdict.ACCEPT:
            # What it brings is new to the log and changes nothing: later versions came first.
            merged.verdict, merged.reason = Verdict.NOTED, "older_merged"
        found = [item._asdict() for item in reading.screened or ()]
        merged.file = self._keep_file(merged, reading, fates, numbers, found)
        self._keep_carried(reading, fates, numbers)
        return merged

    def finish(self, files: Sequence[MergedFile], read: Sequence[int]) -> None:
        """Write what was left for the end of the batch, and close its account.

        ``read`` is how many rows the reader found in each of ``files``. The account is closed on
        what was *written down*, row by row, not on what was counted on the way.

        Raises:
            KnownError: ``balance_open`` when that is not what was read; nothing may be kept then.
        """
        self._later.finish()
        kept = rows_kept(self._database, self._batch)
        missing = 0
        for file, number in zip(files, read, strict=True):
            written = {fate: kept.get((file.file, fate.value), 0) for fate in RowFate}
            counted = all(getattr(file.rows, fate.value) == written[fate] for fate in RowFate)
            missing += max(abs(number - sum(written.values())), not counted)
        if missing:
            raise KnownError("balance_open", difference=missing)

    def _keep_versions(self, reading: FileReading) -> tuple[Fates, Numbers, bool]:
        """Add what a file holds to the log.

        Returns the fates of its rows, the rows of versions, and whether any version is new.
        """
        everything = [v for row in reading.rows for v in row.versions]
        everything.extend(reading.tombstones)
        known = look_up(self._database, everything)
        touched = _touched(reading.rows, known.numbers)
        again = touched & known.records
        before = views(self._database, again) if again else {}
        labels = code_labels(self._database)
        some_new = len(known.numbers) < len(everything)
        derived = _worked_out(reading.prepared, labels) if some_new else {}
        added = add_versions(
            self._database, everything, reading.edges,
            batch=self._batch, known=known, derived=derived, later=self._later,
        )  # fmt: skip
        several = again | _with_several(reading.rows, touched)
        after = views(self._database, several) if several else {}
        fates = [_fate(row, known.numbers, before, after) for row in reading.rows]
        return _once(reading.rows, fates), added.numbers, bool(touched)

    def _keep_carried(self, reading: FileReading, fates: Fates, numbers: Numbers) -> None:
        """Keep the account of the files behind a transfer as if they had been read here."""
        for item in carried_accounts(self._database, reading, fates):
            add_versions(self._database, item.versions, batch=self._batch)
            own = item.reading
            merged = MergedFile(own, own.verdict, own.reason, _count(item.fates, own))
            file = self._keep_file(merged, own, item.fates, None)
            carry_answers(self._database, file, own.sha256, item.answers)

    def _keep_file(
        self,
        merged: MergedFile,
        reading: FileReading,
        fates: Fates,
        numbers: Numbers | None,
        findings: Sequence[Any] = (),
    ) -> int:
        file = add_file(self._database, self._batch, _record(merged, reading, findings))
        sources = [
            (row.sheet, row.row, fate.value, _main_key(row))
            for row, fate in zip(reading.rows, fates, strict=True)
        ]
        add_row_sources(self._database, file, sources, numbers)
        if reading.extras:
            add_extras(self._database, file, _extras(reading))
        return file


def light(reading: FileReading) -> FileReading:
    """Return a reading without the content of its rows, which the log holds by now.

    A batch may be of a thousand files; whoever shows it needs to know which rows there were.
    """
    rows = tuple([RowReading(r.sheet, r.row, r.outcome, r.record) for r in reading.rows])
    return replace(reading, rows=rows, edges=frozenset(), tombstones=(), prepared=b"")


def _count(fates: Fates, reading: FileReading) -> Rows:
    rows = Rows(read=len(reading.rows))
    for fate, number in Counter(fates).items():
        rows.count(fate, number)
    return rows


def _touched(rows: Iterable[RowReading], known: Numbers) -> set[str]:
    """Return the records of which a row brings something new."""
    return {
        row.record for row in rows if row.record and any(v.key not in known for v in row.versions)
    }


def _with_several(rows: Iterable[RowReading], touched: set[str]) -> set[str]:
    """Return the records of which the file itself holds versions that may not agree."""
    rows_of = Counter(row.record for row in rows for _ in row.versions)
    return {record for record in touched if rows_of[record] > 1}


def _fate(
    row: RowReading, known: Numbers, before: dict[str, RecordView], after: dict[str, RecordView]
) -> RowFate:
    if row.outcome is RowOutcome.QUARANTINED:
        return RowFate.QUARANTINED
    if row.outcome is RowOutcome.NOT_AN_ENTRY or row.record is None:
        return RowFate.NOT_AN_ENTRY
    if all(version.key in known for version in row.versions):
        return RowFate.UNCHANGED
    return _change(row, before.get(row.record), after.get(row.record))


def _once(rows: Sequence[RowReading], fates: Fates) -> Fates:
    """Return the fates with what stands twice in a file counted once, the second time as known.

    The rows of one meeting on one sheet stand for it together.
    """
    first: dict[tuple[VersionKey, ...], object] = {}
    counted = []
    for number, (row, fate) in enumerate(zip(rows, fates, strict=True)):
        place: object = number
        if row.record and kind_of(row.record) is RecordKind.MEETING:
            place = row.sheet
        met = first.setdefault(tuple(v.key for v in row.versions) or ((str(number), ""),), place)
        again = met != place and fate in (RowFate.NEW, RowFate.UPDATED)
        counted.append(RowFate.UNCHANGED if again else fate)
    return counted


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


def _record(merged: MergedFile, reading: FileReading, findings: Sequence[Any]) -> FileRecord:
    return FileRecord(
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
        counts=merged.rows.as_dict(),
        repairs=[repair._asdict() for repair in reading.repairs],
        quarantine=[item._asdict() for item in reading.quarantine],
        notes=list(reading.notes),
        headings=[question._asdict() for question in reading.headings],
        findings=list(findings),
    )


def _extras(reading: FileReading) -> Iterable[tuple[str, int, str, str, str, str]]:
    records = {(row.sheet, row.row): row.record or "" for row in reading.rows}
    for extra in reading.extras:
        yield (*extra, records.get((extra.sheet, extra.row), ""))


def _main_key(row: RowReading) -> VersionKey | None:
    """Return the version a row stands for: its edit, or what it showed of a stated version."""
    versions: Sequence[Version] = row.versions
    if len(versions) > 1:
        versions = sorted(versions, key=lambda version: version.extent is Extent.PARTIAL)
    return versions[0].key if versions else None
