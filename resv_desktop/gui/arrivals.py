"""Files from outside and a second start: the window comes forward and shows what was opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.errors import log, show_error
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.paths import DataFolder
from resv_desktop.services.arrivals import LOGS, REGION_FILES, page_for

if TYPE_CHECKING:
    from resv_desktop.services.second_start import Asked, Listening

LISTEN_AFTER_MS = 100
"""The first paint goes before; a second start waits longer than this for the pipe."""
AGAIN_MS = 150
TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"
"""Read by Qt under Wayland when a window asks to come forward, and taken away by it."""


class Arrivals(QObject):
    """What comes in while the program runs, and what it was started with.

    Files wait as long as a dialog asks something, or the log is being replaced or merged.
    """

    _asked = Signal(object)

    def __init__(self, folder: DataFolder, files: Sequence[Path] = ()) -> None:
        super().__init__()
        self._window: MainWindow | None = None
        self._waiting: list[tuple[Path, ...]] = [tuple(files)] if files else []
        self._left = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._open)
        self._asked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._folder = folder
        self._listening: Listening | None = None

    def __enter__(self) -> Arrivals:
        app = QApplication.instance()
        if sys.platform == "darwin" and app is not None:  # elsewhere it would cost, for nothing
            app.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._left = True
        self._again.stop()
        self._window = None
        if self._listening is not None:
            self._listening.stop()

    def waiting(self) -> list[Path]:
        """The files that nobody looked at yet."""
        return [file for files in self._waiting for file in files]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take the files that the Finder of macOS opens: it names none on the command line."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append((Path(event.file()),))
            self._open()
            return True
        return super().eventFilter(watched, event)

    def region_file(self) -> Path | None:
        """Take a region file out of what waits: the first questions can begin with it."""
        return self._only(REGION_FILES)

    def log_file(self) -> Path | None:
        """Take a log out of what waits: where there is none yet, one can go on with it."""
        return self._only(LOGS)

    def _only(self, kinds: tuple[str, ...]) -> Path | None:
        files = self.waiting()
        if len(files) != 1 or files[0].suffix.lower() not in kinds:
            return None
        self._waiting.clear()
        return files[0]

    def listen(self) -> None:
        """Let a second start find this one, from a moment after the first paint on."""
        QTimer.singleShot(LISTEN_AFTER_MS, self, self._listen)

    def show_in(self, window: MainWindow) -> None:
        """Open in ``window`` what waits, and what comes from now on."""
        self._window = window
        if self._waiting:
            self._again.start(0)

    def leave(self) -> None:
        """Open nothing any more: the window is closed."""
        self._window = None

    def _listen(self) -> None:
        from resv_desktop.services.second_start import Listening

        if not self._left:
            self._listening = Listening(self._folder, self._asked.emit)
            self._listening.start()

    def _take(self, asked: Asked) -> None:
        if not asked.take():
            return
        if asked.message.token:
            os.environ[TOKEN_VARIABLE] = asked.message.token
        come_forward(self._window)
        if asked.message.files:
            self._waiting.append(asked.message.files)
            self._open()

    def _open(self) -> None:
        window = self._window
        if window is None or not self._waiting:
            return
        if QApplication.activeModalWidget() is not None or window.is_busy():
            self._again.start()
            return
        files = self._waiting.pop(0)
        try:
            wanted = page_for(files, window.page_keys(), window.context.workspace.folder.database)
            window.show_page(wanted)
        except KnownError as error:
            log.info("not opened: %s", error.code)
            show_error(error, window)
        if self._waiting:
            self._again.start()


def come_forward(window: QWidget | None) -> None:
    """Bring the window to the front, or the dialog that stands before it."""
    wanted = QApplication.activeModalWidget() or window
    if wanted is None:
        return
    for each in (window, wanted):
        if each is not None and each.isMinimized():
            each.setWindowState(each.windowState() & ~Qt.WindowState.WindowMinimized)
    wanted.show()
    wanted.raise_()
    wanted.activateWindow()
