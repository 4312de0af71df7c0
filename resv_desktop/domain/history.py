"""The versions of one record with their descent: which are past, which stand, what each holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.knowledge import Knowledge, filled_in, of_edit, of_stored, of_unheard
from resv_desktop.domain.version import NO_CHECKS, REST_EMPTY, Extent, Version, join_parts


@dataclass(frozen=True, slots=True)
class Head:
    """A version without descendants, with all its fields filled in from its ancestors.

    ``complete`` is false when some of its fields are not known here: a column was missing from a
    workbook, or the version that an edit in Excel rests on never arrived.
    """

    version: Version
    fields: Fields
    complete: bool = True
    twins: tuple[Version, ...] = ()
    """Versions that say the same without being its ancestors: it is shown for them too."""
    unseen: Mapping[str, str] = field(default_factory=dict)
    """Fields with a value that is not known here, each with the version that set it."""
    checks: Mapping[str, str] = field(default_factory=lambda: REST_EMPTY)
    """The digests of what is not known, as in a PARTIAL version: they travel in a workbook."""

    @property
    def rank(self) -> tuple[bool, int, str]:
        """The order in which heads are shown: not removed, highest revision, identifier."""
        return self.version.deleted, -self.version.revision, self.version.id

    @property
    def tips(self) -> tuple[Version, ...]:
        """What a new version has to follow in order to replace this head."""
        return self.version, *self.twins


_NONE: frozenset[object] = frozenset()


class History:
    """The versions of one record with their descent."""

    def __init__(
        self, versions: Iterable[Version], parents_by_child: Mapping[str, Iterable[str]]
    ) -> None:
        given = list(versions)
        if not given:
            raise ValueError("a record has at least one version")
        in_part = any(version.extent is Extent.PARTIAL for version in given)
        joined = join_parts(given)
        self.versions = _completed(joined, given) if in_part else joined
        self.record = given[0].record
        self._descent = parents_by_child
        self._ancestors: dict[str, frozenset[str]] = {}
        self._known: dict[str, Knowledge] = {}
        self._contents: dict[str, object] = {}
        self._shown = _shown_of_edits(given, self.versions) if in_part else {}

    def parents(self, version_id: str) -> set[str]:
        """Return the known parents of a version, with or without content."""
        version = self.versions.get(version_id)
        stated = set(version.parents) if version else set()
        return stated.union(self._descent.get(version_id, ()))

    def ancestors(self, version_id: str) -> frozenset[str]:
        """Return every version that ``version_id`` descends from."""
        if version_id not in self._ancestors:
            found = _reach(self.parents(version_id), self.parents)
            self._ancestors[version_id] = frozenset(found)
        return self._ancestors[version_id]

    def heads(self) -> list[Version]:
        """Return the versions that no other version descends from.

        Forged descent can run in a circle; versions that each claim to descend from the other
        are heads together, so that none of them disappears from sight.
        """
        if len(self.versions) == 1:
            return list(self.versions.values())
        past = _reach({p for v in self.versions for p in self.parents(v)}, self.parents)
        heads = {version for version in self.versions if version not in past}
        lost = self.versions.keys() - heads - _reach(heads, self.parents)
        if lost:
            heads |= _in_last_circles(lost, self.parents)
        return [self.versions[v] for v in self.versions if v in heads]

    def standing(self) -> list[Head]:
        """Return the heads to show, first the one that comes first; equal ones are one.

        A head that only repeats its parent (a row of an untouched workbook whose sheet *Techniek*
        was thrown away) gives way to that parent: it says nothing that was not said.
        """
        stand_for: dict[str, list[Version]] = {}
        for version in self.heads():
            stand_for.setdefault(self._without_echo(version).id, []).append(version)
        heads = [
            self.head(self.versions[shown], [v for v in meant if v.id != shown])
            for shown, meant in stand_for.items()
            if not self._repeats_the_past(shown, meant, stand_for)
        ]
        return self._distinct(heads)

    def head(self, version: Version, twins: Iterable[Version] = ()) -> Head:
        """Return a version with its fields filled in."""
        if version.extent is Extent.FULL:
            return Head(version, version.fields, True, tuple(twins))
        known = self.known(version.id)
        checks = version.checks if version.extent is Extent.PARTIAL else _closed(known)
        unseen = {} if version.deleted else known.unseen
        complete = self._is_complete(version)
        return Head(version, known.fields, complete, tuple(twins), unseen, checks)

    def effective(self, version_id: str) -> Fields:
        """Return all fields of a version as far as known, inherited ones included."""
        return self.known(version_id).fields

    def known(self, version_id: str) -> Knowledge:
        """Return what is known of each field of a version, its content being here or not.

        The fields of a DELTA are its own and, of those it does not state, its parents'.
        """
        waiting = [] if version_id in self._known else [version_id]
        while waiting:
            before = [p for p in self._inherited_from(waiting[-1]) if p not in self._known]
            if before:
                waiting.extend(before)
            else:
                name = waiting.pop()
                self._known[name] = self._work_out(name)
        return self._known[version_id]

    def common_ancestor(self, heads: Iterable[Head]) -> str | None:
        """Return the latest version that all heads descend from, content known or not.

        ``None`` when there is none, or when no single one is the latest: after crossed decisions
        either would make the other side's decision look like no change.
        """
        sets = [self.ancestors(head.version.id) | {head.version.id} for head in heads]
        common = frozenset.intersection(*sets)
        earlier = {p for version in common for p in self.parents(version) if p != version}
        latest = common - earlier
        return next(iter(latest)) if len(latest) == 1 else None

    def _inherited_from(self, version_id: str) -> list[str]:
        """Return the parents that a DELTA takes its other fields from, the weightiest last.

        Descent can be forged to run in a circle, but not that of versions: their parents are
        part of their hash.
        """
        version = self.versions.get(version_id)
        if version is None or version.extent is not Extent.DELTA:
            return []
        return sorted(version.parents, key=self._weight)

    def _weight(self, version_id: str) -> tuple[int, str]:
        version = self.versions.get(version_id)
        return version.revision if version else 0, version_id

    def _work_out(self, version_id: str) -> Knowledge:
        version = self.versions.get(version_id)
        if version is None:
            return of_unheard(version_id)
        if version.extent is not Extent.DELTA:
            return of_stored(version)
        before = [self._known[parent] for parent in self._inherited_from(version_id)]
        return of_edit(version, before, self._shown.get(version_id))

    def _is_complete(self, version: Version) -> bool:
        waiting, seen = [version], {version.id}
        while waiting:
            current = waiting.pop()
            if current.extent is Extent.FULL:
                continue
            if current.extent is Extent.PARTIAL or not self.versions.keys() >= set(current.parents):
                return False
            waiting += [self.versions[p] for p in current.parents if p not in seen]
            seen.update(current.parents)
        return True

    def _without_echo(self, version: Version) -> Version:
        while version.extent is Extent.DELTA and len(version.parents) == 1:
            parent = self.versions.get(version.parents[0])
            if parent is None or self._content(parent) != self._content(version):
                break
            version = parent
        return version

    def _repeats_the_past(self, shown: str, meant: Iterable[Version], heads: Iterable[str]) -> bool:
        if any(version.id == shown for version in meant):
            return False
        return any(shown in self.ancestors(head) for head in heads if head != shown)

    def _distinct(self, heads: Iterable[Head]) -> list[Head]:
        """Return the heads in the order of showing, those with equal content as one."""
        groups: dict[object, list[Head]] = {}
        for head in sorted(heads, key=lambda item: item.rank):
            groups.setdefault(self._content(head.version), []).append(head)
        return [_as_one(group) for group in groups.values()]

    def _content(self, version: Version) -> object:
        """Return what two versions have in common that say the same.

        Where not all is known, a field that was emptied says more than one that is not known; and
        one of which only a digest is known is equal where nobody set it since the same version.
        """
        if version.id not in self._contents:
            self._contents[version.id] = self._said(version)
        return self._contents[version.id]

    def _said(self, version: Version) -> object:
        if version.extent is Extent.FULL:
            return version.deleted, frozenset(version.fields.items()), _NONE, _NONE
        known = self.known(version.id)
        unseen = _NONE if version.deleted else frozenset(known.unseen.items())
        return version.deleted, frozenset(known.fields.items()), known.emptied, unseen


def _closed(known: Knowledge) -> Mapping[str, str]:
    return REST_EMPTY if known.whole else NO_CHECKS


def _completed(joined: Mapping[str, Version], given: list[Version]) -> dict[str, Version]:
    return {version.id: version for version in filled_in(joined.values(), given)}


def _shown_of_edits(given: list[Version], versions: Mapping[str, Version]) -> dict[str, Version]:
    """Return what workbooks showed of each version that is itself here as a DELTA."""
    parts = [
        version
        for version in given
        if version.extent is Extent.PARTIAL and versions[version.id].extent is Extent.DELTA
    ]
    return _completed(join_parts(parts), given) if parts else {}


def _as_one(heads: list[Head]) -> Head:
    first, *others = heads
    twins = (*first.twins, *(tip for head in others for tip in head.tips))
    return replace(first, complete=all(head.complete for head in heads), twins=twins)


_Parents = Callable[[str], Iterable[str]]


def _reach(start: Iterable[str], parents: _Parents) -> set[str]:
    """Return everything that can be reached from ``start``, itself included."""
    found = set(start)
    waiting = list(found)
    while waiting:
        fresh = set(parents(waiting.pop())) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def _in_last_circles(versions: Iterable[str], parents: _Parents) -> set[str]:
    """Return those of ``versions`` on circles of descent that nothing else descends from.

    The second pass of Kosaraju's algorithm: taken in the reverse order in which a depth-first
    walk leaves them, the first version of each circle nobody came from is met before all others.
    """
    wanted = set(versions)
    covered: set[str] = set()
    heads: set[str] = set()
    for version in reversed(_order_of_leaving(sorted(wanted), parents)):
        if version not in covered:
            below = _reach([version], parents)
            covered |= below
            heads |= _reach([version], _turned_round(below, parents)) & wanted
    return heads


def _order_of_leaving(versions: Iterable[str], parents: _Parents) -> list[str]:
    order: list[str] = []
    seen: set[str] = set()
    for version in versions:
        waiting = [(version, False)]
        while waiting:
            current, left = waiting.pop()
            if left:
                order.append(current)
            elif current not in seen:
                seen.add(current)
                waiting.append((current, True))
                waiting.extend((parent, False) for parent in sorted(parents(current)))
    return order


def _turned_round(versions: Iterable[str], parents: _Parents) -> _Parents:
    """Return the way from parents to children among ``versions``."""
    children: defaultdict[str, list[str]] = defaultdict(list)
    for version in versions:
        for parent in parents(version):
            children[parent].append(version)
    return children.__getitem__
