"""One column that was sorted on its own is seen; edits are not taken for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from openpyxl.workbook import Workbook
from workbook.exchange_sample import ENTRY, delivery, record
from workbook.interpret_kit import edits, entries, meetings, put
from workbook.reader_kit import by_hand, cell, content, read

from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.reading import Verdict


def sort_column(header: str) -> Callable[[Workbook], None]:
    def sort(book: Workbook) -> None:
        sheet = entries(book)
        cells = [cell(sheet, row, header) for row in range(2, sheet.max_row + 1)]
        filled = [c for c in cells if c.value is not None]
        values = sorted((c.value for c in filled), key=str)
        for c, value in zip(filled, values, strict=True):
            c.value = value

    return sort


@pytest.fixture(scope="module")
def eight() -> bytes:
    """Eight entries whose titles are in no order."""
    titles = "gdbfahce"
    return content(
        delivery(
            *(
                record(RecordKind.ENTRY, {**ENTRY, "number": f"KN-{n}", "title": f"{t} titel"}, n)
                for n, t in enumerate(titles, 1)
            )
        )
    )


def test_one_column_sorted_on_its_own_stops_the_file(eight: bytes) -> None:
    reading = read(by_hand(eight, sort_column("Titel")))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "column_sorted")
    assert reading.values["columns"] == "Titel"
    assert reading.rows == ()


def test_a_sorted_column_in_which_one_value_was_edited_afterwards_is_still_seen(
    eight: bytes,
) -> None:
    def sort_and_edit(book: Workbook) -> None:
        sort_column("Titel")(book)
        put(entries(book), 4, Titel="een heel andere titel")

    assert read(by_hand(eight, sort_and_edit)).reason == "column_sorted"


def test_new_titles_for_all_rows_are_edits(eight: bytes) -> None:
    def rewrite(book: Workbook) -> None:
        for row in range(2, 10):
            put(entries(book), row, Titel=f"nieuw {row}")

    assert len(edits(read(by_hand(eight, rewrite)))) == 8


def test_a_sorted_column_of_codes_is_seen() -> None:
    data = delivery(
        *(
            record(RecordKind.ENTRY, {**ENTRY, "number": f"KN-{n}", "severity": s}, n)
            for n, s in enumerate(("S4", "S1", "S3", "S2", "S4", "S1", "S3", "S2"), 1)
        )
    )
    reading = read(by_hand(content(data), sort_column("Ernst")))
    assert (reading.reason, reading.values["columns"]) == ("column_sorted", "Ernst")


def test_the_days_of_meetings_sorted_on_their_own_stop_the_file() -> None:
    days = ("2027-03-10", "2027-01-20", "2027-02-03", "2027-03-01")
    data = delivery(
        *(
            record(RecordKind.MEETING, {"date": d, "kind": "kernteam", "network": "WAT"}, n)
            for n, d in enumerate(days, 1)
        )
    )

    def sort(book: Workbook) -> None:
        for row, day in enumerate(sorted(days, reverse=True), 2):
            put(meetings(book), row, Datum=date.fromisoformat(day))

    assert read(by_hand(content(data), sort)).reason == "column_sorted"


def test_items_of_meetings_sorted_on_their_own_are_edits_that_can_be_seen_and_taken_back() -> None:
    # They have one digest together, so that nobody can tell them from edits; see decision 0006.
    made = [
        record(RecordKind.MEETING, {
            "date": f"2027-03-{day:02}", "kind": "wijkoverleg", "network": "WAT",
            "items": ((None, "besproken", f"besluit {40 - day}"),
                      (None, "besproken", f"besluit {20 - day}")),
        }, day)
        for day in (1, 2, 3, 4)
    ]  # fmt: skip

    def sort(book: Workbook) -> None:
        sheet = meetings(book)
        places = [cell(sheet, row, "Besluit") for row in range(2, 10)]
        values = sorted(str(place.value) for place in places)
        for place, value in zip(places, values, strict=True):
            place.value = value

    reading = read(by_hand(content(delivery(*made)), sort))
    assert reading.verdict is Verdict.NOTED
    changed = edits(reading)
    assert changed.keys() == {one.version.record for one in made}
    for one in made:
        edit = changed[one.version.record]
        assert set(edit.fields) == {"items"}
        assert edit.parents == (one.version.id,)


def test_two_titles_that_changed_places_are_two_edits(eight: bytes) -> None:
    def swap(book: Workbook) -> None:
        one, other = entries(book)["C2"], entries(book)["C3"]
        one.value, other.value = other.value, one.value

    assert len(edits(read(by_hand(eight, swap)))) == 2


def test_changing_many_statuses_is_not_sorting(eight: bytes) -> None:
    def change(book: Workbook) -> None:
        for row in range(2, 10):
            put(entries(book), row, Status="opgelost")

    assert len(edits(read(by_hand(eight, change)))) == 8
