"""Tab goes through controls in the order in which they are read, not in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from resv_desktop.gui.widgets.field import Field


def chain_tabs(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each widget to the next; hidden ones are passed over by Qt itself.

    A ``Field`` stands for its editor.
    """
    stops = [each.editor if isinstance(each, Field) else each for each in widgets]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
