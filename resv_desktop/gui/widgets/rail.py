"""Left navigation: one item per page that the role of this person has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.gui.icons import paint_icon
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.tokens import CORNER

WIDTH_PX, NARROW_PX = 176, 56
"""Width with words and with icons only, in px at 100%."""

COLLAPSE_BELOW_PX = 1100
"""Windows narrower than this, in px at 100%, get the narrow rail."""

_ITEM_PX, _ICON_PX, _LEAD_PX, _GAP_PX = 40, 18, 11, 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class RailItem:
    """One page. ``text`` gives its name in the language of the moment."""

    id: str
    text: Callable[[], str]
    icon: str
    bottom: bool = False
    """Stands at the foot of the rail, as the settings do."""


class RailButton(QAbstractButton):
    """One item; painted by hand so that it looks alike on every system."""

    stepped = Signal(int)
    focused = Signal()

    def __init__(self, item: RailItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._collapsed = False
        self._badge, self._badge_meaning = 0, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the present language."""
        self.setText(self.item.text())
        self._name()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon only; the words move to the tooltip."""
        self._collapsed = collapsed
        self._name()
        self.update()

    def set_badge(self, count: int, meaning: str) -> None:
        """Show a count (0 hides it); ``meaning`` says of what, for tooltip and screen reader."""
        self._badge, self._badge_meaning = count, meaning
        self._name()
        self.update()

    def badge(self) -> int:
        """The count shown; 0 when none is."""
        return self._badge

    def sizeHint(self, /) -> QSize:
        look = theme()
        return QSize(look.px(NARROW_PX if self._collapsed else WIDTH_PX), look.px(_ITEM_PX))

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_icon(painter)
            if not self._collapsed:
                self._paint_words(painter)
            if self._badge:
                self._paint_badge(painter)

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        count = f"{self._badge} {self._badge_meaning}".strip() if self._badge else ""
        self.setAccessibleDescription(count)
        self._show_tip(shortened=self._collapsed)

    def _show_tip(self, *, shortened: bool) -> None:
        """Tell in the tooltip what cannot be read: the words, what the count is of."""
        parts = (self.text() if shortened else "", self.accessibleDescription())
        self.setToolTip(": ".join(part for part in parts if part))

    def _box(self) -> QRectF:
        look = theme()
        return QRectF(self.rect()).adjusted(look.px(8), 1, -look.px(8), -1)

    def _paint_ground(self, painter: QPainter) -> None:
        look, box = theme(), self._box()
        corner = look.px(CORNER)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            ground = look.colour("rail_selected")
            if not self.isChecked():
                ground.setAlphaF(0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, corner, corner)
        if self.isChecked():
            painter.setBrush(look.colour("rail_text"))
            mark = QRectF(box.left(), box.center().y() - look.px(9), look.px(3), look.px(18))
            painter.drawRoundedRect(self._mirrored(mark), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("rail_text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)

    def _icon_rect(self) -> QRectF:
        look, box = theme(), self._box()
        side = look.px(_ICON_PX)
        left = (self.width() - side) / 2 if self._collapsed else box.left() + look.px(_LEAD_PX)
        return self._mirrored(QRectF(left, (self.height() - side) / 2, side, side))

    def _paint_icon(self, painter: QPainter) -> None:
        paint_icon(painter, self._icon_rect(), self.item.icon, "rail_text")

    def _paint_words(self, painter: QPainter) -> None:
        look, box = theme(), self._box()
        lead = look.px(_LEAD_PX + _ICON_PX + _GAP_PX)
        tail = self._badge_width() + look.px(6 + 3) if self._badge else look.px(8)
        words = self._mirrored(box.adjusted(lead, 0, -tail, 0))
        if self.isChecked():
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(look.colour("rail_text"))
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        self._show_tip(shortened=text != self.text())
        # Not by QStyle, which nothing else needs at start and which takes long to load.
        leftward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if leftward else Qt.AlignmentFlag.AlignRight
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_badge(self, painter: QPainter) -> None:
        look, box = theme(), self._box()
        width, height = self._badge_width(), look.px(18)
        place = QRectF(box.right() - width - look.px(6), 0, width, height)
        place.moveTop((self.height() - height) / 2)
        if self._collapsed:
            place.moveTopRight(box.topRight())
        place = self._mirrored(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("rail_text"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(look.colour("rail"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._badge_text())

    def _badge_text(self) -> str:
        return str(self._badge) if self._badge < 100 else "99+"

    def _badge_width(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self._badge_text())
        return max(theme().px(18), words + theme().px(8))

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())


class Rail(QWidget):
    """The column of items. Up and Down move, Enter or Space opens."""

    selected = Signal(str)
    """The person chose the page with this id."""

    def __init__(self, items: Sequence[RailItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[RailButton] = []
        self._collapsed = False
        self._window: QWidget | None = None
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        space(self._column, 2, (0, 12, 0, 12))
        self.set_items(items)
        self._retranslate()
        follow_theme(self, self._fit)

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Show these pages and no others; the chosen one stays chosen when it is among them."""
        chosen = self.current()
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._column.takeAt(0):
            pass
        self._buttons = [self._new(item) for item in sorted(items, key=lambda item: item.bottom)]
        stretched = False
        for button in self._buttons:
            if button.item.bottom and not stretched:
                self._column.addStretch(1)
                stretched = True
            self._column.addWidget(button)
        if not stretched:
            self._column.addStretch(1)
        self.set_current(chosen)

    def items(self) -> list[RailItem]:
        """The items in the order shown."""
        return [button.item for button in self._buttons]

    def button(self, item_id: str) -> RailButton:
        """The button of one page. Raises KeyError when the rail does not show it."""
        for button in self._buttons:
            if button.item.id == item_id:
                return button
        raise KeyError(item_id)

    def current(self) -> str:
        """Id of the chosen page, or an empty string."""
        return next((b.item.id for b in self._buttons if b.isChecked()), "")

    def set_current(self, item_id: str) -> None:
        """Mark a page as chosen without emitting ``selected``."""
        for button in self._buttons:
            if button.item.id == item_id:
                button.setChecked(True)
        self._keep_stops()

    def set_badge(self, item_id: str, count: int, meaning: str = "") -> None:
        """Show a count at a page; 0 takes it away. Raises KeyError for an unknown page."""
        self.button(item_id).set_badge(count, meaning)

    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, or icons and words; done by itself from the window's width."""
        self._collapsed = collapsed
        self.setFixedWidth(theme().px(NARROW_PX if collapsed else WIDTH_PX))
        for button in self._buttons:
            button.set_collapsed(collapsed)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent, /) -> None:
        window = self.window()
        if window is not self._window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)
        self._fit()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().colour("rail"))

    def _new(self, item: RailItem) -> RailButton:
        button = RailButton(item, self)
        button.set_collapsed(self._collapsed)
        button.clicked.connect(lambda: self.selected.emit(item.id))
        button.clicked.connect(self._keep_stops)
        button.focused.connect(self._keep_stops)
        button.stepped.connect(lambda by: self._step(button, by))
        button.show()
        return button

    def _keep_stops(self) -> None:
        """Let Tab reach every item; of buttons that exclude each other Qt leaves it only one."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _step(self, button: RailButton, by: int) -> None:
        at = (self._buttons.index(button) + by) % len(self._buttons)
        self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        self.set_collapsed(self.window().width() < theme().px(COLLAPSE_BELOW_PX))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        for button in self._buttons:
            button.retranslate()
