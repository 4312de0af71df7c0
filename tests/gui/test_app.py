"""Opening and closing the window: lock, first run, damaged log, backups, what is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from gui.app_kit import close, one_dress, somebody  # noqa: F401  (one_dress is a fixture)
from gui.conftest import Answers
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resv_desktop.__main__ import main, window_options
from resv_desktop.domain.network import Network
from resv_desktop.gui import app as app_module
from resv_desktop.gui import tasks
from resv_desktop.gui.app import FIRST_PAINT_VARIABLE, open_window
from resv_desktop.gui.collector import Collector
from resv_desktop.gui.dialogs.rescue import RescueDialog
from resv_desktop.gui.dialogs.wizard import FirstRun
from resv_desktop.gui.errors import ErrorDialog
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, held

HEAVY = {"openpyxl", "xlsxwriter", "python_calamine", "defusedxml", "multiprocessing"}
HEAVY |= {"sqlite_utils", "PySide6.QtNetwork", "PySide6.QtTest", "subprocess", "cryptography"}
"""What must not be loaded before the window is there."""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder that nobody set up yet."""
    return DataFolder(tmp_path / "gegevens").create()


@pytest.fixture
def set_up_folder(folder: DataFolder) -> DataFolder:
    """A data folder of a coordinator with one entry."""
    workspace = Workspace(folder)
    set_up(workspace, ["network"], networks=[Network("WAT", "Waterlanden")])
    Logbook(workspace).create_entry("WAT", {"title": "Wachtlijst logopedie"})
    workspace.release()
    return folder


def titles(folder: DataFolder) -> list[str]:
    workspace = Workspace(folder)
    try:
        return [row.title for row in Logbook(workspace).find(EntryQuery())]
    finally:
        workspace.release()


def test_window_opens_over_a_folder_and_leaves_the_lock(set_up_folder: DataFolder) -> None:
    with somebody((MainWindow, close)) as met:
        assert open_window(set_up_folder) == 0
    assert met == ["MainWindow"]
    with held(set_up_folder):
        pass


def test_second_start_says_who_has_the_log_open(set_up_folder: DataFolder) -> None:
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ErrorDialog)
        said.append(dialog.sentence.text())
        dialog.accept()

    with held(set_up_folder), somebody((ErrorDialog, read)):
        assert open_window(set_up_folder) == app_module.NOT_DONE
    assert "al geopend" in said[0]


def test_first_run_asks_and_then_opens(folder: DataFolder) -> None:
    def fill(wizard: QWidget) -> None:
        assert isinstance(wizard, FirstRun)
        wizard.form.network_role.setChecked(True)
        wizard.next_step()
        wizard.networks.rows[0].name.setText("Waterlanden")
        wizard.networks.rows[0].code.setText("WAT")
        wizard.next_step()
        wizard.next_step()

    def look_and_close(window: QWidget) -> None:
        assert not any(isinstance(w, FirstRun) for w in QApplication.topLevelWidgets())
        close(window)

    with somebody((FirstRun, fill), (MainWindow, look_and_close)):
        assert open_window(folder) == 0
    workspace = Workspace(folder)
    assert [network.name for network in workspace.networks] == ["Waterlanden"]
    workspace.release()


def test_first_run_that_is_closed_leaves_nothing(folder: DataFolder) -> None:
    with somebody((FirstRun, close)):
        assert open_window(folder) == 0
    workspace = Workspace(folder)
    assert not workspace.is_set_up
    workspace.release()


def test_language_of_the_command_line_holds_for_this_session_only(
    set_up_folder: DataFolder,
) -> None:
    spoken: list[str] = []

    def listen(window: QWidget) -> None:
        spoken.append(current_lang())
        window.close()

    with somebody((MainWindow, listen)):
        open_window(set_up_folder, "en")
    with somebody((MainWindow, listen)):
        open_window(set_up_folder)
    assert spoken == ["en", "nl"]


