"""From the start of the process to the first painted window, with a log of 10,000 entries."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import Measurement, peak_mb
from benchmarks.synthetic import fill

ENTRIES, LIMIT, STARTS = 10_000, 0.6, 10
LIMIT_BUILT = 0.8
SOURCE = (sys.executable, "-m", "resv_desktop")
DIST = Path(os.environ.get("RESV_DIST", Path(__file__).resolve().parent.parent / "dist"))
BUILT = DIST / "resv-desktop" / "resv-desktop"
"""What `make package` leaves behind; another place is named by RESV_DIST."""


def measure(scale: float = 1.0) -> Measurement:
    """Return the median of ten warm starts from source."""
    return _measure(scale, SOURCE, LIMIT, "start to first paint")


def measure_built(scale: float = 1.0) -> Measurement:
    """Return the median of ten warm starts of the program that `make package` built."""
    return _measure(scale, (str(BUILT),), LIMIT_BUILT, "start to first paint, built program")


def _measure(scale: float, program: Sequence[str], limit: float, name: str) -> Measurement:
    count = round(ENTRIES * scale)
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as place:
        folder, painted = Path(place) / "data", Path(place) / "painted"
        fill(folder, count).release()
        starts = [_start(program, folder, painted) for _ in range(STARTS + 2)][2:]
    note = f"{STARTS} warm starts, slowest {max(starts):.2f} s"
    typical = statistics.median(starts)
    return Measurement(f"{name}, {count} entries", typical, None, limit, peak_mb(), note)


def _start(program: Sequence[str], folder: Path, painted: Path) -> float:
    """Return the seconds until the program says that its window was painted."""
    environment = {**os.environ, "RESV_DESKTOP_FIRST_PAINT": str(painted)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    command = [*program, "--data-dir", str(folder)]
    subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True)
    moment = float(json.loads(painted.read_text(encoding="utf-8"))["time"])
    painted.unlink()
    return moment - began
