"""How things stand, asked once for the Start page and the status line together."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from resv_desktop.gui.context import Context
from resv_desktop.services.retention import RetentionStanding
from resv_desktop.services.retention import standing as retention_standing
from resv_desktop.services.second_place import SecondPlace, SecondStanding
from resv_desktop.services.standing import (
    NetworkStanding,
    RegionStanding,
    last_backup,
    network_standing,
    region_standing,
)

PAUSE_MS = 150
"""Changes that follow each other faster are counted together, so that typing is never slowed."""

LOOK_AT_CLOCK_MS = 10 * 60_000
"""A window that stays open overnight shows the figures of the new day within ten minutes."""

NEAR_DAYS = 14
"""From this many days before it a deadline is near."""

OLD_BACKUP_DAYS = 7
"""A backup that is older needs a person's attention: the program makes one each day."""


class Standing(QObject):
    """Figures of the present network and of the region; kept until something changes."""

    updated = Signal()
    """What was known before is no longer true."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._network: NetworkStanding | None = None
        self._region: RegionStanding | None = None
        self._saved_at: datetime | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        self._day = context.workspace.today()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_clock)
        self._clock.start()
        context.changed.connect(self._changed)
        for signal in (context.network_changed, context.profile_changed, context.backed_up):
            signal.connect(self._forget)

    def network(self) -> NetworkStanding | None:
        """The chosen network; None where no network's log is kept."""
        code = self._context.network
        if self._network is None and code:
            self._network = network_standing(self._context.workspace, code)
        return self._network

    def region(self) -> RegionStanding | None:
        """The region; None for a coordinator."""
        if self._region is None and "region" in self._context.roles:
            self._region = region_standing(self._context.workspace)
        return self._region

    def last_backup(self) -> datetime | None:
        """When the last backup was made."""
        return last_backup(self._context.workspace)

    def second_place(self) -> SecondStanding:
        """How the second place for backups stands, as far as known."""
        return SecondPlace(self._context.workspace).standing()

    def retention(self) -> RetentionStanding:
        """Whether the end of the experiment asks for something."""
        return retention_standing(self._context.workspace)

    def saved_at(self) -> datetime | None:
        """When something was last saved since the window opened."""
        return self._saved_at

    def look_at_clock(self) -> None:
        """Count again when another day has begun."""
        today = self._context.workspace.today()
        if today != self._day:
            self._day = today
            self._forget()

    def _changed(self) -> None:
        self._saved_at = self._context.workspace.now()
        self._pause.start()

    def _forget(self) -> None:
        self._pause.stop()
        self._network = self._region = None
        self.updated.emit()


def standing_of(context: Context) -> Standing:
    """The one Standing of a context, made when first asked for."""
    found = context.findChild(Standing)
    return found if isinstance(found, Standing) else Standing(context)
