"""Chips: what was recognised in a line, or the filters that hold; each can be refused by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from resv_desktop.gui.icons import paint_icon
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.plain import plain_tip, without_mnemonic

_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_HEIGHT_PX, _PAD_PX, _CROSS_PX, _ICON_PX = 28, 10, 16, 16


@dataclass(frozen=True)
class ChipData:
    """One chip. ``key`` is the caller's own name for it."""

    key: str
    text: str
    removable: bool = True
    checkable: bool = False
    checked: bool = False
    icon: str = ""
    tip: str = ""


class Chip(QAbstractButton):
    """A small button; Space or Enter presses, Delete refuses, so does its cross."""

    removed = Signal()
    stepped = Signal(int)
    """The person went one chip on (+1) or back (-1) by arrow key."""

    def __init__(self, data: ChipData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        self.setText(without_mnemonic(data.text))
        self.setCheckable(data.checkable)
        self.setChecked(data.checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def sizeHint(self, /) -> QSize:
        px = theme().px
        width = self.fontMetrics().horizontalAdvance(self.data.text) + 2 * px(_PAD_PX) + 2
        width += px(_CROSS_PX + 6) if self.data.removable else 0
        width += px(_ICON_PX + 4) if self._icon_name() else 0
        return QSize(width, px(_HEIGHT_PX))

    def minimumSizeHint(self, /) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(96)), theme().px(_HEIGHT_PX))

    def cross_rect(self) -> QRect:
        """Where a click refuses the chip."""
        if not self.data.removable:
            return QRect()
        width = theme().px(_CROSS_PX + _PAD_PX)
        box = QRect(self.width() - width, 0, width, self.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _REMOVE_KEYS and self.data.removable:
            self.removed.emit()
        elif key in _STEPS:
            forward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
            self.stepped.emit(_STEPS[key] if forward else -_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if self.isDown() and self.cross_rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_words(painter)

    def _name(self) -> None:
        self.setAccessibleName(self.data.text)
        hint = self.tr("Delete takes it away") if self.data.removable else ""
        self.setAccessibleDescription(spoken(self.data.tip, hint))
        self.setToolTip(plain_tip(self.data.tip or self.data.text))

    def _lit(self) -> bool:
        return self.isChecked() or not self.data.checkable

    def _icon_name(self) -> str:
        # A tick, so that a filter that holds is not told by its colour alone.
        return "check" if self.data.checkable and self.isChecked() else self.data.icon

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme()
        ground = look.colour("selection" if self._lit() else "surface")
        if self.underMouse() and not self._lit():
            ground = look.colour("hover")
        edge = "accent" if self.hasFocus() else "edge"
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(look.colour(edge), width))
        painter.setBrush(ground)
        radius = self.height() / 2
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _paint_words(self, painter: QPainter) -> None:
        look, direction = theme(), self.layoutDirection()
        inside = self.rect().adjusted(look.px(_PAD_PX), 0, -look.px(_PAD_PX), 0)
        if name := self._icon_name():
            side = look.px(_ICON_PX)
            box = QRect(inside.left(), (self.height() - side) // 2, side, side)
            paint_icon(painter, QStyle.visualRect(direction, self.rect(), box), name)
            inside.setLeft(inside.left() + side + look.px(4))
        if self.data.removable:
            side = look.px(_CROSS_PX)
            left = self.width() - side - look.px(_PAD_PX - 2)
            box = QRect(left, (self.height() - side) // 2, side, side)
            paint_icon(painter, QStyle.visualRect(direction, self.rect(), box), "x", "muted")
            inside.setRight(left - look.px(2))
        painter.setPen(look.colour("text"))
        words = QStyle.visualRect(direction, self.rect(), inside)
        elided = self.fontMetrics().elidedText(
            self.data.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, elided
        )


class ChipBar(QWidget):
    """Chips in lines. The caller owns what they mean and shows anew with :meth:`set_chips`."""

    clicked = Signal(str)
    toggled = Signal(str, bool)
    removed = Signal(str)
    """The person refuses the chip with this key; it is still shown until ``set_chips``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._tail: QWidget | None = None
        self._flow = FlowLayout(self, gap=6)
        # Holds the bar's place in the order of Tab: new chips would come after everything else.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[ChipData]) -> None:
        """Show ``chips``; equal ones stay, and the focus stays in the bar while one is left."""
        focused = self._focused()
        kept = {chip.data: chip for chip in self._chips}
        before, self._chips = self._chips, []
        # Not takeAt: that would leave the layout's items to nobody.
        for shown in self._row(before):
            self._flow.removeWidget(shown)
        for data in chips:
            chip = kept.get(data) or self._new(data)
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        for old in before:
            if old not in self._chips:
                old.hide()
                old.deleteLater()
        if self._tail is not None:
            self._flow.addWidget(self._tail)
        self._order_tabs()
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self.updateGeometry()

    def set_tail(self, widget: QWidget) -> None:
        """Keep ``widget`` (such as a button "Add filter") after the last chip."""
        self._tail = widget
        self._flow.addWidget(widget)

    def chips(self) -> list[Chip]:
        """The chips shown, in reading order."""
        return list(self._chips)

    def keys(self) -> list[str]:
        """The keys of the chips shown."""
        return [chip.data.key for chip in self._chips]

    def _new(self, data: ChipData) -> Chip:
        chip = Chip(data, self)
        chip.clicked.connect(lambda: self.clicked.emit(data.key))
        chip.toggled.connect(lambda on: self.toggled.emit(data.key, on))
        chip.removed.connect(lambda: self.removed.emit(data.key))
        chip.stepped.connect(lambda step: self._step(chip, step))
        return chip

    def _focused(self) -> int | None:
        return next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)

    def _step(self, chip: Chip, by: int) -> None:
        at = self._chips.index(chip) + by
        if 0 <= at < len(self._chips):
            self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _order_tabs(self) -> None:
        for before, after in pairwise([self._place, *self._row(self._chips)]):
            QWidget.setTabOrder(before, after)

    def _row(self, chips: list[Chip]) -> list[QWidget]:
        return [*chips, *([self._tail] if self._tail else [])]
