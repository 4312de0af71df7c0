"""What is broken on purpose is found, by the program itself and in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from resv_desktop.selftest import names

ROOT = Path(__file__).parent.parent.parent
EMPTY_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'

WITHOUT = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QLibraryInfo
plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
kept = Path(sys.argv[1])
for kind in plugins.iterdir():
    if kind.name not in sys.argv[2:]:
        (kept / kind.name).symlink_to(kind)
QCoreApplication.setLibraryPaths([str(kept)])
from resv_desktop.gui import examine
from resv_desktop.selftest.model import check
wanted = ("icons", "icon_engine", "svg_images")
found = [check(name, *examine.check(name)) for name in wanted]
print(*(each.name for each in found if not each.ok))
"""


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def self_test(folder: Path, *more: object, **environment: str) -> tuple[int, dict[str, Any]]:
    command = ("-m", "resv_desktop", "--data-dir", folder, "self-test", "--json", *more)
    done = run(*command, **environment)
    return done.returncode, json.loads(done.stdout)


def failed(answer: dict[str, Any]) -> set[str]:
    return {check["name"] for check in answer["checks"] if not check["ok"]}


@pytest.mark.parametrize(
    ("left_out", "found"),
    [("iconengines", "icon_engine"), ("imageformats", "svg_images")],
)
def test_a_missing_plugin_of_drawings_is_found_by_its_ink(
    tmp_path: Path, left_out: str, found: str
) -> None:
    """The program's own icons do not use them, so looking at those alone would miss it."""
    done = run("-c", WITHOUT, tmp_path, left_out)
    assert done.stdout.split() == [found], done.stderr


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="fonts are told by fontconfig on Linux only")
def test_a_computer_without_fonts_is_found_and_told_in_the_exit_code(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(EMPTY_FONTS, encoding="utf-8")
    page = tmp_path / "uitslag.html"
    code, answer = self_test(tmp_path / "resv", "--html", page, FONTCONFIG_FILE=str(config))
    assert code == 1
    assert answer["ok"] is False
    assert "fonts" in failed(answer)
    assert "fonts-dejavu-core" in page.read_text(encoding="utf-8")


@pytest.mark.thorough
def test_a_window_that_takes_the_process_down_is_a_check_that_failed(tmp_path: Path) -> None:
    """Qt ends the process when it finds no plugin; the self-test gives its answer all the same."""
    code, answer = self_test(tmp_path / "resv", QT_QPA_PLATFORM="nosuchplatform")
    assert code == 1
    assert [check["name"] for check in answer["checks"]] == list(names())
    assert {"qt_platform", "main_window"} <= failed(answer)
    assert "round_trip" not in failed(answer)


def test_a_sound_copy_passes_and_answers_to_the_letter(tmp_path: Path) -> None:
    code, answer = self_test(tmp_path / "resv")
    assert (code, failed(answer)) == (0, set())
    assert set(answer) == {"ok", "checks"}
    assert all(set(check) == {"name", "ok", "detail", "seconds"} for check in answer["checks"])
    assert [check["name"] for check in answer["checks"]] == list(names())
