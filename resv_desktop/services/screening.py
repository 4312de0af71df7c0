"""The privacy check on what came in by Excel: texts typed there, remarks, names, what waits.

What an untouched workbook holds was checked where it was written; only what somebody typed in
Excel is new. Kept is where something was found and what kind it is, never the text.

The verdict rests on the lists that every copy of the program has, so that a file has the same
verdict everywhere and in any order; words that are nobody's *here* only shorten what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from resv_desktop.domain.ids import kind_of
from resv_desktop.domain.version import Version
from resv_desktop.privacy import Level, Phrases, check_text
from resv_desktop.services.texts import texts_in, words_of_name
from resv_desktop.store.database import Database
from resv_desktop.store.versions import known_keys
from resv_desktop.workbook.columns import DATA_SHEETS
from resv_desktop.workbook.reading import FileReading, RowReading, Screened, Verdict

NOTE, NOTE_KNOWN, NOTE_HELD = "privacy_found", "privacy_known", "privacy_held"
FILE_NAME = "file_name"

_TYPED = "excel:"


class _Text(NamedTuple):
    """A text and where it stands."""

    sheet: str
    row: int
    column: str
    text: str


def screen(reading: FileReading) -> FileReading:
    """Return ``reading`` with what the privacy check finds in it; runs where the file is read."""
    found = (_screened(text, item) for text in _texts(reading) for item in _in(text))
    return replace(reading, screened=tuple(dict.fromkeys(found)))


def told(
    database: Database, reading: FileReading, *, repeated: bool, known: Phrases | None = None
) -> FileReading:
    """Return ``reading`` with the note that there is personal data in what is new of it.

    What the log knows already is not told again. Of what is left, ``known`` are the words that
    are nobody's here: they change what is shown, not the verdict.
    """
    if reading.verdict in (Verdict.REFUSED, Verdict.SKIPPED):
        return reading
    reading = screen(reading) if reading.screened is None else reading
    screened = reading.screened or ()
    if screened:
        rows = _known_rows(database, reading)
        screened = tuple(
            item for item in screened
            if (item.sheet, item.row) not in rows and not (repeated and not item.row)
        )  # fmt: skip
    if not screened:
        return replace(reading, screened=())
    return _noted(reading, _unknown(reading, screened, known) if known else screened)


def _noted(reading: FileReading, shown: tuple[Screened, ...]) -> FileReading:
    note = NOTE if shown else NOTE_KNOWN
    held = sum(item.level == Level.BLOCK.value for item in shown)
    clean = reading.verdict is Verdict.ACCEPT
    return replace(
        reading,
        screened=shown,
        notes=(*reading.notes, note, *([NOTE_HELD] if held else [])),
        values={**reading.values, NOTE: len(shown), NOTE_HELD: held},
        verdict=Verdict.NOTED if clean else reading.verdict,
        reason=reading.reason or note,
    )


def _unknown(
    reading: FileReading, screened: tuple[Screened, ...], known: Phrases
) -> tuple[Screened, ...]:
    """Return what is still found when ``known`` are nobody; only those texts are read again."""
    places = {item[:3] for item in screened}
    still = {
        _screened(text, item)
        for text in _texts(reading)
        if text[:3] in places
        for item in _in(text, known)
    }
    return tuple(item for item in screened if item in still)


def _in(text: _Text, known: Phrases | None = None) -> Iterator[tuple[Level, str]]:
    yield from ((found.level, found.category.value) for found in check_text(text.text, known))


def _screened(text: _Text, found: tuple[Level, str]) -> Screened:
    level, category = found
    return Screened(text.sheet, text.row, text.column, category, level.value)


def _known_rows(database: Database, reading: FileReading) -> set[tuple[str, int]]:
    """Return the rows of which the log knows everything that was typed in Excel."""
    places = {(item.sheet, item.row) for item in reading.screened or ()}
    rows = [r for r in reading.rows if (r.sheet, r.row) in places and r.versions]
    known = known_keys(database, (v.key for row in rows for v in row.versions))
    return {(r.sheet, r.row) for r in rows if all(v.key in known for v in r.versions)}


# The texts


def _texts(reading: FileReading) -> Iterator[_Text]:
    yield from _rows(reading.rows)
    yield from _kept(reading)
    yield from _around(reading)


def _rows(rows: Iterable[RowReading]) -> Iterator[_Text]:
    for row in rows:
        for version in row.versions:
            if version.origin.startswith(_TYPED):
                for column, text in _of_version(version):
                    yield _Text(row.sheet, row.row, column, text)


def _of_version(version: Version) -> Iterator[tuple[str, str]]:
    kind = kind_of(version.record)
    headers = {c.key: c.header for spec in DATA_SHEETS if spec.kind is kind for c in spec.columns}
    return ((headers.get(key, key), text) for key, text in texts_in(kind, version.fields))


def _kept(reading: FileReading) -> Iterator[_Text]:
    for extra in reading.extras:
        yield _Text(extra.sheet, extra.row, extra.column, extra.text)
    for item in reading.quarantine:
        yield _Text(item.sheet, item.row, item.column, item.raw)


def _around(reading: FileReading) -> Iterator[_Text]:
    for place, text in reading.around:
        yield _Text("", 0, place, text)
    name = words_of_name(reading.name) if reading.rows else ""
    if name:
        yield _Text("", 0, FILE_NAME, name)
