"""The header is found by its words, wherever it was moved to."""

from __future__ import annotations

import pytest

from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.columns import (
    ACTIONS,
    AGREEMENTS,
    DATA_SHEETS,
    ENTRIES,
    SheetSpec,
    plain_header,
)
from resv_desktop.workbook.headers import (
    SEARCHED_ROWS,
    SYNONYMS,
    find_table,
    is_header_row,
)
from resv_desktop.workbook.technique import HEADERS as TECHNIQUE_HEADERS


def header(spec: SheetSpec) -> list[object]:
    return [column.header for column in spec.columns]


@pytest.mark.parametrize("spec", DATA_SHEETS, ids=lambda spec: spec.name)
def test_each_sheet_is_known_by_its_own_header(spec: SheetSpec) -> None:
    table = find_table([header(spec)])
    assert table is not None
    assert table.spec is spec
    assert not table.unknown
    assert not table.absent


@pytest.mark.parametrize("spec", DATA_SHEETS, ids=lambda spec: spec.name)
def test_columns_in_another_order_with_rows_above_are_found(spec: SheetSpec) -> None:
    above: list[list[object]] = [[], ["Overzicht van ons wijkverband"], ["stand", 3.0]]
    table = find_table([*above, ["", *reversed(header(spec))], ["1"]])
    assert table is not None
    assert (table.spec, table.row) == (spec, 3)
    assert table.known["record"] == [header(spec)[::-1].index(spec.id_header) + 1]


def test_the_search_ends_after_fifty_rows() -> None:
    assert find_table([[""]] * (SEARCHED_ROWS - 1) + [header(ENTRIES)])
    assert find_table([[""]] * SEARCHED_ROWS + [header(ENTRIES)]) is None


@pytest.mark.parametrize(
    "row",
    [
        ["Begroting", "Bedrag", "Status"],
        list(TECHNIQUE_HEADERS),
        ["Lijst", "Code", "Nederlands", "Engels"],
        ["Blad", "Kolom", "Sleutel", "Betekenis", "Verplicht"],
        ["Naam", "Datum", "Type", "Score"],
        ["Titel"],
        [],
    ],
)
def test_other_sheets_have_no_table(row: list[object]) -> None:
    assert find_table([row]) is None


def test_the_identifier_and_one_more_column_are_enough() -> None:
    table = find_table([["Registratie-ID", "Status"]])
    assert table is not None
    assert table.spec is ENTRIES
    assert find_table([["Afspraak-ID", "Tot"]]).spec is AGREEMENTS  # type: ignore[union-attr]
    assert find_table([["Actie-ID", "Deadline"]]).spec is ACTIONS  # type: ignore[union-attr]


def test_marks_spaces_and_case_in_a_header_do_not_matter() -> None:
    assert plain_header(" Laatst\u00a0 BESPROKEN *: \n") == plain_header("Laatst besproken")
    assert plain_header("Ti\u200btel") == plain_header("Titel")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("RESV taken", "resv_tasks"), ("Registratie ID", "record"),
        ("Signaal datum", "signal_date"),
        ("laatst-besproken", "last_discussed"), ("Eigenaar, functie", "owner"),
        ("Sub-thema", "subtheme"), ("VersieID", "version"),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_letters_and_that_is_told(text: str, key: str) -> None:
    names = [text if column.key == key else column.header for column in ENTRIES.columns]
    table = find_table([names])
    assert table is not None
    (heading,) = (h for h in table.headings if h.text == text)
    assert heading.column is not None
    assert (heading.column.key, heading.exact) == (key, False)


def test_a_synonym_beside_the_column_itself_is_somebodys_own_column() -> None:
    table = find_table([[*header(ENTRIES), "Onderwerp"]])
    assert table is not None
    assert [heading.text for heading in table.unknown] == ["Onderwerp"]


def test_synonyms_lead_to_one_column_and_are_no_header_of_their_own_sheet() -> None:
    for spec in DATA_SHEETS:
        names = [
            plain_header(synonym)
            for synonyms in SYNONYMS[spec.kind].values()
            for synonym in synonyms
        ]
        assert len(names) == len(set(names)), spec.name
        own = {plain_header(column.header) for column in spec.columns}
        assert not own & set(names), spec.name
        assert SYNONYMS[spec.kind].keys() <= {column.key for column in spec.columns}


def test_a_header_row_is_recognised_again_below() -> None:
    table = find_table([header(ENTRIES)])
    assert table is not None
    assert is_header_row(header(ENTRIES), table)
    assert not is_header_row(["KN-001", "Knelpunt", "Titel", "Thema"], table)


def test_every_kind_of_record_has_synonyms() -> None:
    assert set(SYNONYMS) == {spec.kind for spec in DATA_SHEETS}
    assert RecordKind.ENTRY in SYNONYMS
