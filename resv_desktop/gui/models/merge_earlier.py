"""Merges that were done, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.i18n import moment_text, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import verdict_pill
from resv_desktop.services.past import PastImport
from resv_desktop.services.tracing import Now, RowNow

Table = list[tuple[str, Sequence[Cell]]]


def batch_headers() -> tuple[str, ...]:
    """Return the headings of earlier merges."""
    return (
        QCoreApplication.translate("Merge", "Merge"),
        QCoreApplication.translate("Merge", "When"),
        QCoreApplication.translate("Merge", "Files"),
        QCoreApplication.translate("Merge", "Periods"),
        QCoreApplication.translate("Merge", "State"),
    )


def batch_rows(batches: Sequence[PastImport]) -> Table:
    """Return a row per earlier merge, latest first."""
    undone = QCoreApplication.translate("Merge", "taken back")
    standing = QCoreApplication.translate("Merge", "merged")
    return [
        (
            str(batch.id),
            (
                Cell(str(batch.id)),
                Cell(moment_text(batch.at)),
                Cell(_files(batch)),
                Cell(", ".join(batch.periods) or "–"),
                _state(undone, "muted") if batch.undone_at else _state(standing, "ok"),
            ),
        )
        for batch in batches
    ]


def row_headers() -> tuple[str, ...]:
    """Return the headings of what became of rows."""
    return (
        QCoreApplication.translate("Merge", "Row"),
        QCoreApplication.translate("Merge", "Then"),
        QCoreApplication.translate("Merge", "Now"),
        QCoreApplication.translate("Merge", "Entry"),
    )


def fate_rows(rows: Sequence[RowNow]) -> Table:
    """Return what became of each row of a file, then and since; keyed by the record it gave."""
    return [
        (
            row.record,
            (
                Cell(f"{row.sheet} {row.row}"),
                Cell(_then(row.outcome)),
                Cell(_now(row.now), verdict_pill(_TONES[row.now], _now(row.now))),
                Cell(" ".join(part for part in (row.number, row.title) if part)),
            ),
        )
        for row in rows
    ]


_TONES = {
    Now.SHOWN: "ok",
    Now.REPLACED: "info",
    Now.CONFLICT: "warn",
    Now.REMOVED: "muted",
    Now.WAITING: "warn",
    Now.NO_RECORD: "muted",
    Now.TAKEN_BACK: "muted",
}


def _then(outcome: str) -> str:
    return {
        "new": QCoreApplication.translate("Merge", "new"),
        "unchanged": QCoreApplication.translate("Merge", "unchanged"),
        "updated": QCoreApplication.translate("Merge", "changed"),
        "conflict": QCoreApplication.translate("Merge", "conflict"),
        "quarantined": QCoreApplication.translate("Merge", "waited"),
        "not_an_entry": QCoreApplication.translate("Merge", "not an entry"),
    }.get(outcome, outcome)


def _now(now: Now) -> str:
    return {
        Now.SHOWN: QCoreApplication.translate("Merge", "as it says there"),
        Now.REPLACED: QCoreApplication.translate("Merge", "newer since"),
        Now.CONFLICT: QCoreApplication.translate("Merge", "waits for a choice"),
        Now.REMOVED: QCoreApplication.translate("Merge", "removed"),
        Now.WAITING: QCoreApplication.translate("Merge", "waits for an answer"),
        Now.NO_RECORD: QCoreApplication.translate("Merge", "not an entry"),
        Now.TAKEN_BACK: QCoreApplication.translate("Merge", "taken back"),
    }[now]


def _files(batch: PastImport) -> str:
    """Return how many files were merged; those that were left out are counted apart."""
    if not batch.left_out:
        return number_text(batch.files)
    words = QCoreApplication.translate("Merge", "%1, and %2 not merged")
    return words.replace("%1", number_text(batch.files)).replace("%2", number_text(batch.left_out))


def _state(word: str, tone: str) -> Cell:
    return Cell(word, verdict_pill(tone, word))
