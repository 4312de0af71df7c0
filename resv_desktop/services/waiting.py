"""What waits for a person: cells and rows of merged workbooks that were not understood.

Everything comes from the account that was kept of each file; the sender's workbook is not needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resv_desktop.domain.canonical import Value, clean_value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.history import History
from resv_desktop.domain.view import RecordView, view_record
from resv_desktop.sentences import sentence
from resv_desktop.services.answering import decode, field_of, folded, main_column, spec_of
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.answers import Answer, Place, all_answers, row_records
from resv_desktop.store.database import Database
from resv_desktop.store.headings import Choice, heading_choices
from resv_desktop.store.imports import ImportedFile, asking_deliveries
from resv_desktop.store.rows import listed
from resv_desktop.store.versions import load_versions
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.account import shown
from resv_desktop.workbook.columns import NO, YES, Column
from resv_desktop.workbook.typed_rows import type_of

UNKNOWN_HEADING = "header_unknown"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A cell, or a row as a whole, that waits for a person.

    ``table``, ``key`` and ``header`` are our sheet and column (of a row: the one that is empty),
    ``kind`` is how an answer is read. ``codes`` holds code and label of each choice;
    ``suggestions`` are texts that are accepted as an answer. ``base`` is the row's version.
    """

    file: int
    name: str
    batch: int
    network: str
    period: str
    sheet: str
    row: int
    column: str
    raw: str
    rule: str
    table: str
    key: str
    header: str
    kind: FieldType
    record: str = ""
    number: str = ""
    title: str = ""
    base: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    draft: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_row(self) -> bool:
        """Whether a row waits as a whole because it does not say what it is about."""
        return not self.column

    @property
    def place(self) -> Place:
        """File, sheet, row and column, as in the account."""
        return self.file, self.sheet, self.row, self.column

    def reason(self, language: str = "nl") -> str:
        """Return why it waits, in a sentence."""
        return sentence(f"rule_{self.rule}", {}, language)


@dataclass(frozen=True, slots=True)
class Stored:
    """A finding as it stands in the account of a file, with the record of its row if it has one."""

    item: ImportedFile
    about: Mapping[str, Any]
    key: str
    record: str
    base: str

    @property
    def column(self) -> str:
        """The heading in the file; empty for a row that waits as a whole."""
        return str(self.about["column"])

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.item.id, self.about["sheet"], self.about["row"], self.column

    @property
    def table(self) -> str:
        """The name of our sheet; empty in an account of before there were answers."""
        return str(self.about.get("kind", ""))

    @property
    def draft(self) -> dict[str, Value]:
        """What the other cells of the row say."""
        return {key: clean_value(value) for key, value in self.about.get("draft", ())}


def stored(database: Database, batch: int | None = None) -> list[Stored]:
    """Return what can be answered of the files that count (of one batch, when given)."""
    asking = (item for item in asking_deliveries(database) if batch in (None, item.batch))
    items = [item for item in asking if item.file.quarantine]
    rows = row_records(database, (item.id for item in items))
    choices = heading_choices(database)
    return [found for item in items for found in _stored_of(item, rows, choices)]


def _stored_of(
    item: ImportedFile,
    rows: Mapping[tuple[int, str, int], tuple[str, str]],
    choices: Mapping[Choice, str],
) -> Iterator[Stored]:
    forms = {(q["sheet"], q["heading"]): q["headings"] for q in item.file.headings}
    for about in item.file.quarantine:
        table, key = about.get("kind", ""), about.get("key", "")
        if about["rule"] == UNKNOWN_HEADING:
            form = forms.get((about["sheet"], about["column"]), "")
            choice = item.file.network, form, table, folded(about["column"])
            key = choices.get(choice, "")
        if spec_of(table) and (key or not about["column"]):
            record, base = rows.get((item.id, about["sheet"], about["row"]), ("", ""))
            yield Stored(item, about, key, record, base)


class Answered:
    """Which questions have an answer: at that very place, or asked before with the same raw text.

    An answer whose version went with an import that was undone is no answer until it comes back.
    """

    def __init__(self, database: Database, network: str | None = None) -> None:
        given = all_answers(database, network)
        present = _present(database, {a.version for a in given if a.version})
        standing = [a for a in given if a.is_dismissed or a.version in present]
        self._places = {answer.place: answer for answer in standing}
        self._cells = {(a.record, a.key, a.raw): a for a in standing if a.column}
        self._rows = _by_row(a for a in standing if not a.column)
        self._met: Counter[tuple[int, str, str, str]] = Counter()

    def find(self, question: Stored) -> Answer | None:
        """Return the answer to a question; rows of a file are to be asked in their order."""
        raw, here = str(question.about["raw"]), self._places.get(question.place)
        if question.column:
            return here or self._cells.get((question.record, question.key, raw))
        like = question.item.file.network, question.table, raw
        nth = self._met[(question.item.id, *like)]
        self._met[(question.item.id, *like)] += 1
        found = [a for a in self._rows.get(like, ()) if a.file != question.item.id]
        return here or (found[nth] if nth < len(found) else None)


