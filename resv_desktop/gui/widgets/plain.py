"""Text from people and files is shown as it stands, never read as formatting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

_FLAT = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_NAMES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows ``<b>`` as three signs, also when its text comes from a workbook."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


class PlainLine(QLineEdit):
    """A field of one line: rows of a sheet that are pasted become one line, as it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._flatten)

    def _flatten(self, text: str) -> None:
        flat = text.translate(_FLAT)
        if flat != text:
            self.setText(flat)


def plain_tip(text: str) -> str:
    """``text`` for a tooltip, which Qt would otherwise read as HTML when it looks like it."""
    if not GuiQt.mightBeRichText(text):
        return text
    # Python's html module would do, but loads a list of 2,000 names at every start.
    for sign, name in _NAMES:
        text = text.replace(sign, name)
    return f"<span>{text}</span>"


def without_mnemonic(text: str) -> str:
    """``text`` for a button that paints its own words: an ampersand stays an ampersand."""
    return text.replace("&", "&&")
