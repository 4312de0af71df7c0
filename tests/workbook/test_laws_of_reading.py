"""Laws of rows and columns, on grids as a reader hands them over: any order, any hand.

The grids are those of a real delivery; what people do to them is done in memory, so that hundreds
of examples take a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from workbook.exchange_sample import ENTRY, delivery, record
from workbook.reader_kit import by_hand, content, exported, region_book, rules, versions

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.domain.version import Extent
from resv_desktop.workbook.columns import ENTRIES, MEETINGS
from resv_desktop.workbook.intake import Taken
from resv_desktop.workbook.interpret import interpret
from resv_desktop.workbook.raw_book import Grid, RawBook
from resv_desktop.workbook.read import open_book
from resv_desktop.workbook.reading import FileReading

NUMBER = 9
DESCRIPTION = "Alle praktijken hebben een stop.\n\nMensen  bellen de spoedpost."
DATA = delivery(
    *(
        record(
            RecordKind.ENTRY,
            {**ENTRY, "number": f"KN-{n:03}", "title": f"Punt {n * 7 % 10}",
             "description": DESCRIPTION, "signal_date": f"2027-01-{n * 3 % 10 + 11}"},
            n,
        )
        for n in range(1, NUMBER + 1)
    ),
    record(
        RecordKind.MEETING,
        {"date": "2027-03-10", "network": "WAT",
         "items": tuple((None, "besproken", f"besluit {n}") for n in range(11))},
        50,
    ),
)  # fmt: skip


@cache
def book() -> RawBook:
    """The delivery after somebody saved it."""
    data = by_hand(content(DATA))
    return replace(
        open_book(Taken("a.xlsx", data, hashlib.sha256(data).hexdigest())), untouched=False
    )


def reading_of(sheet: str, change: Callable[[Grid], Grid]) -> FileReading:
    """The reading after ``change`` to the rows of a sheet, the header first."""
    raw = book()
    grid = change([list(row) for row in raw.sheets[sheet].grid])
    sheets = {**raw.sheets, sheet: replace(raw.sheets[sheet], grid=grid)}
    return interpret(replace(raw, sheets=sheets), region_book())


def is_refused(sheet: str, change: Callable[[Grid], Grid]) -> bool:
    """Whether the file is refused because of a sorted column."""
    try:
        reading_of(sheet, change)
    except WorkbookRefusedError as refusal:
        return refusal.code == "column_sorted"
    return False


def place(header: str) -> int:
    """The place of a column of the entries."""
    return [column.header for column in ENTRIES.columns].index(header)


ROWS = st.permutations(range(1, NUMBER + 1))
COLUMNS = st.permutations(range(len(ENTRIES.columns)))


def ordered(rows: list[int], columns: list[int] | None = None) -> Callable[[Grid], Grid]:
    """The rows, and the columns, in another order."""
    return lambda grid: [
        [grid[row][column] for column in columns] if columns else grid[row] for row in (0, *rows)
    ]


@given(ROWS, COLUMNS)
@settings(max_examples=60)
def test_rows_and_columns_in_any_order_say_the_same(rows: list[int], columns: list[int]) -> None:
    reading = reading_of("Registraties", ordered(rows, columns))
    assert versions(reading).keys() == exported(DATA).keys()
    assert reading.verdict == "A"


@given(ROWS, st.sets(st.sampled_from(("Registratie-ID", "Revisie", "Versie-ID")), min_size=1))
@settings(max_examples=60)
def test_without_technical_columns_every_row_is_found_back_in_any_order(
    rows: list[int], gone: set[str]
) -> None:
    kept = [i for i, column in enumerate(ENTRIES.columns) if column.header not in gone]
    reading = reading_of("Registraties", ordered(rows, kept))
    assert versions(reading).keys() == exported(DATA).keys()
    assert "rows_added" not in reading.notes


@given(st.permutations(range(11)))
@settings(max_examples=60)
def test_the_items_of_a_meeting_in_any_order_are_the_same_meeting(order: list[int]) -> None:
    def shuffle(grid: Grid) -> Grid:
        return [grid[0], *(grid[1 + n] for n in order)]

    assert versions(reading_of(MEETINGS.name, shuffle)).keys() == exported(DATA).keys()


@given(ROWS, st.sampled_from(("Titel", "Signaaldatum", "Nummer")))
@settings(max_examples=60)
def test_a_column_in_another_order_than_its_rows_is_refused(rows: list[int], header: str) -> None:
    column = place(header)

    def shuffle(grid: Grid) -> Grid:
        values = [grid[row][column] for row in rows]
        for row, value in enumerate(values, 1):
            grid[row][column] = value
        return grid

    before = [row[column] for row in book().sheets["Registraties"].grid[1:]]
    moved = sum(before[row - 1] != before[place] for place, row in enumerate(rows))
    assume(moved != 1)
    assert is_refused("Registraties", shuffle) == (moved >= 3)


_SPACE = st.sampled_from((" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \n "))


@given(st.lists(_SPACE, min_size=8, max_size=8), _SPACE, _SPACE)
def test_white_space_of_any_kind_is_no_change(between: list[str], before: str, after: str) -> None:
    words = DESCRIPTION.split()
    joined = "".join(f"{word}{space}" for word, space in zip(words, between, strict=False))

    def retype(grid: Grid) -> Grid:
        grid[1][place("Toelichting")] = f"{before}{joined}{words[-1]}{after}"
        return grid

    assert len(words) == len(between) + 1
    reading = reading_of("Registraties", retype)
    assert not [v for v in versions(reading).values() if v.extent is Extent.DELTA]


@given(st.text(min_size=1).filter(str.strip), st.integers(1, NUMBER))
def test_an_identifier_that_fails_its_check_is_never_taken_for_one(text: str, row: int) -> None:
    assume(not is_record_id(text.strip(), RecordKind.ENTRY))

    def retype(grid: Grid) -> Grid:
        grid[row][place("Registratie-ID")] = text
        grid[row][place("Versie-ID")] = ""
        return grid

    reading = reading_of("Registraties", retype)
    found = next(r for r in reading.rows if (r.sheet, r.row) == ("Registraties", row + 1))
    assert found.record is not None
    assert is_record_id(found.record, RecordKind.ENTRY)
    assert rules(reading.repairs) == ["id_failed"]


_TYPED = st.fixed_dictionaries(
    {"Titel": st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30)
                .filter(lambda text: text.strip("# ") and not text.strip().isdigit()),
     "Soort": st.sampled_from(("knelpunt", "ontwikkeling")),
     "Ernst": st.sampled_from(("laag", "S4", "verschrikkelijk", ""))}
)  # fmt: skip


@given(st.lists(_TYPED, min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_typed_rows_are_the_same_records_in_any_order_and_each_time(
    typed: list[dict[str, str]], random: object
) -> None:
    def with_rows(chosen: list[dict[str, str]]) -> Callable[[Grid], Grid]:
        def change(grid: Grid) -> Grid:
            for values in chosen:
                row: list[object] = [""] * len(grid[0])
                for header, value in values.items():
                    row[place(header)] = value
                grid.append(row)
            return grid

        return change

    turned = [*typed]
    random.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (versions(reading_of("Registraties", with_rows(c))) for c in (typed, turned))
    assert one.keys() == other.keys()
    assert len(one) <= len(exported(DATA)) + len(typed)
