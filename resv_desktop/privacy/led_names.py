"""Names that something leads to: a form of address, a family word, a profession, a label."""

from __future__ import annotations

from resv_desktop.privacy.answers import (
    NO_ONE,
    Answer,
    acts,
    after,
    first_name_in_lower_case,
    initials,
    is_quarter,
    made,
    past_titles,
    trusted,
)
from resv_desktop.privacy.findings import Category
from resv_desktop.privacy.reading import PREPOSITIONS, Reader, Span
from resv_desktop.privacy.tokens import Token, is_initial, like_word
from resv_desktop.privacy.wordkinds import Kind, word_set

_LABELS = word_set(
    "van aan cc naam afzender patient client contactpersoon actiehouder trekker eigenaar wie door "
    "casus betreft inzake actie aanwezig afwezig afgemeld"
)
_AFTER_INTRO = word_set("met door van aan de")
_AS_ADDRESS = word_set("pt pat cl")
"""Words for a person that notes shorten and use as a form of address: *pt Haverlag*."""


def form_of_address(reader: Reader, i: int) -> Answer | None:
    """Mevrouw El Amrani, dhr. K. Braamveld, meneer kuipers, mw. J. de V."""
    token = reader.tokens[i]
    if token.folded == "heer" and not (i and reader.tokens[i - 1].folded == "de"):
        return None
    first = past_titles(reader, i + 1, (Kind.FORM | Kind.TITLE | Kind.PROFESSION))
    if after(reader, first, dot=True) is None:
        return None
    loose = _loose_initials(reader, first)
    if loose is not None:
        return loose
    span = reader.span(first, lower=True)
    if span.names and not is_quarter(reader, span):
        return made(reader, span)
    unlisted = _unlisted(reader, span.after if span.initials else first, first)
    if unlisted is None and span.initials and not span.names:
        return initials(reader, span)
    return unlisted


def _loose_initials(reader: Reader, first: int) -> Answer | None:
    """Initials without a full stop: dhr p van dam, mw AB de Wit, meneer K wacht."""
    token = reader.tokens[first]
    letters = len(token.text)
    if is_initial(token, reader.text, lower=True) or letters > 3:
        return None
    if letters > 1 and (not token.shouted or token.kind & Kind.SHORT):
        return None
    span = reader.span(first + 1, lower=True)
    if span.names and reader.tokens[first + 1].near():
        return made(reader, span._replace(first=first))
    follows = reader.text[token.end : token.end + 1]
    if letters > 1 or token.folded in NO_ONE or not token.capital or follows.isalnum():
        return None
    return made(reader, span._replace(first=first, after=first + 1), Category.INITIALS)


def _unlisted(reader: Reader, i: int, first: int, acting: bool = False) -> Answer | None:
    """A name in lower case that is in no list: not an ordinary word, nor built like one.

    ``acting``: it may be built like one when a verb follows.
    """
    token = after(reader, i, dot=True)
    if token is None or token.capital or token.kind:
        return None
    if like_word(token) and not (acting and acts(reader, i + 1)):
        return None
    return made(reader, Span(first, i + 1, 0, 0, 0, 1, False))


def household(reader: Reader, i: int) -> Answer | None:
    """De familie Terpstra, gezin Şahin, echtpaar Van Es-Dekker."""
    token = after(reader, i + 1, dot=True)
    if token is None or token.text in PREPOSITIONS:
        return None
    span = reader.span(i + 1, lower=True)
    if span.initials and not span.names:
        return initials(reader, span)
    capital = any(t.capital for t in reader.tokens[span.first : span.after])
    if not span.names or (not capital and not span.kind & Kind.LAST):
        return None
    if is_quarter(reader, span) or (span.kind & Kind.PLACE and not span.particles):
        return None
    return made(reader, span)


def person_word(reader: Reader, i: int) -> Answer | None:
    """Zoon Bart, leerling Milan, cliënt M.B., de moeder van Yassine, casus annie de ruiter."""
    first = i + 1
    kin = bool(reader.tokens[i].kind & Kind.KIN)
    token = after(reader, first, dot=True) or _in_marks(reader, first)
    if kin and token and token.folded == "van":
        first += 1
        token = after(reader, first, dot=False)
    if token is None or token.kind & Kind.FORM or token.text in PREPOSITIONS:
        return None
    if not token.capital:
        return _lower_after_person(reader, first)
    span = reader.span(first)
    if span.initials and not span.names:
        single = span.initials == 1 and token.folded in NO_ONE
        return None if single else initials(reader, span)
    if not span.names or reader.is_thing(span.first, span.after):
        return None
    known = trusted(span) and not is_quarter(reader, span)
    plain = not span.kind and not like_word(token)
    address = reader.tokens[i].folded in _AS_ADDRESS
    unknown = plain and (kin or address or acts(reader, span.after))
    return made(reader, span) if known or unknown else None


