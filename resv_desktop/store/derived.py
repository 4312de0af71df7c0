"""What is computed from the versions and kept for speed: can be thrown away and made again.

``current`` holds one row per record, ``links`` what points at what, ``entries`` the columns of
the list of entries, ``search`` the full-text index. Each is written here and nowhere else, in
the transaction that changes the versions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.version import Extent, Version
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.store.database import Database, Row
from resv_desktop.store.index import change_words, new_index, sound_index
from resv_desktop.store.listing import ENTRY_COLUMNS, CodeLabels, code_labels, list_entry
from resv_desktop.store.loading import rows_by_record, views
from resv_desktop.store.numbers import Counter, counter_of, raise_counters
from resv_desktop.store.rows import decode_fields, listed
from resv_desktop.store.summary import CURRENT_COLUMNS, Shown, current_row, link_rows

Progress = Callable[[int, int], None]
Placed = tuple[int, "Derived"]
"""The number of a version's row, and what is derived of the record that shows it."""

_CHUNK = 1000
_PIECE = 2000
"""Records of an import that are written together: a second's work, a few megabytes."""
_LISTED = "IN (SELECT value FROM json_each(?))"


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"


_ADD_CURRENT = _insert("current", CURRENT_COLUMNS)
_ADD_ENTRY = _insert("entries", ENTRY_COLUMNS)


class Derived(NamedTuple):
    """What is kept of a record beside its versions, but for the numbers of rows."""

    record: str
    current: Row
    links: tuple[Row, ...]
    entry: Row | None
    words: str
    counter: Counter | None


def derive(shown: Shown, labels: CodeLabels) -> Derived:
    """Compute what is kept of a record; a pure function, also used in other processes."""
    entry, words = list_entry(shown, labels) if shown.is_listed_entry else (None, "")
    counter = counter_of(shown.fields)
    return Derived(shown.record, current_row(shown), link_rows(shown), entry, words, counter)


def derive_alone(version: Version, labels: CodeLabels) -> Derived:
    """Compute what is kept of a record of one version: it shows just what that one states."""
    fields = dict(version.fields.items())
    if version.extent is not Extent.FULL:
        fields = {key: value for key, value in fields.items() if value is not None}
    return derive(_single(version.record, 0, fields, version.revision, version.deleted), labels)


def refresh(
    db: Database, records: Collection[str], alone: Mapping[str, Placed] | None = None
) -> None:
    """Compute anew what is derived of ``records``; of one without versions nothing stays.

    ``alone`` holds new records of one version, with the number of that version's row: there is
    nothing to look up or to compare for them.
    """
    fresh = alone or {}
    with db.atomic():
        if fresh:
            _write(db, list(fresh.values()), {})
        others = sorted(record for record in records if record not in fresh)
        for chunk in _chunks(others):
            shown = _shown(db, chunk)
            raise_counters(db, (derived.counter for _, derived in shown))
            _write(db, shown, _forget(db, chunk))


class Later:
    """Records of one import whose derived rows are still to be written.

    An import writes them in large pieces: the index gathers all its words before it writes them
    out, and does so too whenever a nested transaction ends. :meth:`finish` belongs in the
    transaction of the import.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._alone: dict[str, Placed] = {}
        self._others: set[str] = set()

    def take(self, records: Collection[str], alone: Mapping[str, Placed]) -> None:
        """Take in records to be computed anew; ``alone`` as for :func:`refresh`."""
        others = [record for record in records if record not in alone]
        for record in others:
            self._alone.pop(record, None)
        self._others.update(others)
        self._alone.update(alone)
        if len(self._alone) + len(self._others) >= _PIECE:
            self.finish()

    def finish(self) -> None:
        """Write what is waiting."""
        refresh(self._db, self._others | self._alone.keys(), self._alone)
        self._alone, self._others = {}, set()


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
        wanted = _Rows.of(shown, [numbers[item.record] for _, item in shown]).as_sets()
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
    def of(cls, found: Sequence[Placed], numbers: Sequence[int]) -> _Rows:
        """Return what there should be."""
        pairs = list(zip(numbers, found, strict=True))
        return cls(
            [(number, shown, *item.current) for number, (shown, item) in pairs],
            [link for _, item in found for link in item.links],
            [(number, *item.entry) for number, (_, item) in pairs if item.entry],
            [(number, item.words) for number, (_, item) in pairs if item.entry],
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


def _shown(db: Database, records: list[str]) -> list[Placed]:
    """Return what is shown of each record that has a version."""
    rows = rows_by_record(db, records)
    several = [record for record, found in rows.items() if len(found) > 1]
    looks = views(db, several).values() if several else ()
    labels = code_labels(db)
    with db.sound():
        shown = [_of_row(found[0]) for found in rows.values() if len(found) == 1]
        shown += [_of_view(view, rows[view.record]) for view in looks]
        return [(item.version, derive(item, labels)) for item in shown]


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
    # came together from parts only has no row that holds all of it: then it is the first part, in
    # an order in which arriving plays no role.
    _, part, number = min((row[1] != version.id, str(row[2]), int(row[0])) for row in rows)
    own = part == "" and version.extent is Extent.FULL
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


def _write(db: Database, found: Sequence[Placed], numbers: Mapping[str, int]) -> None:
    """Write derived rows; ``numbers`` are the row numbers that records had until now."""
    free = 1 + (db.value("SELECT max(id) FROM current") or 0)
    free = max(free, 1 + max(numbers.values(), default=0))
    ids = [
        numbers[item.record] if item.record in numbers else free + place
        for place, (_, item) in enumerate(found)
    ]
    rows = _Rows.of(found, ids)
    db.run_many(_ADD_CURRENT, rows.current)
    db.run_many("INSERT INTO links VALUES (?, ?)", rows.links)
    db.run_many(_ADD_ENTRY, rows.entries)
    _index(db, rows.words, numbers.values())


def _index(db: Database, words: list[Row], before: Collection[int]) -> None:
    """Bring the index up to date; an entry whose words stayed the same is left alone."""
    sql = f"SELECT rowid, words FROM search WHERE rowid {_LISTED}"
    kept = set(db.rows(sql, listed(before))) if before else set()
    change_words(db, kept.difference(words), [row for row in words if row not in kept])
