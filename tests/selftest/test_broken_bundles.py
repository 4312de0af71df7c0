"""The built program finds what is broken in it on purpose: one part at a time is taken away.

Needs a built program for Linux in ``dist/resv-desktop``, or the folder named by
``RESV_BUILT_PROGRAM``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from resv_desktop.selftest import names

ROOT = Path(__file__).parent.parent.parent
BUILT = Path(os.environ.get("RESV_BUILT_PROGRAM", ROOT / "dist" / "resv-desktop"))
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform != "linux", reason="a bundle for Linux"),
    pytest.mark.skipif(not (BUILT / "resv-desktop").is_file(), reason="nothing was built"),
]

BROKEN = {
    "libqxcb.so": "platform_plugins",
    "libqwayland*.so": "platform_plugins",
    "libqoffscreen.so": "qt_platform",
    "resv_nl.qm": "translations",
    "resv_en.qm": "translations",
    "qtbase_nl.qm": "translations",
    "house.svg": "resources",
    "sun.svg": "resources",
    "libqsvgicon.so": "icon_engine",
    "libqsvg.so": "svg_images",
    "libsqlite3.so*": "sqlite_library",
    "libicui18n.so*": "platform_plugins",
    "fuzz_cpp*.so": "proposals",
    "_python_calamine*.so": "workbook_reader",
    "codebook-1.json": "resources",
    "names.gz": "resources",
}
"""What is taken away, and the check that must find it."""


def copy_of(built: Path, folder: Path) -> Path:
    """Copy the program without copying its bytes; removing a file there leaves the original."""
    return Path(shutil.copytree(built, folder / "program", symlinks=True, copy_function=os.link))


def self_test(program: Path, folder: Path, **environment: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [str(program / "resv-desktop"), "--data-dir", str(folder / "data"), "self-test", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    answer = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    return done.returncode, answer, done.stderr


def failed(answer: dict[str, Any]) -> set[str]:
    return {check["name"] for check in answer["checks"] if not check["ok"]}


def test_the_built_program_passes_its_own_test(tmp_path: Path) -> None:
    code, answer, said = self_test(BUILT, tmp_path)
    assert failed(answer) == set(), said
    assert (code, answer["ok"]) == (0, True)
    assert [check["name"] for check in answer["checks"]] == list(names())


@pytest.mark.parametrize(("taken", "found"), BROKEN.items(), ids=list(BROKEN))
def test_what_is_missing_is_found(tmp_path: Path, taken: str, found: str) -> None:
    program = copy_of(BUILT, tmp_path)
    files = [path for path in program.rglob(taken) if path.is_symlink() or path.is_file()]
    assert files, "the pattern names something of the bundle"
    for file in files:
        file.unlink()
    code, answer, said = self_test(program, tmp_path)
    assert code == 1, said
    assert found in failed(answer)


def test_a_computer_without_fonts_is_found(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS, encoding="utf-8")
    code, answer, _ = self_test(BUILT, tmp_path, FONTCONFIG_FILE=str(config))
    assert code == 1
    assert "fonts" in failed(answer)


def test_the_outcome_goes_to_files_as_well(tmp_path: Path) -> None:
    page, text = tmp_path / "uitslag.html", tmp_path / "uitslag.txt"
    command = [str(BUILT / "resv-desktop"), "--data-dir", str(tmp_path / "data")]
    done = subprocess.run(
        [*command, f"--self-test={page}", f"--self-test={text}"],
        capture_output=True,
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text(encoding="utf-8").startswith("RESV Desktop, ")
