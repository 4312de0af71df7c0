"""Lists whose items are two lines: a name with its verdict, and under it what there is to say."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from resv_desktop.gui.theme import follow_theme, theme
from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill, paint_pill, pill_width

SECOND_ROLE = Qt.ItemDataRole.UserRole + 41
"""A model gives the words of the second line for this role."""

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT_PX, _PAD_PX, _GAP_PX = 56, 12, 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TwoLineDelegate(QStyledItemDelegate):
    """Name left, pill right, and the second line below; the name gives way, never the pill."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        pad = theme().px(_PAD_PX)
        inside = option.rect.adjusted(pad, theme().px(7), -pad, -theme().px(7))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        self._paint_name(painter, upper, option, index)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        painter.setFont(option.font)
        painter.setPen(theme().colour("muted"))
        self._words(painter, lower, option, str(index.data(SECOND_ROLE) or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        lines = 2 * option.fontMetrics.height() + theme().px(18)
        return QSize(theme().px(200), max(theme().px(_HEIGHT_PX), lines))

    def _paint_name(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        pill, width = index.data(PILL_ROLE), 0
        if isinstance(pill, Pill):
            width = min(pill_width(pill, option.fontMetrics) + 1, room.width())
            place = room.adjusted(room.width() - width, 0, 0, 0)
            painter.setFont(option.font)
            place = QStyle.visualRect(option.direction, room, place)
            paint_pill(painter, place, pill, option.direction)
            width += theme().px(_GAP_PX)
        painter.setFont(option.font)
        painter.setPen(theme().colour("text"))
        name = QStyle.visualRect(option.direction, room, room.adjusted(0, 0, -width, 0))
        # Names of files differ at their ends as often as at their beginnings.
        self._words(painter, name, option, str(index.data()), Qt.TextElideMode.ElideMiddle)

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        option: QStyleOptionViewItem,
        text: str,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        shown = painter.fontMetrics().elidedText(text, mode, room.width())
        painter.drawText(room, QStyle.visualAlignment(option.direction, _MIDDLE), shown)


def dress_list(view: QListView) -> TwoLineDelegate:
    """Make ``view`` a list of two lines per item, of equal height, that Tab leaves."""
    delegate = TwoLineDelegate(view)
    view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    follow_theme(view, view.doItemsLayout)
    return delegate
