"""The versions of one record with their descent: which are past, which stand, what each holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.version import Extent, Version, join_parts


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

    @property
    def rank(self) -> tuple[bool, int, str]:
        """The order in which heads are shown: not removed, highest revision, identifier."""
        return self.version.deleted, -self.version.revision, self.version.id

    @property
    def tips(self) -> tuple[Version, ...]:
        """What a new version has to follow in order to replace this head."""
        return self.version, *self.twins


class History:
    """The versions of one record with their descent."""

    def __init__(
        self, versions: Iterable[Version], parents_by_child: Mapping[str, Iterable[str]]
    ) -> None:
        given = list(versions)
        if not given:
            raise ValueError("a record has at least one version")
        self.versions = join_parts(given)
        self.record = given[0].record
        self._descent = parents_by_child
        self._ancestors: dict[str, frozenset[str]] = {}
        self._fields: dict[str, Fields] = {}
        self._seen_in_part = _seen_in_part(given)

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
        return _distinct(heads)

    def head(self, version: Version, twins: Iterable[Version] = ()) -> Head:
        """Return a version with its fields filled in."""
        complete = self._is_complete(version)
        return Head(version, self.effective(version.id), complete, tuple(twins))

    def effective(self, version_id: str) -> Fields:
        """Return all fields of a version: its own and, where it is a DELTA, its parents'.

        Raises:
            KeyError: when the content of the version is not known.
        """
        waiting = [version_id]
        while waiting:
            version = self.versions[waiting[-1]]
            before = [v.id for v in self._inherited_from(version) if v.id not in self._fields]
            if before:
                waiting.extend(before)
            else:
                self._fields[version.id] = self._filled_in(version)
                waiting.pop()
        return self._fields[version_id]

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

    def _inherited_from(self, version: Version) -> list[Version]:
        """Return the parents that a DELTA takes its other fields from, the weightiest last."""
        if version.extent is not Extent.DELTA:
            return []
        known = [self.versions[parent] for parent in version.parents if parent in self.versions]
        return sorted(known, key=lambda item: (item.revision, item.id))

    def _filled_in(self, version: Version) -> Fields:
        if version.extent is not Extent.DELTA:
            return version.fields
        fields: dict[str, Value] = {}
        for parent in self._inherited_from(version):
            fields.update(self._fields[parent.id])
        fields.update(self._seen_in_part.get(version.id, {}))
        fields.update(version.fields)
        return {key: value for key, value in fields.items() if value is not None}

    def _is_complete(self, version: Version) -> bool:
        waiting, seen = [version], {version.id}
        while waiting:
            current = waiting.pop()
            if current.extent is Extent.FULL:
                continue
            before = [v for v in self._inherited_from(current) if v.id not in seen]
            if current.extent is Extent.PARTIAL or len(before) < len(current.parents):
                return False
            waiting.extend(before)
        return True

    def _without_echo(self, version: Version) -> Version:
        while version.extent is Extent.DELTA and len(version.parents) == 1:
            parent = self.versions.get(version.parents[0])
            if parent is None or _content(self.head(parent)) != _content(self.head(version)):
                break
            version = parent
        return version

    def _repeats_the_past(self, shown: str, meant: Iterable[Version], heads: Iterable[str]) -> bool:
        if any(version.id == shown for version in meant):
            return False
        return any(shown in self.ancestors(head) for head in heads if head != shown)


def _seen_in_part(versions: Iterable[Version]) -> dict[str, dict[str, Value]]:
    """Return what workbooks showed of each version, columns that were missing left out."""
    seen: dict[str, dict[str, Value]] = {}
    for version in sorted(versions, key=lambda item: item.key, reverse=True):
        if version.extent is Extent.PARTIAL:
            seen.setdefault(version.id, {}).update(version.fields)
    return seen


def _distinct(heads: Iterable[Head]) -> list[Head]:
    """Return the heads in the order of showing, those with equal content as one."""
    groups: dict[object, list[Head]] = {}
    for head in sorted(heads, key=lambda item: item.rank):
        groups.setdefault(_content(head), []).append(head)
    return [_as_one(group) for group in groups.values()]


def _content(head: Head) -> object:
    """Return what two heads have in common that say the same.

    Where not all is known, a field that was emptied says more than one that is not known.
    """
    stated = head.version.fields.items()
    emptied = frozenset() if head.complete else frozenset(k for k, v in stated if v is None)
    return head.version.deleted, frozenset(head.fields.items()), emptied


def _as_one(heads: list[Head]) -> Head:
    first, *others = heads
    twins = (*first.twins, *(tip for head in others for tip in head.tips))
    return Head(first.version, first.fields, all(head.complete for head in heads), twins)


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
