"""Python's garbage is taken out in the window's thread only.

Left to itself, Python collects in whatever thread happens to fill the quota. What it finds may be
a widget or a model that lost its last name in a circle of references, and Qt objects that are freed
outside the window's thread take the process with them: seldom, and without a trace.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class _State:
    holds = 0
    lock = threading.Lock()


@contextmanager
def held() -> Iterator[None]:
    """Collect nothing meanwhile, and leave what then is in memory out of later sweeps as well.

    For work, on any thread, that fills memory with what it keeps: sweeping that growing heap again
    and again takes the window's time and finds nothing. What has no circles still goes as soon as
    nobody names it; :func:`take_back` ends it for the rest.
    """
    with _State.lock:
        _State.holds += 1
    try:
        yield
    finally:
        gc.freeze()
        with _State.lock:
            _State.holds -= 1
        give_back()


def give_back() -> None:
    """Return free memory to the system, where that does not happen by itself.

    On Linux what a thread has freed waits for that thread. A look at 300 workbooks leaves a hundred
    megabytes that way, and the merge after it runs on another thread.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # a C library that keeps nothing
            ctypes.CDLL(None).malloc_trim(0)


def take_back() -> None:
    """Sweep again what was left out, as far as it is still there."""
    gc.unfreeze()


class Collector(QObject):
    """Takes over from Python for as long as it lives; make it in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect_when_due)
        self._timer.start()

    def collect_when_due(self) -> int:
        """Collect as much as Python would by now; returns how many objects were freed."""
        if _State.holds:
            return 0
        due = [n for n, limit in enumerate(gc.get_threshold()) if gc.get_count()[n] > limit]
        return gc.collect(max(due)) if due else 0

    def stop(self) -> None:
        """Leave it to whoever did it before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
