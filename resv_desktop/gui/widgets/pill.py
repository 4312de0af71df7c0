"""Verdicts, statuses and severities: a number or icon in colour, and always the word beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resv_desktop.gui.icons import paint_icon
from resv_desktop.gui.theme import theme
from resv_desktop.gui.tokens import CORNER, TONE_ICONS
from resv_desktop.gui.widgets.plain import plain_tip

PILL_ROLE = Qt.ItemDataRole.UserRole + 40
"""A model gives a :class:`Pill` for this role where its cell is to be painted as one."""

_Index = QModelIndex | QPersistentModelIndex
_MARK_PX, _ICON_PX, _GAP_PX = 20, 16, 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Pill:
    """What is shown: ``mark`` (one or two signs) or ``icon`` in the colour ``tone``, and ``word``.

    ``tone`` is a token: ok, warn, bad, info, muted, severity1 to severity4.
    """

    word: str
    tone: str = "muted"
    mark: str = ""
    icon: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.mark} {self.word}".strip()


def severity_pill(level: int, word: str) -> Pill:
    """The pill of a severity 1-4."""
    return Pill(word, f"severity{level}", mark=str(level))


def verdict_pill(tone: str, word: str) -> Pill:
    """The pill of a verdict, with the icon that belongs to ok, warn, bad, info or muted."""
    return Pill(word, tone, icon=TONE_ICONS[tone])


def pill_width(pill: Pill, metrics: QFontMetrics) -> int:
    """Width in px that ``pill`` takes when nothing is shortened."""
    return _lead_width(pill, metrics) + metrics.horizontalAdvance(pill.word)


def _lead_width(pill: Pill, metrics: QFontMetrics) -> int:
    px = theme().px
    if pill.mark:
        return max(px(_MARK_PX), metrics.horizontalAdvance(pill.mark) + px(8)) + px(_GAP_PX)
    return px(_ICON_PX) + px(_GAP_PX) if pill.icon else 0


def paint_pill(painter: QPainter, rect: QRect, pill: Pill, direction: Qt.LayoutDirection) -> None:
    """Paint ``pill`` in the height and width of ``rect``, on the reading side, word shortened."""
    metrics = painter.fontMetrics()
    lead = _lead_width(pill, metrics)
    if lead:
        height = theme().px(_MARK_PX if pill.mark else _ICON_PX)
        top = rect.top() + (rect.height() - height + 1) // 2
        box = QRect(rect.left(), top, lead - theme().px(_GAP_PX), height)
        _paint_lead(painter, QStyle.visualRect(direction, rect, box), pill)
    words = QStyle.visualRect(direction, rect, rect.adjusted(lead, 0, 0, 0))
    painter.setPen(theme().colour("text"))
    word = metrics.elidedText(pill.word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, QStyle.visualAlignment(direction, _MIDDLE), word)


def _paint_lead(painter: QPainter, box: QRect, pill: Pill) -> None:
    if not pill.mark:
        paint_icon(painter, box, pill.icon, pill.tone)
        return
    # A table holds the same few marks hundreds of times, so each is drawn once and kept.
    ratio = painter.device().devicePixelRatioF()
    key = f"resv-mark:{theme().table}:{pill.tone}:{pill.mark}:{box.size().toTuple()}@{ratio}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _draw_mark(pill, box.size(), painter.font(), ratio)
        QPixmapCache.insert(key, kept)
    painter.drawPixmap(box.topLeft(), kept)


def _draw_mark(pill: Pill, size: QSize, font: QFont, ratio: float) -> QPixmap:
    look, box = theme(), QRectF(0, 0, size.width(), size.height())
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(pill.tone))
        painter.drawRoundedRect(box, look.px(CORNER), look.px(CORNER))
        painter.setFont(bold)
        painter.setPen(look.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pill.mark)
    return drawn


class PillLabel(QWidget):
    """A pill on a page, outside a table."""

    def __init__(self, pill: Pill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pill = pill
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_pill(pill)

    def pill(self) -> Pill:
        """What is shown."""
        return self._pill

    def set_pill(self, pill: Pill) -> None:
        """Show another verdict."""
        self._pill = pill
        self.setAccessibleName(pill.spoken())
        self.setToolTip(plain_tip(pill.word))
        self.updateGeometry()
        self.update()

    def sizeHint(self, /) -> QSize:
        return QSize(pill_width(self._pill, self.fontMetrics()) + 1, theme().px(24))

    def minimumSizeHint(self, /) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(48)), theme().px(24))

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            paint_pill(painter, self.rect(), self._pill, self.layoutDirection())


class PillDelegate(QStyledItemDelegate):
    """Paints the cells whose model gives a :class:`Pill`; leaves all others as they are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        pill = index.data(PILL_ROLE)
        if not isinstance(pill, Pill):
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        # As the style insets words: padding, frame and hairline of QTableView::item.
        inset = theme().px(8) + 3
        inside = option.rect.adjusted(inset, 0, -inset, -2)
        painter.setFont(ground.font)
        paint_pill(painter, inside, pill, option.direction)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        pill = index.data(PILL_ROLE)
        hint = super().sizeHint(option, index)
        if isinstance(pill, Pill):
            hint.setWidth(pill_width(pill, option.fontMetrics) + theme().px(24))
        return hint
