"""Meetings, of which each item has a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import delivery, record
from workbook.interpret_kit import FIRST, MEETING, edits, meetings, put
from workbook.reader_kit import by_hand, content, exported, read, rules, versions

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.model import Exchange


def test_the_rows_of_one_meeting_carry_one_version(workbook: bytes) -> None:
    rows = [row for row in read(workbook).rows if row.sheet == "Overleggen"]
    assert [row.row for row in rows] == [2, 3, 4, 5]
    assert {row.versions for row in rows} == {(MEETING.version,)}


def test_a_changed_item_is_one_edit_of_the_meeting(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(meetings(b), 3, Besluit="toch niet")))
    (changed,) = edits(reading).values()
    items = list(MEETING.fields["items"])
    items[1] = (FIRST.version.record, "besproken", "toch niet")
    assert dict(changed.fields) == {"items": tuple(items)}


def test_a_day_changed_on_one_row_of_a_meeting_is_the_day_of_the_meeting(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(meetings(b), 3, Datum="11-3-2027")))
    assert dict(edits(reading)[MEETING.version.record].fields) == {"date": "2027-03-11"}


def test_two_different_days_on_the_rows_of_a_meeting_wait(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(meetings(book), 3, Datum="11-3-2027")
        put(meetings(book), 4, Datum="12-3-2027")

    reading = read(by_hand(workbook, edit))
    assert "meeting_rows_differ" in rules(reading.quarantine)
    assert not edits(reading)


@pytest.mark.parametrize("items", [2, 8, 30])
def test_many_items_in_another_order_are_no_change(items: int) -> None:
    data = meeting_of(items)

    def shuffle(book: Workbook) -> None:
        reorder(meetings(book), items, lambda n: (n * 7 + 3) % items if items % 7 else -n)

    assert versions(read(by_hand(content(data), shuffle))).keys() == exported(data).keys()


def test_one_item_changed_among_many_in_another_order_is_one_change() -> None:
    data = meeting_of(12)

    def shuffle(book: Workbook) -> None:
        put(meetings(book), 5, Besluit="toch niet")
        reorder(meetings(book), 12, lambda n: -n)

    (changed,) = edits(read(by_hand(content(data), shuffle))).values()
    items = list(data.records[0].fields["items"])
    now = list(changed.fields["items"])
    assert sorted(map(str, set(items) ^ set(now))) == sorted(map(str, (
        (FIRST.version.record, "besproken", "besluit 3"),
        (FIRST.version.record, "besproken", "toch niet"),
    )))  # fmt: skip


def meeting_of(items: int) -> Exchange:
    """A delivery with one meeting of so many items."""
    rows = tuple((FIRST.version.record, "besproken", f"besluit {n}") for n in range(items))
    fields: Fields = {"date": "2027-03-10", "kind": "wijkoverleg", "items": rows, "network": "WAT"}
    return delivery(record(RecordKind.MEETING, fields, 4))


def reorder(sheet: Worksheet, items: int, key: Callable[[int], int]) -> None:
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2, max_row=items + 1)]
    chosen = sorted(range(items), key=key)
    assert chosen != list(range(items))
    for number, index in enumerate(chosen, 2):
        for column, value in enumerate(rows[index], 1):
            sheet.cell(number, column).value = value


def test_items_in_another_order_are_no_change(workbook: bytes, small: Exchange) -> None:
    def shuffle(book: Workbook) -> None:
        sheet = meetings(book)
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2, max_row=5)]
        for number, values in enumerate(reversed(rows), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    reading = read(by_hand(workbook, shuffle))
    assert versions(reading).keys() == exported(small).keys()


def test_a_meeting_typed_by_hand_over_two_rows_is_one_meeting(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        for row, decision in ((6, "een"), (7, "twee")):
            put(meetings(book), row, Datum="24-3-2027", Soort="kernteam", Besluit=decision)

    rows = [r for r in read(by_hand(workbook, edit)).rows if r.sheet == "Overleggen" and r.row > 5]
    assert len({row.record for row in rows}) == 1
    (made,) = rows[0].versions
    assert made.fields["items"] == ((None, None, "een"), (None, None, "twee"))
    assert made.fields["network"] == "WAT"
