"""Cards of the Start page: one thing to do each, with a figure, a sentence and a button."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import Kind, button
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label

CARD_WIDTH_PX = 240
"""A deck puts as many cards beside each other as fit at this width, in px at 100%."""


class Card(QFrame):
    """One thing to do."""

    triggered = Signal()

    def __init__(
        self,
        title: str,
        figure: str,
        sentence: str,
        verb: str,
        icon_name: str = "",
        tone: str = "accent",
        kind: Kind = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self._icon_name = icon_name
        self._icon = IconLabel(icon_name, tone, parent=self)
        self._title, self._figure, self._sentence = (plain_label(parent=self) for _ in range(3))
        self.button = button("", kind, parent=self)
        self._build()
        self.set_words(title, figure, sentence, verb)

    def set_words(self, title: str, figure: str, sentence: str, verb: str) -> None:
        """Say something else; an empty ``verb`` takes the button away."""
        self._title.setText(title)
        self._figure.setText(figure)
        self._figure.setVisible(bool(figure))
        self._sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{figure} {sentence}".strip())
        self.button.setAccessibleDescription(f"{title}. {figure} {sentence}".strip())

    def set_tone(self, tone: str) -> None:
        """Colour the icon: a token such as accent, warn, bad or ok."""
        self._icon.show_icon(self._icon_name, tone)

    def _build(self) -> None:
        set_role(self._title, role="strong")
        set_role(self._figure, role="title")
        set_role(self._sentence, role="muted")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding
        )
        self.button.clicked.connect(self.triggered)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        space(column, 8, (16, 16, 16, 16))
        column.addLayout(head)
        column.addWidget(self._figure)
        column.addWidget(self._sentence, 1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class CardDeck(QWidget):
    """Cards of equal width, in as many columns as fit; Tab goes through them in reading order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        space(self._grid, 16)
        follow_theme(self, self._arrange)

    def set_cards(self, cards: list[Card]) -> None:
        """Show ``cards``; those shown before are deleted."""
        for old in self._cards:
            if old not in cards:
                self._grid.removeWidget(old)
                old.deleteLater()
        self._cards = cards
        self._columns = 0
        self._arrange()

    def cards(self) -> list[Card]:
        """The cards shown, in reading order."""
        return list(self._cards)

    def columns(self) -> int:
        """How many cards stand beside each other."""
        return self._columns

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._columns = 0
            self._arrange()

    def minimumSizeHint(self, /) -> QSize:
        # Narrower than two columns is fine: the deck then goes on below.
        return QSize(theme().px(CARD_WIDTH_PX) // 2, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        look = theme()
        fit = max(1, (self.width() + look.px(16)) // look.px(CARD_WIDTH_PX + 16))
        if fit == self._columns:
            return
        for column in range(max(self._columns, fit)):
            self._grid.setColumnStretch(column, 1 if column < fit else 0)
        self._columns = fit
        for order, card in enumerate(self._cards):
            self._grid.addWidget(card, order // fit, order % fit)
        for before, after in pairwise(self._cards):
            QWidget.setTabOrder(before.button, after.button)
