"""What somebody changed in a workbook is told field by field, with who did it and what stood."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from services.conftest import WAT, Maker

from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.differences import FieldDifference, FileDifferences, differences
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import add_row, edit_by_hand
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading

FIRST = {"title": "Wachtlijst", "severity": "S1", "description": "Lang", "disciplines": ("HA",)}


def export(workspace: Workspace, target: Path) -> Path:
    return Deliveries(workspace).export("WAT", Period(2027, 1), target).file


def read(workspace: Workspace, *paths: Path) -> list[FileReading]:
    return [read_workbook(path, workspace.codebook) for path in paths]


def merge(workspace: Workspace, *paths: Path) -> int:
    batch = Merging(workspace).merge(read(workspace, *paths)).batch
    assert batch is not None
    return batch


def by_hand(path: Path, row: int = 2, **cells: object) -> Path:
    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        headers = {cell.value: cell.column for cell in sheet[1]}
        for header, value in cells.items():
            sheet.cell(row, headers[header]).value = value

    edit_by_hand(path, edit)
    return path


def lines(found: list[FileDifferences]) -> list[tuple[str, str, str, str]]:
    return [
        (field.label, field.before_text, field.after_text, field.who)
        for file in found
        for row in file.rows
        for field in row.fields
    ]


@pytest.fixture
def sent(network: Workspace, resv: Workspace, tmp_path: Path) -> Path:
    """Return a delivery that the RESV has, ready to be edited and sent again."""
    Logbook(network).create_entry("WAT", FIRST)
    path = export(network, tmp_path / "a.xlsx")
    merge(resv, path)
    return path


def test_a_row_edited_by_hand_tells_before_after_and_who(resv: Workspace, sent: Path) -> None:
    batch = merge(resv, by_hand(sent, Titel="Nieuw", Ernst="kritiek", Toelichting=None))
    (file,) = differences(resv, batch)
    assert (file.name, file.network) == ("a.xlsx", "WAT")
    (row,) = file.rows
    assert (row.sheet, row.row, row.number, row.title, row.by_hand) == (
        "Registraties", 2, "KN-001", "Nieuw", True,
    )  # fmt: skip
    assert lines([file]) == [
        ("Toelichting", "Lang", "", "excel"),
        ("Ernst", "laag", "kritiek", "excel"),
        ("Titel", "Wachtlijst", "Nieuw", "excel"),
    ]
    severity = row.fields[1]
    assert severity == FieldDifference(
        "severity", "Ernst", "S1", "S4", "laag", "kritiek", "excel", known=True
    )


def test_words_are_in_the_language_asked_for(resv: Workspace, sent: Path) -> None:
    batch = merge(resv, by_hand(sent, Ernst="kritiek", Disciplines="Huisarts; Apotheker"))
    english = lines(differences(resv, batch, "en"))
    assert [(label, before) for label, before, _, _ in english] == [
        ("Disciplines", resv.codebook.label("discipline", "HA", "en")),
        ("Severity", resv.codebook.label("severity", "S1", "en")),
    ]


def test_an_edit_in_the_program_and_one_in_excel_are_told_apart(
    network: Workspace, resv: Workspace, sent: Path, tmp_path: Path
) -> None:
    record = differences_record(network)
    Logbook(network).change(record, {"severity": "S3", "title": "In de app"})
    later = by_hand(export(network, tmp_path / "b.xlsx"), Titel="In Excel")
    batch = merge(resv, later)
    unseen = "(ingevuld, maar hier niet bekend)"
    assert lines(differences(resv, batch)) == [
        ("Ernst", "laag", "hoog", "app"),
        ("Titel", "Wachtlijst", unseen, "app"),
        ("Titel", unseen, "In Excel", "excel"),
    ]
    merge(resv, export(network, tmp_path / "heel.xlsx"))
    assert lines(differences(resv, batch))[1:] == [
        ("Titel", "Wachtlijst", "In de app", "app"),
        ("Titel", "In de app", "In Excel", "excel"),
    ]


def differences_record(workspace: Workspace) -> str:
    from resv_desktop.services.logbook import EntryQuery

    return Logbook(workspace).find(EntryQuery())[0].record


def test_several_steps_in_the_program_are_one_difference(
    network: Workspace, resv: Workspace, sent: Path, tmp_path: Path
) -> None:
    record = differences_record(network)
    for title in ("Twee", "Drie", "Vier"):
        Logbook(network).change(record, {"title": title})
    batch = merge(resv, export(network, tmp_path / "b.xlsx"))
    assert lines(differences(resv, batch)) == [("Titel", "Wachtlijst", "Vier", "app")]


def test_what_did_not_change_is_not_listed(
    network: Workspace, resv: Workspace, sent: Path, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", {"title": "Nieuw in de app"})

    def add(workbook: openpyxl.Workbook) -> None:
        add_row(workbook["Registraties"], {"Titel": "Nieuw in Excel"})

    later = export(network, tmp_path / "b.xlsx")
    edit_by_hand(later, add)
    assert differences(resv, merge(resv, later)) == [], "new entries have no before"
    assert differences(resv, merge(resv, later)) == [], "nor has what was read before"


def test_where_the_row_was_never_seen_the_digest_says_that_something_stood_there(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", FIRST)
    sent = by_hand(export(network, tmp_path / "a.xlsx"), Titel="Nieuw", Resultaat="Klaar")
    batch = merge(resv, sent)
    found = differences(resv, batch)
    assert lines(found) == [
        ("Resultaat", "", "Klaar", "excel"),
        ("Titel", "(ingevuld, maar hier niet bekend)", "Nieuw", "excel"),
    ]
    assert [field.known for field in found[0].rows[0].fields] == [True, False]
    merge(resv, export(network, tmp_path / "heel.xlsx"))
    assert lines(differences(resv, batch))[1] == ("Titel", "Wachtlijst", "Nieuw", "excel")


def test_without_techniek_the_log_knows_what_stood_there(resv: Workspace, sent: Path) -> None:
    def strip(workbook: openpyxl.Workbook) -> None:
        del workbook["Techniek"]
        workbook["Registraties"]["C2"].value = "Nieuw"

    edit_by_hand(sent, strip)
    assert ("Titel", "Wachtlijst", "Nieuw", "excel") in lines(differences(resv, merge(resv, sent)))


def test_differences_are_told_before_the_merge_as_after_it(
    network: Workspace, resv: Workspace, sent: Path, tmp_path: Path
) -> None:
    Logbook(network).change(differences_record(network), {"severity": "S3"})
    by_hand(sent, Titel="Nieuw")
    later = by_hand(export(network, tmp_path / "b.xlsx"), Toelichting="Kort")
    readings = read(resv, sent, later)
    before = differences(resv, readings)
    batch = Merging(resv).merge(readings).batch
    assert batch is not None
    assert lines(before) == lines(differences(resv, batch))
    assert [file.name for file in before] == ["a.xlsx", "b.xlsx"]
    assert differences(resv, readings) == [], "now all of it is known"


def test_the_differences_of_one_record_are_found_over_all_imports(
    network: Workspace, resv: Workspace, sent: Path, tmp_path: Path
) -> None:
    record = differences_record(network)
    merge(resv, by_hand(sent, Titel="Eerst"))
    Logbook(network).change(record, {"severity": "S3"})
    merge(resv, export(network, tmp_path / "b.xlsx"))
    found = differences(resv, record)
    assert lines(found) == [
        ("Titel", "Wachtlijst", "Eerst", "excel"),
        ("Ernst", "laag", "hoog", "app"),
    ]
    Merging(resv).undo(3)
    assert lines(differences(resv, record)) == [("Titel", "Wachtlijst", "Eerst", "excel")]


def test_rows_of_one_meeting_are_one_difference(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    entries = [log.create_entry("WAT", {"title": f"Nr {n}"}) for n in range(2)]
    items = tuple(AgendaItem(entry, "besproken") for entry in entries)
    log.add_meeting("WAT", Meeting.with_agenda("", items, date=date(2027, 2, 3)))
    sent = export(network, tmp_path / "a.xlsx")
    merge(resv, sent)

    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Overleggen"]
        column = next(c.column for c in sheet[1] if c.value == "Besluit")
        sheet.cell(2, column).value = "Navragen bij de gemeente"

    edit_by_hand(sent, edit)
    (file,) = differences(resv, merge(resv, sent))
    (row,) = file.rows
    (items_changed,) = row.fields
    assert (row.sheet, items_changed.label) == ("Overleggen", "Besproken registraties")
    assert items_changed.before_text == "KN-001, besproken\nKN-002, besproken"
    assert "KN-001, besproken, Navragen bij de gemeente" in items_changed.after_text


def _retitle(rows: range, workbook: openpyxl.Workbook) -> None:
    for row in rows:
        workbook["Registraties"][f"C{row}"].value = f"Anders {row}"


def test_a_batch_of_many_files_is_told_without_a_question_per_row(
    make_workspace: Maker, resv: Workspace, tmp_path: Path
) -> None:
    source = make_workspace("bron", "network", networks=(WAT,))
    for n in range(9):
        Logbook(source).create_entry("WAT", {**FIRST, "title": f"Nr {n}"})
    merge(resv, export(source, tmp_path / "heel.xlsx"))
    files = []
    for n in range(3):
        path = export(source, tmp_path / f"{n}.xlsx")
        rows = range(2 + n * 3, 5 + n * 3)
        edit_by_hand(path, partial(_retitle, rows))
        files.append(path)
    batch = merge(resv, *files)
    asked: list[str] = []
    resv.database().conn.set_trace_callback(asked.append)
    found = differences(resv, batch)
    resv.database().conn.set_trace_callback(None)
    assert [len(file.rows) for file in found] == [3, 3, 3]
    assert len([sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]) < 8
