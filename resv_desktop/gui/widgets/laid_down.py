"""Says that something cannot be changed here because an administrator chose it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.icon_label import IconLabel


class LaidDown(QWidget):
    """A lock and the words *Set by your administrator*; hidden until something is.

    ``about`` gives the name of what is set, where other choices stand beside it.
    """

    def __init__(
        self, parent: QWidget | None = None, about: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._locked: tuple[QWidget, ...] = ()
        self.words = QLabel(self)
        set_role(self.words, role="muted")
        line = QHBoxLayout(self)
        space(line, 8)
        line.addWidget(IconLabel("lock", "muted", 16, self))
        line.addWidget(self.words, 1)
        self.hide()

    def lock(self, *widgets: QWidget) -> None:
        """Leave no choice in ``widgets``, and say who chose."""
        for widget in widgets:
            widget.setEnabled(False)
        self._locked = widgets
        self.show()
        self._retranslate()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words, about = self.tr("Set by your administrator"), self._about()
        if about:
            words = self.tr("%1: set by your administrator").replace("%1", about)
        self.words.setText(words)
        for widget in self._locked:  # a screen reader says it with what is locked
            widget.setAccessibleDescription(words)
