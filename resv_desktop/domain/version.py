"""Record versions: kept for ever, joined as sets, never chosen between during a merge.

A version says what a record held at one moment, by whose hand, and after which other versions.
Its identifier is a hash of exactly that, so the same edit is the same version wherever it is met;
times, people's names and files belong to the log, not to the version. Joining two logs is the
union of their versions. What people see is computed from the union by :mod:`.view`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from resv_desktop.domain.canonical import (
    Fields,
    Value,
    canonical_json,
    canonical_text,
    clean_fields,
    sha256_hex,
)
from resv_desktop.domain.kept_fields import KeptFields
from resv_desktop.domain.redaction import (
    Seal,
    Strike,
    blanked,
    fold_text,
    may_be_struck,
    texts_in,
)


class Extent(StrEnum):
    """How much of a record a version states, and so what an absent field means."""

    FULL = "full"
    """Every field is stated; absent means empty."""
    DELTA = "delta"
    """Only what changed is stated; absent means as in the parents (a row edited in Excel)."""
    PARTIAL = "partial"
    """A version of which a workbook showed only some fields; absent means what ``checks`` says."""


ALL_STATED = "*"
"""A key in the checks of a PARTIAL version: all other fields than those named are empty."""
EMPTY = "empty"
"""What stands at the key ``ALL_STATED``."""
NO_CHECKS: Mapping[str, str] = MappingProxyType({})
REST_EMPTY: Mapping[str, str] = MappingProxyType({ALL_STATED: EMPTY})
"""The checks of a version of which everything is known."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of one record.

    ``origin`` is ``network/installation/incarnation`` or ``excel:network``. ``stated_id`` is given
    where the hash cannot be computed from what is known: for a PARTIAL version, and for a DELTA
    that lost a text for good (:meth:`VersionSet.redacted`). Of a PARTIAL one there are ``checks``:
    the digest (``field_digest``) of each field that is not empty and not known, and ``ALL_STATED``
    when all fields that are named nowhere are empty. Without that they are unknown.
    """

    record: str
    revision: int
    parents: tuple[str, ...]
    origin: str
    fields: Fields
    deleted: bool = False
    extent: Extent = Extent.FULL
    stated_id: str | None = None
    checks: Mapping[str, str] = field(default_factory=lambda: NO_CHECKS)
    id: str = field(init=False, compare=False)
    part: str = field(init=False, compare=False)
    """Tells apart what several workbooks showed of a version with a stated name; else empty."""

    def __post_init__(self) -> None:
        if bool(self.stated_id) is not (self.extent is Extent.PARTIAL) and (
            self.extent is not Extent.DELTA
        ):
            raise ValueError("an identifier is stated of PARTIAL versions, and of no FULL one")
        if self.checks and self.extent is not Extent.PARTIAL:
            raise ValueError("digests stand for what is not known of a PARTIAL version")
        fields = clean_fields(self.fields)
        if self.extent is not Extent.DELTA and None in fields.values():
            fields = {key: value for key, value in fields.items() if value is not None}
        set_ = object.__setattr__
        set_(self, "fields", KeptFields.of(fields))
        set_(self, "parents", tuple(sorted(set(self.parents))))
        if self.checks:
            set_(self, "checks", _of_unknown(self.checks, fields))
        content = version_id(self)
        set_(self, "id", self.stated_id or content)
        set_(self, "part", content[:16] if self.stated_id else "")

    @classmethod
    def restored(
        cls,
        key: tuple[str, str],
        record: str,
        revision: int,
        parents: tuple[str, ...],
        origin: str,
        fields: Fields,
        deleted: bool,
        extent: Extent,
        checks: Mapping[str, str] = NO_CHECKS,
    ) -> Version:
        """Return a version as our own store kept it, with the ``key`` it had.

        Nothing is cleaned or hashed again, which is most of the work of making a version: only
        for what was a version before, never for what comes from outside.
        """
        version, put = object.__new__(cls), object.__setattr__
        put(version, "record", record)
        put(version, "revision", revision)
        put(version, "parents", parents)
        put(version, "origin", origin)
        put(version, "fields", fields if type(fields) is KeptFields else KeptFields.of(fields))
        put(version, "deleted", deleted)
        put(version, "extent", extent)
        put(version, "stated_id", key[0] if key[1] else None)
        put(version, "checks", MappingProxyType(dict(checks)) if checks else NO_CHECKS)
        put(version, "id", key[0])
        put(version, "part", key[1])
        return version

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[object, ...]:
        """Mapping proxies do not pickle; versions travel between our processes by the thousand."""
        values = (self.key, self.record, self.revision, self.parents, self.origin)
        content = (*values, self.fields, self.deleted, self.extent)
        return _restored, (*content, dict(self.checks)) if self.checks else content

    @property
    def text(self) -> str:
        """The fields in canonical JSON: what is hashed, and what is kept."""
        fields = self.fields
        return fields.text if isinstance(fields, KeptFields) else canonical_json(dict(fields))

    @property
    def key(self) -> tuple[str, str]:
        """What makes two elements of a set of versions the same."""
        return self.id, self.part


def _of_unknown(checks: Mapping[str, str], known: Mapping[str, Value]) -> Mapping[str, str]:
    return MappingProxyType({key: checks[key] for key in sorted(checks) if key not in known})


_restored = Version.restored
"""One object for all versions in a pickle, so that it is written once."""


def version_id(version: Version) -> str:
    """Return the SHA-256 of what a version states, in canonical JSON.

    The JSON is put together from the text of the fields, which is there already. Not in it, so
    that the same edit is the same version wherever it is met: times, names of people and files,
    numbers of rows.
    """
    return sha256_hex(
        "{"
        + (f'"checks":{canonical_json(dict(version.checks))},' if version.checks else "")
        + ('"deleted":true,' if version.deleted else '"deleted":false,')
        + ('"delta":true,' if version.extent is Extent.DELTA else "")
        + f'"fields":{version.text},"origin":{canonical_text(version.origin)},'
        + f'"parents":[{",".join(map(canonical_text, version.parents))}],'
        + f'"record":{canonical_text(version.record)},"revision":{version.revision}}}'
    )


Edge = tuple[str, str]
"""A child's and a parent's version identifier; known also of versions whose content is not."""


@dataclass(frozen=True, slots=True)
class VersionSet:
    """A set of versions, of what is known of their descent, and of texts that were removed.

    The union of two sets is idempotent, commutative, associative and never loses a version; of a
    version it loses exactly the texts that either side removed for good.
    """

    versions: Mapping[tuple[str, str], Version] = field(default_factory=dict)
    edges: frozenset[Edge] = frozenset()
    strikes: frozenset[Strike] = frozenset()
    seals: frozenset[Seal] = frozenset()

    @classmethod
    def of(
        cls,
        versions: Iterable[Version],
        edges: Iterable[Edge] = (),
        strikes: Iterable[Strike] = (),
        seals: Iterable[Seal] = (),
    ) -> VersionSet:
        """Return the set of ``versions`` with ``edges`` besides those the versions state."""
        found = {version.key: version for version in versions}
        return cls(found, frozenset(edges), frozenset(strikes), frozenset(seals)).redacted()

    def union(self, other: VersionSet) -> VersionSet:
        """Return all that either set holds, but what either removed. This is all of merging."""
        return VersionSet(
            {**self.versions, **other.versions},
            self.edges | other.edges,
            self.strikes | other.strikes,
            self.seals | other.seals,
        ).redacted()

    def redacted(self) -> VersionSet:
        """Return the set without any text that is struck or sealed."""
        if not self.strikes and not self.seals:
            return self
        sealed = (found for v in self.versions.values() for found in sealed_texts(v, self.seals))
        strikes = self.strikes.union(sealed)
        fields = by_version(strikes)
        kept = (struck(v, fields.get(v.id, ())) for v in self.versions.values())
        return replace(self, versions={v.key: v for v in kept}, strikes=strikes)

    def by_record(self) -> dict[str, list[Version]]:
        """Return the versions of each record, in an order that depends on content only."""
        records: dict[str, list[Version]] = {}
        for version in self.versions.values():
            records.setdefault(version.record, []).append(version)
        for versions in records.values():
            versions.sort(key=lambda version: version.key)
        return {record: records[record] for record in sorted(records)}

    def parents_by_child(self) -> dict[str, set[str]]:
        """Return every known parent of every version that is mentioned as a child."""
        known: dict[str, set[str]] = {}
        for child, parent in self.edges:
            known.setdefault(child, set()).add(parent)
        for version in self.versions.values():
            if version.parents:
                known.setdefault(version.id, set()).update(version.parents)
        return known


def join_parts(versions: Iterable[Version]) -> dict[str, Version]:
    """Return one version per identifier: the whole one, or all partial knowledge together.

    The identifier proves what a whole version states; what workbooks said of a PARTIAL one is
    believed as far as it goes together. Where two of them contradict each other the first by key
    is taken, descent is taken from both, and it is removed only when all say so.
    """
    joined: dict[str, Version] = {}
    for version in sorted(versions, key=lambda item: item.key):
        known = joined.get(version.id)
        if known is None or version.extent is not Extent.PARTIAL:
            joined[version.id] = version
        elif known.extent is Extent.PARTIAL:
            joined[version.id] = replace(
                known,
                fields={**version.fields, **known.fields},
                checks={**version.checks, **known.checks},
                parents=(*known.parents, *version.parents),
                revision=max(known.revision, version.revision),
                deleted=known.deleted and version.deleted,
            )
    return joined


def by_version(strikes: Iterable[Strike]) -> dict[str, set[str]]:
    """Return the fields that lost their text, by version."""
    found: dict[str, set[str]] = {}
    for version, key in strikes:
        found.setdefault(version, set()).add(key)
    return found


def struck(version: Version, fields: Iterable[str]) -> Version:
    """Return ``version`` without the texts of some of its fields; name and descent stay.

    A mark stands in their place. What else a whole version states stays known, though its name no
    longer proves it; also the digest of a text that was not known here goes.
    """
    texts = {
        key: blanked(version.fields.get(key) or "?")
        for key in fields
        if (version.fields.get(key) is not None or key in version.checks)
        and may_be_struck(version.record, key)
    }
    if all(version.fields.get(key) == text for key, text in texts.items()):
        return version
    is_full = version.extent is Extent.FULL
    return replace(
        version,
        fields={**version.fields, **texts},
        extent=Extent.PARTIAL if is_full else version.extent,
        stated_id=version.id,
        checks=REST_EMPTY if is_full else version.checks,
    )


def sealed_texts(version: Version, seals: Iterable[Seal]) -> Iterator[Strike]:
    """Yield the fields of a version that hold a text which was removed from its record.

    A row that was typed by hand, or whose technical columns are gone, makes a record of its own:
    there the seals of its network count.
    """
    by_hand = not version.parents and version.origin.startswith("excel:")
    network = version.origin.removeprefix("excel:")
    fitting = [
        seal
        for seal in seals
        if seal.record == version.record or (by_hand and seal.network == network)
    ]
    if not fitting:
        return
    lengths = {seal.length for seal in fitting}
    for key, value in version.fields.items():
        if may_be_struck(version.record, key):
            folded = [text for text in map(fold_text, texts_in(value)) if len(text) in lengths]
            if any(seal.fits(text) for text in folded for seal in fitting):
                yield Strike(version.id, key)


def first_version(record: str, origin: str, fields: Mapping[str, object]) -> Version:
    """Return the version with which a record begins."""
    return Version(record, 1, (), origin, clean_fields(fields))


def next_version(
    heads: Iterable[Version],
    origin: str,
    fields: Mapping[str, object],
    *,
    deleted: bool = False,
) -> Version:
    """Return the version that follows *all* of ``heads``: an edit, a removal or a decision.

    Raises:
        ValueError: when ``heads`` is empty or of more than one record.
    """
    before = list(heads)
    records = {version.record for version in before}
    if len(records) != 1:
        raise ValueError("a version follows one or more versions of one record")
    revision = 1 + max(version.revision for version in before)
    parents = tuple(version.id for version in before)
    return Version(records.pop(), revision, parents, origin, clean_fields(fields), deleted)


def changed_fields(before: Fields, after: Fields) -> dict[str, tuple[Value, Value]]:
    """Return each field that differs, with its value before and after."""
    keys = sorted(before.keys() | after.keys())
    pairs = {key: (before.get(key), after.get(key)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
