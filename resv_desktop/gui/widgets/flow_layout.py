"""A layout that fills lines from the reading side and wraps, for chips and buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from resv_desktop.gui.theme import space

QWIDGETSIZE_MAX = 16_777_215
"""Qt's largest side of a widget, which its bindings do not name."""

_Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Places its widgets in lines; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        space(self, gap)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self, /) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self, /) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self, /) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self, /) -> QSize:
        width = sum(item.sizeHint().width() + self.spacing() for item in self._shown())
        return QSize(width, self.minimumSize().height())

    def minimumSize(self, /) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place (or only measure) the items in ``rect`` and return the height they take."""
        inside = rect.marginsRemoved(self.contentsMargins())
        y = inside.top()
        for line in self._lines(inside.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(inside.left(), y, inside.width(), height))
            y += height + self.spacing()
        used = max(y - self.spacing(), inside.top())
        return used - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[_Line]:
        """The items in lines that fit ``width``; an item wider than that is made narrower."""
        lines: list[_Line] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), QWIDGETSIZE_MAX))
            if not lines or left < size.width():
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines

    def _place(self, line: _Line, room: QRect) -> None:
        """Put the items of one line beside each other, centred upon each other."""
        x = room.left()
        for item, size in line:
            top = room.top() + (room.height() - size.height()) // 2
            place = QRect(QPoint(x, top), size)
            item.setGeometry(QStyle.visualRect(self._direction(), room, place))
            x += size.width() + self.spacing()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
