"""A bundle that misses something does not pass its own test: each part is taken out on purpose."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from packaging_kit import self_test

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="built for Linux")

PLUGINS = "lib/PySide6/Qt/plugins"
BREAKAGES = {
    "platform plugin": f"{PLUGINS}/platforms/libqoffscreen.so",
    "Dutch of Qt": "lib/PySide6/Qt/translations/qtbase_nl.qm",
    "our Dutch": "lib/resv_desktop/resources/translations/*.qm",
    "icon": "lib/resv_desktop/resources/icons/house.svg",
    "another icon": "lib/resv_desktop/resources/icons/layers.svg",
    "SVG plugin": f"{PLUGINS}/imageformats/libqsvg.so",
    "SVG icon engine": f"{PLUGINS}/iconengines/libqsvgicon.so",
    "SVG library": "lib/PySide6/Qt/lib/libQt6Svg.so.6",
    "rapidfuzz": "lib/rapidfuzz/fuzz_cpp*.so",
    "calamine": "lib/python_calamine/*.so",
    "ICU": "lib/PySide6/Qt/lib/libicudata.so.*",
    "SQLite": "lib/libsqlite3.so.0",
    "cryptography": "lib/cryptography/hazmat/bindings/_rust.abi3.so",
    "code book": "lib/resv_desktop/resources/codebook/codebook-1.json",
    "names": "lib/resv_desktop/resources/privacy/names.gz",
    "sentences": "lib/resv_desktop/resources/messages/store.json",
    "library of Python": "lib/base_library.zip",
}


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """The bundle as links to its files, so that taking one out costs nothing."""
    target = tmp_path / "resv-desktop"
    try:
        shutil.copytree(folder, target, symlinks=True, copy_function=os.link)
    except OSError:  # another disk
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target, symlinks=True)
    return target


def test_a_whole_copy_passes(copy: Path, tmp_path: Path) -> None:
    told = self_test(copy / "resv-desktop", tmp_path / "data", QT_QPA_PLATFORM="offscreen")
    assert told.exit_code == 0, told.said


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_what_is_taken_out_is_noticed(copy: Path, tmp_path: Path, breakage: str) -> None:
    taken = sorted(copy.glob(BREAKAGES[breakage]))
    assert taken, "nothing to take out: the list is older than the bundle"
    for path in taken:
        path.unlink()
    told = self_test(copy / "resv-desktop", tmp_path / "data", QT_QPA_PLATFORM="offscreen")
    assert told.detected, f"missed: {breakage}\n{told.said}"


def test_a_computer_without_fonts_is_noticed(copy: Path, tmp_path: Path) -> None:
    """Nothing in the bundle: the fonts are the computer's, and every letter would be empty."""
    settings = tmp_path / "fonts.conf"
    empty = tmp_path / "fonts"
    empty.mkdir()
    settings.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{empty}</dir>"
        f"<cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    told = self_test(
        copy / "resv-desktop",
        tmp_path / "data",
        QT_QPA_PLATFORM="offscreen",
        FONTCONFIG_FILE=str(settings),
    )
    assert told.detected, told.said
    assert not told.checks or "fonts" in told.failed
