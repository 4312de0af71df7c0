"""Whether a password is worth having: long, and not the first that somebody else would try.

No rules about capitals, digits and signs: they make passwords harder to remember and pass on, not
harder to guess (NIST SP 800-63B, section 5.1.1.2). A password of a workbook can be tried by whoever
gets hold of the file, without end and without anybody noticing; so it is longer than for a log-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

LEAST = 12
"""Characters."""
MOST = 255
"""Characters, as UTF-16 counts them: what Excel takes."""

_COMMON = (
    "wachtwoord", "password", "welkom", "welcome", "geheim", "secret", "qwerty", "azerty",
    "letmein", "admin", "aanlevering", "werkmap", "excel", "resv", "wijkverband", "zorg",
    "huisarts", "lente", "zomer", "herfst", "winter", "kwartaal", "januari", "februari", "maart",
    "april", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
"""Words that passwords of this kind are made of, when they are made in a hurry."""
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEFT = 4
"""Letters that a password must have beside such words."""
_ROW_SHARE = 0.7
"""Steps to a neighbour, of all steps, from which on a password is a row of keys or of letters."""
_DISTINCT = 5
_DISGUISE = str.maketrans("@4301!$5", "aaeoiiss")
"""Signs that stand for letters in a word that is no secret."""


def objection(password: str, known: Iterable[str] = ()) -> tuple[str, Mapping[str, int]]:
    """Return the code of what is wrong with ``password`` and its values; an empty code if nothing.

    ``known`` are words anybody would think of here: names of networks, the region, the period.
    """
    if len(password) < LEAST:
        return "password_too_short", {"least": LEAST}
    if len(password.encode("utf-16-le", "surrogatepass")) // 2 > MOST:
        return "password_too_long", {"most": MOST}
    if not password.isprintable():
        return "password_odd_sign", {}
    if password != password.strip():
        return "password_blank_edges", {}
    return ("password_easy", {}) if _is_easy(password.casefold(), known) else ("", {})


def _is_easy(folded: str, known: Iterable[str]) -> bool:
    return (
        len(set(folded)) < _DISTINCT
        or folded in (folded + folded)[1:-1]  # the same piece again and again
        or _is_row(folded)
        or _is_common(folded, known)
        or _is_common(folded.translate(_DISGUISE), known)
    )


def _is_row(folded: str) -> bool:
    """Whether most steps go to the next letter, digit or key, or stay where they are."""
    steps = list(pairwise(folded))
    near = sum(_are_neighbours(one, other) for one, other in steps)
    return near >= _ROW_SHARE * len(steps)


def _are_neighbours(one: str, other: str) -> bool:
    if abs(ord(one) - ord(other)) <= 1:
        return True
    return any(one + other in row or other + one in row for row in _ROWS)


def _is_common(folded: str, known: Iterable[str]) -> bool:
    """Whether little is left without the words that anybody would try."""
    words = {word for text in known for word in re.findall(r"\w{3,}", text.casefold())}
    rest = folded
    for word in sorted({*_COMMON, *words}, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, " ")
    return rest != folded and sum(map(str.isalpha, rest)) < _LEFT
