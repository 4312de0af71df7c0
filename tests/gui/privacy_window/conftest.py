"""A coordinator's window at the log, with an entry open."""

from __future__ import annotations

import pytest
from gui.privacy_window.kit import record
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import DetailPanel


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


@pytest.fixture
def panel(page: LogPage, context: Context) -> DetailPanel:
    """The panel with the first entry, KN-001."""
    page.open_record(record(context, "KN-001"))
    return page.panel()
