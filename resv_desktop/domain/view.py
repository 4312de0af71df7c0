"""What people see of a record: a pure function of the versions that are kept.

A version is *past* when it is an ancestor of another one that is there; what is left are the
*heads*. One head, or several of equal content, is simply the record. Several heads that differ
are a conflict: one is shown by an order in which no clock takes part, the others stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.history import Head, History
from resv_desktop.domain.knowledge import Knowledge, State, best, of_unheard, same
from resv_desktop.domain.version import Extent, Version, VersionSet, next_version

__all__ = [
    "SET_FIELDS",
    "FieldView",
    "Grade",
    "Head",
    "History",
    "RecordView",
    "field_by_field",
    "follow",
    "view_all",
    "view_of",
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
        """The fields in which the heads differ, in alphabetical order.

        A value of which only the digest is known differs from all but itself.
        """
        keys = sorted({key for head in self.heads for key in (*head.fields, *head.unseen)})
        shown = {
            key: {(head.fields.get(key), head.unseen.get(key)) for head in self.heads}
            for key in keys
        }
        return tuple(key for key in keys if len(shown[key]) > 1)


def follow(
    heads: Iterable[Head], origin: str, fields: Mapping[str, object], *, deleted: bool = False
) -> Version:
    """Return the version by which a person changes one head, or decides between several.

    ``fields`` is all the record shall hold. It follows everything the heads stand for, so that
    none of them comes back. Where not all fields are known here it states only what is known and
    changed: what was never seen is not emptied, but for a field that ``fields`` names as empty.

    Raises:
        ValueError: when ``heads`` is empty or of more than one record.
    """
    before = list(heads)
    tips = [tip for head in before for tip in head.tips]
    whole = next_version(tips, origin, fields, deleted=deleted)
    if deleted or all(head.complete for head in before):
        return whole
    known = {key for head in before for key in head.fields} | fields.keys()
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
    return view_of(History(given, parents_by_child or {}))


def view_of(history: History) -> RecordView:
    """Return the view of a record whose past was worked out already."""
    heads = tuple(history.standing())
    if len(heads) == 1:
        return RecordView(history.record, heads, Grade.SETTLED)
    proposal = _proposal(history, heads)
    grade = Grade.CONFLICT if proposal is None else Grade.PARALLEL
    return RecordView(history.record, heads, grade, proposal)


class FieldView(NamedTuple):
    """One field of a record in conflict: what it was, what each head made it, what it becomes.

    ``base`` is what is known of it where the heads parted; ``joined`` is ``None`` when two heads
    made it something else, and the choice is a person's.
    """

    base: State
    sides: tuple[State, ...]
    joined: State | None


def field_by_field(history: History, heads: Sequence[Head]) -> dict[str, FieldView]:
    """Return every field that is mentioned in one of ``heads`` or where they parted, by key.

    Heads that removed the record are left to the caller: they hold no fields.
    """
    return _compared(_base_of(history, heads), [history.known(h.version.id) for h in heads])


def _base_of(history: History, heads: Iterable[Head]) -> Knowledge:
    base_id = history.common_ancestor(heads)
    return history.known(base_id) if base_id else of_unheard("")


def _compared(base: Knowledge, sides: Sequence[Knowledge]) -> dict[str, FieldView]:
    views: dict[str, FieldView] = {}
    for key in sorted({key for one in (base, *sides) for key in one.listed}):
        states = tuple(side.of(key) for side in sides)
        views[key] = FieldView(base.of(key), states, _joined(base.of(key), states, key))
    return views


def _proposal(history: History, heads: tuple[Head, ...]) -> Fields | None:
    """Return the heads combined when each changed other fields since they parted, else None.

    A field that is empty now but that some head has, unseen, is named with nothing in it.
    """
    if len(heads) > MOST_JOINED or any(head.version.deleted for head in heads):
        return None
    if history.common_ancestor(heads) is None:
        return None
    base, sides = _base_of(history, heads), [history.known(head.version.id) for head in heads]
    if not _rest_agrees(base.rest, [side.rest for side in sides]):
        return None
    combined: dict[str, Value] = {}
    for key, view in _compared(base, sides).items():
        if view.joined is None:
            return None
        emptied = view.joined.sure and not all(side.sure for side in view.sides)
        if view.joined.value is not None or emptied:
            combined[key] = view.joined.value
    return combined


def _rest_agrees(base: State, sides: Sequence[State]) -> bool:
    """Say whether what is named nowhere is equal in all sides.

    If some have what was there and others nothing, a decision could not say which of both holds.
    """
    left = [same("", side, base) is True for side in sides]
    return all(left) or all(side.sure for side in sides)


def _joined(base: State, sides: Sequence[State], key: str) -> State | None:
    """Return what a field becomes, or None when two sides made it something else.

    A side that has what was there before takes no part. Of a side that cannot be held against
    what was there before it is assumed that it changed the field.
    """
    changed = [side for side in sides if same(key, side, base) is not True]
    if not changed:
        return best([base, *sides])
    if key in SET_FIELDS:
        return _joined_sets(base, changed)
    state = best(changed)
    alike = all(same(key, side, state) for side in changed)
    return state if state.sure and alike else None


def _joined_sets(base: State, changed: Iterable[State]) -> State | None:
    """Return a set with what any side added to ``base`` and without what any took away."""
    before = _members(base.value)
    kept = before
    for side in changed:
        if not side.sure:
            return None
        one = _members(side.value)
        kept = (kept & one) | ((kept | one) - before)
    return State(base.root, True, tuple(sorted(kept)) or None)


def _members(value: Value) -> set[str]:
    return set(map(str, value)) if isinstance(value, tuple) else set()
