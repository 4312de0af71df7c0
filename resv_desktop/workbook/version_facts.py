"""What the sheet *Techniek* says of one version without its content: digests of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields, Value, field_digest
from resv_desktop.domain.version import ALL_STATED, REST_EMPTY, Extent, Version

_MAY_HOLD_MORE = "?=?;"
"""How the digests begin of a version of which the writer did not know every field itself."""
_NOT_SHOWN = "~"
"""How a digest begins of a field that the writer knew to have a value, but not which."""
_APART, _SPACES = "#", "spaties"
"""What parts the key of a field from a digest of something about it: an element, its words."""
_MARKS = frozenset({"?", ALL_STATED})
"""Keys that no field has."""


class VersionFacts(NamedTuple):
    """What is known of one exported version without its content. (Thousands are made per merge.)

    ``checks`` is the text of *Veldcontrole*; :meth:`digests` takes it apart when needed.
    """

    record: str
    id: str
    revision: int
    parents: tuple[str, ...]
    origin: str
    deleted: bool
    confirmed_on: tuple[str, ...]
    checks: str

    def digests(self) -> dict[str, str]:
        """Return the digest of each field that was not empty (see ``field_digest``)."""
        return {key: stated.removeprefix(_NOT_SHOWN) for key, stated in self._stated()}

    def hidden(self) -> frozenset[str]:
        """Return the fields that the writer could not show: their cells are empty as exported."""
        return frozenset(key for key, stated in self._stated() if stated.startswith(_NOT_SHOWN))

    def _stated(self) -> Iterable[tuple[str, str]]:
        pairs = (pair.partition("=") for pair in self.checks.split(";") if pair)
        return (
            (key, stated) for key, _, stated in pairs if key not in _MARKS and _APART not in key
        )

    def digests_of_items(self, key: str) -> list[str]:
        """Return the digests of the elements of a field that holds several, in their order."""
        start = f"{key}{_APART}"
        pairs = (pair.partition("=") for pair in self.checks.split(";") if pair.startswith(start))
        places = {int(name[len(start) :]): digest for name, _, digest in pairs
                  if name[len(start) :].isdecimal()}  # fmt: skip
        return [places[place] for place in sorted(places)]

    def differs_in_spaces_only(self, key: str, value: Value) -> bool:
        """Say whether ``value`` is the text of a field with other white space in it."""
        if not isinstance(value, str):
            return False
        start, squeezed = f"{key}{_APART}{_SPACES}=", squeeze(value)
        stated = {pair for pair in self.checks.split(";") if pair.startswith(start)}
        return f"{start}{field_digest(self.id, key, squeezed)}" in stated

    def unshown(self, fields: Mapping[str, Value]) -> dict[str, str]:
        """Return the digests of what ``fields`` lack, and whether all else is empty."""
        lacking = {k: digest for k, digest in self.digests().items() if k not in fields}
        return lacking if self.checks.startswith(_MAY_HOLD_MORE) else {**lacking, **REST_EMPTY}

    def without_claims(self) -> VersionFacts:
        """Return the facts without the claim that fields which are not named are empty."""
        return self._replace(checks=_MAY_HOLD_MORE + self.checks)

    def known(self, fields: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value]]:
        """Split the fields of a row in those as exported and those that somebody changed.

        ``fields`` holds every column that is present, empty ones as ``None``.
        """
        digests, hidden = self.digests(), self.hidden()
        same: dict[str, Value] = {}
        changed: dict[str, Value] = {}
        for key, value in fields.items():
            if value is None and key in hidden:
                continue
            stated = digests.get(key)
            equal = value is None if stated is None else field_digest(self.id, key, value) == stated
            (same if equal else changed)[key] = value
        return same, changed

    def states(self, key: str, value: Value) -> bool:
        """Say whether the version holds ``value`` for ``key`` (also for a key without column)."""
        return self.digests().get(key) == field_digest(self.id, key, value)

    def tombstone(self) -> Version:
        """Return the version that removed the record; full when it held no fields."""
        version = Version(self.record, self.revision, self.parents, self.origin, {}, True)
        if version.id == self.id:
            return version
        return self.partial({})

    def full(self, fields: Mapping[str, Value]) -> Version:
        """Return the version with ``fields``: it is the stated one when its id is equal to it."""
        return Version(self.record, self.revision, self.parents, self.origin, fields, self.deleted)

    def partial(self, fields: Mapping[str, Value]) -> Version:
        """Return the stated version of which only ``fields`` are known."""
        return Version(
            self.record, self.revision, self.parents, self.origin, fields, self.deleted,
            Extent.PARTIAL, self.id, self.unshown(fields),
        )  # fmt: skip


def version_facts(
    version: Version, fields: Fields, checks: Mapping[str, str] = REST_EMPTY
) -> VersionFacts:
    """Return what *Techniek* says of ``version``, of which ``fields`` are known (also inherited).

    ``checks`` stand for what is not known, as those of a PARTIAL version do.
    """
    days = fields.get("confirmed_on")
    confirmed = tuple(str(day) for day in days) if isinstance(days, tuple) else ()
    digests = {k: _NOT_SHOWN + digest for k, digest in checks.items() if k != ALL_STATED}
    for key, value in fields.items():
        if value is not None:
            digests[key] = field_digest(version.id, key, value)
            digests |= _digests_apart(version.id, key, value)
    text = ";".join(f"{key}={digest}" for key, digest in sorted(digests.items()))
    text = text if ALL_STATED in checks else _MAY_HOLD_MORE + text
    return VersionFacts(
        version.record, version.id, version.revision, version.parents, version.origin,
        version.deleted, confirmed, text,
    )  # fmt: skip


def _digests_apart(version: str, key: str, value: Value) -> dict[str, str]:
    """Return what tells that rows were only put in another order, or white space was changed."""
    if isinstance(value, str):
        squeezed = squeeze(value)
        parts: dict[str, Value] = {} if squeezed == value else {_SPACES: squeezed}
    else:
        rows = value if isinstance(value, tuple) and isinstance(value[0], tuple) else ()
        parts = {str(n): row for n, row in enumerate(rows)} if len(rows) > 1 else {}
    return {f"{key}{_APART}{name}": field_digest(version, key, p) for name, p in parts.items()}


def squeeze(text: str) -> str:
    """Return the words of a text with one space between them, and nothing that has no width.

    A text that begins with U+FEFF loses it when LibreOffice saves the workbook as old Excel.
    """
    return " ".join(text.replace("\ufeff", "").replace("\u200b", "").split())


_VERSION_ID = re.compile(r"[0-9a-f]{64}")


def is_version_id(text: str) -> bool:
    """Say whether ``text`` has the form of a version identifier."""
    return _VERSION_ID.fullmatch(text) is not None


_FIELD_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")


def is_field_key(text: str) -> bool:
    """Say whether ``text`` has the form of the key of a field."""
    return _FIELD_KEY.fullmatch(text) is not None
