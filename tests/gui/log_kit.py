"""A coordinator's window at the log: fixtures for the folders of tests that need it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_page("log")
    return made


@pytest.fixture
def page(window: MainWindow) -> LogPage:
    found = window.page("log")
    assert isinstance(found, LogPage)
    return found
