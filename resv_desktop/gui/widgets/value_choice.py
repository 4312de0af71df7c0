"""One field and what several versions made of it: a value to choose, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.plain import plain_label

LEAST_PX = 180
"""Width at 100% that a value needs to stand beside another."""
INDENT_PX = 30


class ValueBox(QFrame):
    """A value with the button that chooses it; a press anywhere on it counts."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="choice")
        self.radio, self.text = QRadioButton(self), Paragraph(text, self)
        column = QVBoxLayout(self)
        space(column, 2, (8, 6, 8, 8))
        column.addWidget(self.radio)
        column.addWidget(self.text)
        column.addStretch(1)
        # Under the name of the version, not under its button.
        follow_theme(self, lambda: self.text.setContentsMargins(theme().px(INDENT_PX), 0, 0, 0))
        self.radio.toggled.connect(lambda on: set_role(self, chosen=on))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if self.radio.isEnabled():
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()
        event.accept()


class ValueChoice(QWidget):
    """The values of one field. Nothing is chosen until a person, or a proposal, chooses."""

    changed = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.boxes: list[ValueBox] = []
        self._label, self._before = plain_label(parent=self), Paragraph(parent=self)
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place()
        self._group.idClicked.connect(lambda _id: self.changed.emit())

    def show_values(self, texts: Sequence[str], chosen: int = -1) -> None:
        """Show one value per version; ``chosen`` is the place of the one to begin with."""
        for at, text in enumerate(texts):
            box = ValueBox(text, self)
            self.boxes.append(box)
            self._group.addButton(box.radio, at)
            self._row.addWidget(box, 1)
        if chosen >= 0:
            self.boxes[chosen].radio.setChecked(True)
        self._fit()

    def set_words(
        self, label: str, before: str, names: Sequence[str], froms: Sequence[str]
    ) -> None:
        """Say which field it is, what stood there before, and the name of each value's version.

        ``froms`` says whose they are, for a screen reader.
        """
        self._label.setText(label)
        self._before.setText(before)
        self._before.setVisible(bool(before))
        for box, name, source in zip(self.boxes, names, froms, strict=True):
            box.radio.setText(name)
            box.radio.setAccessibleName(spoken(label, box.text.text(), source))

    def chosen(self) -> int:
        """The place of the value that was chosen; -1 when none was."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose the value at a place, where there is one that may be chosen."""
        if 0 <= place < len(self.boxes):
            self.boxes[place].radio.click()

    def forbid(self, place: int) -> None:
        """Let a value be read but not chosen."""
        self.boxes[place].radio.setEnabled(False)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is at one of the values."""
        return any(box.radio.hasFocus() for box in self.boxes)

    def focus_first(self) -> None:
        """Put the keyboard at the value that was chosen, or at the first."""
        place = max(self.chosen(), 0)
        self.boxes[place].radio.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= len(self.boxes) * theme().px(LEAST_PX)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        space(column, 4)
        space(self._row, 8)
        set_role(self._label, role="strong")
        set_role(self._before, role="muted")
        column.addWidget(self._label)
        column.addWidget(self._before)
        column.addLayout(self._row)
