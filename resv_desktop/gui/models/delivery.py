"""What goes along with a delivery, and what was handed over before, as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from resv_desktop.domain.entry import Entry
from resv_desktop.gui.i18n import date_text, number_text
from resv_desktop.gui.models.rows import Cell
from resv_desktop.gui.widgets.pill import severity_pill, verdict_pill
from resv_desktop.services.delivery import PastDelivery, Preview


def entry_headers() -> tuple[str, ...]:
    """Return the headings of the entries that go along."""
    return (
        QCoreApplication.translate("Delivery", "Number"),
        QCoreApplication.translate("Delivery", "Title"),
        QCoreApplication.translate("Delivery", "Severity"),
        QCoreApplication.translate("Delivery", "Complete?"),
        QCoreApplication.translate("Delivery", "Personal data"),
    )


def past_headers() -> tuple[str, ...]:
    """Return the headings of what was handed over before."""
    return (
        QCoreApplication.translate("Delivery", "Period"),
        QCoreApplication.translate("Delivery", "Handed over on"),
        QCoreApplication.translate("Delivery", "Entries"),
        QCoreApplication.translate("Delivery", "File"),
    )


def entry_rows(
    preview: Preview, severity: Callable[[Entry], str], names: Callable[[str], str]
) -> list[tuple[str, Sequence[Cell]]]:
    """Return the rows of a preview, what needs a hand first; ``names`` names a field."""
    found: dict[str, list[str]] = {}
    blocked = {item.record for item in preview.blocking}
    passed = {item.record for item in preview.privacy if item.passed}
    for item in preview.privacy:
        if not item.passed:
            found.setdefault(item.record, []).append(names(item.field))

    def weight(entry: Entry) -> tuple[bool, bool, str]:
        return entry.id not in found, entry.id not in preview.incomplete, entry.number

    return [
        (
            entry.id,
            (
                *_cells(entry, preview, severity(entry), names),
                _privacy(found.get(entry.id, []), entry.id in blocked, entry.id in passed),
            ),
        )
        for entry in sorted(preview.entries, key=weight)
    ]


def _cells(
    entry: Entry, preview: Preview, severity: str, names: Callable[[str], str]
) -> Sequence[Cell]:
    pill = severity_pill(int(entry.severity[1]), severity) if severity else None
    return (
        Cell(entry.number),
        Cell(entry.title, tip=entry.description),
        Cell(severity, pill),
        _completeness([names(key) for key in preview.incomplete.get(entry.id, ())]),
    )


def _completeness(missing: Sequence[str]) -> Cell:
    if not missing:
        word = QCoreApplication.translate("Delivery", "complete")
        return Cell(word, verdict_pill("ok", word))
    word = QCoreApplication.translate("Delivery", "lacks %1").replace("%1", ", ".join(missing))
    return Cell(word, verdict_pill("warn", word), word)


def _privacy(fields: Sequence[str], blocked: bool, passed: bool) -> Cell:
    if not fields and passed:
        word = QCoreApplication.translate("Delivery", "looked at")
        return Cell(word, verdict_pill("ok", word))
    if not fields:
        return Cell(QCoreApplication.translate("Delivery", "none found"))
    where = ", ".join(dict.fromkeys(fields))
    if blocked:
        word = QCoreApplication.translate("Delivery", "must go: %1").replace("%1", where)
        return Cell(word, verdict_pill("bad", word), word)
    word = QCoreApplication.translate("Delivery", "check: %1").replace("%1", where)
    return Cell(word, verdict_pill("warn", word), word)


def past_rows(deliveries: Sequence[PastDelivery]) -> list[tuple[str, Sequence[Cell]]]:
    """Return the rows of what was handed over before."""
    nothing = QCoreApplication.translate("Delivery", "nothing to report")
    return [
        (
            item.sha256,
            (
                Cell(item.period),
                Cell(date_text(item.at.date())),
                Cell(nothing if item.nothing_to_report else number_text(item.entries)),
                Cell(item.file_name, tip=f"SHA-256 {item.sha256}"),
            ),
        )
        for item in deliveries
    ]
