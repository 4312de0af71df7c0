"""The built program where it is to work: without a screen, under X, under Wayland."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from packaging_kit import ROOT, need, self_test
from PyInstaller.archive.readers import CArchiveReader

from installer.linux import finish

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="built for Linux")


def test_it_passes_its_own_test_without_a_screen(program: Path, tmp_path: Path) -> None:
    told = self_test(program, tmp_path / "data", QT_QPA_PLATFORM="offscreen")
    assert told.exit_code == 0, told.said
    assert "offscreen" in told.checks["qt_platform"]["detail"]


def test_it_passes_its_own_test_under_x(program: Path, tmp_path: Path) -> None:
    need("xvfb-run", "xauth")
    told = self_test(program, tmp_path / "data", "xvfb-run", "-a")
    assert told.exit_code == 0, told.said
    assert "xcb" in told.checks["qt_platform"]["detail"]


def test_it_passes_its_own_test_under_wayland(program: Path, tmp_path: Path) -> None:
    need("weston")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(runtime)}
    command = ["weston", "--backend=headless-backend.so", "--socket=resv", "--idle-time=0"]
    log = (tmp_path / "weston.log").open("wb")
    with log, subprocess.Popen(command, env=environment, stdout=log, stderr=log) as screen:
        try:
            _wait_for(runtime / "resv", screen)
            told = self_test(
                program, tmp_path / "data", WAYLAND_DISPLAY="resv", XDG_RUNTIME_DIR=str(runtime)
            )
        finally:
            screen.terminate()
    assert told.exit_code == 0, told.said
    assert "wayland" in told.checks["qt_platform"]["detail"]


def test_the_folder_is_small_and_asks_the_system_for_what_is_known_only(folder: Path) -> None:
    assert finish.faults(folder) == []
    assert finish.size(folder) <= 150_000_000


def test_it_runs_with_the_glibc_of_debian_12(folder: Path) -> None:
    assert tuple(map(int, finish.glibc(folder).split("."))) <= (2, 36)


def test_no_module_for_a_network_is_inside(folder: Path) -> None:
    names = {path.name for path in folder.rglob("*")}
    assert {name for name in names if "Network" in name or "ssl" in name.lower()} == {"libssl3.txt"}


def test_what_the_program_starts_gets_the_libraries_of_the_system(program: Path) -> None:
    """What puts the search path back runs before the program (see test_installer.py)."""
    scripts = [n for n, entry in CArchiveReader(str(program)).toc.items() if entry[-1] == "s"]
    assert scripts.index("own_libraries") < scripts.index("__main__")


def test_the_demo_gives_the_same_bytes_as_from_source(program: Path, tmp_path: Path) -> None:
    built = _demo([str(program)], tmp_path / "built")
    source = _demo([sys.executable, "-m", "resv_desktop"], tmp_path / "source")
    assert len(source) > 10
    assert built == source


def _demo(command: list[str], out: Path) -> dict[str, str]:
    """Return the SHA-256 of every workbook that the demo made, by its place."""
    done = subprocess.run(
        [*command, "demo", "--out", str(out), "--seed", "7", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["balance"] == 0
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*.xlsx"))
    }


def _wait_for(socket: Path, screen: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if socket.exists():
            return
        assert screen.poll() is None, "weston did not start"
        time.sleep(0.1)
    pytest.fail("weston opened no screen")
