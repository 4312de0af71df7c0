"""The practice folder at both readers, and the folder as a whole: made, read and marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from workbook.practice_kit import case_of, made

from resv_desktop import cli
from resv_desktop.domain.errors import KnownError, WorkbookRefusedError
from resv_desktop.services.practice import answers_in, grade, make_practice
from resv_desktop.workbook import witness
from resv_desktop.workbook.calamine_reader import NEEDLESS, opened, sheet_of, worksheets
from resv_desktop.workbook.guard import inspect, unpack
from resv_desktop.workbook.intake import sniff, sniff_archive
from resv_desktop.workbook.practice import practice_cases
from resv_desktop.workbook.practice.case import NUMBERS
from resv_desktop.workbook.repack import stored_archive

# One worker: the folder is made once for all tests.
pytestmark = [pytest.mark.thorough, pytest.mark.xdist_group("practice")]

ONE_READER = {11: "strict", 12: "odd looks", 13: "no looks"}
READ = [case.number for case in practice_cases() if case.verdict in ("A", "A+", "R", "Q")]


def heard(data: bytes) -> witness.Testimony | None:
    """What the second reader says of every sheet; nothing of what is no ordinary workbook."""
    try:
        if sniff(data):
            return None
        members = unpack(data)
        if sniff_archive(members):
            return None
        parts = inspect(members, unread=NEEDLESS)
    except WorkbookRefusedError:
        return None
    with opened(stored_archive(parts.members)) as workbook:
        about = [sheet for sheet in worksheets(workbook) if sheet.name not in NEEDLESS]
        grids = {sheet.name: sheet_of(workbook, sheet).grid for sheet in about}
    # A cell that shows an error is marked before the readers are compared.
    if parts.error_cells or parts.hollow_cells:
        return None
    return witness.hear(parts, grids, NEEDLESS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice folder, made once."""
    made_in = tmp_path_factory.mktemp("practice") / "oefenmap"
    make_practice(made_in)
    return made_in


@pytest.mark.parametrize("number", READ)
def test_both_readers_see_the_same_in_every_file_that_is_read(number: int, folder: Path) -> None:
    for name in case_of(number).names:
        testimony = heard((folder / name).read_bytes())
        if testimony is not None:
            assert testimony.heard is (number not in ONE_READER), name


# The table of cases


def test_there_is_one_case_for_each_number_in_order() -> None:
    assert [case.number for case in practice_cases()] == list(range(1, 79))


def test_no_two_cases_write_the_same_file() -> None:
    names = [name for case in practice_cases() for name in case.names]
    assert len({name.lower() for name in names}) == len(names)


def test_the_verdict_and_reason_of_a_case_are_those_of_one_of_its_files() -> None:
    for case in practice_cases():
        said = {(told.verdict, told.reason) for told in case.files}
        assert (case.verdict, case.reason) in said, case.number


def test_every_account_in_the_answers_adds_up() -> None:
    for case in practice_cases():
        for _, told in case.told:
            assert told.rows["read"] == sum(told.rows[name] for name in NUMBERS[1:])


# The folder as a whole


def test_checking_the_folder_says_all_cases_are_as_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(folder), "--json"]) == 0
    said = capsys.readouterr()
    data = json.loads(said.out)
    assert data["balance"] == 0
    grading = data["grading"]
    assert (grading["right"], grading["total"], grading["wrong"]) == (78, 78, [])
    assert "78 van de 78 gevallen" in said.err


@pytest.mark.parametrize("number", [1, 2, 6, 20, 25, 39, 68, 78])
def test_a_file_is_the_same_each_time_it_is_made(number: int, folder: Path) -> None:
    for name, data in made(number).items():
        assert (folder / name).read_bytes() == data


def test_an_altered_file_is_marked_wrong_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {"format": "resv-oefenmap", "version": 1, "region": "OEFEN", "files": [{
        "number": 4, "file": "leeg.xlsx", "verdict": "X", "reason": "file_empty",
        "message": "Iets anders.", "rows": dict.fromkeys(NUMBERS, 0),
    }]}  # fmt: skip
    (tmp_path / "antwoorden.json").write_text(json.dumps(answers), encoding="utf-8")
    (tmp_path / "leeg.xlsx").write_bytes(b"")
    assert cli.run(["check", str(tmp_path), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["grading"]["wrong"] == [4]
    assert "0 van de 1 gevallen" in said.err
    assert "geval 4" in said.err


def test_a_file_that_is_gone_is_marked_wrong(tmp_path: Path) -> None:
    answers = {"format": "resv-oefenmap", "version": 1, "region": "OEFEN", "files": [{
        "number": 9, "file": "~$weg.xlsx", "verdict": "skip", "reason": "passed_over",
        "message": "", "rows": dict.fromkeys(NUMBERS, 0),
    }]}  # fmt: skip
    (tmp_path / "antwoorden.json").write_text(json.dumps(answers), encoding="utf-8")
    assert grade(tmp_path).wrong == (9,)
    (tmp_path / "~$weg.xlsx").write_bytes(b"x")
    assert grade(tmp_path).wrong == ()


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"format": "resv-oefenmap", "version": 2}', "[" * 100_000, "\udcff",
     '{"format": "resv-oefenmap", "version": 1, "region": "x", "files": [1]}'],
)  # fmt: skip
def test_damaged_answers_are_no_practice_folder(text: str, tmp_path: Path) -> None:
    (tmp_path / "antwoorden.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert answers_in(tmp_path) is None
    with pytest.raises(KnownError) as told:
        grade(tmp_path)
    assert told.value.code == "no_practice_folder"


def test_a_folder_with_something_else_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.docx").write_bytes(b"x")
    assert cli.run(["practice", "--out", str(tmp_path)]) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["brief.docx"]
    assert "Er is niets gewijzigd" in capsys.readouterr().err
