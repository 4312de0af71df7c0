"""A session in the window, from log to report, in a process of its own: ``session.py FOLDER``.

Prints one JSON object: what was made, and which modules that could reach a network were loaded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from resv_desktop.gui import tasks
from resv_desktop.gui.app import dressed_application
from resv_desktop.gui.collector import Collector
from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.samples import sample_region
from resv_desktop.services.settings import load_settings
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

NETWORK_MODULES = ("ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio")
TITLE = "Wachtlijst logopedie loopt op"


class Person:
    """Answers the dialogs for files: workbooks go to one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open_files(self, parent: QWidget, title: str, pattern: str, folder: str) -> list[Path]:
        return sorted(self.folder.glob("*.xlsx"))

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        return self.folder

    def save_file(self, parent: QWidget, title: str, pattern: str, name: Path) -> Path | None:
        return self.folder / Path(name).name

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        return True


def settle() -> None:
    """Let work end, and the work that comes of it."""
    for _ in range(5):
        if not tasks.wait_idle(120_000):
            raise SystemExit("work does not end")
        QApplication.processEvents()


def log(window: MainWindow) -> None:
    """Add an entry by its one line."""
    window.show_page("log")
    page: Any = window.page("log")
    page.quick_add.line.setFocus()
    QTest.keyClicks(page.quick_add.line, TITLE)
    QTest.keyClick(page.quick_add.line, Qt.Key.Key_Return)
    settle()


def deliver(window: MainWindow) -> None:
    """Hand over the period in which the entry was made."""
    window.show_page("deliver")
    page: Any = window.page("deliver")
    page.periods.setCurrentIndex(0)
    page.export.click()
    settle()


def merge(window: MainWindow, folder: Path) -> None:
    """Read what was handed over, in reader processes, and keep it."""
    window.show_page("merge")
    page: Any = window.page("merge")
    files = page.part("files")
    files.read([folder])
    settle()
    files.merge()
    settle()


def report(window: MainWindow) -> None:
    """Write the regional workbook."""
    window.show_page("report")
    settle()
    page: Any = window.page("report")
    page.export.click()
    settle()


def change_settings(window: MainWindow) -> None:
    """Choose another look, and read the manual."""
    window.show_page("settings")
    window.context.keep_settings(type(window.context.settings)(look="dark", zoom=125))
    window.open_help()
    settle()


def session(folder: Path) -> dict[str, Any]:
    """Do a quarter's work and return what came of it."""
    app = dressed_application(load_settings(folder / "settings.json"))
    collector = Collector()
    workspace = Workspace(DataFolder(folder / "log").create())
    region = sample_region()
    set_up(workspace, ["network", "region"], networks=region.networks[:1], region=region)
    books = folder / "werkmappen"
    books.mkdir()
    window = MainWindow(Context(workspace, Person(books)))
    window.show()
    acts: tuple[Callable[[], None], ...] = (
        lambda: log(window),
        lambda: deliver(window),
        lambda: merge(window, books),
        lambda: report(window),
        lambda: change_settings(window),
    )
    for act in acts:
        act()
    backup = Backups(workspace).make("manual")
    said = {
        "entries": window.context.logbook.count(EntryQuery()),
        "workbooks": sorted(path.name for path in books.glob("*.xlsx")),
        "batches": workspace.database().value("SELECT count(*) FROM batches"),
        "backup": backup.path.exists(),
        "look": load_settings(workspace.folder.settings).look,
    }
    window.close()
    tasks.shutdown()
    collector.stop()
    workspace.release()
    app.quit()
    loaded = [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]
    return {**said, "network_modules": [*loaded, *(n for n in NETWORK_MODULES if n in sys.modules)]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(session(Path(sys.argv[1]))) + "\n")
