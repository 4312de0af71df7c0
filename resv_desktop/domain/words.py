"""Words of Dutch free text in a form that can be compared: for marks, suggestions and look-alikes.

Nothing here knows a dictionary. Endings are trimmed by a few rules, so that *wachtlijsten* meets
*wachtlijst*; compounds (*logopediewachtlijst*) are met by the letters they share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from resv_desktop.domain.codebook import fold

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DOUBLED = re.compile(r"([aeou])\1")

_SAY_NOTHING = """
aan al alle als altijd bij binnen dan dat de deze die dit doen door drie een eens elkaar en er
ergens gaan gaat geen geven gezien haar half halve hebben heeft hem het hier hij hoe hun iets ik
in is ja jaar je kan komen komt krijgen krijgt kunnen lang lange langer loopt lopen maakt maar
maken meer met mijn minder moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op
over per rond samen sinds soms staan staat steeds te tegen ten ter terwijl tijdens toch tot tussen
twee u uit uw vaak van veel via vier vijf vol voor vooral waar waardoor wanneer waren was wat we
weer weinig wel welke wie wij wil worden wordt zal ze zelf zes zich zij zijn zo zonder zou zowel
a an and are at be by for from has have in is it no not of on or the to too with
"""
STOP_WORDS = frozenset(_SAY_NOTHING.split())
"""Words that say nothing about the matter; without diacritics, Dutch and a little English."""


def plain(text: str) -> str:
    """Return ``text`` for comparing what people type: folded, and without diacritics."""
    bare = (c for c in unicodedata.normalize("NFD", fold(text)) if not unicodedata.combining(c))
    return "".join(bare)


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in plain form; *POH-GGZ* counts as one word."""
    return tuple(_WORD.findall(plain(text)))


def content_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that say what it is about: no stop words, no bare numbers."""
    return tuple(w for w in words(text) if len(w) > 1 and w not in STOP_WORDS and not w.isdigit())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a plain word without the endings by which Dutch forms of one word differ.

    Rough on purpose and only good for comparing: *apotheek* and *apotheken* give the same.
    """
    for ending in ("en", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65_536)
def trigrams(word: str) -> frozenset[str]:
    """Return the three-letter pieces of a word; its beginning counts, its end does not.

    The end is where forms and unfinished words differ; the beginning tells words apart.
    """
    marked = f" {word}"
    return frozenset(marked[i : i + 3] for i in range(max(1, len(marked) - 2)))
