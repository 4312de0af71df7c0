"""Line icons by name, drawn from SVG in the colour of the theme, crisp at any size and scale.

An icon keeps no pixels of its own: it is drawn when asked for, so a change of theme, zoom or
screen shows at the next paint without anybody setting icons anew.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resv_desktop.assets import resource
from resv_desktop.gui.theme import theme

ICON_PX = 18
"""Side of an icon beside text, in px at 100%."""


@cache
def icon(name: str, tone: str = "text") -> QIcon:
    """The icon ``name`` in the colour of the token ``tone``; greyed by itself when disabled.

    Raises FileNotFoundError when there is no such drawing.
    """
    return QIcon(_ThemedSvg(name, tone))


def icon_size(pixels: int = ICON_PX, gap: int = 0) -> QSize:
    """Room for an icon and, with ``gap``, for air before the words after it; px at 100%."""
    return QSize(theme().px(pixels + gap), theme().px(pixels))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, tone: str = "text") -> None:
    """Draw the icon in ``rect``, for widgets that paint themselves; kept for the next paint."""
    box = QRect(QRectF(rect).topLeft().toPoint(), QRectF(rect).size().toSize())
    ratio = painter.device().devicePixelRatioF()
    drawn = _drawn(name, theme().colour(tone).name(), box.size(), ratio)
    painter.drawPixmap(box.topLeft(), drawn)


def pixmap(name: str, tone: str = "text", pixels: int = ICON_PX, ratio: float = 1.0) -> QPixmap:
    """The icon as pixels, for labels; ``pixels`` at 100%, ``ratio`` of the screen."""
    return _drawn(name, theme().colour(tone).name(), icon_size(pixels), ratio)


def has_icon(name: str) -> bool:
    """Whether there is a drawing of that name."""
    return resource("icons", f"{name}.svg").is_file()


class _ThemedSvg(QIconEngine):
    """Draws one SVG in the present colour of a token."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        _source(name)

    def _colour(self, mode: QIcon.Mode) -> str:
        disabled = mode == QIcon.Mode.Disabled
        return theme().colour("disabled" if disabled else self._tone).name()

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State, /
    ) -> None:
        _render(painter, QRectF(rect), self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QPixmap:
        return _drawn(self._name, self._colour(mode), size, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float, /
    ) -> QPixmap:
        # Qt 6.11 hands over the size on the page, not in the screen's own pixels.
        return _drawn(self._name, self._colour(mode), size, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, /) -> QSize:
        return size

    def clone(self, /) -> QIconEngine:
        return _ThemedSvg(self._name, self._tone)

    def isNull(self, /) -> bool:
        return False

    def iconName(self, /) -> str:
        return self._name

    def key(self, /) -> str:
        return "resv-themed-svg"


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = _source(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode()))


def _render(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    side = min(rect.width(), rect.height())
    top = rect.top() + (rect.height() - side) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour).render(painter, QRectF(rect.left(), top, side, side))
    painter.restore()


def _drawn(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    key = f"resv:{name}:{colour}:{size.width()}x{size.height()}@{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        _render(painter, QRectF(0, 0, size.width(), size.height()), name, colour)
    QPixmapCache.insert(key, drawn)
    return drawn
