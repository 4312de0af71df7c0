"""Merging between data folders: what two people did meets, and nothing is chosen in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from resv_desktop.domain.errors import KnownError, PrivacyBlockedError, WrongUseError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.records import Records
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand

Q1, Q2 = Period(2027, 1), Period(2027, 2)


def export(workspace: Workspace, target: Path, period: Period = Q1, **options: bool) -> Path:
    return Deliveries(workspace).export("WAT", period, target, **options).file


def merge(workspace: Workspace, *paths: Path) -> MergeReport:
    merging = Merging(workspace)
    report = merging.merge(merging.read(paths))
    assert report.totals.balance == 0
    return report


def titles(workspace: Workspace) -> list[str]:
    return sorted(row.title for row in Logbook(workspace).find(EntryQuery()))


def test_what_one_person_logged_stands_at_the_resv_word_for_word(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry(
        "WAT",
        {
            "title": "=1+1 is geen formule",
            "description": "regel één\nregel twee\t– ‘aanhaling’ 😀",
            "quantity": "minder dan 10 gezinnen",
            "disciplines": ("HA", "APO"),
            "nza_relevant": False,
        },
    )
    log.confirm(record, date(2027, 2, 3))
    log.add_meeting("WAT", Meeting.with_agenda("", (AgendaItem(record, "besproken"),)))
    report = merge(resv, export(network, tmp_path / "a.xlsx"))
    assert report.totals.as_dict() == {
        "read": 2, "new": 2, "unchanged": 0, "updated": 0,
        "conflict": 0, "quarantined": 0, "not_an_entry": 0,
    }  # fmt: skip
    assert Logbook(resv).view(record).fields == log.view(record).fields
    assert Logbook(resv).view(record).shown.version == log.view(record).shown.version


def test_a_later_delivery_updates_and_an_older_one_after_it_changes_nothing(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Een"})
    early = export(network, tmp_path / "vroeg.xlsx")
    for title in ("Twee", "Drie", "Vier"):
        log.change(record, {"title": title})
    late = export(network, tmp_path / "laat.xlsx")
    merge(resv, late)
    assert titles(resv) == ["Vier"]
    assert merge(resv, early).totals.unchanged == 1
    assert titles(resv) == ["Vier"], "ancestry travels, so the older delivery is simply past"


def test_a_removed_entry_disappears_at_the_resv_without_its_text_travelling(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Toch niet, geheimwoord"})
    merge(resv, export(network, tmp_path / "a.xlsx"))
    log.remove(record)
    second = export(network, tmp_path / "b.xlsx")
    merge(resv, second)
    assert titles(resv) == []
    workbook = openpyxl.load_workbook(second)
    cells = [str(c.value) for sheet in workbook for row in sheet.iter_rows() for c in row]
    assert not any("geheimwoord" in cell for cell in cells)


def test_edits_in_excel_and_in_the_program_stand_side_by_side_as_one_question(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Een", "severity": "S1"})
    sent = export(network, tmp_path / "a.xlsx")

    def retitle(workbook: openpyxl.Workbook) -> None:
        workbook["Registraties"]["C2"].value = "In Excel"

    edit_by_hand(sent, retitle)
    log.change(record, {"title": "In het programma"})
    late = export(network, tmp_path / "b.xlsx")
    merge(resv, sent)
    report = merge(resv, late)
    assert report.totals.conflict == 1
    view = Logbook(resv).view(record)
    assert view.differing == ("title",)
    assert {head.fields["title"] for head in view.heads} == {"In Excel", "In het programma"}
    assert all(head.fields["severity"] == "S1" for head in view.heads)


def test_edits_of_other_fields_come_with_a_proposal_that_joins_them(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Een", "severity": "S1"})
    merge(resv, export(network, tmp_path / "heel.xlsx"))
    sent = export(network, tmp_path / "a.xlsx")
    edit_by_hand(sent, lambda book: setattr(book["Registraties"]["C2"], "value", "In Excel"))
    log.change(record, {"severity": "S4"})
    merge(resv, sent, export(network, tmp_path / "b.xlsx"))
    proposal = Logbook(resv).view(record).proposal
    assert proposal is not None
    assert (proposal["title"], proposal["severity"]) == ("In Excel", "S4")


def test_a_removed_column_empties_nothing_and_a_removed_row_deletes_nothing(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    for title in ("Een", "Twee"):
        log.create_entry("WAT", {"title": title, "severity": "S3"})
    whole = export(network, tmp_path / "heel.xlsx")
    part = export(network, tmp_path / "deel.xlsx")

    def cut(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        column = next(c.column for c in sheet[1] if c.value == "Ernst")
        sheet.delete_cols(column)
        sheet.delete_rows(3)

    edit_by_hand(part, cut)
    report = merge(resv, part)
    assert (report.totals.new, report.totals.read) == (1, 1)
    merge(resv, whole)
    rows = Logbook(resv).find(EntryQuery())
    assert [(row.title, row.severity, row.heads) for row in rows] == [
        ("Een", "S3", 1),
        ("Twee", "S3", 1),
    ]


def test_undoing_a_batch_leaves_what_other_batches_and_the_person_hold(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Een"})
    first = merge(resv, export(network, tmp_path / "a.xlsx"))
    log.change(record, {"title": "Twee"})
    second = merge(resv, export(network, tmp_path / "b.xlsx"))
    assert first.batch is not None
    assert second.batch is not None
    Merging(resv).undo(second.batch)
    assert titles(resv) == ["Een"]
    with pytest.raises(KnownError, match="batch_already_undone"):
        Merging(resv).undo(second.batch)
    with pytest.raises(KnownError, match="batch_not_found"):
        Merging(resv).undo(99)


def test_nothing_to_report_is_a_delivery_and_counts_as_one(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    sent = export(network, tmp_path / "niets.xlsx", nothing_to_report=True)
    report = merge(resv, sent)
    assert report.batch is not None
    assert report.files[0].verdict == "A"
    cells = Reporting(resv).gather(Q1).coverage
    assert [(cell.network, cell.state) for cell in cells] == [("WAT", "nothing_to_report")]


def test_nothing_to_report_is_refused_when_there_is_something(
    network: Workspace, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", {"title": "Een"})
    with pytest.raises(WrongUseError, match="something_to_report"):
        export(network, tmp_path / "niets.xlsx", nothing_to_report=True)
    assert not (tmp_path / "niets.xlsx").exists()


def test_a_citizen_service_number_keeps_the_workbook_from_being_written(
    network: Workspace, tmp_path: Path
) -> None:
    fields = {"title": "Casus", "description": "BSN 999990019", "network": "WAT"}
    Records(network).create(network.new_id(RecordKind.ENTRY), "WAT", fields)
    found = Deliveries(network).preview("WAT", Q1)
    assert [item.finding.category for item in found.blocking] == ["bsn"]
    with pytest.raises(PrivacyBlockedError):
        export(network, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
    assert Deliveries(network).past() == []


def test_a_delivery_holds_what_was_in_play_in_its_quarter(
    network: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    solved = {"status": "opgelost", "signal_date": "2027-01-05"}
    log.create_entry("WAT", {"title": "Opgelost in Q1", **solved})
    log.create_entry("WAT", {"title": "Loopt nog", "signal_date": "2027-01-06"})
    log.create_entry("WAT", {"title": "Komt nog", "signal_date": "2027-05-06"})
    deliveries = Deliveries(network)
    assert [e.title for e in deliveries.preview("WAT", Q1).entries] == [
        "Opgelost in Q1",
        "Loopt nog",
    ]
    assert [e.title for e in deliveries.preview("WAT", Q2).entries] == ["Loopt nog", "Komt nog"]


def test_two_computers_of_a_network_meet_at_the_resv_and_agree(
    make_workspace: object, resv: Workspace, tmp_path: Path
) -> None:
    assert callable(make_workspace)
    wat = (Network("WAT", "Waterlanden"),)
    left = make_workspace("links", "network", networks=wat)
    right = make_workspace("rechts", "network", networks=wat)
    Logbook(left).create_entry("WAT", {"title": "Links"})
    Logbook(right).create_entry("WAT", {"title": "Rechts"})
    merge(right, export(left, tmp_path / "l.xlsx"))
    assert titles(right) == ["Links", "Rechts"]
    merge(left, export(right, tmp_path / "r.xlsx"))
    assert titles(left) == titles(right)
    merge(resv, tmp_path / "r.xlsx", tmp_path / "l.xlsx")
    assert titles(resv) == ["Links", "Rechts"]


def test_an_entry_without_any_day_is_reported_with_its_network_and_in_no_other_year(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", {"title": "Geen idee wanneer", "signal_date": None})
    merge(resv, export(network, tmp_path / "a.xlsx"))
    reporting = Reporting(resv)
    assert len(reporting.gather(Period(2027)).entries) == 1
    assert reporting.gather(Period(2026)).entries == ()
