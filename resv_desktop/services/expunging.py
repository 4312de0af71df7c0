"""Texts that were removed for good stay away from what is merged, and removals that come in count.

A workbook can say that texts of its own network were removed; a transfer file, which is one log
handed to another, of all. What either of them, or an older file, still holds of such a text is
taken out before anything is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from resv_desktop.domain.redaction import Passage, Seal, Strike, fold_text, texts_in, without
from resv_desktop.domain.version import Version
from resv_desktop.services.origins import network_of
from resv_desktop.store.database import Database
from resv_desktop.store.redacting import WIDE_FROM, redact_log
from resv_desktop.store.redactions import Removals, all_seals, all_strikes, removals_for
from resv_desktop.store.rows import listed
from resv_desktop.workbook.carried import CarriedFile, TransferReading
from resv_desktop.workbook.reading import FileReading, Verdict

_NOT_KEPT = frozenset({Verdict.QUARANTINED, Verdict.REFUSED, Verdict.SKIPPED})
NOTE = "texts_removed"
"""The note that a file brought removals, with how many."""
R = TypeVar("R", bound=FileReading)


def arriving(database: Database, reading: FileReading) -> tuple[set[Strike], set[Seal]]:
    """Return what was removed elsewhere and not here yet, as far as a file may say so."""
    if not reading.strikes or reading.verdict in _NOT_KEPT:
        return set(), set()
    fresh = set(reading.strikes - all_strikes(database))
    if isinstance(reading, TransferReading):
        return fresh, set(reading.seals - all_seals(database))
    sql = (
        "SELECT DISTINCT version, origin FROM versions"
        " WHERE version IN (SELECT value FROM json_each(?))"
    )
    rows = database.rows(sql, listed({strike.version for strike in fresh}))
    others = {version for version, origin in rows if network_of(origin) != reading.network}
    return {strike for strike in fresh if strike.version not in others}, set()


def take_over(database: Database, reading: FileReading) -> FileReading:
    """Remove here what a file says was removed elsewhere; return it with a note of that.

    Belongs in the transaction that keeps the file, before its rows.
    """
    strikes, seals = arriving(database, reading)
    if not strikes and not seals:
        return reading
    redact_log(database, strikes, seals)
    clean = reading.verdict is Verdict.ACCEPT
    return replace(
        reading,
        notes=(*reading.notes, NOTE),
        values={**reading.values, NOTE: len(strikes)},
        verdict=Verdict.NOTED if clean else reading.verdict,
        reason=NOTE if clean else reading.reason or NOTE,
    )


def expunged(database: Database, reading: FileReading) -> FileReading:
    """Return ``reading`` without any text that was removed for good."""
    versions = [v for row in reading.rows for v in row.versions]
    versions += reading.tombstones
    removals = removals_for(database, {version.id for version in versions})
    if not removals:
        return reading
    work = _Work(removals)
    rows = tuple(
        row._replace(versions=tuple(map(work.version, row.versions))) for row in reading.rows
    )
    if not work.changed:
        return reading
    return work.result(replace(reading, rows=rows, tombstones=work.all_of(reading.tombstones)))


class _Work:
    """Takes removed texts out of one reading."""

    def __init__(self, removals: Removals) -> None:
        self._removals = removals
        self._done: dict[tuple[str, str], Version] = {}
        self._texts: set[str] = set()

    @property
    def changed(self) -> bool:
        """Whether any version held a removed text."""
        return bool(self._texts)

    def version(self, version: Version) -> Version:
        """Return a version without what was removed."""
        after = self._done.get(version.key)
        if after is None:
            after = self._done[version.key] = self._removals.applied(version)
            for key, value in version.fields.items():
                if after.fields.get(key) != value:
                    self._texts.update(texts_in(value))
        return after

    def all_of(self, versions: Iterable[Version]) -> tuple[Version, ...]:
        """Return versions without what was removed."""
        return tuple(map(self.version, versions))

    def result(self, reading: R) -> R:
        """Return a reading of which the versions are done, with its account cleaned too."""
        cleaned = self._cleaned(reading)
        if isinstance(cleaned, TransferReading):
            carried = tuple(map(self._carried, cleaned.carried))
            return replace(cleaned, carried=carried, prepared=b"")
        return replace(cleaned, prepared=b"")

    def _carried(self, item: CarriedFile) -> CarriedFile:
        rows = tuple(row._replace(versions=self.all_of(row.versions)) for row in item.reading.rows)
        reading = self._cleaned(replace(item.reading, rows=rows))
        answers = tuple(
            answer._replace(about=self._values(answer.about)) for answer in item.answers
        )
        return CarriedFile(reading, answers)

    def _cleaned(self, reading: R) -> R:
        return replace(
            reading,
            repairs=tuple(self._tuple(item) for item in reading.repairs),
            quarantine=tuple(self._tuple(item) for item in reading.quarantine),
            extras=tuple(self._tuple(item) for item in reading.extras),
            values=self._values(reading.values),
        )

    def _tuple(self, item: Any) -> Any:
        return type(item)(*(self._plain(value) for value in item))

    def _values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {key: self._plain(value) for key, value in values.items()}

    def _plain(self, value: Any) -> Any:
        if isinstance(value, str):
            return without(self._passages(), value)
        if isinstance(value, tuple | list):
            return type(value)(self._plain(item) for item in value)
        return value

    def _passages(self) -> list[Passage]:
        return [Passage(t) for t in sorted(self._texts) if len(fold_text(t)) >= WIDE_FROM]
