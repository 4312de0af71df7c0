"""Which record a row is: by its identifier, by its likeness to an exported version, or a new one.

A row without a sound identifier is a new record. Its identifier is made from its content, so that
the same file can be read again without making twins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, canonical_json
from resv_desktop.domain.ids import RecordKind, derived_record_id, is_record_id
from resv_desktop.domain.version import Extent, Version
from resv_desktop.workbook.account import Account
from resv_desktop.workbook.columns import SheetSpec
from resv_desktop.workbook.compare import (
    CONFIRMED_ON,
    NETWORK,
    Compared,
    compare,
    confirmed_days,
)
from resv_desktop.workbook.reading import Repair, RowOutcome, RowReading
from resv_desktop.workbook.technique import Technique, VersionFacts, is_version_id
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED, TypedRow


class Place(NamedTuple):
    """The sheet that rows stand on: the name it has in the file, and which of ours it is."""

    sheet: str
    spec: SheetSpec


@dataclass
class Origin:
    """Of which network a file is, what it says of its versions, and what was found so far."""

    network: str
    technique: Technique | None
    account: Account
    seen: set[tuple[str, str]] = field(default_factory=set)
    equal_rows: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        versions = self.technique.versions if self.technique else ()
        self.by_row: Mapping[tuple[str, str], VersionFacts] = {
            (facts.record, facts.id): facts for facts in versions
        }
        self._by_record: dict[str, list[VersionFacts]] | None = None

    def of_record(self, record: str) -> Sequence[VersionFacts]:
        """Return every version of a record that the file states."""
        if self._by_record is None:
            self._by_record = {}
            for facts in self.by_row.values():
                self._by_record.setdefault(facts.record, []).append(facts)
        return self._by_record.get(record, ())

    @property
    def editor(self) -> str:
        """The origin of versions that come from somebody's hand in Excel."""
        return f"excel:{self.network}"


def read_row(origin: Origin, place: Place, row: TypedRow) -> RowReading:
    """Return what a row is whose identifier and version, if any, stand on no other row."""
    if not is_record_id(row.record, place.spec.kind):
        return _read_new(origin, place, row)
    facts = choose_facts(origin, place.spec.kind, row)
    if facts is None:
        _tell(origin, place, row)
        _tell_where_from(origin, place, row)
        version = _edit_of_unknown(origin, row)
        return RowReading(place.sheet, row.row, RowOutcome.RECORD, row.record, (version,))
    return _keep(origin, place, row, compare(row, facts, place.spec.kind, origin.network))


def read_twins(origin: Origin, place: Place, rows: Sequence[TypedRow]) -> list[RowReading]:
    """Return what rows are that carry one and the same identifier and version.

    Rows that say the same are one record. Of others the one that is most like the stated version
    keeps the identifier; the rest are copies in which somebody wrote another matter.
    """
    facts = choose_facts(origin, place.spec.kind, rows[0])
    if facts is None:
        readings = [
            (read_row if row.values == rows[0].values else read_copy)(origin, place, row)
            for row in rows
        ]
    else:
        readings = _read_known_twins(origin, place, rows, facts)
    doubles = len(readings) - len({reading.record for reading in readings})
    if doubles:
        origin.account.note("rows_double", doubles)
    return readings


def read_copy(origin: Origin, place: Place, row: TypedRow) -> RowReading:
    """Return the new record that a copied row is; its number stays with the original."""
    version = _new_record(origin, place.spec.kind, row, without=("number",))
    _tell_id(origin, place, row, version.record, "row_copied")
    return _as_new(origin, place, row, version)


def _read_known_twins(
    origin: Origin, place: Place, rows: Sequence[TypedRow], facts: VersionFacts
) -> list[RowReading]:
    kind = place.spec.kind
    compared = [compare(row, facts, kind, origin.network) for row in rows]
    likeness = [len(held.known) for held in compared]
    keeper = compared[likeness.index(max(likeness))]
    return [
        _keep(origin, place, row, held)
        if held.changed == keeper.changed
        else read_copy(origin, place, row)
        for row, held in zip(rows, compared, strict=True)
    ]


