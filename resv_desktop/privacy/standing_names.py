"""Names that stand by themselves: initials with a surname, a first name, a surname that acts."""

from __future__ import annotations

import re

from resv_desktop.privacy.answers import (
    AGE,
    NAME_KINDS,
    QUARTERS,
    Answer,
    acts,
    first_name_in_lower_case,
    made,
    trusted,
)
from resv_desktop.privacy.findings import Category
from resv_desktop.privacy.reading import Reader
from resv_desktop.privacy.tokens import Token, is_initial, like_surname, like_word
from resv_desktop.privacy.wordkinds import Kind, word_set

_INITIALS_BEHIND = re.compile(r", (?:[A-Z]\.){1,4}")
_MONTH = re.compile(
    r"$|[.'’]|\s{1,2}\d|\s?\W{0,2}\s?(?:feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|t/m|tot)\b",
    re.IGNORECASE,
)
"""Behind *Jan* when it is a month: the end of a cell, a full stop, a year, another month."""
_FAMILY_PARTICLES = word_set("van ter ten el al ben bin ait abu abou von vd")
_WITH = word_set("met bij van door aan voor namens over")


def initials_and_surname(reader: Reader, i: int) -> Answer | None:
    """K. Zonderland, A.B. de Wit-Oosterloo, A.v.d.B.; but not A. Wachttijd in a list."""
    token = reader.tokens[i]
    if not is_initial(token, reader.text) or token.gap[-1:].isdigit() or token.gap[-2:-1].isdigit():
        return None
    span = reader.span(i)
    if not span.names:
        between = span.initials > 1 and span.particles
        return made(reader, span, Category.INITIALS) if between else None
    name = reader.tokens[span.after - 1]
    unsure = not trusted(span) and (like_word(name) or reader.starts_sentence(i))
    listed = (
        span.initials == 1 and reader.starts_sentence(i) and name.kind & (Kind.WORD | Kind.BOTH)
    )
    if unsure or (listed and not span.particles) or reader.is_thing(i, span.after):
        return None, span.after
    return made(reader, span)


def first_name(reader: Reader, i: int) -> Answer | None:
    """Sjoukje Haverdonk, Fatima Ben Haddou, Riet; but not het project Anna."""
    token = reader.tokens[i]
    if not token.capital:
        return first_name_in_lower_case(reader, i)
    span = reader.span(i)
    if not span.names:
        return None
    if reader.is_thing(i, span.after) or reader.has_article(i):
        return None, span.after
    if span.names > 1:
        rest = reader.tokens[i + 1 : span.after]
        surname = any(t.kind & Kind.LAST or like_surname(t) for t in rest)
        plain = any(t.folded in QUARTERS for t in rest)
        sure = (
            surname
            or token.kind & Kind.SOLO
            or (not token.kind & (Kind.WORD | Kind.PLACE) and acts(reader, span.after))
        )
        return made(reader, span) if sure and not plain else None
    return made(reader, span) if _stands_alone(reader, token) else None


def _stands_alone(reader: Reader, token: Token) -> bool:
    if not token.kind & Kind.SOLO or token.kind & (Kind.WORD | Kind.PLACE | Kind.PARTICLE):
        return False
    if token.folded == "jan" and _MONTH.match(reader.text, token.end):
        return False
    return not token.shouted and reader.text[token.end : token.end + 1] not in ("-", "@")


def surname_with_particle(reader: Reader, i: int) -> Answer | None:
    """A capital Van, De or El in mid-sentence; van der ... in lower case."""
    token = reader.tokens[i]
    span = reader.span(i, lower=not token.capital)
    if not span.names or not span.particles or reader.is_thing(i, span.after):
        return None
    name = reader.tokens[span.after - 1]
    if name.kind & (Kind.PLACE | Kind.WORD):
        return None
    # *De* stands before inns and schools as well; *Van* and *El* with a capital hardly do.
    unlisted = token.capital and token.folded in _FAMILY_PARTICLES and not name.kind
    if not name.kind & Kind.LAST and not (unlisted and not like_word(name)):
        return None
    sure = not name.kind & Kind.BOTH
    if not token.capital:
        old = reader.tokens[i + 1].folded in ("der", "den") and token.folded == "van"
        return made(reader, span) if old and sure else None
    if reader.starts_sentence(i) and not (sure and acts(reader, span.after)):
        return None
    return made(reader, span) if sure or acts(reader, span.after) else None


def surname(reader: Reader, i: int) -> Answer | None:
    """Two words of which the second is a surname; a surname that does something; Riet (88)."""
    token = reader.tokens[i]
    if not token.capital:
        return _surname_in_lower_case(reader, i)
    if token.shouted or token.kind & (Kind.THING | Kind.SHORT | Kind.PLACE):
        return None
    span = reader.span(i)
    if not span.names or span.kind & Kind.PLACE:
        return None
    name = reader.tokens[span.after - 1]
    if reader.is_thing(i, span.after) or reader.has_article(i):
        return (None, span.after) if span.names > 1 else None
    if AGE.match(reader.text, name.end) and not token.kind & Kind.WORD:
        known = trusted(span) or not (token.kind or like_word(token))
        return made(reader, span) if known else None
    sure = name.kind & Kind.LAST and not name.kind & (Kind.BOTH | Kind.WORD)
    if (sure or like_surname(name)) and _INITIALS_BEHIND.match(reader.text, name.end):
        return made(reader, span)
    if span.names > 1:
        sure_first = token.kind & Kind.LAST and not token.kind & Kind.BOTH
        first = not token.kind & ~NAME_KINDS and (sure_first or not like_word(token))
        listed = sure or name.kind & Kind.SOLO or (name.kind & Kind.FIRST and sure_first)
        second = listed or like_surname(name) or (not name.kind and acts(reader, span.after))
        return made(reader, span) if first and second else None
    return made(reader, span) if sure and _is_mentioned(reader, i, span.after) else None


def _surname_in_lower_case(reader: Reader, i: int) -> Answer | None:
    """kowalski belt, yilmaz (vader van 3)"""
    token = reader.tokens[i]
    listed = token.kind & Kind.LAST and not token.kind & (Kind.BOTH | Kind.WORD | Kind.PLACE)
    if not listed or not like_surname(token) or not acts(reader, i + 1):
        return None
    return made(reader, reader.span(i, lower=True)._replace(first=i, after=i + 1))


def _is_mentioned(reader: Reader, first: int, after: int) -> bool:
    """Whether a lone surname does something, or something is done with it."""
    if acts(reader, after):
        return True
    return (
        first > 0
        and reader.tokens[first].near()
        and like_surname(reader.tokens[first])
        and (reader.tokens[first - 1].folded in _WITH)
    )
