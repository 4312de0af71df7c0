"""Files that the computer hands to the program: double-clicked, or named on the command line.

Whoever mails a file chooses its name and what is in it. So here only its name is looked at, and
whether it is there; the page that takes it looks further, and asks before anything changes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from pathlib import Path

from resv_desktop.domain.errors import KnownError

REGION_FILES = (".resvregio", ".json")
"""A region file by the name of its own, and by that of what is in it."""
LOGS = (".resvlog", ".resvkluis")
"""A log that is handed over or a backup; the second is encrypted."""
WORKBOOKS = (
    *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".numbers"),
    ".resvoverdracht",
)
"""What merging looks at, also kinds that it then refuses with a reason."""
OPENED = frozenset((*REGION_FILES, *LOGS, *WORKBOOKS))
SEPARATOR = "\0"
"""Between paths in the argument of a page: the one character that no path can hold."""
MOST_FILES = 500
"""More at a time were not chosen one by one; a folder can be dropped on the page instead."""
_OWN_LOG, _MERGE, _SETTINGS = "log", "merge", "settings"


def parted(arguments: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Return the arguments that are options or a command, and the files behind the options.

    A file is the first word that is no option when it is an absolute path, or the name of a file
    that is there and that this program opens. No command looks like either. What follows a file
    is a file too, unless it looks like an option: then nothing is, and the command line says so.
    """
    place = 0
    while place < len(arguments) and arguments[place].startswith("--"):
        place += 1 if "=" in arguments[place] else 2
    options, rest = list(arguments[:place]), arguments[place:]
    if not rest or not _is_file(rest[0]) or any(word.startswith("-") for word in rest):
        return list(arguments), []
    return options, [Path(os.path.abspath(word)) for word in rest if word]


def page_for(files: Sequence[Path], pages: Collection[str], own: Path) -> str:
    """Return the page, with its argument, that takes these files; empty when there are none.

    ``pages`` are those of this person, ``own`` the log that is open. Nothing is read.

    Raises:
        KnownError: ``opened_too_many``, ``opened_missing``, ``opened_unknown``, ``opened_mixed``,
            ``opened_one_at_a_time``, or ``opened_not_merged`` for workbooks of who merges none.
    """
    if not files:
        return ""
    if len(files) > MOST_FILES:
        raise KnownError("opened_too_many", count=len(files), most=MOST_FILES)
    kinds = {_kind(file) for file in files}
    if len(kinds) > 1:
        raise KnownError("opened_mixed")
    (kind,) = kinds
    if kind is WORKBOOKS:
        if _MERGE not in pages:
            raise KnownError("opened_not_merged", file=shown(files[0]))
        return f"{_MERGE} {SEPARATOR.join(map(str, files))}"
    if len(files) > 1:
        raise KnownError("opened_one_at_a_time")
    if kind is LOGS:
        same = _is_same(files[0], own)
        return _OWN_LOG if same else f"{_SETTINGS} file {files[0]}"
    return f"{_SETTINGS} offered {files[0]}"


def shown(file: Path) -> str:
    """Return the name of a file for a sentence: bounded, and text whatever its bytes are."""
    name = os.fsencode(file.name).decode("utf-8", "replace")
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return plain if len(plain) <= 120 else f"{plain[:80]}…{plain[-30:]}"


def _is_file(word: str) -> bool:
    if os.path.isabs(word):
        return True
    return Path(word).suffix.lower() in OPENED and _mode(Path(word)) is not None


def _mode(file: Path) -> int | None:
    try:
        return os.stat(file).st_mode
    except (OSError, ValueError):
        return None


def _kind(file: Path) -> tuple[str, ...]:
    mode, suffix = _mode(file), file.suffix.lower()
    if mode is None:
        raise KnownError("opened_missing", file=shown(file))
    if stat.S_ISDIR(mode):
        return WORKBOOKS
    for kind in (REGION_FILES, LOGS, WORKBOOKS):
        if suffix in kind and stat.S_ISREG(mode):
            return kind
    raise KnownError("opened_unknown", file=shown(file))


def _is_same(file: Path, other: Path) -> bool:
    try:
        return os.path.samefile(file, other)
    except (OSError, ValueError):
        return False
