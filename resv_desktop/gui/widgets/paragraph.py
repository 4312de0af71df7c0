"""Text over several lines that asks for the height it needs at the width it has, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.gui.theme import space


class Paragraph(QLabel):
    """A paragraph of plain text.

    A label that wraps asks for the height of a narrow column wherever a scroll area is around it,
    because that asks without naming a width.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self, /) -> bool:
        # A scroll area would give a content that trades width for height all it would like to
        # have, tables included, instead of what it needs.
        return False

    def sizeHint(self, /) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self, /) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Paragraphs(QWidget):
    """Sentences below each other, each a paragraph that can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[Paragraph] = []
        self._column = QVBoxLayout(self)
        space(self._column, 6)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these sentences."""
        while len(self._labels) < len(lines):
            label = Paragraph(parent=self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(label)
            self._labels.append(label)
        for at, label in enumerate(self._labels):
            label.setText(lines[at] if at < len(lines) else "")
            label.setVisible(at < len(lines))

    def text(self) -> str:
        """All that stands there."""
        return "\n".join(label.text() for label in self._labels if label.text())
