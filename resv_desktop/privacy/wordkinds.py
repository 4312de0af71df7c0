"""The kinds of words by which the check tells a person from a practice, a street or a plan."""

from __future__ import annotations

from string import ascii_lowercase


class Kind:
    """What a word can be, a bit each; a word can be several things.

    Plain numbers: the operators of an IntFlag cost more than all the rest of the check.
    """

    FIRST = 1 << 0
    SOLO = 1 << 1
    """A first name that is nothing else, so that it names a person by itself."""
    LAST = 1 << 2
    WORD = 1 << 3
    """An ordinary word and no surname."""
    BOTH = 1 << 4
    """An ordinary word and a surname: a name only after a form of address or a first name."""
    PLACE = 1 << 5
    FORM = 1 << 6
    """A form of address: what follows is a name, also in lower case."""
    KIN = 1 << 7
    """A family word: what follows with a capital is a name."""
    PERSON = 1 << 8
    """Any other word for one person: what follows is a name when it looks like one."""
    PROFESSION = 1 << 9
    OFFICE = 1 << 10
    """The holder of a public office, or politics named after a person: wanted content."""
    PARTICLE = 1 << 11
    """Tussenvoegsel: *van*, *de*, *el*, *ben*."""
    THING = 1 << 12
    """What carries people's names without being a person: practice, school, street, project."""
    SHORT = 1 << 13
    """An abbreviation of the field, which is no name though it has capitals."""
    TITLE = 1 << 14
    INTRO = 1 << 15
    """Words after which a name is to be expected: *namens*, *inzake*, *gesproken met*."""
    HOUSEHOLD = 1 << 16
    SAINT = 1 << 17
    VERB = 1 << 18
    """What people do: a surname that is a place or a thing as well does this as a person only."""
    BY_END = 1 << 19
    """A thing by its end alone (*-weg*, *-school*): after a form of address still a name."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


_OFTEN_MISSPELT = {
    "mevrouw": Kind.FORM,
    "meneer": Kind.FORM,
    "mijnheer": Kind.FORM,
    "client": Kind.PERSON,
    "patient": Kind.PERSON,
    "bewoner": Kind.PERSON,
}
_NO_MISTAKES = word_set(
    "meter meteer meer mener miljoen bewonen bewone patent patienten bewonern mijnheren menen "
    "meneren klient patienter clientes bewoond"
)


def misspelt() -> dict[str, int]:
    """Return each spelling one slip away from the forms of address that people mistype most."""
    return {
        slip: kind
        for word, kind in _OFTEN_MISSPELT.items()
        for slip in _slips(word) - _NO_MISTAKES - frozenset(_OFTEN_MISSPELT)
    }


def _slips(word: str) -> frozenset[str]:
    cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {a[:-1] + b[0] + a[-1] + b[1:] for a, b in cuts if b}
    other = {a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase}
    added = {a + c + b for a, b in cuts for c in ascii_lowercase}
    return frozenset(dropped | swapped | other | added) - {word, word + "s", word + "e", word + "n"}
