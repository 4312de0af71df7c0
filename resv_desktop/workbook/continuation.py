"""Texts that are too long for one cell: split over rows marked *vervolg*, and joined again.

A cell of Excel holds 32,767 characters, and writers cut what is more without a word. The rest of
such a text stands in the same column of the next row, which repeats the identifiers and says in
*Versie-ID* that it goes on. Each part but the last ends in :data:`GOES_ON`, so that a reader sees
when a part is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from resv_desktop.workbook.raw_cells import Cell, text_of

LONGEST_CELL = 32_767
"""UTF-16 units that a cell of Excel holds."""
GOES_ON = " [vervolg]"
_SHORTEST_PART = LONGEST_CELL - 2_000
"""Only a text at least so long can go on: below it the words are somebody's own."""
_LOOK_BACK = 200
_MARK = re.compile(r"vervolg (\d{1,4}): ([0-9a-f]{64})")


def split_text(text: str, goes_on: str = GOES_ON) -> list[str]:
    """Return the parts of a text that each fit in a cell; one part where it fits as a whole.

    All parts but the last end in ``goes_on``.
    """
    parts = []
    while is_too_long(text):
        place = _place_to_cut(text, LONGEST_CELL - len(goes_on))
        parts.append(text[:place] + goes_on)
        text = text[place:]
    return [*parts, text]


def is_too_long(text: str) -> bool:
    """Say whether a cell cannot hold ``text``."""
    return len(text) * 2 > LONGEST_CELL and _units(text) > LONGEST_CELL


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _place_to_cut(text: str, room: int) -> int:
    """Return where to cut: within a word where possible, as programs may drop spaces at an end."""
    place = min(room, len(text))
    while _units(text[:place]) > room:
        place -= max(1, (_units(text[:place]) - room) // 2)
    back = range(place, max(1, place - _LOOK_BACK), -1)
    return next((n for n in back if not (text[n - 1] + text[n]).count(" ")), place)


def rows_of(row: list[Cell], number: int, record: int, version: int) -> Iterator[list[Cell]]:
    """Yield a row and, where a text of it is too long, the rows it goes on in.

    The numbers are the places of the columns *Nummer* (-1 for none), the identifier, *Versie-ID*.
    """
    long = {i: split_text(c) for i, c in enumerate(row) if isinstance(c, str) and is_too_long(c)}
    if not long:
        yield row
        return
    yield [long[i][0] if i in long else cell for i, cell in enumerate(row)]
    for nth in range(1, max(map(len, long.values()))):
        rest: list[Cell] = [None] * len(row)
        for place, parts in long.items():
            rest[place] = parts[nth] if nth < len(parts) else None
        rest[record], rest[version] = row[record], f"vervolg {nth + 1}: {row[version]}"
        if number >= 0 and row[number]:
            rest[number] = f"{row[number]} (vervolg)"
        yield rest


# Reading


@dataclass
class Joined:
    """Rows after the parts of long texts were put together.

    ``parts`` has the numbers of the rows that an owner (by its own number) goes on in, ``alone``
    the rows whose beginning is gone, ``broken`` the cells of which a part is missing.
    """

    numbers: list[int]
    cells: list[list[Cell]]
    parts: Mapping[int, list[int]] = field(default_factory=dict)
    alone: Mapping[int, list[Cell]] = field(default_factory=dict)
    broken: frozenset[tuple[int, int]] = frozenset()


def join_rows(
    numbers: list[int],
    cells: list[list[Cell]],
    record: int | None,
    version: int | None,
    *,
    untouched: bool = False,
) -> Joined:
    """Put the parts of long texts together again, also when the sheet was sorted.

    In an ``untouched`` sheet no part can be missing, so only the marks are looked for.
    """
    marks: dict[int, re.Match[str]] = {}
    if record is not None and version is not None:
        marks = {i: found for i, row in enumerate(cells) if (found := _mark(row[version]))}
    if not marks and (untouched or not any(_goes_on(cell) for row in cells for cell in row)):
        return Joined(numbers, cells)
    return _Joining(numbers, cells, marks, record, version).joined()


def _mark(cell: Cell) -> re.Match[str] | None:
    is_marked = isinstance(cell, str) and cell[:8] == "vervolg "
    return _MARK.fullmatch(cell.strip()) if is_marked else None  # type: ignore[attr-defined]


def _goes_on(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) * 2 > _SHORTEST_PART and cell.endswith(GOES_ON)


class _Joining:
    def __init__(
        self,
        numbers: Sequence[int],
        cells: Sequence[list[Cell]],
        marks: Mapping[int, re.Match[str]],
        record: int | None,
        version: int | None,
    ) -> None:
        self._numbers, self._marks, self._record = numbers, marks, record
        self._rows = {i: list(row) for i, row in enumerate(cells) if i not in marks}
        self._rest = {i: cells[i] for i in marks}
        self._technical = {record, version}
        self._owners: dict[tuple[str, str], list[int]] = {}
        if record is not None and version is not None:
            for i, row in self._rows.items():
                claim = text_of(row[record]).strip(), text_of(row[version]).strip()
                self._owners.setdefault(claim, []).append(i)

    def joined(self) -> Joined:
        parts: dict[int, list[int]] = {}
        alone: dict[int, list[Cell]] = {}
        # In the order of the parts, whatever order somebody sorted the rows in.
        for index in sorted(self._marks, key=lambda i: (int(self._marks[i][1]), i)):
            owner = self._owner_of(index)
            taken = parts.get(self._numbers[owner], []) if owner is not None else []
            # Only the very next part: what follows a missing one would change what is said.
            if owner is None or int(self._marks[index][1]) != len(taken) + 2:
                alone[self._numbers[index]] = self._rest[index]
            else:
                self._append(owner, index)
                parts[self._numbers[owner]] = [*taken, self._numbers[index]]
        broken = frozenset(
            (i, place)
            for i, row in enumerate(self._rows.values())
            for place, cell in enumerate(row)
            if _goes_on(cell)
        )
        numbers = [self._numbers[i] for i in self._rows]
        return Joined(numbers, list(self._rows.values()), parts, alone, broken)

    def _owner_of(self, index: int) -> int | None:
        """Return the row that goes on here: of several with one identifier the nearest above."""
        assert self._record is not None
        claim = text_of(self._rest[index][self._record]).strip(), self._marks[index][2]
        owners = [i for i in self._owners.get(claim, ()) if any(map(_goes_on, self._rows[i]))]
        return max(owners, key=lambda i: (i < index, i if i < index else -i), default=None)

    def _append(self, owner: int, index: int) -> None:
        row = self._rows[owner]
        for place, cell in enumerate(self._rest[index]):
            before = row[place]
            if isinstance(before, str) and _goes_on(before) and isinstance(cell, str) and cell:
                row[place] = before.removesuffix(GOES_ON) + cell
