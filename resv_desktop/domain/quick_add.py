"""The quick-add line: a title with optional marks, and what the program makes of it.

``wachtlijst logopedie loopt op #para @logopedist !3 ~maand >wijkcoördinator +14``

A mark stands at the start of a word. What is recognised becomes a *chip* that can be refused; all
else stays in the title exactly as typed, so that nothing anybody types is ever lost. There is no
fuzzy matching: a name, its beginning or the beginning of one of its words counts, and only when it
leads to one code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import EntryKind
from resv_desktop.domain.names import CodeNames
from resv_desktop.domain.words import stem, words

Synonyms = Mapping[str, Mapping[str, Iterable[str]]]
"""Per list, per code: other words by which people call it."""

DUE = "due_in_days"
"""The field of a chip made by ``+14``: days from today until a first action is due."""
MOST_DAYS = 731
CANDIDATES = 8
"""How many codes are offered for a mark that could mean several."""

LISTS_OF_MARK: Mapping[str, tuple[str, ...]] = {
    "#": ("theme", "subtheme"),
    "@": ("discipline",),
    "!": ("severity", "direction"),
    "~": ("frequency", "horizon"),
}
_FIELD_OF_LIST = {"discipline": "disciplines"}
_MARK = re.compile(r"""(?<!\S)([#@!~>+])("[^"\s][^"]*"|[^\s"]+)(?=[\s.,;:!?)]|$)""")
_DAYS = re.compile(r"(\d{1,3})([dw]?)")
_UNIT = re.compile(
    r"\s+(?:dag|week|weken|maand|jaar|uur|uren|min|km|procent|euro|pati|day|month|%)"
)
"""After these words ``+14`` is part of a sentence (*+14 dagen wachttijd*), not a mark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a mark can stand for: a field, a code (or text) and its label."""

    field: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A recognised part of the line: ``text[start:end]`` stands for ``value`` of ``field``."""

    field: str
    value: str
    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OpenMark:
    """A mark that was not recognised and stays in the title; ``candidates`` it could mean."""

    text: str
    start: int
    end: int
    candidates: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """What a line says. ``values`` holds the entry's fields that the chips fill in.

    ``kind`` is a guess, or ``None`` when nothing points to one kind.
    """

    title: str
    chips: tuple[Chip, ...]
    open_marks: tuple[OpenMark, ...]
    values: Mapping[str, Value]
    kind: EntryKind | None
    due_in_days: int | None = None

    def fields(self) -> dict[str, Value]:
        """Return the fields of a new entry: the title and what the chips say, no guesses."""
        return {"title": self.title or None, **self.values}


def parse(
    text: str,
    codebook: CodeBook,
    refused: Collection[str | tuple[int, int]] = (),
    synonyms: Synonyms | None = None,
    language: str = "nl",
) -> ParsedLine:
    """Return what one line says; for a line per keystroke keep a :class:`LineParser`."""
    return LineParser(codebook, synonyms or {}, language).parse(text, refused)


class LineParser:
    """Parses lines with one code book; building it costs a few milliseconds, a line far less."""

    def __init__(self, codebook: CodeBook, synonyms: Synonyms, language: str = "nl") -> None:
        self._language = language
        self._names = {
            name: CodeNames(codebook, name, synonyms.get(name, {}), language)
            for names in LISTS_OF_MARK.values()
            for name in names
        }
        self._codebook = codebook
        self._kind_words = {
            kind: frozenset(map(stem, synonyms.get("entry_kind", {}).get(kind, ())))
            for kind in EntryKind
        }

    def parse(self, text: str, refused: Collection[str | tuple[int, int]] = ()) -> ParsedLine:
        """Return what ``text`` says.

        ``refused`` holds chips that are to stay text, by place ``(start, end)`` or as typed
        (``"#para"``); the latter still holds after something was typed in front of it.
        """
        line = _Line()
        for match in _MARK.finditer(text):
            typed, start, end = _trimmed(match)
            if len(typed) < 2 or typed in refused or (start, end) in refused:
                continue
            choices = self._choices(typed, text[end:])
            said = self._said(choices[0]) if len(choices) == 1 else {}
            if said and line.fits(said):
                found = choices[0]
                chip = Chip(found.field, found.value, found.label, typed, start, end)
                line.take(chip, said)
            else:
                line.open_marks.append(OpenMark(typed, start, end, choices[:CANDIDATES]))
        return self._parsed(_without(text, line.chips), line)

    def _parsed(self, title: str, line: _Line) -> ParsedLine:
        values = dict(line.values)
        due = values.pop(DUE, None)
        days = due if isinstance(due, int) else None
        kind = self._kind(title, values)
        return ParsedLine(title, tuple(line.chips), tuple(line.open_marks), values, kind, days)

    def _choices(self, typed: str, rest: str) -> tuple[Choice, ...]:
        mark, body = typed[0], typed[1:].strip('"').strip()
        if mark == ">":
            return (Choice("owner", body, body),) if body[:1].isalpha() else ()
        if mark == "+":
            return _due(body, rest)
        for ask in (CodeNames.named, CodeNames.called, CodeNames.beginning, CodeNames.loosely):
            for name in LISTS_OF_MARK[mark]:
                if codes := ask(self._names[name], body):
                    return tuple(self._choice(name, code) for code in codes)
        return ()

    def _choice(self, name: str, code: str) -> Choice:
        label = self._codebook.label(name, code, self._language)
        return Choice(_FIELD_OF_LIST.get(name, name), code, label)

    def _theme(self, subtheme: str) -> str:
        found = self._codebook.get("subtheme", subtheme)
        return str(found.extra.get("theme", "")) if found else ""

    def _said(self, choice: Choice) -> dict[str, Value]:
        """What choosing it fills in: a subtheme says its theme too."""
        if choice.field == "subtheme":
            return {"theme": self._theme(choice.value), "subtheme": choice.value}
        if choice.field == "disciplines":
            return {"disciplines": (choice.value,)}
        return {choice.field: int(choice.value) if choice.field == DUE else choice.value}

    def _kind(self, title: str, values: Mapping[str, Value]) -> EntryKind | None:
        if values.keys() & {"severity", "frequency"}:
            return EntryKind.BOTTLENECK
        if values.keys() & {"horizon", "direction"}:
            return EntryKind.DEVELOPMENT
        said = {stem(word) for word in words(title)}
        for kind in EntryKind:
            if said & self._kind_words[kind]:
                return kind
        return None


class _Line:
    """What was recognised so far in one line."""

    def __init__(self) -> None:
        self.chips: list[Chip] = []
        self.open_marks: list[OpenMark] = []
        self.values: dict[str, Value] = {}

    def fits(self, said: Mapping[str, Value]) -> bool:
        """Whether nothing else was said before: of each field the first counts."""
        several = "disciplines" in said
        return several or all(self.values.get(key) in (None, said[key]) for key in said)

    def take(self, chip: Chip, said: Mapping[str, Value]) -> None:
        """Add a chip and what it says."""
        self.chips.append(chip)
        for key, value in said.items():
            before = self.values.get(key)
            if isinstance(before, tuple) and isinstance(value, tuple):
                value = tuple(dict.fromkeys((*before, *value)))
            self.values[key] = value


def _trimmed(match: re.Match[str]) -> tuple[str, int, int]:
    typed = match[0]
    if not typed.endswith('"'):
        typed = typed.rstrip(".,;:!?)")
    return typed, match.start(), match.start() + len(typed)


def _due(body: str, rest: str) -> tuple[Choice, ...]:
    found = _DAYS.fullmatch(body)
    if found is None or _UNIT.match(rest):
        return ()
    days = int(found[1]) * (7 if found[2] == "w" else 1)
    return (Choice(DUE, str(days), str(days)),) if 0 < days <= MOST_DAYS else ()


def _without(text: str, chips: Iterable[Chip]) -> str:
    """Return the text without the chips and without the space each of them leaves behind."""
    kept, place = "", 0
    for chip in chips:
        kept = (kept + text[place : chip.start]).rstrip()
        place = chip.end
    return (kept + text[place:]).strip()
