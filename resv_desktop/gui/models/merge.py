"""What a merge found, in the words of the window: verdicts, outcomes, repairs, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from resv_desktop.domain.records import parse_date
from resv_desktop.gui.i18n import current_lang, date_text, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import Pill, verdict_pill
from resv_desktop.sentences import sentence
from resv_desktop.services.differences import RowDifference
from resv_desktop.services.merging import FileReading, MergedFile, Rows, Verdict
from resv_desktop.services.origins import EXCEL
from resv_desktop.services.past import ImportedFile
from resv_desktop.services.waiting import Waiting

Table = list[tuple[str, Sequence[Cell]]]

_TONES = {
    Verdict.ACCEPT: "ok",
    Verdict.NOTED: "ok",
    Verdict.REPAIRED: "info",
    Verdict.QUARANTINED: "warn",
    Verdict.REFUSED: "bad",
    Verdict.SKIPPED: "muted",
}

LEFT_OUT = frozenset({Verdict.REFUSED, Verdict.SKIPPED})
"""The verdicts of files of which nothing is merged."""

UNDER_UNKNOWN_HEADING = "header_unknown"
"""The rule of cells that wait because nobody knows what the heading above them means."""

ASKS, REFUSED, FINE = "asks", "refused", "fine"
"""The three kinds of files that the filters tell apart."""


ASKED, PASSED_OVER = "asked", "passed over"
"""What is done about the password of a file that was not read for want of it."""


class Spot(NamedTuple):
    """A cell (or a row, with an empty column) that was read otherwise than it stood, or waits."""

    sheet: str
    row: int
    column: str
    before: str
    after: str
    rule: str


class FoundSpot(NamedTuple):
    """Where the check found personal data in a file, and what kind; never what it says.

    Without a sheet ``column`` is a code for what it is: a file name, a property, a sheet's name.
    """

    sheet: str
    row: int
    column: str
    category: str
    level: str


@dataclass(frozen=True)
class FileFacts:
    """What the window shows of a file, whether it was just read or merged long ago.

    ``number`` is that of a file in the log, 0 for one that was only read.
    """

    name: str
    sha256: str
    verdict: Verdict
    reason: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    network: str = ""
    period: str = ""
    delivered_on: str = ""
    rows: Rows = field(default_factory=Rows)
    repairs: tuple[Spot, ...] = ()
    waiting: tuple[Spot, ...] = ()
    found: tuple[FoundSpot, ...] = ()
    questions: int = 0
    """Headings of which a person has to say what they are."""
    number: int = 0
    password: str = ""
    """Whether its password is *asked*, or the file is *passed over*; empty for any other file."""

    @property
    def asks(self) -> int:
        """How many things in it wait for a person.

        Conflicts of a file that was merged before may be settled by now; they are asked about in
        their own view.
        """
        conflicts = 0 if self.number else self.rows.conflict
        return len(self.waiting) + conflicts + self.questions + (self.password == ASKED)

    @property
    def is_held(self) -> bool:
        """Whether something was just read that keeps the regional workbook from being written.

        Of a file that was merged before it may be gone by now; the report knows.
        """
        return not self.number and any(spot.level == "block" for spot in self.found)

    @property
    def kind(self) -> str:
        """Refused, asking something, or fine."""
        if self.verdict is Verdict.REFUSED and self.password != ASKED:
            return REFUSED
        return ASKS if self.asks or self.is_held else FINE

    @classmethod
    def of_merged(cls, file: MergedFile, password: str = "") -> FileFacts:
        """Return what is shown of a file that was just read."""
        reading = file.reading
        return cls(
            name=reading.name,
            sha256=reading.sha256,
            verdict=file.verdict,
            reason=file.reason,
            notes=reading.notes,
            values=reading.values,
            network=reading.network_name or reading.network,
            period=reading.period,
            delivered_on=reading.delivered_on,
            rows=file.rows,
            repairs=tuple(Spot(*repair[:6]) for repair in reading.repairs),
            waiting=_waiting(reading),
            found=tuple(FoundSpot(*item) for item in reading.screened or ()),
            questions=len(reading.headings),
            password=password,
        )

    @classmethod
    def of_kept(
        cls, kept: ImportedFile, waiting: Sequence[Waiting] = (), questions: int = 0
    ) -> FileFacts:
        """Return what is shown of a file that was merged, or refused, before.

        ``waiting`` and ``questions`` are what nobody has answered yet.
        """
        file = kept.file
        return cls(
            name=file.name,
            sha256=file.sha256,
            verdict=Verdict(file.verdict),
            reason=file.reason,
            notes=tuple(file.notes),
            values=file.values,
            network=file.network_name or file.network,
            period=file.period,
            delivered_on=file.delivered_on,
            rows=rows_of(file.counts),
            repairs=tuple(_kept_spot(spot) for spot in file.repairs),
            waiting=tuple(Spot(w.sheet, w.row, w.column, w.raw, "", w.rule) for w in waiting),
            found=tuple(FoundSpot(**item) for item in file.findings),
            questions=questions,
            number=kept.id,
        )


def _kept_spot(spot: Mapping[str, Any]) -> Spot:
    before = spot.get("before", spot.get("raw", ""))
    place = spot["sheet"], spot["row"], spot["column"]
    return Spot(*place, before, spot.get("after", ""), spot["rule"])


def _waiting(reading: FileReading) -> tuple[Spot, ...]:
    spots = (Spot(*spot[:4], "", spot.rule) for spot in reading.quarantine)
    return _one_per_heading(spots, asked=bool(reading.headings))


def _one_per_heading(spots: Iterable[Spot], *, asked: bool) -> tuple[Spot, ...]:
    """Return what waits without the cells for all of which one question about a heading stands."""
    return tuple(spot for spot in spots if not (asked and spot.rule == UNDER_UNKNOWN_HEADING))


def rows_of(counts: Mapping[str, int]) -> Rows:
    """Return the numbers that were kept of a file; what they lack is 0."""
    return Rows(**{item.name: counts.get(item.name, 0) for item in fields(Rows)})


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict in a word or two."""
    return {
        Verdict.ACCEPT: QCoreApplication.translate("Merge", "accepted"),
        Verdict.NOTED: QCoreApplication.translate("Merge", "with a note"),
        Verdict.REPAIRED: QCoreApplication.translate("Merge", "repaired"),
        Verdict.QUARANTINED: QCoreApplication.translate("Merge", "something waits"),
        Verdict.REFUSED: QCoreApplication.translate("Merge", "refused"),
        Verdict.SKIPPED: QCoreApplication.translate("Merge", "skipped"),
    }[verdict]


