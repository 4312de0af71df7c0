"""What is computed from the versions and kept for speed: can be thrown away and made again.

``current`` holds one row per record, ``links`` what points at what, ``entries`` the columns of
the list of entries, ``search`` the full-text index. Each is written here and nowhere else, in
the transaction that changes the versions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.version import Extent, Version
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.store.database import Database, Row
from resv_desktop.store.index import change_words, new_index, sound_index
from resv_desktop.store.listing import ENTRY_COLUMNS, code_labels, list_entry
from resv_desktop.store.loading import rows_by_record, views
from resv_desktop.store.numbers import note_numbers
from resv_desktop.store.rows import decode_fields, listed
from resv_desktop.store.summary import CURRENT_COLUMNS, Shown, current_row, link_rows

Progress = Callable[[int, int], None]

_CHUNK = 1000
_LISTED = "IN (SELECT value FROM json_each(?))"


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"


_ADD_CURRENT = _insert("current", CURRENT_COLUMNS)
_ADD_ENTRY = _insert("entries", ENTRY_COLUMNS)


def refresh(
    db: Database,
    records: Collection[str],
    alone: Mapping[str, tuple[int, Version]] | None = None,
) -> None:
    """Compute anew what is derived of ``records``; of one without versions nothing stays.

    ``alone`` holds new records of one version with the row of that version: there is nothing to
    look up or to compare for them.
    """
    fresh = alone or {}
    with db.atomic():
        _write(db, [_of_version(*found) for found in fresh.values()], {})
        others = sorted(record for record in records if record not in fresh)
        for chunk in _chunks(others):
            shown = _shown(db, chunk)
            note_numbers(db, (item.fields for item in shown))
            _write(db, shown, _forget(db, chunk))


def rebuild(db: Database, progress: Progress | None = None) -> int:
    """Throw away all that is derived and compute it from the versions; return the records."""
    with db.atomic():
        for table in ("current", "links", "entries"):
            db.run(f"DELETE FROM {table}")
        new_index(db)
        records = [record for (record,) in db.rows("SELECT DISTINCT record FROM versions")]
        done = 0
        for chunk in _chunks(records):
            _write(db, _shown(db, chunk), {})
            done += len(chunk)
            if progress:
                progress(done, len(records))
    return len(records)


def check_derived(db: Database) -> bool:
    """Say whether what is kept is what the versions give, and the index belongs to it."""
    records = [record for (record,) in db.rows("SELECT DISTINCT record FROM versions")]
    expected = [0, 0, 0, 0]
    for chunk in _chunks(records):
        shown = _shown(db, chunk)
        numbers = _numbers(db, chunk)
        if len(numbers) != len(chunk):
            return False
        wanted = _Rows.of(db, shown, [numbers[item.record] for item in shown]).as_sets()
        if wanted != _Rows.kept(db, chunk, list(numbers.values())).as_sets():
            return False
        expected = [count + len(rows) for count, rows in zip(expected, wanted, strict=True)]
    tables = ("current", "links", "entries", "search")
    kept = [db.value(f"SELECT count(*) FROM {table}") for table in tables]
    return kept == expected and sound_index(db)


class _Rows:
    """The derived rows of some records, table by table."""

    def __init__(
        self, current: list[Row], links: list[Row], entries: list[Row], words: list[Row]
    ) -> None:
        self.current, self.links, self.entries, self.words = current, links, entries, words

    @classmethod
    def of(cls, db: Database, shown: list[Shown], numbers: list[int]) -> _Rows:
        """Return what there should be."""
        labels = code_labels(db)
        pairs = list(zip(numbers, shown, strict=True))
        found = [list_entry(*pair, labels) for pair in pairs if pair[1].is_listed_entry]
        return cls(
            [current_row(*pair) for pair in pairs],
            [row for item in shown for row in link_rows(item)],
            [entry for entry, _ in found],
            [words for _, words in found],
        )

    @classmethod
    def kept(cls, db: Database, records: list[str], numbers: list[int]) -> _Rows:
        """Return what there is."""
        ids, names = listed(numbers), listed(records)
        return cls(
            db.rows(f"SELECT {CURRENT_COLUMNS} FROM current WHERE id {_LISTED}", ids),
            db.rows(f"SELECT source, target FROM links WHERE source {_LISTED}", names),
            db.rows(f"SELECT {ENTRY_COLUMNS} FROM entries WHERE id {_LISTED}", ids),
            db.rows(f"SELECT rowid, words FROM search WHERE rowid {_LISTED}", ids),
        )

    def as_sets(self) -> tuple[set[Row], ...]:
        """Return all rows without their order."""
        return set(self.current), set(self.links), set(self.entries), set(self.words)


def _chunks(records: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(records)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk


def _shown(db: Database, records: list[str]) -> list[Shown]:
    """Return what is shown of each record that has a version."""
    rows = rows_by_record(db, records)
    several = [record for record, found in rows.items() if len(found) > 1]
    looks = views(db, several).values() if several else ()
    with db.sound():
        shown = [_of_row(found[0]) for found in rows.values() if len(found) == 1]
        return shown + [_of_view(view, rows[view.record]) for view in looks]


def _of_version(number: int, version: Version) -> Shown:
    """A record of one version shows just what that version states, whatever its extent."""
    fields = {key: value for key, value in version.fields.items() if value is not None}
    return _single(version.record, number, fields, version.revision, version.deleted)


def _of_row(row: Row) -> Shown:
    number, _, _, record, revision, _, _, fields, deleted, *_ = row
    if not isinstance(revision, int):
        raise TypeError("a revision is a number")
    return _single(record, number, decode_fields(fields), revision, bool(deleted))


def _single(record: str, number: int, fields: Fields, revision: int, deleted: bool) -> Shown:
    return Shown(record, number, fields, True, revision, deleted, 1, Grade.SETTLED.value)


def _of_view(view: RecordView, rows: list[Row]) -> Shown:
    version = view.shown.version
    # A workbook may have shown parts of the very same version; its own row is the whole one. What
    # came together from parts only has no row that holds all of it.
    mine = [row for row in rows if row[1] == version.id]
    whole = [row[0] for row in mine if row[2] == ""]
    own = bool(whole) and version.extent is Extent.FULL
    number = min(whole if own else [row[0] for row in mine])
    heads, grade = len(view.heads), view.grade.value
    fields, deleted = view.fields, view.deleted
    return Shown(view.record, number, fields, own, version.revision, deleted, heads, grade)


def _numbers(db: Database, records: Iterable[str]) -> dict[str, int]:
    sql = f"SELECT record, id FROM current WHERE record {_LISTED}"
    return dict(db.rows(sql, listed(records)))


def _forget(db: Database, records: Iterable[str]) -> dict[str, int]:
    """Remove the derived rows of some records, but for the index; return their row numbers."""
    numbers = _numbers(db, records)
    ids = listed(numbers.values())
    db.run(f"DELETE FROM links WHERE source {_LISTED}", listed(numbers))
    db.run(f"DELETE FROM entries WHERE id {_LISTED}", ids)
    db.run(f"DELETE FROM current WHERE id {_LISTED}", ids)
    return numbers


def _write(db: Database, shown: list[Shown], numbers: Mapping[str, int]) -> None:
    """Write derived rows; ``numbers`` are the row numbers that records had until now."""
    free = 1 + (db.value("SELECT max(id) FROM current") or 0)
    free = max(free, 1 + max(numbers.values(), default=0))
    ids = [
        numbers[item.record] if item.record in numbers else free + place
        for place, item in enumerate(shown)
    ]
    rows = _Rows.of(db, shown, ids)
    db.run_many(_ADD_CURRENT, rows.current)
    db.run_many("INSERT INTO links VALUES (?, ?)", rows.links)
    db.run_many(_ADD_ENTRY, rows.entries)
    _index(db, rows.words, numbers.values())


def _index(db: Database, words: list[Row], before: Collection[int]) -> None:
    """Bring the index up to date; an entry whose words stayed the same is left alone."""
    sql = f"SELECT rowid, words FROM search WHERE rowid {_LISTED}"
    kept = set(db.rows(sql, listed(before))) if before else set()
    change_words(db, kept.difference(words), [row for row in words if row not in kept])
