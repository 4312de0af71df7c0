"""What the two Windows programs carry inside themselves; used by `resv_desktop.spec` on Windows.

`resv-desktop.exe` opens a window and has no console; `resv-desktop-cli.exe` is the same program
for scripts, which read what it prints. An entry of PyInstaller's tables is ``(name in the bundle,
source path, kind)``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Entry = tuple[str, str, str]

HERE = Path(__file__).resolve().parent
ICON = HERE / "resv-desktop.ico"
MANIFEST = HERE / "resv-desktop.manifest"
WINDOWED = "resv-desktop"
CONSOLE = "resv-desktop-cli"
PRODUCT = "RESV Desktop"
MAKER = "The RESV Desktop maintainers"
RIGHTS = "EUPL-1.2"

# Loaded by name at run time, so that nothing in the bundle names them as needed.
LOADED_BY_NAME = (
    *("python3", "vcruntime", "msvcp", "libcrypto", "libssl", "libffi", "sqlite3", "ucrtbase"),
)


UNUSED = ("plugins/platforms/qdirect2d.dll", "plugins/platforms/qminimal.dll")
"""Screen plugins that Qt does not choose by itself; `qoffscreen` stays, for tests."""


def version_of(root: Path) -> str:
    """Return the version of the program, read without importing it.

    Raises:
        ValueError: when the line is not there.
    """
    text = (root / "resv_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.M)
    if not found:
        raise ValueError("no version of the form 1.2.3 in resv_desktop/__init__.py")
    return found.group(1)


def release_of(root: Path) -> int:
    """Return midnight (UTC) of the day of release, in seconds since 1970.

    Raises:
        ValueError: when the line is not there.
    """
    text = (root / "resv_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__released__ = "(\d{4}-\d\d-\d\d)"$', text, re.M)
    if not found:
        raise ValueError("no day of release in resv_desktop/__init__.py")
    return int(datetime.fromisoformat(found.group(1)).replace(tzinfo=UTC).timestamp())


def executables(root: Path) -> list[dict[str, Any]]:
    """Return the arguments of EXE for the program with a window and for the one of scripts."""
    version = version_of(root)
    return [
        _inside(version, WINDOWED, "RESV Desktop", console=False),
        _inside(version, CONSOLE, "RESV Desktop, command line", console=True),
    ]


def sweep(entries: Sequence[Entry]) -> list[Entry]:
    """Drop plugins nobody uses, and libraries that no kept one needs, until none goes any more."""
    kept = [entry for entry in entries if not entry[0].replace("\\", "/").endswith(UNUSED)]
    needed = {e[1]: _needed_by(e[1]) for e in kept if e[2] in ("BINARY", "EXTENSION")}
    while True:
        names = set().union(*(needed[entry[1]] for entry in kept if entry[1] in needed))
        dropped = {
            entry[0]
            for entry in kept
            if entry[1] in needed and _is_library(entry[0]) and _name(entry) not in names
        }
        if not dropped:
            return kept
        kept = [entry for entry in kept if entry[0] not in dropped]


def _inside(version: str, name: str, description: str, *, console: bool) -> dict[str, Any]:
    return {
        "name": name,
        "console": console,
        "icon": [str(ICON)],
        "manifest": MANIFEST.read_text(encoding="utf-8"),
        "version": _version_resource(version, name, description),
    }


def _version_resource(version: str, name: str, description: str) -> object:
    # Only there where PyInstaller runs on Windows, so not known to who checks the types here.
    win: Any = import_module("PyInstaller.utils.win32.versioninfo")

    numbers = (*(int(part) for part in version.split(".")), 0)
    strings = {
        "CompanyName": MAKER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": RIGHTS,
        "OriginalFilename": f"{name}.exe",
        "ProductName": PRODUCT,
        "ProductVersion": version,
    }
    table = win.StringTable("040904B0", [win.StringStruct(k, v) for k, v in strings.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            win.StringFileInfo([table]),
            win.VarFileInfo([win.VarStruct("Translation", [0x0409, 1200])]),
        ],
    )


def _name(entry: Entry) -> str:
    return os.path.basename(entry[0].replace("\\", "/")).lower()


def _is_library(name: str) -> bool:
    plain = name.lower().endswith(".dll") and "plugins" not in name
    return plain and not os.path.basename(name.replace("\\", "/")).lower().startswith(
        LOADED_BY_NAME
    )


def _needed_by(path: str) -> set[str]:
    pefile: Any = import_module("pefile")
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    with pefile.PE(path, fast_load=True) as program:
        program.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
        found = [
            *getattr(program, "DIRECTORY_ENTRY_IMPORT", []),
            *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
        ]
        return {each.dll.decode("ascii").lower() for each in found}
