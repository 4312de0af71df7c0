"""A label that shortens with an ellipsis when it must, and then tells the whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from resv_desktop.gui.widgets.plain import plain_tip


class ElidedLabel(QLabel):
    """One line of plain text; never wider than its place, never shortened without a tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str, /) -> None:
        super().setText(text)
        self._update_tip()

    def shown_text(self) -> str:
        """What stands there now, ellipsis included."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, width)

    def minimumSizeHint(self, /) -> QSize:
        metrics = self.fontMetrics()
        short = min(metrics.horizontalAdvance(self.text()), metrics.averageCharWidth() * 6)
        return QSize(short, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._update_tip()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_tip()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            # The style sheet's colour for this role reaches the palette when it is polished.
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), self.alignment(), self.shown_text())

    def _update_tip(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.shown_text() != self.text() else "")
