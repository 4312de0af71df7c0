"""The copy of the program and the computer it is on: whole, on time, room for what is passing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from resv_desktop import __released__, __version__
from resv_desktop.assets import resource
from resv_desktop.selftest.loaded import loaded_files
from resv_desktop.selftest.model import Failed
from resv_desktop.sentences import sentence
from resv_desktop.services.folder_check import LEAST_FREE, MEGABYTE
from resv_desktop.services.policy import Policy, in_force

LONGEST_ZONE = timedelta(hours=15)
"""No place on earth is further from UTC."""
EARLY = timedelta(days=2)
"""A clock may be this much before the day of release: time zones, and a release made at night."""
CONTENTS, MOST_NAMED = "contents.txt", 8
SQLITE = re.compile(r"(lib|_)?sqlite3[-.]", re.I)


def bundle() -> Path | None:
    """The folder of the built program; ``None`` when it runs from source or as a package."""
    inside = getattr(sys, "_MEIPASS", None)
    return Path(inside).resolve() if inside and getattr(sys, "frozen", False) else None


def program() -> str:
    """The copy uses its own files, not those of another one."""
    home = bundle()
    if home is not None and home not in resource().resolve().parents:
        raise Failed(f"{resource()} is not in {home}")
    how = str(home) if home else "source"
    parts = (f"RESV Desktop {__version__}", __released__, f"Python {platform.python_version()}")
    return ", ".join((*parts, platform.platform(), how))


def clock() -> str:
    """The clock is not before the program was made, and this computer knows its time zone."""
    return judged_clock(datetime.now().astimezone(), date.fromisoformat(__released__))


def judged_clock(now: datetime, released: date) -> str:
    """Return a moment as text.

    Raises:
        Failed: when it cannot be now.
    """
    offset = now.utcoffset()
    if now.date() < released - EARLY:
        raise Failed(f"{now:%Y-%m-%d %H:%M}")
    if offset is None or abs(offset) > LONGEST_ZONE:
        raise Failed(f"UTC {offset}")
    summer, winter = (datetime(2027, month, 1, 12, tzinfo=UTC).astimezone() for month in (7, 1))
    return f"{now:%Y-%m-%d %H:%M}, {'/'.join(time.tzname)} ({winter:%z}, {summer:%z})"


def policy(lang: str = "nl") -> str:
    """What the organisation lays down can be read and followed."""
    return judged_policy(in_force(), lang)


def judged_policy(laid_down: Policy, lang: str) -> str:
    """Return which values are laid down.

    Raises:
        Failed: when something that is laid down cannot be followed.
    """
    if laid_down.faults:
        said = (sentence(fault.code, fault.values, lang) for fault in laid_down.faults)
        raise Failed(" ".join(said))
    names = (each.name for each in fields(Policy) if each.name != "faults")
    return ", ".join(name for name in names if getattr(laid_down, name)) or "-"


def temporary() -> str:
    """There is a folder for what is passing, with room, and what is removed there is gone."""
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        probe = Path(name, "één.tmp")
        probe.write_bytes(os.urandom(65_536))
        probe.replace(probe.with_name("twee.tmp"))
    if Path(name).exists():
        raise Failed(f"{name} could not be removed")
    return enough_room(Path(tempfile.gettempdir()))


def enough_room(folder: Path) -> str:
    """Return how much is free where ``folder`` is.

    Raises:
        Failed: when that is less than a large log needs for a while.
    """
    free = shutil.disk_usage(folder).free
    said = f"{folder}: {free // MEGABYTE} MB"
    if free < LEAST_FREE:
        raise Failed(f"{said} (< {LEAST_FREE // MEGABYTE} MB)")
    return said


def resources() -> str:
    """Every file that belongs to the program's own is there, and something is in it."""
    return judged_resources(resource())


def judged_resources(folder: Path) -> str:
    """Return how many files there are.

    Raises:
        Failed: when one that is in the list of contents is missing or empty.
    """
    names = (folder / CONTENTS).read_text(encoding="utf-8").splitlines()
    missing = [name for name in names if not _has_content(folder / name)]
    if missing or not names:
        left = f" (+{len(missing) - MOST_NAMED})" if len(missing) > MOST_NAMED else ""
        raise Failed(", ".join(missing[:MOST_NAMED]) + left)
    return f"{len(names)} in {folder}"


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def sqlite_library() -> str:
    """The database library in use is the one the program brought along."""
    import sqlite3

    sqlite3.connect(":memory:").close()
    return judged_libraries(loaded_files(), SQLITE, bundle())


def judged_libraries(files: Iterable[Path], name: re.Pattern[str], home: Path | None) -> str:
    """Return which of the loaded ``files`` answer to ``name``.

    Raises:
        Failed: when there is none, or when one is not in ``home``, the folder of a built program:
            a library that is missing there is silently replaced by the system's, if it has one.
    """
    found = sorted({file.resolve() for file in files if name.match(file.name)})
    strange = [file for file in found if home is not None and home not in file.parents]
    if strange:
        raise Failed(f"not of the program: {', '.join(map(str, strange))}")
    if not found:
        raise Failed("not found among the loaded libraries")
    folders = dict.fromkeys(file.parent for file in found)
    return "; ".join(
        f"{folder}: {', '.join(file.name for file in found if file.parent == folder)}"
        for folder in folders
    )
