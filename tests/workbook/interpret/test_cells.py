"""Cells that people changed: what changed is found, and nothing that did not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import ENTRY, delivery, everything, record
from workbook.interpret_kit import FIRST, SECOND, THIRD, edits, entries, put
from workbook.reader_kit import by_hand, cell, content, counts, exported, read, rules, versions

from resv_desktop.domain.canonical import clean_value
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent, VersionSet
from resv_desktop.domain.view import view_record
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.reading import FileReading, Verdict


def row_of(sheet: Worksheet, number: str) -> int:
    """The row of the entry with this number."""
    return next(c.row for c in sheet["A"] if c.value == number)


def shown(reading: FileReading, record: str) -> dict[str, object]:
    """The fields of a record as a region sees them that knows nothing else."""
    known = VersionSet.of(versions(reading).values(), reading.edges)
    return dict(view_record(known.by_record()[record], known.parents_by_child()).fields)


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
