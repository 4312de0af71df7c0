"""Text as the search index knows it: folded words, the same for what is kept and what is asked.

Both sides come through here, so the index only ever meets lower-case letters and digits with
spaces between them; what people type can never be taken for search syntax. Codes by which a list
is filtered are words of the index too, behind a sign that no text can hold.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ASCII = frozenset(map(chr, range(128)))
_NUMBER = re.compile(r"([A-Za-z]{1,4})-0*(\d+)")
_SIGN = "§"

# Letters that Unicode does not see as a plain letter with a mark.
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_LETTERS = (string.ascii_letters + string.digits).encode()
_TO_WORDS = bytes(ord(chr(c).lower()) if c in _LETTERS else 0x20 for c in range(256))

MOST_WORDS = 12
LONGEST_WORD = 40
"""Of a question: more words, and more letters of one word, find nothing else."""


def fold_words(text: str) -> list[str]:
    """Return the words of ``text`` without case or accents: *Coördinatie* gives *coordinatie*."""
    if not text.isascii():
        for letter in set(text).difference(_ASCII):
            text = text.replace(letter, _plain(letter))
        if not text.isascii():  # Greek, Arabic and the like: letters with no plain form
            return _WORD.findall(text.lower())
    # Bytes by a table: five times as fast as looking at each letter, and most of every import.
    return text.encode("ascii").translate(_TO_WORDS).decode("ascii").split()


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    spread = unicodedata.normalize("NFKD", letter.casefold()).translate(_SPECIAL)
    kept = (part for part in spread if not unicodedata.combining(part))
    return "".join(part if part.isalnum() else " " for part in kept)


def number_words(number: str) -> tuple[str, ...]:
    """Return the ways in which people type a number: KN-014 is found as KN14, KN014, 14 too."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return ()
    prefix, digits = match[1].lower(), match[2]
    return digits, prefix + digits, number.replace("-", "").lower()


@lru_cache(maxsize=4096)
def filter_word(name: str, value: str = "") -> str:
    """Return the word that stands in the index for a code: ``name`` is a letter per filter."""
    plain = string.ascii_lowercase + string.digits
    spelled = (c if c in plain else f"{_SIGN}{ord(c):x}{_SIGN}" for c in value)
    return f"{_SIGN}{name}{''.join(spelled)}"


def filter_value(word: str) -> tuple[str, str]:
    """Return the name and value for which a word of the index stands."""
    name, spelled = word[1], word[2:]
    pieces = spelled.split(_SIGN)
    # Every second piece is a character by its number.
    return name, "".join(chr(int(p, 16)) if i % 2 else p for i, p in enumerate(pieces))


def words_expression(text: str) -> list[str]:
    """Return what to ask of the index: each word that is typed begins a word of the text."""
    words = dict.fromkeys(word[:LONGEST_WORD] for word in fold_words(text)[:MOST_WORDS])
    return [f'"{word}"*' for word in words]


def either_expression(name: str, values: Iterable[str]) -> list[str]:
    """Return what to ask of the index for one of ``values``; nothing when there are none."""
    words = " OR ".join(f'"{filter_word(name, value)}"' for value in values)
    return [f"({words})"] if words else []
