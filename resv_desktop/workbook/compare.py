"""A row held against the version it says it shows: what is as exported, what did somebody change.

A row that says exactly what its stated version says is that version. Otherwise the digests in
*Techniek* tell cell by cell: what is as exported is knowledge of the stated version, what was
changed is a new version after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent, Version, version_id
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED, Found, TypedRow

ALWAYS_TOLD = frozenset({"control_removed"})
"""What was put right in a cell that then says what was exported, and is told all the same."""
CONFIRMED_ON, NETWORK = "confirmed_on", "network"


def same_as_stated(
    facts: VersionFacts, fields: dict[str, Value], kind: RecordKind, network: str
) -> Version | None:
    """Return the stated version when a row says exactly that; ``fields`` is used up.

    The fast way: nearly every row of nearly every file ends here.
    """
    last = fields.pop(LAST_CONFIRMED, None)
    days = facts.confirmed_on
    if days:
        fields[CONFIRMED_ON] = days
    if isinstance(last, str) and (not days or last > max(days)):
        return None
    if kind is not RecordKind.ENTRY:
        fields[NETWORK] = network
    # If its hash is the stated one, the fields are those of a version, and clean already.
    version = Version.restored(
        (facts.id, ""), facts.record, facts.revision, facts.parents, facts.origin, fields,
        facts.deleted, Extent.FULL,
    )  # fmt: skip
    return version if version_id(version) == facts.id else None


@dataclass(frozen=True, slots=True)
class Compared:
    """A row held against the version it states."""

    facts: VersionFacts
    known: dict[str, Value]
    changed: dict[str, Value]
    found: tuple[Found, ...]
    """What is to be told of its cells."""

    @property
    def versions(self) -> tuple[Version, ...]:
        """What the row shows of the stated version."""
        known = {key: value for key, value in self.known.items() if value is not None}
        if not self.changed and self.facts.digests().keys() <= known.keys():
            whole = self.facts.full(known)
            if whole.id == self.facts.id:
                return (whole,)
        return (self.facts.partial(known),)

    def edit(self, editor: str) -> Version | None:
        """Return the version that somebody made of it, if anything was changed."""
        if not self.changed:
            return None
        facts = self.facts
        return Version(
            facts.record, facts.revision + 1, (facts.id,), editor, self.changed,
            extent=Extent.DELTA,
        )  # fmt: skip


def compare(row: TypedRow, facts: VersionFacts, kind: RecordKind, network: str) -> Compared:
    """Hold every cell of ``row`` against the digests of the version it states."""
    digests, hidden = facts.digests(), facts.hidden()
    known: dict[str, Value] = {}
    changed: dict[str, Value] = {}
    found: list[Found] = []
    for key, value in _with_hidden(row, facts, kind, network, digests).items():
        odd = row.odd.get(key, ())
        stated = digests.get(key)
        exported = _exported(facts.id, key, stated, row, value)
        if exported is not None or (stated is None and value is None and key not in row.unread):
            known[key] = exported
            if odd:
                literal = exported is not None and exported in row.spelled(key)
                found.extend(f for f in odd if not literal or f.odd.rule in ALWAYS_TOLD)
        else:
            found.extend(odd)
            is_left_out = value is None and key in hidden
            if facts.differs_in_spaces_only(key, value):
                # No edit; and where this is the only file, the text must not be missing.
                known[key] = value
            elif key not in row.unread and not is_left_out:
                changed[key] = value
    return Compared(facts, known, changed, tuple(found))


def _with_hidden(
    row: TypedRow, facts: VersionFacts, kind: RecordKind, network: str, digests: Mapping[str, str]
) -> dict[str, Value]:
    """Return the fields of the row with those that have no column of their own."""
    values = {key: value for key, value in row.values.items() if key != LAST_CONFIRMED}
    if kind is RecordKind.ENTRY:
        values[CONFIRMED_ON] = confirmed_days(row, facts.confirmed_on)
    elif digests.get(NETWORK) == field_digest(facts.id, NETWORK, network):
        values[NETWORK] = network
    return values


def confirmed_days(row: TypedRow, days: tuple[str, ...]) -> Value:
    last = row.values.get(LAST_CONFIRMED)
    if isinstance(last, str) and (not days or last > max(days)):
        days = (*days, last)
    return days or None


def _exported(version: str, key: str, stated: str | None, row: TypedRow, value: Value) -> Value:
    """Return what was exported when the cell can mean that, else ``None``.

    Literal first where the cell is odd: an old code that was exported as it was is no repair.
    """
    if stated is None:
        return None
    odd = row.odd.get(key, ())
    if not odd and value is not None and field_digest(version, key, value) == stated:
        return value  # nearly every cell: what else it may stand for need not be worked out
    best = [found.odd.value for found in odd] if len(odd) == 1 else []
    spelled = row.spelled(key)
    candidates = (*spelled, *best, value) if odd else (value, *spelled)
    for candidate in candidates:
        if candidate is not None and field_digest(version, key, candidate) == stated:
            return candidate
    return None
