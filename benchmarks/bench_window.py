"""The window during a merge: the longest time in which it did not answer.

The page *Samenvoegen* reads, shows, goes through and merges workbooks of 100 rows while a timer
counts how long its thread was away each time. Both kinds of work run on a worker thread, the
window's own part is showing what came of it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.bench_merge import ROWS, _write
from benchmarks.common import Measurement, peak_mb
from benchmarks.synthetic import clock

FILES, LIMIT = 300, 0.100
TICK_MS = 5
WALK = 9
REST_MS = 1_500
"""Time in which the views that were not asked for yet are made."""


class Gaps:
    """Notes how long the event loop was away, from tick to tick."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.found: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def during(self, job: Callable[[], object]) -> float:
        """Do ``job``, let its background work end, and return the longest time away in seconds."""
        from resv_desktop.gui import tasks

        self.found = []
        self._last = time.perf_counter()
        self._timer.start()
        job()
        if not tasks.wait_idle(600_000):
            raise AssertionError("the work did not end")
        self._tick()
        self._timer.stop()
        return max(self.found)

    def resting(self, milliseconds: int) -> float:
        """Return the longest time away while nobody does anything."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        return self.during(loop.exec)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.found.append(now - self._last)
        self._last = now


def measure(scale: float = 1.0) -> Measurement:
    """Return the longest time without an answer while reading, looking round and merging."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        folder = Path(name)
        files = _write(folder / "files", max(2, round(FILES * scale)))
        gaps = _through_the_window(folder, files)
    told = ", ".join(f"{what} {seconds * 1000:.0f} ms" for what, seconds in gaps.items())
    return Measurement(
        f"window's longest gap, {len(files)} workbooks x {ROWS} rows",
        max(gaps.values()),
        None,
        LIMIT,
        peak_mb(),
        told,
    )


def _through_the_window(folder: Path, files: list[Path]) -> dict[str, float]:
    from resv_desktop.gui import tasks
    from resv_desktop.gui.app import dressed_application
    from resv_desktop.gui.collector import Collector
    from resv_desktop.gui.context import Context
    from resv_desktop.gui.main_window import MainWindow
    from resv_desktop.gui.pages.merge_files import PUT_AWAY_AFTER_MS
    from resv_desktop.paths import DataFolder
    from resv_desktop.services.settings import Settings
    from resv_desktop.services.setup import set_up
    from resv_desktop.services.workspace import Workspace
    from resv_desktop.store.entries import EntryQuery, count_entries

    app = dressed_application(Settings())
    collector = Collector()
    workspace = Workspace(DataFolder(folder / "log"), clock=clock)
    set_up(workspace, ["region"])
    window = MainWindow(Context(workspace))
    window.resize(1280, 800)
    window.show_page("merge")
    window.show()
    app.processEvents()
    page, gaps = window.current_page(), Gaps()
    part = page.part("files")  # type: ignore[attr-defined]
    found = {"reading": gaps.during(lambda: part.read(files))}
    found["afterwards"] = gaps.resting(REST_MS)
    view = part.view
    steps = [partial(view.list.setCurrentIndex, view.files.index(at)) for at in range(WALK)]
    found["going through"] = max(gaps.during(step) for step in steps)
    found["merging"] = gaps.during(part.merge)
    found["putting away"] = gaps.resting(PUT_AWAY_AFTER_MS + REST_MS)
    if count_entries(workspace.database(), EntryQuery()) != ROWS * len(files):
        raise AssertionError("the merge lost rows")
    window.close()
    tasks.shutdown()
    collector.stop()
    workspace.release()
    return found
