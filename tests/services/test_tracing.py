"""From any value back to the row it came from, and from any row on to what it is today."""

from __future__ import annotations

from pathlib import Path

import pytest
from services.answer_kit import Desk, edited, export, put

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.period import Period
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.quarantine import solve, waiting
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.tracing import How, Now, Trace, what_became, where_from
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def entry(network: Workspace) -> str:
    return Logbook(network).create_entry("WAT", {"title": "Een", "severity": "S1"})


@pytest.fixture
def sent(network: Workspace, entry: str, tmp_path: Path) -> Path:
    return export(network, tmp_path / "a.xlsx")


def the(traces: list[Trace]) -> Trace:
    (trace,) = traces
    return trace


def test_each_field_leads_to_the_row_and_file_that_gave_it(
    desk: Desk, sent: Path, entry: str
) -> None:
    file = edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Ernst="kritiek"))
    desk.merge(sent, file)
    title = where_from(desk.workspace, entry, "title")
    assert {(t.name, t.sheet, t.row, t.how) for t in title} == {
        ("a.xlsx", "Registraties", 2, How.ROW),
    }
    severity = the(where_from(desk.workspace, entry, "severity"))
    assert (severity.name, severity.outcome) == ("b.xlsx", "updated")
    assert severity.origin == "excel:WAT"
    assert where_from(desk.workspace, entry, "theme") == []
    assert [t.name for t in where_from(desk.workspace, entry)] == ["a.xlsx", "b.xlsx"]


def test_an_answer_leads_to_the_cell_it_was_given_about(desk: Desk, sent: Path, entry: str) -> None:
    odd = put("Registraties", 2, Laatst_besproken="3/4/2027")
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", odd))
    solve(desk.workspace, waiting(desk.workspace)[0], "2027-04-03", by="regiocoördinator")
    trace = the(where_from(desk.workspace, entry, "last_discussed"))
    assert (trace.how, trace.by, trace.raw) == (How.ANSWER, "regiocoördinator", "3/4/2027")
    assert (trace.name, trace.row, trace.column) == ("b.xlsx", 2, "Laatst besproken")
    (row,) = Reporting(desk.workspace).gather(Period(2027)).entries
    assert (row.source, row.sheet, row.row) == (trace.sha256, "Registraties", 2)
    desk.undo(report)
    with pytest.raises(NotFoundError, match="record_not_found"):
        where_from(desk.workspace, entry)


def test_what_was_made_in_the_program_says_so(network: Workspace, entry: str) -> None:
    trace = the(where_from(network, entry, "title"))
    assert (trace.how, trace.file, trace.outcome) == (How.PROGRAM, None, "created")
    Logbook(network).change(entry, {"title": "Twee"})
    assert the(where_from(network, entry, "title")).outcome == "edited"


def test_every_row_of_a_file_says_what_it_is_today(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    records = [log.create_entry("WAT", {"title": t}) for t in ("Blijft", "Wijzigt", "Weg", "Twee")]
    typed = put("Registraties", 6, Soort="knelpunt", Ernst="S3", Status="nieuw")
    first = export(network, tmp_path / "a.xlsx")
    report = desk.merge(edited(first, tmp_path / "b.xlsx", typed))
    in_excel = put("Registraties", 5, Titel="Anders")
    other = edited(first, tmp_path / "c.xlsx", in_excel)
    log.change(records[1], {"title": "Nieuwer"})
    log.change(records[3], {"title": "Nog anders"})
    log.remove(records[2])
    desk.merge(other, export(network, tmp_path / "d.xlsx"))
    file = report.files[0].file
    assert file is not None
    rows = what_became(desk.workspace, file)
    assert [(row.row, row.now) for row in rows] == [
        (2, Now.SHOWN), (3, Now.REPLACED), (4, Now.REMOVED), (5, Now.REPLACED), (6, Now.WAITING),
    ]  # fmt: skip
    assert [row.title for row in rows[:2]] == ["Blijft", "Nieuwer"]
    desk.undo(report)
    assert what_became(desk.workspace, file)[4].now is Now.WAITING
    with pytest.raises(NotFoundError, match="file_not_found"):
        what_became(desk.workspace, 99)


def test_a_row_in_conflict_says_so(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    file = edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Titel="In Excel"))
    Logbook(network).change(entry, {"title": "In het programma"})
    report = desk.merge(file, export(network, tmp_path / "c.xlsx"))
    for merged in report.files:
        assert merged.file is not None
        assert [row.now for row in what_became(desk.workspace, merged.file)] == [Now.CONFLICT]


def test_rows_of_an_undone_import_are_taken_back(desk: Desk, sent: Path) -> None:
    report = desk.merge(sent)
    desk.undo(report)
    file = report.files[0].file
    assert file is not None
    assert [row.now for row in what_became(desk.workspace, file)] == [Now.TAKEN_BACK]
