"""Texts that were removed for good: what stands in their place, and how they are kept out.

Removing a text is a fact like any other, and only ever added: a *strike* says that one field of one
version lost its text. A version keeps its identifier, its descent and its other fields; the text is
gone, and comes back from no old file, because whatever calls itself that version is struck too. A
*seal* tells the same text apart when it comes back in another version of the same record.

A seal is a slow, salted digest and never made of a short text: a name of ten letters is guessed in
days, a sentence is not. Its other door is wider: the identifier of a version is a hash of all its
fields, so who knows all of them but one can try guesses for that one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.fields import FIELDS, FREE_TEXT, FieldType
from resv_desktop.domain.ids import RecordKind

REDACTED = "[verwijderd]"
"""What stands where a text was: the same on every computer, in every language."""
SEAL_FROM = 20
"""Characters of a text from which a seal is made of it; shorter ones can be guessed."""

_ROW_HEAD = 2
"""Values at the begin of a row of an agenda that are codes: the entry and the outcome."""
_CODES = {
    kind: frozenset(
        spec.key
        for spec in specs
        if spec.key == "number" or spec.type not in FREE_TEXT | {FieldType.ROWS}
    )
    for kind, specs in FIELDS.items()
}
_SCRYPT_N, _SCRYPT_R, _LENGTH = 2**14, 8, 16


class Strike(NamedTuple):
    """A field of a version that lost its text."""

    version: str
    field: str


class Seal(NamedTuple):
    """What tells a removed text when it is met again in its record, or typed by hand anew.

    ``length`` is that of the folded text in characters; ``salt`` and ``digest`` are hexadecimal.
    """

    record: str
    network: str
    length: int
    salt: str
    digest: str

    def fits(self, text: str) -> bool:
        """Say whether ``text``, folded, is the text that was removed."""
        return len(text) == self.length and seal_digest(text, self.salt) == self.digest


def fold_text(text: str) -> str:
    """Return ``text`` as texts are compared: case and white space do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(maxsize=4096)
def seal_digest(text: str, salt: str) -> str:
    """Return the digest of a folded text: scrypt, 16 MB and some 50 ms of work each."""
    return hashlib.scrypt(
        text.encode("utf-8", "surrogatepass"), salt=bytes.fromhex(salt),
        n=_SCRYPT_N, r=_SCRYPT_R, p=1, dklen=_LENGTH,
    ).hex()  # fmt: skip


def seal_of(record: str, network: str, text: str, salt: str) -> Seal | None:
    """Return the seal of a text; ``None`` when it is so short that it could be guessed."""
    folded = fold_text(text)
    if len(folded) < SEAL_FROM:
        return None
    return Seal(record, network, len(folded), salt, seal_digest(folded, salt))


def may_be_struck(record: str, key: str) -> bool:
    """Say whether a field can hold a text: no code, day, number or reference.

    Also a field that this edition does not know; nobody can say what that holds.
    """
    kind = RecordKind(record[0]) if record[:1] in tuple(RecordKind) else None
    return key not in _CODES.get(kind, frozenset()) if kind else True


def blanked(value: Value) -> Value:
    """Return what stands in a field after its text was removed.

    Of rows the codes with which they begin stay, so that an agenda still points at its entries.
    """
    if value is None:
        return None
    if not isinstance(value, tuple):
        return REDACTED
    return tuple(_blank_row(item) if isinstance(item, tuple) else REDACTED for item in value)


def _blank_row(row: tuple[Value, ...]) -> Value:
    rest = tuple(None if item is None else REDACTED for item in row[_ROW_HEAD:])
    return *row[:_ROW_HEAD], *rest


def texts_in(value: Value) -> Iterator[str]:
    """Yield every text in the value of a field that can be struck, but what stands for one."""
    if isinstance(value, str):
        if value != REDACTED:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item[_ROW_HEAD:] if isinstance(item, tuple) else item)


class Passage:
    """A text that is looked for in others, whatever its case and the white space in it."""

    def __init__(self, text: str) -> None:
        self.folded = fold_text(text)
        words = map(re.escape, unicodedata.normalize("NFC", text).split())
        self._pattern = re.compile(r"\s+".join(words) or r"(?!)", re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Say whether it stands in ``text``."""
        return bool(self._pattern.search(unicodedata.normalize("NFC", text)))

    def is_all_of(self, text: str) -> bool:
        """Say whether ``text`` is nothing else."""
        return fold_text(text) == self.folded

    def span(self, text: str) -> tuple[int, int] | None:
        """Return begin and end of the first place where it stands in ``text`` (as NFC)."""
        found = self._pattern.search(unicodedata.normalize("NFC", text))
        return found.span() if found else None

    def taken_out(self, text: str) -> str:
        """Return ``text`` with the mark wherever the passage stood."""
        return self._pattern.sub(REDACTED, unicodedata.normalize("NFC", text))


def without(passages: Iterable[Passage], text: str) -> str:
    """Return ``text`` without any of ``passages``."""
    for passage in passages:
        if passage.is_in(text):
            text = passage.taken_out(text)
    return text
