"""One way to write a value down, so that equal content has equal bytes everywhere."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping

Scalar = str | int | bool | None
Value = Scalar | tuple["Value", ...]
Fields = Mapping[str, Value]

_ENCODE = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode
"""Values are flat or tuples of tuples: looking for circles would cost a fifth of the time."""


def clean_text(text: str) -> str:
    """Return ``text`` as it is kept: NFC, ``\\n`` for line ends, no control characters.

    Surrogates and the non-characters U+FFFE and U+FFFF go too: XML cannot carry them, so a
    workbook would bring the text back different from how it left.
    """
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(character for character in text if _is_kept(character))
    # After the removal: what stood on both sides of a removed character may combine.
    return unicodedata.normalize("NFC", text)


def _is_kept(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character in "\n\t"
    return not (0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))


def clean_value(value: object) -> Value:
    """Return ``value`` in its kept form: clean text, empty text as ``None``, lists as tuples.

    Raises:
        TypeError: for a value that has no place in a field (a float, a date, a dict).
    """
    if isinstance(value, str):
        # Most values are codes, dates and plain words; thousands are read per second.
        plain = value.isascii() and value.isprintable()
        return (value if plain else clean_text(value)).strip() or None
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple):
        return tuple(map(clean_value, value)) or None
    kind = type(value).__name__
    raise TypeError(f"a field holds text, whole numbers, yes/no, nothing or rows of it, not {kind}")


def clean_fields(fields: Mapping[str, object]) -> dict[str, Value]:
    """Return all of ``fields`` in kept form; keys with nothing in them stay, as ``None``."""
    return {key: clean_value(value) for key, value in fields.items()}


canonical_text = json.encoder.encode_basestring
"""Return a text as it stands in canonical JSON, with its quotes."""


def canonical_json(value: object) -> str:
    """Return JSON with sorted keys, no spaces and plain Unicode: the text that is hashed."""
    return _ENCODE(value)


def sha256_hex(text: str) -> str:
    """Return the SHA-256 of ``text`` (UTF-8) in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def field_digest(version_id: str, key: str, value: Value) -> str:
    """Return 10 hexadecimal characters that tell whether one field was changed.

    The version is part of what is hashed, so equal texts in two records have unlike digests and
    a text that somebody removed from a workbook cannot be read from what stays behind in it.
    """
    return sha256_hex(f"{version_id}\x1f{key}\x1f{canonical_json(value)}")[:10]
