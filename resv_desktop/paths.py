"""Where a person's data lives: one local folder per user, moved as a whole by ``--data-dir``.

The folder is never a roaming or synchronised one: a database that is copied while it is written
is a damaged database. A file ``portable.txt`` beside the program keeps data beside the program.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

APPLICATION = "RESV Desktop"
FOLDER = "resv-desktop"
PORTABLE_MARKER = "portable.txt"
FOLDER_VARIABLE = "RESV_DESKTOP_DATA"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds everything of one user or one organisation.

    ``origin`` says who chose it: ``given`` on the command line or by the environment, ``policy`` of
    an administrator, ``portable`` beside the program, or empty for the user's own.
    """

    root: Path
    origin: str = field(default="", compare=False)

    @property
    def database(self) -> Path:
        """The log."""
        return self.root / "logboek.resvlog"

    @property
    def backups(self) -> Path:
        """Verified copies of the log."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """What the program notes of itself; never what people typed."""
        return self.root / "logs"

    @property
    def inbox(self) -> Path:
        """Copies of the workbooks that were read."""
        return self.root / "inbox"

    @property
    def settings(self) -> Path:
        """Language, look and other choices of this computer."""
        return self.root / "settings.json"

    @property
    def second_place(self) -> Path:
        """Which second place was chosen for backups, and how the last copy went."""
        return self.root / "second-place.json"

    @property
    def second_place_key(self) -> Path:
        """What copies on the second place are encrypted with; for the user's eyes only."""
        return self.root / "second-place.key"

    @property
    def lock(self) -> Path:
        """Says that a program has the log open, and which."""
        return self.root / "resv-desktop.lock"

    @property
    def pipe(self) -> Path:
        """Says where a second start finds the program that has the log open."""
        return self.root / "resv-desktop.pipe"

    def create(self) -> DataFolder:
        """Make the folder and its subfolders where they are missing, and return it."""
        for folder in (self.root, self.backups, self.logs, self.inbox):
            _make(folder)
        return self


def _make(folder: Path) -> None:
    """Make a folder where it is missing, such that it is still there after a power cut."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(exist_ok=True)
    if os.name == "posix":  # Windows cannot force the names in a folder to disk
        above = os.open(folder.parent, os.O_RDONLY)
        try:
            os.fsync(above)
        finally:
            os.close(above)


def data_folder(chosen: Path | None = None, laid_down: Path | None = None) -> DataFolder:
    """Return the data folder of this start.

    In this order: ``chosen`` on the command line; by environment; ``laid_down`` by an
    administrator; beside a portable program; the user's own.
    """
    if chosen is not None:
        return DataFolder(_at_home(chosen), "given")
    if os.environ.get(FOLDER_VARIABLE):
        return DataFolder(_at_home(Path(os.environ[FOLDER_VARIABLE])), "given")
    if laid_down is not None:
        return DataFolder(laid_down, "policy")
    beside = Path(sys.executable).resolve().parent
    if getattr(sys, "frozen", False) and (beside / PORTABLE_MARKER).exists():
        return DataFolder(beside / "data", "portable")
    return own_folder()


def own_folder() -> DataFolder:
    """Return the folder of this user where nobody chose another."""
    return DataFolder(_user_folder())


def read_plain(path: Path, most: int) -> bytes:
    """Return the bytes of a file, at most one more than ``most``.

    Only of a file: a named pipe would be waited for for ever, and a device never ends.

    Raises:
        OSError: when it cannot be read; with ``ENODEV`` when it is no file, and with ``ENOENT``
            for a name that no file can have.
    """
    # Not waiting for a pipe's other end is what O_NONBLOCK is for; it changes nothing of a file.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except ValueError as error:
        raise FileNotFoundError(errno.ENOENT, "no name of a file") from error
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.ENODEV, "not a file")
        return file.read(most + 1)


def _at_home(path: Path) -> Path:
    # That of Path raises for somebody whose home nobody knows; this one lets the name stand.
    return Path(os.path.expanduser(path)).absolute()


def _user_folder() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / APPLICATION
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APPLICATION
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / FOLDER
