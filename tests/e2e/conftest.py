"""The demonstration region, made once for all tests that look at it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from e2e.helpers import command


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what ``demo --json`` prints, made in this test session."""
    folder = tmp_path_factory.mktemp("demo") / "region"
    said = command("demo", "--out", folder, "--seed", 7, "--json")
    assert said.code == 0, said.err
    return dict(said.data)


@dataclass(frozen=True)
class Elsewhere:
    """The same demonstration, made where all that may not matter was different."""

    workbooks: tuple[Path, ...]
    regional: Path
    without_network: bool
    qt_modules: tuple[str, ...]


_PROGRAM = """
import json, sys
from resv_desktop.__main__ import main
code = main(["demo", "--out", sys.argv[1], "--seed", "7", "--json"])
qt = [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
print(json.dumps({"code": code, "qt": qt}), file=sys.stderr)
"""


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """Make it in another time zone, with another hash seed, and without network where possible."""
    folder = tmp_path_factory.mktemp("elsewhere") / "x"
    cut_off = _cut_off()
    env = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [*cut_off, sys.executable, "-c", _PROGRAM, str(folder)],
        capture_output=True, text=True, encoding="utf-8", check=True, env={**os.environ, **env},
    )  # fmt: skip
    said, told = json.loads(done.stdout), json.loads(done.stderr.splitlines()[-1])
    assert told["code"] == 0, done.stderr
    return Elsewhere(
        tuple(map(Path, said["workbooks"])), Path(said["regional"]["resv"]),
        bool(cut_off), tuple(told["qt"]),
    )  # fmt: skip


def _cut_off() -> list[str]:
    """Return what runs a command without a network interface; nothing where that may not be."""
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-n", "true"], capture_output=True).returncode:
        return []
    return [unshare, "-n"]
