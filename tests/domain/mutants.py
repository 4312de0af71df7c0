"""Programs with one rule of merging broken each; WORKBOOK 5.4 names the first ten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from domain.program import KEYS, NETWORK, Program, Row, Sheet

from resv_desktop.domain.canonical import Fields, Value, sha256_hex
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.history import Head
from resv_desktop.domain.ids import RecordKind, derived_record_id
from resv_desktop.domain.version import ALL_STATED, EMPTY, Extent, Version, VersionSet
from resv_desktop.domain.view import Grade, RecordView, view_all


def _renamed(version: Version, name: str) -> Version:
    twin = replace(version)
    object.__setattr__(twin, "id", name)
    return twin


def _kept(known: VersionSet, kept: Iterable[Version]) -> VersionSet:
    return VersionSet.of(kept, known.edges)


class LastWriterByTime(Program):
    """The version that was made last wins, the others go."""

    def __init__(self) -> None:
        self.times: dict[tuple[str, str], int] = {}

    def seal(self, version: Version, time: int) -> Version:
        self.times.setdefault(version.key, time)
        return version

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        both = one.union(other)
        order = [
            max(v, key=lambda x: (self.times[x.key], x.key)) for v in both.by_record().values()
        ]
        return _kept(both, order)


class LastWriterByRevision(Program):
    """The version with the highest revision wins, the others go."""

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        both = one.union(other)
        order = [max(v, key=lambda x: (x.revision, x.key)) for v in both.by_record().values()]
        return _kept(both, order)


class TimeInTheHash(Program):
    """The moment of making is part of what is hashed."""

    def seal(self, version: Version, time: int) -> Version:
        return _renamed(version, sha256_hex(f"{version.id} {time}"))


class HashWithoutParents(Program):
    """What a version descends from is no part of what is hashed."""

    def seal(self, version: Version, time: int) -> Version:
        if version.extent is Extent.PARTIAL:
            return version
        return _renamed(version, replace(version, parents=()).id)


class MissingRowIsDeletion(Program):
    """What is not in the workbook any more is removed."""

    def rows_gone(self, sheet: Sheet) -> list[Version]:
        there = {row.version for row in sheet.rows}
        return [
            Version(v.record, v.revision + 1, (v.id,), f"excel:{NETWORK}", {}, True)
            for v in sheet.known.values()
            if v.id not in there and not v.deleted
        ]


class MissingColumnIsEmpty(Program):
    """A column that is not in the workbook any more empties its field."""

    def cells(self, row: Row, columns: tuple[str, ...], book: CodeBook) -> dict[str, Value]:
        return {**dict.fromkeys(KEYS), **super().cells(row, columns, book)}


class DerivedIdWithoutOccurrence(Program):
    """Two equal rows get one identifier."""

    def typed_record(self, text: str, occurrence: int) -> str:
        return derived_record_id(RecordKind.ENTRY, NETWORK, text, 0)


class TieBreakByFileOrder(Program):
    """Of several heads the one that arrived first is shown."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        arrival = {version.id: place for place, version in enumerate(known.versions.values())}

        def arrived(head: Head) -> int:
            return arrival[head.version.id]

        return {
            record: replace(view, heads=tuple(sorted(view.heads, key=arrived)))
            for record, view in view_all(known).items()
        }


class HistoryCutAtTen(Program):
    """Only the ten latest versions of a record are kept."""

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        both = one.union(other)
        latest = (
            sorted(versions, key=lambda v: (v.revision, v.key))[-10:]
            for versions in both.by_record().values()
        )
        return _kept(both, (version for versions in latest for version in versions))


class CodesHashedAsLabels(Program):
    """A cell is kept as it reads."""

    def code(self, label: str, book: CodeBook) -> Value:
        return label


