"""Merges that were done, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.i18n import moment_text, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import verdict_pill
from resv_desktop.services.past import PastImport

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


def _files(batch: PastImport) -> str:
    """Return how many files were merged; those that were left out are counted apart."""
    if not batch.left_out:
        return number_text(batch.files)
    words = QCoreApplication.translate("Merge", "%1, and %2 not merged")
    return words.replace("%1", number_text(batch.files)).replace("%2", number_text(batch.left_out))


def _state(word: str, tone: str) -> Cell:
    return Cell(word, verdict_pill(tone, word))
