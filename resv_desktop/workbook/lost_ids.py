"""Rows whose identifier was removed: found back by their version, or by what they say.

*Techniek* states the digests of every exported version, so a row that still says what was exported
can be recognised without its identifier. What is not recognised for certain is a new row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.ids import RecordKind, is_record_id, kind_of
from resv_desktop.workbook.reading import Repair
from resv_desktop.workbook.rows import Origin
from resv_desktop.workbook.technique import VersionFacts
from resv_desktop.workbook.typed_rows import TypedTable

TELLING = {
    RecordKind.ENTRY: ("number", "title"),
    RecordKind.ACTION: ("number", "text"),
    RecordKind.AGREEMENT: ("text",),
}
"""The fields of which one must be as exported for a row to be looked at more closely."""
MOST_PAIRS = 250_000
"""Rows times versions that are compared; a second of work, and more than any delivery has."""


def find_lost_ids(origin: Origin, table: TypedTable) -> None:
    """Give rows of ``table`` without a sound identifier the one they had, where that is certain."""
    kind = table.spec.kind
    lost = [i for i, record in enumerate(table.ids) if not is_record_id(record, kind)]
    if not lost or not origin.by_row:
        return
    facts = [f for f in origin.by_row.values() if not f.deleted and kind_of(f.record) is kind]
    _by_version(origin, table, lost, facts)
    if len(lost) == len(table) and kind in TELLING and not any(table.ids):
        _by_content(origin, table, facts)


def _by_version(
    origin: Origin, table: TypedTable, lost: Sequence[int], facts: Sequence[VersionFacts]
) -> None:
    """Take the record of the version that a row states, when no other row states it too."""
    known = {stated.id: stated for stated in facts}
    claims = Counter(table.versions)
    for index in lost:
        stated = known.get(table.versions[index])
        if stated and (claims[stated.id] == 1 or table.spec.group_key):
            _give(origin, table, index, stated)


def _by_content(origin: Origin, table: TypedTable, facts: Sequence[VersionFacts]) -> None:
    """Take the record whose export the row still shows; the column was removed as a whole."""
    open_rows = [i for i in range(len(table)) if not table.ids[i]]
    if len(open_rows) * len(facts) > MOST_PAIRS:
        return
    claims = [claim for index in open_rows for claim in _claims(table, index, facts)]
    # The surest first; a row and a record are each given once, and never by the toss of a coin.
    given: set[object] = set()
    for _, group in groupby(sorted(claims, key=lambda claim: -claim[0]), key=lambda c: c[0]):
        level = [c for c in group if c[1] not in given and c[2].record not in given]
        rows, records = Counter(c[1] for c in level), Counter(c[2].record for c in level)
        for _, index, stated in level:
            if rows[index] == 1 and records[stated.record] == 1:
                _give(origin, table, index, stated)
        given |= rows.keys() | records.keys()


def _claims(
    table: TypedTable, index: int, facts: Sequence[VersionFacts]
) -> Iterator[tuple[int, int, VersionFacts]]:
    """Yield how many cells of a row are as exported in which versions, where it is most of them."""
    fields: dict[str, Value] = {
        k: v for k, v in zip(table.keys, table.values[index], strict=True) if v is not None
    }
    telling = [key for key in TELLING[table.spec.kind] if key in fields]
    for stated in facts:
        digests = stated.digests()
        if any(_is_as_stated(stated, digests.get(key), key, fields[key]) for key in telling):
            same = sum(_is_as_stated(stated, digests.get(k), k, v) for k, v in fields.items())
            if same * 2 > len(fields):
                yield same, index, stated


def _is_as_stated(stated: VersionFacts, digest: str | None, key: str, value: Value) -> bool:
    return digest is not None and field_digest(stated.id, key, value) == digest


def _give(origin: Origin, table: TypedTable, index: int, stated: VersionFacts) -> None:
    before, row = table.ids[index], table.numbers[index]
    table.ids[index], table.versions[index] = stated.record, stated.id
    table.revisions[index] = str(stated.revision)
    header = table.spec.id_header
    origin.account.repaired(
        Repair(table.sheet, row, header, before, stated.record, "id_found_back")
    )
