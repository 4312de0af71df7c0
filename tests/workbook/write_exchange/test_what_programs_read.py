"""What a program gets back from a delivery, and what the file itself is like."""

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
from workbook.write_kit import Grids, read, rows, technique, written

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent, Version
from resv_desktop.workbook.columns import DATA_SHEETS, SEPARATOR, YES, Column, Role, SheetSpec
from resv_desktop.workbook.model import ExportRecord, blank, exchange_filename
from resv_desktop.workbook.technique import FileKind, sheet_digest
from resv_desktop.workbook.verify import read_by_calamine
from resv_desktop.workbook.write_exchange import compose, write_exchange
from tests.workbook.exchange_sample import ENTRY, delivery, edited, everything, record, removed


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
