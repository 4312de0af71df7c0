"""The region made up by the program for Windows is, byte for byte, the one made up from source."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from windows_kit import ROOT, Windows, built, contents

from installer.windows import wine

pytestmark = pytest.mark.xdist_group("wine")


def workbooks(folder: Path) -> dict[str, str]:
    return {name: told for name, told in contents(folder).items() if name.endswith(".xlsx")}


def test_the_program_for_windows_writes_the_same_workbooks(
    windows: Windows, tmp_path: Path
) -> None:
    program = built("resv-desktop") / "resv-desktop-cli.exe"
    here, there = tmp_path / "linux", tmp_path / "windows"
    command = [sys.executable, "-m", "resv_desktop", "demo", "--out", str(here), "--json"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    done = windows.run(program, "demo", "--out", wine.windows_path(there), "--json")
    assert json.loads(done.stdout)["balance"] == 0
    assert len(workbooks(here)) > 20
    assert workbooks(there) == workbooks(here)
