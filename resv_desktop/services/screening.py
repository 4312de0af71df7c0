"""The privacy check on what came in by Excel: texts typed there, remarks, names, what waits.

What an untouched workbook holds was checked where it was written; only what somebody typed in
Excel is new. Kept is where something was found and what kind it is, never the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.fields import FIELDS, FieldType
from resv_desktop.domain.ids import is_record_id, kind_of
from resv_desktop.domain.version import Version
from resv_desktop.privacy import Level, check_text
from resv_desktop.store.database import Database
from resv_desktop.store.versions import known_keys
from resv_desktop.workbook.columns import DATA_SHEETS
from resv_desktop.workbook.reading import FileReading, RowReading, Screened, Verdict

NOTE = "privacy_found"
FILE_NAME = "file_name"

_NOT_TEXT = frozenset({FieldType.DATE, FieldType.DATES, FieldType.RECORD, FieldType.RECORDS})
_PLAIN_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,23}")
_USUAL_NAME = re.compile(
    r"(?:oefen_)?aanlevering_[A-Z0-9]{1,12}_\d{4}-Q[1-4]_\d{4}-\d\d-\d\d(?: ?\(\d+\))?\.xlsx"
)
_TYPED = "excel:"


class _Text(NamedTuple):
    """A text and where it stands."""

    sheet: str
    row: int
    column: str
    text: str


def screen(reading: FileReading) -> FileReading:
    """Return ``reading`` with what the privacy check finds in it; runs where the file is read."""
    texts = (*_rows(reading.rows), *_kept(reading), *_around(reading))
    found = (_screened(text, level, category) for text in texts for level, category in _in(text))
    return replace(reading, screened=tuple(dict.fromkeys(found)))


def told(database: Database, reading: FileReading, *, repeated: bool) -> FileReading:
    """Return ``reading`` with the note that there is personal data in what is new of it.

    What the log knows already is not told again.
    """
    if reading.verdict in (Verdict.REFUSED, Verdict.SKIPPED):
        return reading
    reading = screen(reading) if reading.screened is None else reading
    screened = reading.screened or ()
    if screened:
        known = _known_rows(database, reading)
        screened = tuple(
            item for item in screened
            if (item.sheet, item.row) not in known and not (repeated and not item.row)
        )  # fmt: skip
    if not screened:
        return replace(reading, screened=())
    clean = reading.verdict is Verdict.ACCEPT
    return replace(
        reading,
        screened=screened,
        notes=(*reading.notes, NOTE),
        values={**reading.values, NOTE: len(screened)},
        verdict=Verdict.NOTED if clean else reading.verdict,
        reason=reading.reason or NOTE,
    )


def _in(text: _Text) -> Iterator[tuple[Level, str]]:
    yield from ((found.level, found.category.value) for found in check_text(text.text))


def _screened(text: _Text, level: Level, category: str) -> Screened:
    return Screened(text.sheet, text.row, text.column, category, level.value)


def _known_rows(database: Database, reading: FileReading) -> set[tuple[str, int]]:
    """Return the rows of which the log knows everything that was typed in Excel."""
    places = {(item.sheet, item.row) for item in reading.screened or ()}
    rows = [r for r in reading.rows if (r.sheet, r.row) in places and r.versions]
    known = known_keys(database, (v.key for row in rows for v in row.versions))
    return {(r.sheet, r.row) for r in rows if all(v.key in known for v in r.versions)}


# The texts


def _rows(rows: Iterable[RowReading]) -> Iterator[_Text]:
    for row in rows:
        for version in row.versions:
            if version.origin.startswith(_TYPED):
                for column, text in _of_version(version):
                    yield _Text(row.sheet, row.row, column, text)


def _of_version(version: Version) -> Iterator[tuple[str, str]]:
    kind = kind_of(version.record)
    headers = {c.key: c.header for spec in DATA_SHEETS if spec.kind is kind for c in spec.columns}
    for spec in FIELDS.get(kind, ()):
        if spec.type not in _NOT_TEXT and spec.key not in ("number", "network"):
            header = headers.get(spec.key, spec.key)
            yield from ((header, text) for text in _texts(version.fields, spec.key))


def _texts(fields: Fields, key: str) -> Iterator[str]:
    """Yield what somebody may have typed in a field: also a word that is no code."""
    waiting: list[Value] = [fields.get(key)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, str) and not _is_code(value):
            yield value


def _is_code(text: str) -> bool:
    return _PLAIN_CODE.fullmatch(text) is not None or is_record_id(text)


def _kept(reading: FileReading) -> Iterator[_Text]:
    for extra in reading.extras:
        yield _Text(extra.sheet, extra.row, extra.column, extra.text)
    for item in reading.quarantine:
        yield _Text(item.sheet, item.row, item.column, item.raw)


def _around(reading: FileReading) -> Iterator[_Text]:
    for place, text in reading.around:
        yield _Text("", 0, place, text)
    if reading.rows and not _USUAL_NAME.fullmatch(reading.name):
        yield _Text("", 0, FILE_NAME, re.sub(r"_|\.\w+$", " ", reading.name))