def _by_row(answers: Iterable[Answer]) -> dict[tuple[str, str, str], list[Answer]]:
    """Return the answers to equal rows: those of the file that had most of them."""
    files: dict[tuple[str, str, str], dict[int, list[Answer]]] = {}
    for answer in answers:
        like = answer.network, answer.kind, answer.raw
        files.setdefault(like, {}).setdefault(answer.file, []).append(answer)
    return {like: max(by_file.values(), key=len) for like, by_file in files.items()}


def _present(database: Database, versions: Collection[str]) -> set[str]:
    sql = "SELECT version FROM versions WHERE version IN (SELECT value FROM json_each(?))"
    return {version for (version,) in database.rows(sql, listed(versions))}


# The list for the window


def waiting(workspace: Workspace, batch: int | None = None) -> list[Waiting]:
    """Return what waits, in the order of files and rows; of one batch, or of all.

    Left out is what was answered, here or in an earlier file, what a later version of the sender
    has put right, and what belongs to an import that was undone or to a heading that is unknown.
    """
    database = workspace.database()
    answered = Answered(database)
    found = [q for q in stored(database, batch) if answered.find(q) is None]
    # A row that waits is one question: its cells come after its subject is known.
    found = [q for q in found if q.record or not q.column]
    past = Histories(database, {q.record for q in found if q.record})
    said = {answer.version for answer in all_answers(database)}
    left = (question for question in found if not past.is_settled(question, said))
    return list(_listed(workspace, left, past))


class Histories:
    """The versions of some records, for asking what became of a field."""

    def __init__(self, database: Database, records: Collection[str]) -> None:
        known = load_versions(database, sorted(records))
        parents = known.parents_by_child()
        by_record = known.by_record()
        self.history = {r: History(versions, parents) for r, versions in by_record.items()}
        self.views = {r: view_record(versions, parents) for r, versions in by_record.items()}

    def is_settled(self, question: Stored, said: Collection[str]) -> bool:
        """Say whether what came after the row's version gave the field another value.

        Not by an answer (``said``): that is about another cell of the same field.
        """
        history = self.history.get(question.record)
        if history is None or question.base not in history.versions:
            return bool(question.record)
        key = field_of(question.key)
        before = history.effective(question.base).get(key)
        return any(
            question.base in history.ancestors(head.version.id) and head.fields.get(key) != before
            for head in self.views[question.record].heads
            if head.version.id not in said
        )

    def fields(self, record: str) -> Mapping[str, Value]:
        """Return what is shown of a record; nothing of one that is not known."""
        view: RecordView | None = self.views.get(record)
        return view.fields if view else {}


def _listed(
    workspace: Workspace, questions: Iterable[Stored], past: Histories
) -> Iterator[Waiting]:
    codebook, earlier = workspace.codebook, _earlier(workspace.database())
    for question in questions:
        spec = spec_of(question.table)
        assert spec is not None
        column = spec.column(question.key) if question.key else main_column(spec)
        about, item = question.about, question.item
        says = past.fields(question.record)
        title = says.get("title") or says.get("text") or says.get("date") or ""
        yield Waiting(
            item.id, item.file.name, item.batch, item.file.network, item.file.period,
            about["sheet"], about["row"], question.column, about["raw"], about["rule"],
            question.table, column.key, column.header, type_of(column), question.record,
            str(says.get("number") or ""), str(title), question.base,
            _choices(column, codebook),
            _suggestions(column, about, earlier), question.draft,
        )  # fmt: skip


def _choices(column: Column, codebook: CodeBook) -> tuple[tuple[str, str], ...]:
    if type_of(column) is FieldType.YES_NO:
        return (YES, YES), (NO, NO)
    codes = codebook.lists.get(column.code_list or "", ())
    return tuple((code.code, code.nl) for code in codes)


def _earlier(database: Database) -> dict[tuple[str, str, str], str]:
    """Return what the same raw text in the same column was last said to be, in any file."""
    return {
        (a.kind, a.key, a.raw): shown(decode(a.value))
        for a in all_answers(database)
        if a.column and not a.is_dismissed
    }


def _suggestions(
    column: Column, about: Mapping[str, Any], earlier: Mapping[tuple[str, str, str], str]
) -> tuple[str, ...]:
    raw = str(about["raw"])
    found = [earlier.get((about.get("kind", ""), column.key, raw), "")]
    if type_of(column) is FieldType.DATE:
        found += (date_rules.of_text(raw, day_first) or "" for day_first in (True, False))
    if " | " in raw and about["column"]:
        found += raw.split(" | ")
    return tuple(dict.fromkeys(text for text in found if text.strip()))
