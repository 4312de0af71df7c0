"""The table of the log: sorting, columns of one's own, and the keyboard for everything."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.models.entries import (
    ALWAYS_SHOWN,
    COLUMNS,
    FIRST_COLUMNS,
    REGION_COLUMNS,
    EntryModel,
    column_name,
)
from resv_desktop.gui.theme import follow_theme, theme
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column

WIDTHS = {
    "number": 104,
    "title": 240,
    "theme": 176,
    "severity": 104,
    "status": 164,
    "last_discussed": 140,
    "missing": 112,
    "network": 180,
    "kind": 120,
    "subtheme": 200,
    "disciplines": 220,
    "frequency": 150,
    "risk": 124,
    "scope": 150,
    "owner": 160,
    "signal_date": 130,
    "last_confirmed": 150,
}
"""Widths in px at 100%; the title takes what is left."""

LEAST_TITLE = 240
_LEAVES_FIRST = ("last_discussed", "missing", "theme", "status", "severity")
"""Columns that make room, in this order, while the panel beside the table is open."""

_Index = QModelIndex | QPersistentModelIndex


class EntryTable(QTableView):
    """Rows of entries. The person is on a record, not on a row: it stays chosen when rows move."""

    chosen = Signal(str)
    """The person is at another record (its identifier), or at none (empty)."""
    opened = Signal(str)
    """Enter or a click on a record."""
    remove_wanted = Signal(str)
    columns_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ""
        self._narrow = False
        self.entries = EntryModel(context.logbook, lambda: context.workspace.codebook, self)
        self._build()

    @property
    def record(self) -> str:
        """The record the person is at; empty at none."""
        return self._record

    def choose(self, record: str) -> bool:
        """Go to a record; False when it is not among the rows that were fetched."""
        at = self.entries.place(record)
        if at < 0:
            return False
        self.setCurrentIndex(self.entries.index(at, 0))
        return True

    def refresh(self) -> None:
        """Look again; the record, and how far was scrolled, stay."""
        record, scrolled = self._record, self.verticalScrollBar().value()
        at = self.entries.place(record)
        lowest = self.rowAt(self.viewport().height() - 1)
        seen = self.entries.rowCount() if lowest < 0 else lowest + 1
        if not self.entries.refresh(max(seen, at + 1)):
            return
        place = self.entries.place(record)
        if place < 0 and record and self.hasFocus():
            # What was removed leaves the keyboard at its neighbour.
            place = min(at, self.entries.rowCount() - 1)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place, 0))
        else:
            self._move_to(QModelIndex())
        self.verticalScrollBar().setValue(scrolled)

    def refresh_choice(self) -> None:
        """Go back to the record after other rows were shown; none when it is not among them."""
        place = self.entries.place(self._record)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place, 0))
        else:
            self._move_to(QModelIndex())

    def first(self) -> None:
        """Give the keyboard to the table, at a row."""
        if not self.currentIndex().isValid() and self.entries.rowCount():
            self.setCurrentIndex(self.entries.index(0, 0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    # -- columns -------------------------------------------------------------------------------

    def shown_columns(self) -> list[str]:
        """The columns a person chose, in their order."""
        kept = [key for key in COLUMNS if key in self._context.settings.columns]
        wanted = kept or (FIRST_COLUMNS if self._context.network else REGION_COLUMNS)
        return [key for key in COLUMNS if key in wanted or key in ALWAYS_SHOWN]

    def show_column(self, key: str, on: bool) -> None:
        """Show or hide a column, now and in later sessions."""
        chosen = {*self.shown_columns(), key} if on else set(self.shown_columns()) - {key}
        columns = tuple(name for name in COLUMNS if name in chosen)
        self._context.keep_settings(replace(self._context.settings, columns=columns))
        self.fit_columns()
        self.columns_changed.emit()

    def fill_column_menu(self, menu: QMenu) -> None:
        """Offer every column, with a tick at those that are shown."""
        menu.clear()
        shown = self.shown_columns()
        for key in COLUMNS:
            action = menu.addAction(column_name(key))
            action.setCheckable(True)
            action.setChecked(key in shown)
            action.setEnabled(key not in ALWAYS_SHOWN)
            action.toggled.connect(partial(self.show_column, key))

    def make_room(self, narrow: bool) -> None:
        """Leave out the lesser columns while something stands beside the table."""
        self._narrow = narrow
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show the columns that were chosen, as far as there is room for them."""
        shown = self.shown_columns()
        if self._narrow:
            for key in _LEAVES_FIRST:
                if self._needed(shown) > self.viewport().width() and key in shown:
                    shown.remove(key)
        for at, key in enumerate(COLUMNS):
            if self.isColumnHidden(at) != (key not in shown):
                self.setColumnHidden(at, key not in shown)
        self._fit()

    def _needed(self, shown: list[str]) -> int:
        return sum(theme().px(WIDTHS[key]) for key in shown)

    def _column_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(self.horizontalHeader().rect().bottomLeft()))

    # -- events --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete and self._record:
            self.remove_wanted.emit(self._record)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._record:
            self.opened.emit(self._record)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index, /) -> None:
        super().currentChanged(current, previous)
        self._move_to(current)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self._narrow:
            self.fit_columns()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Entries"))
        self.setAccessibleDescription(
            self.tr("Enter opens an entry, Delete removes it, Escape closes the panel")
        )
        self.entries.say_again()

    def _move_to(self, index: _Index) -> None:
        record = self.entries.row(index.row()).record if index.isValid() else ""
        if record != self._record:
            self._record = record
            self.chosen.emit(record)

    def _build(self) -> None:
        dress_table(self, "")
        self.setModel(self.entries)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        set_column_widths(self, [WIDTHS[key] for key in COLUMNS])
        self._fit = stretch_column(self, COLUMNS.index("title"), LEAST_TITLE)
        head = self.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._column_menu)
        self.clicked.connect(lambda index: self.opened.emit(self.entries.row(index.row()).record))
        follow_theme(self, self.follow_settings)
        self._context.settings_changed.connect(self.follow_settings)
        self.retranslate()

    def follow_settings(self) -> None:
        """Rows of the height, and columns of the choice, that this computer keeps."""
        compact = self._context.settings.compact_rows
        height = theme().row_height("compact" if compact else "normal")
        self.verticalHeader().setDefaultSectionSize(height)
        self.fit_columns()
