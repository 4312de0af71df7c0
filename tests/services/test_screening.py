"""What was typed in Excel passes the privacy check as it comes in; the text itself is not kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from services.answer_kit import Desk, edited, export, put
from services.conftest import Maker

from resv_desktop.domain.network import Region
from resv_desktop.domain.view import view_all
from resv_desktop.services.allowed import allow
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.imports import files
from resv_desktop.store.versions import load_all

BSN = "BSN 999990019"
MAIL = "bel piet.jansen@voorbeeld.nl"


@pytest.fixture
def sent(network: Workspace, tmp_path: Path) -> Path:
    fields = {"title": "Een", "description": "Terugbellen op 06-12345678"}
    Logbook(network).create_entry("WAT", fields)
    return export(network, tmp_path / "aanlevering_WAT_2027-Q1_2027-04-05.xlsx")


def found(desk: Desk, report: MergeReport) -> set[tuple[str, int, str, str, str]]:
    """The findings as they are kept; a finding without a note, or the other way round, fails."""
    (file,) = files(desk.workspace.database(), report.batch)
    kept = file.file.findings
    assert ("privacy_found" in file.file.notes) is bool(kept)
    assert report.files[0].reading.values.get("privacy_found", 0) == len(kept)
    return {tuple(item.values()) for item in kept}  # type: ignore[misc]


def categories(findings: Iterable[tuple[str, int, str, str, str]]) -> set[str]:
    return {finding[3] for finding in findings}


def test_an_untouched_workbook_was_checked_where_it_was_written(desk: Desk, sent: Path) -> None:
    report = desk.merge(sent)
    assert found(desk, report) == set()
    assert report.files[0].verdict == "A"


def test_texts_that_were_typed_are_checked_and_only_those(desk: Desk, sent: Path) -> None:
    typed = put("Registraties", 3, Soort="knelpunt", Titel="Geen tandarts", Toelichting=MAIL)
    changed = put("Registraties", 2, Titel=f"Casus {BSN}")
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", changed, typed))
    assert {item[:5] for item in found(desk, report)} >= {
        ("Registraties", 2, "Titel", "bsn", "block"),
        ("Registraties", 3, "Toelichting", "email", "warn"),
    }
    assert "telefoon" not in categories(found(desk, report)), "the network had seen that itself"
    assert "privacy_found" in report.files[0].as_dict()["notes"]
    account = json.dumps(report.as_dict())
    stored = json.dumps([f.file.findings for f in files(desk.workspace.database())])
    assert "findings" not in account
    assert "999990019" not in stored
    assert "jansen" not in stored


def test_remarks_added_columns_waiting_cells_and_codes_that_are_none(
    desk: Desk, sent: Path
) -> None:
    def around(book: openpyxl.Workbook) -> None:
        sheet = book["Registraties"]
        sheet["C2"].comment = Comment(MAIL, "Anja")
        sheet.cell(1, sheet.max_column + 1).value = "Contact"
        sheet.cell(2, sheet.max_column).value = "IBAN NL91ABNA0417164300"

    cells = put("Registraties", 2, Thema=BSN, Laatst_besproken="geboren 3-4-1951")
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", cells, around))
    assert categories(found(desk, report)) >= {"email", "iban", "bsn", "geboortedatum"}


def test_names_of_sheets_and_files_and_the_properties_of_a_file(desk: Desk, sent: Path) -> None:
    def around(book: openpyxl.Workbook) -> None:
        book.create_sheet(BSN)["A1"].value = "notities"
        book.properties.description = MAIL
        book.properties.lastModifiedBy = "Anja de Vries"

    file = edited(sent, sent.parent / "casus 999990019 bsn.xlsx", around)
    report = desk.merge(file)
    places = {(item[2], item[3]) for item in found(desk, report)}
    assert places >= {("sheet_name", "bsn"), ("file_property", "email"), ("file_name", "bsn")}


@pytest.mark.parametrize("name", ["title", "subject", "description", "keywords", "category"])
def test_every_property_that_people_fill_in_is_looked_at(desk: Desk, sent: Path, name: str) -> None:
    def around(book: openpyxl.Workbook) -> None:
        setattr(book.properties, name, MAIL)

    report = desk.merge(edited(sent, sent.parent / "b.xlsx", around))
    assert ("", 0, "file_property", "email", "warn") in found(desk, report)


def test_a_property_of_ones_own_and_what_is_printed_with_each_page(desk: Desk, sent: Path) -> None:
    def around(book: openpyxl.Workbook) -> None:
        book.custom_doc_props.append(StringProperty(name="Contact", value=MAIL))
        book["Registraties"].oddHeader.center.text = "geboren 3-4-1951"
        book["Registraties"].oddHeader.center.font = "Arial,Bold"
        book["Acties"].evenFooter.left.text = f"{BSN} &P"

    report = desk.merge(edited(sent, sent.parent / "b.xlsx", around))
    told = {item[3] for item in found(desk, report) if item[2] == "file_property"}
    assert told == {"email", "geboortedatum", "bsn"}


def test_what_we_print_with_each_page_ourselves_is_no_finding(desk: Desk, sent: Path) -> None:
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", lambda _book: None))
    assert "file_property" not in {item[2] for item in found(desk, report)}


def test_a_remark_beside_an_added_sheet_and_in_a_cell_below_the_table(
    desk: Desk, sent: Path
) -> None:
    def around(book: openpyxl.Workbook) -> None:
        sheet = book["Registraties"]
        sheet["B1"].comment = Comment(BSN, "")
        sheet.cell(9, 3).value = f"gebeld: {MAIL}"
        book["Acties"]["A1"].comment = Comment("IBAN NL91ABNA0417164300", "")

    report = desk.merge(edited(sent, sent.parent / "b.xlsx", around))
    assert categories(found(desk, report)) >= {"bsn", "email", "iban"}


def test_words_that_are_nobody_here_shorten_the_list_and_leave_the_verdict(
    desk: Desk, sent: Path
) -> None:
    cells = put("Registraties", 2, Titel="Overleg met mevrouw Haverlag")
    file = edited(sent, sent.parent / "b.xlsx", cells)
    looked = Merging(desk.workspace).look(list(desk.pool.read_all([file])))
    allow(desk.workspace, "Haverlag")
    report = desk.merge(file)
    assert report.files[0].verdict == looked.files[0].verdict
    assert found(desk, report) == set()
    notes = [set(one.files[0].reading.notes) for one in (looked, report)]
    assert [n & {"privacy_found", "privacy_known"} for n in notes] == [
        {"privacy_found"},
        {"privacy_known"},
    ]
    assert report.files[0].rows.as_dict() == looked.files[0].rows.as_dict()


def test_what_may_go_no_further_asks_for_a_person_and_is_kept_all_the_same(
    desk: Desk, sent: Path
) -> None:
    warned = desk.merge(edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Titel=MAIL)))
    assert not warned.needs_a_look
    held = desk.merge(edited(sent, sent.parent / "c.xlsx", put("Registraties", 3, Titel=BSN)))
    assert held.needs_a_look
    assert "privacy_held" in held.files[0].as_dict()["notes"]
    assert held.totals.new == 1
    titles = {row.title for row in Logbook(desk.workspace).find(EntryQuery())}
    assert BSN in titles, "nothing is lost"


def test_the_order_of_merging_changes_no_row_whatever_was_found(
    desk: Desk, make_workspace: Maker, sent: Path
) -> None:
    one = edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Titel=f"Casus {BSN}"))
    two = edited(sent, sent.parent / "c.xlsx", put("Registraties", 2, Toelichting=MAIL))
    other = Desk(make_workspace("resv2", "region"), desk.pool)
    allow(other.workspace, "Jansen")
    for place, files_ in ((desk, (one, two)), (other, (two, one))):
        for file in files_:
            place.merge(file)
    kept = [
        {record: [h.fields for h in view.heads] for record, view in view_all(load_all(d)).items()}
        for d in (desk.workspace.database(), other.workspace.database())
    ]
    assert kept[0] == kept[1]


def test_what_the_log_knows_already_is_not_told_again(desk: Desk, sent: Path) -> None:
    file = edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Titel=BSN))
    assert found(desk, desk.merge(file))
    again = desk.merge(file)
    assert found(desk, again) == set()
    assert again.files[0].reason == "already_merged"
    more = put("Registraties", 2, Titel=BSN), put("Registraties", 3, Titel=MAIL, Soort="knelpunt")
    later = desk.merge(edited(sent, sent.parent / "c.xlsx", *more))
    assert {item[1] for item in found(desk, later)} == {3}


def test_of_a_file_that_waits_as_a_whole_nothing_is_told_or_kept(
    desk: Desk, network: Workspace, sent: Path
) -> None:
    set_up(desk.workspace, [], region=Region("RESV Waterrijk"))
    set_up(network, [], region=Region("RESV Elders"))
    other = export(network, sent.parent / "elders.xlsx")
    report = desk.merge(edited(other, sent.parent / "b.xlsx", put("Registraties", 2, Titel=BSN)))
    assert report.files[0].reason == "other_region"
    assert found(desk, report) == set()
