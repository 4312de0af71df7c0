"""What is known to be no person: organisations, networks, practices, words a user has allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from resv_desktop.privacy.lexicon import fold, lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True)
class Phrases:
    """Rows of folded words, by their first word; made once, used for many texts."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]

    def words_in(self, words: Sequence[str]) -> frozenset[int]:
        """Return the places in ``words`` that belong to a phrase, the longest phrase first."""
        found: set[int] = set()
        for i, word in enumerate(words):
            for phrase in self.by_first.get(word, ()):
                if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                    found.update(range(i, i + len(phrase)))
                    break
        return frozenset(found)


def phrases(names: Iterable[str]) -> Phrases:
    """Return ``names`` and the built-in institutions, ready to be passed to the check.

    Case and accents do not count. For names of networks, municipalities, practices and
    organisations, for labels of the code book, and for what a user marked "this is no person".
    """
    rows = {tuple(fold(word) for word in _WORD.findall(name)) for name in names}
    return _by_first(rows | lexicon().known)


@cache
def institutions() -> Phrases:
    """Return the institutions, buildings and methods that every copy of the program knows."""
    return _by_first(lexicon().known)


def _by_first(rows: Iterable[tuple[str, ...]]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(filter(None, rows), key=len, reverse=True):
        found.setdefault(row[0], []).append(row)
    return Phrases({first: tuple(found_rows) for first, found_rows in found.items()})
