"""Backups of the log: made by themselves, thinned by age, looked at before they are put back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import list_backups, make_backup, remove_backups
from resv_desktop.store.restore import Preview as Preview
from resv_desktop.store.restore import preview, restore
from resv_desktop.store.thinning import BackupInfo as BackupInfo
from resv_desktop.store.thinning import thin

DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the log that stood before is kept."""

    before: Path
    preview: Preview


class Backups:
    """The backups of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def list(self) -> list[BackupInfo]:
        """Return the backups, latest first."""
        return list_backups(self._workspace.folder.backups)

    def last(self) -> datetime | None:
        """Return when the last backup was made."""
        return next((backup.at for backup in self.list()), None)

    def make(self, reason: str = "manual", out: Path | None = None) -> BackupInfo:
        """Make a verified copy of the log, thin the older ones, and copy it to ``out`` if given.

        Raises:
            StoreError: ``backup_failed`` or ``backup_unsound``.
            NotFoundError: ``log_not_found`` when there is no log yet.
        """
        folder = self._workspace.folder
        if not folder.database.exists():
            raise NotFoundError("log_not_found", folder=str(folder.root))
        now = self._workspace.now()
        made = make_backup(folder.database, folder.backups, now, reason)
        remove_backups(thin(self.list(), now))
        if out is not None:
            out.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made.path, out)
            preview(out)
            return made._replace(path=out)
        return made

    def make_when_due(self) -> BackupInfo | None:
        """Make the backup of the day, when the last one is older than a day."""
        last = self.last()
        # A backup's name tells the time on the clock, without zone.
        if last is not None and self._workspace.now().replace(tzinfo=None) - last < DAILY:
            return None
        return self.make("daily")

    def look(self, backup: Path) -> Preview:
        """Return what a backup holds.

        Raises:
            StoreError: ``backup_unsound``, ``database_newer``.
            NotFoundError: ``backup_not_found``.
        """
        return preview(backup)

    def restore(self, backup: Path) -> Restored:
        """Put a backup back; the log that stood before is kept aside.

        Every other thread's connection must be closed first.

        Raises:
            StoreError: when the backup cannot be used; nothing has changed then.
        """
        held = preview(backup)
        self._workspace.release()
        before = restore(self._workspace.folder.database, backup, self._workspace.now())
        return Restored(before, held)
