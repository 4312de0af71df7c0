"""What the list of entries and the index hold of one record, computed from its fields alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from resv_desktop.domain.canonical import Fields, Value
from resv_desktop.domain.completeness import needed_fields
from resv_desktop.domain.entry import FINAL_STATUSES, EntryKind
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.records import parse_date
from resv_desktop.domain.risk import risk_score
from resv_desktop.store.database import Database, Row
from resv_desktop.store.words import fold_words, indexed_words

_SEARCHED = ("title", "description", "owner", "requested_action", "agreement", "result")
_DAYS = {
    RecordKind.ACTION.value: ("due",),
    RecordKind.MEETING.value: ("date",),
    RecordKind.AGREEMENT.value: ("review_on", "valid_until"),
}
_POINTERS = ("entry", "related", "members", "items")
_UNKNOWN = 999
"""Where codes stand in a sorted list that the code book does not know."""

_TITLE_KEY_LENGTH = 60

ENTRY_COLUMNS = (
    "id, record, network, number, number_key, kind, title, title_key, theme, subtheme, severity,"
    " frequency, horizon, direction, scope, status, signal_date, last_discussed, last_confirmed,"
    " disciplines, owner, escalated_to, grade, severity_rank, frequency_rank, scope_rank,"
    " status_rank, is_open, confirmations, missing, heads, revision, risk, nza_relevant"
)


@dataclass(frozen=True, slots=True)
class CodeLabels:
    """Per list and code: the folded words of its labels, and its place in the list."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def place(self, list_name: str, code: str) -> int:
        """Return the place of a code in its list; unknown and empty codes come last."""
        return self.places.get((list_name, code), _UNKNOWN)


def code_labels(db: Database) -> CodeLabels:
    """Return the labels that the log was given (:func:`.search.use_code_book`)."""
    if "labels" not in db.cache:
        rows = db.rows("SELECT list, code, position, words FROM code_labels")
        db.cache["labels"] = CodeLabels(
            {(name, code): words for name, code, _, words in rows},
            {(name, code): place for name, code, place, _ in rows},
        )
    found: CodeLabels = db.cache["labels"]
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a record: the row of its version, its fields, and how its heads stand.

    ``own`` says that the fields are exactly what that one version states, so that they need not
    be kept a second time.
    """

    record: str
    version: int
    fields: Fields
    own: bool
    revision: int
    deleted: bool
    heads: int
    grade: str

    @property
    def is_listed_entry(self) -> bool:
        """Whether it belongs in the list of entries and in the index."""
        return self.record[:1] == RecordKind.ENTRY and not self.deleted


def text_of(fields: Fields, key: str) -> str:
    """Return a text field; what is no text (forged or of a later edition) counts as empty."""
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def texts_of(fields: Fields, key: str) -> tuple[str, ...]:
    """Return a field with several texts."""
    value = fields.get(key)
    items = value if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, str))


def _day(fields: Fields, key: str) -> str:
    day = parse_date(fields.get(key))
    return day.isoformat() if day else ""


def day_of(record: str, fields: Fields) -> str:
    """Return the day by which records of this kind are sorted, ISO, or ""."""
    keys = _DAYS.get(record[:1], ())
    return next((day for key in keys if (day := _day(fields, key))), "")


def targets_of(record: str, fields: Fields) -> set[str]:
    """Return the records that a record points at: the entry of an action, an agenda's entries."""
    found = {text for key in _POINTERS for text in _pointed(fields.get(key))}
    return found - {record}


def _pointed(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        # A row begins with the record it is about.
        firsts = (item[0] if isinstance(item, tuple) and item else item for item in value)
        yield from (first for first in firsts if isinstance(first, str))


def entry_words(fields: Fields, labels: CodeLabels) -> str:
    """Return the words by which an entry is found: its texts and the labels of its codes."""
    codes = [("theme", text_of(fields, "theme")), ("subtheme", text_of(fields, "subtheme"))]
    codes += [("discipline", code) for code in texts_of(fields, "disciplines")]
    texts = [text_of(fields, key) for key in _SEARCHED]
    texts += [labels.words.get(code, "") for code in codes]
    return indexed_words(texts, text_of(fields, "number"))


def number_key(number: str) -> str:
    """Return a number as it sorts: KN-2 before KN-014; entries without one come last."""
    prefix, dash, digits = number.rpartition("-")
    if not number:
        return "~"
    return f"{prefix}-{digits:0>9}" if dash and digits.isdecimal() else number


def missing_count(fields: Fields) -> int:
    """Return how many of the eight fields an entry still lacks."""
    missing = 0
    for key in needed_fields(text_of(fields, "kind") or EntryKind.BOTTLENECK):
        if key == "signal_date":
            missing += parse_date(fields.get(key)) is None
        elif key == "disciplines":
            missing += not texts_of(fields, key)
        else:
            missing += not text_of(fields, key)
    return missing


def entry_row(number: int, shown: Shown, labels: CodeLabels) -> Row:
    """Return the row of the table ``entries``, in the order of ``ENTRY_COLUMNS``."""
    fields = shown.fields
    kind = text_of(fields, "kind") or EntryKind.BOTTLENECK.value
    status = text_of(fields, "status") or "nieuw"
    severity, frequency = text_of(fields, "severity"), text_of(fields, "frequency")
    scope, title = text_of(fields, "scope"), text_of(fields, "title")
    days = [day for day in texts_of(fields, "confirmed_on") if parse_date(day)]
    relevant = fields.get("nza_relevant")
    return (
        number,
        shown.record,
        text_of(fields, "network"),
        text_of(fields, "number"),
        number_key(text_of(fields, "number")),
        kind,
        title,
        " ".join(fold_words(title))[:_TITLE_KEY_LENGTH],
        text_of(fields, "theme"),
        text_of(fields, "subtheme"),
        severity,
        frequency,
        text_of(fields, "horizon"),
        text_of(fields, "direction"),
        scope,
        status,
        _day(fields, "signal_date"),
        _day(fields, "last_discussed"),
        max(days, default=""),
        "".join(f"|{code}" for code in texts_of(fields, "disciplines")) + "|",
        text_of(fields, "owner"),
        text_of(fields, "escalated_to"),
        shown.grade,
        severity_rank(severity),
        labels.place("frequency", frequency),
        labels.place("scope", scope),
        labels.place("status", status),
        int(status not in FINAL_STATUSES),
        len(days),
        missing_count(fields),
        shown.heads,
        shown.revision,
        risk_score(severity, frequency) if kind == EntryKind.BOTTLENECK else None,
        int(relevant) if isinstance(relevant, bool) else None,
    )


def severity_rank(severity: str) -> int:
    """Return 1 to 4 for S1 to S4, 0 for none or an unknown code."""
    return int(severity[1]) if severity in ("S1", "S2", "S3", "S4") else 0
