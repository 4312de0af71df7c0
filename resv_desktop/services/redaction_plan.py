"""Which texts somebody means when a text is to be removed for good, and where else they stand.

The same plan is made again after a crash, from identifiers and places: as long as the text is
still in the log, nothing else has to remember it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resv_desktop.domain.canonical import Fields, Value, field_digest
from resv_desktop.domain.errors import NotFoundError, WrongUseError
from resv_desktop.domain.fields import FIELDS, FREE_TEXT, FieldType
from resv_desktop.domain.history import History
from resv_desktop.domain.ids import kind_of
from resv_desktop.domain.redaction import (
    Passage,
    Seal,
    Strike,
    fold_text,
    may_be_struck,
    seal_of,
    texts_in,
)
from resv_desktop.domain.version import Version
from resv_desktop.services.origins import network_of
from resv_desktop.store.database import Database
from resv_desktop.store.redacting import WIDE_FROM
from resv_desktop.store.rows import COLUMNS, version_of
from resv_desktop.store.versions import load_versions

MOST_COPIES = 3
"""Other records in which a text may stand alone before it is a set phrase and nobody's note."""
LEAST_PASSAGE = 4
"""Characters of a passage: two letters would be taken out of every other word."""
_OF_RECORD_ONLY = frozenset({"owner", "quantity", "with_whom", "subject"})
"""Fields that say the same in many records: a function, a number of people, a partner."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be removed: the free text that version ``version`` of ``record`` set.

    Of a version that set none it is what it shows. ``fields`` limits that to some fields,
    ``passage`` to a part of the text; ``elsewhere`` says whether other records that hold the same
    text lose it too, but for a set phrase: one that stands alone in many of them.
    """

    record: str
    version: str
    fields: tuple[str, ...] = ()
    passage: str = ""
    elsewhere: bool = True


@dataclass(frozen=True)
class Plan:
    """What is removed by a request. ``texts`` and ``held`` hold the texts themselves.

    ``held`` are the fields that go, per version; ``place`` is where a passage stands.
    """

    request: Request
    texts: Mapping[str, tuple[str, ...]]
    held: Mapping[Strike, Value]
    records: Mapping[str, frozenset[str]]
    """The versions that lose a text, by record."""
    networks: Mapping[str, str]
    place: tuple[str, str, int, int, int] | None = None
    passages: tuple[str, ...] = field(default=())
    kept: int = 0
    """Other records in which a set phrase was left as it is."""

    @property
    def strikes(self) -> frozenset[Strike]:
        """The fields that lose their text."""
        return frozenset(self.held)

    @property
    def others(self) -> tuple[str, ...]:
        """The other records that hold the same text."""
        return tuple(sorted(set(self.records) - {self.request.record}))

    def seals(self, salt: str) -> frozenset[Seal]:
        """Return the seals of all that goes and is long enough; each takes a twentieth second."""
        version_record = {v: record for record, ids in self.records.items() for v in ids}
        found = {
            (version_record[strike.version], text)
            for strike, value in self.held.items()
            for text in texts_in(value)
        }
        made = (
            seal_of(record, self.networks.get(record, ""), text, salt) for record, text in found
        )
        return frozenset(seal for seal in made if seal)

    def as_ids(self, salt: str) -> dict[str, Any]:
        """Return what is kept until the removal is done: names and places, no text."""
        return {
            "fields": list(self.request.fields),
            "place": list(self.place) if self.place else None,
            "elsewhere": self.request.elsewhere,
            "salt": salt,
        }


def fields_of(
    db: Database, record: str, version: str, *, every: bool = False
) -> dict[str, tuple[str, ...]]:
    """Return the texts that a version set, by field; with ``every`` also those it only kept.

    Raises:
        NotFoundError: ``record_not_found`` or ``version_not_found``.
    """
    past = _history(db, record, version)
    return _texts(record, past.effective(version) if every else _set_by(past, version))


