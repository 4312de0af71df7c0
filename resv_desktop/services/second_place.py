"""A second place for backups: a stick, a disk or a folder of the organisation.

A copy goes there after each backup and is read back before it counts. Outside the profile it is
encrypted: the danger there is a stick that is lost. Inside the profile the log itself lies beside
it, so the derived key may be kept there, for nobody but the user to read, and copies can be made
while nobody is watching. The passphrase itself is kept nowhere; whoever opens a copy on another
computer has to know it.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.passwords import objection
from resv_desktop.services.folder_check import leaves_the_computer
from resv_desktop.services.folder_facts import facts_of
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import copy_backup, discard, list_backups, remove_backups
from resv_desktop.store.faults import file_fault
from resv_desktop.store.meta import get_meta
from resv_desktop.store.thinning import BackupInfo, thin

if TYPE_CHECKING:
    from resv_desktop.store.vault import Key

MOST_BYTES = 100_000
_FAULTS = {
    "disk_full": "second_place_full",
    "second_place_away": "second_place_away",
    "second_place_key": "second_place_key",
    "backup_unsound": "second_place_unsound",
    "vault_changed": "second_place_unsound",
}
"""What goes wrong there, said of the place; anything else is ``second_place_failed``."""
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class SecondStanding:
    """What is known of the second place without looking at it.

    ``last`` is when a copy was last made there; ``fault`` the code of why the latest could not
    be made, with what the system said of it in ``detail``.
    """

    folder: Path | None = None
    encrypted: bool = False
    last: datetime | None = None
    fault: str = ""
    detail: str = ""

    @property
    def error(self) -> KnownError | None:
        """The fault as an error, for who can say it."""
        if not self.fault:
            return None
        return KnownError(self.fault, path=str(self.folder or ""), detail=self.detail)


@dataclass(frozen=True, slots=True)
class Renewed:
    """Copies that were brought anew, that went, and that could not be reached."""

    rewritten: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


class SecondPlace:
    """The second place of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder = workspace.folder

    def standing(self) -> SecondStanding:
        """Return how things stand, as far as known; the place itself is not looked at."""
        try:
            return _standing(_read(self._folder.second_place))
        except FileNotFoundError:
            return SecondStanding()
        except (OSError, ValueError, RecursionError):
            return SecondStanding(fault="second_place_key")

    def needs_passphrase(self, folder: Path) -> bool:
        """Say whether copies in ``folder`` have to be encrypted: it is outside the profile.

        Also in the profile when what is there goes to a server or is synchronised.
        """
        facts = facts_of(folder)
        return not facts.lies_in(facts.home) or leaves_the_computer(facts)

    def choose(self, folder: Path, passphrase: str = "") -> SecondStanding:
        """Take ``folder`` for the second place and bring the latest backup there.

        Raises:
            KnownError: ``second_place_laid_down``, ``second_place_same``, ``second_place_failed``,
                ``second_place_passphrase`` when one is needed; one that is easily guessed gets
                the code of :func:`..domain.passwords.objection`.
        """
        folder = folder.expanduser().absolute()
        self._refuse_another(folder)
        self._refuse_same(folder)
        if self.needs_passphrase(folder) and not passphrase.strip():
            raise KnownError("second_place_passphrase", path=str(folder))
        fault, values = objection(passphrase.strip()) if passphrase.strip() else ("", {})
        if fault:
            raise KnownError(fault, **values)
        self._keep_key(folder, passphrase)
        self._keep(SecondStanding(folder, encrypted=bool(passphrase.strip())))
        self.bring()
        return self.standing()

    def forget(self) -> None:
        """Have no second place any more; the copies that are there stay.

        Raises:
            KnownError: ``second_place_laid_down`` when an administrator chose it.
        """
        self._refuse_another(None)
        for path in (self._folder.second_place, self._folder.second_place_key):
            with suppress(FileNotFoundError):
                path.unlink()

    def bring(self) -> BackupInfo | None:
        """Bring the latest backup to the second place, and thin what is there.

        Returns the copy, or ``None`` when there is nothing to bring or it could not be brought:
        the backup itself is made, so that is noted and tried again next time, never raised.
        """
        with _ONE_AT_A_TIME:
            standing = self.standing()
            newest = next(iter(list_backups(self._folder.backups)), None)
            if standing.folder is None or newest is None:
                return None
            try:
                made = self._bring(standing, standing.folder, newest)
            except KnownError as error:
                detail = str(error.values.get("detail", ""))
                fault = _FAULTS.get(error.code, "second_place_failed")
                self._note(replace(standing, fault=fault, detail=detail))
                return None
            self._note(replace(standing, last=self._workspace.now(), fault="", detail=""))
            return made

    def renew(self, changed: Collection[Path] | None = None) -> Renewed:
        """Bring copies there anew after a text was removed from their backups for good.

        ``changed`` are those backups, all when it is not known. A copy of which the backup is
        gone goes too. What cannot be reached, or not written now, is left and named.
        """
        folder = self.standing().folder
        if folder is None:
            return Renewed()
        if not self._is_there(folder):
            return Renewed(left=(folder,))
        with _ONE_AT_A_TIME:
            return self._renewed(folder, changed)

    def _renewed(self, folder: Path, changed: Collection[Path] | None) -> Renewed:
        encrypted = self.standing().encrypted or self.needs_passphrase(folder)
        backups = {
            self._name(item, encrypted=encrypted): item.path
            for item in list_backups(self._folder.backups)
        }
        done: dict[str, list[Path]] = {"rewritten": [], "removed": [], "left": []}
        for path in (item.path for item in self._copies(folder)):
            own = backups.get(path.name)
            if own is not None and changed is not None and own not in changed:
                continue
            try:
                if own is None:
                    path.unlink()
                else:
                    self._copy(own, path, encrypted=encrypted)
                done["removed" if own is None else "rewritten"].append(path)
            except (KnownError, OSError):
                done["left"].append(path)
        return Renewed(**{name: tuple(paths) for name, paths in done.items()})

    def copies(self) -> list[BackupInfo]:
        """Return the copies of this log that are on the second place now, latest first."""
        folder = self.standing().folder
        return self._copies(folder) if folder is not None and self._is_there(folder) else []

    def is_there(self) -> bool:
        """Say whether a second place was chosen and can be reached now."""
        folder = self.standing().folder
        return folder is not None and self._is_there(folder)

    def key(self) -> Key | None:
        """Return the key that is kept for the second place; ``None`` without a readable one."""
        try:
            return _key(_read(self._folder.second_place_key))
        except (OSError, ValueError, RecursionError):
            return None

    def _bring(self, standing: SecondStanding, folder: Path, newest: BackupInfo) -> BackupInfo:
        if not self._is_there(folder):
            raise KnownError("second_place_away", path=str(folder))
        for left in folder.glob(f".{self._stem}*.tmp"):  # of a program that was killed
            discard(left)
        encrypted = standing.encrypted or self.needs_passphrase(folder)
        target = folder / self._name(newest, encrypted=encrypted)
        if not target.is_file():
            self._copy(newest.path, target, encrypted=encrypted)
        remove_backups(thin(self._copies(folder), self._workspace.now()))
        return newest._replace(path=target)

    def _copy(self, backup: Path, target: Path, *, encrypted: bool) -> None:
        if not encrypted:
            copy_backup(backup, target)
            return
        from resv_desktop.store.vault import seal

        key = self.key()
        if key is None:  # never in the clear because a file is missing
            raise KnownError("second_place_key", path=str(target.parent))
        seal(backup, target, key)

    def _name(self, backup: BackupInfo, *, encrypted: bool) -> str:
        name = backup.path.name.replace(f"{self._folder.database.stem}_", self._stem, 1)
        return f"{Path(name).stem}.resvkluis" if encrypted else name

    @property
    def _stem(self) -> str:
        """How the copies of this log begin: a stick may serve several logs."""
        return f"{self._folder.database.stem}-{self._installation}_"

    @property
    def _installation(self) -> str:
        return str(get_meta(self._workspace.database(), "installation", "") or "X")

    def _copies(self, folder: Path) -> list[BackupInfo]:
        return [item for item in list_backups(folder) if item.path.name.startswith(self._stem)]

    def _marker(self, folder: Path) -> Path:
        # Where a stick was, an empty folder can be; the mark is on the stick only.
        return folder / f".resv-desktop-{self._installation}"

    def _is_there(self, folder: Path) -> bool:
        try:
            return self._marker(folder).is_file()
        except OSError:
            return False

    @property
    def laid_down(self) -> Path | None:
        """The folder that an administrator chose, if any."""
        return self._workspace.policy.backup_folder

    def _refuse_another(self, folder: Path | None) -> None:
        if self.laid_down is not None and folder != self.laid_down:
            raise KnownError("second_place_laid_down", path=str(self.laid_down))

    def _refuse_same(self, folder: Path) -> None:
        own, wanted = self._folder.root.resolve(), folder.resolve()
        if wanted == own or own in wanted.parents:
            raise KnownError("second_place_same", path=str(folder))

    def _keep_key(self, folder: Path, passphrase: str) -> None:
        data = b""
        if passphrase.strip():
            from resv_desktop.store.vault import derive_key

            data = _key_data(derive_key(passphrase))
        try:
            self._marker(folder).write_bytes(b"")
            if data:
                _write_private(self._folder.second_place_key, data)
            else:
                self._folder.second_place_key.unlink(missing_ok=True)
        except OSError as error:
            raise file_fault(error, folder, "second_place_failed") from error

    def _keep(self, standing: SecondStanding) -> None:
        try:
            _write_private(self._folder.second_place, _standing_data(standing))
        except OSError as error:
            raise file_fault(error, self._folder.root, "second_place_failed") from error

    def _note(self, standing: SecondStanding) -> None:
        with suppress(KnownError):  # the data folder is full or read-only: said elsewhere
            self._keep(standing)


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large")
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError("no object")
    return data


