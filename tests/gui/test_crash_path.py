"""Known errors and bugs: what is shown, what is logged, and what is never in it."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui import tasks
from resv_desktop.gui.errors import CrashHandler, ErrorDialog, details_text, show_error
from resv_desktop.gui.tasks import Task


@pytest.fixture
def crash(tmp_path: Path) -> Iterator[CrashHandler]:
    """The crash path, installed for one test."""
    hooks = sys.excepthook, threading.excepthook
    handler = CrashHandler(tmp_path / "log")
    handler.install()
    yield handler
    handler.uninstall()
    sys.excepthook, threading.excepthook = hooks


def test_an_error_dialog_shows_the_sentence_and_closes_by_enter(qtbot: QtBot) -> None:
    dialog = show_error(KnownError("no_such_code"))
    assert dialog.sentence.text() == "no_such_code"
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.isHidden())


def raised(kind: type[Exception], words: str) -> tuple[type[Exception], Exception, object]:
    try:
        raise kind(words)
    except kind as error:
        return kind, error, error.__traceback__


def test_a_bug_is_logged_and_shown_without_its_trace(qtbot: QtBot, crash: CrashHandler) -> None:
    crash.report(*raised(ValueError, "geheime tekst"))  # type: ignore[arg-type]
    dialog = crash.dialog
    assert dialog is not None
    shown = dialog.form.explanation.text() + dialog.form.log_path.text()
    assert "Traceback" not in shown
    assert dialog.form.log_path.text().endswith("resv-desktop.log")
    written = crash.log_path.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "geheime tekst" in written
    qtbot.keyClick(dialog.form.go_on_button, Qt.Key.Key_Space)
    assert crash.dialog is None


def test_copied_details_hold_no_text_that_somebody_typed(qtbot: QtBot, crash: CrashHandler) -> None:
    crash.report(*raised(ValueError, "geheime tekst"))  # type: ignore[arg-type]
    assert crash.dialog is not None
    qtbot.mouseClick(crash.dialog.form.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "raised" in copied
    assert "geheime" not in copied
    assert crash.dialog.form.copy_button.text() == "Gekopieerd"
    crash.dialog.accept()


def test_the_same_bug_is_shown_once_and_logged_each_time(qtbot: QtBot, crash: CrashHandler) -> None:
    for _ in range(3):
        crash.report(*raised(ValueError, "x"))  # type: ignore[arg-type]
        if crash.dialog is not None:
            crash.dialog.accept()
    assert crash.log_path.read_text(encoding="utf-8").count("CRITICAL") == 3
    assert crash.dialog is None


def test_a_bug_in_any_thread_is_shown_in_the_windows_thread(
    qtbot: QtBot, crash: CrashHandler
) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: crash.dialog is not None)
    assert "ZeroDivisionError" in crash.log_path.read_text(encoding="utf-8")
    assert crash.dialog is not None
    crash.dialog.accept()


def test_a_bug_in_background_work_takes_the_same_path(crash: CrashHandler) -> None:
    Task(lambda: 1 // 0).start()
    assert tasks.wait_idle()
    assert crash.dialog is not None
    crash.dialog.accept()


def test_a_known_error_that_nobody_handled_is_no_crash(qtbot: QtBot, crash: CrashHandler) -> None:
    error = KnownError("no_such_code")
    crash.report(KnownError, error, None)
    assert crash.dialog is None
    shown = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ErrorDialog"]
    assert [w.sentence.text() for w in shown if w.isVisible()] == ["no_such_code"]
    for window in shown:
        window.close()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert "CRITICAL" not in crash.log_path.read_text(encoding="utf-8")


def test_what_qt_complains_of_is_in_the_log(crash: CrashHandler) -> None:
    qWarning("a complaint")
    assert "WARNING qt a complaint" in crash.log_path.read_text(encoding="utf-8")


def test_the_log_is_given_back(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    handler = CrashHandler(tmp_path)
    handler.install()
    handler.uninstall()
    assert logging.getLogger().handlers == before
    assert sys.excepthook is sys.__excepthook__


def test_details_name_the_place_in_the_program() -> None:
    kind, _, trace = raised(KeyError, "x")
    details = details_text(kind, trace)  # type: ignore[arg-type]
    assert "KeyError" in details
    assert "test_crash_path.py" in details
    assert str(Path(__file__).parent) not in details


def test_a_dialog_nobody_holds_stays_open_until_it_is_closed(qtbot: QtBot) -> None:
    show_error(KnownError("no_such_code"))
    gc.collect()
    # One that an earlier test closed may still be waiting to be taken away.
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    (dialog,) = (w for w in shown if isinstance(w, ErrorDialog))
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.accept()
    assert gone == []
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    assert gone == [True]
