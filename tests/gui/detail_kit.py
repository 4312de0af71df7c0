"""Ways to open an entry beside the log and to see what was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import DetailPanel
from resv_desktop.services.logbook import EntryQuery

Key = Qt.Key


def by_number(context: Context, number: str) -> str:
    query = EntryQuery()
    return next(r.record for r in context.logbook.find(query) if r.number == number)


def opened(page: LogPage, context: Context, number: str) -> DetailPanel:
    page.open_record(by_number(context, number))
    return page.panel()


def versions(context: Context, record: str) -> int:
    return len(context.logbook.history(record))
