"""From a record back to the rows it came from, and from a row on to what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.history import History
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.answers import Answer, all_answers, is_standing
from resv_desktop.store.imports import (
    ImportedFile,
    RowOrigin,
    files_by_number,
    rows_of_file,
    sources,
)
from resv_desktop.store.log import LoggedVersion, history
from resv_desktop.store.versions import load_versions, views


class How(StrEnum):
    """In which way a version came into the log."""

    ROW = "row"
    """A row of a workbook gave it."""
    ANSWER = "answer"
    """Somebody answered what a row meant."""
    PROGRAM = "program"
    """It was made in the program, here or where the log it came with was kept."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One way by which a version came. Without a file ``file`` is ``None``.

    ``outcome`` is what became of the row at the time, or what was done in the program (``created``,
    ``edited``); ``raw`` is what stood in a cell that was answered, ``by`` who answered.
    """

    version: str
    origin: str
    how: How
    when: datetime | None
    by: str = ""
    file: int | None = None
    name: str = ""
    sha256: str = ""
    network: str = ""
    period: str = ""
    sheet: str = ""
    row: int = 0
    outcome: str = ""
    column: str = ""
    raw: str = ""


class Now(StrEnum):
    """How a row that was read once stands today."""

    SHOWN = "shown"
    """What it said is what is shown."""
    REPLACED = "replaced"
    """Something newer has come after it."""
    CONFLICT = "conflict"
    """It is one of several that wait for a choice."""
    REMOVED = "removed"
    """The record was removed."""
    WAITING = "waiting"
    """The row waits for a person."""
    NO_RECORD = "no_record"
    """The row is no record: a total, a remark, a row that was left as it is."""
    TAKEN_BACK = "taken_back"
    """The import was undone, and no other brought it."""


@dataclass(frozen=True, slots=True)
class RowNow:
    """A row of a file and its record as it stands today."""

    sheet: str
    row: int
    outcome: str
    now: Now
    record: str = ""
    number: str = ""
    title: str = ""


def where_from(workspace: Workspace, record: str, field: str | None = None) -> list[Trace]:
    """Return how the versions of a record came in, oldest first.

    With ``field`` only the version that gave that field the value that is shown; nothing when
    the field is empty and always was.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    database = workspace.database()
    known = load_versions(database, [record])
    if not known.versions:
        raise NotFoundError("record_not_found", record=record)
    past = History(known.by_record()[record], known.parents_by_child())
    chosen = set(past.versions) if field is None else _setters(past, field)
    rows = [
        row
        for row in sources(database, record)
        if row.version[0] in chosen and is_standing(database, row.file.id)
    ]
    answers = [a for a in all_answers(database) if a.version in chosen and a.record == record]
    logged = {item.version.id: item for item in history(database, record)}
    files = files_by_number(database, {answer.file for answer in answers})
    ordered = sorted(chosen, key=lambda v: (past.versions[v].revision, v))
    return [
        trace for v in ordered for trace in _traces(past, v, rows, answers, files, logged.get(v))
    ]


def _setters(past: History, field: str) -> set[str]:
    """Return the version in which the shown value of a field first stood, walking back."""
    version = past.standing()[0].version.id
    value = past.effective(version).get(field)
    while before := _with_value(past, version, field, value):
        version = before
    return {version} if value is not None or past.parents(version) else set()


def _with_value(past: History, version: str, field: str, value: Value) -> str:
    parents = sorted(p for p in past.parents(version) if p in past.versions)
    return next((p for p in parents if past.effective(p).get(field) == value), "")


def _traces(
    past: History,
    version: str,
    rows: list[RowOrigin],
    answers: list[Answer],
    files: Mapping[int, ImportedFile],
    logged: LoggedVersion | None,
) -> Iterator[Trace]:
    origin = past.versions[version].origin
    given = [row for row in rows if row.version[0] == version]
    answered = [answer for answer in answers if answer.version == version]
    for answer in answered:
        yield _answered(answer, origin, files)
    for row in given:
        file = row.file.file
        yield Trace(
            version, origin, How.ROW, row.file.at, "", row.file.id, file.name, file.sha256,
            file.network, file.period, row.sheet, row.row, row.outcome,
        )  # fmt: skip
    if not given and not answered:
        at, by, what = (logged.at, logged.by, logged.what) if logged else (None, "", "")
        yield Trace(version, origin, How.PROGRAM, at, by, outcome=what)


def _answered(answer: Answer, origin: str, files: Mapping[int, ImportedFile]) -> Trace:
    item = files[answer.file]
    return Trace(
        answer.version, origin, How.ANSWER, answer.at, answer.by, item.id, item.file.name,
        item.file.sha256, answer.network, item.file.period, answer.sheet, answer.row, "",
        answer.column, answer.raw,
    )  # fmt: skip


def what_became(workspace: Workspace, file: int) -> list[RowNow]:
    """Return every row of a merged file with the record it is today, in the order of the file.

    Raises:
        NotFoundError: ``file_not_found``.
    """
    database = workspace.database()
    rows = rows_of_file(database, file)
    if rows is None:
        raise NotFoundError("file_not_found", file=file)
    known = views(database, {row.record for row in rows if row.record})
    return [
        RowNow(row.sheet, row.row, row.outcome, *_now(row.outcome, row.record, row.version, known))
        for row in rows
    ]


def _now(
    outcome: str, record: str, version: str, known: Mapping[str, RecordView]
) -> tuple[Now, str, str, str]:
    view = known.get(record)
    if view is None:
        waits = {"quarantined": Now.WAITING, "not_an_entry": Now.NO_RECORD}
        return waits.get(outcome, Now.TAKEN_BACK), "", "", ""
    fields = view.fields
    title = fields.get("title") or fields.get("text") or fields.get("date") or ""
    return _state(view, version), record, str(fields.get("number") or ""), str(title)


def _state(view: RecordView, version: str) -> Now:
    if view.deleted:
        return Now.REMOVED
    stands = any(version == tip.id for head in view.heads for tip in head.tips)
    if stands and view.grade is not Grade.SETTLED:
        return Now.CONFLICT
    return Now.SHOWN if stands else Now.REPLACED
