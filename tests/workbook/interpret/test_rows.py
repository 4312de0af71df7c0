"""Rows typed, removed, sorted, copied: each is what it was, or something new."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import delivery, edited
from workbook.interpret_kit import FIRST, THIRD, edits, entries, put
from workbook.reader_kit import by_hand, cell, content, counts, exported, read, rules, versions

from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.domain.version import Extent
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.reading import RowOutcome, Verdict


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


def test_a_revision_of_an_edited_record_counts_on() -> None:
    data = delivery(edited(FIRST, title="Een"))
    reading = read(by_hand(content(data), lambda b: put(entries(b), 2, Titel="Twee")))
    assert edits(reading)[FIRST.version.record].revision == 3
    assert (data.records[0].version.id, FIRST.version.id) in reading.edges


def test_every_row_is_accounted_for_on_a_row_of_its_own(workbook: bytes) -> None:
    places = [(row.sheet, row.row) for row in read(workbook).rows]
    assert len(places) == len(set(places)) == 8
    assert all(row.outcome is RowOutcome.RECORD for row in read(workbook).rows)
