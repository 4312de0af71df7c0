"""What a transfer file takes out of the log beside the versions, and what it adds to it.

The account of a file is kept of what counts: each content once, of imports that were not undone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from resv_desktop.store.database import Database, Row
from resv_desktop.store.imports import FileRecord, deliveries
from resv_desktop.store.rows import VersionKey, listed

ExtraRow = tuple[str, int, str, str, str]
"""Sheet, row, column, text and rule of a text that is no field of a record."""
AnswerRow = tuple[str, int, Mapping[str, str]]
"""Sheet, row, and the texts that are kept of an answer by name."""

_FILE_NUMBERS = "IN (SELECT value FROM json_each(?))"
_NOT_TEXT = frozenset({"id", "file", "sheet", "row"})


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A delivery with its rows, as the log keeps its account."""

    file: FileRecord
    rows: tuple[tuple[str, int, str, VersionKey | None], ...] = ()
    extras: tuple[ExtraRow, ...] = ()
    answers: tuple[AnswerRow, ...] = field(default=())


def kept_files(db: Database, only: Collection[str] | None = None) -> list[KeptFile]:
    """Return every delivery that counts with its account; other files brought nothing.

    ``only`` limits them to those with one of these hashes.
    """
    counted = [
        item
        for item in deliveries(db)
        if item.file.network and (only is None or item.file.sha256 in only)
    ]
    numbers = listed(item.id for item in counted)
    rows = _by_first(db, f"{_ROWS} {_FILE_NUMBERS} ORDER BY r.file, r.id", numbers)
    extras = _by_first(db, f"{_EXTRAS} {_FILE_NUMBERS} ORDER BY file, id", numbers)
    answers = _answers(db)
    return [
        KeptFile(
            item.file,
            tuple(map(_source, rows.get(item.id, ()))),
            tuple(extras.get(item.id, ())),
            tuple(answers.get(item.file.sha256, ())),
        )
        for item in counted
    ]


_ROWS = (
    "SELECT r.file, r.sheet, r.row, r.outcome, v.version, v.part FROM row_sources r"
    " LEFT JOIN versions v ON v.id = r.version WHERE r.file"
)
_EXTRAS = 'SELECT file, sheet, row, "column", text, rule FROM extras WHERE file'


def _by_first(db: Database, sql: str, parameters: tuple[str]) -> dict[Any, list[Row]]:
    groups = groupby(db.rows(sql, parameters), key=lambda row: row[0])
    return {first: [row[1:] for row in rows] for first, rows in groups}


def _source(row: Row) -> tuple[str, int, str, VersionKey | None]:
    sheet, number, outcome, version, part = row
    return sheet, number, outcome, (version, part) if version else None


def _answers(db: Database) -> dict[str, list[AnswerRow]]:
    """Return the answers by the SHA-256 of their file: each once, whoever brought it."""
    names = answer_names(db)
    columns = ", ".join(["f.sha256", "a.sheet", "a.row", *(f'a."{name}"' for name in names)])
    sql = (
        f"SELECT DISTINCT {columns} FROM answers a JOIN files f ON f.id = a.file ORDER BY {columns}"
    )
    found: dict[str, list[AnswerRow]] = {}
    for sha256, sheet, row, *texts in db.rows(sql):
        found.setdefault(sha256, []).append((sheet, row, dict(zip(names, texts, strict=True))))
    return found


def answer_names(db: Database) -> list[str]:
    """Return the names of the texts that are kept of an answer."""
    columns = db.rows("SELECT name FROM pragma_table_info('answers') ORDER BY name")
    return [name for (name,) in columns if name not in _NOT_TEXT]


def carry_answers(db: Database, file: int, sha256: str, answers: Iterable[AnswerRow]) -> None:
    """Keep what a person said elsewhere of cells of a file, unless it is known already.

    Texts of names that are not kept here are left out.
    """
    given = list(answers)
    if not given:
        return
    names = answer_names(db)
    known = {_same(answer) for answer in _answers(db).get(sha256, ())}
    fresh = [answer for answer in given if _same(_kept(answer, names)) not in known]
    columns = ", ".join(["file", "sheet", "row", *(f'"{name}"' for name in names)])
    places = ", ".join("?" * (3 + len(names)))
    with db.atomic():
        db.run_many(
            f"INSERT INTO answers ({columns}) VALUES ({places})",
            [
                (file, sheet, row, *_kept((sheet, row, about), names)[2].values())
                for sheet, row, about in fresh
            ],
        )


def _kept(answer: AnswerRow, names: Iterable[str]) -> AnswerRow:
    sheet, row, about = answer
    return sheet, row, {name: about.get(name, "") for name in names}


def _same(answer: AnswerRow) -> tuple[object, ...]:
    sheet, row, about = answer
    return sheet, row, tuple(sorted(about.items()))
