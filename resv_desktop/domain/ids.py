"""Record identifiers: a UUID that survives people, mail and Excel.

An identifier is one letter for the kind of record, the 128 bits of a UUID in Crockford's base 32
(26 characters, no I, L, O or U) and one check character by ISO 7064 MOD 37-2, which unmasks every
single mistyped character and every two neighbours that changed places. It begins with a letter,
so that Excel never makes a number or a date of it, and ends in one, so that Excel does not count
on when a row is dragged down: of all UUIDs only those are used whose check character is a letter.
"""

from __future__ import annotations

import hashlib
import random
import re
import uuid
from collections.abc import Callable, Iterable
from enum import StrEnum

_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_STEPS = tuple(
    {character: (total + value) * 2 % 37 for value, character in enumerate(_CHECK)}
    for total in range(37)
)
"""What each character makes of each total: a merge checks identifiers by the ten thousands."""

UuidSource = Callable[[], uuid.UUID]


class RecordKind(StrEnum):
    """What a record is; the value is the first letter of its identifier."""

    ENTRY = "E"
    ACTION = "A"
    MEETING = "M"
    AGREEMENT = "G"
    THEME = "T"
    OVERLAY = "V"


_TRIES = 500
"""Seven in ten identifiers end in a letter; so many in a row that do not are no chance."""
_FORM = re.compile(rf"[{''.join(RecordKind)}][{_BASE32}]{{26}}[A-Z]")


def check_character(body: str) -> str:
    """Return the ISO 7064 MOD 37-2 check character of ``body`` (digits and capitals only)."""
    total = 0
    for character in body:
        total = _STEPS[total][character]
    return _CHECK[(1 - total) % 37]


def new_record_id(kind: RecordKind, make_uuid: UuidSource) -> str:
    """Return a fresh identifier for a record of ``kind``.

    Raises:
        ValueError: when the source of UUIDs goes on giving the same few.
    """
    return _first_good(_format(kind, make_uuid().int) for _ in range(_TRIES))


def derived_record_id(kind: RecordKind, network: str, content: str, occurrence: int) -> str:
    """Return the identifier of a hand-made row: the same row gives the same identifier.

    ``occurrence`` counts equal rows within one file from 0, so that two equal rows stay two
    records while the same file read twice makes no twins.
    """
    seed = f"{kind.value}\x1f{network}\x1f{content}\x1f{occurrence}"
    return _first_good(_hashed(kind, f"{seed}\x1f{n}") for n in range(_TRIES))


def is_record_id(text: str, kind: RecordKind | None = None) -> bool:
    """Say whether ``text`` is a sound identifier (of ``kind``, when given)."""
    if not _FORM.fullmatch(text) or check_character(text[:-1]) != text[-1]:
        return False
    return kind is None or text[0] == kind.value


def kind_of(record_id: str) -> RecordKind:
    """Return the kind of record that ``record_id`` names."""
    return RecordKind(record_id[0])


def seeded_uuids(seed: int) -> UuidSource:
    """Return a source of repeatable version-4 UUIDs, for demonstrations and tests."""
    source = random.Random(seed)
    return lambda: uuid.UUID(int=source.getrandbits(128), version=4)


def _first_good(candidates: Iterable[str]) -> str:
    for candidate in candidates:
        if candidate[-1].isalpha():
            return candidate
    raise ValueError("no identifier ends in a letter")


def _hashed(kind: RecordKind, seed: str) -> str:
    return _format(kind, int.from_bytes(hashlib.sha256(seed.encode()).digest()[:16], "big"))


def _format(kind: RecordKind, number: int) -> str:
    digits = []
    for _ in range(26):
        number, rest = divmod(number, 32)
        digits.append(_BASE32[rest])
    body = kind.value + "".join(reversed(digits))
    return body + check_character(body)
