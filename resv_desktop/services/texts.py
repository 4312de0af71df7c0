"""The texts that somebody may have typed: what a check for personal data reads, and how to mask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.fields import FIELDS, FieldType
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.privacy import Level, Phrases, check_text

_NOT_TEXT = frozenset({FieldType.DATE, FieldType.DATES, FieldType.RECORD, FieldType.RECORDS})
_NOT_TYPED = frozenset({"number", "network"})
_PLAIN_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,23}")
_USUAL_NAME = re.compile(
    r"(?:oefen_)?aanlevering_[A-Z0-9]{1,12}_\d{4}-Q[1-4]_\d{4}-\d\d-\d\d(?: ?\(\d+\))?\.xlsx"
)


def texts_in(kind: RecordKind, fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield field and text of all that may hold words of a person, decisions of meetings too.

    A word in a field for codes that is no code was typed by somebody, and is text as well.
    """
    for spec in FIELDS.get(kind, ()):
        if spec.type not in _NOT_TEXT and spec.key not in _NOT_TYPED:
            coded = spec.type not in (FieldType.TEXT, FieldType.LONG_TEXT)
            for text in _flat(fields.get(spec.key)):
                if not (coded and _is_code(text)):
                    yield spec.key, text


def words_of_name(name: str) -> str:
    """Return the name of a file as words to check; nothing when it is the customary name."""
    return "" if _USUAL_NAME.fullmatch(name) else re.sub(r"_|\.\w+$", " ", name).strip()


def masked(text: str, known: Phrases | None = None) -> str:
    """Return ``text`` with the category in the place of what blocks or warns: for logs and JSON.

    A ``_`` parts words, as it does in names of files.
    """
    for item in reversed(check_text(text.replace("_", " "), known)):
        if item.level is not Level.HINT:
            text = f"{text[: item.start]}[{item.category.value}]{text[item.end :]}"
    return text


def _flat(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _flat(item)


def _is_code(text: str) -> bool:
    return _PLAIN_CODE.fullmatch(text) is not None or is_record_id(text)
