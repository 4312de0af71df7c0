"""The one table of colours and measures from which palette and style sheet are made.

Colours are told apart by what they are for, never by how they look. Contrast (WCAG 2.2: 4.5 for
text, 3 for edges and focus) is held by ``tests/gui/test_theme.py`` for every table.
Standard library only, so that ``ui/compile.py`` can read it without a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Colours = Mapping[str, str]

CORNER: Final = 6
"""Radius of cards, fields and buttons, in px at 100%."""

GRID: Final = 8
"""Distances are multiples of this (or its half), in px at 100%."""

ROW_HEIGHTS: Final[Mapping[str, int]] = MappingProxyType(
    {"compact": 28, "normal": 36, "meeting": 44}
)
"""Height of a table row per density, in px at 100%."""

TYPE_SIZES: Final[Mapping[str, int]] = MappingProxyType({"body": 13, "emphasis": 15, "title": 20})
"""Type in px at 100% and the OS's ordinary text size."""

ZOOM_STEPS: Final = (100, 110, 125, 150, 175, 200)
"""The zoom factors offered, in per cent."""

TONES: Final = ("ok", "warn", "bad", "info")
"""What a message or verdict can sound like; always shown with an icon and a word."""

TONE_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ok": "circle-check",
        "warn": "triangle-alert",
        "bad": "circle-x",
        "info": "info",
        "muted": "circle",
    }
)
"""The icon that goes with each tone; ``muted`` is for what is not known yet."""

SEVERITIES: Final = (1, 2, 3, 4)

_LIGHT = {
    "bg": "#F6F7F9",
    "surface": "#FFFFFF",
    "line": "#C9D0D9",
    "edge": "#7A8796",
    "text": "#1B2430",
    "muted": "#55606E",
    "disabled": "#8A94A1",
    "accent": "#0B5CAD",
    "accent_strong": "#084A8C",
    "on_accent": "#FFFFFF",
    "selection": "#D8E8F8",
    "hover": "#EEF2F6",
    "ok": "#1E6B3A",
    "warn": "#8A5200",
    "bad": "#B3261E",
    "info": "#0B5CAD",
    "severity1": "#3C6E47",
    "severity2": "#7A5A00",
    "severity3": "#A8480B",
    "severity4": "#A3142A",
    "rail": "#17324D",
    "rail_selected": "#2A4D70",
    "rail_text": "#E8EEF5",
}

_DARK = {
    "bg": "#14181D",
    "surface": "#1C2229",
    "line": "#38424E",
    "edge": "#7F8B99",
    "text": "#E6EAF0",
    "muted": "#A3AEBB",
    "disabled": "#717C89",
    "accent": "#6CB2F5",
    "accent_strong": "#93C7F8",
    "on_accent": "#0B1B2B",
    "selection": "#1F3B57",
    "hover": "#252D36",
    "ok": "#7FCB98",
    "warn": "#E8B45A",
    "bad": "#F2938C",
    "info": "#6CB2F5",
    "severity1": "#8CCB9B",
    "severity2": "#E3C15A",
    "severity3": "#F0A36B",
    "severity4": "#F28B98",
    "rail": "#0F1B28",
    "rail_selected": "#25415E",
    "rail_text": "#DCE6F0",
}

# High contrast: at least 7 for text and 4.5 for every edge; hairlines become full lines.
_CONTRAST_LIGHT = {
    **_LIGHT,
    "bg": "#FFFFFF",
    "line": "#000000",
    "edge": "#000000",
    "text": "#000000",
    "muted": "#1A1A1A",
    "disabled": "#595959",
    "accent": "#003E8A",
    "accent_strong": "#00285A",
    "selection": "#CFE3FF",
    "hover": "#E6E6E6",
    "ok": "#0B4A22",
    "warn": "#5C3600",
    "bad": "#8A0F14",
    "info": "#003E8A",
    "severity1": "#0B4A22",
    "severity2": "#4F3A00",
    "severity3": "#702C00",
    "severity4": "#800A1E",
    "rail": "#000000",
    "rail_selected": "#1F3B57",
    "rail_text": "#FFFFFF",
}

_CONTRAST_DARK = {
    **_DARK,
    "bg": "#000000",
    "surface": "#000000",
    "line": "#FFFFFF",
    "edge": "#FFFFFF",
    "text": "#FFFFFF",
    "muted": "#F0F0F0",
    "disabled": "#B0B0B0",
    "accent": "#FFD84D",
    "accent_strong": "#FFE78F",
    "on_accent": "#000000",
    "selection": "#14375C",
    "hover": "#242424",
    "ok": "#9FF0B8",
    "warn": "#FFD27A",
    "bad": "#FFB3AD",
    "info": "#FFD84D",
    "severity1": "#A8EDB8",
    "severity2": "#FFE07A",
    "severity3": "#FFC08F",
    "severity4": "#FFB3BE",
    "rail": "#000000",
    "rail_selected": "#14375C",
    "rail_text": "#FFFFFF",
}

SOFT = 0.10
"""Share of a tone in the ground of a message, so that text on it keeps its contrast."""


def mix(over: str, under: str, share: float) -> str:
    """The colour of ``over`` laid upon ``under`` at ``share`` (0-1) opacity, as ``#RRGGBB``."""
    parts = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _table(colours: Colours) -> Colours:
    soft = {f"{tone}_soft": mix(colours[tone], colours["surface"], SOFT) for tone in TONES}
    return MappingProxyType({**colours, **soft})


TABLES: Final[Mapping[str, Colours]] = MappingProxyType(
    {
        "light": _table(_LIGHT),
        "dark": _table(_DARK),
        "contrast-light": _table(_CONTRAST_LIGHT),
        "contrast-dark": _table(_CONTRAST_DARK),
    }
)

# Small drawings inside controls, which a style sheet can only take from a file: (drawing, colour).
# ``ui/compile.py`` writes them to resources/style/<table>/<name>.svg.
GLYPHS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "chevron-down": ("m6 9 6 6 6-6", "muted"),
        "chevron-up": ("m18 15-6-6-6 6", "muted"),
        "chevron-right": ("m9 18 6-6-6-6", "muted"),
        "check": ("M20 6 9 17l-5-5", "on_accent"),
        "check-menu": ("M20 6 9 17l-5-5", "text"),
        "dash": ("M5 12h14", "on_accent"),
        "dot": ("M12 12h.01", "on_accent"),
        "close": ("M18 6 6 18M6 6l12 12", "muted"),
    }
)


def glyph_svg(name: str, table: str) -> str:
    """The drawing ``name`` in the colours of ``table``, as the text of an SVG file."""
    path, colour = GLYPHS[name]
    width = "9" if name == "dot" else "2.5"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
        f'<path d="{path}" fill="none" stroke="{TABLES[table][colour]}" stroke-width="{width}"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0-1 (WCAG 2.2, definition of relative luminance)."""
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1-21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