def verdict_of(verdict: Verdict) -> Pill:
    """Return the pill of a verdict."""
    return verdict_pill(_TONES[verdict], verdict_word(verdict))


def pill_of(file: FileFacts) -> Pill:
    """Return the pill of a file: its verdict, unless it can still be had by its password."""
    if file.password == ASKED:
        word = QCoreApplication.translate("Merge", "asks a password")
        return Pill(word, "warn", icon="lock")
    return verdict_of(file.verdict)


def outcome_words(file: FileFacts) -> str:
    """Return what became of the rows of a file, leaving out what did not happen."""
    rows = file.rows
    parts = (
        (rows.new, QCoreApplication.translate("Merge", "%1 new")),
        (rows.updated, QCoreApplication.translate("Merge", "%1 changed")),
        (rows.unchanged, QCoreApplication.translate("Merge", "%1 unchanged")),
        (rows.not_an_entry, QCoreApplication.translate("Merge", "%1 not an entry")),
        (rows.conflict * bool(file.number), QCoreApplication.translate("Merge", "%1 in conflict")),
        (file.asks, QCoreApplication.translate("Merge", "%1 asks you")),
    )
    said = [words.replace("%1", number_text(count)) for count, words in parts if count]
    return ", ".join(said) or QCoreApplication.translate("Merge", "no rows")


def second_line(file: FileFacts) -> str:
    """Return what stands under the name of a file: from whom and what, or why it was refused."""
    if file.password == ASKED:
        return sentence("file_waits_password", {}, current_lang())
    if file.verdict in LEFT_OUT:
        return message(file)
    parts = (file.network, file.period, outcome_words(file))
    return " · ".join(part for part in parts if part)


def origin_words(file: FileFacts) -> str:
    """Return from whom, over which period and of which day a file is."""
    day = parse_date(file.delivered_on)
    said = QCoreApplication.translate("Merge", "delivered on %1")
    parts = (file.network, file.period, said.replace("%1", date_text(day)) if day else "")
    return " · ".join(part for part in parts if part)


def balance_words(rows: Rows) -> str:
    """Return the account of all files together: what was read is the sum of the rest."""
    return sentence("merge_totals", {**rows.as_dict(), "balance": rows.balance}, current_lang())


def message(file: FileFacts) -> str:
    """Return what there is to say of a file, in a sentence."""
    return sentence(file.reason or "accepted", _values(file), current_lang())


def note_lines(file: FileFacts) -> list[str]:
    """Return all there is to say of a file, most important first."""
    if file.password == ASKED:
        return [sentence("file_asks_password", {}, current_lang())]
    codes = dict.fromkeys((file.reason, *file.notes))
    lines = [sentence(code, _values(file), current_lang()) for code in codes if code]
    return lines or [message(file)]


