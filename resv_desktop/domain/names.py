"""The names by which people call the codes of one list: whole, begun, or by a word of the label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.words import plain, stem, words

_Names = tuple[tuple[str, str], ...]
"""Pairs of a name in plain form and the code it belongs to."""


class CodeNames:
    """The names of the codes in one list, those of the chosen language before the others."""

    def __init__(
        self,
        codebook: CodeBook,
        list_name: str,
        synonyms: Mapping[str, Iterable[str]],
        language: str = "nl",
    ) -> None:
        codes = codebook.codes(list_name)
        other = "nl" if language == "en" else "en"
        short = tuple((plain(code.code), code.code) for code in codes)
        own, foreign = _labels(codes, language), _labels(codes, other)
        older = tuple((plain(c.old), c.new) for c in codebook.crossings(list_name))
        self._full: _Names = (*short, *own, *foreign, *older)
        self._begun: tuple[_Names, ...] = (
            (*short, *own),
            _words(codes, language),
            foreign,
            _words(codes, other),
        )
        self._synonyms: _Names = tuple(
            (plain(word), code) for code, said in synonyms.items() for word in said
        )

    def named(self, typed: str) -> tuple[str, ...]:
        """Return the codes that ``typed`` names in full, by code, label or older name."""
        return _same(self._full, plain(typed))

    def called(self, typed: str) -> tuple[str, ...]:
        """Return the codes that ``typed`` is a synonym of."""
        return _same(self._synonyms, plain(typed))

    def beginning(self, typed: str) -> tuple[str, ...]:
        """Return the codes with a code or label, or else a word of it, that begins so."""
        name = plain(typed)
        for names in self._begun:
            if codes := _beginning(names, name):
                return codes
        return ()

    def loosely(self, typed: str) -> tuple[str, ...]:
        """Return the codes with a synonym of the same stem, or else one that begins so."""
        name = plain(typed)
        same = {code: None for word, code in self._synonyms if stem(word) == stem(name)}
        return tuple(same) or _beginning(self._synonyms, name)


def _same(names: _Names, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for other, code in names if other == name))


def _beginning(names: _Names, start: str) -> tuple[str, ...]:
    if not start:
        return ()
    return tuple(dict.fromkeys(code for name, code in names if name.startswith(start)))


def _labels(codes: tuple[Code, ...], language: str) -> _Names:
    return tuple((plain(code.label(language)), code.code) for code in codes)


def _words(codes: tuple[Code, ...], language: str) -> _Names:
    return tuple((word, code.code) for code in codes for word in words(code.label(language)))
