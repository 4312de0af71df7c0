"""The look of the program: one table of tokens made into palette, style sheet and fonts.

Follows the OS (dark mode, high contrast, text size, effects) unless the person chose otherwise,
and changes live: painted widgets connect to :attr:`Theme.changed`, all others follow by the
style sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from resv_desktop.assets import resource
from resv_desktop.gui.stylesheet import build
from resv_desktop.gui.tokens import ROW_HEIGHTS, TABLES, TYPE_SIZES

Mode = Literal["auto", "light", "dark"]
Density = Literal["compact", "normal", "meeting"]
TypeRole = Literal["body", "strong", "emphasis", "title"]

FUSION = ("-style", "Fusion")
"""Arguments for a QApplication: setting the style later hands it to Python, which costs 20 ms."""

MODES: tuple[Mode, ...] = get_args(Mode)
ZOOM_RANGE = (100, 200)
MOTION_MS = 120

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """The look of the whole program; get the one instance with :func:`theme`."""

    changed = Signal()
    """Colours, zoom or contrast are other than before; palette and style sheet already follow."""

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "auto"
        self._zoom = ZOOM_RANGE[0]
        self._table = "light"
        self._base_px = float(TYPE_SIZES["body"])
        self._dpi = 96.0
        self._applied: tuple[str, float] | None = None

    def install(
        self, app: QApplication, mode: Mode = "auto", zoom: int = 100, *, fusion: bool = False
    ) -> None:
        """Dress ``app`` and keep following the OS. Call once, before the first widget.

        ``fusion``: the application was started with :data:`FUSION` and need not be given its style.
        """
        if not fusion:
            app.setStyle(FUSION[1])
        self._measure_os_type(app)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._zoom = _clamped(zoom)
        self.set_mode(mode)
        self._follow()

    @property
    def mode(self) -> Mode:
        """What the person chose: follow the OS, light or dark."""
        return self._mode

    @property
    def zoom(self) -> int:
        """Zoom in per cent, 100-200, on top of the OS's own text size."""
        return self._zoom

    @property
    def table(self) -> str:
        """Name of the token table in use: light, dark, contrast-light or contrast-dark."""
        return self._table

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self._table.endswith("dark")

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or the OS's choice; the window frame follows where the OS can."""
        self._mode = mode
        hints = QGuiApplication.styleHints()
        if mode == "auto":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[mode])
        self._follow()

    def set_zoom(self, percent: int) -> None:
        """Zoom all type and distances; values outside 100-200 are brought inside."""
        self._zoom = _clamped(percent)
        self._follow()

    def colour(self, token: str) -> QColor:
        """The colour of ``token``. Raises KeyError for a token that is not in the table."""
        return QColor(TABLES[self._table][token])

    def px(self, length: float) -> int:
        """A length given at 100%, in px at the present scale."""
        return round(length * self._scale)

    def row_height(self, density: Density = "normal") -> int:
        """Height of a table row in px."""
        return self.px(ROW_HEIGHTS[density])

    def font(self, role: TypeRole = "body") -> QFont:
        """The system's font in the size and weight of ``role``."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self._points(TYPE_SIZES.get(role, TYPE_SIZES["body"])))
        if role != "body":
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def motion_ms(self) -> int:
        """How long something may move: 0 where the OS does not ask for effects."""
        wanted = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return MOTION_MS if wanted else 0

    @property
    def _scale(self) -> float:
        return self._zoom / 100 * self._base_px / TYPE_SIZES["body"]

    def _points(self, pixels: float) -> float:
        return pixels * self._scale * 72 / self._dpi

    def _measure_os_type(self, app: QApplication) -> None:
        """Read the OS's text size once; larger than ours wins, smaller does not."""
        self._dpi = app.primaryScreen().logicalDotsPerInchY()
        points = app.font().pointSizeF()
        pixels = points * self._dpi / 72 if points > 0 else float(app.font().pixelSize())
        self._base_px = max(pixels, float(TYPE_SIZES["body"]))

    def _follow(self) -> None:
        self._table = self._wanted_table()
        state = (self._table, self._scale)
        if state == self._applied:
            return
        self._applied = state
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._apply(app)
        self.changed.emit()

    def _wanted_table(self) -> str:
        hints = QGuiApplication.styleHints()
        dark = self._mode == "dark" or (
            self._mode == "auto" and hints.colorScheme() == Qt.ColorScheme.Dark
        )
        strong = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return ("contrast-" if strong else "") + ("dark" if dark else "light")

    def _apply(self, app: QApplication) -> None:
        colours = TABLES[self._table]
        app.setPalette(make_palette(self._table))
        app.setFont(self.font())
        points = {role: self._points(size) for role, size in TYPE_SIZES.items()}
        app.setStyleSheet(build(colours, self.px, points, self._glyph))

    def _glyph(self, name: str) -> str:
        return resource("style", self._table, f"{name}.svg").as_posix()


_PALETTE_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
}

_GREYED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
)


def make_palette(table: str) -> QPalette:
    """The palette of one token table, for what the style sheet does not reach."""
    colours = TABLES[table]
    palette = QPalette()
    for role, token in _PALETTE_ROLES.items():
        palette.setColor(role, QColor(colours[token]))
    for role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return palette


def set_role(widget: QWidget, **properties: str | bool) -> None:
    """Set style-sheet properties (``role="title"``, ``kind="primary"``) and restyle ``widget``."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # It is styled when it is first shown; asking for its style now would cost time.
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


class _Follower(QObject):
    """Lives as long as its owner, so that nobody is called for a widget that is gone."""

    def __init__(self, owner: QObject, apply: Callable[[], object]) -> None:
        super().__init__(owner)
        self._apply = apply
        theme().changed.connect(self._follow)
        apply()

    @Slot()
    def _follow(self) -> None:
        self._apply()


def follow_theme(owner: QObject, apply: Callable[[], object]) -> None:
    """Call ``apply`` now and at each change of theme or zoom, for as long as ``owner`` lives."""
    _Follower(owner, apply)


def space(layout: QLayout, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
    """Give ``layout`` distances in px at 100% that follow the zoom; left, top, right, bottom."""

    def apply() -> None:
        px = theme().px
        layout.setSpacing(px(gap))
        left, top, right, bottom = margins
        layout.setContentsMargins(px(left), px(top), px(right), px(bottom))

    follow_theme(layout, apply)


def _clamped(percent: int) -> int:
    return max(ZOOM_RANGE[0], min(ZOOM_RANGE[1], percent))


_instances: list[Theme] = []


def theme() -> Theme:
    """The one theme of the program; usable (in light) before it is installed."""
    if not _instances:
        _instances.append(Theme())
    return _instances[0]
