"""What people see of a record: a pure function of the versions that are kept.

A version is *past* when it is an ancestor of another one that is there; what is left are the
*heads*. One head, or several of equal content, is simply the record. Several heads that differ
are a conflict: one is shown by an order in which no clock takes part, the others stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.version import Extent, Version, VersionSet, join_parts

SET_FIELDS = frozenset({"confirmed_on"})
"""Fields in which two people's additions never contradict each other."""


class Grade(StrEnum):
    """How far the heads of a record are apart."""

    SETTLED = "settled"
    PARALLEL = "parallel"
    """The heads changed different fields: one click joins them."""
    CONFLICT = "conflict"
    """The heads changed the same field, or one of them removed the record."""


@dataclass(frozen=True, slots=True)
class Head:
    """A version without descendants, with all its fields filled in from its ancestors."""

    version: Version
    fields: Fields

    @property
    def rank(self) -> tuple[bool, int, str]:
        """The order in which heads are shown: not removed, highest revision, identifier."""
        return self.version.deleted, -self.version.revision, self.version.id


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as it is shown.

    ``heads`` begins with the one shown; more than one means that a person has to choose, and
    ``proposal`` then holds the combined fields when the heads can be joined (grade PARALLEL).
    """

    record: str
    heads: tuple[Head, ...]
    grade: Grade
    proposal: Fields | None = None

    @property
    def shown(self) -> Head:
        """The head that is shown."""
        return self.heads[0]

    @property
    def fields(self) -> Fields:
        """The fields that are shown."""
        return self.heads[0].fields

    @property
    def deleted(self) -> bool:
        """Whether the record is removed (an edit beside a removal brings it back)."""
        return self.heads[0].version.deleted

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields in which the heads differ, in alphabetical order."""
        keys = sorted({key for head in self.heads for key in head.fields})
        return tuple(key for key in keys if len({head.fields.get(key) for head in self.heads}) > 1)


def view_all(known: VersionSet) -> dict[str, RecordView]:
    """Return the view of every record in a set of versions."""
    parents = known.parents_by_child()
    return {
        record: view_record(versions, parents) for record, versions in known.by_record().items()
    }


def view_record(
    versions: Iterable[Version], parents_by_child: Mapping[str, Iterable[str]] | None = None
) -> RecordView:
    """Return the view of one record from all its versions.

    ``parents_by_child`` adds descent that is known without content (an ``Edge``).

    Raises:
        ValueError: when there is no version.
    """
    history = History(versions, parents_by_child or {})
    heads = _distinct(history.settled_heads())
    if len(heads) == 1:
        return RecordView(history.record, heads, Grade.SETTLED)
    proposal = _proposal(history, heads)
    grade = Grade.CONFLICT if proposal is None else Grade.PARALLEL
    return RecordView(history.record, heads, grade, proposal)


