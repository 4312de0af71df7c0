"""Rows whose technical columns got lost, or that come from another workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from workbook.exchange_sample import ENTRY, delivery, everything, record
from workbook.interpret_kit import FIRST, SECOND, edits, entries, put
from workbook.reader_kit import by_hand, content, exported, read, rules, versions

from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.network import Network
from resv_desktop.domain.version import Extent, VersionSet
from resv_desktop.domain.view import view_record
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.reading import Verdict


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
