"""Entries that a title being typed looks like, so that *nog steeds zo* takes the place of a twin.

Titles are compared as sets of words, in any order and without the words that say nothing. Two
words agree as far as they share pieces of three letters: so *logopediewachtlijst* finds *wachtlijst
logopedie* and a word half typed finds the whole one. Rare words count for more than common ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import log

from resv_desktop.domain.words import content_words, stem, trigrams

CLOSE = 0.5
"""The likeness from which a title is worth showing."""
WEIGHED = 60
"""How many titles that share most pieces are compared in full."""
COMMON = 0.15
"""Pieces found in more than this part of all titles do not help to choose which to compare."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An entry whose title is like the one asked for; ``score`` from 0 to 1 (the same words)."""

    record: str
    title: str
    score: float


class SimilarIndex:
    """Titles by the pieces of their words; one keystroke at 10,000 titles costs a few ms."""

    def __init__(self, titles: Iterable[tuple[str, str]] = ()) -> None:
        """Index ``titles``: pairs of a record id and its title."""
        self._titles: dict[str, str] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._holders: dict[str, dict[str, None]] = {}
        self._weights: dict[str, float] = {}
        for record, title in titles:
            self.put(record, title)

    def __len__(self) -> int:
        return len(self._titles)

    def put(self, record: str, title: str) -> None:
        """Add a title, or replace the one the record had."""
        self.remove(record)
        self._weights.clear()
        self._titles[record] = title
        self._words[record] = _stems(title)
        for piece in _pieces(self._words[record]):
            self._holders.setdefault(piece, {})[record] = None

    def remove(self, record: str) -> None:
        """Forget a record; one that is not there is no matter."""
        if self._titles.pop(record, None) is None:
            return
        self._weights.clear()
        for piece in _pieces(self._words.pop(record)):
            holders = self._holders[piece]
            del holders[record]
            if not holders:
                del self._holders[piece]

    def find(
        self, title: str, limit: int = 3, without: Collection[str] = ()
    ) -> tuple[Likeness, ...]:
        """Return the records whose titles are like ``title``, the most alike first.

        ``without`` names records that are not wanted: the entry that is being edited itself.
        Fewer than two words that say something find nothing: every title would look alike.
        """
        asked = _stems(title)
        if len(asked) < 2 and len("".join(asked)) < 8:
            return ()
        found = [
            Likeness(record, self._titles[record], self._likeness(asked, self._words[record]))
            for record in self._promising(asked)
            if record not in without
        ]
        close = [likeness for likeness in found if likeness.score >= CLOSE]
        return tuple(sorted(close, key=lambda item: (-item.score, item.record))[:limit])

    def _promising(self, asked: tuple[str, ...]) -> list[str]:
        """Return the records that share most pieces with what is asked."""
        most = max(50.0, COMMON * len(self._titles))
        lists = [self._holders[piece] for piece in _pieces(asked) if piece in self._holders]
        telling = [holders for holders in lists if len(holders) <= most] or lists
        shared: Counter[str] = Counter()
        for holders in telling:
            shared.update(holders.keys())
        return [record for record, _ in shared.most_common(WEIGHED)]

    def _likeness(self, asked: tuple[str, ...], other: tuple[str, ...]) -> float:
        """Return how much of what is asked the other title says, and a little the reverse."""
        said = self._covered(asked, other)
        return round(0.7 * said + 0.3 * self._covered(other, asked), 3)

    def _covered(self, some: tuple[str, ...], others: tuple[str, ...]) -> float:
        weights = [self._weight(word) for word in some]
        met = [max(_agreement(word, other) for other in others) for word in some]
        return sum(w * m for w, m in zip(weights, met, strict=True)) / sum(weights)

    def _weight(self, word: str) -> float:
        """Return what a word counts for: more the fewer titles hold its rarest piece."""
        if word not in self._weights:
            fewest = min(len(self._holders.get(piece, ())) for piece in trigrams(word))
            self._weights[word] = 1.0 + log((1 + len(self._titles)) / (1 + fewest))
        return self._weights[word]


def _stems(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(word) for word in content_words(title)))


def _pieces(stems: Iterable[str]) -> set[str]:
    return {piece for word in stems for piece in trigrams(word)}


def _agreement(one: str, other: str) -> float:
    """Return how far two words agree, 0 to 1; a compound agrees in full with its parts."""
    if one == other:
        return 1.0
    few, many = sorted((trigrams(one), trigrams(other)), key=len)
    shared = len(few & many)
    if len(few) < 3 or shared < 2:
        return 0.0
    whole = 2 * shared / (len(few) + len(many))
    part = shared / len(few)
    return max(whole if whole >= 0.5 else 0.0, 0.9 * part if part >= 0.8 else 0.0)
