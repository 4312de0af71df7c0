"""Answering what waits: one cell, one row, or everything alike at once, without the workbook.

An answer is an ordinary version that comes with the import of its file: undoing the import takes
it back, and it is there again when the file is. The answer itself is kept for good.
"""

from __future__ import annotations

from enum import StrEnum

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import fold
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Version
from resv_desktop.services.accounting import RowFate
from resv_desktop.services.answering import (
    answer_version,
    decode,
    drafted_record,
    encode,
    items_with,
    read_answer,
    spec_of,
)
from resv_desktop.services.gate import refuse
from resv_desktop.services.retelling import ROW_LEFT
from resv_desktop.services.waiting import Histories
from resv_desktop.services.waiting import Waiting as Waiting
from resv_desktop.services.waiting import waiting as waiting
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.answers import (
    Answer,
    add_answers,
    all_answers,
    holding_batches,
    is_standing,
    row_outcome,
    same_content,
    settle_row,
    take_back,
)
from resv_desktop.store.extras import add_extras, remove_extras
from resv_desktop.store.records import find_records
from resv_desktop.store.versions import add_versions, known_keys
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.meetings import ITEM_COLUMNS, ITEMS

REGION = "region"
"""Who answers, unless said otherwise: a function, never a name."""

_RECORDS = frozenset({FieldType.RECORD, FieldType.RECORDS})


class Within(StrEnum):
    """How far an answer reaches that is given for all that is alike."""

    FILE = "file"
    BATCH = "batch"
    ALL = "all"


def solve(workspace: Workspace, item: Waiting, text: str, by: str = REGION) -> Version:
    """Take ``text`` (words as in Excel, or a code) as what the cell means; return the version.

    Of a row that waits as a whole ``text`` is its subject, and the record is made from the rest
    of the row. A ``-`` leaves a field empty. Answering again corrects the answer.

    Raises:
        KnownError: ``answer_empty``, ``answer_not_read`` or ``answer_unknown_code`` when it
            cannot be read; ``answer_given`` of a row that has become a record;
            ``answer_too_late`` when the import was undone.
        PrivacyBlockedError: when the answer holds personal data that blocks.
    """
    value = _read(workspace, item, text)
    with workspace.database().atomic():
        return _keep(workspace, item, value, by)


def solve_all(
    workspace: Workspace,
    item: Waiting,
    text: str,
    within: Within = Within.FILE,
    by: str = REGION,
) -> int:
    """Give the same answer to every waiting cell of this column with the same raw text.

    Returns how many were answered; ``item`` is one of them.

    Raises:
        KnownError: as :func:`solve`; nothing is answered then.
    """
    alike = [other for other in waiting(workspace) if is_alike(item, other, within)]
    with workspace.database().atomic():
        for other in alike:
            _keep(workspace, other, _read(workspace, other, text), by)
    return len(alike)


def solve_days(workspace: Workspace, file: int, *, day_first: bool, by: str = REGION) -> int:
    """Answer all days of a file that can be read in two ways at once: day first, or month first.

    Returns how many were answered.
    """
    found = []
    for item in waiting(workspace):
        day = date_rules.of_text(item.raw, day_first) if item.rule == "day_uncertain" else None
        if day and item.file == file:
            found.append((item, day))
    with workspace.database().atomic():
        for item, day in found:
            _keep(workspace, item, day, by)
    return len(found)


def dismiss(workspace: Workspace, item: Waiting, by: str = REGION) -> None:
    """Leave a cell as it is: the field keeps the value it had. Of a row: it is no record.

    Raises:
        KnownError: ``answer_given`` of a row that has become a record; ``answer_too_late``.
    """
    with workspace.database().atomic():
        _check(workspace, item)
        if item.is_row:
            settle_row(workspace.database(), item.place, RowFate.NOT_AN_ENTRY)
            left = (item.sheet, item.row, "", item.raw, ROW_LEFT, "")
            add_extras(workspace.database(), item.file, [left])
        _note(workspace, item, "", "", item.record, by)


def dismiss_all(
    workspace: Workspace, item: Waiting, within: Within = Within.FILE, by: str = REGION
) -> int:
    """Leave every waiting cell of this column with the same raw text as it is; return how many."""
    alike = [other for other in waiting(workspace) if is_alike(item, other, within)]
    with workspace.database().atomic():
        for other in alike:
            dismiss(workspace, other, by)
    return len(alike)


