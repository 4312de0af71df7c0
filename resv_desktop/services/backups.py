"""Backups of the log: made by themselves, thinned by age, looked at before they are put back."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from resv_desktop.domain.errors import KnownError, NotFoundError, StoreError
from resv_desktop.services.second_place import SecondPlace
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import (
    copy_backup,
    discard,
    list_backups,
    make_backup,
    remove_backups,
)
from resv_desktop.store.losses import Difference as Difference
from resv_desktop.store.losses import difference
from resv_desktop.store.restore import Preview as Preview
from resv_desktop.store.restore import preview, restore
from resv_desktop.store.thinning import BackupInfo as BackupInfo
from resv_desktop.store.thinning import thin

DAILY = timedelta(days=1)
OPENED = ".opened-{}.tmp"
LEFT_SECONDS = 3_600
"""An opened copy that is older was left by a program that was killed."""
NO_LOG_TO_KEEP = frozenset(
    f"database_{fault}" for fault in ("damaged", "unreachable", "foreign", "newer")
) | {"backup_unsound", "disk_fault"}
"""Why no backup can be made of the log that is to be replaced; its file is kept all the same."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the log that stood before is kept."""

    before: Path
    preview: Preview


@dataclass(frozen=True, slots=True)
class Examined:
    """What a backup holds and what putting it back changes, when the log can be read."""

    preview: Preview
    difference: Difference | None


class Backups:
    """The backups of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.second_place = SecondPlace(workspace)

    def list(self) -> list[BackupInfo]:
        """Return the backups, latest first."""
        return list_backups(self._workspace.folder.backups)

    def last(self) -> datetime | None:
        """Return when the last backup was made."""
        return next((backup.at for backup in self.list()), None)

    def make(self, reason: str = "manual", out: Path | None = None) -> BackupInfo:
        """Make a verified copy of the log, thin the older ones, and copy it to ``out`` if given.

        The second place gets its copy too; when it is away that is noted, and no fault.

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
        self.second_place.bring()
        if out is not None:
            copy_backup(made.path, out)
            return made._replace(path=out)
        return made

    def make_when_due(self) -> BackupInfo | None:
        """Make the backup of the day, when the last one is older than a day.

        When it is not due, the second place gets what it still lacks: the stick may be back.
        """
        # A backup's name tells the time on the clock, without zone. One from the future tells that
        # the clock was wrong, and must not keep away those of the days until then.
        now = self._workspace.now().replace(tzinfo=None)
        last = next((backup.at for backup in self.list() if backup.at <= now + DAILY), None)
        if last is not None and now - last < DAILY:
            self.second_place.bring()
            return None
        return self.make("daily")

    def look(self, backup: Path, passphrase: str = "") -> Preview:
        """Return what a backup holds.

        Raises:
            StoreError: ``backup_unsound``, ``database_newer``; of an encrypted one those of
                :mod:`..store.vault`.
            KnownError: ``vault_asks_passphrase`` when it is encrypted with another key than that
                of the second place and there is no ``passphrase``.
        """
        with self._readable(backup, passphrase) as plain:
            return preview(plain)

    def compare(self, backup: Path, passphrase: str = "") -> Difference | None:
        """Return what putting a backup back changes; ``None`` when the log cannot be read.

        Raises:
            KnownError: as :meth:`look`.
        """
        return self.examine(backup, passphrase).difference

    def examine(self, backup: Path, passphrase: str = "") -> Examined:
        """Return what a backup holds and what putting it back changes; opened once for both.

        Raises:
            KnownError: as :meth:`look`.
        """
        with self._readable(backup, passphrase) as plain:
            held = preview(plain)
            return Examined(held, difference(self._workspace.folder.database, plain))

    def other_file(self, path: Path) -> BackupInfo:
        """Return a file from elsewhere as if it stood in the list, by the time it was written.

        Raises:
            NotFoundError: ``backup_not_found``.
        """
        try:
            state = path.stat()
        except OSError as error:
            raise NotFoundError("backup_not_found", path=str(path)) from error
        written = datetime.fromtimestamp(state.st_mtime, self._workspace.now().tzinfo)
        at = written.replace(tzinfo=None, microsecond=0)
        return BackupInfo(at, path, "elsewhere", state.st_size)

    def restore(self, backup: Path, passphrase: str = "") -> Restored:
        """Put a backup back; the log that stood before is kept aside, and as a backup if sound.

        Every other thread's connection must be closed first.

        Raises:
            KnownError: as :meth:`look`, when the backup cannot be used, and when the log of now
                cannot be kept; nothing has changed then.
        """
        with self._readable(backup, passphrase) as plain:
            held = preview(plain)
            self._workspace.release()
            self._keep_present()
            before = restore(self._workspace.folder.database, plain, self._workspace.now())
        return Restored(before, held)

    def _keep_present(self) -> None:
        folder = self._workspace.folder
        try:
            make_backup(folder.database, folder.backups, self._workspace.now(), "restore")
        except StoreError as fault:
            if fault.code not in NO_LOG_TO_KEEP:
                raise

    @contextmanager
    def _readable(self, backup: Path, passphrase: str) -> Iterator[Path]:
        """Give a backup as a plain file: itself, or opened in the data folder for the moment."""
        from resv_desktop.store import vault

        if not vault.is_vault(backup):
            yield backup
            return
        key = self.second_place.key()
        if passphrase:
            key = vault.key_for(backup, passphrase)
        elif key is None or not vault.belongs(backup, key):
            raise KnownError("vault_asks_passphrase", path=str(backup))
        plain = self._room()
        try:
            vault.unseal(backup, plain, key)
            yield plain
        finally:
            discard(plain)

    def _room(self) -> Path:
        root = self._workspace.folder.create().root
        for left in root.glob(OPENED.format("*")):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > LEFT_SECONDS:
                    left.unlink()
        return root / OPENED.format(uuid.uuid4().hex)
