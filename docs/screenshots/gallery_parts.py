"""What the pages of the gallery have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from resv_desktop.gui.theme import set_role, space

SEVERITIES = {1: "laag", 2: "matig", 3: "hoog", 4: "kritiek"}


def card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Make a card with a heading, and the column to fill."""
    made = QFrame()
    set_role(made, role="card")
    column = QVBoxLayout(made)
    space(column, 12, (16, 16, 16, 16))
    heading = QLabel(title)
    set_role(heading, role="emphasis")
    column.addWidget(heading)
    return made, column
