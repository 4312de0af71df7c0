"""An icon on the page, drawn anew for every screen, zoom and theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resv_desktop.gui.icons import icon_size, paint_icon
from resv_desktop.gui.theme import follow_theme


class IconLabel(QWidget):
    """Decoration beside words that say the same; a screen reader passes it by."""

    def __init__(
        self,
        name: str = "",
        tone: str = "text",
        pixels: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._pixels = name, tone, pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self, self.updateGeometry)
        if not name:
            self.hide()

    def show_icon(self, name: str, tone: str) -> None:
        """Show another drawing, in the colour of the token ``tone``; an empty name hides it."""
        if bool(name) != bool(self._name):
            self.setVisible(bool(name))
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self, /) -> QSize:
        return icon_size(self._pixels)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._name:
            with QPainter(self) as painter:
                paint_icon(painter, self.rect(), self._name, self._tone)
