"""Reads one text from left to right: which words together may be a name, and what leads to them.

No single list decides: a surname may be a street, a first name a project. What speaks against a
person is a practice, school, street, project or public office in the same group of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from resv_desktop.privacy.allow import Phrases
from resv_desktop.privacy.tokens import (
    Token,
    is_initial,
    like_surname,
    soft_thing,
    tokens_of,
)
from resv_desktop.privacy.wordkinds import Kind, word_set

_NEVER = Kind.THING | Kind.SHORT
_ROLE = Kind.OFFICE | Kind.PROFESSION | Kind.PERSON | Kind.KIN | Kind.VERB
_NAME = Kind.FIRST | Kind.LAST
_LONGEST = 7
PREPOSITIONS = word_set("op in aan bij uit over onder voor")
_LINKS = word_set("de het van der den en voor met op in 't aan of")
_OF_THING = word_set(
    "methodiek praktijk huisartsenpraktijk ziekte syndroom model methode spinnenweb gedachtegoed "
    "boek theorie schaal norm piramide concept lied aanpak tandartspraktijk legaat wet maatschap"
)

_SCENARIO = re.compile(
    r"scenario|voorbeeld|bedacht|ficti|verzonnen|persona|niet bestaand|oefencas", re.IGNORECASE
)


class Span(NamedTuple):
    """Words that together may be a name: the first, the one after the last, what they are."""

    first: int
    after: int
    kind: int
    initials: int
    particles: int
    names: int
    surname_like: bool


@dataclass(slots=True)
class _Row:
    """What a span has so far; ``closed`` when a surname in lower case ended it."""

    kind: int = 0
    initials: int = 0
    particles: int = 0
    names: int = 0
    surname_like: bool = False
    closed: bool = False


class Reader:
    """The words of one text; ``skipped`` are those that are known to be no person."""

    def __init__(self, text: str, known: Phrases) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.skipped = known.words_in([token.folded for token in self.tokens])
        self._scenario: bool | None = None

    def span(self, first: int, lower: bool = False) -> Span:
        """Return the longest row of initials, particles and name words that starts at ``first``.

        ``lower``: something leads to a name here, so that words in lower case may be one.
        """
        end = min(len(self.tokens), first + _LONGEST)
        row = _Row()
        i = first
        while i < end and i not in self.skipped and (i == first or self._joined(i, lower)):
            taken = self._take(row, i, end, lower)
            i += taken
            if not taken or row.closed:
                break
        return Span(first, i, row.kind, row.initials, row.particles, row.names, row.surname_like)

    def _joined(self, i: int, lower: bool) -> bool:
        last = self.tokens[i - 1]
        short = last.kind & Kind.PARTICLE and len(last.text) <= 2
        return self.tokens[i].near(dot=bool(short) or is_initial(last, self.text, lower))

    def _take(self, row: _Row, i: int, end: int, lower: bool) -> int:
        """Add word ``i`` (or the particles that begin there) to ``row``; return how many words."""
        token = self.tokens[i]
        if is_initial(token, self.text, lower) and (
            token.capital or not token.kind & Kind.PARTICLE
        ):
            closed = bool(row.names and not row.particles)
            row.initials += not closed
            return int(not closed)
        if token.kind & Kind.PARTICLE and not (token.capital and token.kind & Kind.SOLO):
            name = self._past_particles(i, end, lower)
            if name is not None:
                row.particles += name - i
                return name - i
            may = lower or row.particles or row.initials
            if not (token.capital and token.kind & Kind.LAST and may):
                return 0
        led = row.initials + row.particles
        unlisted = lower and row.initials and not token.kind and len(token.text) > 3
        if not unlisted and not self._may_be_name(token, lower, led):
            return 0
        row.names += 1
        row.kind |= token.kind
        row.surname_like = row.surname_like or like_surname(token)
        row.closed = lower and not token.capital and bool(token.kind & Kind.LAST or row.particles)
        return 1

    def _past_particles(self, first: int, end: int, lower: bool) -> int | None:
        """Return the word that *van der* and the like lead to, ``None`` when it is no name."""
        # "uit de Irisstraat" and "op Windows" tell where, not what somebody is called.
        where = self.tokens[first].text in PREPOSITIONS
        for i in range(first + 1, min(len(self.tokens), end + 1)):
            token = self.tokens[i]
            if i in self.skipped or not token.near(dot=len(self.tokens[i - 1].text) <= 2):
                return None
            initial = is_initial(token, self.text)
            named = initial or (token.capital and token.kind & Kind.LAST)
            if named or not token.kind & Kind.PARTICLE:
                place = where and (i == first + 1 or token.kind & (Kind.THING | Kind.PLACE))
                is_name = initial or (not place and self._may_be_name(token, lower, 1))
                return i if is_name else None
        return None

    def _may_be_name(self, token: Token, lower: bool, led: int) -> bool:
        """``led``: how many initials and particles come before it; they make a surname of it."""
        kind = token.kind
        if len(token.text) < 2:
            return False
        if token.shouted and not (kind & (Kind.FIRST | Kind.LAST) and len(token.text) > 3):
            return False
        if token.capital:
            named = lower and (kind & Kind.BY_END or (led and kind & Kind.THING))
            return bool(kind & _NAME or named) or not kind & (Kind.WORD | _NEVER | _ROLE)
        if not lower or kind & (Kind.FORM | _NEVER | _ROLE):
            return False
        if kind & _NAME:
            return not kind & Kind.WORD
        return bool(led) and like_surname(token)

    def is_thing(self, first: int, after: int) -> bool:
        """Whether the group of words carries a name without being a person."""
        tokens = self.tokens
        if tokens[after - 1].kind & Kind.THING or self._is_named_after(first, after):
            return True
        if after < len(tokens):
            following = tokens[after]
            if following.near() and following.kind & Kind.THING and following.capital:
                return True
        return self._led_by_thing(first)

    def _led_by_thing(self, first: int) -> bool:
        tokens = self.tokens
        for k in range(first - 1, max(-1, first - 9), -1):
            if self._parted(k + 1):
                return False
            token = tokens[k]
            if token.kind & Kind.SAINT:
                return True
            if token.kind & Kind.THING:
                nearest = tokens[k + 1]
                leads = nearest.capital or nearest.kind & (Kind.PROFESSION | Kind.TITLE)
                if leads or nearest.folded in ("de", "het", "t"):
                    return True
                return nearest.folded == "van" and token.folded in _OF_THING
            if token.kind & Kind.OFFICE and k == first - 1:
                return True
            linked = token.folded in _LINKS or token.kind & (Kind.PROFESSION | Kind.TITLE)
            if not (token.capital or linked):
                return False
        return False

    def _parted(self, i: int) -> bool:
        """Whether a mark before word ``i`` ends the group of words; that of *St.* does not."""
        gap = self.tokens[i].gap
        if "\n" in gap or len(gap) > 4 or gap[:1] in (":", ";", ")", "?", "!"):
            return True
        return gap[:1] == "." and not self.tokens[i - 1].kind & (Kind.SAINT | Kind.TITLE)

    def is_scenario(self) -> bool:
        """Whether the text says that it is about somebody made up."""
        if self._scenario is None:
            self._scenario = _SCENARIO.search(self.text) is not None
        return self._scenario

    def starts_sentence(self, i: int) -> bool:
        """Whether word ``i`` has its capital because a sentence or line starts there."""
        gap = self.tokens[i].gap
        return i == 0 or "\n" in gap or gap.strip()[:1] in (".", "!", "?", ":")

    def _is_named_after(self, first: int, after: int) -> bool:
        """*de Maria Montessorihof*: a street or building with an article in front."""
        return soft_thing(self.tokens[after - 1]) and self.has_article(first)

    def has_article(self, i: int) -> bool:
        """Whether *de*, *het* or *een* stands before word ``i``, as it does before things."""
        return i > 0 and self.tokens[i].near() and self.tokens[i - 1].folded in ("de", "het", "een")
