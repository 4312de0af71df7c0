"""What kind of word a word is: a first name, a surname, a title, an ordinary word, and so on.

The lists are in ``resources/privacy/names.gz`` (see the README beside it), made by
``tools/build_names.py``; read once, when the first text is checked.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache

from resv_desktop.assets import resource
from resv_desktop.privacy.wordkinds import Kind, misspelt

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "’": "'"})


def fold(word: str) -> str:
    """Return ``word`` in lower case without accents, the form in which words are compared."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower().translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``kinds`` of each folded word; ``known``: phrases that name a thing, as folded words."""

    kinds: dict[str, int]
    known: frozenset[tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """Return all words that the check knows, some 25,000.

    Raises:
        FileNotFoundError: when this copy of the program is not whole.
    """
    text = gzip.decompress(resource("privacy", "names.gz").read_bytes()).decode("utf-8")
    kinds: dict[str, int] = {}
    known: set[tuple[str, ...]] = set()
    for line in text.splitlines():
        name, _, words = line.partition(": ")
        if name == "known":
            known.update(tuple(phrase.split()) for phrase in words.split(", "))
            continue
        kind: int = getattr(Kind, name.upper())
        for word in words.split():
            kinds[word] = kinds.get(word, 0) | kind
    for slip, meant in misspelt().items():
        kinds.setdefault(slip, meant)
    return Lexicon(kinds, frozenset(known))
