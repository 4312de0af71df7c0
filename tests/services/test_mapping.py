"""An unknown heading is asked about once; the answer holds for what came and for what comes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from services.answer_kit import Desk, edited, export, put

from resv_desktop.cli import run
from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.version import Extent
from resv_desktop.domain.view import Grade
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.mapping import (
    NOT_OURS,
    WaitingHeading,
    choices_of,
    forget,
    headings_waiting,
    remember,
)
from resv_desktop.services.merging import Merging, check_files
from resv_desktop.services.quarantine import solve, waiting
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.extras import all_extras

TEXT = "Alle praktijken\nhebben een stop"
CODE = "Zzz"


def renamed(sent: Path, name: str, old: str, new: str, **cells: object) -> Path:
    def rename(book: openpyxl.Workbook) -> None:
        next(c for c in book["Registraties"][1] if c.value == old).value = new

    more = [put("Registraties", 2, **cells)] if cells else []
    return edited(sent, sent.parent / name, *more, rename)


@pytest.fixture
def entry(network: Workspace) -> str:
    fields = {"title": "Een", "description": TEXT, "last_discussed": "2027-01-20"}
    return Logbook(network).create_entry("WAT", fields)


@pytest.fixture
def sent(network: Workspace, entry: str, tmp_path: Path) -> Path:
    return export(network, tmp_path / "a.xlsx")


def one(desk: Desk) -> WaitingHeading:
    (question,) = headings_waiting(desk.workspace)
    return question


def test_a_heading_that_waits_is_one_question_and_not_a_question_per_cell(
    desk: Desk, sent: Path
) -> None:
    desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    question = one(desk)
    assert (question.heading, question.table, question.cells) == (CODE, "Registraties", 1)
    assert question.files == ("b.xlsx",)
    assert question.samples == (TEXT,)
    assert question.proposals[0].column == "description"
    assert ("description", "Toelichting") in question.columns
    assert ("title", "Titel") not in question.columns
    assert waiting(desk.workspace) == []


def test_an_answer_fills_in_what_was_merged_as_knowledge_of_the_senders_version(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    report = desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    assert remember(desk.workspace, one(desk), "description") == 1
    view = Logbook(desk.workspace).view(entry)
    assert view.fields["description"] == TEXT
    assert view.shown.version.extent is not Extent.DELTA
    assert headings_waiting(desk.workspace) == waiting(desk.workspace) == []
    Logbook(network).change(entry, {"description": "Nieuw"})
    assert desk.merge(export(network, tmp_path / "c.xlsx")).totals.conflict == 0
    assert Logbook(desk.workspace).view(entry).grade is Grade.SETTLED
    assert Logbook(desk.workspace).view(entry).fields["description"] == "Nieuw"
    desk.undo(report)
    assert Logbook(desk.workspace).view(entry).fields["description"] == "Nieuw"


def test_a_text_that_was_changed_as_well_is_an_edit_of_the_sender(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE, Toelichting="Anders"))
    remember(desk.workspace, one(desk), "description")
    view = Logbook(desk.workspace).view(entry)
    assert view.fields["description"] == "Anders"
    assert view.shown.version.origin == "excel:WAT"


def test_the_next_workbook_of_that_form_is_read_with_the_answer(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    remember(desk.workspace, one(desk), "description")
    Logbook(network).change(entry, {"description": "Later"})
    late = renamed(export(network, tmp_path / "c.xlsx"), "d.xlsx", "Toelichting", CODE)
    report = Merging(desk.workspace).merge_files([late])
    (file,) = report.files
    assert (file.verdict, file.reading.headings) == ("R", ())
    assert "heading_chosen" in [repair.rule for repair in file.reading.repairs]
    assert Logbook(desk.workspace).view(entry).fields["description"] == "Later"
    choices = choices_of(desk.workspace)
    assert check_files([late], choices=choices).files[0].verdict == "R"
    assert check_files([late]).files[0].verdict == "Q"


def test_the_same_file_again_is_no_news_whether_read_with_the_answer_or_without(
    desk: Desk, sent: Path
) -> None:
    file = renamed(sent, "b.xlsx", "Toelichting", CODE)
    desk.merge(file)
    remember(desk.workspace, one(desk), "description")
    assert desk.merge(file).files[0].reason == "already_merged"
    report = Merging(desk.workspace).merge_files([file])
    assert report.totals.unchanged + report.totals.updated == 1
    assert [row.heads for row in Logbook(desk.workspace).find(EntryQuery())] == [1]
    assert headings_waiting(desk.workspace) == []


def test_a_typed_row_under_that_heading_makes_no_twin_once_it_is_known(
    desk: Desk, sent: Path, tmp_path: Path
) -> None:
    typed = put("Registraties", 3, Titel="Getypt", Toelichting="Met toelichting")
    file = renamed(edited(sent, tmp_path / "t.xlsx", typed), "b.xlsx", "Toelichting", CODE)
    desk.merge(file)
    remember(desk.workspace, one(desk), "description")
    report = Merging(desk.workspace).merge_files([file])
    assert report.totals.new == 0
    titles = [row.title for row in Logbook(desk.workspace).find(EntryQuery())]
    assert sorted(titles) == ["Een", "Getypt"]


def test_what_makes_no_sense_in_the_chosen_column_waits_cell_by_cell(
    desk: Desk, sent: Path, entry: str
) -> None:
    cells = {"Laatst_besproken": "na de zomer"}
    desk.merge(renamed(sent, "b.xlsx", "Laatst besproken", CODE, **cells))
    assert remember(desk.workspace, one(desk), "last_discussed") == 0
    (item,) = waiting(desk.workspace)
    assert (item.key, item.raw, item.column) == ("last_discussed", "na de zomer", CODE)
    solve(desk.workspace, item, "1 september 2027")
    assert Logbook(desk.workspace).view(entry).fields["last_discussed"] == "2027-09-01"
    assert waiting(desk.workspace) == []


def test_a_column_of_their_own_is_kept_beside_the_records(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    question = one(desk)
    assert remember(desk.workspace, question, NOT_OURS) == 1
    (extra,) = all_extras(desk.workspace.database())
    assert (extra.column, extra.text, extra.record) == (CODE, TEXT, entry)
    assert headings_waiting(desk.workspace) == waiting(desk.workspace) == []
    assert forget(desk.workspace, question.choice)
    assert not forget(desk.workspace, question.choice)
    assert all_extras(desk.workspace.database()) == []
    assert one(desk) == question


def test_one_question_for_all_files_of_a_network_and_none_for_undone_ones(
    desk: Desk, sent: Path
) -> None:
    first = desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    desk.merge(renamed(sent, "c.xlsx", "Toelichting", f"{CODE} ", Ernst="S2"))
    assert (one(desk).files, one(desk).cells) == (("b.xlsx", "c.xlsx"), 2)
    desk.undo(first)
    assert one(desk).files == ("c.xlsx",)


def test_a_column_that_is_none_of_ours_is_no_answer(desk: Desk, sent: Path) -> None:
    desk.merge(renamed(sent, "b.xlsx", "Toelichting", CODE))
    with pytest.raises(WrongUseError, match="heading_column_unknown"):
        remember(desk.workspace, one(desk), "flauwekul")
    assert len(headings_waiting(desk.workspace)) == 1


def test_the_command_line_names_the_headings_that_wait(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = renamed(sent, "b.xlsx", "Toelichting", CODE)
    assert run(["--data-dir", str(tmp_path / "leeg"), "check", str(file)]) == 1
    said = capsys.readouterr().err
    assert CODE in said
    assert "Toelichting" in said
