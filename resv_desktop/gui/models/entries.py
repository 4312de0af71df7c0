"""The list of entries as a table that fetches its rows when they come into view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import EntryKind
from resv_desktop.gui.i18n import current_lang, date_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.models.rows import RECORD_ROLE
from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill, severity_pill, verdict_pill
from resv_desktop.services.logbook import EntryQuery, EntryRow, Logbook
from resv_desktop.services.logbook import Page as Found

PAGE = 100
"""Rows that are fetched at a time."""

NEWEST_FIRST = ("signal_date", True)
"""The order as long as a person has chosen none: what was logged last stands on top."""

COLUMNS = (
    "number",
    "title",
    "theme",
    "severity",
    "status",
    "last_discussed",
    "missing",
    "network",
    "kind",
    "subtheme",
    "disciplines",
    "frequency",
    "risk",
    "scope",
    "owner",
    "signal_date",
    "last_confirmed",
)
FIRST_COLUMNS = COLUMNS[:7]
"""The columns that are seen until a person chooses others."""
REGION_COLUMNS = ("number", "title", "theme", "severity", "status", "network")
"""Those where entries of several networks come together."""
ALWAYS_SHOWN = ("number", "title")

UNSORTED = frozenset({"subtheme", "disciplines"})
"""Columns that give the list no order."""

_LISTS = {
    "theme": "theme",
    "status": "status",
    "network": "network",
    "kind": "entry_kind",
    "subtheme": "subtheme",
    "frequency": "frequency",
    "scope": "scope",
}
_DAYS = ("signal_date", "last_confirmed")

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractTableModel):
    """Rows of a query, a page at a time; a sort of the view is a sort of the query."""

    def __init__(
        self, logbook: Logbook, codebook: Callable[[], CodeBook], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._logbook = logbook
        self._codebook = codebook
        self._book = codebook()
        self._query = EntryQuery(sort=NEWEST_FIRST[0], descending=NEWEST_FIRST[1])
        self._rows: list[EntryRow] = []
        self._total = 0

    # -- what is shown -------------------------------------------------------------------------

    @property
    def query(self) -> EntryQuery:
        """The query whose rows are shown, in the order that was chosen."""
        return self._query

    @property
    def total(self) -> int:
        """How many entries answer the query, fetched or not."""
        return self._total

    def show_query(self, query: EntryQuery) -> None:
        """Show what another query finds, in the order chosen before."""
        self._query = replace(query, sort=self._query.sort, descending=self._query.descending)
        self._reset(self._fetch(0, PAGE))

    def refresh(self, seen: int = 0) -> bool:
        """Look again; True when rows came, went or moved, so that places mean something else.

        ``seen`` rows are fetched at least; what a person scrolled past is let go of.
        """
        self._book = self._codebook()
        found = self._fetch(0, max(PAGE, seen))
        same = [row.record for row in found.rows] == [row.record for row in self._rows]
        if not same or found.total != self._total:
            self._reset(found)
            return True
        self._rows = list(found.rows)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return False

    def say_again(self) -> None:
        """Say headings and codes again, after a switch of language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, at: int) -> EntryRow:
        """Return a row that was fetched."""
        return self._rows[at]

    def place(self, record: str) -> int:
        """Return where a record stands among the fetched rows, -1 when it does not."""
        return next((at for at, row in enumerate(self._rows) if row.record == record), -1)

    # -- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: _Index, /) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: _Index, /) -> None:
        more = self._fetch(len(self._rows), PAGE).rows
        if not more:
            self._total = len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._rows.extend(more)
        self.endInsertRows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        key, down = NEWEST_FIRST
        if column >= 0 and COLUMNS[column] not in UNSORTED:
            key, down = COLUMNS[column], order == Qt.SortOrder.DescendingOrder
        if (key, down) != (self._query.sort, self._query.descending):
            self._query = replace(self._query, sort=key, descending=down)
            self._reset(self._fetch(0, PAGE))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return column_name(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, key)
        if role == PILL_ROLE:
            return self._pill(row, key)
        if role == RECORD_ROLE:
            return row.record
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, key) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pill = self._pill(row, key)
            return self._tip(row, key) or (pill.spoken() if pill else None)
        return None

    # -- cells ---------------------------------------------------------------------------------

    def _text(self, row: EntryRow, key: str) -> str:
        value = getattr(row, key)
        if key in _LISTS:
            return self._label(_LISTS[key], value)
        if key in _DAYS:
            return date_text(value) if value else ""
        if key == "last_discussed":
            return self._discussed(row)
        if key == "disciplines":
            return ", ".join(self._label("discipline", code) for code in row.disciplines)
        if key in ("severity", "missing", "risk"):
            pill = self._pill(row, key)
            return pill.word if pill else ""
        return str(value or "")

    def _pill(self, row: EntryRow, key: str) -> Pill | None:
        if key == "number" and row.heads > 1:
            return Pill(row.number, "warn", icon="triangle-alert")
        if key == "severity" and row.severity[1:].isdigit() and row.kind == EntryKind.BOTTLENECK:
            return severity_pill(int(row.severity[1:]), self._label("severity", row.severity))
        if key == "risk" and row.risk:
            return severity_pill(row.risk, risk_word(row.risk))
        if key == "missing":
            return completeness_pill(row.missing)
        return None

    def _tip(self, row: EntryRow, key: str) -> str:
        if key == "number" and row.heads > 1:
            return self.tr("%1: two versions contradict each other").replace("%1", row.number)
        if key == "last_discussed" and row.last_confirmed:
            words = self.tr("Confirmed %n times, last on %1", "", row.confirmations)
            return words.replace("%1", date_text(row.last_confirmed))
        return ""

    def _discussed(self, row: EntryRow) -> str:
        day = date_text(row.last_discussed) if row.last_discussed else ""
        times = f"{row.confirmations}×" if row.confirmations else ""
        return " · ".join(part for part in (day, times) if part)

    def _label(self, name: str, code: str) -> str:
        return self._book.label(name, code, current_lang())

    # -- fetching ------------------------------------------------------------------------------

    def _fetch(self, offset: int, limit: int) -> Found:
        return self._logbook.page(replace(self._query, offset=offset, limit=limit))

    def _reset(self, found: Found) -> None:
        self.beginResetModel()
        self._rows, self._total = list(found.rows), found.total
        self.endResetModel()


def column_name(key: str) -> str:
    """The heading of a column, in the language of the moment."""
    own = {
        "number": QCoreApplication.translate("EntryColumns", "No."),
        "last_discussed": QCoreApplication.translate("EntryColumns", "Discussed"),
        "missing": QCoreApplication.translate("EntryColumns", "Complete"),
        "last_confirmed": QCoreApplication.translate("EntryColumns", "Last confirmed"),
    }
    return own.get(key) or field_label(key)


def completeness_pill(missing: int) -> Pill:
    """Whether an entry lacks something, and how much."""
    if not missing:
        return verdict_pill("ok", QCoreApplication.translate("EntryColumns", "complete"))
    words = QCoreApplication.translate("EntryColumns", "lacks %1").replace("%1", str(missing))
    return Pill(words, "warn", icon="pencil")


def risk_word(score: int) -> str:
    """What a risk score from 1 to 4 is called."""
    return {
        1: QCoreApplication.translate("EntryColumns", "low"),
        2: QCoreApplication.translate("EntryColumns", "moderate"),
        3: QCoreApplication.translate("EntryColumns", "high"),
        4: QCoreApplication.translate("EntryColumns", "very high"),
    }[score]
