"""A page that does not fit goes on below; nothing is out of reach at 200%."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollPage(QScrollArea):
    """Scrolls its content; Qt itself brings into view what gets the focus by Tab."""

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, *, on_card: bool = False
    ) -> None:
        """``on_card`` lets the ground of a card show through, which is not that of the page."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of our own: to hand over Qt's own to Python takes 60 ms of the time to first paint.
        self.setViewport(QWidget())
        content.setAutoFillBackground(False)
        self.setWidget(content)
        if on_card:
            for ground in (self.viewport(), content):
                ground.setAutoFillBackground(False)
