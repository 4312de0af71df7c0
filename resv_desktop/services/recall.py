"""Answers given before, applied to what comes in: no question is asked twice.

A reading passes through here before it is merged. A cell that was answered in an earlier file gets
that answer again; a row that waited and has its subject by now is the record it became; and the
sender's own correction is recognised, so that it is no twin and no conflict with our answer.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.version import Extent, Version
from resv_desktop.services.answering import editor, field_of
from resv_desktop.services.retelling import Retelling
from resv_desktop.services.waiting import Stored, stored
from resv_desktop.store.answers import Answer, add_answers, all_answers, keep_questions
from resv_desktop.store.database import Database
from resv_desktop.store.versions import known_records, load_versions
from resv_desktop.workbook.reading import FileReading, Quarantined, RowReading


class Recall:
    """What was asked and answered before, at hand while a batch is merged."""

    def __init__(self, database: Database, at: datetime) -> None:
        self._database = database
        self._at = at
        sql = "SELECT DISTINCT network FROM files WHERE quarantine != '[]'"
        self._networks = {network for (network,) in database.rows(sql)}
        self._stored: list[Stored] | None = None
        self._made: list[Answer] = []
        self._asked: tuple[Quarantined, ...] = ()

    def apply(self, reading: FileReading) -> FileReading:
        """Return ``reading`` with what is known of its questions; most files pass untouched."""
        self._made, self._asked = [], reading.quarantine
        if reading.network not in self._networks or not reading.rows:
            return reading
        reading = self._recognise(reading)
        answers = all_answers(self._database, reading.network)
        if not answers:
            return reading
        retold = Retelling(self._database, reading, answers, self._at)
        self._made = retold.made
        return retold.result()

    def keep(self, file: int | None, reading: FileReading) -> None:
        """Note the answers that were given again, once ``reading`` is kept as ``file``.

        Its account holds all that was asked, answered or not, as that of the first file does.
        """
        if file is not None:
            add_answers(self._database, [replace(answer, file=file) for answer in self._made])
        if file is not None and self._asked != reading.quarantine:
            keep_questions(self._database, file, [item._asdict() for item in self._asked])
        if self._asked:
            # The next file of the batch may be the sender's correction of this one.
            self._networks.add(reading.network)
            self._stored = None

    def _recognise(self, reading: FileReading) -> FileReading:
        """Return ``reading`` in which a hand-made row that was put right is no new record.

        The identifier of such a row is made from its content, so the corrected one looks new.
        """
        typed = [i for i, row in enumerate(reading.rows) if _is_typed(row, reading.network)]
        fresh = {str(reading.rows[i].record) for i in typed}
        fresh -= known_records(self._database, fresh) if fresh else set()
        if not fresh:
            return reading
        here = {row.record for row in reading.rows}
        asked = [m for m in self._hand_made(reading.network) if m.first.record not in here]
        rows = list(reading.rows)
        for index in typed:
            row = rows[index]
            match = next((m for m in asked if _completes(row.versions[0].fields, m)), None)
            if match and row.record in fresh:
                rows[index] = _completed(row, match.first, reading.network)
                asked.remove(match)
        return replace(reading, rows=tuple(rows))

    def _hand_made(self, network: str) -> list[_HandMade]:
        """Return the hand-made records of a network with the fields that were not understood."""
        if self._stored is None:
            self._stored = stored(self._database)
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for question in self._stored:
            if question.item.file.network == network and question.record and question.key:
                keys[question.record].add(field_of(question.key))
        versions = load_versions(self._database, sorted(keys)).versions.values()
        return [
            _HandMade(version, frozenset(keys[version.record]))
            for version in versions
            if _is_first_by_hand(version, network)
        ]


# A row typed by hand that the sender has completed


@dataclass(frozen=True, slots=True)
class _HandMade:
    """A record made of a row typed by hand, of which some cells were not understood."""

    first: Version
    open_keys: frozenset[str]


def _is_typed(row: RowReading, network: str) -> bool:
    first = row.versions[0] if len(row.versions) == 1 else None
    return first is not None and _is_first_by_hand(first, network)


def _is_first_by_hand(version: Version, network: str) -> bool:
    is_first = version.extent is Extent.FULL and not version.parents
    return is_first and version.origin == editor(network)


def _completes(fields: Fields, made: _HandMade) -> bool:
    """Say whether ``fields`` are those of a record but for some that were not understood."""
    return bool(_differing(fields, made.first)) and _differing(fields, made.first) <= made.open_keys


def _differing(fields: Fields, first: Version) -> set[str]:
    keys = fields.keys() | first.fields.keys()
    return {key for key in keys if fields.get(key) != first.fields.get(key)}


def _completed(row: RowReading, first: Version, network: str) -> RowReading:
    fields = row.versions[0].fields
    said: dict[str, Value] = {key: fields.get(key) for key in _differing(fields, first)}
    edit = Version(
        first.record, first.revision + 1, (first.id,), editor(network), said, extent=Extent.DELTA
    )
    return row._replace(record=first.record, versions=(first, edit))