def _in_marks(reader: Reader, i: int) -> Token | None:
    """dochter (Anja), casus ‘Wieteke’, de zoon, Mark, belt"""
    if i >= len(reader.tokens) or i in reader.skipped:
        return None
    token = reader.tokens[i]
    apart = token.gap == ", " and reader.text[token.end : token.end + 1] == ","
    wanted = Kind.FIRST if apart else Kind.SOLO
    listed = token.capital and token.kind & wanted and not token.kind & Kind.WORD
    return token if listed and (apart or token.near_in_marks()) else None


def _lower_after_person(reader: Reader, i: int) -> Answer | None:
    token = reader.tokens[i]
    if token.kind & Kind.FIRST and not token.kind & (Kind.WORD | Kind.PARTICLE):
        pair = first_name_in_lower_case(reader, i)
        return (
            pair
            or _unlisted(reader, i + 1, i, acting=True)
            or (made(reader, Span(i, i + 1, token.kind, 0, 0, 1, False)))
        )
    if not token.kind & Kind.BOTH:
        span = reader.span(i, lower=True)
        sure = span.initials or (span.kind & Kind.LAST and not span.kind & Kind.BOTH)
        if span.names and (sure or (span.surname_like and not span.kind & Kind.BOTH)):
            return made(reader, span)
    return None


def professional(reader: Reader, i: int) -> Answer | None:
    """Huisarts Van Vliet, dr. Bosma; but not praktijk dokter Jansen, a practice."""
    first = past_titles(reader, i + 1, (Kind.TITLE | Kind.PROFESSION))
    token = after(reader, first, dot=True)
    if token is None or token.kind & Kind.FORM or token.text in PREPOSITIONS:
        return None
    span = reader.span(first, lower=not token.capital)
    if not span.names or (span.kind & Kind.PLACE and not span.kind & Kind.FIRST):
        return None
    if not token.capital and (span.kind & Kind.BOTH or not span.kind & Kind.LAST):
        return None
    if reader.is_thing(i, span.after):
        return None, span.after
    known = trusted(span) and not is_quarter(reader, span)
    return made(reader, span) if known or (span.particles and token.capital) else None


def public_office(reader: Reader, i: int) -> Answer | None:
    """Wethouder Van Dijk and motie-Bikker are public: passed over."""
    first = past_titles(reader, i + 1, (Kind.FORM | Kind.TITLE))
    if after(reader, first, dot=True) is None:
        return None
    span = reader.span(first)
    return (None, span.after) if span.names else None


def labelled(reader: Reader, i: int) -> Answer | None:
    """Van: Wiebe Kloosterhorst; Casus: ..."""
    token = reader.tokens[i]
    if not i or reader.tokens[i - 1].folded not in _LABELS or not token.capital:
        return None
    if token.gap.strip() != ":":
        return None
    span = reader.span(i)
    if span.initials > 1 and not span.names:
        return initials(reader, span)
    if not trusted(span) or reader.is_thing(span.first, span.after) or token.kind & Kind.WORD:
        return None
    return made(reader, span) if span.names > 1 or span.kind & ~Kind.PLACE else None


def introduced(reader: Reader, i: int) -> Answer | None:
    """Namens Bosma, gesproken met Van Rijn, betreft R.H."""
    first = i + 1
    token = after(reader, first, dot=reader.tokens[i].folded == "betr")
    if token and token.text in _AFTER_INTRO:
        first += 1
        token = after(reader, first, dot=False)
    if token is None:
        return None
    if not token.capital:
        return _lower_after_person(reader, first) if token.kind & Kind.FIRST else None
    span = reader.span(first)
    if span.initials > 1 and not span.names:
        return initials(reader, span)
    if not trusted(span) or (span.kind & (Kind.PLACE | Kind.BOTH) and not span.particles):
        return None
    return None if reader.is_thing(span.first, span.after) else made(reader, span)
