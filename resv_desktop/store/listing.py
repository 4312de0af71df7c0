"""An entry as the list and the index hold it: the columns to sort by, the words to find it by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from resv_desktop.domain.completeness import needed_fields
from resv_desktop.domain.entry import FINAL_STATUSES, EntryKind
from resv_desktop.domain.risk import risk_score
from resv_desktop.store.database import Database, Row
from resv_desktop.store.summary import Shown, day_text, texts_of
from resv_desktop.store.words import filter_word, fold_words, number_words

ENTRY_COLUMNS = (
    "id, record, network, number, number_key, kind, title, title_key, theme, subtheme, severity,"
    " frequency, horizon, direction, scope, status, signal_date, last_discussed, last_confirmed,"
    " disciplines, owner, escalated_to, grade, severity_rank, frequency_rank, scope_rank,"
    " status_rank, is_open, confirmations, missing, heads, revision, risk, nza_relevant"
)

# The letters under which the index knows what a list of entries is filtered by.
KIND, STATUS, THEME, NETWORK, DISCIPLINE = "k", "s", "t", "n", "d"
SEVERITY, SEVERITY_FROM, OPEN, DRAFT, CONFLICT = "e", "f", "o", "c", "x"

_searched = itemgetter("description", "owner", "requested_action", "agreement", "result", "number")
_coded = itemgetter("theme", "subtheme", "severity", "frequency", "horizon", "direction", "scope")
_TITLE_KEY_LENGTH = 60
_NONE, _UNKNOWN = -1, 999
"""Where no code, and a code that the code book does not know, stand in a sorted list."""

_NO_WORDS: dict[str, None] = {}
_SEVERITIES = {"S1": 1, "S2": 2, "S3": 3, "S4": 4}


@dataclass(frozen=True, slots=True)
class CodeLabels:
    """Per list and code: the folded words of its labels, and its place in the list.

    ``digest`` tells apart what two sets of labels would make of the same record.
    """

    words: Mapping[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], int] = field(default_factory=dict)
    digest: str = ""

    def words_of(self, list_name: str, code: str) -> dict[str, None]:
        """Return the words of a code's labels; none for a code that is not in the book."""
        return self.words.get((list_name, code), _NO_WORDS)

    def place(self, list_name: str, code: str) -> int:
        """Return the place of a code in its list; no code sorts lowest, an unknown one highest."""
        return self.places.get((list_name, code), _UNKNOWN) if code else _NONE


def code_labels(db: Database) -> CodeLabels:
    """Return the labels that the log was given (:func:`.search.use_code_book`)."""
    if "labels" not in db.cache:
        rows = db.rows("SELECT list, code, position, words FROM code_labels ORDER BY list, code")
        db.cache["labels"] = CodeLabels(
            {(name, code): dict.fromkeys(words.split()) for name, code, _, words in rows},
            {(name, code): place for name, code, place, _ in rows},
            hashlib.sha256(repr(rows).encode()).hexdigest(),
        )
    found: CodeLabels = db.cache["labels"]
    return found


def list_entry(shown: Shown, labels: CodeLabels) -> tuple[Row, str]:
    """Return an entry's row of ``ENTRY_COLUMNS`` from record, and its words.

    A field of another form than this edition knows (forged, or of a later one) counts as empty.
    """
    entry = _Entry(shown)
    texts, words_of = entry.texts, labels.words_of
    title = fold_words(texts["title"])
    words = [*title, *fold_words("\n".join(_searched(texts)))]
    words += number_words(texts["number"])
    words += words_of("theme", texts["theme"])
    words += words_of("subtheme", texts["subtheme"])
    for code in entry.disciplines:
        words += words_of("discipline", code)
    words += entry.filter_words()
    title_key = " ".join(title)[:_TITLE_KEY_LENGTH]
    return entry.row(title_key, labels), " ".join(dict.fromkeys(words))


