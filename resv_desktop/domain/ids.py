"""Record identifiers: a UUID that survives people, mail and Excel.

An identifier is one letter for the kind of record, the 128 bits of a UUID in Crockford's base 32
(26 characters, no I, L, O or U) and one check character by ISO 7064 MOD 37,36. It begins with a
letter so that Excel never makes a number or a date of it, and the check character unmasks an
identifier that was dragged down or mistyped.
"""

from __future__ import annotations

import hashlib
import random
import re
import uuid
from collections.abc import Callable
from enum import StrEnum

_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORM = re.compile(r"[A-Z][0-9A-HJKMNP-TV-Z]{26}[0-9A-Z]")
_STEPS = tuple(
    {character: ((product + value) % 36 or 36) * 2 % 37 for value, character in enumerate(_ALNUM)}
    for product in range(37)
)
"""What each character makes of each product: a merge checks identifiers by the ten thousands."""

UuidSource = Callable[[], uuid.UUID]


class RecordKind(StrEnum):
    """What a record is; the value is the first letter of its identifier."""

    ENTRY = "E"
    ACTION = "A"
    MEETING = "M"
    AGREEMENT = "G"
    THEME = "T"
    OVERLAY = "V"


_KINDS = frozenset(kind.value for kind in RecordKind)


def check_character(body: str) -> str:
    """Return the ISO 7064 MOD 37,36 check character of ``body`` (digits and capitals only)."""
    product = 36
    for character in body:
        product = _STEPS[product][character]
    return _ALNUM[(37 - product) % 36]


def new_record_id(kind: RecordKind, make_uuid: UuidSource) -> str:
    """Return a fresh identifier for a record of ``kind``."""
    return _format(kind, make_uuid().int)


def derived_record_id(kind: RecordKind, network: str, content: str, occurrence: int) -> str:
    """Return the identifier of a hand-made row: the same row gives the same identifier.

    ``occurrence`` counts equal rows within one file from 0, so that two equal rows stay two
    records while the same file read twice makes no twins.
    """
    seed = f"{kind.value}\x1f{network}\x1f{content}\x1f{occurrence}".encode()
    return _format(kind, int.from_bytes(hashlib.sha256(seed).digest()[:16], "big"))


def is_record_id(text: str, kind: RecordKind | None = None) -> bool:
    """Say whether ``text`` is a sound identifier (of ``kind``, when given)."""
    if _FORM.fullmatch(text) is None or text[0] not in _KINDS:
        return False
    return check_character(text[:-1]) == text[-1] and kind in (None, RecordKind(text[0]))


def kind_of(record_id: str) -> RecordKind:
    """Return the kind of record that ``record_id`` names."""
    return RecordKind(record_id[0])


def seeded_uuids(seed: int) -> UuidSource:
    """Return a source of repeatable version-4 UUIDs, for demonstrations and tests."""
    source = random.Random(seed)
    return lambda: uuid.UUID(int=source.getrandbits(128), version=4)


def _format(kind: RecordKind, number: int) -> str:
    digits = []
    for _ in range(26):
        number, rest = divmod(number, 32)
        digits.append(_BASE32[rest])
    body = kind.value + "".join(reversed(digits))
    return body + check_character(body)
