"""The window, as it opens."""

from __future__ import annotations

import pytest
from gui.window_kit import Open
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def make(context: Context) -> MainWindow:
        window = MainWindow(context)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(open_window: Open, context: Context) -> MainWindow:
    return open_window(context)
