"""Reading the practice folder as the command `check` does: one log, in the order of the names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from resv_desktop.domain.network import PRACTICE_REGION, Region
from resv_desktop.paths import DataFolder
from resv_desktop.services.merging import MergedFile, MergeReport, Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.workbook.intake import find_workbooks
from resv_desktop.workbook.practice import Case, Told, practice_cases, practice_files
from resv_desktop.workbook.read import read_workbook


def case_of(number: int) -> Case:
    """One case by its number."""
    return next(case for case in practice_cases() if case.number == number)


@cache
def made(number: int) -> dict[str, bytes]:
    """The files of one case."""
    return {name: data for _, name, data in practice_files([case_of(number)], load_codebook())}


def merged(number: int, folder: Path) -> dict[str, MergedFile]:
    """What became of the files of one case in a log of their own."""
    files = folder / "files"
    files.mkdir()
    for name, content in made(number).items():
        (files / name).write_bytes(content)
    report = merge_alone(files, folder / "log")
    assert report.totals.balance == 0
    return {file.reading.name: file for file in report.files}


def merge_alone(folder: Path, log: Path) -> MergeReport:
    """The account of a folder, read in this process, in an empty log of the practice region."""
    workspace = Workspace(DataFolder(log))
    set_up(workspace, ["region"], region=Region(PRACTICE_REGION))
    codebook = with_networks(load_codebook(), ())
    try:
        readings = [read_workbook(path, codebook) for path in find_workbooks([folder])]
        return Merging(workspace).look(readings)
    finally:
        workspace.release()


def check_case(number: int, folder: Path) -> None:
    """Hold a case against its answers: verdict, reason, account and the exact sentence."""
    case, found = case_of(number), merged(number, folder)
    for name, told in case.told:
        if told.reason == "passed_over":
            assert name not in found
        else:
            rights = [_answer(one) for one in (told, told.or_else) if one]
            assert _said(found[name]) in rights, f"{case.number} {case.slug}: {name}"


def _said(file: MergedFile) -> tuple[object, ...]:
    return file.verdict.value, file.reason, file.message("nl"), file.rows.as_dict()


def _answer(told: Told) -> tuple[object, ...]:
    return told.verdict, told.reason, told.message, dict(told.rows)


def numbers(first: int, last: int) -> list[int]:
    """The numbers of the cases in a range, for a parametrized test."""
    return [case.number for case in practice_cases() if first <= case.number <= last]