def number_key(number: str) -> str:
    """Return a number as it sorts: KN-2 before KN-014."""
    prefix, dash, digits = number.rpartition("-")
    return f"{prefix}-{digits:0>9}" if dash and digits.isdecimal() else number


class _Texts(dict[str, str]):
    """The text fields of an entry; what is not stated is "". Thousands are read per second."""

    def __missing__(self, key: str) -> str:
        return ""


class _Entry:
    """What both the row and the words of an entry need, read once."""

    def __init__(self, shown: Shown) -> None:
        fields = shown.fields
        self.shown = shown
        texts = self.texts = _Texts({k: v for k, v in fields.items() if v.__class__ is str})
        self.kind = texts["kind"] or _BOTTLENECK
        self.status = texts["status"] or "nieuw"
        self.is_open = self.status not in FINAL_STATUSES
        self.severity_rank = _SEVERITIES.get(texts["severity"], 0)
        self.disciplines = texts_of(fields, "disciplines")
        self.signal_date = day_text(texts["signal_date"])
        self.missing = self._missing()

    def _missing(self) -> int:
        needed = _needed_fields(self.kind)
        missing = sum([not text for text in map(self.texts.__getitem__, needed)])
        # Of these two it is not the text as it stands that counts.
        missing += bool(self.texts["signal_date"]) and not self.signal_date
        return missing + bool(self.texts["disciplines"]) - bool(self.disciplines)

    def filter_words(self) -> list[str]:
        """Return a word for each filter that the entry passes; :mod:`.entries` asks for these.

        Every entry has one for its kind: by these all entries together can be named.
        """
        texts = self.texts
        words = [
            filter_word(KIND, self.kind),
            filter_word(STATUS, self.status),
            filter_word(THEME, texts["theme"]),
            filter_word(NETWORK, texts["network"]),
            filter_word(SEVERITY, texts["severity"]),
        ]
        words += [filter_word(DISCIPLINE, code) for code in self.disciplines]
        words += _severities_from(self.severity_rank)
        words += [filter_word(OPEN)] if self.is_open else ()
        words += [filter_word(DRAFT)] if self.missing else ()
        words += [filter_word(CONFLICT)] if self.shown.heads > 1 else ()
        return words

    def row(self, title_key: str, labels: CodeLabels) -> Row:
        """Return the row of ``entries``, in the order of ``ENTRY_COLUMNS`` from record."""
        texts, fields = self.texts, self.shown.fields
        days = list(filter(day_text, texts_of(fields, "confirmed_on")))
        values = (
            self.shown.record,
            texts["network"],
            texts["number"],
            number_key(texts["number"]),
            self.kind,
            texts["title"],
            title_key,
            *_coded(texts),
            self.status,
            self.signal_date,
            day_text(texts["last_discussed"]),
            max(days, default=""),
            f"|{'|'.join(self.disciplines)}|" if self.disciplines else "|",
            texts["owner"],
            texts["escalated_to"],
            self.shown.grade,
        )
        return values + self._figures(len(days), labels)

    def _figures(self, confirmations: int, labels: CodeLabels) -> Row:
        texts, place = self.texts, labels.place
        severity, frequency = texts["severity"], texts["frequency"]
        relevant = self.shown.fields.get("nza_relevant")
        return (
            self.severity_rank,
            place("frequency", frequency),
            place("scope", texts["scope"]),
            place("status", self.status),
            int(self.is_open),
            confirmations,
            self.missing,
            self.shown.heads,
            self.shown.revision,
            risk_score(severity, frequency) if self.kind == _BOTTLENECK else None,
            int(relevant) if isinstance(relevant, bool) else None,
        )


_BOTTLENECK = EntryKind.BOTTLENECK.value
_needed_fields = lru_cache(maxsize=64)(needed_fields)


@lru_cache(maxsize=8)
def _severities_from(rank: int) -> tuple[str, ...]:
    return tuple(filter_word(SEVERITY_FROM, str(n)) for n in range(1, rank + 1))
