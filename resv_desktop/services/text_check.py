"""Personal data in texts that are not in the log: a file, lines of JSON, what is piped in.

What comes in is not trusted: size, encoding and form are checked before anything is looked at,
and a text that cannot be read is refused as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from resv_desktop.domain.errors import KnownError
from resv_desktop.privacy import Finding, Phrases, check_text, phrases

LARGEST = 5_000_000
"""Bytes of a text that is looked at: a year of notes of a hundred networks; ten seconds of work."""
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13}


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What was found in one text; ``id`` names it where several came in together."""

    id: str | int
    text: str
    findings: tuple[Finding, ...]


def check_one(text: str, known: Phrases | None = None) -> CheckedText:
    """Return what the check finds in ``text``."""
    return CheckedText("", text, check_text(text, known))


def check_lines(text: str, name: str, known: Phrases | None = None) -> list[CheckedText]:
    """Return what is found in each line ``{"id", "text"}``; empty lines are passed over.

    Raises:
        KnownError: ``text_line_form`` with the number of the first line of another form.
    """
    asked = list(_parsed(text, name))
    return [CheckedText(id_, line, check_text(line, known)) for id_, line in asked]


def known_names(names: Iterable[str]) -> Phrases:
    """Return names of networks, municipalities and practices as words that are nobody's."""
    return phrases(names)


def read_text(source: Path | IO[bytes], name: str) -> str:
    """Return the text of a file or stream.

    Raises:
        KnownError: ``text_not_readable``, ``text_too_large``, ``text_not_text`` (a workbook, a
            picture) or ``text_not_utf8``.
    """
    data = _bytes(source, name)
    if len(data) > LARGEST:
        raise KnownError("text_too_large", file=name, limit=LARGEST // 1_000_000)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if not _CONTROL.isdisjoint(data):
            raise KnownError("text_not_text", file=name)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError("text_not_utf8", file=name) from error


def _bytes(source: Path | IO[bytes], name: str) -> bytes:
    try:
        if not isinstance(source, Path):
            return source.read(LARGEST + 1)
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise KnownError("text_not_readable", file=name, detail=detail) from error


def _parsed(text: str, name: str) -> Iterator[tuple[str | int, str]]:
    # Not splitlines(): a text may hold U+2028, which ends no line of JSON.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        item = _object(line)
        id_, value = item.get("id"), item.get("text")
        if not isinstance(value, str) or isinstance(id_, bool) or not isinstance(id_, (str, int)):
            raise KnownError("text_line_form", line=number, file=name)
        yield id_, value


def _object(line: str) -> dict[str, object]:
    """Return the object that a line holds, an empty one when it holds something else."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return item if isinstance(item, dict) else {}
