"""What a rule for names answers, and the questions that several rules ask."""

from __future__ import annotations

import re

from resv_desktop.privacy.findings import Category, Finding, finding
from resv_desktop.privacy.reading import Reader, Span
from resv_desktop.privacy.tokens import Token, is_initial, like_word
from resv_desktop.privacy.wordkinds import Kind, word_set

Answer = tuple[Finding | None, int]
"""A name or ``None`` (something that is no person), and the word to go on with."""

NAME_KINDS = Kind.FIRST | Kind.LAST
AGE = re.compile(
    r"(?: \(\d{1,3}(?: ?(?:jaar|jr|j)\.?)?[),]|,? (?:van )?\d{1,3} (?:jaar|jr)\b)"
    r"(?! (?:of|en) ouder)"
)
"""An age, as it stands behind a name."""
IN_TOUCH = re.compile(r" (?:aan de (?:lijn|telefoon|balie|deur)|op (?:gesprek|bezoek)) ?\b")
"""How somebody is there without a verb: *gisteren hassan aan de lijn*."""
_MOST_TITLES = 3
NO_ONE = word_set("a b c n x y z")
"""Letters by which notes mean nobody in particular: mevrouw A, cliënt X."""
QUARTERS = word_set("noord oost zuid west midden centrum nieuw oud")


def made(reader: Reader, span: Span, category: Category = Category.NAME) -> Answer:
    last = reader.tokens[span.after - 1]
    dot = category is Category.INITIALS and is_initial(last, reader.text, lower=True)
    start = reader.tokens[span.first].start
    return finding(start, last.end + dot, category), span.after


def after(reader: Reader, i: int, dot: bool) -> Token | None:
    """Return word ``i`` when it follows closely and is nothing that is known."""
    if i >= len(reader.tokens) or i in reader.skipped:
        return None
    token = reader.tokens[i]
    return token if token.near(dot) else None


def past_titles(reader: Reader, i: int, kinds: int) -> int:
    """Return the first word from ``i`` on that is no title: *mevrouw mr. dr. ...*."""
    for _ in range(_MOST_TITLES):
        token = after(reader, i, dot=True)
        if token is None or not token.kind & kinds or token.kind & NAME_KINDS:
            break
        i += 1
    return i


def trusted(span: Span) -> bool:
    """Whether lists or the build of a word say that this is a name."""
    return bool(span.names) and (bool(span.kind & NAME_KINDS) or span.surname_like)


def is_quarter(reader: Reader, span: Span) -> bool:
    """*mevrouw Noord*: a quarter of town, not a name."""
    return span.names == 1 and reader.tokens[span.after - 1].folded in QUARTERS


def initials(reader: Reader, span: Span) -> Answer | None:
    only = reader.tokens[span.first]
    if span.initials == 1 and only.folded in NO_ONE and reader.is_scenario():
        return None, span.after
    return made(reader, span, Category.INITIALS)


def acts(reader: Reader, i: int) -> bool:
    token = after(reader, i, dot=False)
    return token is not None and bool(token.kind & Kind.VERB)


def first_name_in_lower_case(reader: Reader, i: int) -> Answer | None:
    """henk bosman, berhane tekle, jelle (4), fatima z., sjoerd en aukje hoekema"""
    token = reader.tokens[i]
    if not token.kind & Kind.SOLO or token.kind & Kind.WORD:
        return None
    alone = Span(i, i + 1, token.kind, 0, 0, 1, False)
    if len(token.text) > 3 and (acts(reader, i + 1) or _is_there(reader.text, token.end)):
        return made(reader, alone)
    following = after(reader, i + 1, dot=False)
    if following is None or following.capital:
        return None
    if is_initial(following, reader.text, lower=True) or _is_pair(reader, i + 1):
        return made(reader, alone)
    if not following.kind and not like_word(following) and acts(reader, i + 2):
        return made(reader, alone._replace(after=i + 2))
    span = reader.span(i + 1, lower=True)
    listed = span.kind & NAME_KINDS and not span.kind & Kind.WORD
    if span.names and (listed or span.surname_like):
        return made(reader, span._replace(first=i))
    return None


def _is_there(text: str, end: int) -> bool:
    """Whether an age, or being on the telephone, stands behind a word."""
    return (AGE.match(text, end) or IN_TOUCH.match(text, end)) is not None


def _is_pair(reader: Reader, i: int) -> bool:
    """Whether *en* and another first name stand at word ``i``."""
    other = after(reader, i + 1, dot=False)
    return reader.tokens[i].folded == "en" and other is not None and bool(other.kind & Kind.SOLO)
