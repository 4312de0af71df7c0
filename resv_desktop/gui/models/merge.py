"""What a merge found, as tables: the files with their verdicts, and what was done in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.i18n import current_lang, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import Pill, verdict_pill
from resv_desktop.sentences import sentence
from resv_desktop.services.merging import MergedFile, MergeReport, Rows, Verdict

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


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict in a word or two."""
    return {
        Verdict.ACCEPT: QCoreApplication.translate("Merge", "accepted"),
        Verdict.NOTED: QCoreApplication.translate("Merge", "accepted, with a note"),
        Verdict.REPAIRED: QCoreApplication.translate("Merge", "repaired"),
        Verdict.QUARANTINED: QCoreApplication.translate("Merge", "something waits"),
        Verdict.REFUSED: QCoreApplication.translate("Merge", "refused"),
        Verdict.SKIPPED: QCoreApplication.translate("Merge", "skipped"),
    }[verdict]


def verdict_of(file: MergedFile) -> Pill:
    """Return the pill of a file's verdict."""
    return verdict_pill(_TONES[file.verdict], verdict_word(file.verdict))


def outcome_words(rows: Rows) -> str:
    """Return what became of the rows of a file, leaving out what did not happen."""
    parts = (
        (rows.new, QCoreApplication.translate("Merge", "%1 new")),
        (rows.unchanged, QCoreApplication.translate("Merge", "%1 unchanged")),
        (rows.updated, QCoreApplication.translate("Merge", "%1 changed")),
        (rows.conflict, QCoreApplication.translate("Merge", "%1 in conflict")),
        (rows.quarantined, QCoreApplication.translate("Merge", "%1 in quarantine")),
        (rows.not_an_entry, QCoreApplication.translate("Merge", "%1 not an entry")),
    )
    said = [words.replace("%1", number_text(count)) for count, words in parts if count]
    return ", ".join(said) or QCoreApplication.translate("Merge", "no rows")


def balance_words(rows: Rows) -> str:
    """Return the account of all files together: what was read is the sum of the rest."""
    return sentence("merge_totals", {**rows.as_dict(), "balance": rows.balance}, current_lang())


def file_headers() -> tuple[str, ...]:
    """Return the headings of the files."""
    return (
        QCoreApplication.translate("Merge", "Verdict"),
        QCoreApplication.translate("Merge", "File"),
        QCoreApplication.translate("Merge", "Network"),
        QCoreApplication.translate("Merge", "Period"),
        QCoreApplication.translate("Merge", "Rows"),
    )


def file_rows(report: MergeReport) -> Table:
    """Return a row per file, in the order in which they were read."""
    return [
        (
            str(place),
            (
                Cell(verdict_word(file.verdict), verdict_of(file), file.message(current_lang())),
                Cell(file.reading.name, tip=f"SHA-256 {file.reading.sha256}"),
                Cell(file.reading.network_name or file.reading.network),
                Cell(file.reading.period),
                Cell(outcome_words(file.rows)),
            ),
        )
        for place, file in enumerate(report.files)
    ]


def detail_headers() -> tuple[str, ...]:
    """Return the headings of what was done in a file."""
    return (
        QCoreApplication.translate("Merge", "Where"),
        QCoreApplication.translate("Merge", "It said"),
        QCoreApplication.translate("Merge", "Read as"),
        QCoreApplication.translate("Merge", "Why"),
    )


def detail_rows(file: MergedFile) -> Table:
    """Return every cell that waits and every cell that was read otherwise than it stood there."""
    waits = QCoreApplication.translate("Merge", "waits")
    reading = file.reading
    quarantine = [
        (q.sheet, q.row, q.column, q.raw, waits, q.rule, verdict_pill("warn", waits))
        for q in reading.quarantine
    ]
    repairs = [(r.sheet, r.row, r.column, r.before, r.after, r.rule, None) for r in reading.repairs]
    return [
        (
            f"{sheet} {row} {column}",
            (
                Cell(f"{sheet} {row} · {column}" if column else f"{sheet} {row}"),
                Cell(str(before), tip=str(before)),
                Cell(str(after), pill, str(after)),
                Cell(_why(rule), tip=_why(rule)),
            ),
        )
        for sheet, row, column, before, after, rule, pill in [*quarantine, *repairs]
    ]


def _why(rule: str) -> str:
    return sentence(rule if rule.startswith("rule_") else f"rule_{rule}", {}, current_lang())


def note_lines(file: MergedFile) -> list[str]:
    """Return all there is to say of a file, most important first."""
    codes = dict.fromkeys((file.reason, *file.reading.notes))
    values = {**file.reading.values, "file": file.reading.name, **file.rows.as_dict()}
    lines = [sentence(code, values, current_lang()) for code in codes if code]
    return lines or [file.message(current_lang())]
