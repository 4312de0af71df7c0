"""What an administrator laid down, put into effect beside the window: region file, second place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resv_desktop.domain.errors import KnownError
from resv_desktop.paths import own_folder
from resv_desktop.services.second_place import SecondPlace
from resv_desktop.services.setup import read_region_file, renew_region
from resv_desktop.services.workspace import Workspace, held, made
from resv_desktop.store.backup import make_backup


@dataclass(frozen=True, slots=True)
class PutIntoEffect:
    """``region``: a newer region file was taken in; ``place``: the second place was taken.

    ``faults`` are the codes of what could not be done now and is tried at the next start.
    """

    region: bool = False
    place: bool = False
    faults: tuple[str, ...] = ()


def put_into_effect(workspace: Workspace) -> PutIntoEffect:
    """Bring region file and second place in line with the policy of this computer.

    Both may be on a drive that is slow or away. Run beside the window, never before it.
    """
    faults: list[str] = []
    region = place = False
    try:
        region = _bring_region(workspace)
    except KnownError as error:
        faults.append(error.code)
    try:
        place = _take_place(workspace)
    except KnownError as error:
        faults.append(error.code)
    return PutIntoEffect(region, place, tuple(faults))


def former_log(workspace: Workspace) -> Path | None:
    """Return a verified copy of the log that a person had before another data folder was laid down.

    ``None`` when the folder was not laid down, or there was no log. The old folder stays as it is.

    Raises:
        StoreError: ``already_open`` when a program has that log open, or when it cannot be copied.
    """
    folder, own = workspace.folder, own_folder()
    if folder.origin != "policy" or not own.database.is_file():
        return None
    if own.root.resolve() == folder.root.resolve():
        return None
    with held(own):
        backups = made(folder).backups
        return make_backup(own.database, backups, workspace.now(), "manual").path


def _bring_region(workspace: Workspace) -> bool:
    path = workspace.policy.region_file
    if path is None:
        return False
    region = read_region_file(path)
    if region.to_data() == workspace.region.to_data():
        return False
    renew_region(workspace, region, laid_down=True)
    return True


def _take_place(workspace: Workspace) -> bool:
    """Take the folder for backups, unless a person has to choose a passphrase for it first."""
    place = SecondPlace(workspace)
    folder = place.laid_down
    if folder is None or place.standing().folder == folder or place.needs_passphrase(folder):
        return False
    place.choose(folder)
    return True
