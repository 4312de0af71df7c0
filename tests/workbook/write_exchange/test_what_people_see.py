"""A delivery as people see it, and as they work in it with Excel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from workbook.write_kit import Grids, read, rows, technique, written

from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.columns import DATA_SHEETS, EXCHANGE_SHEETS
from resv_desktop.workbook.model import exchange_filename
from tests.workbook.exchange_sample import ENTRY, codebook, delivery, everything, record


def test_sheets_stand_in_their_order_with_the_header_in_row_1(whole: Grids) -> None:
    grids = whole
    assert tuple(grids) == EXCHANGE_SHEETS
    for sheet in DATA_SHEETS:
        assert grids[sheet.name][0] == [column.header for column in sheet.columns]


def test_the_cover_says_who_delivers_what_and_when(whole: Grids) -> None:
    cover = {row[0]: row[1] for row in whole["Voorblad"] if row[0]}
    assert cover["Wijkverband"] == "Waterlanden (WAT)"
    assert cover["RESV-regio"] == "RESV Waterrijk"
    assert cover["Periode"] == "2027-Q1 (1 januari 2027 tot en met 31 maart 2027)"
    assert cover["Aangeleverd op"] == date(2027, 4, 5)
    assert cover["Functie van de aanleveraar"] == "wijkcoördinator"
    assert cover["Niets te melden"] == "nee"
    assert cover["Privacycontrole"] == "Geen persoonsgegevens gevonden."
    assert (cover["Programma"], cover["Formaatversie"]) == ("RESV Desktop 0.1.0", 1.0)


def test_the_cover_counts_records_not_rows(whole: Grids) -> None:
    cover = {row[0]: row[1] for row in whole["Voorblad"] if row[0]}
    counts = {key: cover[key] for key in
              ("Knelpunten", "Ontwikkelingen", "Acties", "Overleggen", "Afspraken")}  # fmt: skip
    assert list(counts.values()) == [1.0, 1.0, 1.0, 2.0, 1.0]
    assert cover["Registraties in twee versies"] == 1.0


def test_an_exercise_says_so_on_its_cover_and_in_its_name(tmp_path: Path) -> None:
    data = replace(everything(), practice=True)
    grids = read(data, tmp_path)
    assert grids["Voorblad"][1][0] == "OEFEN: dit bestand is om te oefenen. Het telt niet mee."
    assert technique(grids).file.practice
    assert exchange_filename(data) == "oefen_aanlevering_WAT_2027-Q1_2027-04-05.xlsx"


def test_codes_are_shown_as_dutch_labels(whole: Grids) -> None:
    row = rows(whole, DATA_SHEETS[0])[0]
    assert row["kind"] == "Knelpunt"
    assert row["theme"] == "Toegankelijkheid huisartsenzorg"
    assert row["disciplines"] == "Huisartsenzorg; Wijkverpleging"
    assert row["nza_relevant"] == "ja"
    assert row["network"] == "Waterlanden"


def test_what_follows_from_other_fields_is_computed(whole: Grids) -> None:
    first, *_rest, development = rows(whole, DATA_SHEETS[0])
    assert first["last_confirmed"] == date(2027, 3, 1)
    assert first["confirmations"] == 2.0
    assert {row["risk"] for row in rows(whole, DATA_SHEETS[0])} == {3.0, ""}
    assert (development["last_confirmed"], development["confirmations"]) == ("", 0.0)


@pytest.mark.parametrize(
    ("list_name", "code", "shown"),
    [
        ("theme", "T01", "Toegankelijkheid huisartsenzorg"),
        ("theme", "T99", "T99"),
        ("theme", "two; words", "two; words"),
        ("theme", "T_SEMI", "T_SEMI"),
        ("theme", "T_TWIN", "T_TWIN"),
    ],
)
def test_a_label_that_does_not_lead_back_gives_way_to_its_code(
    list_name: str, code: str, shown: str, tmp_path: Path
) -> None:
    odd = (Code("T_SEMI", "zorg; welzijn", "care; welfare", {}),
           Code("T_TWIN", "Paramedische zorg", "Twin", {}))  # fmt: skip
    book = codebook().with_list(list_name, (*codebook().codes(list_name), *odd))
    data = delivery(record(RecordKind.ENTRY, {**ENTRY, "theme": code}), codebook=book)
    assert rows(read(data, tmp_path), DATA_SHEETS[0])[0]["theme"] == shown


def test_a_day_that_is_none_stays_the_text_it_is(tmp_path: Path) -> None:
    fields = {**ENTRY, "signal_date": "voorjaar", "last_discussed": "1850-01-01",
              "escalated_on": "20270301"}  # fmt: skip
    row = rows(read(delivery(record(RecordKind.ENTRY, fields)), tmp_path), DATA_SHEETS[0])[0]
    assert row["signal_date"] == "voorjaar"
    assert row["last_discussed"] == "1850-01-01"
    assert row["escalated_on"] == "20270301"


def test_entries_stand_by_kind_and_number(tmp_path: Path) -> None:
    numbers = ("KN-10", "ON-1", "KN-9", "KN-1")
    records = [
        record(RecordKind.ENTRY, {**ENTRY, "number": number, "kind":
               "knelpunt" if number[0] == "K" else "ontwikkeling"}, seed)
        for seed, number in enumerate(numbers)
    ]  # fmt: skip
    found = rows(read(delivery(*records), tmp_path), DATA_SHEETS[0])
    assert [row["number"] for row in found] == ["KN-1", "KN-9", "KN-10", "ON-1"]


def test_a_meeting_has_a_row_for_each_item_and_one_without_items(whole: Grids) -> None:
    found = rows(whole, DATA_SHEETS[2])
    assert [str(row["date"]) for row in found] == ["2027-03-10", "2027-03-10", "2027-03-24"]
    assert [row["item_decision"] for row in found] == ["", "We vragen het RESV", ""]
    assert found[0]["record"] == found[1]["record"] != found[2]["record"]
    assert found[0]["disciplines"] == found[1]["disciplines"] == "Huisartsenzorg; Openbare apotheek"


def cells_of(sheet: Worksheet, key: str) -> list[openpyxl.cell.Cell]:
    spec = next(item for item in DATA_SHEETS if item.name == sheet.title)
    place = [column.key for column in spec.columns].index(key) + 1
    return [row[0] for row in sheet.iter_rows(2, min_col=place, max_col=place)]


def test_people_may_edit_everything_but_the_technical_columns(opened: openpyxl.Workbook) -> None:
    for spec in DATA_SHEETS:
        sheet = opened[spec.name]
        for column in spec.columns:
            unlocked = {not cell.protection.locked for cell in cells_of(sheet, column.key)}
            assert unlocked == {column.editable}


def test_rows_typed_below_the_table_are_editable_text_too(opened: openpyxl.Workbook) -> None:
    sheet = opened["Registraties"]
    columns = {letter: sheet.column_dimensions[letter] for letter in ("C", "AJ")}
    assert not columns["C"].protection.locked
    assert columns["C"].number_format == "@"
    assert columns["AJ"].protection.locked


def test_protection_has_no_password_and_allows_all_but_the_locked_cells(
    opened: openpyxl.Workbook,
) -> None:
    for spec in DATA_SHEETS:
        protection = opened[spec.name].protection
        assert protection.sheet
        assert protection.password is None
        allowed = ("insertRows", "deleteRows", "sort", "autoFilter", "formatColumns")
        assert not [name for name in allowed if getattr(protection, name)]


def test_single_codes_are_chosen_from_ranges_on_codelijsten(opened: openpyxl.Workbook) -> None:
    sheet = opened["Registraties"]
    lists = {str(v.sqref): v for v in sheet.data_validations.dataValidation if v.type == "list"}
    theme = lists["E2:E1004"]
    assert theme.formula1 == "Keuze_theme"
    name, place = next(iter(opened.defined_names["Keuze_theme"].destinations))
    labels = [row[0].value for row in opened[name][place]]
    assert labels == [code.nl for code in codebook().codes("theme")]
    assert theme.error


def test_several_codes_and_owners_come_with_advice(opened: openpyxl.Workbook) -> None:
    rules = opened["Registraties"].data_validations.dataValidation
    advice = {str(rule.sqref).partition("2:")[0]: rule.prompt for rule in rules if rule.prompt}
    assert "puntkomma" in advice["G"]
    assert advice["Y"] == "Noem een functie, geen naam."
    assert "namen" in advice["D"]


def test_a_list_of_a_newer_edition_does_no_harm(tmp_path: Path) -> None:
    lists = {name: codes for name, codes in codebook().lists.items() if name != "horizon"}
    book = CodeBook("2028.1", {**lists, "new list!": (Code("A", "a", "a", {}),)})
    path = written(delivery(record(RecordKind.ENTRY, ENTRY), codebook=book), tmp_path)
    opened = openpyxl.load_workbook(path)
    sources = {v.formula1 for v in opened["Registraties"].data_validations.dataValidation}
    assert "Keuze_horizon" not in sources
    assert "Keuze_new_list_" in opened.defined_names


def test_code_lists_and_field_book_explain_the_workbook(whole: Grids) -> None:
    grids = whole
    lists = grids["Codelijsten"]
    assert lists[0] == ["Lijst", "Code", "Nederlands", "Engels", "Toelichting"]
    assert ["Subthema", "T01.2", "Praktijkopvolging en -overname",
            "Practice succession and takeover",
            "Thema: Toegankelijkheid huisartsenzorg"] in lists  # fmt: skip
    assert ["Wijkverband", "WAT", "Waterlanden", "Waterlanden", ""] in lists
    wanted = sum(len(codes) for codes in codebook().lists.values()) + 1 + 2
    assert len(lists) == 1 + wanted
    known = {(row[0], row[1]) for row in grids["Veldenboek"][1:]}
    assert known == {(sheet.name, c.header) for sheet in DATA_SHEETS for c in sheet.columns}