def reopen(workspace: Workspace, item: Waiting) -> bool:
    """Let a cell or row that was left as it is wait again; say whether it had been left."""
    database = workspace.database()
    places = [(file, *item.place[1:]) for file in same_content(database, item.file)]
    left = [a for a in all_answers(database, item.network) if a.place in places]
    if not left or not left[-1].is_dismissed:
        return False
    with database.atomic():
        for place in places:
            take_back(database, place)
            if item.is_row and row_outcome(database, place) == RowFate.NOT_AN_ENTRY:
                settle_row(database, place, RowFate.QUARANTINED)
                remove_extras(database, *place, ROW_LEFT)
    return True


def is_alike(item: Waiting, other: Waiting, within: Within) -> bool:
    """Say whether two cells ask the same: same raw text in the same column of the same sheet."""
    if (item.table, item.key, item.is_row) != (other.table, other.key, other.is_row):
        return False
    reaches = {
        Within.FILE: item.file == other.file,
        Within.BATCH: item.batch == other.batch,
        Within.ALL: True,
    }
    return reaches[within] and fold(item.raw) == fold(other.raw)


# Reading and keeping


def _read(workspace: Workspace, item: Waiting, text: str) -> Value:
    spec = spec_of(item.table)
    assert spec is not None
    numbers = _numbers(workspace, item.network) if item.kind in _RECORDS else {}
    value = read_answer(spec.column(item.key), text, workspace.codebook, numbers)
    if item.is_row and value is None:
        raise KnownError("answer_empty", column=item.header)
    refuse(workspace, text, item.key)
    return value


def _numbers(workspace: Workspace, network: str) -> dict[str, str]:
    entries = find_records(workspace.database(), RecordKind.ENTRY, network)
    return {fold(str(fields.get("number") or "")): record for record, fields in entries}


def _keep(workspace: Workspace, item: Waiting, value: Value, by: str) -> Version:
    _check(workspace, item)
    version = _row_record(workspace, item, value) if item.is_row else _cell(workspace, item, value)
    _note(workspace, item, encode(value), version.id, version.record, by)
    return version


def _cell(workspace: Workspace, item: Waiting, value: Value) -> Version:
    database = workspace.database()
    known = Histories(database, [item.record])
    history = known.history.get(item.record)
    if history is None or item.base not in history.versions:
        raise KnownError("answer_too_late", file=item.name)
    view, key = known.views[item.record], item.key
    if key in ITEM_COLUMNS:
        key, value = ITEMS, _items(workspace, item, value)
    version = answer_version(history, view, item.base, item.network, key, value)
    for batch in sorted({item.batch, *holding_batches(database, item.base)}):
        add_versions(database, [version], batch=batch)
    return version


def _items(workspace: Workspace, item: Waiting, value: Value) -> Value:
    """Return all items of a meeting with this answer and those given to its other cells."""
    given = {
        (answer.row, answer.key): decode(answer.value)
        for answer in all_answers(workspace.database(), item.network)
        if (answer.file, answer.record) == (item.file, item.record) and not answer.is_dismissed
    }
    return items_with(item.draft, {**given, (item.row, item.key): value})


def _row_record(workspace: Workspace, item: Waiting, value: Value) -> Version:
    database, spec = workspace.database(), spec_of(item.table)
    assert spec is not None
    nth = sum(
        (a.file, a.kind, a.raw, a.value) == (item.file, item.table, item.raw, encode(value))
        for a in all_answers(database, item.network)
        if not a.column
    )
    version = drafted_record(spec, item.network, item.draft, value, nth)
    is_new = not known_keys(database, [version.key])
    add_versions(database, [version], batch=item.batch)
    fate = RowFate.NEW if is_new else RowFate.UNCHANGED
    settle_row(database, item.place, fate, version.key)
    return version


def _check(workspace: Workspace, item: Waiting) -> None:
    """Refuse an answer that comes too late: twice to a row, or to an import that was undone."""
    database = workspace.database()
    if not is_standing(database, item.file):
        raise KnownError("answer_too_late", file=item.name)
    if item.is_row and row_outcome(database, item.place) != RowFate.QUARANTINED:
        raise KnownError("answer_given", row=item.row, file=item.name)


def _note(
    workspace: Workspace, item: Waiting, value: str, version: str, record: str, by: str
) -> None:
    answer = Answer(
        item.file, item.sheet, item.row, item.column, item.table, "" if item.is_row else item.key,
        item.raw, item.rule, item.network, record, value, version, workspace.now(), by,
    )  # fmt: skip
    add_answers(workspace.database(), [answer])