def _values(file: FileFacts) -> dict[str, Any]:
    return {**file.values, "file": file.name, **file.rows.as_dict()}


def spot_headers() -> tuple[str, ...]:
    """Return the headings of cells that were read otherwise."""
    return (
        QCoreApplication.translate("Merge", "Where"),
        QCoreApplication.translate("Merge", "It said"),
        QCoreApplication.translate("Merge", "Read as"),
        QCoreApplication.translate("Merge", "Why"),
    )


def waiting_headers() -> tuple[str, ...]:
    """Return the headings of cells that wait."""
    return (
        QCoreApplication.translate("Merge", "Where"),
        QCoreApplication.translate("Merge", "It says"),
        QCoreApplication.translate("Merge", "Why it waits"),
    )


def repair_rows(file: FileFacts) -> Table:
    """Return every cell that was read otherwise than it stood there."""
    return [
        (str(at), (_place(s), _text(s.before), _text(s.after), _text(why(s.rule))))
        for at, s in enumerate(file.repairs)
    ]


def waiting_rows(file: FileFacts) -> Table:
    """Return every cell and row that waits for a person."""
    return [
        (str(at), (_place(spot), _text(spot.before), _text(why(spot.rule))))
        for at, spot in enumerate(file.waiting)
    ]


def found_headers() -> tuple[str, ...]:
    """Return the headings of personal data that was found."""
    return (
        QCoreApplication.translate("Merge", "Where"),
        QCoreApplication.translate("Merge", "What"),
        QCoreApplication.translate("Merge", "How bad"),
    )


def found_rows(file: FileFacts) -> Table:
    """Return every place where personal data was found, what goes no further first."""
    order = sorted(file.found, key=lambda spot: _LEVELS.index(spot.level))
    return [(f"{spot.row} {spot.sheet}", _found_cells(spot)) for spot in order]


def _found_cells(spot: FoundSpot) -> Sequence[Cell]:
    what = sentence(f"privacy_label_{spot.category}", {}, current_lang())
    why = sentence(f"privacy_{spot.category}", {}, current_lang())
    word = sentence(f"privacy_level_{spot.level}", {}, current_lang())
    place = f"{spot.sheet} {spot.row} · {spot.column}"
    around = sentence(f"outgoing_{spot.column}", {}, current_lang()) if not spot.sheet else place
    pill = verdict_pill(_LEVEL_TONES[spot.level], word)
    return Cell(around), Cell(what, tip=why), Cell(word, pill)


_LEVELS = ("block", "warn", "hint")
_LEVEL_TONES = {"block": "bad", "warn": "warn", "hint": "info"}


def difference_headers() -> tuple[str, ...]:
    """Return the headings of what somebody changed."""
    return (
        QCoreApplication.translate("Merge", "Entry"),
        QCoreApplication.translate("Merge", "Field"),
        QCoreApplication.translate("Merge", "Was"),
        QCoreApplication.translate("Merge", "Becomes"),
        QCoreApplication.translate("Merge", "Changed"),
    )


def difference_rows(changed: Sequence[RowDifference]) -> Table:
    """Return every field that the rows of a file changed: before, after, and where."""
    return [
        (
            f"{row.sheet} {row.row} {field.key}",
            (
                _entry(row),
                Cell(field.label),
                _text(field.before_text or "–"),
                _text(field.after_text or "–"),
                Cell(_who(field.who)),
            ),
        )
        for row in changed
        for field in row.fields
    ]


def _entry(row: RowDifference) -> Cell:
    name = " ".join(part for part in (row.number, row.title) if part)
    place = f"{row.sheet} {row.row}"
    return Cell(name or place, tip=f"{name} ({place})" if name else "")


def _who(who: str) -> str:
    if who == EXCEL:
        return QCoreApplication.translate("Merge", "in Excel")
    return QCoreApplication.translate("Merge", "in the program")


def why(rule: str) -> str:
    """Return the reason for a repair, or for waiting, in a sentence."""
    code = rule if rule.startswith("rule_") else f"rule_{rule}"
    return sentence(code, {}, current_lang())


def _place(spot: Spot) -> Cell:
    row = f"{spot.sheet} {spot.row}" if spot.row else spot.sheet
    return Cell(" · ".join(part for part in (row, spot.column) if part))


def _text(text: str) -> Cell:
    # Rows are one line high; the whole is in the tip of a cell that has to be shortened.
    return Cell(" ".join(str(text).split()), tip=str(text) if "\n" in str(text) else "")


def kind_counts(files: Iterable[FileFacts]) -> dict[str, int]:
    """Return how many files there are of each kind."""
    counts = {ASKS: 0, REFUSED: 0, FINE: 0}
    for file in files:
        counts[file.kind] += 1
    return counts