class OtherHeadsForgotten(Program):
    """A conflict shows one head and none of the others."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return {
            record: replace(view, heads=view.heads[:1], grade=Grade.SETTLED, proposal=None)
            for record, view in view_all(known).items()
        }


class DecisionFollowsOneHead(Program):
    """A decision names only the head that was shown as its parent."""

    def follow(
        self, heads: Iterable[Head], origin: str, fields: Mapping[str, object],
        time: int, *, deleted: bool = False,
    ) -> Version:  # fmt: skip
        return super().follow(list(heads)[:1], origin, fields, time, deleted=deleted)


class UnknownIsEmptied(Program):
    """An edit states all fields, also where some of them never arrived."""

    def follow(
        self, heads: Iterable[Head], origin: str, fields: Mapping[str, object],
        time: int, *, deleted: bool = False,
    ) -> Version:  # fmt: skip
        whole = [replace(head, complete=True) for head in heads]
        return super().follow(whole, origin, fields, time, deleted=deleted)


class TwinsAreConflicts(Program):
    """Two heads of equal content are two heads; an edit follows the first only."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return {
            record: replace(
                view, heads=tuple(_alone(h) for head in view.heads for h in _apart(head))
            )
            for record, view in view_all(known).items()
        }


def _apart(head: Head) -> list[Head]:
    return [head, *(Head(twin, head.fields) for twin in head.twins)]


def _alone(head: Head) -> Head:
    return Head(head.version, head.fields, head.complete)


class TwinsForgotten(Program):
    """Of two heads of equal content one is shown, and the other is left behind."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return {
            record: replace(view, heads=tuple(map(_alone, view.heads)))
            for record, view in view_all(known).items()
        }


class BareDescentIgnored(Program):
    """What is known of descent without content does not count."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return view_all(VersionSet(known.versions))


class AbsentInDeltaIsEmpty(Program):
    """A row edited in Excel holds only what was edited."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return {
            record: replace(
                view,
                heads=tuple(
                    replace(h, fields={k: v for k, v in h.version.fields.items() if v is not None})
                    for h in view.heads
                ),
            )
            for record, view in view_all(known).items()
        }


def _digests_changed(
    known: VersionSet, change: Callable[[Version], Mapping[str, str]]
) -> VersionSet:
    versions = [
        replace(v, checks=change(v)) if v.extent is Extent.PARTIAL else v
        for v in known.versions.values()
    ]
    return VersionSet.of(versions, known.edges)


class DigestsIgnored(Program):
    """What a workbook says of the columns that went from it is forgotten."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return view_all(_digests_changed(known, lambda version: {}))


class DigestsForgottenButTheClaim(Program):
    """What a workbook does not show is taken for empty."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return view_all(_digests_changed(known, lambda version: {ALL_STATED: EMPTY}))


class RestTakenForEmpty(Program):
    """What is named nowhere is taken for empty, also where nobody claims that."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        claim = {ALL_STATED: EMPTY}
        return view_all(_digests_changed(known, lambda version: {**version.checks, **claim}))


class DigestsWithAnotherSalt(Program):
    """The digests of a workbook are made with the record where those of a log use the version."""

    def digests(self, version: str, fields: Fields) -> dict[str, str]:
        return super().digests("record", fields)


class AnyValueFitsADigest(Program):
    """A value of another version fills in what is not known, unproven."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        values = {(v.record, k): x for v in known.versions.values() for k, x in v.fields.items()}
        guessed = [
            replace(v, fields={k: values.get((v.record, k)) for k in v.checks} | dict(v.fields))
            if v.checks
            else v
            for v in known.versions.values()
        ]
        return view_all(VersionSet.of(guessed, known.edges))


class UnseenIsNoDifference(Program):
    """Heads that show the same are one, whatever their digests say of what they do not show."""

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return {record: _merged(view) for record, view in view_all(known).items()}


def _merged(view: RecordView) -> RecordView:
    heads = {(h.version.deleted, frozenset(h.fields.items())): h for h in reversed(view.heads)}
    if len(heads) == len(view.heads):
        return view
    grade = view.grade if len(heads) > 1 else Grade.SETTLED
    return replace(view, heads=tuple(reversed(heads.values())), grade=grade)
