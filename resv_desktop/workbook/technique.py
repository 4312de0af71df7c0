"""The sheet *Techniek*: what a workbook says about itself, written and read by one module.

It holds identifiers, descent and digests, never the content of a field: what somebody removes
from a cell in Excel must not stay behind here. The digests are a seal against mistakes, not a
signature against forgery.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice

from resv_desktop.domain.ids import is_record_id
from resv_desktop.domain.records import parse_date
from resv_desktop.domain.redaction import Strike
from resv_desktop.domain.version import Edge
from resv_desktop.workbook.version_facts import VersionFacts as VersionFacts
from resv_desktop.workbook.version_facts import is_field_key as is_field_key
from resv_desktop.workbook.version_facts import is_version_id as is_version_id
from resv_desktop.workbook.version_facts import squeeze as squeeze
from resv_desktop.workbook.version_facts import version_facts as version_facts

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
    STRUCK = "verwijderd"


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


@dataclass(frozen=True, slots=True)
class Technique:
    """The whole sheet. ``edges`` is descent beyond what ``versions`` state as their parents.

    ``strikes`` are texts that were removed for good, believed of an intact sheet only. ``intact``
    says whether the control digest matched; ``skipped`` counts rows that made no sense and were
    left out.
    """

    file: FileFacts
    sheets: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[VersionFacts, ...] = ()
    edges: frozenset[Edge] = frozenset()
    strikes: frozenset[Strike] = frozenset()
    intact: bool = True
    skipped: int = 0

    def by_row(self) -> dict[tuple[str, str], VersionFacts]:
        """Return the versions by (record id, version id), the way a row on a sheet names one."""
        return {(facts.record, facts.id): facts for facts in self.versions}


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
    rows += [_pad(Part.STRUCK, *strike) for strike in sorted(technique.strikes)]
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
        self.strikes: set[Strike] = set()
        self.control = ""
        self.skipped = 0

    def take(self, cells: Sequence[object]) -> None:
        if cells[0] == _VERSION:
            self._version(cells)
            return
        part, key, value = map(str, cells[:3])
        if part == Part.PARENT and is_version_id(key) and is_version_id(value):
            self.edges.add((key, value))
        elif part == Part.STRUCK and is_version_id(key) and is_field_key(value):
            self.strikes.add(Strike(key, value))
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
            frozenset(self.strikes if intact else ()),
            intact=intact,
            skipped=self.skipped,
        )


def _split(cell: object) -> tuple[str, ...]:
    return tuple(str(cell).split("; ")) if cell not in ("", None) else ()