def test_closing_after_a_change_makes_a_backup(set_up_folder: DataFolder) -> None:
    def change(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        window.context.logbook.create_entry("WAT", {"title": "Erbij"})
        window.close()

    with somebody((MainWindow, change)):
        open_window(set_up_folder)
    backups = Backups(Workspace(set_up_folder))
    assert [backup.reason for backup in backups.list()] == ["close"]
    assert backups.look(backups.list()[0].path).entries == 2


def test_closing_without_a_change_makes_none(set_up_folder: DataFolder) -> None:
    with somebody((MainWindow, close)):
        open_window(set_up_folder)
    assert Backups(Workspace(set_up_folder)).list() == []


def test_backup_of_the_day_is_made_in_the_background(
    set_up_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "DAILY_BACKUP_AFTER_MS", 0)

    def wait(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        window.context.backed_up.connect(window.close)

    with somebody((MainWindow, wait)):
        open_window(set_up_folder)
    assert [b.reason for b in Backups(Workspace(set_up_folder)).list()] == ["daily"]


def damage(folder: DataFolder) -> None:
    """Overwrite the pages of the log, its head included."""
    size = folder.database.stat().st_size
    folder.database.write_bytes(b"\0" * 100 + os.urandom(size - 100))


def test_damaged_log_offers_its_backups_and_goes_on(set_up_folder: DataFolder) -> None:
    workspace = Workspace(set_up_folder)
    Backups(workspace).make()
    workspace.release()
    damage(set_up_folder)

    def put_back(dialog: QWidget) -> None:
        assert isinstance(dialog, RescueDialog)
        QTimer.singleShot(500, dialog.restore)

    with somebody((RescueDialog, put_back), (MainWindow, close)):
        assert open_window(set_up_folder) == 0
    assert titles(set_up_folder) == ["Wachtlijst logopedie"]


def test_damaged_log_without_backup_here_goes_on_with_one_from_elsewhere(
    set_up_folder: DataFolder, tmp_path: Path
) -> None:
    workspace = Workspace(set_up_folder)
    elsewhere = tmp_path / "stick.resvlog"
    Backups(workspace).make("manual", elsewhere)
    for backup in Backups(workspace).list():
        backup.path.unlink()
    workspace.release()
    damage(set_up_folder)

    def put_back(dialog: QWidget) -> None:
        assert isinstance(dialog, RescueDialog)
        assert not dialog.list.table.isVisible()
        dialog._dialogs = Answers(files=[elsewhere])
        dialog.other_button.click()
        QTimer.singleShot(500, dialog.restore)

    with somebody((RescueDialog, put_back), (MainWindow, close)):
        assert open_window(set_up_folder) == 0
    assert titles(set_up_folder) == ["Wachtlijst logopedie"]


def test_damaged_log_without_any_backup_is_explained(set_up_folder: DataFolder) -> None:
    damage(set_up_folder)
    with somebody((RescueDialog, close), (ErrorDialog, close)):
        assert open_window(set_up_folder) == app_module.NOT_DONE


def test_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with somebody((ErrorDialog, close)):
        assert open_window(DataFolder(tmp_path / "bestand" / "map")) == app_module.NOT_DONE


def test_start_notes_its_first_paint_and_loads_nothing_of_excel(
    set_up_folder: DataFolder, tmp_path: Path
) -> None:
    note, modules = tmp_path / "paint.json", tmp_path / "modules.json"
    program = (
        "import json, sys; from resv_desktop.__main__ import main;"
        f"code = main(['--data-dir', {str(set_up_folder.root)!r}]);"
        f"open({str(modules)!r}, 'w').write(json.dumps(sorted(sys.modules))); sys.exit(code)"
    )
    environment = {**os.environ, FIRST_PAINT_VARIABLE: str(note)}
    before = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == 0
    assert before < json.loads(note.read_text())["perf_counter"] < time.perf_counter()
    assert HEAVY.intersection(json.loads(modules.read_text())) == set()


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["--data-dir", "d"], {"--data-dir": "d"}),
        (["--lang=en", "--data-dir=a b"], {"--lang": "en", "--data-dir": "a b"}),
        (["--lang", "fr"], None),
        (["--data-dir"], None),
        (["--data-dir", "--lang"], None),
        (["--help"], None),
        (["merge", "a.xlsx"], None),
        (["--data-dir", "d", "check", "a.xlsx"], None),
    ],
)
def test_only_a_plain_start_goes_past_the_command_line(
    arguments: list[str], options: dict[str, str] | None
) -> None:
    assert window_options(arguments) == options


def test_bug_on_the_way_in_is_logged_and_said(
    set_up_folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(app_module, "open_window", fail)
    assert main(["--data-dir", str(set_up_folder.root)]) == 70
    log = set_up_folder.logs / "resv-desktop.log"
    assert str(log) in capsys.readouterr().err
    assert "broken on purpose" in log.read_text(encoding="utf-8")


class Circle:
    """Refers to itself, so that only the collector can free it; notes in which thread."""

    freed_in: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Circle.freed_in.append(threading.current_thread().name)


def make_garbage() -> None:
    for _ in range(20_000):
        Circle()


def test_garbage_of_a_worker_is_freed_in_the_thread_of_the_window(
    collector: Collector, settle: Callable[[], None]
) -> None:
    """Left to Python it would be freed in the worker, which no widget survives."""
    Circle.freed_in.clear()
    tasks.Task(make_garbage).start()
    settle()
    collector.collect_when_due()
    assert set(Circle.freed_in) == {threading.main_thread().name}
