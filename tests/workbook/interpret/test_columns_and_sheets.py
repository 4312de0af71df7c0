"""What people do to columns and sheets changes no record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from workbook.interpret_kit import FIRST, SECOND, edits, entries, put
from workbook.reader_kit import by_hand, cell, exported, read, rules, versions

from resv_desktop.domain.version import Extent
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.reading import Verdict


def move_column(book: Workbook) -> None:
    sheet = entries(book)
    for row in sheet.iter_rows():
        row[2].value, row[14].value = row[14].value, row[2].value


def remove_column(book: Workbook) -> None:
    entries(book).delete_cols(19)


def rename_sheet(book: Workbook) -> None:
    entries(book).title = "Onze punten"


def move_sheet(book: Workbook) -> None:
    book.move_sheet("Registraties", offset=3)


def title_above(book: Workbook) -> None:
    entries(book).insert_rows(1, 3)
    entries(book)["A1"].value = "Knelpunten van Waterlanden"


def blank_column(book: Workbook) -> None:
    entries(book).insert_cols(4)


def odd_headers(book: Workbook) -> None:
    put(entries(book), 1, Titel=" TITEL\u00a0*", Ernst="Ernst:\n")


def add_sheet(book: Workbook) -> None:
    book.create_sheet("Draaitabel", 0).append(["Som van ernst", 12])


def hide_sheet(book: Workbook) -> None:
    book["Acties"].sheet_state = "veryHidden"


def hide_rows(book: Workbook) -> None:
    for row in (2, 3):
        entries(book).row_dimensions[row].hidden = True


def copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(entries(book)).title = "Registraties (2)"


@pytest.mark.parametrize(
    ("change", "notes"),
    [
        (move_column, ()),
        (rename_sheet, ()),
        (move_sheet, ()),
        (title_above, ()),
        (blank_column, ()),
        (odd_headers, ()),
        (add_sheet, ("sheets_extra",)),
        (hide_sheet, ("sheets_hidden",)),
        (hide_rows, ("rows_hidden",)),
        (copy_sheet, ("sheets_copied",)),
    ],
)
def test_what_people_do_to_sheets_changes_no_record(
    workbook: bytes, small: Exchange, change: Callable[[Workbook], None], notes: tuple[str, ...]
) -> None:
    reading = read(by_hand(workbook, change))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.notes == notes
    assert reading.verdict is (Verdict.NOTED if notes else Verdict.ACCEPT)
    assert not reading.repairs


def test_a_removed_column_leaves_its_field_as_it_was(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, remove_column))
    assert {v.id for v in versions(reading).values()} == {v.id for v in exported(small).values()}
    assert not edits(reading)
    (partial,) = (v for v in versions(reading).values() if v.record == FIRST.version.record)
    assert partial.extent is Extent.PARTIAL
    rest = {key: value for key, value in FIRST.fields.items() if key != "quantity"}
    assert dict(partial.fields) == rest
    assert reading.notes == ("columns_missing",)
    assert reading.values["columns_missing"] == "Omvang"


def test_the_number_of_hidden_rows_is_told(workbook: bytes) -> None:
    assert read(by_hand(workbook, hide_rows)).values["rows_hidden"] == 2


def test_a_known_other_name_of_a_column_is_told(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 1, Titel="Onderwerp")))
    assert versions(reading).keys() == exported(small).keys()
    (repair,) = reading.repairs
    assert repair == ("Registraties", 1, "Titel", "Onderwerp", "Titel", "header_synonym")


def test_an_unknown_header_while_a_column_is_missing_waits(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 1, Omvang="Grootte")))
    assert not edits(reading)
    assert reading.verdict is Verdict.QUARANTINED
    assert {q.raw for q in reading.quarantine} == {"100-250 inwoners"}
    assert rules(reading.quarantine) == ["header_unknown"] * 2
    assert reading.values["columns_unknown"] == "Grootte"


def test_an_added_column_is_kept_apart(workbook: bytes, small: Exchange) -> None:
    def edit(book: Workbook) -> None:
        entries(book)["AL1"].value = "Bron bij ons"
        entries(book)["AL2"].value = "gesprek met Annie"

    reading = read(by_hand(workbook, edit))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.extras == (
        ("Registraties", 2, "Bron bij ons", "gesprek met Annie", "column_added"),
    )
    assert reading.reason == "columns_added"
    assert reading.texts == ("gesprek met Annie",)


@pytest.mark.parametrize(("other", "waits"), [(None, 0), ("kritiek", 0), ("laag", 1)])
def test_a_header_twice_counts_where_both_say_the_same(
    workbook: bytes, small: Exchange, other: str | None, waits: int
) -> None:
    def edit(book: Workbook) -> None:
        entries(book)["AL1"].value = "Ernst"
        entries(book)["AL2"].value = other

    reading = read(by_hand(workbook, edit))
    assert rules(reading.quarantine) == ["header_twice"] * waits
    assert not edits(reading)
    assert "headers_twice" in reading.notes


def test_a_remark_on_a_cell_is_kept_and_told(workbook: bytes, small: Exchange) -> None:
    def remark(book: Workbook) -> None:
        entries(book)["C2"].comment = Comment("Nog navragen bij de praktijk", "x")

    reading = read(by_hand(workbook, remark))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.extras == (
        ("Registraties", 2, "C", "Nog navragen bij de praktijk", "cell_remark"),
    )
    assert reading.reason == "remarks_found"


def test_a_cell_merged_over_rows_counts_for_each_of_them(workbook: bytes) -> None:
    def merge(book: Workbook) -> None:
        column = cell(entries(book), 2, "Reikwijdte").column_letter
        entries(book).merge_cells(f"{column}2:{column}4")

    reading = read(by_hand(workbook, merge))
    assert "merged_filled" in rules(reading.repairs)
    assert dict(edits(reading)[SECOND.version.record].fields) == {"scope": "wijk"}
