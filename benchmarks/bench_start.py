"""From the start of the process to the first painted window, with a log of 10,000 entries."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.common import Measurement, peak_mb
from benchmarks.synthetic import fill

ENTRIES, LIMIT, STARTS = 10_000, 0.6, 10


def measure(scale: float = 1.0) -> Measurement:
    """Return the median of ten warm starts."""
    count = round(ENTRIES * scale)
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        folder = Path(name) / "data"
        fill(folder, count).release()
        starts = [_start(folder, Path(name) / "painted") for _ in range(STARTS + 2)][2:]
    note = f"{STARTS} warm starts, slowest {max(starts):.2f} s"
    typical = statistics.median(starts)
    return Measurement(
        f"start to first paint, {count} entries", typical, None, LIMIT, peak_mb(), note
    )


def _start(folder: Path, painted: Path) -> float:
    """Return the seconds until the program says that its window was painted."""
    environment = {**os.environ, "RESV_DESKTOP_FIRST_PAINT": str(painted)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    command = [sys.executable, "-m", "resv_desktop", "--data-dir", str(folder)]
    subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True)
    moment = float(json.loads(painted.read_text(encoding="utf-8"))["time"])
    painted.unlink()
    return moment - began
