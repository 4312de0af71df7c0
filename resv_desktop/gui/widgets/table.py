"""How every table looks and answers to the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from resv_desktop.gui.theme import Density, follow_theme, theme
from resv_desktop.gui.widgets.pill import PILL_ROLE, PillDelegate
from resv_desktop.gui.widgets.plain import plain_tip

_Index = QModelIndex | QPersistentModelIndex


class TableDelegate(PillDelegate):
    """Paints pills, and tells the whole of a cell that had to be shortened."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
        /,
    ) -> bool:
        own_tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if event.type() != QEvent.Type.ToolTip or own_tip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(self.tip(view, option, index)), view)
        return True

    def tip(self, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index) -> str:
        """The words of a cell that do not fit in it; empty when they do."""
        pill = index.data(PILL_ROLE)
        words = pill.word if pill else str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = self.sizeHint(option, index).width()
        return words if needed > view.visualRect(index).width() else ""


def dress_table(table: QTableView, name: str, density: Density = "normal") -> TableDelegate:
    """Make ``table`` one of ours: whole rows, hairlines, one line per row, Tab leaves it.

    ``name`` is what a screen reader calls it. Row heights and column widths follow the zoom.
    """
    delegate = TableDelegate(table)
    table.setItemDelegate(delegate)
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setStretchLastSection(True)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    _follow_zoom(table, density)
    return delegate


def set_column_widths(table: QTableView, widths: list[int]) -> None:
    """Set widths given in px at 100%, from the first column on."""
    for column, width in enumerate(widths):
        table.setColumnWidth(column, theme().px(width))


def _follow_zoom(table: QTableView, density: Density) -> None:
    before = theme().px(1000)

    def apply() -> None:
        nonlocal before
        table.verticalHeader().setDefaultSectionSize(theme().row_height(density))
        now = theme().px(1000)
        head = table.horizontalHeader()
        for column in range(head.count() if now != before else 0):
            # What the person made of the widths is kept, in proportion.
            head.resizeSection(column, round(head.sectionSize(column) * now / before))
        before = now

    follow_theme(table, apply)


class _Stretcher(QObject):
    """Gives one column what the others leave, but never less than its words need."""

    def __init__(self, table: QTableView, column: int, least: int) -> None:
        super().__init__(table)
        self._table = table
        self._column = column
        self._least = least
        table.viewport().installEventFilter(self)
        follow_theme(self, self.fit)

    def fit(self) -> None:
        """Set the width of the column from what the others take."""
        head = self._table.horizontalHeader()
        others = sum(head.sectionSize(c) for c in range(head.count()) if c != self._column)
        room = self._table.viewport().width() - others
        head.resizeSection(self._column, max(theme().px(self._least), room))

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False


def stretch_column(table: QTableView, column: int, least: int) -> Callable[[], None]:
    """Let ``column`` take the room that is left, ``least`` px at 100%; then the table scrolls.

    Call after the model and the widths of the other columns were set. Returns what fits it again
    after other columns changed.
    """
    table.horizontalHeader().setStretchLastSection(False)
    return _Stretcher(table, column, least).fit