class History:
    """The versions of one record with their descent."""

    def __init__(
        self, versions: Iterable[Version], parents_by_child: Mapping[str, Iterable[str]]
    ) -> None:
        self.versions = join_parts(versions)
        if not self.versions:
            raise ValueError("a record has at least one version")
        self.record = next(iter(self.versions.values())).record
        self._descent = parents_by_child
        self._ancestors: dict[str, frozenset[str]] = {}
        self._fields: dict[str, Fields] = {}

    def parents(self, version_id: str) -> set[str]:
        """Return the known parents of a version, with or without content."""
        version = self.versions.get(version_id)
        stated = set(version.parents) if version else set()
        return stated.union(self._descent.get(version_id, ()))

    def ancestors(self, version_id: str) -> frozenset[str]:
        """Return every version that ``version_id`` descends from."""
        if version_id not in self._ancestors:
            found: set[str] = set()
            waiting = list(self.parents(version_id))
            while waiting:
                parent = waiting.pop()
                if parent not in found:
                    found.add(parent)
                    waiting.extend(self.parents(parent))
            self._ancestors[version_id] = frozenset(found)
        return self._ancestors[version_id]

    def heads(self) -> list[Version]:
        """Return the versions that no other version descends from.

        Forged descent can run in a circle; two versions that each claim to descend from the
        other are both heads, so that neither disappears from sight.
        """
        if len(self.versions) == 1:
            return list(self.versions.values())
        return [
            version
            for version in self.versions.values()
            if not any(self._is_past(version.id, other) for other in self.versions)
        ]

    def _is_past(self, version_id: str, other: str) -> bool:
        return version_id in self.ancestors(other) and other not in self.ancestors(version_id)

    def settled_heads(self) -> list[Head]:
        """Return the heads; one that says the same as its parent gives way to that parent.

        Otherwise the order in which an untouched row and its original arrive would show.
        """
        return [self.head(self._without_echo(version)) for version in self.heads()]

    def _without_echo(self, version: Version) -> Version:
        while version.extent is Extent.DELTA and len(version.parents) == 1:
            parent = self.versions.get(version.parents[0])
            if parent is None or parent.deleted != version.deleted:
                break
            if self.effective(parent.id) != self.effective(version.id):
                break
            version = parent
        return version

    def head(self, version: Version) -> Head:
        """Return a version with its fields filled in."""
        return Head(version, self.effective(version.id))

    def effective(self, version_id: str) -> Fields:
        """Return all fields of a version: its own and, where it is a DELTA, its parents'."""
        if version_id not in self._fields:
            version = self.versions[version_id]
            fields: dict[str, Value] = {}
            if version.extent is Extent.DELTA:
                self._fields[version_id] = version.fields
                fields = self._inherited(version)
            fields.update(version.fields)
            self._fields[version_id] = {k: v for k, v in fields.items() if v is not None}
        return self._fields[version_id]

    def _inherited(self, version: Version) -> dict[str, Value]:
        known = [self.versions[parent] for parent in version.parents if parent in self.versions]
        fields: dict[str, Value] = {}
        for parent in sorted(known, key=lambda item: (item.revision, item.id)):
            fields.update(self.effective(parent.id))
        return fields

    def common_ancestor(self, heads: Iterable[Head]) -> str | None:
        """Return the latest version that all heads descend from, content known or not."""
        sets = [self.ancestors(head.version.id) | {head.version.id} for head in heads]
        common = frozenset.intersection(*map(frozenset, sets))
        latest = [v for v in common if not any(v in self.ancestors(w) for w in common if w != v)]
        return max(latest, key=self._lateness, default=None)

    def _lateness(self, version_id: str) -> tuple[int, str]:
        version = self.versions.get(version_id)
        return (version.revision if version else 0), version_id


def _distinct(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Return the heads in the order of showing, of those with equal content only the first."""
    distinct: list[Head] = []
    for head in sorted(heads, key=lambda item: item.rank):
        same = (head.fields, head.version.deleted)
        if all((other.fields, other.version.deleted) != same for other in distinct):
            distinct.append(head)
    return tuple(distinct)


def _proposal(history: History, heads: tuple[Head, ...]) -> Fields | None:
    """Return the heads combined when each changed other fields since they parted, else None."""
    if any(head.version.deleted for head in heads):
        return None
    base_id = history.common_ancestor(heads)
    if base_id is None:
        return None
    if base_id not in history.versions and not _all_deltas_on(base_id, heads):
        return None
    base = history.effective(base_id) if base_id in history.versions else {}
    combined: dict[str, Value] = dict(base)
    changed: set[str] = set()
    for head in heads:
        edits = _edits(base, head)
        if any(key in changed and combined.get(key) != value for key, value in edits.items()):
            return None
        changed.update(edits.keys() - SET_FIELDS)
        combined.update(edits)
    for key in SET_FIELDS:
        combined[key] = _together(key, heads)
    return {key: value for key, value in combined.items() if value is not None}


def _all_deltas_on(base_id: str, heads: Iterable[Head]) -> bool:
    return all(
        head.version.extent is Extent.DELTA and head.version.parents == (base_id,) for head in heads
    )


def _edits(base: Fields, head: Head) -> dict[str, Value]:
    if not base:
        return dict(head.version.fields)
    keys = base.keys() | head.fields.keys()
    return {key: head.fields.get(key) for key in keys if base.get(key) != head.fields.get(key)}


def _together(key: str, heads: Iterable[Head]) -> Value:
    values: set[str] = set()
    for head in heads:
        value = head.fields.get(key)
        values.update(str(item) for item in value) if isinstance(value, tuple) else None
    return tuple(sorted(values)) or None
