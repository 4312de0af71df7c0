"""What somebody changed, field by field: before, after, and whether in the program or in Excel.

A row that was edited by hand holds at most two steps: what the program made of the record since
it was last seen here, and what somebody then typed in the workbook. Both are told, each with who.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import ne

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.ids import kind_of
from resv_desktop.domain.knowledge import Knowledge, State, same
from resv_desktop.domain.version import Extent, Version, VersionSet
from resv_desktop.domain.view import History
from resv_desktop.services.field_words import FieldWords
from resv_desktop.services.origins import EXCEL, is_excel
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.conflicts import (
    ChangedRow,
    changed_rows,
    changed_rows_of,
    known_before,
)
from resv_desktop.store.versions import load_versions
from resv_desktop.workbook.reading import FileReading, RowReading

APP = "app"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field; ``who`` is ``app`` or ``excel``, texts are for reading, empty for nothing.

    Without ``known`` it is not known here what stood there before (the text then says so): only
    that it was something else.
    """

    key: str
    label: str
    before: Value
    after: Value
    before_text: str
    after_text: str
    who: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row of a workbook with what it changed, in the order in which it was changed."""

    sheet: str
    row: int
    record: str
    version: str
    number: str
    title: str
    fields: tuple[FieldDifference, ...]

    @property
    def by_hand(self) -> bool:
        """Whether somebody changed the row in Excel."""
        return any(field.who == EXCEL for field in self.fields)


@dataclass(frozen=True, slots=True)
class FileDifferences:
    """The changed rows of one workbook; ``file`` is its number in the log, 0 before a merge."""

    file: int
    name: str
    network: str
    rows: tuple[RowDifference, ...]


def differences(
    workspace: Workspace, of: int | str | Sequence[FileReading], language: str = "nl"
) -> list[FileDifferences]:
    """Return what was changed, file by file; files without a changed row are left out.

    ``of`` is the number of an import, the identifier of a record, or workbooks that were read and
    not merged yet.
    """
    words = FieldWords(workspace, language)
    if isinstance(of, int):
        return _of_batch(workspace, of, words)
    if isinstance(of, str):
        return _of_record(workspace, of, words)
    return _of_readings(workspace, of, words)


def _of_batch(workspace: Workspace, batch: int, words: FieldWords) -> list[FileDifferences]:
    database = workspace.database()
    rows = changed_rows(database, batch)
    records = {row.record for row in rows}
    before = known_before(database, batch, records)
    return _by_file(rows, _Changes(load_versions(database, records), words), before.__contains__)


def _of_record(workspace: Workspace, record: str, words: FieldWords) -> list[FileDifferences]:
    """Compare each version with what it was made of: everything else counts as seen before."""
    database = workspace.database()
    changes = _Changes(load_versions(database, [record]), words)
    return [
        found
        for row in changed_rows_of(database, record)
        for found in _by_file([row], changes, partial(ne, row.version))
    ]


def _of_readings(
    workspace: Workspace, readings: Sequence[FileReading], words: FieldWords
) -> list[FileDifferences]:
    changed = [(reading, list(_edited(reading))) for reading in readings]
    records = {row.record or "" for _, rows in changed for row in rows}
    known = load_versions(workspace.database(), records)
    before = {version_id for version_id, _ in known.versions}
    read = VersionSet.of(
        (v for _, rows in changed for row in rows for v in row.versions),
        (edge for reading, rows in changed if rows for edge in reading.edges),
    )
    changes = _Changes(known.union(read), words)
    rows = [
        ChangedRow(0, reading.name, reading.network, row.sheet, row.row, main.record, main.id)
        for reading, found in changed
        for row in found
        if (main := _main(row)).id not in before
    ]
    return _by_file(rows, changes, before.__contains__)


def _edited(reading: FileReading) -> Iterator[RowReading]:
    return (row for row in reading.rows if row.record and row.versions)


def _main(row: RowReading) -> Version:
    """Return the version a row stands for: its edit, or what it showed of a stated version."""
    return min(row.versions, key=lambda version: version.extent is Extent.PARTIAL)


def _by_file(
    rows: Iterable[ChangedRow], changes: _Changes, was_known: Callable[[str], bool]
) -> list[FileDifferences]:
    found = []
    for (file, name, network), group in groupby(rows, lambda r: (r.file, r.name, r.network)):
        once = {(row.record, row.version): row for row in reversed(list(group))}
        told = [changes.of_row(row, was_known) for row in reversed(once.values())]
        shown = tuple(row for row in told if row.fields)
        if shown:
            found.append(FileDifferences(file, name, network, shown))
    return found


class _Changes:
    """Compares the versions of some records; the past of each is worked out once."""

    def __init__(self, known: VersionSet, words: FieldWords) -> None:
        self._versions = known.by_record()
        self._parents = known.parents_by_child()
        self._pasts: dict[str, History] = {}
        self._words = words

    def of_row(self, row: ChangedRow, was_known: Callable[[str], bool]) -> RowDifference:
        """Return what a row changed since the versions that were known."""
        past = self._past(row.record)
        fields = past.effective(row.version)
        steps = list(_steps(past, row.version, was_known))
        return RowDifference(
            row.sheet,
            row.row,
            row.record,
            row.version,
            str(fields.get("number") or ""),
            str(fields.get("title") or fields.get("text") or fields.get("date") or ""),
            tuple(
                self._difference(row.record, key, before, after, who)
                for version, base, who in reversed(steps)
                for key, before, after in _changed(past, version, base)
            ),
        )

    def _past(self, record: str) -> History:
        if record not in self._pasts:
            self._pasts[record] = History(self._versions[record], self._parents)
        return self._pasts[record]

    def _difference(
        self, record: str, key: str, before: State, after: State, who: str
    ) -> FieldDifference:
        kind, words = kind_of(record), self._words
        return FieldDifference(
            key,
            words.label(kind, key),
            before.value,
            after.value,
            words.state(kind, key, before),
            words.state(kind, key, after),
            who,
            before.sure,
        )


def _steps(
    past: History, version_id: str, was_known: Callable[[str], bool]
) -> Iterator[tuple[str, str, str]]:
    """Yield version, what it came from and who, from the latest back to what was known."""
    while not was_known(version_id):
        version = past.versions.get(version_id)
        if version is None:
            return
        by_hand = is_excel(version.origin) and len(version.parents) == 1
        base = version.parents[0] if by_hand else _nearest(past, version_id, was_known)
        if base is None:
            return
        yield version_id, base, EXCEL if is_excel(version.origin) else APP
        version_id = base


def _nearest(past: History, version_id: str, was_known: Callable[[str], bool]) -> str | None:
    """Return the latest known version that ``version_id`` descends from."""
    level, met = {version_id}, {version_id}
    while level:
        level = {parent for child in level for parent in past.parents(child)} - met
        met |= level
        found = [past.versions[name] for name in level if was_known(name) and name in past.versions]
        if found:
            return max(found, key=lambda version: (version.revision, version.id)).id
    return None


def _changed(past: History, version_id: str, base_id: str) -> Iterator[tuple[str, State, State]]:
    """Yield each field that a version changed, by key.

    Where it is not known what stood there, only an edit by hand says that it was something else.
    """
    version, after = past.versions[version_id], past.known(version_id)
    before: Knowledge = past.known(base_id)
    told = version.fields if version.extent is Extent.DELTA else {}
    if not before.listed and not before.rest.sure:
        return
    for key in sorted(after.listed.keys() | before.listed.keys()):
        equal = same(key, after.of(key), before.of(key))
        if equal is False or (equal is None and key in told):
            yield key, before.of(key), after.of(key)
