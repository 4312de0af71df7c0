"""What the tests of built packages stand on: where the program is, how it is run, what is here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
DIST = Path(os.environ.get("RESV_DIST", ROOT / "dist"))
"""Where `make package` puts what it builds; another folder is tried with RESV_DIST."""
FOLDER = DIST / "resv-desktop"
PROGRAM = FOLDER / "resv-desktop"
LONGEST = 300
"""Seconds for one run of the program on a busy machine."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What a self-test told: its exit code, and each check by name."""

    exit_code: int
    checks: Mapping[str, Mapping[str, Any]]
    said: str

    @property
    def failed(self) -> set[str]:
        """The names of the checks that failed."""
        return {name for name, check in self.checks.items() if not check["ok"]}

    @property
    def detected(self) -> bool:
        """Whether it noticed that something is wrong, be it by not even starting."""
        return self.exit_code != 0


def need(*tools: str) -> None:
    """Skip the test, with the reason, where a tool of the system is not there."""
    missing = [tool for tool in tools if shutil.which(tool) is None and not Path(tool).exists()]
    if missing:
        pytest.skip(f"not on this computer: {', '.join(missing)}")


def need_root() -> None:
    """Skip the test where it may not make and mount systems."""
    if os.geteuid() != 0:
        pytest.skip("needs root: a bare system is set up and entered")


def run(command: list[str | Path], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command without the screens of this session; ``variables`` are added."""
    kept = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    return subprocess.run(
        [str(word) for word in command],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "RESV_DESKTOP_DATA")


def self_test(program: Path, data: Path, *before: str, **variables: str) -> SelfTest:
    """Let a built program test itself; ``before`` stands before it, as ``xvfb-run``."""
    options = ["--data-dir", str(data), "self-test", "--json"]
    return read_self_test(run([*before, program, *options], **variables))


def read_self_test(done: subprocess.CompletedProcess[str]) -> SelfTest:
    """Return what a run of ``self-test --json`` told; nothing is told where it did not start."""
    try:
        told = json.loads(done.stdout)
    except ValueError:
        told = {"checks": []}
    checks = {check["name"]: check for check in told["checks"]}
    return SelfTest(done.returncode, checks, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
