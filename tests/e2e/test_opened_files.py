"""The program started with files, twice, killed, and started again: whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.helpers import Said, command, region

PATIENCE_S = 60


@pytest.fixture
def chosen(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    return region(tmp_path / "regio")


@pytest.fixture
def window(chosen: tuple[str, str]) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start the program with its window and wait until a second start can find it."""
    begun: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen([sys.executable, "-m", "resv_desktop", *chosen]))
        wait_for(lambda: pipe(chosen).exists())
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.wait()


def pipe(chosen: tuple[str, str]) -> Path:
    return Path(chosen[1], "resv-desktop.pipe")


def log(chosen: tuple[str, str]) -> str:
    path = Path(chosen[1], "logs", "resv-desktop.log")
    return path.read_text(encoding="utf-8") if path.exists() else ""


def wait_for(true: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.05)


def test_a_second_start_ends_at_once_and_the_first_gets_its_file(
    chosen: tuple[str, str], window: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "foto.png").write_bytes(b"x")
    first = window()
    began = time.monotonic()
    assert command(*chosen, tmp_path / "foto.png") == Said(0, "", "")
    assert time.monotonic() - began < 10
    wait_for(lambda: "not opened: opened_unknown" in log(chosen))
    assert first.poll() is None


def test_after_a_kill_the_next_start_is_the_first(
    chosen: tuple[str, str], window: Callable[[], subprocess.Popen[bytes]]
) -> None:
    first = window()
    first.kill()
    first.wait()
    assert pipe(chosen).exists(), "a killed program takes nothing away"
    stale = pipe(chosen).stat().st_mtime_ns
    second = window()
    wait_for(lambda: pipe(chosen).stat().st_mtime_ns != stale)
    assert command(*chosen) == Said(0, "", "")
    assert second.poll() is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="signals of Linux and macOS")
def test_a_first_that_hangs_is_told_of_and_left_alone(
    chosen: tuple[str, str], window: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    import signal

    first = window()
    os.kill(first.pid, signal.SIGSTOP)
    os.waitpid(first.pid, os.WUNTRACED)  # it stops a moment later
    program = (
        "import sys; from PySide6.QtCore import QTimer;"
        "from PySide6.QtWidgets import QApplication; import resv_desktop.gui.errors as errors;"
        "import resv_desktop.gui.app as app;"
        "app.ask = lambda dialog: print(dialog.sentence.text());"
        "from resv_desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *chosen], capture_output=True, text=True, timeout=120
    )
    os.kill(first.pid, signal.SIGCONT)
    assert done.returncode == 3, done.stderr
    assert "maar antwoordt niet" in done.stdout
    assert first.poll() is None


@pytest.mark.parametrize("name", ["nergens.xlsx", "regio.resvregio", "openen"])
def test_a_name_that_is_no_file_here_is_no_command_either(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    said = command(name)
    assert said.code == 2
    assert said.out == ""
    assert "Traceback" not in said.err
