"""From the cells under a header to rows of typed values, with what was odd about each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook.cell_readings import Scope
from resv_desktop.workbook.cell_rules import Grade, Odd, read_column, spellings
from resv_desktop.workbook.columns import Column, Role, SheetSpec
from resv_desktop.workbook.continuation import Joined, join_rows
from resv_desktop.workbook.headers import Table
from resv_desktop.workbook.raw_book import RawSheet
from resv_desktop.workbook.raw_cells import Cell, text_of

Find = Callable[[str, str], str | None]
"""From the name of a code list and a text to the code it names."""

LAST_CONFIRMED = "last_confirmed"
"""Computed, but a later day typed there is one more confirmation."""


class Found(NamedTuple):
    """An odd cell and where it stands: Excel's row number and our header.

    ``draft`` is what else must be known to answer it without the file: the items of a meeting.
    """

    row: int
    column: str
    odd: Odd
    draft: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row. ``values`` has every column that is present; what is not understood is ``None``."""

    row: int
    record: str
    version: str
    revision: int
    values: dict[str, Value]
    odd: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    spelled: Callable[[str], tuple[Value, ...]] = lambda _key: ()
    """What the cell of a column can stand for literally."""

    @property
    def unread(self) -> frozenset[str]:
        """The fields of which the value is not known because a cell was not understood."""
        grades = {key: max(f.odd.grade for f in found) for key, found in self.odd.items()}
        return frozenset(key for key, grade in grades.items() if grade is Grade.QUARANTINED)


@dataclass(frozen=True)
class Scopes:
    """What the rules of the columns of one file may consult."""

    find: Find
    day_first: bool | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    from_1904: bool = False
    is_shared: Callable[[str, str], bool] = lambda _list, _text: False
    find_in_file: Find = lambda _list, _text: None
    untouched: bool = False

    def of(self, column: Column) -> Scope:
        """Return the scope of one column."""
        name = column.code_list or ""
        find, is_shared = partial(self.find, name), partial(self.is_shared, name)
        in_file = partial(self.find_in_file, name)
        return Scope(find, self.day_first, self.numbers, self.from_1904, is_shared, in_file)


