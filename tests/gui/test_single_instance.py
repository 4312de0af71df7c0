"""Files that are opened from outside, and the second start that hands them to the first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gui.app_kit import close, one_dress, somebody, wait_for  # noqa: F401  (one_dress is a fixture)
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from resv_desktop.assets import resource
from resv_desktop.domain.network import Network
from resv_desktop.gui import app as app_module
from resv_desktop.gui.app import open_window
from resv_desktop.gui.arrivals import Arrivals
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.take_over import TakeOverDialog
from resv_desktop.gui.dialogs.wizard import FirstRun
from resv_desktop.gui.errors import ErrorDialog
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.second_start import Listening
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, held

ROOT = Path(__file__).resolve().parents[2]
REGION_FILE = resource("sample_data", "region.json")
Second = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> DataFolder:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    made = DataFolder(tmp_path / "gegevens").create()
    workspace = Workspace(made)
    set_up(workspace, ["network", "region"], networks=[Network("WAT", "Waterlanden")])
    workspace.release()
    return made


@pytest.fixture
def second(folder: DataFolder) -> Iterator[Second]:
    """Start the program once more, as a process, with these arguments."""
    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "resv_desktop", "--data-dir", str(folder.root)]
        begun.append(
            subprocess.Popen(
                [*command, *map(str, arguments)],
                stderr=subprocess.PIPE,
                text=True,
                cwd=folder.root.parent,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        )
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def shown_page(window: MainWindow) -> str:
    return window.current_page().key


def test_second_start_brings_the_first_forward_with_its_file(
    folder: DataFolder, second: Second, tmp_path: Path
) -> None:
    (tmp_path / "werkmap é.xlsx").write_bytes(b"geen werkmap")

    def start_again(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        window.showMinimized()
        process = second("werkmap é.xlsx")
        wait_for(lambda: process.poll() is not None)
        assert process.returncode == 0
        wait_for(lambda: shown_page(window) == "merge" and not window.is_busy())
        assert not window.isMinimized()
        (row,) = window.page("merge").part("files")._looked.report.files  # type: ignore[union-attr]
        assert row.reading.name == "werkmap é.xlsx"
        window.close()

    with somebody((MainWindow, start_again)):
        assert open_window(folder) == 0
    assert not folder.pipe.exists()
    assert not [t for t in threading.enumerate() if t.name == "second start"]


def test_what_the_first_is_started_with_is_opened(folder: DataFolder, tmp_path: Path) -> None:
    copy = Backups(Workspace(folder)).make("manual", tmp_path / "van-mijn-voorganger.resvlog")
    before = folder.database.read_bytes()

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        wait_for(lambda: shown_page(window) == "settings")
        page = window.current_page()
        assert isinstance(page, SettingsPage)
        wait_for(lambda: page.backups.list.looked_into() is not None)
        assert "van-mijn-voorganger.resvlog" in page.backups.list.preview_title.text()
        window.close()

    with somebody((MainWindow, look)):
        assert open_window(folder, None, [copy.path]) == 0
    assert folder.database.read_bytes() == before, "looked into, not put back"


def test_a_region_file_from_outside_asks_first(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = json.loads(REGION_FILE.read_text(encoding="utf-8"))
    offered = tmp_path / "nieuw.resvregio"
    offered.write_text(json.dumps(data | {"region": "RESV <b>Elders</b>"}), encoding="utf-8")
    questions: list[str] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        window.context._dialogs = Person(questions)  # type: ignore[assignment]
        wait_for(lambda: questions)
        assert window.context.workspace.region.name == ""
        Person.answer = True
        window.show_page(f"settings offered {offered}")
        assert window.context.workspace.region.name == "RESV <b>Elders</b>"
        window.close()

    with somebody((MainWindow, look)):
        assert open_window(folder, None, [offered]) == 0
    assert "nieuw.resvregio is het regiopakket van RESV <b>Elders</b>" in questions[0]


class Person:
    """Answers whether it is sure."""

    answer = False

    def __init__(self, questions: list[str]) -> None:
        self._questions = questions

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        self._questions.append(question)
        return self.answer


def test_an_unknown_file_gets_a_sentence(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(b"x")
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ErrorDialog)
        said.append(dialog.sentence.text())
        window = dialog.parent()
        dialog.accept()
        QTimer.singleShot(0, window.close)

    with somebody((ErrorDialog, read)):
        assert open_window(folder, None, [tmp_path / "foto.png"]) == 0
    assert said == ["foto.png is geen bestand dat RESV Desktop opent. Er is niets veranderd."]


def test_a_file_waits_while_a_dialog_asks_something(
    folder: DataFolder, second: Second, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")

    def ask_and_start(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        dialog = QDialog(window)
        open_dialog(dialog)
        process = second(tmp_path / "a.xlsx")
        wait_for(lambda: process.poll() is not None)
        assert process.returncode == 0
        wait_for(lambda: QApplication.activeModalWidget() is dialog)
        time.sleep(0.3)
        QApplication.processEvents()
        assert shown_page(window) == "start"
        dialog.accept()
        wait_for(lambda: shown_page(window) == "merge" and not window.is_busy())
        window.close()

    with somebody((MainWindow, ask_and_start)):
        assert open_window(folder) == 0


def test_a_file_that_the_finder_of_macos_opens_goes_to_its_page(
    folder: DataFolder, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    workspace = Workspace(folder)
    window = MainWindow(Context(workspace))
    window.show()
    app = QApplication.instance()
    assert app is not None
    with Arrivals(folder) as arrivals:
        arrivals.show_in(window)
        app.installEventFilter(arrivals)  # as the program does where there is a Finder
        QApplication.sendEvent(app, QFileOpenEvent(str(tmp_path / "a.xlsx")))
        app.removeEventFilter(arrivals)
        wait_for(lambda: shown_page(window) == "merge" and not window.is_busy())
    window.close()
    workspace.release()


def test_who_succeeds_somebody_goes_on_with_the_log_that_was_handed_over(
    folder: DataFolder, tmp_path: Path
) -> None:
    copy = Backups(Workspace(folder)).make("manual", tmp_path / "overdracht.resvlog").path
    before = copy.read_bytes()
    fresh = DataFolder(tmp_path / "nieuw")

    def go_on(dialog: QWidget) -> None:
        assert isinstance(dialog, TakeOverDialog)
        assert "overdracht.resvlog" in dialog.sentence.text()
        wait_for(lambda: dialog.list.looked_into() is not None)
        assert not fresh.database.exists(), "looking changes nothing"
        dialog.list.restore_button.click()

    with somebody((TakeOverDialog, go_on), (MainWindow, close)):
        assert open_window(fresh, None, [copy]) == 0
    with Workspace(fresh) as workspace:
        assert [network.code for network in workspace.networks] == ["WAT"]
    assert copy.read_bytes() == before


def test_what_is_handed_over_and_is_no_log_leads_to_the_first_questions(
    tmp_path: Path, folder: DataFolder
) -> None:
    (tmp_path / "overdracht.resvlog").write_bytes(b"geen logboek")
    fresh = DataFolder(tmp_path / "nieuw")
    said: list[str] = []

    def refuse(dialog: QWidget) -> None:
        assert isinstance(dialog, TakeOverDialog)
        wait_for(lambda: not dialog.list.banner.isHidden())
        said.append(dialog.list.banner.text())
        dialog.reject()

    with somebody((TakeOverDialog, refuse), (FirstRun, close)):
        assert open_window(fresh, None, [tmp_path / "overdracht.resvlog"]) == 0
    assert said[0].strip()
    assert not fresh.database.exists()


def test_a_second_start_during_the_first_questions_is_answered(
    tmp_path: Path, folder: DataFolder, second: Second
) -> None:
    folder.database.unlink()

    def start_again(wizard: QWidget) -> None:
        process = second()
        wait_for(lambda: process.poll() is not None)
        assert process.returncode == 0
        assert wizard.isVisible()
        wizard.close()

    with somebody((FirstRun, start_again)):
        assert open_window(folder) == 0


def test_a_window_that_hangs_is_told_of_in_a_sentence(folder: DataFolder) -> None:
    first = Listening(folder, lambda _asked: None)
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, ErrorDialog)
        said.append(dialog.sentence.text())
        dialog.accept()

    with held(folder), somebody((ErrorDialog, read)):
        first.start()
        began = time.monotonic()
        assert open_window(folder) == app_module.NOT_DONE
        assert time.monotonic() - began < 3
    first.stop()
    assert "maar antwoordt niet" in said[0]


def test_when_the_first_is_closed_the_next_start_is_the_first(folder: DataFolder) -> None:
    for _ in range(2):
        with somebody((MainWindow, close)):
            assert open_window(folder) == 0
        assert not folder.pipe.exists()
