"""Buttons by their weight on the page; a page has one primary button."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from resv_desktop.gui.icons import icon, icon_size
from resv_desktop.gui.theme import follow_theme

Kind = Literal["primary", "secondary", "quiet", "link", "danger"]

_TONES = {"primary": "on_accent", "secondary": "text", "danger": "bad"}


class VerbButton(QPushButton):
    """A button that Enter presses too; Qt's own listens to the space bar alone.

    Not by ``autoDefault``, which would let a button that has no focus take Enter in a dialog.
    """

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, kind: Kind = "secondary", icon_name: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A button with a verb on it; ``icon_name`` takes the colour that fits ``kind``."""
    made = VerbButton(text, parent)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        made.setIcon(icon(icon_name, _TONES.get(kind, "accent")))
        follow_theme(made, lambda: made.setIconSize(icon_size(gap=4)))
    return made


def icon_button(icon_name: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """A button that is only an icon; ``name`` is its tooltip and what a screen reader says."""
    made = QToolButton(parent)
    made.setIcon(icon(icon_name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    name_button(made, name)
    follow_theme(made, lambda: made.setIconSize(icon_size()))
    return made


def name_button(made: QToolButton, name: str) -> None:
    """Give an icon button (again) its words, after a change of language."""
    made.setToolTip(name)
    made.setAccessibleName(name)
