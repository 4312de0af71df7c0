"""Which theme the words of a title point to: a small index of key words, no model, no learning.

The key words are those of the code book's own labels and of a word list beside it. A suggestion
always names the words it rests on, so that people can see why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.words import content_words, stem

LISTED, LABEL, SUBLABEL = 3.0, 2.0, 1.0
"""What a word counts for: on the word list, in a theme's label, in a label of its subthemes."""
INSIDE = 0.6
"""What a key word counts for when it is only a part of a compound (*wondzorgmateriaal*)."""
SHORTEST_PART = 5
"""Letters a key word needs to be looked for inside compounds; shorter ones fit everywhere."""
ENOUGH = 1.0
"""The score below which nothing is suggested."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme, how strongly the words point to it, and the words (as typed, in plain form)."""

    theme: str
    score: float
    because: tuple[str, ...]


class ThemeIndex:
    """Key words to themes; built once per code book."""

    def __init__(self, codebook: CodeBook, word_list: Mapping[str, Iterable[str]]) -> None:
        """Build the index.

        Raises:
            ValueError: when the word list names a theme that the code book does not hold.
        """
        self._weights: dict[str, dict[str, float]] = {}
        for theme, listed in word_list.items():
            if codebook.get("theme", theme) is None:
                raise ValueError(f"the word list names an unknown theme {theme}")
            self._add(theme, listed, LISTED)
        for code in codebook.codes("theme"):
            self._add(code.code, (code.nl, code.en), LABEL)
        for code in codebook.codes("subtheme"):
            self._add(str(code.extra["theme"]), (code.nl, code.en), SUBLABEL)
        self._parts = sorted(key for key in self._weights if len(key) >= SHORTEST_PART)
        self._of_word: dict[str, dict[str, float]] = {}

    def _add(self, theme: str, texts: Iterable[str], weight: float) -> None:
        for text in texts:
            for word in content_words(text):
                themes = self._weights.setdefault(stem(word), {})
                themes[theme] = max(weight, themes.get(theme, 0.0))

    def suggest(self, text: str, limit: int = 3) -> tuple[Suggestion, ...]:
        """Return the themes that ``text`` points to, the strongest first; often none."""
        scores: dict[str, float] = {}
        reasons: dict[str, list[str]] = {}
        for word in dict.fromkeys(content_words(text)):
            for theme, weight in self._pointing(word).items():
                scores[theme] = scores.get(theme, 0.0) + weight
                reasons.setdefault(theme, []).append(word)
        strong = [theme for theme, score in scores.items() if score >= ENOUGH]
        best = sorted(strong, key=lambda theme: (-scores[theme], theme))[:limit]
        return tuple(Suggestion(t, round(scores[t], 3), tuple(reasons[t])) for t in best)

    def _pointing(self, word: str) -> dict[str, float]:
        """Return how strongly one word points to each theme; a word of many themes to none much."""
        if word not in self._of_word:
            if len(self._of_word) > 10_000:
                self._of_word.clear()
            self._of_word[word] = self._looked_up(stem(word))
        return self._of_word[word]

    def _looked_up(self, word: str) -> dict[str, float]:
        if word in self._weights:
            return _shared(self._weights[word], 1.0)
        found = [part for part in self._parts if part in word]
        pointing: dict[str, float] = {}
        for part in found:
            if not any(part in other for other in found if other != part):
                for theme, weight in _shared(self._weights[part], INSIDE).items():
                    pointing[theme] = pointing.get(theme, 0.0) + weight
        return pointing


def _shared(themes: Mapping[str, float], factor: float) -> dict[str, float]:
    return {theme: factor * weight / len(themes) for theme, weight in themes.items()}
