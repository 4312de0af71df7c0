"""The view worked out by brute force: slow, without caches, and short enough to be believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.version import ALL_STATED, Extent, Version, VersionSet, join_parts

REST = ""
"""Stands for every field that is named nowhere."""


class Content(NamedTuple):
    """What a version says: fields that are empty count where not all others are known."""

    deleted: bool
    fields: frozenset[tuple[str, Value]]
    emptied: frozenset[str]
    unseen: frozenset[tuple[str, str]]


class State(NamedTuple):
    """One field of one version: who set it, whether it is known, and whether it has a digest."""

    root: str
    sure: bool
    value: Value = None
    digest: bool = False


def closure(known: VersionSet) -> set[tuple[str, str]]:
    """Return every pair of a version and something it descends from."""
    pairs = {(v.id, p) for v in known.versions.values() for p in v.parents} | set(known.edges)
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


class Record:
    """All that is known of one record."""

    def __init__(self, known: VersionSet, record: str) -> None:
        self.given = [v for v in known.versions.values() if v.record == record]
        self.versions = {i: self.completed(v) for i, v in join_parts(self.given).items()}
        parts = join_parts(v for v in self.given if v.extent is Extent.PARTIAL)
        self.shown = {i: self.completed(v) for i, v in parts.items()}
        self.keys = {key for v in self.given for key in (*v.fields, *v.checks)} - {ALL_STATED}

    def completed(self, version: Version) -> Version:
        """Return a version with each value that its digests prove; whole when its name does."""
        for key, digest in version.checks.items():
            for value in (v.fields.get(key) for v in self.given):
                if value is not None and field_digest(version.id, key, value) == digest:
                    version = replace(version, fields={**version.fields, key: value})
        if version.extent is Extent.PARTIAL and set(version.checks) == {ALL_STATED}:
            whole = replace(version, extent=Extent.FULL, stated_id=None, checks={})
            return whole if whole.id == version.id else version
        return version

    def content(self, name: str) -> Content:
        """Return what a version says, inherited fields included."""
        states = {key: self.state(name, key) for key in self.keys}
        rest, deleted = self.state(name, REST), self.versions[name].deleted
        empty = {k for k, s in states.items() if s.sure and s.value is None and not rest.sure}
        unseen = {(k, s.root) for k, s in states.items() if s.digest and not s.sure}
        fields = frozenset((k, s.value) for k, s in states.items() if s.value is not None)
        return Content(
            deleted, fields, frozenset(empty), frozenset() if deleted else frozenset(unseen)
        )

    def state(self, name: str, key: str) -> State:
        """Return what is known of one field of a version."""
        version = self.versions.get(name)
        if version is None:
            return State(name, False)
        if version.extent is not Extent.DELTA or key in version.fields:
            return _stated(version, key)
        order = sorted(version.parents, key=self._weight)
        before = _after([self.state(parent, key) for parent in order], name)
        said = _stated(self.shown[name], key) if name in self.shown else State(name, False)
        if said.value is not None:
            mine = before.sure and before.value != said.value
            return State(name if mine else before.root, True, said.value)
        if before.sure or not (said.sure or said.digest):
            return before
        return State(before.root, said.sure, None, said.digest or before.digest)

    def _weight(self, name: str) -> tuple[int, str]:
        return self.versions[name].revision if name in self.versions else 0, name


def _stated(version: Version, key: str) -> State:
    if key in version.fields:
        return State(version.id, True, version.fields[key])
    if key in version.checks:
        return State(version.id, False, None, True)
    return State(version.id, version.extent is Extent.FULL or ALL_STATED in version.checks)


def _after(before: Iterable[State], name: str) -> State:
    states = list(before)
    if not states:
        return State(name, True)
    if len({state.root for state in states}) == 1:
        return max(states, key=lambda state: state.sure)
    while len(states) > 1 and states[-1].value is None and not states[-1].digest:
        sure = states.pop().sure
        states = [
            state._replace(sure=state.sure and sure, digest=state.digest and sure)
            for state in states
        ]
    return states[-1]._replace(root=name)


def heads(known: VersionSet, record: str) -> set[Content]:
    """Return the contents between which a person has to choose; one when nothing is open."""
    all_ = Record(known, record)
    above = closure(known)
    versions = all_.versions
    said = {i: all_.content(i) for i in versions}
    top = {
        i for i in versions if not any((o, i) in above and (i, o) not in above for o in versions)
    }
    real = {}
    for head in top:
        i = head
        while (
            versions[i].extent is Extent.DELTA
            and len(versions[i].parents) == 1
            and said.get(versions[i].parents[0]) == said[i]
        ):
            i = versions[i].parents[0]
        real[head] = i
    shown = set(real.values())
    kept = {i for i in shown if i in top or not any((o, i) in above for o in shown - {i})}
    return {said[i] for i in kept}
