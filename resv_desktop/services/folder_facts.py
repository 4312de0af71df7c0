"""Looking at a folder on this computer: the facts that :mod:`.folder_check` judges.

Nothing is written but one file without a name, to find out whether that is possible. A fact that
cannot be had is left open: this must never keep somebody from their log.

Known limits: on macOS neither network volumes nor the synchronising of Desktop and Documents by
iCloud are noticed. What is asked of Windows follows its documentation and was not tried there.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from resv_desktop.paths import DataFolder
from resv_desktop.services.folder_check import REMOTE, FolderFacts, Remark, remarks

MOUNTS = Path("/proc/self/mountinfo")
VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "APPDATA", "LOCALAPPDATA")
MOST_BYTES = 100_000


def look_at_folder(folder: DataFolder) -> tuple[Remark, ...]:
    """Return what is wrong with a data folder; nothing when it is sound."""
    return remarks(facts_of(folder.root))


def facts_of(path: Path) -> FolderFacts:
    """Return what is known of a folder, which need not be there yet."""
    there = _nearest(path)
    real = _real(path)
    return FolderFacts(
        path=str(path),
        real=real,
        system=sys.platform,
        home=str(Path.home()),
        environment={name: os.environ[name] for name in VARIABLES if os.environ.get(name)},
        file_system=file_system_of(real, _mounts()),
        synced_folders=_dropbox(),
        writable=_is_writable(there),
        free=_free(there),
        **_of_windows(Path(real)),
    )


def _nearest(path: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there."""
    return next((each for each in (path, *path.parents) if each.exists()), path)


def _real(path: Path) -> str:
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):
        return str(path)


def _is_writable(path: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)  # a full disk has its own remark


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def file_system_of(real: str, mounts: str) -> str:
    """Return the kind of file system a path is on, from Linux's list of mounts; empty if unknown.

    Of several mounts on the way to it the last one that is longest counts.
    """
    path, found, longest = Path(real), "", -1
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(" "), right.split(" ")[0]
        if len(fields) < 5 or not kind:
            continue
        place = Path(fields[4].replace("\\040", " ").replace("\\134", "\\"))
        length = len(place.parts)
        if length >= longest and (place == path or place in path.parents):
            found, longest = kind, length
    return found


def _dropbox() -> dict[str, str]:
    """Return the folders that Dropbox says are its own."""
    homes = (os.environ.get("APPDATA"), os.environ.get("LOCALAPPDATA"))
    files = [Path(home) / "Dropbox" / "info.json" for home in homes if home]
    found: dict[str, str] = {}
    for file in (*files, Path.home() / ".dropbox" / "info.json"):
        with suppress(OSError, ValueError, RecursionError):
            if file.stat().st_size <= MOST_BYTES:
                found |= dropbox_folders(json.loads(file.read_text(encoding="utf-8")))
    return found


def dropbox_folders(said: object) -> dict[str, str]:
    """Return the folders in what Dropbox keeps about itself, whatever stands there."""
    accounts = said.values() if isinstance(said, Mapping) else ()
    paths = [account.get("path") for account in accounts if isinstance(account, Mapping)]
    return {path: "Dropbox" for path in paths if isinstance(path, str) and path}


CLOUD_TAG, CLOUD_TAG_MASK = 0x9000001A, 0xFFFF0FFF
"""``IO_REPARSE_TAG_CLOUD``; its third digit tells programs apart."""
CLOUD_ATTRIBUTES = 0x00040000 | 0x00400000 | 0x00080000 | 0x00100000
"""``RECALL_ON_OPEN``, ``RECALL_ON_DATA_ACCESS``, ``PINNED`` and ``UNPINNED``."""


def is_cloud_marked(attributes: int, tag: int) -> bool:
    """Whether Windows' marks on a file or folder are those of a program that synchronises it."""
    return bool(attributes & CLOUD_ATTRIBUTES) or (tag & CLOUD_TAG_MASK) == CLOUD_TAG


if sys.platform == "win32":
    import ctypes
    import winreg

    _SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    _DRIVE_REMOTE = 4
    _PROFILE_ROAMING = 2 | 8

    def _of_windows(real: Path) -> dict[str, Any]:
        return {
            "drive": _drive(real),
            "known_folders": _known_folders(),
            "cloud_marked": any(map(_marked, (real, *real.parents))),
            "roaming_profile": _roams(),
        }

    def _drive(real: Path) -> str:
        kind = ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(real.anchor))
        return REMOTE if kind == _DRIVE_REMOTE else ""

    def _known_folders() -> dict[str, str]:
        found: dict[str, str] = {}
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS) as key:
            for name in ("Personal", "Desktop", "AppData", "Local AppData"):
                with suppress(OSError):
                    found[name] = os.path.expandvars(str(winreg.QueryValueEx(key, name)[0]))
        return found

    def _marked(path: Path) -> bool:
        try:
            state = path.lstat()
        except OSError:
            return False
        return is_cloud_marked(state.st_file_attributes, state.st_reparse_tag)

    def _roams() -> bool:
        kind = ctypes.c_ulong(0)
        known = ctypes.windll.userenv.GetProfileType(ctypes.byref(kind))
        return bool(known) and bool(kind.value & _PROFILE_ROAMING)

else:

    def _of_windows(real: Path) -> dict[str, Any]:
        return {}
