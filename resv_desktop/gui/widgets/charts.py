"""Few simple charts, painted. Each stands beside a table with the same figures.

Keyboard: the chart takes the focus, arrow keys go from bar to bar; tooltip and screen reader say
the bar in words. Colours never stand alone: every bar has its label and figure, every segment is
named in the key in the order in which it is painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.theme import follow_theme, theme
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.plain import plain_tip

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True)
class Bar:
    """One bar. ``values`` has one number per series; ``detail`` is added when it is read out."""

    label: str
    values: tuple[float, ...]
    detail: str = ""

    @property
    def total(self) -> float:
        """The sum of all series."""
        return sum(self.values)


@dataclass(frozen=True)
class Series:
    """What the values at one place mean, and the token of their colour."""

    name: str
    tone: str = "accent"


class Chart(QWidget):
    """What all kinds share: figures, words, keys. Does not paint."""

    activated = Signal(int)
    """Enter or a double click on the bar with this place."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._bars: list[Bar] = []
        self._series: list[Series] = [Series("")]
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        follow_theme(self, self.updateGeometry)

    def set_figures(self, title: str, bars: Sequence[Bar], series: Sequence[Series] = ()) -> None:
        """Show ``bars``. Raises ValueError when a bar has not one value for each series."""
        kinds = list(series) or [Series("")]
        if any(len(bar.values) != len(kinds) for bar in bars):
            raise ValueError("each bar needs one value for each series")
        self._title, self._bars, self._series = title, list(bars), kinds
        self._current = -1
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(self.spoken(at) for at in range(len(bars))))
        self.updateGeometry()
        self.update()

    def bars(self) -> list[Bar]:
        """What is shown."""
        return list(self._bars)

    def current(self) -> int:
        """Place of the bar that the keys are at; -1 before the first key."""
        return self._current

    def spoken(self, at: int) -> str:
        """A bar in words: label, figure or figures by name, detail."""
        bar = self._bars[at]
        if len(self._series) == 1:
            words = f"{bar.label}: {number_text(bar.total)}"
        else:
            named = zip(self._series, bar.values, strict=True)
            parts = ", ".join(f"{kind.name} {number_text(value)}" for kind, value in named)
            words = f"{bar.label}: {number_text(bar.total)} ({parts})"
        return f"{words}, {bar.detail}" if bar.detail else words

    def bar_rect(self, at: int) -> QRectF:
        """The place of a bar with its label, for the focus ring and for clicks."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._bars:
            self._go(max(0, min(len(self._bars) - 1, self._current + _STEPS[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        at = self._at(event.position())
        if at >= 0:
            self._current = at
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        at = self._at(event.position())
        if at >= 0:
            self.activated.emit(at)

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), plain_tip(self.spoken(at)) if at >= 0 else "", self
            )
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int:
        places = range(len(self._bars))
        return next((at for at in places if self.bar_rect(at).contains(point)), -1)

    def _go(self, at: int) -> None:
        self._current = at
        words = self.spoken(at)
        self.setToolTip(plain_tip(words))
        announce(self, words)
        QToolTip.showText(self.mapToGlobal(self._tip_point(at)), plain_tip(words), self)
        self.update()

    def _tip_point(self, at: int) -> QPoint:
        return self.bar_rect(at).bottomLeft().toPoint()

    def _largest(self) -> float:
        return max((bar.total for bar in self._bars), default=0) or 1

    def _paint_focus(self, painter: QPainter) -> None:
        if not self.hasFocus():
            return
        ring = self.rect() if self._current < 0 else self.bar_rect(self._current)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawRoundedRect(QRectF(ring).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_key(self, painter: QPainter, left: float, top: float) -> None:
        """Name the series, in the order in which they are painted."""
        look, metrics = theme(), self.fontMetrics()
        x, side = left, look.px(12)
        for series in self._series:
            painter.fillRect(QRectF(x, top + look.px(4), side, side), look.colour(series.tone))
            painter.setPen(look.colour("muted"))
            width = metrics.horizontalAdvance(series.name)
            place = QRectF(x + side + look.px(6), top, width + 2, look.px(20))
            painter.drawText(place, _LEFT, series.name)
            x = place.right() + look.px(16)

    def _key_height(self) -> int:
        return theme().px(28) if len(self._series) > 1 else 0


class BarChart(Chart):
    """Lying bars with label and figure; with several series each bar is stacked."""

    def sizeHint(self, /) -> QSize:
        rows = max(len(self._bars), 1)
        return QSize(theme().px(360), rows * self._row() + self._key_height())

    def minimumSizeHint(self, /) -> QSize:
        return QSize(theme().px(220), self.sizeHint().height())

    def bar_rect(self, at: int) -> QRectF:
        return QRectF(0, at * self._row() + self._key_height(), self.width(), self._row())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if len(self._series) > 1:
                self._paint_key(painter, self._label_width(), 0)
            for at, bar in enumerate(self._bars):
                self._paint_bar(painter, self.bar_rect(at), bar)
            self._paint_focus(painter)

    def _row(self) -> int:
        return theme().px(28)

    def _label_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        return min(widest + 2, self.width() * 2 // 5) + theme().px(16)

    def _figure_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(number_text(self._largest())) + theme().px(12)

    def _paint_bar(self, painter: QPainter, row: QRectF, bar: Bar) -> None:
        look, metrics = theme(), self.fontMetrics()
        lead = self._label_width()
        words = QRectF(look.px(8), row.top(), lead - look.px(16), row.height())
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(look.colour("text"))
        painter.drawText(words, _LEFT, metrics.elidedText(bar.label, elide, int(words.width())))
        room = self.width() - lead - self._figure_width() - look.px(8)
        inset = look.px(6)
        x = float(lead)
        for series, value in zip(self._series, bar.values, strict=True):
            width = room * value / self._largest()
            box = QRectF(x, row.top() + inset, width, row.height() - 2 * inset)
            self._paint_segment(painter, box, series, value)
            x += width
        painter.setPen(look.colour("text"))
        figure = QRectF(x + look.px(6), row.top(), self._figure_width(), row.height())
        painter.drawText(figure, _LEFT, number_text(bar.total))

    def _paint_segment(self, painter: QPainter, box: QRectF, series: Series, value: float) -> None:
        look = theme()
        if box.width() <= 0:
            return
        painter.fillRect(box, look.colour(series.tone))
        if len(self._series) == 1:
            return
        # A gap in the ground's colour parts neighbours also for who sees no colours.
        painter.fillRect(
            QRectF(box.right() - 1, box.top(), 2, box.height()), look.colour("surface")
        )
        text = number_text(value)
        if self.fontMetrics().horizontalAdvance(text) + look.px(8) <= box.width():
            painter.setPen(look.colour("on_accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class ColumnChart(Chart):
    """Standing columns, for what happened period by period; with several series stacked."""

    def sizeHint(self, /) -> QSize:
        return QSize(theme().px(360), theme().px(180) + self._key_height())

    def minimumSizeHint(self, /) -> QSize:
        return QSize(theme().px(48) * max(len(self._bars), 3), theme().px(140))

    def bar_rect(self, at: int) -> QRectF:
        step = self.width() / max(len(self._bars), 1)
        top = self._key_height()
        return QRectF(at * step, top, step, self.height() - top)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if len(self._series) > 1:
                self._paint_key(painter, theme().px(8), 0)
            painter.setPen(QPen(theme().colour("edge"), 1))
            base = self.height() - theme().px(24)
            painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
            for at, bar in enumerate(self._bars):
                self._paint_column(painter, self.bar_rect(at), bar)
            self._paint_focus(painter)

    def _paint_column(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        look, metrics = theme(), self.fontMetrics()
        base = place.bottom() - look.px(24)
        room = place.height() - look.px(24 + 22)
        width = min(place.width() * 0.6, look.px(48))
        y = base
        for series, value in zip(self._series, bar.values, strict=True):
            height = room * value / self._largest()
            box = QRectF(place.center().x() - width / 2, y - height, width, height)
            painter.fillRect(box, look.colour(series.tone))
            if len(self._series) > 1 and height > 0:
                seam = QRectF(box.left(), box.top(), width, 2)
                painter.fillRect(seam, look.colour("surface"))
            y -= height
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(look.colour("text"))
        figure = QRectF(place.left(), y - look.px(20), place.width(), look.px(20))
        painter.drawText(figure, centre, number_text(bar.total))
        painter.setPen(look.colour("muted"))
        words = QRectF(place.left(), base + 2, place.width(), look.px(22))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(words, centre, metrics.elidedText(bar.label, elide, int(words.width())))
