"""What was found in texts that are about to leave, as a table: where, what, and how bad."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import Pill, verdict_pill
from resv_desktop.sentences import sentence
from resv_desktop.services.outgoing import TextFinding, words_for

Excerpt = Callable[[TextFinding], str]
"""Gives the words a finding is about; they are shown and kept nowhere."""


def finding_headers() -> tuple[str, ...]:
    """Return the headings of what was found."""
    return (
        QCoreApplication.translate("Outgoing", "Entry"),
        QCoreApplication.translate("Outgoing", "Field"),
        QCoreApplication.translate("Outgoing", "What"),
        QCoreApplication.translate("Outgoing", "Says"),
        QCoreApplication.translate("Outgoing", "How bad"),
    )


def open_findings(privacy: Sequence[TextFinding]) -> list[TextFinding]:
    """Return what nobody has decided about: what must go first, what may be recognised last."""
    waiting = [item for item in privacy if not item.passed]
    return sorted(waiting, key=lambda item: (not item.blocks, not item.warns))


def finding_rows(
    waiting: Sequence[TextFinding], excerpt: Excerpt
) -> list[tuple[str, Sequence[Cell]]]:
    """Return a row for each finding."""
    return [(str(at), _cells(item, excerpt(item))) for at, item in enumerate(waiting)]


def _cells(item: TextFinding, words: str) -> Sequence[Cell]:
    said = words_for(item, current_lang())
    code = f"privacy_{item.finding.category.value}"
    why = sentence(code, lang=current_lang())
    pill = level_pill(item)
    return (
        Cell(said["place"]),
        Cell(said["field"]),
        Cell(said["category"], tip=why),
        Cell(words),
        Cell(pill.word, pill),
    )


def level_pill(item: TextFinding) -> Pill:
    """Return what a finding asks of somebody."""
    if item.blocks and not item.may_pass:
        return verdict_pill("bad", QCoreApplication.translate("Outgoing", "must go"))
    if item.blocks:
        return verdict_pill("bad", QCoreApplication.translate("Outgoing", "must go, or a reason"))
    if item.warns:
        return verdict_pill("warn", QCoreApplication.translate("Outgoing", "look at it"))
    return verdict_pill("info", QCoreApplication.translate("Outgoing", "may be recognisable"))
