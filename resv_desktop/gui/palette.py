"""Command palette (Ctrl+K): type a few letters, choose an action or an entry, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.actions import Actions
from resv_desktop.gui.icons import paint_icon
from resv_desktop.gui.theme import set_role, space, theme

MAX_ITEMS = 50

_Index = QModelIndex | QPersistentModelIndex
_ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


@dataclass(frozen=True)
class PaletteItem:
    """One line of the palette."""

    text: str
    callback: Callable[[], object]
    detail: str = ""
    """Shown at the end of the line: keys of an action, number of an entry."""
    icon: str = ""


Provider = Callable[[str], Sequence[PaletteItem]]
"""Gives the items for what was typed; called at each key, so answer within some 50 ms."""


def match_score(query: str, text: str) -> int | None:
    """How well ``query`` fits ``text``: lower is better, None is not at all.

    Each word of the query must stand in the text; a word's beginning counts before its middle.
    """
    text = text.casefold()
    score = 0
    for word in query.casefold().split():
        at = text.find(word)
        if at < 0:
            return None
        starts_word = at == 0 or not text[at - 1].isalnum()
        score += at + (0 if starts_word else 100)
    return score


class _Items(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[PaletteItem] = []

    def show_items(self, items: list[PaletteItem]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None, /) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text}, {item.detail}" if item.detail else item.text
        return item if role == _ITEM_ROLE else None


class _Line(QStyledItemDelegate):
    """Paints icon, words and, at the end, the keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index, /) -> QSize:
        return QSize(theme().px(200), theme().row_height("normal"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, /) -> None:
        item: PaletteItem = index.data(_ITEM_ROLE)
        look, rect = theme(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selection"))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), look.colour("accent"))
        side, pad = look.px(18), look.px(12)
        if item.icon:
            top = rect.top() + (rect.height() - side) // 2
            paint_icon(painter, QRect(rect.left() + pad, top, side, side), item.icon, "muted")
        words = rect.adjusted(pad * 2 + side, 0, -pad, 0)
        detail_width = painter.fontMetrics().horizontalAdvance(item.detail)
        painter.setPen(look.colour("muted"))
        painter.drawText(words, _RIGHT, item.detail)
        words.setRight(words.right() - detail_width - pad)
        painter.setPen(look.colour("text"))
        elide = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(item.text, elide, words.width())
        painter.drawText(words, _LEFT, text)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Palette(QDialog):
    """Popup over the window; all its keys are answered in the search field."""

    def __init__(self, actions: Actions, parent: QWidget, provider: Provider | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._window = parent
        self._actions = actions
        self._provider = provider
        self.search = QLineEdit(self)
        self.list = QListView(self)
        self._model = _Items(self)
        self._nothing = QLabel(self)
        self._build()
        self._retranslate()

    def open_palette(self, query: str = "") -> None:
        """Show over the upper middle of the parent window, with the field empty and ready."""
        self._place()
        self.search.setText(query)
        self._refresh()
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def items(self) -> list[PaletteItem]:
        """What is listed now."""
        return list(self._model.items)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            # The person clicked elsewhere; a popup window would do the same but grabs all input.
            self.close()
        super().changeEvent(event)

    def _build(self) -> None:
        frame = QFrame(self)
        set_role(frame, role="popup")
        set_role(self._nothing, role="muted")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._refresh)
        self.search.installEventFilter(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._run)
        outer = QVBoxLayout(self)
        space(outer)
        outer.addWidget(frame)
        inner = QVBoxLayout(frame)
        space(inner, 8, (8, 8, 8, 8))
        for widget in (self.search, self.list, self._nothing):
            inner.addWidget(widget)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Search and do"))
        self.setAccessibleName(self.tr("Search and do"))
        self.search.setPlaceholderText(self.tr("What do you want to do or find?"))
        self.search.setAccessibleName(self.tr("Search actions and entries"))
        self.list.setAccessibleName(self.tr("Actions and entries found"))
        self._nothing.setText(self.tr("Nothing found. Try another word."))

    def _place(self) -> None:
        window = self._window.window()
        width = min(theme().px(560), window.width() - theme().px(32))
        height = min(theme().px(420), window.height() - theme().px(32))
        self.setFixedSize(max(width, 240), max(height, 160))
        inside = QPoint((window.width() - self.width()) // 2, theme().px(72))
        self.move(window.mapToGlobal(inside))

    def _refresh(self) -> None:
        query = self.search.text().strip()
        found = self._matching_actions(query)
        if self._provider is not None and query:
            found += self._provider(query)
        self._model.show_items(found[:MAX_ITEMS])
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._select(0)

    def _matching_actions(self, query: str) -> list[PaletteItem]:
        scored = []
        for order, spec in enumerate(self._actions.available()):
            score = match_score(query, spec.text()) if spec.in_palette else None
            if score is not None:
                keys = QKeySequence(spec.shortcut)
                detail = keys.toString(QKeySequence.SequenceFormat.NativeText)
                do = partial(self._actions.trigger, spec.id)
                item = PaletteItem(spec.text(), do, detail, spec.icon)
                scored.append((score, order, item))
        return [item for _, _, item in sorted(scored, key=lambda entry: entry[:2])]

    def _move(self, by: int) -> None:
        last = self._model.rowCount() - 1
        self._select(max(0, min(last, self.list.currentIndex().row() + by)))

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.list.setCurrentIndex(index)
        # The list never has the focus, so the field says what is chosen.
        chosen = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
        self.search.setAccessibleDescription(chosen or self._nothing.text())

    def _run(self, index: _Index) -> None:
        if index.isValid():
            item: PaletteItem = index.data(_ITEM_ROLE)
            self.close()
            item.callback()
