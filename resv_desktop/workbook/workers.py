"""Reading files from others in processes that may die.

A reader can be brought down by a file that no guard foresaw. It then takes one process with it
and gives one file the verdict *refused*; the program and the other files do not notice.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import KnownError
from resv_desktop.workbook.intake import find_workbooks
from resv_desktop.workbook.reading import Choices, FileReading

_log = logging.getLogger(__name__)

MEMORY = 1_500_000_000
"""Bytes of address space for one reader; an ordinary delivery needs a tenth of it."""
AHEAD = 16
"""Files that may be read before the one the caller waits for."""
_LOOK_UP = 0.05
"""Seconds between looks at the clock and at ``cancelled``."""
_STARTING = 60.0
"""Seconds a process may take to start on a slow computer with a virus scanner."""
_READY = "ready"

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]
Prepare = Callable[[FileReading], FileReading]


@dataclass
class _Worker:
    """One reader process as the program sees it. ``job`` is the place of the file it reads."""

    process: BaseProcess
    pipe: Connection
    job: int | None = None
    since: float = 0.0
    ready: bool = False

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.process.close()


class ReaderPool:
    """A few reader processes; a context manager that belongs to one thread.

    ``timeout`` is in seconds per file, ``memory`` in bytes per process (held where the system can
    hold it: Linux). ``choices`` is what people said of headings that were unknown. ``prepare`` is
    done to each reading before it leaves its process. ``passwords`` are tried on files that have
    one; they go to the processes by a pipe and stand on no command line. The processes start at
    once, side by side.
    """

    def __init__(
        self,
        codebook: CodeBook,
        workers: int = 2,
        timeout: float = 30.0,
        memory: int = MEMORY,
        choices: Choices | None = None,
        prepare: Prepare | None = None,
        passwords: Sequence[str] = (),
    ) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._setup = codebook, dict(choices or {}), memory, prepare, tuple(passwords)
        self._size = max(1, workers)
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        self._workers = [self._start() for _ in range(self._size)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def read_all(
        self,
        paths: Sequence[Path],
        progress: Progress = lambda _done, _total: None,
        cancelled: Cancelled = lambda: False,
    ) -> Iterator[FileReading]:
        """Yield the reading of each file, in the order of ``paths``.

        ``progress(done, total)`` is called as files are finished. When ``cancelled()`` says so
        the iteration ends early, within a tenth of a second.

        Raises:
            KnownError: ``readers_not_started`` when no reader process comes up at all.
        """
        batch = _Batch(paths)
        try:
            self._hand_out(batch)
            while batch.given < len(paths) and not cancelled():
                for place, reading in self._collect(batch):
                    batch.done[place] = reading
                    progress(batch.finished, len(paths))
                # Before the caller gets its turn: nobody waits while it does its part.
                self._hand_out(batch)
                yield from batch.in_order()
        finally:
            self._drop_work()

    # One turn of the loop

    def _hand_out(self, batch: _Batch) -> None:
        for worker in self._workers:
            if worker.ready and worker.job is None and batch.may_go_on:
                worker.job, worker.since = batch.waiting.popleft(), time.monotonic()
                with suppress(OSError):  # it has died: seen when its pipe is looked at
                    worker.pipe.send(str(batch.paths[worker.job]))

    def _collect(self, batch: _Batch) -> Iterator[tuple[int, FileReading]]:
        ready = wait([worker.pipe for worker in self._workers], _LOOK_UP)
        for number, worker in enumerate(self._workers):
            if worker.pipe in ready:
                yield from self._hear(number, worker, batch)
            elif worker.job is not None and time.monotonic() - worker.since > self._timeout:
                seconds: dict[str, object] = {"seconds": round(self._timeout)}
                yield self._give_up(number, worker, batch, "reader_timeout", seconds)
            elif not worker.ready and time.monotonic() - worker.since > _STARTING:
                self._replace_unstarted(number, worker)

    def _hear(
        self, number: int, worker: _Worker, batch: _Batch
    ) -> Iterator[tuple[int, FileReading]]:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            if worker.job is None:
                self._replace_unstarted(number, worker)
            else:
                yield self._give_up(number, worker, batch, "reader_died", {})
            return
        if said == _READY:
            worker.ready, self._failed_starts = True, 0
        elif worker.job is not None:
            place, worker.job = worker.job, None
            yield place, self._received(said, batch.paths[place])

    @staticmethod
    def _received(said: object, path: Path) -> FileReading:
        if isinstance(said, FileReading):
            return said
        # A fault of our own. It must not cost the other files, and must not go unseen.
        _log.error("reading %s failed\n%s", path.name, said)
        return FileReading.refused(path.name, "reader_failed")

    def _give_up(
        self, number: int, worker: _Worker, batch: _Batch, code: str, values: dict[str, object]
    ) -> tuple[int, FileReading]:
        place = worker.job
        assert place is not None
        self._replace(number, worker)
        return place, FileReading.refused(batch.paths[place].name, code, values)

    # Processes

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, *self._setup), name="resv-reader", daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, since=time.monotonic())

    def _replace(self, number: int, worker: _Worker) -> None:
        worker.stop()
        self._workers[number] = self._start()

    def _replace_unstarted(self, number: int, worker: _Worker) -> None:
        self._failed_starts += not worker.ready
        if self._failed_starts > 2 * self._size:
            raise KnownError("readers_not_started")
        self._replace(number, worker)

    def _drop_work(self) -> None:
        """Leave no process reading a file that nobody waits for."""
        for number, worker in enumerate(self._workers):
            if worker.job is not None:
                self._replace(number, worker)


class _Batch:
    """The files of one call: which wait, which are done, how many were given to the caller."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = paths
        self.waiting = deque(range(len(paths)))
        self.done: dict[int, FileReading] = {}
        self.given = 0

    @property
    def may_go_on(self) -> bool:
        """Whether another file may be begun without piling up results nobody has asked for."""
        return bool(self.waiting) and self.waiting[0] < self.given + AHEAD

    @property
    def finished(self) -> int:
        """How many files have been read."""
        return self.given + len(self.done)

    def in_order(self) -> Iterator[FileReading]:
        """Yield what can be given now without changing the order."""
        while self.given in self.done:
            reading = self.done.pop(self.given)
            self.given += 1
            yield reading


# In the reader process


def _serve(
    pipe: Connection,
    codebook: CodeBook,
    choices: Choices,
    memory: int,
    prepare: Prepare | None,
    passwords: Sequence[str],
) -> None:
    """Read files as they are asked for, until the pipe closes: the program is gone or done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program to deal with
    _limit_memory(memory)
    # A file makes many objects and no circles; looking for those often costs a tenth of the time.
    gc.set_threshold(200_000, 20, 20)
    from resv_desktop.workbook.read import read_workbook

    def read(path: Path) -> FileReading:
        reading = read_workbook(path, codebook, choices, passwords)
        return prepare(reading) if prepare else reading

    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            pipe.send(_answer(read, Path(pipe.recv())))


def _answer(read: Callable[[Path], FileReading], path: Path) -> Any:
    """Return the reading, or the trace of a fault of our own as text."""
    try:
        return read(path)
    except MemoryError:
        return FileReading.refused(path.name, "reader_died")
    except Exception:  # noqa: BLE001 - reported as a fault by the program, with its trace
        return traceback.format_exc()


def _limit_memory(memory: int) -> None:
    if os.name != "posix":
        return
    import resource

    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


__all__ = ["ReaderPool", "find_workbooks"]
