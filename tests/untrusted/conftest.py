"""A small log that must stay as it is, and the window's fixtures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.conftest import (  # noqa: F401  (fixtures)
    answers,
    as_at_first,
    clock,
    collector,
    context,
    dressed,
    new_workspace,
    one_reader_verifies,
    region_context,
    settle,
    workspace_network,
    workspace_region,
)
from pytestqt.qtbot import QtBot
from untrusted.kit import contents, small_log

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.paths import FOLDER_VARIABLE, DataFolder


@pytest.fixture(autouse=True)
def away_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of these tests may reach the user's own log; short paths lead to tmp_path."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, region_context: Context) -> MainWindow:  # noqa: F811  (fixtures)
    """The window of a RESV."""
    made = MainWindow(region_context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def log(tmp_path: Path) -> Iterator[DataFolder]:
    """A log that must be the same at the end."""
    made = small_log(tmp_path / "log")
    before = contents(made)
    yield made
    assert contents(made) == before, "what was refused changed something"
