"""The program as the laws see it, small enough to be mutated in one place each.

Reading a workbook is modelled on a *sheet* of rows with labels, by the rules that the reader of
real workbooks follows; the reader itself is held to the same laws by its own tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from resv_desktop.domain.canonical import Fields, Value, canonical_json, field_digest
from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.ids import RecordKind, derived_record_id
from resv_desktop.domain.version import ALL_STATED, EMPTY, Edge, Extent, Version, VersionSet
from resv_desktop.domain.view import Head, RecordView, follow, view_all

NETWORK = "WAT"
KEYS = ("title", "theme", "description", "confirmed_on")
TITLES = ("Wachtlijst", "Wachtlijst logopedie", "Spreekuur", None)
CODES = ("T01", "T02", "T03", None)
DAYS = (("2027-01-01",), ("2027-02-01",), ("2027-01-01", "2027-02-01"), None)
TEXTS = ("Lang", "Langer\nen langer", "kort", None)
CHOICES: Mapping[str, tuple[Value, ...]] = {
    "title": TITLES, "theme": CODES, "description": TEXTS, "confirmed_on": DAYS,
}  # fmt: skip


def edition(*labels: str) -> CodeBook:
    """Return an edition of the code book with these labels for the first themes."""
    codes = [
        Code(code, label, label.upper(), {}) for code, label in zip(CODES, labels, strict=False)
    ]
    return CodeBook("1", {"theme": tuple(codes)})


FIRST_EDITION = edition("Huisarts", "Geestelijke zorg", "Wijkzorg")
NEXT_EDITION = edition("Huisartsenzorg", "Ggz", "Wijkverpleging")


@dataclass(frozen=True)
class Row:
    """One row: identity as it stands in the technical columns, cells as people see them."""

    record: str | None
    version: str | None
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class Sheet:
    """A workbook: rows, the columns that are still there, and what *Techniek* says."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    known: Mapping[str, Version] = field(default_factory=dict)
    edges: frozenset[Edge] = frozenset()


class Program:
    """Every place where the rules of WORKBOOK 5 are decided."""

    def seal(self, version: Version, time: int) -> Version:
        """Return a version as it is kept when it is made at ``time``."""
        return version

    def follow(
        self, heads: Iterable[Head], origin: str, fields: Mapping[str, object],
        time: int, *, deleted: bool = False,
    ) -> Version:  # fmt: skip
        return self.seal(follow(heads, origin, fields, deleted=deleted), time)

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        return one.union(other)

    def views(self, known: VersionSet) -> dict[str, RecordView]:
        return view_all(known)

    # -- sheets --------------------------------------------------------------------------------

    def sheet(self, known: VersionSet, book: CodeBook = FIRST_EDITION) -> Sheet:
        """Export: a row per head with labels for codes; digests stand for *Techniek*."""
        heads = [head for view in self.views(known).values() for head in view.heads]
        rows = [
            Row(head.version.record, head.version.id, _labelled(head.fields, book))
            for head in heads
            if not head.version.deleted
        ]
        stated = {(v.id, p) for v in known.versions.values() for p in v.parents}
        versions = {head.version.id: _seen(head) for head in heads}
        return Sheet(KEYS, tuple(rows), versions, known.edges | stated)

    def read(self, sheet: Sheet, time: int, book: CodeBook = FIRST_EDITION) -> VersionSet:
        """Import: what the rows of a sheet add to what is known."""
        found: list[Version] = []
        typed: dict[str, int] = {}
        for row in sheet.rows:
            fields = self.cells(row, sheet.columns, book)
            if row.record is None or row.version is None:
                text = canonical_json(fields)
                occurrence = typed[text] = typed.get(text, -1) + 1
                record = self.typed_record(text, occurrence)
                found.append(Version(record, 1, (), f"excel:{NETWORK}", fields))
            else:
                found += self.known_row(row.record, row.version, fields, sheet)
        found += [_tombstone(v) for v in sheet.known.values() if v.deleted]
        found += self.rows_gone(sheet)
        return VersionSet.of((self.seal(version, time) for version in found), sheet.edges)

    def typed_record(self, text: str, occurrence: int) -> str:
        return derived_record_id(RecordKind.ENTRY, NETWORK, text, occurrence)

    def cells(self, row: Row, columns: tuple[str, ...], book: CodeBook) -> dict[str, Value]:
        """Return the fields that a row states: of columns that are there, codes for labels."""
        fields = {key: row.cells.get(key) for key in columns}
        if isinstance(label := fields.get("theme"), str):
            fields["theme"] = self.code(label, book)
        return fields

    def code(self, label: str, book: CodeBook) -> Value:
        return book.find("theme", label)

    def known_row(
        self, record: str, version: str, fields: Mapping[str, Value], sheet: Sheet
    ) -> list[Version]:
        origin = f"excel:{NETWORK}"
        stated = sheet.known.get(version)
        if stated is None:
            return [Version(record, 2, (version,), origin, fields, extent=Extent.DELTA)]
        untouched = _whole(stated, fields)
        if untouched.id == version:
            return [untouched]
        digests = {**stated.checks, **self.digests(version, stated.fields)}
        same = {k: v for k, v in fields.items() if v is None and k in stated.checks}
        for key, digest in self.digests(version, fields).items():
            if digests.get(key) == digest:
                same[key] = fields[key]
        changed = {k: v for k, v in fields.items() if k not in same and (v or k in digests)}
        part = replace(stated, fields=same, checks=digests)
        after = stated.revision + 1
        delta = Version(record, after, (version,), origin, changed, extent=Extent.DELTA)
        return [part, delta] if changed else [part]

    def shown_in_part(self, version: Version, keys: Iterable[str]) -> Version:
        """Return what a workbook shows of a version from which all columns but ``keys`` went."""
        fields = {key: value for key, value in version.fields.items() if key in keys}
        checks = {**self.digests(version.id, version.fields), ALL_STATED: EMPTY}
        return replace(version, fields=fields, extent=Extent.PARTIAL, stated_id=version.id,
                       checks=checks)  # fmt: skip

    def digests(self, version: str, fields: Fields) -> dict[str, str]:
        """Return the digest of each field that is not empty."""
        return {k: field_digest(version, k, v) for k, v in fields.items() if v is not None}

    def rows_gone(self, sheet: Sheet) -> list[Version]:
        """Return the versions that rows which are not there any more give rise to: none."""
        return []


def _whole(stated: Version, fields: Mapping[str, Value]) -> Version:
    return replace(stated, fields=fields, extent=Extent.FULL, stated_id=None, checks={})


def _tombstone(stated: Version) -> Version:
    whole = _whole(stated, {})
    return whole if whole.id == stated.id else stated


def _labelled(fields: Fields, book: CodeBook) -> dict[str, Value]:
    theme = fields.get("theme")
    shown = book.label("theme", theme) if isinstance(theme, str) else None
    return {**fields, "theme": shown or None}


def _seen(head: Head) -> Version:
    """Return what *Techniek* knows of an exported head: its effective fields, as digests."""
    name = head.version.id
    return replace(head.version, fields=head.fields, extent=Extent.PARTIAL, stated_id=name,
                   checks=head.checks)  # fmt: skip
