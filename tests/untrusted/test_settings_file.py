"""Settings are conveniences: whatever stands in the file, a person reaches the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from untrusted.kit import STRANGE

from resv_desktop.gui.context import Context
from resv_desktop.gui.look import apply_settings
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.services.settings import Settings, load_settings, save_settings
from resv_desktop.services.workspace import Workspace

HOSTILE: dict[str, Any] = {
    "another language": {"language": "../../etc", "look": "neon"},
    "numbers for words": {"language": 1, "look": None, "last_folder": 7, "geometry": {}},
    "words for numbers": {"zoom": "100", "compact_rows": "false"},
    "zoom without end": {"zoom": 10**400},
    "zoom of yes": {"zoom": True},
    "zoom below nothing": {"zoom": -(10**9)},
    "half a character": {"last_folder": "\ud800", "geometry": "\udfff", "columns": ["\ud800"]},
    "control characters": {"last_folder": "/\0\n\x1b[31m", "last_page": "log\0x"},
    "a page that is none": {"last_page": "merge /etc/passwd"},
    "a place that is none": {"geometry": "%%%" * 1_000},
    "a place of noise": {"geometry": "AdnQywADAAAAAP////8AAAAA" * 20},
    "a thousand columns": {"columns": ["title"] * 10_000},
    "columns of columns": {"columns": [["x"], {"y": 1}, None]},
    "fields of tomorrow": {"tomorrow": 1, "language": "en"},
}


@pytest.mark.parametrize("name", [name for name in STRANGE if "too long" not in name])
def test_hostile_settings_are_as_at_first(name: str, tmp_path: Path) -> None:
    assert load_settings(STRANGE[name](tmp_path / "settings.json")) == Settings()


def test_settings_that_are_too_large_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "en"}) + " " * 2_000_000, encoding="utf-8")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("name", HOSTILE)
def test_the_window_opens_whatever_the_settings_say(
    name: str, workspace_network: Workspace, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    path = workspace_network.folder.settings
    path.write_text(json.dumps(HOSTILE[name]), encoding="utf-8")
    settings = load_settings(path)
    assert settings == settings.sound()
    save_settings(path, settings)
    context = Context(workspace_network)
    apply_settings(context.settings)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    for page in window.page_keys():
        window.show_page(page)
    settle()
    assert window.isVisible()
