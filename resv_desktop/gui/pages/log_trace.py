"""Where a version of an entry came from: the file, sheet and row, or the answer of a person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.context import Context
from resv_desktop.services.tracing import How, Trace, where_from

MOST = 3
"""Files that are named of one version; the same row comes with every delivery."""


def trace_lines(context: Context, record: str) -> dict[str, list[str]]:
    """Return for each version of a record the rows and answers it came from, latest first."""
    found: dict[str, list[str]] = {}
    for trace in reversed(where_from(context.workspace, record)):
        if trace.how is not How.PROGRAM:
            found.setdefault(trace.version, []).append(_words(trace))
    return {version: _first(lines) for version, lines in found.items()}


def _first(lines: list[str]) -> list[str]:
    if len(lines) <= MOST:
        return lines
    more = QCoreApplication.translate("LogTrace", "and in %1 other files")
    return [*lines[:MOST], more.replace("%1", str(len(lines) - MOST))]


def _words(trace: Trace) -> str:
    if trace.how is How.ANSWER:
        text = QCoreApplication.translate("LogTrace", "Answer to “%1” in %2")
        text = text.replace("%1", " ".join(trace.raw.split())[:60])
    else:
        text = QCoreApplication.translate("LogTrace", "From %2")
    place = QCoreApplication.translate("LogTrace", "%1, sheet %2, row %3")
    place = place.replace("%1", trace.name).replace("%2", trace.sheet)
    return text.replace("%2", place.replace("%3", str(trace.row)))
