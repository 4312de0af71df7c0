"""Text from people and files is shown as it stands, never read as formatting."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows ``<b>`` as three signs, also when its text comes from a workbook."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def plain_tip(text: str) -> str:
    """``text`` for a tooltip, which Qt would otherwise read as HTML when it looks like it."""
    return f"<span>{escape(text)}</span>" if GuiQt.mightBeRichText(text) else text


def without_mnemonic(text: str) -> str:
    """``text`` for a button that paints its own words: an ampersand stays an ampersand."""
    return text.replace("&", "&&")
