"""The command line as a person meets it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


def command(*arguments: object, env: Mapping[str, str] | None = None) -> Said:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "resv_desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, **(env or {})},
    )
    return Said(done.returncode, done.stdout, done.stderr)


def region(folder: Path) -> tuple[str, str]:
    """Set up a data folder for the RESV of the made-up region and return how to name it."""
    profile = Path(__file__).parents[2] / "resources" / "sample_data" / "region.json"
    chosen = ("--data-dir", str(folder))
    assert command(*chosen, "init", "--role", "region", "--profile", profile).code == 0
    return chosen