def make_plan(db: Database, request: Request) -> Plan:
    """Return what goes.

    Raises:
        NotFoundError: ``record_not_found``, ``version_not_found``.
        WrongUseError: ``redact_field_unknown``, ``redact_no_text``, ``redact_passage_short``,
            ``redact_passage_missing``.
    """
    past = _history(db, request.record, request.version)
    texts = _wanted(past, request)
    if not request.passage:
        return _found(db, request, texts)
    if len(fold_text(request.passage)) < LEAST_PASSAGE:
        raise WrongUseError("redact_passage_short", least=LEAST_PASSAGE)
    place = _place_of(past, Passage(request.passage))
    if place is None:
        raise WrongUseError("redact_passage_missing")
    return _found(db, request, {place[1]: (request.passage,)}, place)


def plan_again(db: Database, record: str, version: str, ids: Mapping[str, Any]) -> Plan:
    """Return the plan that :meth:`Plan.as_ids` stands for, from a log that holds the text still."""
    passage = ""
    if ids.get("place"):
        where, key, number, start, end = ids["place"]
        states = (v.fields.get(key) for v in _versions(db, record) if v.id == where)
        texts = next(list(texts_in(value)) for value in states if value is not None)
        passage = unicodedata.normalize("NFC", texts[number])[start:end]
    fields = tuple(ids.get("fields") or ())
    return make_plan(db, Request(record, version, fields, passage, bool(ids.get("elsewhere"))))


# What the version says


def _history(db: Database, record: str, version: str) -> History:
    known = load_versions(db, [record])
    versions = known.by_record().get(record)
    if not versions:
        raise NotFoundError("record_not_found", record=record)
    past = History(versions, known.parents_by_child())
    if version not in past.versions:
        raise NotFoundError("version_not_found", version=version, record=record)
    return past


def _versions(db: Database, record: str) -> list[Version]:
    return load_versions(db, [record]).by_record().get(record, [])


def _set_by(past: History, version: str) -> Fields:
    known = [past.effective(parent) for parent in past.parents(version) if parent in past.versions]
    after = past.effective(version)
    return {k: v for k, v in after.items() if all(before.get(k) != v for before in known)}


def _texts(record: str, fields: Fields) -> dict[str, tuple[str, ...]]:
    found = {key: tuple(texts_in(fields[key])) for key in free_text(record) if fields.get(key)}
    return {key: texts for key, texts in found.items() if texts}


def free_text(record: str) -> tuple[str, ...]:
    """Return the fields of a record in which people write, in their order."""
    kinds = FREE_TEXT | {FieldType.ROWS}
    specs = FIELDS.get(kind_of(record), ())
    return tuple(s.key for s in specs if s.type in kinds and may_be_struck(record, s.key))


def _wanted(past: History, request: Request) -> dict[str, tuple[str, ...]]:
    unknown = [key for key in request.fields if key not in free_text(request.record)]
    if unknown:
        known = ", ".join(free_text(request.record))
        raise WrongUseError("redact_field_unknown", field=unknown[0], known=known)
    shown = _texts(request.record, past.effective(request.version))
    chosen = bool(request.fields or request.passage)
    # Who names a version that brought no text of its own means what is to be read in it.
    texts = shown if chosen else _texts(request.record, _set_by(past, request.version)) or shown
    if request.fields:
        texts = {key: texts[key] for key in request.fields if key in texts}
    if not texts and not request.passage:
        raise WrongUseError("redact_no_text")
    return texts


def _place_of(past: History, passage: Passage) -> tuple[str, str, int, int, int] | None:
    """Return where a passage stands first: version, field, which text of it, begin and end."""
    for version in sorted(past.versions.values(), key=lambda v: (v.revision, v.id)):
        for key, value in sorted(version.fields.items()):
            if may_be_struck(version.record, key):
                for number, text in enumerate(texts_in(value)):
                    if span := passage.span(text):
                        return version.id, key, number, *span
    return None


# Where else it stands


