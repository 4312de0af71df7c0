"""Backups the window makes: of the day, on demand, and when it closes after a change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe, log
from resv_desktop.gui.tasks import Task

HOUR_MS = 3_600_000


def back_up(context: Context) -> Task[object]:
    """Make a backup now, in the background, and say so."""
    made = QCoreApplication.translate("Backups", "Backup made")
    return _in_background(context, lambda: context.backups.make("manual"), made)


class Keeper(QObject):
    """Sees to the backups nobody asks for, also in a window that stays open for days."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._touched = False
        context.changed.connect(self._touch)
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR_MS)
        self._hourly.timeout.connect(self.back_up_daily)
        self._hourly.start()

    def back_up_daily(self) -> None:
        """Make the backup of the day in the background when it is due."""
        _in_background(self._context, self._context.backups.make_when_due, "")

    def back_up_on_close(self) -> None:
        """Make a backup now, when something was changed since the window opened.

        Raises:
            KnownError: when it cannot be made; the log itself is unharmed.
        """
        if self._touched:
            self._context.backups.make("close")
            self._touched = False

    def _touch(self) -> None:
        self._touched = True


def _in_background(context: Context, make: Callable[[], object], said: str) -> Task[object]:
    def work() -> object:
        try:
            return make()
        finally:
            context.workspace.release()

    def done(made: object) -> None:
        if made is not None:
            context.backed_up.emit()
            if said:
                context.say(said)

    def failed(error: KnownError) -> None:
        log.warning("backup: %s", error.code)
        context.say(describe(error))

    return Task(work).done(done).failed(failed).owner(context).start()
