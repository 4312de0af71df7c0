"""The sheet *Techniek*: what a workbook says about itself, written and read by one module.

It holds identifiers, descent and digests, never the content of a field: what somebody removes
from a cell in Excel must not stay behind here. The digests are a seal against mistakes, not a
signature against forgery.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields, Value, field_digest
from resv_desktop.domain.ids import is_record_id
from resv_desktop.domain.records import parse_date
from resv_desktop.domain.version import ALL_STATED, REST_EMPTY, Edge, Extent, Version

HEADERS = (
    "Onderdeel", "Sleutel", "Waarde", "Revisie", "Ouders", "Herkomst", "Verwijderd",
    "Bevestigd op", "Veldcontrole",
)  # fmt: skip
CONTROL = "controle"
YES, NO = "ja", "nee"

Row = Sequence[object]
"""Cells as calamine yields them: text, float, bool, date, datetime; empty text for no value."""


class Part(StrEnum):
    """What a row of the sheet is about: the column *Onderdeel*."""

    FILE = "bestand"
    SHEET = "blad"
    VERSION = "versie"
    PARENT = "ouder"


class FileKind(StrEnum):
    """Which of our workbooks a file is."""

    DELIVERY = "aanlevering"
    TEMPLATE = "leeg formulier"
    REGIONAL = "regiowerkmap"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the workbook says of itself as a whole; dates and periods as text."""

    kind: str = FileKind.DELIVERY
    format: int = 1
    network: str = ""
    network_name: str = ""
    region: str = ""
    period: str = ""
    delivered_on: str = ""
    installation: str = ""
    incarnation: int = 0
    codebook: str = ""
    program: str = ""
    nothing_to_report: bool = False
    practice: bool = False


_KEYS: Mapping[str, str] = {
    "soort": "kind",
    "formaat": "format",
    "netwerk": "network",
    "netwerknaam": "network_name",
    "regio": "region",
    "periode": "period",
    "aangeleverd": "delivered_on",
    "installatie": "installation",
    "incarnatie": "incarnation",
    "codeboek": "codebook",
    "programma": "program",
    "niets te melden": "nothing_to_report",
    "oefen": "practice",
}
"""The column *Sleutel* of the rows about the file, and where the value goes."""
_NUMBERS = frozenset({"format", "incarnation"})
_FLAGS = frozenset({"nothing_to_report", "practice"})


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


@dataclass(frozen=True, slots=True)
class Technique:
    """The whole sheet. ``edges`` is descent beyond what ``versions`` state as their parents.

    ``intact`` says whether the control digest matched; ``skipped`` counts rows that made no
    sense and were left out.
    """

    file: FileFacts
    sheets: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[VersionFacts, ...] = ()
    edges: frozenset[Edge] = frozenset()
    intact: bool = True
    skipped: int = 0

    def by_row(self) -> dict[tuple[str, str], VersionFacts]:
        """Return the versions by (record id, version id), the way a row on a sheet names one."""
        return {(facts.record, facts.id): facts for facts in self.versions}


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
    """Return the words of a text with one space between them."""
    return " ".join(text.split())


# Digests of sheets


