"""The code book: lists of stable codes with labels for people, and the crosswalk between editions.

Codes carry meaning and are never used again for something else; labels may be reworded. Lists
change by data file: what an older edition called otherwise is translated by the crosswalk.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Code:
    """One code with its labels; ``extra`` holds what belongs to its list (group, rank, level)."""

    code: str
    nl: str
    en: str
    extra: Mapping[str, Any]

    def label(self, language: str = "nl") -> str:
        """Return the label in ``language`` (``nl`` or ``en``)."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a code of an older edition, or a spelling in use, is called now."""

    list_name: str
    old: str
    new: str


@dataclass(frozen=True)
class CodeBook:
    """An edition of all code lists."""

    version: str
    lists: Mapping[str, tuple[Code, ...]]
    crosswalk: tuple[Crossing, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> CodeBook:
        """Return the code book that a parsed data file holds.

        Raises:
            ValueError: when it is something else, or breaks a rule for code lists: a code stands
                once in its list, begins with a letter (Excel would make numbers or dates of it),
                is no label of another code, and holds no ``;`` (which parts values in a cell);
                the crosswalk leads from what is no name any more to a code of the same list.
        """
        try:
            lists = {name: tuple(map(_code, rows)) for name, rows in data["lists"].items()}
            crosswalk = tuple(map(_crossing, data["crosswalk"]))
            book = cls(str(data["version"]), lists, crosswalk)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("this is no code book") from error
        for name in lists:
            book._check_list(name)
        for crossing in crosswalk:
            book._check_crossing(crossing)
        return book

    def _check_list(self, name: str) -> None:
        codes = self.lists[name]
        by_code = {fold(code.code): code.code for code in codes}
        if len(by_code) != len(codes):
            raise ValueError(f"a code stands twice in list {name}")
        for code in codes:
            if not code.code[:1].isalpha():
                raise ValueError(f"code {code.code} in list {name} does not begin with a letter")
            if any(";" in text for text in (code.code, code.nl, code.en)):
                raise ValueError(f"code {code.code} in list {name} holds a semicolon")
            if any(by_code.get(fold(text), code.code) != code.code for text in (code.nl, code.en)):
                raise ValueError(f"the label of {code.code} in list {name} is another code")

    def _check_crossing(self, crossing: Crossing) -> None:
        if crossing.new not in self._by_code.get(crossing.list_name, {}):
            raise ValueError(f"the crosswalk leads to an unknown code {crossing.new}")
        for code in self.lists[crossing.list_name]:
            names = {fold(code.code), fold(code.nl), fold(code.en)}
            if fold(crossing.old) in names and code.code != crossing.new:
                raise ValueError(f"the crosswalk leads away from {crossing.old}, which is in use")

    def codes(self, list_name: str) -> tuple[Code, ...]:
        """Return a list in its own order."""
        return self.lists[list_name]

    def get(self, list_name: str, code: str | None) -> Code | None:
        """Return one code, or ``None`` when the list does not hold it."""
        return self._by_code.get(list_name, {}).get(code or "")

    def label(self, list_name: str, code: str | None, language: str = "nl") -> str:
        """Return the label of a code; of an unknown code the code itself, so nothing is hidden."""
        found = self.get(list_name, code)
        return found.label(language) if found else (code or "")

    def find(self, list_name: str, text: str) -> str | None:
        """Return the code that ``text`` names: a code, a label in any language, an old code.

        Case, spaces around and between words, and the way accents are encoded do not matter.
        ``None`` when it names no code, or more than one.
        """
        return self._by_text.get(list_name, {}).get(fold(text))

    def is_shared(self, list_name: str, text: str) -> bool:
        """Say whether ``text`` names more than one code of a list, and so none of them."""
        return self._by_text.get(list_name, {}).get(fold(text), "") is None

    def crossings(self, list_name: str) -> tuple[Crossing, ...]:
        """Return what codes of a list were once called."""
        return tuple(c for c in self.crosswalk if c.list_name == list_name)

    def subthemes(self, theme: str) -> tuple[Code, ...]:
        """Return the subthemes of a theme."""
        return tuple(c for c in self.codes("subtheme") if c.extra.get("theme") == theme)

    def with_list(self, list_name: str, codes: Iterable[Code]) -> CodeBook:
        """Return this code book with one list more: a region's networks, say."""
        return CodeBook(self.version, {**self.lists, list_name: tuple(codes)}, self.crosswalk)

    @cached_property
    def _by_code(self) -> dict[str, dict[str, Code]]:
        return {name: {code.code: code for code in codes} for name, codes in self.lists.items()}

    @cached_property
    def _by_text(self) -> dict[str, dict[str, str | None]]:
        found: dict[str, dict[str, str | None]] = {}
        for name, codes in self.lists.items():
            names = found.setdefault(name, {})
            for code in codes:
                for text in {fold(code.code), fold(code.nl), fold(code.en)}:
                    # A name that two codes share names neither of them.
                    names[text] = None if names.get(text, code.code) != code.code else code.code
        for crossing in self.crosswalk:
            found[crossing.list_name].setdefault(fold(crossing.old), crossing.new)
        return found


def fold(text: str) -> str:
    """Return ``text`` for comparing: NFKC, one space between words, no case, nothing invisible."""
    if text.isascii():  # Nine in ten; nothing to decompose, nothing invisible.
        return " ".join(text.split()).casefold()
    text = unicodedata.normalize("NFKC", text)
    visible = (" " if c.isspace() else c for c in text if unicodedata.category(c) != "Cf")
    return " ".join("".join(visible).split()).casefold()


def _code(row: Mapping[str, Any]) -> Code:
    extra = {key: value for key, value in row.items() if key not in ("code", "nl", "en")}
    return Code(*_texts(row, "code", "nl", "en"), extra)


def _crossing(row: Mapping[str, Any]) -> Crossing:
    return Crossing(*_texts(row, "list", "from", "to"))


def _texts(row: Mapping[str, Any], *keys: str) -> tuple[str, str, str]:
    one, two, three = (row[key] for key in keys)
    for text in (one, two, three):
        if not isinstance(text, str) or not text.strip():
            raise TypeError("codes and labels are text")
    return one, two, three
