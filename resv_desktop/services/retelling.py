"""One reading in which the answers that were given before are filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.history import History
from resv_desktop.domain.version import Edge, Extent, Version, VersionSet
from resv_desktop.domain.view import RecordView, view_record
from resv_desktop.services.answering import (
    answer_version,
    decode,
    drafted_record,
    field_of,
    items_with,
    spec_of,
    taken_over,
)
from resv_desktop.store.answers import Answer
from resv_desktop.store.database import Database
from resv_desktop.store.versions import load_versions
from resv_desktop.workbook.account import NOTES, NOTES_OF_RULES
from resv_desktop.workbook.meetings import ITEM_COLUMNS, ITEMS
from resv_desktop.workbook.reading import (
    Extra,
    FileReading,
    Quarantined,
    RowOutcome,
    RowReading,
    Verdict,
)
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED

ROW_LEFT = "row_left"
"""The rule of a text that is kept of a row which a person said is no record."""

_Like = tuple[str, str]
"""Our sheet and the raw text of a row: what makes two rows that wait the same question."""


class Retelling:
    """A reading of a network of which something was answered before.

    ``made`` are the answers that hold for these rows by another version than before.
    """

    def __init__(
        self, database: Database, reading: FileReading, answers: Sequence[Answer], at: datetime
    ) -> None:
        self._database = database
        self._reading = reading
        self._at = at
        self._rows = list(reading.rows)
        self._places = {(row.sheet, row.row): i for i, row in enumerate(reading.rows)}
        self._cells = {(a.record, a.key, a.raw): a for a in answers if a.column}
        self._subjects = _subjects(answers)
        self._said: defaultdict[str, set[str]] = defaultdict(set)
        for answer in answers:
            if answer.version and answer.column:
                self._said[answer.record].add(answer.version)
        self._answered: set[Quarantined] = set()
        self._extras = list(reading.extras)
        self.made: list[Answer] = []
        self._take_rows()
        self._take_cells()

    def result(self) -> FileReading:
        """Return the reading, with what the sender says as well as we did left to the sender."""
        rows, extras = tuple(self._rows), tuple(self._extras)
        reading = replace(self._reading, rows=rows, extras=extras)
        edges = self._taken_over(reading)
        if edges:
            reading = replace(reading, edges=reading.edges | edges)
        return _without(reading, self._answered) if self._answered else reading

    def _take_rows(self) -> None:
        """Make of each row that waits as a whole the record that it has become."""
        met: defaultdict[_Like, int] = defaultdict(int)
        for item in self._reading.quarantine:
            index = self._places.get((item.sheet, item.row))
            if item.column or index is None:
                continue
            like, nth = (item.kind, item.raw), met[(item.kind, item.raw)]
            met[like] += 1
            given = self._subjects.get(like, [])
            if nth < len(given):
                equal = sum(other.value == given[nth].value for other in given[:nth])
                self._answered.add(item)
                self._rows[index] = self._row(self._rows[index], item, given[nth], equal)

    def _row(self, row: RowReading, item: Quarantined, answer: Answer, nth: int) -> RowReading:
        spec = spec_of(item.kind)
        if answer.is_dismissed or spec is None:
            self._extras.append(Extra(item.sheet, item.row, "", item.raw, ROW_LEFT))
            return row._replace(outcome=RowOutcome.NOT_AN_ENTRY)
        value, network = decode(answer.value), self._reading.network
        made = drafted_record(spec, network, dict(item.draft), value, nth)
        return row._replace(outcome=RowOutcome.RECORD, record=made.record, versions=(made,))

    def _take_cells(self) -> None:
        """Give each cell that was answered before its answer again."""
        asked: defaultdict[int, list[tuple[Quarantined, Answer]]] = defaultdict(list)
        for item in self._reading.quarantine:
            index = self._places.get((item.sheet, item.row))
            if index is not None and item.key:
                record = self._rows[index].record or ""
                answer = self._cells.get((record, item.key, item.raw))
                if answer:
                    self._answered.add(item)
                    asked[index].append((item, answer))
        for record, rows in _by_record(self._rows, asked).items():
            # A meeting stands on several rows: its items are stated together.
            items = {
                (item.row, item.key): decode(answer.value)
                for index in rows
                for item, answer in asked[index]
                if item.key in ITEM_COLUMNS and not answer.is_dismissed
            }
            for index in rows:
                filled = self._filled(record, self._rows[index], asked[index], items)
                self._rows[index] = filled

    def _filled(
        self,
        record: str,
        row: RowReading,
        given: Iterable[tuple[Quarantined, Answer]],
        items: Mapping[tuple[int, str], Value],
    ) -> RowReading:
        """Return a row with a version for each answer, one after the other."""
        network, said = self._reading.network, self._said[record]
        base = _main(row.versions).id
        versions = list(row.versions)
        before = load_versions(self._database, [record])
        for item, answer in given:
            if answer.is_dismissed:
                continue
            known = before.union(VersionSet.of(versions, self._reading.edges))
            key, value = item.key, decode(answer.value)
            if key in ITEM_COLUMNS:
                key, value = ITEMS, items_with(dict(item.draft), items)
            again = _again(known, record, base, network, key, value, said)
            if again and again[-1].id not in said:
                place = replace(answer, sheet=item.sheet, row=item.row, column=item.column)
                self.made.append(replace(place, version=again[-1].id, at=self._at))
            versions += again
        return row._replace(versions=tuple(dict.fromkeys(versions)))

    def _taken_over(self, reading: FileReading) -> frozenset[Edge]:
        rows = [row for row in reading.rows if row.record in self._said]
        touched = sorted({str(row.record) for row in rows})
        if not touched:
            return frozenset()
        brought = VersionSet.of((v for row in rows for v in row.versions), reading.edges)
        known = load_versions(self._database, touched).union(brought)
        found: frozenset[Edge] = frozenset()
        for record, versions in known.by_record().items():
            found |= taken_over(versions, known, self._said[record])
        return found


def _subjects(answers: Iterable[Answer]) -> Mapping[_Like, list[Answer]]:
    """Return the answers to rows that waited, those of equal rows in the order of one file."""
    files: dict[_Like, dict[int, dict[tuple[str, int], Answer]]] = {}
    for answer in answers:
        if not answer.column:
            by_file = files.setdefault((answer.kind, answer.raw), {})
            by_file.setdefault(answer.file, {})[(answer.sheet, answer.row)] = answer
    most = {like: max(by_file.values(), key=len) for like, by_file in files.items()}
    return {like: [found[place] for place in sorted(found)] for like, found in most.items()}


def _main(versions: Sequence[Version]) -> Version:
    """Return what a row stands for: its edit, or what it showed of a stated version."""
    return next((v for v in versions if v.extent is not Extent.PARTIAL), versions[0])


def _by_record(rows: Sequence[RowReading], asked: Iterable[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index in asked:
        found.setdefault(str(rows[index].record), []).append(index)
    return found


def _again(
    known: VersionSet,
    record: str,
    base: str,
    network: str,
    key: str,
    value: Value,
    said: Collection[str],
) -> list[Version]:
    """Return the versions by which an answer holds for the row at hand; none when it says so.

    ``said`` are the answers there are about the record. Those that rest on this very row are
    enough; those that still stand beside it are taken along, so that one version stands for all.
    """
    parents, versions = known.parents_by_child(), known.by_record()[record]
    history, view = History(versions, parents), view_record(versions, parents)
    given = [v for v in said if v in history.versions and base in history.ancestors(v)]
    for version in sorted(given, key=lambda v: (history.versions[v].revision, v)):
        if _holds(history.effective(version), key, value):
            before = [v for v in given if v in history.ancestors(version)]
            return [history.versions[v] for v in (*sorted(before), version)]
    made = answer_version(history, view, base, network, key, value)
    if made.extent is Extent.DELTA and _holds(history.effective(base), key, value):
        return []
    ours = [head for head in view.heads if head.version.id in said]
    is_delta = made.extent is Extent.DELTA
    if is_delta and ours and len(view.heads) == len(ours) + 1 and view.proposal is not None:
        return [_joined(view, made)]
    return [made]


def _holds(fields: Fields, key: str, value: Value) -> bool:
    shown = fields.get(field_of(key))
    return value in shown if key == LAST_CONFIRMED and isinstance(shown, tuple) else shown == value


def _joined(view: RecordView, made: Version) -> Version:
    """Return an answer that follows all heads and says what they say together."""
    tips = [tip for head in view.heads for tip in head.tips]
    goal: dict[str, Value] = {**(view.proposal or {}), **made.fields}
    keys = goal.keys() | {key for head in view.heads for key in head.fields}
    apart = {k for k in keys if any(head.fields.get(k) != goal.get(k) for head in view.heads)}
    return replace(
        made,
        revision=1 + max(tip.revision for tip in tips),
        parents=tuple(tip.id for tip in tips),
        fields={key: goal.get(key) for key in apart},
    )


def _note_of(item: Quarantined) -> str:
    """Return the note under which a question was counted."""
    other = "cells_quarantined" if item.column else "rows_quarantined"
    return NOTES_OF_RULES.get(item.rule, other)


def _without(reading: FileReading, answered: set[Quarantined]) -> FileReading:
    """Return ``reading`` without the questions that are answered, its verdict weighed anew."""
    left = tuple(item for item in reading.quarantine if item not in answered)
    counts = dict.fromkeys(map(_note_of, answered), 0)
    for note in map(_note_of, left):
        if note in counts:
            counts[note] += 1
    notes = tuple(note for note in reading.notes if counts.get(note, 1))
    verdicts = [NOTES[note] for note in notes if note in NOTES]
    return replace(
        reading,
        quarantine=left,
        notes=notes,
        reason=notes[0] if notes else "",
        verdict=max(verdicts, key=lambda verdict: verdict.rank, default=Verdict.ACCEPT),
        values={**reading.values, **counts},
    )
