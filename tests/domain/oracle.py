"""The view worked out by brute force: slow, without caches, and short enough to be believed."""

from __future__ import annotations

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.version import Extent, Version, VersionSet, join_parts

Content = tuple[bool, frozenset[tuple[str, Value]], frozenset[str]]
"""Whether it is removed, its fields, and which it emptied where not all else is known."""


def closure(known: VersionSet) -> set[tuple[str, str]]:
    """Return every pair of a version and something it descends from."""
    pairs = {(v.id, p) for v in known.versions.values() for p in v.parents} | set(known.edges)
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


def content(version: Version, joined: dict[str, Version], known: VersionSet) -> Content:
    """Return whether a version is removed and all its fields, inherited ones included."""
    fields: dict[str, Value] = {}
    if version.extent is Extent.DELTA:
        parents = sorted(
            (joined[p] for p in version.parents if p in joined), key=lambda v: (v.revision, v.id)
        )
        for parent in parents:
            fields |= dict(content(parent, joined, known)[1])
        for part in sorted(
            (v for k, v in known.versions.items() if k[0] == version.id and k[1]),
            key=lambda v: v.key,
            reverse=True,
        ):
            fields |= part.fields
    fields |= version.fields
    known_fields = frozenset((k, v) for k, v in fields.items() if v is not None)
    emptied = frozenset(key for key, value in version.fields.items() if value is None)
    return version.deleted, known_fields, frozenset() if whole(version, joined) else emptied


def whole(version: Version, joined: dict[str, Version]) -> bool:
    """Say whether every field of a version is known."""
    if version.extent is not Extent.DELTA:
        return version.extent is Extent.FULL
    return all(p in joined and whole(joined[p], joined) for p in version.parents)


def heads(known: VersionSet, record: str) -> set[Content]:
    """Return the contents between which a person has to choose; one when nothing is open."""
    joined = join_parts(v for v in known.versions.values() if v.record == record)
    above = closure(known)
    said = {i: content(v, joined, known) for i, v in joined.items()}
    top = {i for i in joined if not any((o, i) in above and (i, o) not in above for o in joined)}
    real = {}
    for head in top:
        i = head
        while (
            joined[i].extent is Extent.DELTA
            and len(joined[i].parents) == 1
            and said.get(joined[i].parents[0]) == said[i]
        ):
            i = joined[i].parents[0]
        real[head] = i
    shown = set(real.values())
    kept = {i for i in shown if i in top or not any((o, i) in above for o in shown - {i})}
    return {said[i] for i in kept}
