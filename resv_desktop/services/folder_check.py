"""Is this a folder in which a log is safe? Judged from facts, each remark with what to do about it.

SQLite asks of a file system that it locks and writes in the order it was told to. A network drive
does not always, and a program that synchronises copies a file while it is being written. So the
data folder belongs on this computer itself, outside everything that travels.

Everything here is pure; :mod:`.folder_facts` looks at the computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

LEAST_FREE = 200_000_000
"""Bytes; what backups and workbooks of a large log need for a while."""

WINDOWS = "win32"
REMOTE = "remote"
MEGABYTE = 1_000_000

_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "davfs")
_NETWORK_BY_USER = ("sshfs", "davfs2", "rclone", "gvfsd-fuse", "ceph")
NETWORK_SYSTEMS = frozenset((*_NETWORK, *(f"fuse.{name}" for name in _NETWORK_BY_USER)))
"""File systems of other computers, as Linux names them."""

SYNCED_NAMES = (
    (re.compile(r"OneDrive( - .+)?", re.I), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?", re.I), "Dropbox"),
    (re.compile(r"(Google ?Drive(-.+)?|My Drive|Mijn Drive)", re.I), "Google Drive"),
    (re.compile(r"(iCloud ?Drive|Mobile Documents)", re.I), "iCloud"),
    (re.compile(r"Nextcloud", re.I), "Nextcloud"),
    (re.compile(r"SURFdrive", re.I), "SURFdrive"),
    (re.compile(r"Proton Drive", re.I), "Proton Drive"),
)
"""Names that the programs give their folder by themselves, wherever it is."""

SYNCED_AT_HOME = {"box": "Box", "box sync": "Box", "stack": "STACK", "owncloud": "ownCloud"}
"""Names too common to mean anything but directly in somebody's own folder."""

SYNCED_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
"""What Windows tells each program about OneDrive."""


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What is known of a folder.

    ``real`` is where it is once links and junctions are followed. ``known_folders`` says where
    Windows keeps its own (``Personal``, ``Desktop``, ``AppData``, ``Local AppData``), and
    ``synced_folders`` which folders a program says it synchronises. ``free`` is in bytes.
    """

    path: str
    real: str = ""
    system: str = "linux"
    home: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    drive: str = ""
    file_system: str = ""
    known_folders: Mapping[str, str] = field(default_factory=dict)
    synced_folders: Mapping[str, str] = field(default_factory=dict)
    cloud_marked: bool = False
    roaming_profile: bool = False
    writable: bool = True
    free: int | None = None

    def pure(self, path: str) -> PurePath:
        """Return a path in the manner of the system that these facts are of."""
        return PureWindowsPath(path) if self.system == WINDOWS else PurePosixPath(path)

    @property
    def paths(self) -> tuple[PurePath, ...]:
        """The folder as it is named and as it really is."""
        return tuple(self.pure(path) for path in dict.fromkeys((self.path, self.real)) if path)

    def lies_in(self, folder: str | None) -> bool:
        """Whether the folder is ``folder`` or in it."""
        if not folder:
            return False
        outer = self.pure(folder)
        return any(path == outer or outer in path.parents for path in self.paths)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is not as it should be: the code of a sentence, and its values."""

    code: str
    values: Mapping[str, Any]


def remarks(facts: FolderFacts) -> tuple[Remark, ...]:
    """Return what is wrong with a folder, most pressing first; nothing when it is sound."""
    found = (
        _read_only(facts),
        _synced(facts),
        _elsewhere(facts),
        _roaming(facts),
        _space(facts),
    )
    return tuple(remark for remark in found if remark is not None)


def leaves_the_computer(facts: FolderFacts) -> bool:
    """Whether what is put in this folder goes, or may go, to another computer or to a server."""
    return any((_synced(facts), _elsewhere(facts), _roaming(facts)))


def _remark(code: str, facts: FolderFacts, **values: object) -> Remark:
    return Remark(code, {"path": facts.path, **values})


def _read_only(facts: FolderFacts) -> Remark | None:
    return None if facts.writable else _remark("folder_read_only", facts)


def _synced(facts: FolderFacts) -> Remark | None:
    service = next(_services(facts), None)
    if service is not None:
        return _remark("folder_synced", facts, service=service)
    return _remark("folder_synced_by_someone", facts) if facts.cloud_marked else None


def _services(facts: FolderFacts) -> Iterator[str]:
    for variable, service in SYNCED_VARIABLES.items():
        if facts.lies_in(facts.environment.get(variable)):
            yield service
    for folder, service in facts.synced_folders.items():
        if facts.lies_in(folder):
            yield service
    for path in facts.paths:
        for part in path.parts:
            yield from (service for name, service in SYNCED_NAMES if name.fullmatch(part))
        yield from _at_home(facts, path)


def _at_home(facts: FolderFacts, path: PurePath) -> Iterator[str]:
    home = facts.pure(facts.home) if facts.home else None
    if home is not None and home in path.parents:
        name = path.relative_to(home).parts[0].casefold()
        if name in SYNCED_AT_HOME:
            yield SYNCED_AT_HOME[name]


def _elsewhere(facts: FolderFacts) -> Remark | None:
    """Return the remark on a folder that is on another computer.

    On Windows an organisation may have moved a person's own folders to a server; then the person
    chose nothing, and what is to be done is another thing.
    """
    if not _is_remote(facts):
        return None
    own = (*facts.known_folders.values(), facts.home)
    if facts.system == WINDOWS and any(facts.lies_in(folder) for folder in own):
        return _remark("folder_redirected", facts, real=facts.real or facts.path)
    return _remark("folder_network", facts)


def _is_remote(facts: FolderFacts) -> bool:
    remote = facts.drive == REMOTE or facts.file_system in NETWORK_SYSTEMS
    return remote or any(_is_share(path) for path in facts.paths)


def _is_share(path: PurePath) -> bool:
    r"""Whether a path begins with ``\\server\share``; ``\\?\C:`` is a drive all the same."""
    drive = path.drive.casefold() if isinstance(path, PureWindowsPath) else ""
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive.startswith("\\\\?\\unc\\")
    return drive.startswith("\\\\")


def _roaming(facts: FolderFacts) -> Remark | None:
    if facts.system != WINDOWS:
        return None
    environment, known = facts.environment, facts.known_folders
    roams = any(map(facts.lies_in, (environment.get("APPDATA"), known.get("AppData"))))
    if facts.roaming_profile and facts.lies_in(facts.home):
        local = (environment.get("LOCALAPPDATA"), known.get("Local AppData"))
        roams = roams or not any(map(facts.lies_in, local))
    return _remark("folder_roaming", facts) if roams else None


def _space(facts: FolderFacts) -> Remark | None:
    if facts.free is None or facts.free >= LEAST_FREE:
        return None
    free, least = facts.free // MEGABYTE, LEAST_FREE // MEGABYTE
    return _remark("folder_space", facts, free=free, least=least)