def _standing(data: dict[str, Any]) -> SecondStanding:
    folder, last, fault = data.get("folder"), data.get("last"), str(data.get("fault") or "")
    if not isinstance(folder, str) or not folder or "\0" in folder:
        raise ValueError("no folder")
    return SecondStanding(
        Path(folder),
        data.get("encrypted") is not False,
        datetime.fromisoformat(last) if isinstance(last, str) else None,
        fault if not fault or fault in _FAULTS.values() else "second_place_failed",
        str(data.get("detail") or "")[:200],
    )


def _standing_data(standing: SecondStanding) -> bytes:
    data = asdict(standing)
    data["folder"] = str(standing.folder)
    data["last"] = standing.last.isoformat() if standing.last else None
    return json.dumps(data, indent=1).encode()


def _key_data(key: Key) -> bytes:
    cost = [key.cost.log_n, key.cost.r, key.cost.p]
    return json.dumps({"salt": key.salt.hex(), "secret": key.secret.hex(), "cost": cost}).encode()


def _key(data: dict[str, Any]) -> Key | None:
    from resv_desktop.store.vault import Cost, Key

    cost = data.get("cost")
    if not isinstance(cost, list) or [type(each) for each in cost] != [int] * 3:
        return None
    key = Key(
        bytes.fromhex(str(data.get("salt"))), bytes.fromhex(str(data.get("secret"))), Cost(*cost)
    )
    return key if key.cost.is_sane and (len(key.salt), len(key.secret)) == (16, 32) else None


def _write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by the user only.

    On Windows the folder's own rights do that: a profile is nobody else's.
    """
    written = path.with_name(f".{path.name}.tmp")
    written.unlink(missing_ok=True)
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, path)