def sheet_digest(rows: Iterable[Row]) -> str:
    """Return the digest of a sheet's cells as calamine yields them, from cell A1.

    Empty cells at the end of a row and empty rows at the end of the sheet do not count: they
    differ between programs that saved the same content. A merge digests a million cells, so
    nearly all of the work is joining texts.
    """
    kept = [trimmed(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    joined = _ROW_END.join(f"{len(row)}{_CELL_END}{_joined(row)}" for row in kept)
    # A lone half of a surrogate pair cannot be in a workbook, but must not be a crash either.
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


_ROW_END, _CELL_END, _NO_TEXT = "\x1e", "\x1f", "\x1d"
"""Signs that no cell we write can hold; the number of cells tells the rest apart."""


def _joined(row: Row) -> str:
    if set(map(type, row)) <= {str}:
        return _CELL_END.join(row)  # type: ignore[arg-type]
    return _CELL_END.join([cell if isinstance(cell, str) else _marked(cell) for cell in row])


def trimmed(row: Row) -> Row:
    """Return ``row`` without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] in ("", None):
        end -= 1
    return row if end == len(row) else row[:end]


def _marked(value: object) -> str:
    """Return a cell that is no text; a date cannot be taken for the text of that date."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    elif isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    text = value.isoformat() if isinstance(value, date | time) else repr(value)
    return f"{_NO_TEXT}{text}"


# Writing


def technique_rows(technique: Technique) -> list[tuple[str | int, ...]]:
    """Return the rows under the header, the last of the file's rows being the control digest.

    A cell is text, but for *Revisie*; empty text is an empty cell.
    """
    rows = [_pad(Part.FILE, key, text) for key, text in _file_rows(technique.file)]
    rows += [_pad(Part.SHEET, name, digest) for name, digest in sorted(technique.sheets.items())]
    rows += [_version_row(facts) for facts in technique.versions]
    stated = {(facts.id, parent) for facts in technique.versions for parent in facts.parents}
    rows += [_pad(Part.PARENT, *edge) for edge in sorted(technique.edges - stated)]
    return [_pad(Part.FILE, CONTROL, sheet_digest(rows)), *rows]


def _pad(*cells: str | int) -> tuple[str | int, ...]:
    return (*map(_as_plain_text, cells), *[""] * (len(HEADERS) - len(cells)))


def _as_plain_text(cell: str | int) -> str | int:
    return str(cell) if isinstance(cell, StrEnum) else cell


def _file_rows(facts: FileFacts) -> Iterable[tuple[str, str]]:
    for key, name in _KEYS.items():
        value = getattr(facts, name)
        text = (YES if value else NO) if name in _FLAGS else str(value)
        yield key, text


def _version_row(facts: VersionFacts) -> tuple[str | int, ...]:
    return (
        Part.VERSION.value, facts.record, facts.id, facts.revision, "; ".join(facts.parents),
        facts.origin, YES if facts.deleted else NO, "; ".join(facts.confirmed_on), facts.checks,
    )  # fmt: skip


# Reading


def parse_technique(rows: Sequence[Row]) -> Technique | None:
    """Return what the sheet says, or ``None`` when ``rows`` (header included) is another sheet.

    Nothing here is trusted: a row that makes no sense is left out and counted.
    """
    if not rows or tuple(map(str, trimmed(rows[0]))) != HEADERS:
        return None
    reading = _Reading()
    width = len(HEADERS)
    for row in islice(rows, 1, None):
        reading.take(row if len(row) >= width else [*row, *[""] * (width - len(row))])
    return reading.result([trimmed(row) for row in rows[1:]])


_VERSION = Part.VERSION.value


class _Reading:
    """The rows of the sheet taken in one by one."""

    def __init__(self) -> None:
        self.file: dict[str, str | int | bool] = {}
        self.sheets: dict[str, str] = {}
        self.versions: list[VersionFacts] = []
        self.edges: set[Edge] = set()
        self.control = ""
        self.skipped = 0

    def take(self, cells: Sequence[object]) -> None:
        if cells[0] == _VERSION:
            self._version(cells)
            return
        part, key, value = map(str, cells[:3])
        if part == Part.PARENT and is_version_id(key) and is_version_id(value):
            self.edges.add((key, value))
        elif part == Part.SHEET and key:
            self.sheets[key] = value
        elif part == Part.FILE and key == CONTROL:
            self.control = value
        elif part == Part.FILE and key in _KEYS:
            self._fact(_KEYS[key], value)
        elif part != Part.FILE:
            self.skipped += any(cell != "" for cell in cells)

    def _fact(self, name: str, text: str) -> None:
        if name in _FLAGS:
            self.file[name] = text == YES
        elif name not in _NUMBERS:
            self.file[name] = text
        elif text.isascii() and text.isdecimal() and len(text) < 10:
            self.file[name] = int(text)
        else:
            self.skipped += 1

    def _version(self, cells: Sequence[object]) -> None:
        _, record, version, revision, parents, origin, deleted, confirmed, checks = cells[:9]
        known = _split(parents)
        if (
            not (isinstance(revision, float | int) and 1 <= revision < 10**9 and revision % 1 == 0)
            or not is_record_id(str(record))
            or not is_version_id(str(version))
            or not all(map(is_version_id, known))
        ):
            self.skipped += 1
            return
        days = tuple(day for day in _split(confirmed) if parse_date(day)) if confirmed else ()
        names = (str(record), str(version), int(revision), known, str(origin))
        self.versions.append(VersionFacts(*names, deleted == YES, days, str(checks)))

    def result(self, rows: list[Row]) -> Technique:
        rest = [row for row in rows if list(row[:2]) != [Part.FILE.value, CONTROL]]
        intact = bool(self.control) and sheet_digest(rest) == self.control
        versions = self.versions if intact else [v.without_claims() for v in self.versions]
        return Technique(
            FileFacts(**self.file),  # type: ignore[arg-type]
            self.sheets,
            tuple(versions),
            frozenset(self.edges),
            intact=intact,
            skipped=self.skipped,
        )


_VERSION_ID = re.compile(r"[0-9a-f]{64}")


def is_version_id(text: str) -> bool:
    """Say whether ``text`` has the form of a version identifier."""
    return _VERSION_ID.fullmatch(text) is not None


def _split(cell: object) -> tuple[str, ...]:
    return tuple(str(cell).split("; ")) if cell not in ("", None) else ()