class TypedTable:
    """All rows with something in them under one header, read column by column."""

    def __init__(self, sheet: RawSheet, table: Table, scopes: Scopes) -> None:
        rows = sheet.grid
        self.sheet = sheet.name
        self._otherwise = sheet.otherwise
        self.spec: SheetSpec = table.spec
        self.table = table
        self._scopes = scopes
        width = len(rows[table.row]) if rows else 0
        below = enumerate(rows[table.row + 1 :], table.row + 2)
        filled = [(number, row) for number, row in below if row.count("") < width]
        self._places = table.known
        joined = self._join([number for number, _ in filled], [row for _, row in filled])
        self.numbers, self.cells = joined.numbers, joined.cells
        self.parts, self.alone = joined.parts, joined.alone
        self._columns: list[Sequence[Cell]] = list(zip(*self.cells, strict=True)) or [()] * width
        self._texts: dict[str, list[str]] = {}
        self.odd: dict[int, dict[str, Odd]] = {}
        read = {column.key: self._read(column) for column in self._field_columns()}
        self.keys = tuple(read)
        self.values: list[tuple[Value, ...]] = (
            list(zip(*read.values(), strict=True)) if read else [()] * len(self.cells)
        )
        self.ids = self._technical("record")
        self.versions = self._technical("version")
        self.revisions = self._technical("revision")
        self._set_apart_broken(joined)

    def _join(self, numbers: list[int], cells: list[list[Cell]]) -> Joined:
        record, version = (self._places.get(key, [None])[0] for key in ("record", "version"))
        return join_rows(numbers, cells, record, version, untouched=self._scopes.untouched)

    def _set_apart_broken(self, joined: Joined) -> None:
        """Let a long text wait of which a part was taken away."""
        keys = {place: key for key in self.keys for place in self._places[key][:1]}
        for index, place in joined.broken:
            if place in keys:
                raw = text_of(self.cells[index][place])
                odd = Odd(None, "continuation_missing", Grade.QUARANTINED, raw)
                self.set_apart(index, keys[place], odd)

    def __len__(self) -> int:
        return len(self.cells)

    def _field_columns(self) -> Iterator[Column]:
        for column in self.spec.columns:
            is_read = column.role is Role.FIELD or column.key == LAST_CONFIRMED
            if is_read and column.key in self._places:
                yield column

    def _read(self, column: Column) -> list[Value]:
        places = self._places[column.key]
        kind = type_of(column)
        read = read_column(kind, self._columns[places[0]], self._scopes.of(column))
        if Odd in set(map(type, read)):
            for index, value in enumerate(read):
                if isinstance(value, Odd):
                    self._keep_odd(index, column.key, value)
                    read[index] = None if value.grade is Grade.QUARANTINED else value.value
        values: list[Value] = read
        for place in places[1:]:
            self._compare_twin(
                column,
                kind,
                values,
                read_column(kind, self._columns[place], self._scopes.of(column)),
                place,
            )
        return values

    def _compare_twin(
        self,
        column: Column,
        kind: FieldType,
        values: list[Value],
        others: Sequence[Value | Odd],
        place: int,
    ) -> None:
        """Take a column that stands there twice together; where the two differ, neither counts."""
        for index, (one, twin) in enumerate(zip(values, others, strict=True)):
            is_repaired = isinstance(twin, Odd) and twin.grade is Grade.REPAIRED
            other = twin.value if is_repaired else twin  # type: ignore[union-attr]
            if other is None or other == one:
                continue
            if one is None and not isinstance(other, Odd):
                values[index] = other
                continue
            raw = f"{text_of(self.cells[index][self._places[column.key][0]])} | "
            raw += text_of(self.cells[index][place])
            self._keep_odd(index, column.key, Odd(None, "header_twice", Grade.QUARANTINED, raw))
            values[index] = None

    def set_apart(self, index: int, key: str, odd: Odd) -> None:
        """Let a value that was understood wait all the same, for what is known of other rows."""
        self._keep_odd(index, key, odd)
        row = list(self.values[index])
        row[self.keys.index(key)] = None
        self.values[index] = tuple(row)

    def _keep_odd(self, index: int, key: str, odd: Odd) -> None:
        self.odd.setdefault(index, {})[key] = odd

    def _technical(self, key: str) -> list[str]:
        places = self._places.get(key)
        if not places:
            return [""] * len(self.cells)
        return [
            cell.strip() if isinstance(cell, str) else text_of(cell)
            for cell in self._columns[places[0]]
        ]

    def row(self, index: int) -> TypedRow:
        """Return one row in full, for whoever has to look closer."""
        number = self.numbers[index]
        odd: dict[str, tuple[Found, ...]] = {
            key: (Found(number, self.spec.column(key).header, value),)
            for key, value in self.odd.get(index, {}).items()
        }
        revision = self.revisions[index]
        return TypedRow(
            number,
            self.ids[index],
            self.versions[index],
            min(int(revision), 10**9) if revision.isascii() and revision.isdecimal() else 0,
            dict(zip(self.keys, self.values[index], strict=True)),
            odd,
            partial(self._spelled, index),
        )

    def _spelled(self, index: int, key: str) -> tuple[Value, ...]:
        if key not in self._places:
            return ()
        column, kind = self.spec.column(key), type_of(self.spec.column(key))
        place = self.numbers[index] - 1, self._places[key][0]
        cells = [self.cell(index, key)]
        cells += [self._otherwise[place]] if place in self._otherwise else []
        scope = self._scopes.of(column)
        return tuple(spelled for cell in cells for spelled in spellings(kind, cell, scope))

    def column_cells(self, place: int) -> Sequence[Cell]:
        """Return all cells of the column at ``place`` (from 0), of ours or not."""
        return self._columns[place]

    def scope(self, column: Column) -> Scope:
        """Return what the rules of ``column`` may consult in this file."""
        return self._scopes.of(column)

    def cell(self, index: int, key: str) -> Cell:
        """Return the cell of a column as it stands in the sheet."""
        return self.cells[index][self._places[key][0]]

    def filled(self, index: int) -> list[tuple[str, str]]:
        """Return header and text of a row's filled cells, also of columns that are not ours."""
        names = {heading.index: heading.text for heading in self.table.headings}
        row = enumerate(self.cells[index])
        return [(names.get(i, ""), text) for i, cell in row if (text := text_of(cell).strip())]


def type_of(column: Column) -> FieldType:
    """Return how the cells of a column are read."""
    return FieldType.DATE if column.key == LAST_CONFIRMED else column.type
