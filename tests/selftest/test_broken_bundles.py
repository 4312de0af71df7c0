"""What stands in for a missing part deceives nobody: the right check of a built program finds it.

`tests/packaging` takes out many more parts and asks only that it be noticed.
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
from packaging_kit import DIST
from packaging_kit import FOLDER as BUILT

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform != "linux", reason="a bundle for Linux"),
]

BROKEN = {
    "libqsvgicon.so": "icon_engine",
    "libqsvg.so": "svg_images",
    "libsqlite3.so*": "sqlite_library",
    "libqxcb.so": "platform_plugins",
    "sun.svg": "resources",
}
"""What is taken away, and the check that must find it."""


def copy_of(built: Path, folder: Path) -> Path:
    """Copy the program without copying its bytes; removing a file there leaves the original."""
    return Path(shutil.copytree(built, folder / "program", symlinks=True, copy_function=os.link))


def self_test(program: Path, folder: Path) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [str(program / "resv-desktop"), "--data-dir", str(folder / "data"), "self-test", "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    answer = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    return done.returncode, answer, done.stderr


def failed(answer: dict[str, Any]) -> set[str]:
    return {check["name"] for check in answer["checks"] if not check["ok"]}


@pytest.mark.parametrize(("taken", "found"), BROKEN.items(), ids=list(BROKEN))
def test_what_is_missing_is_found(tmp_path: Path, taken: str, found: str) -> None:
    assert BUILT.is_dir(), f"nothing was built in {DIST}: make package"
    program = copy_of(BUILT, tmp_path)
    files = [path for path in program.rglob(taken) if path.is_symlink() or path.is_file()]
    assert files, "the pattern names something of the bundle"
    for file in files:
        file.unlink()
    code, answer, said = self_test(program, tmp_path)
    assert code == 1, said
    assert found in failed(answer)


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
