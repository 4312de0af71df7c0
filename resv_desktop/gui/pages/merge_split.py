"""A list with the chosen thing beside it, or below it where there is too little width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from resv_desktop.gui.theme import follow_theme, set_role, theme

ROOMY_PX = 820
"""Width at 100% from which the two stand beside each other."""
LEAST_LIST_PX, LEAST_CARD_PX = (240, 180), (320, 300)
"""Least width beside each other, least height below each other."""
LIST_SHARE = 0.4


class ListAndCard(QSplitter):
    """Two parts, divided as 2 to 3 until the person moves the border."""

    def __init__(self, left: QWidget, card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left, self._card = left, card
        self._moved = False
        set_role(self, role="gap")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.addWidget(left)
        self.addWidget(card)
        self.splitterMoved.connect(self._was_moved)
        follow_theme(self, self._fit)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, roomy = theme().px, self.width() >= theme().px(ROOMY_PX)
        way = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if way != self.orientation():
            self._moved = False
            self.setOrientation(way)
        for part, least in ((self._left, LEAST_LIST_PX), (self._card, LEAST_CARD_PX)):
            width, height = (px(least[0]), 0) if roomy else (0, px(least[1]))
            part.setMinimumSize(width, height)
        if not self._moved:
            room = self.width() if roomy else self.height()
            self.setSizes([round(room * LIST_SHARE), round(room * (1 - LIST_SHARE))])

    def _was_moved(self, _position: int, _index: int) -> None:
        self._moved = True
