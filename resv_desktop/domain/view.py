"""What people see of a record: a pure function of the versions that are kept.

A version is *past* when it is an ancestor of another one that is there; what is left are the
*heads*. One head, or several of equal content, is simply the record. Several heads that differ
are a conflict: one is shown by an order in which no clock takes part, the others stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.history import Head, History
from resv_desktop.domain.version import Extent, Version, VersionSet, next_version

__all__ = [
    "SET_FIELDS",
    "Grade",
    "Head",
    "History",
    "RecordView",
    "follow",
    "view_all",
    "view_record",
]

SET_FIELDS = frozenset({"confirmed_on"})
"""Fields in which two people's additions never contradict each other."""


MOST_JOINED = 20
"""Heads for which a combination is looked for; beyond that a person has to look at each."""


class Grade(StrEnum):
    """How far the heads of a record are apart."""

    SETTLED = "settled"
    PARALLEL = "parallel"
    """The heads changed different fields: one click joins them."""
    CONFLICT = "conflict"
    """The heads changed the same field, or one of them removed the record."""


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


def follow(
    heads: Iterable[Head], origin: str, fields: Mapping[str, object], *, deleted: bool = False
) -> Version:
    """Return the version by which a person changes one head, or decides between several.

    ``fields`` is all the record shall hold. It follows everything the heads stand for, so that
    none of them comes back. Where not all fields are known here it states only what is known and
    changed: what was never seen is not emptied.

    Raises:
        ValueError: when ``heads`` is empty or of more than one record.
    """
    before = list(heads)
    tips = [tip for head in before for tip in head.tips]
    whole = next_version(tips, origin, fields, deleted=deleted)
    if deleted or all(head.complete for head in before):
        return whole
    known = {key for head in before for key in head.fields}
    stated = {**dict.fromkeys(known), **whole.fields}
    if len(before) == 1:
        stated = {k: v for k, v in stated.items() if before[0].fields.get(k) != v}
    return replace(whole, fields=stated, extent=Extent.DELTA)


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
    given = list(versions)
    if len(given) == 1 and given[0].extent is Extent.FULL:
        # Most records of a region: nothing to search, and thousands of them per merge.
        return RecordView(given[0].record, (Head(given[0], given[0].fields),), Grade.SETTLED)
    history = History(given, parents_by_child or {})
    heads = tuple(history.standing())
    if len(heads) == 1:
        return RecordView(history.record, heads, Grade.SETTLED)
    proposal = _proposal(history, heads)
    grade = Grade.CONFLICT if proposal is None else Grade.PARALLEL
    return RecordView(history.record, heads, grade, proposal)


def _proposal(history: History, heads: tuple[Head, ...]) -> Fields | None:
    """Return the heads combined when each changed other fields since they parted, else None."""
    if len(heads) > MOST_JOINED or any(head.version.deleted for head in heads):
        return None
    base_id = history.common_ancestor(heads)
    if base_id is None:
        return None
    if base_id in history.versions:
        base = history.effective(base_id)
        edits = [_difference(base, head.fields) for head in heads]
    elif all(_is_delta_on(base_id, head.version) for head in heads):
        base = {}
        edits = [dict(head.version.fields) for head in heads]
    else:
        return None
    return _combined(base, edits)


def _is_delta_on(base_id: str, version: Version) -> bool:
    return version.extent is Extent.DELTA and version.parents == (base_id,)


def _difference(base: Fields, fields: Fields) -> dict[str, Value]:
    keys = base.keys() | fields.keys()
    return {key: fields.get(key) for key in keys if base.get(key) != fields.get(key)}


def _combined(base: Fields, edits: Iterable[Mapping[str, Value]]) -> Fields | None:
    """Return ``base`` with all edits, or None where two of them give a field another value."""
    combined: dict[str, Value] = dict(base)
    changed: set[str] = set()
    for edit in edits:
        for key, value in edit.items():
            if key in SET_FIELDS:
                value = _joined(base.get(key), combined.get(key), value)
            elif key in changed and combined.get(key) != value:
                return None
            changed.add(key)
            combined[key] = value
    return {key: value for key, value in combined.items() if value is not None}


def _joined(base: Value, mine: Value, other: Value) -> Value:
    """Return a set with what either side added to ``base`` and without what either took away."""
    before, one, two = (
        set(map(str, v)) if isinstance(v, tuple) else set() for v in (base, mine, other)
    )
    kept = (one & two) | ((one | two) - before)
    return tuple(sorted(kept)) or None
