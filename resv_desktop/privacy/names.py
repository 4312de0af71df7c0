"""Names and initials of persons: one rule for each thing that can lead to them.

What speaks for a person is a form of address, a family word, a first name before a surname, an
age behind it. Each rule looks at one word and answers where the name is and where to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resv_desktop.privacy import led_names as led
from resv_desktop.privacy import standing_names as standing
from resv_desktop.privacy.allow import Phrases
from resv_desktop.privacy.answers import Answer
from resv_desktop.privacy.findings import Finding
from resv_desktop.privacy.reading import Reader
from resv_desktop.privacy.wordkinds import Kind

_Rule = Callable[[Reader, int], Answer | None]
_RULES: tuple[tuple[int, _Rule], ...] = (
    (0, led.labelled),
    (Kind.FORM, led.form_of_address),
    (Kind.HOUSEHOLD, led.household),
    (Kind.OFFICE, led.public_office),
    ((Kind.KIN | Kind.PERSON), led.person_word),
    ((Kind.PROFESSION | Kind.TITLE), led.professional),
    (Kind.INTRO, led.introduced),
    (0, standing.initials_and_surname),
    (Kind.FIRST, standing.first_name),
    (Kind.PARTICLE, standing.surname_with_particle),
    (0, standing.surname),
)
"""A rule and the kinds of word that it starts at (0: any); the first that answers is believed."""
_LEADS = Kind.LAST
for _kind, _ in _RULES:
    _LEADS |= _kind


def find_names(text: str, known: Phrases) -> Iterator[Finding]:
    """Find names and initials of persons; words that are ``known`` never count."""
    reader = Reader(text, known)
    i, count = 0, len(reader.tokens)
    while i < count:
        token = reader.tokens[i]
        following = i + 1
        if i not in reader.skipped and (token.capital or token.kind & _LEADS):
            for kind, rule in _RULES:
                if kind and not token.kind & kind:
                    continue
                answer = rule(reader, i)
                if answer is not None:
                    if answer[0] is not None:
                        yield answer[0]
                    following = max(following, answer[1])
                    break
        i = following
