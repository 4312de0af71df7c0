"""What the views of *Samenvoegen* have in common: a desk to work at, one thing at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.collector import take_back
from resv_desktop.gui.context import Context
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.services.merging import MergeReport


class MergeDesk(QObject):
    """Runs the long work of the page, one piece at a time: reading, merging, taking back."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.progress = ProgressPanel(parent)
        self.report: MergeReport | None = None
        """The account of the last merge that was done here, until the next."""
        self._task: Task[Any] | None = None
        self.destroyed.connect(lambda: take_back())

    @property
    def busy(self) -> bool:
        """Whether something runs; nothing else can be begun then."""
        return self._task is not None

    def run(self, task: Task[Any], what: str, *, can_stop: bool = True) -> bool:
        """Start ``task`` and show how far it is; False, and nothing started, while busy.

        ``what`` says what is being done; ``can_stop`` offers to cancel it.
        """
        if self.busy:
            return False
        self._task = task
        self.busy_changed.emit(True)
        task.owner(self).finished(self._ended)
        self.progress.follow(task, what)
        self.progress.cancel_button.setVisible(can_stop)
        task.start()
        return True

    def copy(self, receipt: str) -> None:
        """Put a text for the sender of a file on the clipboard."""
        QGuiApplication.clipboard().setText(receipt)
        self.context.say(self.tr("Receipt copied; paste it into a mail to the sender"))

    def _ended(self) -> None:
        self._task = None
        self.busy_changed.emit(False)


class MergePart(QWidget):
    """One view of the page. Made when it is first shown, and kept.

    ``key`` is that of its line in ``merge_views.VIEWS``.
    """

    key = ""

    wanted = Signal(str)
    """Show another view by key, after a blank perhaps with an argument: ``earlier 12``."""
    counted = Signal()
    """What its name counts is other than before."""

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.context = desk.context
        self.setObjectName(f"part_{self.key}")
        desk.busy_changed.connect(self.show_busy)

    def activate(self, argument: str = "") -> None:
        """Be shown: bring what is here up to date; ``argument`` may name what to show."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins here."""

    def begin(self, offer: str) -> None:
        """Begin what the registry says the command palette offers here."""

    def count(self) -> int | None:
        """What stands behind the name of the view where the registry counts nothing."""
        return None

    def show_busy(self, busy: bool) -> None:
        """Offer nothing that cannot be begun while something runs."""

    def retranslate(self) -> None:
        """Say everything again in the language that was chosen."""

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
