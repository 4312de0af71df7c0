r"""Where a policy can stand on this computer, first the places of an administrator.

On Windows ``Software\Policies\RESV Desktop`` of the computer, then a file in the data folder of all
programs, then the same key of the user; on Linux and macOS one file. A file counts only when
nobody but an administrator could have written it: on Windows anybody can make that folder. A
program that runs from its source also takes a file that an environment variable names, last of
all, so that it can add to what is laid down and take nothing away.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from resv_desktop.paths import APPLICATION, FOLDER, read_plain
from resv_desktop.services.policy import Source

FILE_NAME = "policy.json"
VARIABLE = "RESV_DESKTOP_POLICY"
MOST_BYTES = 100_000
KEY = f"Software\\Policies\\{APPLICATION}"
VALUES = {
    "PasswordRequired": "password_required",
    "DataFolder": "data_folder",
    "BackupFolder": "backup_folder",
    "RegionFile": "region_file",
    "Language": "language",
    "Roles": "roles",
}
"""Names in the registry, and what they are called in a file."""
_ADMINISTRATORS = ("S-1-5-32-544", "S-1-5-18")
"""The group of administrators, and the system itself; the same on every Windows."""
_OTHERS_WRITE = 0o022


def sources() -> Iterator[Source]:
    """Yield the places in which something is laid down, in the order in which they count."""
    if sys.platform == "win32":
        import winreg

        yield from registry("HKLM", winreg.HKEY_LOCAL_MACHINE, winreg)
    yield from machine_file()
    if sys.platform == "win32":
        yield from registry("HKCU", winreg.HKEY_CURRENT_USER, winreg)
    named = os.environ.get(VARIABLE, "")
    if named and not getattr(sys, "frozen", False):
        yield from in_file(Path(named))


def machine_file() -> Iterator[Source]:
    """Yield what stands in the policy file of the computer; nothing when there is none."""
    path = machine_path()
    if path is not None:
        yield from in_file(path, _is_of_administrator)


def machine_path() -> Path | None:
    """Return where the policy file of this computer is, whether it is there or not."""
    if sys.platform == "win32":
        shared = os.environ.get("ProgramData", "")  # noqa: SIM112  (its name on Windows)
        return Path(shared, APPLICATION, FILE_NAME) if os.path.isabs(shared) else None
    elif sys.platform == "darwin":
        return Path("/Library/Application Support", APPLICATION, FILE_NAME)
    else:
        return Path("/etc", FOLDER, FILE_NAME)


def in_file(path: Path, trusted: Callable[[Path], bool] = lambda _: True) -> Iterator[Source]:
    """Yield what stands in a policy file; nothing when there is none."""
    try:
        text = read_plain(path, MOST_BYTES)
        if not trusted(path):
            yield Source(str(path), None, "policy_not_trusted")
            return
        data = json.loads(text.decode("utf-8-sig")) if len(text) <= MOST_BYTES else None
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR):
            yield Source(str(path), None)
        return
    except (ValueError, RecursionError):
        data = None
    yield Source(str(path), data if isinstance(data, dict) else None)


def registry(name: str, root: int, winreg: Any) -> Iterator[Source]:
    """Yield what stands in the registry under ``root``; nothing when there is no such key.

    ``winreg`` is Python's module of that name, which other systems have not.
    """
    place = f"{name}\\{KEY}"
    try:
        with winreg.OpenKey(root, KEY, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as key:
            yield Source(place, _values(key, winreg))
    except FileNotFoundError:
        return
    except OSError:
        yield Source(place, None)


def _values(key: Any, winreg: Any) -> Mapping[str, Any]:
    """Return the values of a key by their name in a file; names there have no capitals."""
    known = {name.casefold(): key for name, key in VALUES.items()}
    found: dict[str, Any] = {}
    for place in range(winreg.QueryInfoKey(key)[1]):
        name, value, _ = winreg.EnumValue(key, place)
        if name or value:  # every key has a value without a name; it is hardly ever set
            found[known.get(name.casefold(), name)] = _plain(value)
    return found


def _plain(value: object) -> object:
    """Return yes and no as such, also where they were written in words: ``1``, ``true``."""
    if isinstance(value, str) and value.strip().lower() in ("0", "1", "true", "false"):
        return value.strip().lower() in ("1", "true")
    return value


if sys.platform == "win32":
    import ctypes

    _OF_FILE, _OWNER = 1, 1

    def _is_of_administrator(path: Path) -> bool:
        """Say whether an administrator owns a file: who made the folder might have made both."""
        owner, described, text = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_wchar_p()
        rights, kernel = ctypes.windll.advapi32, ctypes.windll.kernel32
        kernel.LocalFree.argtypes = [ctypes.c_void_p]
        asked = (ctypes.c_wchar_p(str(path)), _OF_FILE, _OWNER, ctypes.byref(owner))
        if rights.GetNamedSecurityInfoW(*asked, None, None, None, ctypes.byref(described)):
            return False
        try:
            if not rights.ConvertSidToStringSidW(owner, ctypes.byref(text)):
                return False
            told = text.value
            kernel.LocalFree(text)
            return told in _ADMINISTRATORS
        finally:
            kernel.LocalFree(described)

else:

    def _is_of_administrator(path: Path) -> bool:
        """Say whether only root could have written a file: it, and the folder it is in."""
        return all(_only_root_writes(each) for each in (path, path.parent))


def _only_root_writes(path: Path) -> bool:
    state = os.stat(path)
    return state.st_uid == 0 and not state.st_mode & _OTHERS_WRITE
