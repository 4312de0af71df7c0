"""Fields and their values as people read them, in Dutch or English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.fields import FieldSpec, FieldType, field_spec
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.knowledge import State
from resv_desktop.domain.records import parse_date
from resv_desktop.sentences import known_codes, sentence
from resv_desktop.services.logbook import describe_value
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.records import record_fields

BETWEEN = "; "


class FieldWords:
    """The words for the fields of one workspace, in one language (``nl`` or ``en``)."""

    def __init__(self, workspace: Workspace, language: str = "nl") -> None:
        self._workspace = workspace
        self._codebook: CodeBook = workspace.codebook
        self._numbers: dict[str, str] = {}
        self.language = language

    def state(self, kind: RecordKind, key: str, state: State) -> str:
        """Return what is known of a field: its value, or a word for what is not known here."""
        if state.sure or state.value is not None:
            return self.value(kind, key, state.value)
        return sentence("value_unseen" if state.checks else "value_unknown", lang=self.language)

    def label(self, kind: RecordKind, key: str) -> str:
        """Return the name of a field; an unknown one (of a later edition) as it is."""
        code = f"field_{kind.name.lower()}_{key}"
        return sentence(code, lang=self.language) if code in known_codes() else key

    def labels(self, kind: RecordKind, keys: list[str]) -> str:
        """Return the names of several fields for a sentence."""
        return ", ".join(self.label(kind, key) for key in keys)

    def value(self, kind: RecordKind, key: str, value: Value) -> str:
        """Return a value as it is read: labels for codes, numbers for records; nothing is empty."""
        try:
            spec = field_spec(kind, key)
        except KeyError:
            spec = FieldSpec(key, FieldType.TEXT)
        if spec.type is FieldType.ROWS and isinstance(value, tuple):
            return "\n".join(self._item(row) for row in value)
        if spec.type in (FieldType.DATE, FieldType.DATES):
            return self._each(value, day_text)
        if spec.type in (FieldType.RECORD, FieldType.RECORDS):
            return self._each(value, self.number)
        return describe_value(self._codebook, spec.code_list, value, self.language)

    def number(self, record: str) -> str:
        """Return the number of a record, or its identifier where it has none here."""
        if record not in self._numbers:
            self._numbers[record] = self._find_number(record)
        return self._numbers[record]

    def _find_number(self, record: str) -> str:
        try:
            fields = record_fields(self._workspace.database(), record)
        except NotFoundError:
            return record
        return str(fields.get("number") or record)

    def _each(self, value: Value, say: Callable[[str], str]) -> str:
        items = value if isinstance(value, tuple) else (value,)
        return BETWEEN.join(say(str(item)) for item in items if item is not None)

    def _item(self, row: Value) -> str:
        cells = row if isinstance(row, tuple) else (row,)
        entry, outcome, decision = (*cells, None, None, None)[:3]
        said = [
            self.number(str(entry)) if entry else "",
            describe_value(self._codebook, "meeting_outcome", outcome, self.language),
            str(decision or ""),
        ]
        return ", ".join(part for part in said if part)


def day_text(text: str) -> str:
    """Return an ISO day as ``3-4-2027``, which is read the same in Dutch and English forms."""
    day: date | None = parse_date(text)
    return f"{day.day}-{day.month}-{day.year}" if day else text