def choose_facts(origin: Origin, kind: RecordKind, row: TypedRow) -> VersionFacts | None:
    """Return the version a row belongs to: the stated one, or the one it is most like.

    Somebody may have emptied or removed the column *Versie-ID*.
    """
    stated = origin.by_row.get((row.record, row.version))
    if stated or is_version_id(row.version):
        return stated
    candidates = [facts for facts in origin.of_record(row.record) if not facts.deleted]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    return max(
        sorted(candidates, key=lambda facts: facts.id),
        key=lambda facts: len(compare(row, facts, kind, origin.network).known),
    )


def claimed_version(origin: Origin, place: Place, row: TypedRow) -> tuple[str, str]:
    """Return record and version that a row with a sound identifier claims to be."""
    facts = choose_facts(origin, place.spec.kind, row)
    return row.record, facts.id if facts else row.version


def _keep(origin: Origin, place: Place, row: TypedRow, compared: Compared) -> RowReading:
    for found in compared.found:
        origin.account.found(place.sheet, found)
    origin.seen.add((compared.facts.record, compared.facts.id))
    edit = compared.edit(origin.editor)
    if edit:
        origin.account.note("rows_edited")
    versions = (*compared.versions, edit) if edit else compared.versions
    return RowReading(place.sheet, row.row, RowOutcome.RECORD, compared.facts.record, versions)


def _edit_of_unknown(origin: Origin, row: TypedRow) -> Version:
    """Return the edit that a row is whose version this file says nothing of.

    It comes after the version it states; the view sees whether anything differs from that one.
    Without a version to come after it can at worst be a visible conflict, never an overwrite.
    """
    parents = (row.version,) if is_version_id(row.version) else ()
    unread = row.unread
    fields = {k: v for k, v in row.values.items() if k != LAST_CONFIRMED and k not in unread}
    return Version(
        row.record, row.revision + 1, parents, origin.editor, fields, extent=Extent.DELTA
    )


def _new_record(
    origin: Origin, kind: RecordKind, row: TypedRow, without: Iterable[str] = ()
) -> Version:
    """Return the first version of a record made from a row by itself."""
    fields: dict[str, Value] = {**row.values, CONFIRMED_ON: confirmed_days(row, ())}
    if kind is not RecordKind.ENTRY or not fields.get(NETWORK):
        fields[NETWORK] = origin.network
    left_out = {LAST_CONFIRMED, *without}
    fields = {k: v for k, v in fields.items() if v is not None and k not in left_out}
    content = canonical_json(fields)
    nth = origin.equal_rows[kind.value, content]
    origin.equal_rows[kind.value, content] += 1
    record = derived_record_id(kind, origin.network, content, nth)
    return Version(record, 1, (), origin.editor, fields)


def _read_new(origin: Origin, place: Place, row: TypedRow) -> RowReading:
    """Return the new record that a row without a sound identifier is."""
    version = _new_record(origin, place.spec.kind, row)
    origin.account.note("rows_added")
    if _is_foreign(origin, place, row):
        origin.account.note("rows_foreign")
    if row.record:
        _tell_id(origin, place, row, version.record, "id_failed")
    return _as_new(origin, place, row, version)


def _as_new(origin: Origin, place: Place, row: TypedRow, version: Version) -> RowReading:
    _tell(origin, place, row)
    return RowReading(place.sheet, row.row, RowOutcome.RECORD, version.record, (version,))


def _tell(origin: Origin, place: Place, row: TypedRow) -> None:
    for found in (found for finds in row.odd.values() for found in finds):
        origin.account.found(place.sheet, found)


def _tell_where_from(origin: Origin, place: Place, row: TypedRow) -> None:
    """Note a row that was not exported in this file: it was pasted here from another one.

    It keeps its identifier, its version and its network; without a sound *Techniek* nobody knows.
    """
    if _is_foreign(origin, place, row):
        origin.account.note("rows_foreign")
    else:
        is_certain = origin.technique is not None and origin.technique.intact
        origin.account.note("rows_elsewhere" if is_certain else "rows_edited")


def _is_foreign(origin: Origin, place: Place, row: TypedRow) -> bool:
    named = row.values.get(NETWORK) if place.spec.kind is RecordKind.ENTRY else None
    return named is not None and named != origin.network


def _tell_id(origin: Origin, place: Place, row: TypedRow, made: str, rule: str) -> None:
    header = place.spec.id_header
    origin.account.repaired(Repair(place.sheet, row.row, header, row.record, made, rule))
