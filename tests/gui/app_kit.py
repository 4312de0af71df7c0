"""The whole program in a test: a person who waits for windows and does something with each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.theme import theme

PATIENCE_S = 20


@contextmanager
def somebody(*acts: tuple[type[QWidget], Callable[[QWidget], object]]) -> Iterator[list[str]]:
    """Let a person wait for each window in turn and do something with it; gives what was met."""
    left, met = list(acts), []
    began = time.monotonic()
    timer = QTimer()
    timer.setInterval(20)

    def look() -> None:
        if time.monotonic() - began > PATIENCE_S:
            close_all()
        for window in QApplication.topLevelWidgets():
            if left and isinstance(window, left[0][0]) and window.isVisible():
                _, act = left.pop(0)
                met.append(type(window).__name__)
                act(window)
                return

    timer.timeout.connect(look)
    timer.start()
    yield met
    timer.stop()
    assert not left, f"never met: {left[0][0].__name__}"


def wait_for(true: Callable[[], object], seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came"
        QApplication.processEvents()
        time.sleep(0.01)


def close_all() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.reject()
        window.close()


def close(window: QWidget) -> None:
    window.close()


@pytest.fixture(autouse=True)
def one_dress(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's application is dressed already; dressing it twice would make it follow twice."""
    monkeypatch.setattr(theme(), "install", lambda *_, **__: None)
    yield
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow | QDialog):
            window.deleteLater()
    QApplication.processEvents()
