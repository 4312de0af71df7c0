"""What tests of removing a text stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from resv_desktop.domain.period import Period
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading

NAME = "Ouazzani"
NOTE = f"Mevrouw {NAME} uit de Kerkstraat belt elke week over haar uitslag"
REASON = "naam van een patiënt"
QUARTER = Period.parse("2027-Q1")
Make = Callable[..., Workspace]


def logged(workspace: Workspace, **values: object) -> str:
    given = {"title": "Lange wachttijd", "theme": "T01", "description": NOTE, **values}
    return Logbook(workspace).create_entry("WAT", given)


def first_version(workspace: Workspace, record: str) -> str:
    return Logbook(workspace).history(record)[-1].version


def view_of(workspace: Workspace, record: str) -> dict[str, object]:
    return dict(Logbook(workspace).view(record).fields)


def remove(workspace: Workspace, record: str, **more: object) -> object:
    request = Request(record, first_version(workspace, record), **more)  # type: ignore[arg-type]
    return Redactions(workspace).redact(request, REASON)


def read_files(files: Iterable[Path], workspace: Workspace) -> list[FileReading]:
    return [read_workbook(file, workspace.codebook) for file in files]


def merged(workspace: Workspace, *files: Path) -> list[str]:
    report = Merging(workspace).merge(read_files(files, workspace))
    return [file.verdict.value for file in report.files]
