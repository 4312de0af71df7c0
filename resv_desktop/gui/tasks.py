"""Work in the background: ``Task(fn, *args).done(show).failed(tell).start()``.

``fn`` runs on a worker thread and must touch no widget; all callbacks run in the window's thread.
``fn`` may take ``progress(done, total)`` and ``cancelled()`` as arguments of those names.
Ways to end: *done* (fn returned), *failed* (it raised a KnownError), *stopped* (it gave up because
``cancelled()`` said so, by raising :class:`Stopped` or a KnownError with the code ``cancelled``);
anything else is a bug and goes to ``sys.excepthook``, the crash path.

A worker may be the last to let go of its task. So the window's thread empties the task before, and
nothing of Qt watches over an object that only the task keeps: what Qt's binding for Python does
when such an object goes, it does in that same thread and without a lock.
"""

from __future__ import annotations

import inspect
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Self, TypeVar

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEventLoop,
    QObject,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
    Slot,
)

from resv_desktop.domain.errors import KnownError

Result = TypeVar("Result")

PROGRESS_INTERVAL_S = 0.05
"""At most one progress report per this time reaches the window; the last one always does."""
GIVE_WAY_S = 0.001
"""After this time work gives way to the window. After each of its looks into the log the window
has to wait for that; with Python's five milliseconds ten looks would be a hitch one can see."""

_running: set[Task[Any]] = set()


class Stopped(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised by background work that gives up because it was cancelled."""


class _Relay(QObject):
    """Carries news from the worker to the window's thread, where it lives.

    A child of the application, so that Qt deletes it in that thread: a worker that lets go of its
    task last would otherwise destroy it in the wrong one.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, task: Task[Any]) -> None:
        super().__init__(QCoreApplication.instance())
        self._task = task
        self.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _progress(self) -> None:
        self._task._tell_progress()

    @Slot()
    def _end(self) -> None:
        self._task._end()

    @Slot()
    def owner_gone(self) -> None:
        """Cancel the work: nobody is left to be told."""
        self._task.cancel()


