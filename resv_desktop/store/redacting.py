"""Taking texts out of one log for good: its versions, what is derived, and the accounts of files.

Works on any log of this edition: the one in use, a backup, one that was put aside. Nothing is
asked of the world but that file, so that a crash leaves either the old log or the new one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from resv_desktop.domain.redaction import REDACTED, Passage, Seal, Strike, fold_text, texts_in
from resv_desktop.domain.version import Version
from resv_desktop.store.database import Database, Row
from resv_desktop.store.derived import refresh
from resv_desktop.store.index import forget_words
from resv_desktop.store.redactions import Removals, add_removed, all_seals, all_strikes
from resv_desktop.store.rows import COLUMNS, encode_fields, listed, version_of, version_row
from resv_desktop.store.versions import records_below

WIDE_FROM = 12
"""Characters from which a text is looked for everywhere; shorter ones only with their record."""

_STRUCTURE = frozenset(
    {"versions", "edges", "holds", "changes", "current", "links", "entries", "code_labels"}
    | {"counters", "meta", "strikes", "seals", "_sqlite_migrations"}
)
"""Tables without texts of people, or whose texts are derived from the versions."""
_LISTED = "IN (SELECT value FROM json_each(?))"
_FOUND = f"""
SELECT {COLUMNS} FROM versions WHERE version {_LISTED} OR record {_LISTED}
    OR (parents = '[]' AND origin {_LISTED})"""
_OF_ROWS = ("repairs", "quarantine", "findings")


@dataclass
class Redacted:
    """What was taken out of a log: rows of versions, records, and texts of accounts of files."""

    versions: int = 0
    records: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    accounts: int = 0

    @property
    def anything(self) -> bool:
        """Whether the log held any of it."""
        return bool(self.versions or self.accounts)


def redact_log(
    db: Database,
    strikes: Iterable[Strike],
    seals: Iterable[Seal] = (),
    passages: Iterable[str] = (),
) -> Redacted:
    """Take texts out of a log, as one transaction; doing so again changes nothing.

    ``strikes`` and ``seals`` say of which versions; what those held, and ``passages``, goes from
    the accounts of files too: repairs, cells that wait, remarks, answers.

    Raises:
        StoreError: for a fault of the world; the log is then as it was.
    """
    given, sealed, done = frozenset(strikes), frozenset(seals), Redacted()
    with db.atomic():
        removals = Removals(given, sealed)
        for row in _rows(db, given, sealed):
            with db.sound():
                before = version_of(row)
            after = removals.applied(before)
            if after is not before:
                _put(db, row[0], after)
                done.versions += 1
                done.records.add(before.record)
                done.texts.update(_gone(before, after))
        add_removed(db, given | removals.found, sealed)
        texts = done.texts.union(passages)
        done.accounts = _clean_accounts(db, texts, set(passages), done.records)
        if done.anything:
            ids = {strike.version for strike in given | removals.found}
            refresh(db, done.records | records_below(db, ids))
            forget_words(db)
    return done


def reapply(
    db: Database,
    strikes: Iterable[Strike],
    seals: Iterable[Seal],
    passages: Iterable[str] = (),
) -> Redacted:
    """Take out of a log what another log, or this one at another time, knows to be removed."""
    return redact_log(db, all_strikes(db).union(strikes), all_seals(db).union(seals), passages)


def _rows(db: Database, strikes: Iterable[Strike], seals: Iterable[Seal]) -> list[Row]:
    ids, records = {strike.version for strike in strikes}, {seal.record for seal in seals}
    by_hand = {f"excel:{seal.network}" for seal in seals}
    return db.rows(_FOUND, (*listed(ids), *listed(records), *listed(by_hand)))


def _gone(before: Version, after: Version) -> Iterator[str]:
    for key, value in before.fields.items():
        if after.fields.get(key) != value:
            yield from texts_in(value)


def _put(db: Database, number: int, version: Version) -> None:
    """Let a row hold ``version``; where another row holds just that, it takes its place."""
    sql = "SELECT id FROM versions WHERE version = ? AND part = ? AND id != ?"
    twin = db.value(sql, (*version.key, number))
    if twin is not None:
        db.run(
            "INSERT OR IGNORE INTO holds SELECT ?, batch FROM holds WHERE version = ?",
            (twin, number),
        )
        db.run("DELETE FROM holds WHERE version = ?", (number,))
        db.run("UPDATE row_sources SET version = ? WHERE version = ?", (twin, number))
        db.run("UPDATE current SET shown = ? WHERE shown = ?", (twin, number))
        db.run("DELETE FROM versions WHERE id = ?", (number,))
        return
    row = version_row(number, version)
    _, _, part, _, _, _, _, _, _, extent, checks = row
    db.run(
        "UPDATE versions SET part = ?, fields = ?, extent = ?, checks = ? WHERE id = ?",
        (part, encode_fields(version.fields), extent, checks, number),
    )


# The accounts of files


def _clean_accounts(db: Database, texts: set[str], asked: set[str], records: set[str]) -> int:
    """Take ``texts`` out of everything that was kept beside the versions; return how often."""
    wide = [t for t in texts if t in asked or len(fold_text(t)) >= WIDE_FROM]
    narrow = [Passage(text) for text in texts.difference(wide)]
    count = 0
    if wide:
        cleaner = _Cleaner([Passage(text) for text in wide])
        for table, column in _text_columns(db):
            count += _clean_column(db, table, column, cleaner.text)
        count += _forget_allowed(db, cleaner)
    if narrow and records:
        count += _clean_beside(db, narrow, records)
    return count


def _text_columns(db: Database) -> list[tuple[str, str]]:
    tables = [name for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        (table, column)
        for table in sorted(tables)
        if table not in _STRUCTURE and not table.startswith(("search", "sqlite_", "allowed_words"))
        for column, kind in db.rows("SELECT name, type FROM pragma_table_info(?)", (table,))
        if kind == "TEXT"
    ]


def _clean_column(db: Database, table: str, column: str, clean: Callable[[str], str]) -> int:
    name, count = f'"{table}"', 0
    where = f'"{column}" = ?'
    for (text,) in db.rows(f'SELECT DISTINCT "{column}" FROM {name} WHERE "{column}" != \'\''):
        cleaned = clean(text)
        if cleaned != text:
            sql = f'UPDATE {name} SET "{column}" = ? WHERE {where}'
            count += db.run(sql, (cleaned, text)).rowcount
    return count


def _forget_allowed(db: Database, cleaner: _Cleaner) -> int:
    """Words that the user marked as nobody's are a person's after all."""
    words = [w for (w,) in db.rows("SELECT words FROM allowed_words") if cleaner.text(w) != w]
    db.run_many("DELETE FROM allowed_words WHERE words = ?", [(text,) for text in words])
    return len(words)


class _Cleaner:
    """Takes passages out of texts, also out of those that stand within JSON."""

    def __init__(self, passages: list[Passage], *, whole: bool = False) -> None:
        self._passages = passages
        self._whole = whole

    def text(self, text: str) -> str:
        """Return ``text`` without the passages; itself when there are none in it."""
        if text[:1] in '[{"':
            try:
                held = json.loads(text)
            except ValueError:
                return self.plain(text)
            cleaned = self.value(held)
            return text if cleaned == held else json.dumps(cleaned, ensure_ascii=False)
        return self.plain(text)

    def value(self, value: Any) -> Any:
        """Return what JSON held, without the passages in any of its texts."""
        if isinstance(value, str):
            return self.plain(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {self.plain(key): self.value(item) for key, item in value.items()}
        return value

    def plain(self, text: str) -> str:
        """Return a text without the passages."""
        for passage in self._passages:
            if self._whole:
                text = REDACTED if passage.is_all_of(text) else text
            elif passage.is_in(text):
                text = passage.taken_out(text)
        return text


def _clean_beside(db: Database, narrow: list[Passage], records: set[str]) -> int:
    """Take short texts out of what stands with their records: alone they could be anything."""
    cleaner, count = _Cleaner(narrow, whole=True), 0
    for table, column in (("extras", "text"), ("answers", "raw"), ("answers", "value")):
        sql = f"SELECT id, {column} FROM {table} WHERE record {_LISTED}"
        for number, text in db.rows(sql, listed(records)):
            cleaned = cleaner.text(text)
            if cleaned != text:
                db.run(f"UPDATE {table} SET {column} = ? WHERE id = ?", (cleaned, number))
                count += 1
    return count + _clean_rows(db, cleaner, records)


def _clean_rows(db: Database, cleaner: _Cleaner, records: set[str]) -> int:
    sql = (
        'SELECT DISTINCT r.file, r.sheet, r."row" FROM row_sources r'
        f" JOIN versions v ON v.id = r.version WHERE v.record {_LISTED}"
    )
    places: dict[int, set[tuple[str, int]]] = {}
    for file, sheet, row in db.rows(sql, listed(records)):
        places.setdefault(file, set()).add((sheet, row))
    count = 0
    for file, mine in places.items():
        for column in _OF_ROWS:
            held = json.loads(db.value(f"SELECT {column} FROM files WHERE id = ?", (file,)))
            cleaned = [
                cleaner.value(item) if (item.get("sheet"), item.get("row")) in mine else item
                for item in held
            ]
            if cleaned != held:
                text = json.dumps(cleaned, ensure_ascii=False)
                db.run(f"UPDATE files SET {column} = ? WHERE id = ?", (text, file))
                count += 1
    return count
