"""All rows of one sheet: the plain ones in one fast pass, the others one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import fold
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.workbook.cell_rules import Grade
from resv_desktop.workbook.compare import same_as_stated
from resv_desktop.workbook.headers import is_header_row
from resv_desktop.workbook.meetings import join_meetings, plain_meetings
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.reading import Extra, RowOutcome, RowReading
from resv_desktop.workbook.rows import (
    Origin,
    Place,
    claimed_version,
    read_copy,
    read_row,
    read_twins,
)
from resv_desktop.workbook.typed_rows import TypedRow, TypedTable

MAIN_FIELDS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.ENTRY: ("title", "description"),
    RecordKind.ACTION: ("text",),
    RecordKind.MEETING: ("date",),
    RecordKind.AGREEMENT: ("text",),
}
"""A row by hand is a record when one of these says something."""
ENOUGH_FIELDS = 3
"""Without any of the main fields so many others still make a record rather than a remark."""


class Candidate(NamedTuple):
    """A row without a sound identifier, and whether it is a record at all."""

    table: TypedTable
    place: int
    row: TypedRow
    filled: list[tuple[str, str]]

    @property
    def fields(self) -> int:
        """How many fields say something."""
        return sum(1 for value in self.row.values.values() if value is not None)

    @property
    def has_main(self) -> bool:
        """Whether the row says what it is about, or tries to."""
        main = MAIN_FIELDS[self.table.spec.kind]
        return any(self.row.values.get(key) is not None for key in main)


_TOTAL = re.compile(r"(?:eind|sub)?-?\s?totaal|som|aantal|gemiddelde?|total|subtotal|count")


def _is_header_again(candidate: Candidate) -> bool:
    cells = candidate.table.cells[candidate.place]
    return is_header_row(cells, candidate.table.table)


def _is_total(candidate: Candidate) -> bool:
    words = [text for _, text in candidate.filled if not re.fullmatch(r"[\d.,%€ -]+", text)]
    return bool(words) and len(words) <= 2 and bool(_TOTAL.match(fold(words[0])))


def _is_remark(candidate: Candidate) -> bool:
    return not (candidate.has_main or candidate.row.unread) and candidate.fields < ENOUGH_FIELDS


def _is_lone_text(candidate: Candidate) -> bool:
    """A single text after a blank row, at the end: a remark, though it stands under a title."""
    numbers, index = candidate.table.numbers, candidate.place
    after_gap = index > 0 and numbers[index] - numbers[index - 1] > 1
    is_alone = len(candidate.filled) == 1 and not candidate.row.unread
    return is_alone and after_gap and index == len(numbers) - 1


NOT_ENTRIES: Mapping[str, Callable[[Candidate], bool]] = {
    "header_again": _is_header_again,
    "total_line": _is_total,
    "remark": _is_remark,
    "lone_text": _is_lone_text,
}
"""What a row without identifier can be instead of a record; the name of the rule is kept."""


def read_rows(origin: Origin, table: TypedTable) -> list[RowReading]:
    """Return every row of the sheet, in its order."""
    readings = (plain_meetings if table.spec.group_key else _plain_rows)(origin, table)
    rest = [index for index in range(len(table)) if index not in readings]
    if rest:
        rows = _records_of(origin, table, rest, readings)
        if table.spec.group_key:
            _read_meetings(origin, table, rows, readings)
        else:
            _read_others(origin, table, rows, readings)
    return _with_parts(origin, table, [readings[index] for index in sorted(readings)])


def _with_parts(origin: Origin, table: TypedTable, readings: list[RowReading]) -> list[RowReading]:
    """Add the rows in which a long text goes on: they are rows of the same record."""
    for row, cells in table.alone.items():
        raw = " | ".join(text for cell in cells if (text := text_of(cell).strip()))
        origin.account.row_quarantined(table.sheet, row, raw, "continuation_alone", {})
        readings.append(RowReading(table.sheet, row, RowOutcome.QUARANTINED))
    if table.parts:
        origin.account.note("rows_continued", sum(map(len, table.parts.values())))
        owners = {reading.row: reading for reading in readings}
        for owner, rows in table.parts.items():
            readings += [owners[owner]._replace(row=row) for row in rows]
    if table.parts or table.alone:
        readings.sort(key=lambda reading: reading.row)
    return readings


def _plain_rows(origin: Origin, table: TypedTable) -> dict[int, RowReading]:
    """Return the rows that say exactly what their stated version says."""
    kind, keys, network, sheet = table.spec.kind, table.keys, origin.network, table.sheet
    facts_of, seen, record_outcome = origin.by_row, origin.seen, RowOutcome.RECORD
    readings: dict[int, RowReading] = {}
    rows = zip(table.numbers, table.ids, table.versions, table.values, strict=True)
    for index, (number, record, version_id, values) in enumerate(rows):
        facts = facts_of.get((record, version_id))
        if facts is None or index in table.odd:
            continue
        fields: dict[str, Value] = {
            k: v for k, v in zip(keys, values, strict=True) if v is not None
        }
        version = same_as_stated(facts, fields, kind, network)
        if version is not None:
            seen.add((record, version_id))
            readings[index] = RowReading(sheet, number, record_outcome, record, (version,))
    doubles = len(readings) - len({reading.versions[0].id for reading in readings.values()})
    if doubles:
        origin.account.note("rows_double", doubles)
    return readings


def _records_of(
    origin: Origin, table: TypedTable, rest: Sequence[int], readings: dict[int, RowReading]
) -> dict[int, TypedRow]:
    """Return the rows that are records; what is none, or waits, is added to ``readings``."""
    rows = {index: table.row(index) for index in rest}
    for index in rest:
        reading = _no_record(origin, Candidate(table, index, rows[index], table.filled(index)))
        if reading:
            readings[index] = reading
            del rows[index]
    return rows


def _read_meetings(
    origin: Origin,
    table: TypedTable,
    rows: Mapping[int, TypedRow],
    readings: dict[int, RowReading],
) -> None:
    place = Place(table.sheet, table.spec)
    for indexes, row in join_meetings(origin, rows):
        reading = read_row(origin, place, row)
        for index in indexes:
            readings[index] = reading._replace(row=table.numbers[index])


def _read_others(
    origin: Origin,
    table: TypedTable,
    rows: Mapping[int, TypedRow],
    readings: dict[int, RowReading],
) -> None:
    """Add the rows that are not as exported, those that claim to be one record together."""
    place = Place(table.sheet, table.spec)
    taken = {(reading.record, table.versions[index]) for index, reading in readings.items()}
    together: dict[object, list[int]] = {}
    for index, row in rows.items():
        known = is_record_id(row.record, table.spec.kind)
        own = claimed_version(origin, place, row) if known else index
        together.setdefault(own, []).append(index)
    for claim, indexes in together.items():
        chosen = [rows[index] for index in indexes]
        if claim in taken:
            # The row as exported is there as well: these are copies of it.
            found = [read_copy(origin, place, row) for row in chosen]
        elif len(chosen) > 1:
            found = read_twins(origin, place, chosen)
        else:
            found = [read_row(origin, place, chosen[0])]
        readings.update(zip(indexes, found, strict=True))


def _no_record(origin: Origin, candidate: Candidate) -> RowReading | None:
    """Return the reading of a row that is no record, or that waits as a whole."""
    row, table = candidate.row, candidate.table
    if is_record_id(row.record, table.spec.kind):
        return None
    for rule, test in NOT_ENTRIES.items():
        if test(candidate):
            _keep_texts(origin, candidate, rule)
            return RowReading(table.sheet, row.row, RowOutcome.NOT_AN_ENTRY)
    if not candidate.has_main:
        return _wait(origin, candidate)
    return None


def _keep_texts(origin: Origin, candidate: Candidate, rule: str) -> None:
    origin.account.note("rows_not_entries")
    sheet, row = candidate.table.sheet, candidate.row.row
    for header, text in candidate.filled:
        origin.account.extras.append(Extra(sheet, row, header, text, rule))


def _wait(origin: Origin, candidate: Candidate) -> RowReading:
    """Quarantine a row that must be a record and does not say about what."""
    table, row = candidate.table, candidate.row
    for found in (found for finds in row.odd.values() for found in finds):
        if found.odd.grade is Grade.QUARANTINED:
            origin.account.found(table.sheet, found)
    raw = " | ".join(text for _, text in candidate.filled)
    origin.account.row_quarantined(table.sheet, row.row, raw, "row_without_subject", row.values)
    return RowReading(table.sheet, row.row, RowOutcome.QUARANTINED)
