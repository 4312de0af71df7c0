"""Text as the search index knows it: folded words, the same for what is kept and what is asked.

Both sides come through here, so the index only ever meets lower-case letters and digits with
spaces between them; what people type can never be taken for search syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"([A-Za-z]{1,4})-0*(\d+)")

# Letters that Unicode does not see as a plain letter with a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)

MOST_WORDS = 12
LONGEST_WORD = 40
"""Of a question: more words, and more letters of one word, find nothing else."""


def fold_words(text: str) -> list[str]:
    """Return the words of ``text`` without case or accents: *Coördinatie* gives *coordinatie*."""
    if not text.isascii():
        spread = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in spread if not unicodedata.combining(c)).translate(_PLAIN)
    return _WORD.findall(text.lower())


def indexed_words(texts: Iterable[str], number: str = "") -> str:
    """Return the distinct words of some texts; a number is found as KN-014, KN14, 014 and 14."""
    words = dict.fromkeys(word for text in texts for word in fold_words(text))
    words.update(dict.fromkeys(fold_words(number)))
    match = _NUMBER.fullmatch(number)
    if match:
        prefix, digits = match[1].lower(), match[2]
        words.update(dict.fromkeys((digits, prefix + digits, number.replace("-", "").lower())))
    return " ".join(words)


def match_expression(text: str) -> str:
    """Return what to ask of the index: every word begins a word of the text; "" without words."""
    words = dict.fromkeys(word[:LONGEST_WORD] for word in fold_words(text)[:MOST_WORDS])
    return " ".join(f'"{word}"*' for word in words)
