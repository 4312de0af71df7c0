"""What is known of each field of a version: its value, its digest, or only where it comes from.

Workbooks show versions in part. A column was removed, a cell was edited: then the sheet
*Techniek* tells by a digest that there was something, not what. Two versions can nevertheless be
compared field by field. Neither set the field since the same earlier version: it is equal in
both, known or not. One value is known and its digest is the one stated of the other: equal too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields, Value, canonical_json, field_digest
from resv_desktop.domain.version import ALL_STATED, Extent, Version

MOST_TRIALS = 10_000
"""Values held against digests in one record; a hostile workbook could ask for billions."""


class State(NamedTuple):
    """What is known of one field of one version.

    ``root`` is the version that set the field last. ``checks`` holds a version and a digest for
    each time the field was said to have a value there. Without ``sure`` the value is a guess.
    """

    root: str
    sure: bool
    value: Value = None
    checks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """What is known of all fields of one version; ``rest`` is of those that are not listed."""

    listed: Mapping[str, State]
    rest: State

    def of(self, key: str) -> State:
        """Return what is known of one field."""
        return self.listed.get(key, self.rest)

    @cached_property
    def fields(self) -> dict[str, Value]:
        """The fields that have a value, as far as known."""
        return {key: s.value for key, s in self.listed.items() if s.value is not None}

    @cached_property
    def unseen(self) -> dict[str, str]:
        """The fields that have a value which is not known, each with the version that set it."""
        return {key: s.root for key, s in self.listed.items() if s.checks and not s.sure}

    @property
    def emptied(self) -> frozenset[str]:
        """The fields that are known to be empty, where fields that are not listed are unknown."""
        if self.rest.sure:
            return frozenset()
        return frozenset(key for key, s in self.listed.items() if s.sure and s.value is None)

    @property
    def whole(self) -> bool:
        """Whether every field is known, or known to be empty."""
        return self.rest.sure and all(state.sure for state in self.listed.values())


def same(key: str, one: State, other: State) -> bool | None:
    """Say whether a field is equal in two versions; ``None`` when that cannot be told."""
    if one.root == other.root:
        return True
    if one.sure and other.sure:
        return one.value == other.value
    if one.sure or other.sure:
        known, unknown = (one, other) if one.sure else (other, one)
        return _fits(key, known.value, unknown.checks)
    return None


def _fits(key: str, value: Value, checks: Iterable[tuple[str, str]]) -> bool | None:
    """Say whether ``value`` is what a digest was made of; there is none of an empty field."""
    for version, digest in checks:
        return value is not None and field_digest(version, key, value) == digest
    return None


def of_stored(version: Version) -> Knowledge:
    """Return what a version says that rests on no other: FULL, or PARTIAL."""
    name = version.id
    listed = {key: State(name, True, value) for key, value in version.fields.items()}
    for key, digest in version.checks.items():
        if key != ALL_STATED:
            listed[key] = State(name, False, None, ((name, digest),))
    sure = version.extent is Extent.FULL or ALL_STATED in version.checks
    return Knowledge(listed, State(name, sure))


def of_unheard(version_id: str) -> Knowledge:
    """Return what is known of a version that is only named: that it had fields."""
    return Knowledge({}, State(version_id, False))


def of_edit(
    version: Version, before: Sequence[Knowledge], shown: Version | None = None
) -> Knowledge:
    """Return what is known of a DELTA; ``before`` is of its parents, the weightiest last.

    ``shown`` is what workbooks showed of all its fields, if any did.
    """
    listed, rest = _inherited(version.id, before)
    if shown:
        listed, rest = _with_shown(shown, listed, rest)
    stated = {key: State(version.id, True, value) for key, value in version.fields.items()}
    return Knowledge({**listed, **stated}, rest)


def _inherited(name: str, before: Sequence[Knowledge]) -> tuple[dict[str, State], State]:
    if not before:
        return {}, State(name, True)
    if len(before) == 1:
        return dict(before[0].listed), before[0].rest
    keys = sorted({key for one in before for key in one.listed})
    listed = {key: _of_several(name, [one.of(key) for one in before]) for key in keys}
    return listed, _of_several(name, [one.rest for one in before])


def _of_several(name: str, states: Sequence[State]) -> State:
    """Return what a field is after several versions: the weightiest that has it gives it."""
    if len({state.root for state in states}) == 1:
        return best(states)
    sure = True
    for state in reversed(states):
        if state.value is not None or state.checks:
            return State(name, sure and state.sure, state.value, state.checks if sure else ())
        sure = sure and state.sure
    return State(name, sure)


def best(states: Sequence[State]) -> State:
    """Return of equal states one whose value is known, if any is."""
    return next((state for state in states if state.sure), states[0])


def _with_shown(
    shown: Version, listed: dict[str, State], rest: State
) -> tuple[dict[str, State], State]:
    """Return what is known after a workbook showed the version, or said what it did not show."""
    said = of_stored(shown)
    merged = {
        key: _told(listed.get(key, rest), said.of(key))
        for key in sorted(listed.keys() | said.listed.keys())
    }
    return merged, _told(rest, said.rest)


def _told(state: State, said: State) -> State:
    if said.sure and said.value is not None:
        root = said.root if state.sure and state.value != said.value else state.root
        return State(root, True, said.value)
    if state.sure:
        return state
    if said.sure:
        return State(state.root, True)
    guess = None if said.checks else state.value
    return State(state.root, False, guess, (*state.checks, *said.checks))


def filled_in(versions: Iterable[Version], known: Iterable[Version]) -> list[Version]:
    """Return ``versions`` with each PARTIAL one completed by what its digests prove.

    A value that stands in another version (``known``) and has the stated digest is the value. A
    version of which everything is known is a FULL one when its identifier is its hash.
    """
    given = list(versions)
    wanted = [v for v in given if v.checks]
    values = _values({key for v in wanted for key in v.checks}, known) if wanted else {}
    trials = sum(len(values.get(key, ())) for version in wanted for key in version.checks)
    if trials > MOST_TRIALS:
        return given
    return [_filled(version, values) if version.checks else version for version in given]


def _values(keys: set[str], known: Iterable[Version]) -> dict[str, list[Value]]:
    found: dict[str, dict[str, Value]] = {}
    for key, value in chain.from_iterable(version.fields.items() for version in known):
        if key in keys and value is not None:
            found.setdefault(key, {})[canonical_json(value)] = value
    return {key: [value for _, value in sorted(of.items())] for key, of in found.items()}


def _filled(version: Version, values: Mapping[str, Sequence[Value]]) -> Version:
    proven: dict[str, Value] = {}
    for key, digest in version.checks.items():
        for value in values.get(key, ()):
            if field_digest(version.id, key, value) == digest:
                proven[key] = value
                break
    fields: Fields = {**version.fields, **proven}
    if version.checks.keys() - proven.keys() == {ALL_STATED}:
        whole = replace(version, fields=fields, extent=Extent.FULL, stated_id=None, checks={})
        if whole.id == version.id:
            return whole
    return replace(version, fields=fields) if proven else version
