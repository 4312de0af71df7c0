"""The exchange workbook: what it shows to people, and what a program gets back from it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent, Version
from resv_desktop.workbook.columns import (
    DATA_SHEETS,
    EXCHANGE_SHEETS,
    SEPARATOR,
    YES,
    Column,
    Role,
    SheetSpec,
)
from resv_desktop.workbook.model import Exchange, ExportRecord, blank, exchange_filename
from resv_desktop.workbook.technique import (
    FileKind,
    Technique,
    parse_technique,
    sheet_digest,
    trimmed,
)
from resv_desktop.workbook.verify import read_by_calamine
from resv_desktop.workbook.write_exchange import compose, write_exchange
from tests.workbook.exchange_sample import (
    ENTRY,
    codebook,
    delivery,
    edited,
    everything,
    record,
    removed,
)

Grids = dict[str, list[list[object]]]


def written(data: Exchange, folder: Path) -> Path:
    path = folder / exchange_filename(data)
    write_exchange(data, path)
    return path


def read(data: Exchange, folder: Path) -> Grids:
    return read_by_calamine(written(data, folder))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Grids:
    """The workbook with one of everything, as calamine reads it."""
    return read(everything(), tmp_path_factory.mktemp("whole"))


def technique(grids: Grids) -> Technique:
    found = parse_technique(grids["Techniek"])
    assert found is not None
    return found


def rows(grids: Grids, sheet: SheetSpec) -> list[dict[str, object]]:
    """The rows of a data sheet by the keys of its columns."""
    keys = [column.key for column in sheet.columns]
    cells = (row for row in grids[sheet.name][1:] if trimmed(row))
    return [dict(zip(keys, row, strict=True)) for row in cells]


def value_of(column: Column, cell: object, book: CodeBook) -> Value:
    """What a cell means: the reverse of writing, as plain as it can be."""
    if cell == "":
        return None
    if column.type is FieldType.DATE:
        return str(cell)
    if column.type is FieldType.YES_NO:
        return cell == YES
    if column.type not in (FieldType.CODE, FieldType.CODES, FieldType.RECORDS):
        return str(cell)
    codes = tuple(
        (book.find(column.code_list, part) or part) if column.code_list else part
        for part in str(cell).split(SEPARATOR)
    )
    return codes[0] if column.type is FieldType.CODE else codes


# What people see


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


# What a program gets back


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.name)
def test_an_untouched_row_rebuilds_exactly_its_version(sheet: SheetSpec, whole: Grids) -> None:
    data, grids = everything(), whole
    facts = technique(grids).by_row()
    stated: dict[str, dict[str, Value]] = {}
    for row in rows(grids, sheet):
        fields = {
            column.key: value_of(column, row[column.key], data.labels)
            for column in sheet.columns
            if column.role is Role.FIELD
        }
        version = str(row["version"])
        one = facts[str(row["record"]), version]
        items = tuple(fields.pop(key, None) for key in
                      ("item_entry", "item_outcome", "item_decision"))  # fmt: skip
        if any(items):
            before = stated.get(version, {}).get("items") or ()
            fields["items"] = (*before, items)  # type: ignore[misc]
        if "network" not in fields and one.states("network", "WAT"):
            fields["network"] = "WAT"
        stated[version] = {**fields, "confirmed_on": one.confirmed_on}
    rebuilt = {
        (*key, one.full(stated[key[1]]).id) for key, one in facts.items() if key[1] in stated
    }
    assert rebuilt
    assert {version for _record, version, _found in rebuilt} == set(stated)
    assert all(version == found for _record, version, found in rebuilt)


def test_every_head_and_every_removal_is_in_techniek(whole: Grids) -> None:
    data, grids = everything(), whole
    found = technique(grids)
    assert {facts.id for facts in found.versions} == {item.version.id for item in data.records}
    doubled = Counter(facts.record for facts in found.versions)
    assert sorted(doubled.values()) == [1, 1, 1, 1, 1, 1, 2]
    shown = {row["version"] for sheet in DATA_SHEETS for row in rows(grids, sheet)}
    gone = [facts for facts in found.versions if facts.deleted]
    assert [facts.id in shown for facts in gone] == [False]


def test_all_known_descent_travels_along(whole: Grids) -> None:
    data, found = everything(), technique(whole)
    stated = {(facts.id, parent) for facts in found.versions for parent in facts.parents}
    assert stated | found.edges == data.edges
    assert found.edges


def test_techniek_says_what_the_file_is(whole: Grids) -> None:
    facts = technique(whole).file
    assert (facts.kind, facts.format, facts.network) == (FileKind.DELIVERY, 1, "WAT")
    assert (facts.network_name, facts.region) == ("Waterlanden", "RESV Waterrijk")
    assert (facts.period, facts.delivered_on) == ("2027-Q1", "2027-04-05")
    assert (facts.installation, facts.incarnation) == ("pc1", 0)
    assert (facts.codebook, facts.program) == ("2027.1", "RESV Desktop 0.1.0")
    assert not facts.nothing_to_report
    assert not facts.practice


def test_digests_match_what_calamine_reads(whole: Grids) -> None:
    grids = whole
    found = technique(grids)
    assert found.intact
    assert found.skipped == 0
    digests = {name: sheet_digest(grid) for name, grid in grids.items() if name != "Techniek"}
    assert found.sheets == digests


def test_no_text_that_people_typed_stands_outside_its_own_cell(tmp_path: Path) -> None:
    marked = {"title": "Zoekwoord-een", "description": "Zoekwoord-twee", "owner": "Zoekwoord-drie",
              "requested_action": "Zoekwoord-vier"}  # fmt: skip
    grids = read(delivery(record(RecordKind.ENTRY, {**ENTRY, **marked})), tmp_path)
    cells = [(name, str(cell)) for name, grid in grids.items() for row in grid for cell in row]
    found = [(name, cell) for name, cell in cells if "Zoekwoord" in cell]
    assert found == [("Registraties", text) for text in marked.values()]


def test_old_content_of_an_edited_or_removed_record_does_not_travel(tmp_path: Path) -> None:
    first = record(RecordKind.ENTRY, {**ENTRY, "title": "Zoekwoord"})
    gone = removed(record(RecordKind.ENTRY, {**ENTRY, "title": "Zoekwoord"}, 2))
    grids = read(delivery(edited(first, title="Herschreven"), gone), tmp_path)
    texts = [str(cell) for grid in grids.values() for row in grid for cell in row]
    assert not [text for text in texts if "Zoekwoord" in text]


# Empty workbooks


@pytest.mark.parametrize("template", [False, True])
def test_a_workbook_without_records_has_headers_and_no_row(template: bool, tmp_path: Path) -> None:
    data = delivery(nothing_to_report=True)
    path = written(blank(data) if template else data, tmp_path)
    grids = read_by_calamine(path)
    for sheet in DATA_SHEETS:
        assert rows(grids, sheet) == []
        assert grids[sheet.name][0] == [column.header for column in sheet.columns]
    tables = openpyxl.load_workbook(path)["Registraties"].tables
    assert [table.ref for table in tables.values()] == ["A1:AJ2"]
    assert technique(grids).file.nothing_to_report is not template


def test_a_template_leaves_open_what_people_fill_in(tmp_path: Path) -> None:
    data = blank(everything())
    grids = read(data, tmp_path)
    cover = {row[0]: row[1] for row in grids["Voorblad"] if row[0]}
    assert cover["Wijkverband"] == "Waterlanden (WAT)"
    open_lines = ("Aangeleverd op", "Functie van de aanleveraar", "Niets te melden")
    assert {cover[line] for line in open_lines} == {""}
    facts = technique(grids)
    assert (facts.file.kind, facts.file.delivered_on) == (FileKind.TEMPLATE, "")
    assert (facts.versions, facts.edges) == ((), frozenset())
    assert exchange_filename(data) == "leeg-formulier_WAT_2027-Q1.xlsx"


# Working in it with Excel


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written(everything(), tmp_path_factory.mktemp("excel")))


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


# The file


def test_the_same_data_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    data = everything()
    other = replace(data, records=tuple(reversed(data.records)))
    one = write_exchange(data, tmp_path / "a.xlsx")
    assert write_exchange(other, tmp_path / "b.xlsx") == one


def test_other_content_gives_other_bytes(tmp_path: Path) -> None:
    one = write_exchange(everything(), tmp_path / "a.xlsx")
    other = replace(everything(), deliverer="iemand anders")
    assert write_exchange(other, tmp_path / "b.xlsx") != one


SCRIPT = """
import sys
from pathlib import Path
from resv_desktop.workbook.write_exchange import write_exchange
from tests.workbook.exchange_sample import everything
print(write_exchange(everything(), Path(sys.argv[1])))
"""


def test_hash_seed_and_time_zone_do_not_show(tmp_path: Path) -> None:
    hashes = set()
    for seed, zone in (("1", "Europe/Amsterdam"), ("2", "Pacific/Kiritimati")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "USER": f"user{seed}"}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / f"{seed}.xlsx")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        hashes.add(done.stdout)
    assert hashes == {write_exchange(everything(), tmp_path / "here.xlsx") + "\n"}


def test_properties_tell_of_the_data_and_of_nobody(opened: openpyxl.Workbook) -> None:
    properties = opened.properties
    assert properties.title == "Aanlevering van knelpunten en ontwikkelingen"
    assert properties.subject == "Waterlanden, RESV Waterrijk, 2027-Q1"
    assert properties.keywords == "WAT-2027-Q1-2027-04-05"
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.created.date() == date(2027, 4, 5)


def test_a_text_too_long_for_a_cell_stops_the_export_and_leaves_the_old_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    data = delivery(deliverer="a" * 32_768)
    with pytest.raises(WriteFailedError) as caught:
        write_exchange(data, path)
    assert caught.value.code == "write_text_too_long"
    assert (caught.value.values["sheet"], caught.value.values["length"]) == ("Voorblad", 32_768)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_more_rows_than_the_reader_takes_are_refused() -> None:
    item = record(RecordKind.ACTION, {"text": "Actie"})
    edges = frozenset((item.version.id, f"{number:064x}") for number in range(20_000))
    with pytest.raises(WriteFailedError) as caught:
        compose(delivery(item, edges=edges))
    assert caught.value.code == "write_too_many_rows"
    assert caught.value.values["sheet"] == "Techniek"


def test_a_version_written_by_excel_keeps_its_identity(tmp_path: Path) -> None:
    first = record(RecordKind.ENTRY, ENTRY)
    delta = Version(first.version.record, 2, (first.version.id,), "excel:WAT", {"title": "Anders"},
                    extent=Extent.DELTA)  # fmt: skip
    head = ExportRecord(delta, {**first.fields, "title": "Anders"})
    grids = read(delivery(head), tmp_path)
    row = rows(grids, DATA_SHEETS[0])[0]
    assert (row["title"], row["version"], row["revision"]) == ("Anders", delta.id, 2.0)
    facts = technique(grids).versions[0]
    assert facts.known({"title": "Anders", "owner": "wijkcoördinator"})[1] == {}
    assert facts.origin == "excel:WAT"
