"""A switch between the views of one page: names side by side, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar, QWidget

from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.theme import set_role, theme
from resv_desktop.gui.widgets.announce import spoken


@dataclass(frozen=True)
class Segment:
    """One view; ``count`` stands behind its name unless it is 0, ``meaning`` says what it counts.

    ``meaning`` is a phrase with its number (``12 questions``), for who does not see the switch.
    """

    key: str
    name: str
    count: int = 0
    meaning: str = ""


class Segments(QTabBar):
    """Arrow keys go from view to view; a screen reader hears a list of tabs."""

    chosen = Signal(str)
    """The person went to the view with this key; not when the page itself did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="segments")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentChanged.connect(self._tell)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these views; the one that was current stays so while it is among them."""
        before = self.current()
        was_blocked = self.blockSignals(True)
        for at, segment in enumerate(segments):
            if at >= self.count():
                self.addTab("")
            self._say(at, segment)
        while self.count() > len(segments):
            self.removeTab(self.count() - 1)
        if before in self.keys():
            self.setCurrentIndex(self.keys().index(before))
        self.blockSignals(was_blocked)

    def keys(self) -> list[str]:
        """The keys of the views, in reading order."""
        return [self.tabData(at) for at in range(self.count())]

    def current(self) -> str:
        """The key of the view that is chosen; empty before there are any."""
        return self.tabData(self.currentIndex()) or ""

    def set_current(self, key: str) -> None:
        """Choose a view without emitting :attr:`chosen`. Raises ValueError for an unknown key."""
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(self.keys().index(key))
        self.blockSignals(was_blocked)

    def tabSizeHint(self, index: int, /) -> QSize:
        # The chosen name is bold, and Qt measures all names as if none were.
        hint = super().tabSizeHint(index)
        text, plain = self.tabText(index), self.fontMetrics()
        bold = QFontMetrics(theme().font("strong"))
        more = bold.horizontalAdvance(text) - plain.horizontalAdvance(text)
        return hint + QSize(max(more, 0), 0)

    def minimumTabSizeHint(self, index: int, /) -> QSize:
        return self.tabSizeHint(index)

    def _say(self, at: int, segment: Segment) -> None:
        count = f"  {number_text(segment.count)}" if segment.count else ""
        name = segment.name.replace("&", "&&")
        self.setTabText(at, f"{name}{count}")
        self.setTabData(at, segment.key)
        meaning = segment.meaning if segment.count else ""
        self.setTabToolTip(at, meaning)
        self.setAccessibleTabName(at, spoken(segment.name, meaning))

    def _tell(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(self.tabData(at))
