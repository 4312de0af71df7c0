"""Progress of background work: what, how far, and Cancel; quick work never flashes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from resv_desktop.gui.i18n import number_text
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button

DELAY_MS = 200
"""Work that is ready within this time shows nothing."""


class ProgressPanel(QFrame):
    """Hidden unless work takes time."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self._task: Task[Any] | None = None
        self._what = QLabel(self)
        self._count = QLabel(self)
        self._bar = QProgressBar(self)
        self.cancel_button = button("", "secondary", parent=self)
        self._delay = QTimer(self)
        self._build()
        self._retranslate()
        self.hide()

    def follow(self, task: Task[Any], what: str) -> None:
        """Show ``task``, described as ``what`` ("Reading workbooks"), until it ends.

        Call before ``task.start()``. A task followed before is left to itself.
        """
        self._task = task
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._done, self._total = 0, 0
        self._show_count()
        self.cancel_button.setEnabled(True)
        task.progress(lambda done, total: self._told(task, done, total))
        task.finished(lambda: self._ended(task))
        self._delay.start(DELAY_MS)

    def count_text(self) -> str:
        """How far it is, in words."""
        return self._count.text()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._done, self._total = 0, 0
        set_role(self._what, role="strong")
        set_role(self._count, role="muted")
        self._bar.setTextVisible(False)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.show)
        self.cancel_button.clicked.connect(self._cancel)
        words = QHBoxLayout()
        space(words, 8)
        words.addWidget(self._what)
        words.addStretch(1)
        words.addWidget(self._count)
        column = QVBoxLayout()
        space(column, 8)
        column.addLayout(words)
        column.addWidget(self._bar)
        line = QHBoxLayout(self)
        space(line, 16, (16, 12, 16, 12))
        line.addLayout(column, 1)
        line.addWidget(self.cancel_button)

    def _told(self, task: Task[Any], done: int, total: int) -> None:
        if task is self._task:
            self._done, self._total = done, total
            self._show_count()

    def _show_count(self) -> None:
        done, total = number_text(self._done), number_text(self._total)
        # Until the total is known the bar is empty and still, never a bar that runs for ever.
        self._bar.setRange(0, max(self._total, 1))
        self._bar.setValue(min(self._done, self._total))
        counting = self.tr("%1 of %2").replace("%1", done).replace("%2", total)
        text = counting if self._total else self.tr("Starting")
        self._count.setText(text)
        self._bar.setAccessibleDescription(text)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.cancel_button.setToolTip(self.tr("Stopping; nothing half is kept"))
            self._count.setText(self.tr("Stopping"))
            self.cancelled.emit()

    def _ended(self, task: Task[Any]) -> None:
        if task is self._task:
            self._task = None
            self._delay.stop()
            self.hide()

    def _retranslate(self) -> None:
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip("")
        if self._task is not None:
            self._show_count()
