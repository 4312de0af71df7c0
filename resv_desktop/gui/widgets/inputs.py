"""Fields for numbers, dates and searching, with what Qt's own lack."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox, QWidget

from resv_desktop.gui.icons import icon
from resv_desktop.gui.theme import follow_theme, theme

# The numeric form is understood in both languages and cannot be mistaken for month-first.
DATE_FORM = "d-M-yyyy"


def number_box(lowest: int, highest: int, parent: QWidget | None = None) -> QSpinBox:
    """A field for a whole number."""
    box = QSpinBox(parent)
    box.setRange(lowest, highest)
    # A style sheet's padding does not reach the edit field of a spin box.
    follow_theme(box, lambda: box.lineEdit().setTextMargins(theme().px(8), 0, 0, 0))
    return box


def date_box(parent: QWidget | None = None, earliest: QDate | None = None) -> QDateEdit:
    """A field for a day, with a calendar; it starts at today."""
    box = QDateEdit(QDate.currentDate(), parent)
    box.setDisplayFormat(DATE_FORM)
    box.setCalendarPopup(True)
    if earliest is not None:
        box.setMinimumDate(earliest)
    return box


def search_box(parent: QWidget | None = None) -> QLineEdit:
    """A search field: an icon before it, a cross to empty it. The page names it."""
    box = QLineEdit(parent)
    box.setClearButtonEnabled(True)
    box.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    return box
