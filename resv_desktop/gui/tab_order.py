"""Tab goes through controls in the order in which they are read, not that in which they are made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain_tabs(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each widget to the next; hidden ones are passed over by Qt itself."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
