"""What the foot of the window says all the time: saved, backup, drafts, deadline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from resv_desktop.gui.context import Context
from resv_desktop.gui.held import page_of
from resv_desktop.gui.i18n import day_text, time_text
from resv_desktop.gui.standing import NEAR_DAYS, OLD_BACKUP_DAYS, standing_of
from resv_desktop.gui.widgets.statusline import StatusLine
from resv_desktop.services.standing import DuePeriod, RegionStanding


class StatusFacts(QObject):
    """Keeps the facts of a status line up to date and in the language of the moment."""

    def __init__(self, context: Context, line: StatusLine) -> None:
        super().__init__(line)
        self._context = context
        self._line = line
        self._standing = standing_of(context)
        self._locked = False
        context.changed.connect(self._saved)
        context.locked.connect(self._lock)
        self._standing.updated.connect(self.refresh)
        context.held.changed.connect(self._held)
        line.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand now."""
        if self._locked:
            return
        self._saved()
        self._backup()
        self._held()
        self._deadline()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        return False

    def _lock(self, locked: bool) -> None:
        self._locked = locked

    def _saved(self) -> None:
        at = self._standing.saved_at()
        text = self.tr("Saved %1").replace("%1", time_text(at)) if at else self.tr("All saved")
        self._line.set_part("saved", "" if self._is_held() else text)

    def _held(self) -> None:
        places = self._context.held.places()
        text = self.tr("%n text(s) not kept", "", len(places)) if places else ""
        self._line.set_part("held", text, "bad", self._go(page_of(places[0])) if places else None)
        self._saved()
        self._drafts()

    def _is_held(self) -> bool:
        """Whether a text waits that could not be kept: more urgent than drafts, and not saved."""
        return bool(self._context.held.places())

    def _backup(self) -> None:
        at = self._standing.last_backup()
        settings = self._go("settings backups")
        if at is None:
            self._line.set_part("backup", self.tr("no backup yet"), "warn", settings)
            return
        days = (self._context.workspace.today() - at.date()).days
        old = days > OLD_BACKUP_DAYS
        self._line.set_part("backup", self._age(days), "warn" if old else "", settings)

    def _age(self, days: int) -> str:
        if days <= 0:
            return self.tr("backup today")
        if days == 1:
            return self.tr("backup yesterday")
        return self.tr("backup %n day(s) ago", "", days)

    def _drafts(self) -> None:
        network = self._standing.network()
        count = network.drafts if network else 0
        shown = count and not self._is_held()
        text = self.tr("%n draft(s)", "", count) if shown else ""
        self._line.set_part("drafts", text, "", self._go("log drafts"))

    def _deadline(self) -> None:
        network, region = self._standing.network(), self._standing.region()
        if network is not None:
            self._due(network.due)
        elif region is not None:
            self._coverage(region)

    def _due(self, due: DuePeriod) -> None:
        if due.delivered is not None:
            text, tone = self.tr("%1 handed over"), "ok"
        elif due.is_late:
            text, tone = self.tr("%1 was due %2"), "bad"
        else:
            text = self.tr("%1 due by %2")
            tone = "warn" if due.days_left <= NEAR_DAYS else ""
        text = text.replace("%1", f"Q{due.period.quarter}").replace("%2", day_text(due.deadline))
        self._line.set_part("deadline", text, tone, self._go("deliver"))

    def _coverage(self, region: RegionStanding) -> None:
        text = self.tr("%1: %2 of %3 handed over").replace("%1", f"Q{region.period.quarter}")
        known = len(region.networks)
        text = text.replace("%2", str(known - len(region.missing))).replace("%3", str(known))
        self._line.set_part("deadline", text if known else "", "", self._go("merge"))

    def _go(self, wanted: str) -> Callable[[], None]:
        return lambda: self._context.page_wanted.emit(wanted)