def _found(
    db: Database,
    request: Request,
    texts: Mapping[str, tuple[str, ...]],
    place: tuple[str, str, int, int, int] | None = None,
) -> Plan:
    search = _Search(request, texts)
    kept = search.leave_set_phrases(db)
    held: dict[Strike, Value] = {}
    records: dict[str, set[str]] = {}
    networks: dict[str, str] = {}
    for version in search.candidates(db):
        for key in search.fields_in(version):
            held[Strike(version.id, key)] = version.fields.get(key)
            records.setdefault(version.record, set()).add(version.id)
            network = version.fields.get("network")
            networks.setdefault(version.record, str(network or network_of(version.origin)))
    return Plan(
        request, texts, held, {r: frozenset(ids) for r, ids in records.items()}, networks, place,
        (request.passage,) if request.passage else (), kept,
    )  # fmt: skip


class _Search:
    """Looks for the texts of a request in every version of the log."""

    def __init__(self, request: Request, texts: Mapping[str, tuple[str, ...]]) -> None:
        self._request = request
        self._given = {text for group in texts.values() for text in group}
        self._own = [Passage(text) for text in sorted(self._given)]
        self._wide_texts = sorted(set(self._everywhere(texts)))
        self._wide = [Passage(text) for text in self._wide_texts]

    def _everywhere(self, texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        request = self._request
        for key, group in texts.items():
            for text in group if request.elsewhere else ():
                long_enough = len(fold_text(text)) >= WIDE_FROM
                if request.passage or (long_enough and key not in _OF_RECORD_ONLY):
                    yield text

    def leave_set_phrases(self, db: Database) -> int:
        """Look elsewhere for nothing that many say; return in how many records that stays."""
        if self._request.passage:
            return 0
        alone: dict[str, set[str]] = {}
        for version in self.candidates(db):
            if version.record != self._request.record:
                for text in _texts_of(version):
                    for passage in self._wide:
                        if passage.is_all_of(text):
                            alone.setdefault(passage.folded, set()).add(version.record)
        phrases = {folded for folded, records in alone.items() if len(records) > MOST_COPIES}
        self._wide_texts = [text for text in self._wide_texts if fold_text(text) not in phrases]
        self._wide = [Passage(text) for text in self._wide_texts]
        return len(set().union(*(alone[folded] for folded in phrases)))

    def candidates(self, db: Database) -> Iterator[Version]:
        """Yield the versions that may hold one of the texts."""
        seen = set()
        for version in _versions(db, self._request.record):
            seen.add(version.key)
            yield version
        for text in self._wide_texts:
            word = _telling_word(text)
            sql = f"SELECT {COLUMNS} FROM versions WHERE fields LIKE ? ESCAPE '\\'"
            for version in db.read(version_of, sql, (f"%{word}%",)):
                if version.key not in seen:
                    seen.add(version.key)
                    yield version

    def fields_in(self, version: Version) -> Iterator[str]:
        """Yield the fields of a version that hold one of the texts."""
        is_own = version.record == self._request.record
        for key in sorted({*version.fields, *version.checks}):
            if may_be_struck(version.record, key):
                texts = list(texts_in(version.fields.get(key)))
                if any(map(self._hits if is_own else self._hits_wide, texts)) or (
                    is_own and self._is_digest_of(version, key)
                ):
                    yield key

    def _hits(self, text: str) -> bool:
        return any(
            passage.is_all_of(text)
            or (len(passage.folded) >= LEAST_PASSAGE and passage.is_in(text))
            for passage in self._own
        )

    def _hits_wide(self, text: str) -> bool:
        return any(passage.is_in(text) for passage in self._wide)

    def _is_digest_of(self, version: Version, key: str) -> bool:
        digest = version.checks.get(key)
        return any(field_digest(version.id, key, text) == digest for text in self._given)


def _texts_of(version: Version) -> Iterator[str]:
    for key, value in version.fields.items():
        if may_be_struck(version.record, key):
            yield from texts_in(value)


def _telling_word(text: str) -> str:
    """Return the longest part of a text that stands the same in JSON but for its case."""
    words: Iterable[str] = re.findall(r"[A-Za-z0-9]+", unicodedata.normalize("NFC", text))
    return max(words, key=len, default="")
