"""Workbooks that people worked in: what changed is found, and nothing that did not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import DEVELOPMENT, ENTRY, delivery, edited, everything, record
from workbook.reader_kit import (
    by_hand,
    cell,
    content,
    counts,
    exported,
    read,
    rules,
    versions,
)

from resv_desktop.domain.canonical import Fields, clean_value
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.domain.network import Network
from resv_desktop.domain.version import Extent, Version, VersionSet
from resv_desktop.domain.view import view_record
from resv_desktop.workbook.model import Exchange, blank
from resv_desktop.workbook.reading import FileReading, RowOutcome, Verdict

FIRST = record(RecordKind.ENTRY, ENTRY)
SECOND = record(RecordKind.ENTRY, DEVELOPMENT, 2)
THIRD = record(RecordKind.ENTRY, {**ENTRY, "number": "KN-002", "title": "Wachtlijst ggz"}, 3)
MEETING = record(
    RecordKind.MEETING,
    {
        "date": "2027-03-10",
        "kind": "wijkoverleg",
        "disciplines": ("HA", "APO"),
        "items": tuple((FIRST.version.record, "besproken", f"besluit {n}") for n in range(4)),
        "network": "WAT",
    },
    4,
)
ACTION = record(
    RecordKind.ACTION,
    {"number": "AC-001", "entry": FIRST.version.record, "text": "Bellen", "network": "WAT"},
    5,
)


@pytest.fixture(scope="module")
def small() -> Exchange:
    """Three entries, a meeting with four items, an action."""
    return delivery(FIRST, SECOND, THIRD, MEETING, ACTION)


@pytest.fixture(scope="module")
def workbook(small: Exchange) -> bytes:
    return content(small)


def entries(book: Workbook) -> Worksheet:
    return book["Registraties"]


def row_of(sheet: Worksheet, number: str) -> int:
    """The row of the entry with this number."""
    return next(c.row for c in sheet["A"] if c.value == number)


def put(sheet: Worksheet, row: int, **values: object) -> None:
    """Type into the cells of a row, by header (with _ for a space)."""
    for header, value in values.items():
        cell(sheet, row, header.replace("_", " ")).value = value


def edits(reading: FileReading) -> dict[str, Version]:
    """The versions somebody made in Excel of known records, by record."""
    return {v.record: v for v in versions(reading).values() if v.extent is Extent.DELTA}


def shown(reading: FileReading, record: str) -> dict[str, object]:
    """The fields of a record as a region sees them that knows nothing else."""
    known = VersionSet.of(versions(reading).values(), reading.edges)
    return dict(view_record(known.by_record()[record], known.parents_by_child()).fields)


# Cells


def test_a_changed_cell_is_one_new_version_after_the_exported_one(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Titel="Geen tandarts")))
    (changed,) = edits(reading).values()
    assert changed.record == FIRST.version.record
    assert changed.parents == (FIRST.version.id,)
    assert changed.revision == 2
    assert changed.origin == "excel:WAT"
    assert dict(changed.fields) == {"title": "Geen tandarts"}
    assert reading.verdict is Verdict.NOTED
    assert reading.reason == "rows_edited"
    assert reading.values["rows_edited"] == 1


def test_what_was_not_changed_in_that_row_is_knowledge_of_the_exported_version(
    workbook: bytes,
) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Titel="Geen tandarts")))
    row = next(r for r in reading.rows if r.record == FIRST.version.record)
    known = next(v for v in row.versions if v.extent is Extent.PARTIAL)
    assert known.id == FIRST.version.id
    assert "title" not in known.fields
    rest = {key: value for key, value in FIRST.fields.items() if key != "title"}
    assert dict(known.fields) == rest
    assert shown(reading, FIRST.version.record) == {**rest, "title": "Geen tandarts"}


def test_the_other_rows_stay_exactly_as_exported(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Titel="Geen tandarts")))
    untouched = exported(small).keys() - {FIRST.version.key}
    assert untouched <= versions(reading).keys()


def test_an_emptied_cell_empties_the_field(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Omvang=None)))
    assert dict(edits(reading)[FIRST.version.record].fields) == {"quantity": None}
    assert "quantity" not in shown(reading, FIRST.version.record)


SPACED = "Alle praktijken hebben\neen stop.\n\nMensen bellen de  spoedpost."


@pytest.mark.parametrize(
    "typed",
    [
        SPACED.replace("\n", " "),
        SPACED.replace("  ", " "),
        SPACED.replace("\n", "\r\n"),
        SPACED.replace(" ", "\u00a0"),
        SPACED.replace("stop.", "stop. "),
        SPACED.replace(" ", "   "),
    ],
)
def test_other_white_space_within_a_text_is_no_change(typed: str) -> None:
    item = record(RecordKind.ENTRY, {**ENTRY, "description": SPACED})
    reading = read(
        by_hand(content(delivery(item)), lambda b: put(entries(b), 2, Toelichting=typed))
    )
    assert not edits(reading)
    assert reading.verdict is Verdict.ACCEPT
    # Where this is the only file the words must be there; the version itself brings its spaces.
    assert shown(reading, item.version.record)["description"].split() == SPACED.split()


def test_other_words_are_a_change_whatever_the_white_space() -> None:
    item = record(RecordKind.ENTRY, {**ENTRY, "description": SPACED})
    typed = SPACED.replace("\n", " ") + " Toch?"
    reading = read(
        by_hand(content(delivery(item)), lambda b: put(entries(b), 2, Toelichting=typed))
    )
    assert dict(edits(reading)[item.version.record].fields) == {"description": typed}


def test_white_space_around_a_text_is_no_change(workbook: bytes, small: Exchange) -> None:
    title = f"  {ENTRY['title']} \n"
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Titel=title)))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.verdict is Verdict.ACCEPT


@pytest.mark.parametrize("typed", ["S4", "kritiek", "KRITIEK ", "critical", 4, "4"])
def test_another_way_to_write_the_same_code_is_no_change(
    workbook: bytes, small: Exchange, typed: object
) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Ernst=typed)))
    assert versions(reading).keys() == exported(small).keys()


def test_the_same_day_typed_as_text_is_told_and_no_change(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Signaaldatum="18-1-2027")))
    assert versions(reading).keys() == exported(small).keys()
    assert rules(reading.repairs) == ["day_from_text"]
    assert reading.verdict is Verdict.REPAIRED


def test_a_later_day_of_confirmation_is_one_more_confirmation(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, Laatst_bevestigd="1-4-2027")))
    changed = edits(reading)[FIRST.version.record]
    assert dict(changed.fields) == {"confirmed_on": ("2027-02-01", "2027-03-01", "2027-04-01")}


def test_computed_columns_are_not_read(workbook: bytes, small: Exchange) -> None:
    reading = read(
        by_hand(workbook, lambda b: put(entries(b), 2, Risicoscore=1, Aantal_bevestigingen=9))
    )
    assert versions(reading).keys() == exported(small).keys()


def test_a_cell_that_makes_no_sense_waits_and_the_rest_of_the_row_goes_in(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(entries(book), 2, Signaaldatum="ooit", Titel="Geen tandarts")

    reading = read(by_hand(workbook, edit))
    assert reading.verdict is Verdict.QUARANTINED
    (waiting,) = reading.quarantine
    assert waiting[:5] == ("Registraties", 2, "Signaaldatum", "ooit", "not_understood")
    assert (waiting.kind, waiting.key) == ("Registraties", "signal_date")
    assert dict(edits(reading)[FIRST.version.record].fields) == {"title": "Geen tandarts"}
    assert counts(reading) == {"record": 8}


def test_editing_the_second_of_two_heads_in_conflict_follows_that_head() -> None:
    data = everything()
    second = data.rows(RecordKind.ENTRY)[1].version
    reading = read(by_hand(content(data), lambda b: put(entries(b), 3, Titel="Nieuw")))
    assert edits(reading)[second.record].parents == (second.id,)


# Rows


def test_a_typed_row_becomes_a_record_whose_id_follows_from_its_content(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(entries(book), 5, Soort="Knelpunt", Titel="Vervoer valt uit", Ernst="matig",
            Disciplines="Wijkverpleging; Huisartsenzorg", Laatst_bevestigd="1-4-2027")  # fmt: skip

    first, second = (read(by_hand(workbook, edit)) for _ in range(2))
    row = next(r for r in first.rows if r.sheet == "Registraties" and r.row == 5)
    (made,) = row.versions
    assert is_record_id(made.record, RecordKind.ENTRY)
    assert made.extent is Extent.FULL
    assert dict(made.fields) == {
        "kind": "knelpunt", "title": "Vervoer valt uit", "severity": "S2",
        "disciplines": ("WV", "HA"), "confirmed_on": ("2027-04-01",), "network": "WAT",
    }  # fmt: skip
    assert versions(first).keys() == versions(second).keys()
    assert "rows_added" in first.notes
    assert first.verdict is Verdict.REPAIRED


def test_two_equal_typed_rows_are_two_records(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        for row in (5, 6):
            put(entries(book), row, Titel="Vervoer valt uit", Soort="knelpunt")

    rows = [r for r in read(by_hand(workbook, edit)).rows if r.sheet == "Registraties"]
    made = {row.record for row in rows if row.row in (5, 6)}
    assert len(made) == 2


def test_a_removed_row_removes_nothing(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: entries(b).delete_rows(3)))
    assert exported(small).keys() - versions(reading).keys() == {THIRD.version.key}
    assert reading.tombstones == ()
    assert reading.notes == ("rows_missing",)
    assert reading.values["rows_missing"] == 1
    assert reading.verdict is Verdict.NOTED


def sort_rows(sheet: Worksheet, *, reverse: bool) -> None:
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2) if row[2].value]
    for number, values in enumerate(sorted(rows, key=lambda r: str(r[2]), reverse=reverse), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize("reverse", [False, True])
def test_sorted_rows_are_the_same_rows(workbook: bytes, small: Exchange, reverse: bool) -> None:
    reading = read(by_hand(workbook, lambda b: sort_rows(entries(b), reverse=reverse)))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.verdict is Verdict.ACCEPT


def test_a_blank_row_in_between_ends_nothing(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: entries(b).insert_rows(3, 2)))
    assert versions(reading).keys() == exported(small).keys()
    assert [r.row for r in reading.rows if r.sheet == "Registraties"] == [2, 5, 6]


def test_a_copied_row_with_another_text_becomes_a_record_of_its_own(workbook: bytes) -> None:
    def copy(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(5, column).value = sheet.cell(2, column).value
        put(sheet, 5, Titel="Geen tandarts", Ernst="laag")

    reading = read(by_hand(workbook, copy))
    original = next(r for r in reading.rows if r.sheet == "Registraties" and r.row == 2)
    (copied,) = next(r for r in reading.rows if r.sheet == "Registraties" and r.row == 5).versions
    assert original.versions[0].key == FIRST.version.key
    assert copied.record != FIRST.version.record
    assert "number" not in copied.fields
    assert reading.reason == "rows_copied"
    assert "row_copied" in rules(reading.repairs)


def test_when_the_original_was_edited_too_the_row_most_like_it_keeps_the_id(
    workbook: bytes,
) -> None:
    def copy(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(5, column).value = sheet.cell(2, column).value
        put(sheet, 5, Titel="Geen tandarts", Ernst="laag", Omvang="12 mensen")
        put(sheet, 2, Resultaat="In bespreking")

    reading = read(by_hand(workbook, copy))
    assert dict(edits(reading)[FIRST.version.record].fields) == {"result": "In bespreking"}
    assert counts(reading) == {"record": 9}


def test_the_very_same_row_twice_counts_once(workbook: bytes, small: Exchange) -> None:
    def copy(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(5, column).value = sheet.cell(2, column).value

    reading = read(by_hand(workbook, copy))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.notes == ("rows_double",)
    assert counts(reading) == {"record": 9}


def test_an_id_that_was_dragged_down_is_no_id(workbook: bytes) -> None:
    dragged = FIRST.version.record[:-1] + ("7" if FIRST.version.record[-1] != "7" else "8")

    def edit(book: Workbook) -> None:
        put(entries(book), 5, Titel="Geen tandarts", Soort="knelpunt")
        cell(entries(book), 5, "Registratie-ID").value = dragged

    reading = read(by_hand(workbook, edit))
    row = next(r for r in reading.rows if r.row == 5 and r.sheet == "Registraties")
    assert row.record not in (dragged, FIRST.version.record)
    repair = next(r for r in reading.repairs if r.rule == "id_failed")
    assert (repair.column, repair.before, repair.after) == ("Registratie-ID", dragged, row.record)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({1: "Totaal", 3: 3}, "total_line"),
        ({3: "Totaal aantal: 3"}, "total_line"),
        ({1: "Bijgewerkt door het secretariaat"}, "remark"),
        ({36: "x"}, "remark"),
        ({3: "Let op: lijst is nog niet af"}, "lone_text"),
    ],
)
def test_what_stands_under_the_data_is_no_entry(
    workbook: bytes, typed: dict[int, object], rule: str
) -> None:
    def edit(book: Workbook) -> None:
        for column, value in typed.items():
            entries(book).cell(7, column).value = value

    reading = read(by_hand(workbook, edit))
    assert counts(reading) == {"record": 8, "not_an_entry": 1}
    assert set(rules(reading.extras)) == {rule}
    assert reading.notes == ("rows_not_entries",)
    assert set(map(str, typed.values())) == set(reading.texts)


def test_a_header_that_was_pasted_again_is_no_entry(workbook: bytes, small: Exchange) -> None:
    def edit(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(7, column).value = sheet.cell(1, column).value

    reading = read(by_hand(workbook, edit))
    assert counts(reading) == {"record": 8, "not_an_entry": 1}
    assert versions(reading).keys() == exported(small).keys()


def test_a_row_without_a_subject_waits_as_a_whole(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(entries(book), 5, Soort="knelpunt", Ernst="matig", Frequentie="wekelijks")

    reading = read(by_hand(workbook, edit))
    assert counts(reading) == {"record": 8, "quarantined": 1}
    assert rules(reading.quarantine) == ["row_without_subject"]
    assert reading.verdict is Verdict.QUARANTINED


# Columns and sheets


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


# One column sorted on its own


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


# Meetings


def meetings(book: Workbook) -> Worksheet:
    return book["Overleggen"]


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


# Identity that got lost


def test_without_the_technical_sheet_the_rows_are_edits_of_what_they_state(
    workbook: bytes,
) -> None:
    reading = read(by_hand(workbook, lambda b: b.remove(b["Techniek"])))
    assert reading.network == "WAT"
    assert (reading.period, reading.delivered_on) == ("2027-Q1", "2027-04-05")
    assert reading.reason == "technique_missing"
    made = edits(reading)
    assert made[FIRST.version.record].parents == (FIRST.version.id,)
    known = VersionSet.of((*versions(reading).values(), FIRST.version, SECOND.version))
    for item in (FIRST, SECOND):
        seen = view_record(known.by_record()[item.version.record], known.parents_by_child())
        assert len(seen.heads) == 1
        assert seen.fields == item.fields


def test_an_emptied_version_is_found_back_by_the_record(workbook: bytes, small: Exchange) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, **{"Versie-ID": None})))
    assert versions(reading).keys() == exported(small).keys()


def test_without_versions_each_head_of_a_conflict_finds_its_own() -> None:
    data = everything()
    reading = read(by_hand(content(data), lambda b: entries(b).delete_cols(36)))
    assert versions(reading).keys() == exported(data).keys()
    assert "rows_copied" not in reading.notes


@pytest.mark.parametrize("gone", [(34, 1), (34, 3), (36, 1)])
def test_rows_whose_technical_columns_were_removed_are_known_by_what_they_say(
    workbook: bytes, small: Exchange, gone: tuple[int, int]
) -> None:
    reading = read(by_hand(workbook, lambda b: entries(b).delete_cols(*gone)))
    assert versions(reading).keys() == exported(small).keys()
    assert reading.values.get("ids_found_back", 0) == (3 if gone[0] == 34 else 0)


def test_an_edited_row_without_its_columns_is_an_edit_of_what_it_was(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        entries(book).delete_cols(34, 3)
        put(entries(book), 2, Titel="Geen tandarts")

    assert dict(edits(read(by_hand(workbook, edit)))[FIRST.version.record].fields) == {
        "title": "Geen tandarts"
    }


def test_without_technique_or_identifiers_rows_are_new_and_the_same_each_time(
    workbook: bytes,
) -> None:
    def edit(book: Workbook) -> None:
        entries(book).delete_cols(34, 3)
        del book["Techniek"]

    first, second = (read(by_hand(workbook, edit)) for _ in range(2))
    made = [row for row in first.rows if row.sheet == "Registraties"]
    assert all(row.versions[0].extent is Extent.FULL for row in made)
    assert not {row.record for row in made} & {FIRST.version.record, SECOND.version.record}
    assert first.values["rows_added"] == 3
    assert versions(first).keys() == versions(second).keys()


def test_a_row_without_id_that_says_what_another_row_says_too_is_new(workbook: bytes) -> None:
    """A copy of which only the identifier was emptied: the original keeps it."""

    def copy(book: Workbook) -> None:
        sheet = entries(book)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(5, column).value = sheet.cell(2, column).value
        put(sheet, 5, Titel="Geen tandarts", **{"Registratie-ID": None})

    reading = read(by_hand(workbook, copy))
    assert reading.values["rows_added"] == 1
    assert "ids_found_back" not in reading.notes


def test_a_row_without_id_but_with_its_version_is_that_record(
    workbook: bytes, small: Exchange
) -> None:
    reading = read(by_hand(workbook, lambda b: put(entries(b), 2, **{"Registratie-ID": None})))
    assert versions(reading).keys() == exported(small).keys()
    assert rules(reading.repairs) == ["id_found_back"]


def pasted(book: Workbook, other: bytes) -> None:
    """Paste the first row of another delivery under the rows."""
    source = openpyxl.load_workbook(io.BytesIO(other))["Registraties"]
    for column in range(1, source.max_column + 1):
        entries(book).cell(5, column).value = source.cell(2, column).value


def test_a_row_pasted_from_another_network_keeps_its_identity_and_network(
    workbook: bytes,
) -> None:
    foreign = record(RecordKind.ENTRY, {**ENTRY, "network": "OZV"}, 77)
    other = content(delivery(foreign, network=Network("OZV", "Oostzijde")))
    reading = read(by_hand(workbook, lambda b: pasted(b, other)))
    row = next(r for r in reading.rows if r.sheet == "Registraties" and r.row == 5)
    assert row.record == foreign.version.record
    assert row.versions[0].parents == (foreign.version.id,)
    assert row.versions[0].fields["network"] == "OZV"
    assert reading.notes == ("rows_foreign",)
    known = VersionSet.of((*versions(reading).values(), foreign.version))
    seen = view_record(known.by_record()[row.record], known.parents_by_child())
    assert [head.version.key for head in seen.heads] == [foreign.version.key]


def test_a_row_pasted_from_another_file_of_the_same_network_is_told(workbook: bytes) -> None:
    own = record(RecordKind.ENTRY, {**ENTRY, "number": "KN-009"}, 78)
    reading = read(by_hand(workbook, lambda b: pasted(b, content(delivery(own)))))
    assert reading.notes == ("rows_elsewhere",)


def test_a_row_typed_for_another_network_is_of_that_network(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(entries(book), 5, Soort="knelpunt", Titel="Geen tandarts", Wijkverband="Oostzijde")

    reading = read(by_hand(workbook, edit))
    (made,) = next(r for r in reading.rows if r.sheet == "Registraties" and r.row == 5).versions
    assert made.fields["network"] == "OZV"
    assert reading.notes == ("rows_added", "rows_foreign")


def test_a_file_that_belongs_to_no_network_is_refused(workbook: bytes) -> None:
    def remove(book: Workbook) -> None:
        del book["Techniek"], book["Voorblad"]
        entries(book).delete_cols(33)

    reading = read(by_hand(workbook, remove))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "network_unknown")


def test_the_network_can_follow_from_the_rows(workbook: bytes) -> None:
    def remove(book: Workbook) -> None:
        del book["Techniek"], book["Voorblad"]

    assert read(by_hand(workbook, remove)).network == "WAT"


# Other files


def test_a_blank_form_is_passed_over() -> None:
    reading = read(content(blank(everything())))
    assert (reading.verdict, reading.reason) == (Verdict.SKIPPED, "blank_template")
    assert reading.rows == ()


def test_a_form_that_was_filled_in_by_hand_is_a_delivery() -> None:
    def fill(book: Workbook) -> None:
        put(entries(book), 2, Soort="knelpunt", Titel="Geen huisarts")

    reading = read(by_hand(content(blank(everything())), fill))
    assert reading.verdict is Verdict.REPAIRED
    assert (reading.network, reading.period) == ("WAT", "2027-Q1")
    assert counts(reading) == {"record": 1}


def test_a_form_that_says_nothing_to_report_is_a_delivery() -> None:
    def say(book: Workbook) -> None:
        cover = book["Voorblad"]
        row = next(c.row for c in cover["A"] if c.value == "Niets te melden")
        cover.cell(row, 2).value = "Ja"

    reading = read(by_hand(content(blank(everything())), say))
    assert reading.verdict is Verdict.ACCEPT
    assert reading.nothing_to_report


def test_a_workbook_of_something_else_is_refused() -> None:
    def empty(book: Workbook) -> None:
        sheet = book.create_sheet("Begroting", 0)
        for name in book.sheetnames[1:]:
            del book[name]
        sheet.append(["Post", "Bedrag", "Status"])
        sheet.append(["Huur", 1200, "betaald"])

    reading = read(by_hand(content(everything()), empty))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "not_a_delivery")


def test_a_delivery_without_its_data_sheets_is_refused(workbook: bytes) -> None:
    def remove(book: Workbook) -> None:
        for name in ("Registraties", "Acties", "Overleggen", "Afspraken"):
            del book[name]

    assert read(by_hand(workbook, remove)).reason == "data_missing"


def test_a_practice_file_says_so() -> None:
    reading = read(content(replace(everything(), practice=True)))
    assert reading.practice
    assert reading.notes == ("practice_file",)


def test_an_empty_delivery_that_says_nothing_is_noted() -> None:
    reading = read(content(delivery()))
    assert (reading.verdict, reading.reason) == (Verdict.NOTED, "nothing_in_it")


def test_a_revision_of_an_edited_record_counts_on() -> None:
    data = delivery(edited(FIRST, title="Een"))
    reading = read(by_hand(content(data), lambda b: put(entries(b), 2, Titel="Twee")))
    assert edits(reading)[FIRST.version.record].revision == 3
    assert (data.records[0].version.id, FIRST.version.id) in reading.edges


def test_every_row_is_accounted_for_on_a_row_of_its_own(workbook: bytes) -> None:
    places = [(row.sheet, row.row) for row in read(workbook).rows]
    assert len(places) == len(set(places)) == 8
    assert all(row.outcome is RowOutcome.RECORD for row in read(workbook).rows)


# Laws of editing

_COLUMNS = {"Titel": "title", "Toelichting": "description", "Eigenaar (functie)": "owner",
            "Gevraagde actie": "requested_action", "Resultaat": "result"}  # fmt: skip
_BY_NUMBER = {str(item.fields["number"]): item for item in (FIRST, SECOND, THIRD)}
_EDITS = st.dictionaries(
    st.tuples(st.sampled_from(sorted(_BY_NUMBER)), st.sampled_from(sorted(_COLUMNS))),
    st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=12).filter(str.strip),
    max_size=5,
)


@given(_EDITS)
@settings(max_examples=12)
def test_any_edits_come_back_as_exactly_those_edits(typed: dict[tuple[str, str], str]) -> None:
    def edit(book: Workbook) -> None:
        sheet = entries(book)
        for (number, header), text in typed.items():
            changed = cell(sheet, row_of(sheet, number), header)
            changed.value = text
            changed.data_type = "s"

    found = edits(read(by_hand(content(delivery(*_BY_NUMBER.values())), edit)))
    meant: dict[str, dict[str, object]] = {}
    for (number, header), text in typed.items():
        item, key, value = _BY_NUMBER[number], _COLUMNS[header], clean_value(text)
        if value != item.fields.get(key):
            meant.setdefault(item.version.record, {})[key] = value
    assert {record: dict(version.fields) for record, version in found.items()} == meant
