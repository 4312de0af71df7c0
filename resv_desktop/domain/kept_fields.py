"""Fields with their canonical JSON: hashed, kept and sent as text, taken apart when looked at.

Most versions are read from a workbook, sent between processes and kept without anybody looking
at a single field of theirs; a text costs a fifth of a mapping in time and in memory.
"""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterator, KeysView, Mapping
from typing import Self

from resv_desktop.domain.canonical import Fields, Value, canonical_json


class KeptFields(Mapping[str, Value]):
    """What a version states of its fields; ``text`` is that in canonical JSON. Never changes."""

    __slots__ = ("_fields", "text")

    def __init__(self, text: str, fields: dict[str, Value] | None = None) -> None:
        self.text = text
        self._fields = fields

    @classmethod
    def of(cls, fields: Fields) -> Self:
        """Return ``fields`` (in kept form, see ``clean_fields``) with their text."""
        own = dict(fields)
        return cls(canonical_json(own), own)

    def _open(self) -> dict[str, Value]:
        if self._fields is None:
            self._fields = {key: _frozen(value) for key, value in json.loads(self.text).items()}
        return self._fields

    def __getitem__(self, key: str) -> Value:
        return self._open()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._open())

    def __len__(self) -> int:
        return len(self._open())

    def __contains__(self, key: object) -> bool:
        return key in self._open()

    def keys(self) -> KeysView[str]:
        """Return the names of the fields."""
        return self._open().keys()

    def items(self) -> ItemsView[str, Value]:
        """Return names and values of the fields."""
        return self._open().items()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, KeptFields):
            return self.text == other.text
        return self._open() == other if isinstance(other, Mapping) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as any mapping

    def __repr__(self) -> str:
        return repr(self._open())

    def __reduce__(self) -> tuple[object, ...]:
        return KeptFields, (self.text,)


def _frozen(value: object) -> Value:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value  # type: ignore[return-value]  # JSON holds nothing else that a field can hold