class Task(Generic[Result]):
    """One piece of background work; configure, then :meth:`start` once."""

    def __init__(self, fn: Callable[..., Result], *args: Any, **kwargs: Any) -> None:
        self._fn = fn
        self._args = args
        self._kwargs = kwargs
        self._on_done: list[Callable[[Result], object]] = []
        self._on_failed: list[Callable[[KnownError], object]] = []
        self._on_stopped: list[Callable[[], object]] = []
        self._on_finished: list[Callable[[], object]] = []
        self._on_progress: list[Callable[[int, int], object]] = []
        self._owner: QObject | None = None
        self._cancel = threading.Event()
        self._relay: _Relay | None = None
        self._result: Result | None = None
        self._error: BaseException | None = None
        # Written by the worker only; the window's thread remembers what it has told.
        self._latest: tuple[int, int] | None = None
        self._told: tuple[int, int] | None = None
        self._reported_at = 0.0

    def done(self, callback: Callable[[Result], object]) -> Self:
        """Call ``callback(result)`` when the work came to its end."""
        self._on_done.append(callback)
        return self

    def failed(self, callback: Callable[[KnownError], object]) -> Self:
        """Call ``callback(error)`` when the world, not the program, was at fault."""
        self._on_failed.append(callback)
        return self

    def stopped(self, callback: Callable[[], object]) -> Self:
        """Call ``callback()`` when the work gave up after :meth:`cancel`."""
        self._on_stopped.append(callback)
        return self

    def finished(self, callback: Callable[[], object]) -> Self:
        """Call ``callback()`` however the work ended, a bug included, after all others."""
        self._on_finished.append(callback)
        return self

    def progress(self, callback: Callable[[int, int], object]) -> Self:
        """Call ``callback(done, total)`` now and then; total 0 means not known yet."""
        self._on_progress.append(callback)
        return self

    def owner(self, owner: QObject) -> Self:
        """Tie to ``owner``: once it is destroyed the work is cancelled and nobody is called.

        Call before :meth:`start`.
        """
        self._owner = owner
        return self

    def start(self) -> Self:
        """Queue the work. Call in the window's thread, once."""
        self._relay = _Relay(self)
        if self._owner is not None:
            # To a slot of a QObject, of which Qt itself ends the connection: to a method of
            # anything else the connection ends where that is freed, and that may be the worker.
            gone = self._relay.owner_gone
            self._owner.destroyed.connect(gone, Qt.ConnectionType.DirectConnection)
        _running.add(self)
        _pool().start(partial(self._work, self._relay))
        return self

    def cancel(self) -> None:
        """Ask the work to give up; it ends as *stopped*, or as *done* when it was just ready."""
        self._cancel.set()

    @property
    def is_running(self) -> bool:
        """Whether the work, or the telling of its end, is still to come."""
        return self in _running

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked this work to give up."""
        return self._cancel.is_set()

    # --- worker thread -------------------------------------------------------------------

    def _work(self, relay: _Relay) -> None:
        try:
            if self._cancel.is_set():
                raise Stopped
            self._result = self._fn(*self._args, **self._kwargs, **self._channels(relay))
        except BaseException as error:  # noqa: BLE001 - judged in the window's thread, never dropped
            self._error = error
        relay.ended.emit()

    def _channels(self, relay: _Relay) -> dict[str, object]:
        offered: dict[str, object] = {
            "progress": partial(self._report, relay),
            "cancelled": self._cancel.is_set,
        }
        wanted = inspect.signature(self._fn).parameters
        return {name: offered[name] for name in offered if name in wanted}

    def _report(self, relay: _Relay, done: int, total: int) -> None:
        self._latest = (done, total)
        now = time.monotonic()
        if now - self._reported_at >= PROGRESS_INTERVAL_S:
            self._reported_at = now
            relay.progressed.emit()

    # --- the window's thread -------------------------------------------------------------

    def _wanted(self) -> bool:
        return self in _running and (self._owner is None or shiboken6.isValid(self._owner))

    def _tell_progress(self) -> None:
        latest = self._latest
        if latest is None or latest == self._told:
            return
        self._told = latest
        if self._wanted():
            for callback in self._on_progress:
                callback(*latest)

    def _end(self) -> None:
        try:
            self._tell_progress()
            self._tell_outcome()
        finally:
            wanted = self._wanted()
            _running.discard(self)
            if self._relay is not None:
                self._relay.deleteLater()
                self._relay = None
            finished = self._on_finished
            self._empty()
            if wanted:
                for callback in finished:
                    callback()

    def _empty(self) -> None:
        """Let go of all that was given, here and now: a worker must not be the last to do so."""
        self._on_done, self._on_failed, self._on_stopped = [], [], []
        self._on_finished, self._on_progress = [], []
        self._result, self._error, self._owner = None, None, None
        self._fn, self._args, self._kwargs = _nothing, (), {}

    def _tell_outcome(self) -> None:
        error = self._error
        if error is not None and not _expected(error):
            # A bug is reported even when the page that started the work is gone.
            sys.excepthook(type(error), error, error.__traceback__)
        if not self._wanted():
            return
        if error is None:
            for on_done in self._on_done:
                on_done(self._result)  # type: ignore[arg-type]
        elif _is_stop(error):
            for on_stopped in self._on_stopped:
                on_stopped()
        elif isinstance(error, KnownError):
            for on_failed in self._on_failed:
                on_failed(error)


def _nothing(*_: Any, **__: Any) -> Any:
    """What a task that has ended does."""


def _is_stop(error: BaseException) -> bool:
    return isinstance(error, Stopped) or (
        isinstance(error, KnownError) and error.code == "cancelled"
    )


def _expected(error: BaseException) -> bool:
    return isinstance(error, Stopped | KnownError)


_pools: list[QThreadPool] = []


def _pool() -> QThreadPool:
    if not _pools:
        pool = QThreadPool(QCoreApplication.instance())
        # Two at least, so that a search never waits behind a merge.
        pool.setMaxThreadCount(max(2, QThreadPool.globalInstance().maxThreadCount()))
        sys.setswitchinterval(GIVE_WAY_S)
        _pools.append(pool)
    return _pools[0]


def running() -> tuple[Task[Any], ...]:
    """The tasks that have not ended yet."""
    return tuple(_running)


def wait_idle(timeout_ms: int = 5_000) -> bool:
    """Let the event loop turn until no task runs; False when the time ran out."""
    clock = QElapsedTimer()
    clock.start()
    while _running and not clock.hasExpired(timeout_ms):
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()
    return not _running


def shutdown(timeout_ms: int = 30_000) -> bool:
    """Cancel what runs, wait for it, call nobody any more. For when the program ends.

    Work that has passed its last look at ``cancelled()`` is waited for, so that no write is cut.
    Returns False when something still runs after ``timeout_ms``.
    """
    for task in running():
        task.cancel()
    ended = _pool().waitForDone(timeout_ms)
    for task in running():
        if task._error is not None and not _expected(task._error):
            sys.excepthook(type(task._error), task._error, task._error.__traceback__)
    _running.clear()
    return ended
