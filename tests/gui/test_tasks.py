"""Background work: how it ends, who is told, and what happens when nobody is left to tell."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui import tasks
from resv_desktop.gui.tasks import Stopped, Task

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds work back until the test opens it; opened at the end whatever happens."""
    event = threading.Event()
    yield event
    event.set()


def destroy(owner: QObject) -> None:
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


def test_the_result_comes_back_in_the_windows_thread() -> None:
    told: list[tuple[object, bool]] = []
    in_window = threading.current_thread()
    worked_in: list[threading.Thread] = []

    def work(a: int, b: int) -> int:
        worked_in.append(threading.current_thread())
        return a + b

    def done(result: int) -> None:
        told.append((result, threading.current_thread() is in_window))

    Task(work, 2, b=3).done(done).start()
    assert told == []
    assert tasks.wait_idle()
    assert told == [(5, True)]
    assert worked_in[0] is not in_window


def test_a_known_error_goes_to_failed_and_not_to_the_crash_path(qtbot: QtBot) -> None:
    errors: list[KnownError] = []
    ended: list[str] = []

    def work() -> None:
        raise KnownError("workbook_password", file="Waterland.xlsx")

    with qtbot.capture_exceptions() as bugs:
        task = Task(work).done(lambda _: ended.append("done")).failed(errors.append)
        task.finished(lambda: ended.append("finished")).start()
        assert tasks.wait_idle()
    assert [error.code for error in errors] == ["workbook_password"]
    assert errors[0].values == {"file": "Waterland.xlsx"}
    assert ended == ["finished"]
    assert bugs == []


def test_a_bug_goes_to_the_crash_path_and_not_to_failed(qtbot: QtBot) -> None:
    ended: list[object] = []

    with qtbot.capture_exceptions() as bugs:
        task = Task(lambda: 1 // 0).done(ended.append).failed(ended.append)
        task.finished(lambda: ended.append("finished")).start()
        assert tasks.wait_idle()
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]
    assert ended == ["finished"]


def test_a_bug_in_a_callback_still_ends_the_task(qtbot: QtBot) -> None:
    ended: list[str] = []

    with qtbot.capture_exceptions() as bugs:
        Task(lambda: 1).done(lambda _: {}["x"]).finished(lambda: ended.append("finished")).start()
        assert tasks.wait_idle()
    assert [kind for kind, *_ in bugs] == [KeyError]
    assert ended == ["finished"]
    assert tasks.running() == ()


def test_cancelled_work_that_gives_up_is_told_as_stopped() -> None:
    started = threading.Event()
    ended: list[str] = []

    def work(progress: Progress, cancelled: Cancelled) -> None:
        started.set()
        while not cancelled():
            progress(1, 2)
        raise KnownError("cancelled")

    task = Task(work).done(lambda _: ended.append("done")).failed(lambda _: ended.append("failed"))
    task.stopped(lambda: ended.append("stopped")).start()
    assert started.wait(5)
    task.cancel()
    assert tasks.wait_idle()
    assert ended == ["stopped"]


def test_cancel_that_came_too_late_is_told_as_done(gate: threading.Event) -> None:
    ended: list[str] = []
    began = threading.Event()

    def work() -> str:
        began.set()
        gate.wait(5)
        return "committed"

    task = Task(work).done(ended.append).stopped(lambda: ended.append("stopped")).start()
    assert began.wait(5)
    task.cancel()
    gate.set()
    assert tasks.wait_idle()
    # What was written must not be told as if it had not been.
    assert ended == ["committed"]


def test_work_cancelled_while_waiting_for_a_thread_never_runs(gate: threading.Event) -> None:
    ran: list[int] = []
    busy = [Task(gate.wait, 5).start() for _ in range(64)]
    late = Task(lambda: ran.append(1)).start()
    late.cancel()
    gate.set()
    assert tasks.wait_idle(10_000)
    assert ran == []
    assert not any(task.is_running for task in busy)


def test_the_own_word_for_giving_up_is_understood() -> None:
    ended: list[str] = []

    def work() -> None:
        raise Stopped

    Task(work).stopped(lambda: ended.append("stopped")).start()
    assert tasks.wait_idle()
    assert ended == ["stopped"]


def test_a_destroyed_owner_is_never_called_and_its_work_is_cancelled(
    qtbot: QtBot, gate: threading.Event
) -> None:
    owner = QWidget()
    told: list[object] = []
    saw_cancel: list[bool] = []
    began = threading.Event()

    def work(cancelled: Cancelled) -> int:
        began.set()
        gate.wait(5)
        saw_cancel.append(cancelled())
        return 1

    task = Task(work).owner(owner).done(told.append).finished(lambda: told.append("finished"))
    task.start()
    assert began.wait(5)
    destroy(owner)
    gate.set()
    assert tasks.wait_idle()
    assert told == []
    assert saw_cancel == [True]


def test_a_bug_is_reported_even_when_the_owner_is_gone(qtbot: QtBot, gate: threading.Event) -> None:
    owner = QWidget()
    began = threading.Event()

    def work() -> None:
        began.set()
        gate.wait(5)
        raise RuntimeError("a bug")

    with qtbot.capture_exceptions() as bugs:
        Task(work).owner(owner).start()
        assert began.wait(5)
        destroy(owner)
        gate.set()
        assert tasks.wait_idle()
    assert [kind for kind, *_ in bugs] == [RuntimeError]


def test_progress_is_thinned_and_the_last_word_always_comes() -> None:
    told: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for done in range(1, 20_001):
            progress(done, 20_000)

    Task(work).progress(lambda done, total: told.append((done, total))).start()
    assert tasks.wait_idle()
    assert told[-1] == (20_000, 20_000)
    assert len(told) < 200
    assert told == sorted(told)


def test_progress_comes_before_done(qtbot: QtBot) -> None:
    order: list[str] = []

    def work(progress: Progress) -> None:
        progress(1, 1)

    task = Task(work).progress(lambda *_: order.append("progress"))
    task.done(lambda _: order.append("done")).finished(lambda: order.append("finished")).start()
    assert tasks.wait_idle()
    assert order == ["progress", "done", "finished"]


class Lingering(Task[object]):
    """A task whose worker is held up when all was said, and so is the last to let go of it."""

    def __init__(self, fn: Callable[[], object], gate: threading.Event) -> None:
        super().__init__(fn)
        self.gate = gate

    def _work(self, relay: tasks._Relay) -> None:
        super()._work(relay)
        self.gate.wait(5)


class Freed:
    """Writes down the thread in which it is freed."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        self.threads = threads

    def __call__(self, *_: object) -> Freed:
        return self

    def __del__(self) -> None:
        self.threads.append(threading.current_thread())


def test_what_a_task_was_given_is_freed_in_the_windows_thread_also_when_its_worker_is_last(
    gate: threading.Event,
) -> None:
    owner = QObject()
    freed: list[threading.Thread] = []
    task = Lingering(Freed(freed), gate).owner(owner)
    task.done(Freed(freed)).failed(Freed(freed)).stopped(Freed(freed)).progress(Freed(freed))
    task.finished(Freed(freed)).start()
    del task
    assert tasks.wait_idle()
    assert freed == [threading.main_thread()] * 6
    gate.set()
    assert tasks.shutdown()


def test_nothing_of_qt_watches_over_what_a_worker_may_free(gate: threading.Event) -> None:
    # Such a watch acts in the thread that frees, on a list that has no lock.
    owner = QWidget()
    task = Lingering(lambda: None, gate).owner(owner).start()
    assert weakref.getweakrefcount(task._cancel) == 0
    assert tasks.wait_idle()
    destroy(owner)
    gate.set()
    assert tasks.shutdown()


def test_the_event_loop_turns_while_work_runs() -> None:
    # The work ends only when the window's thread has answered ten timers meanwhile.
    ticks = 0
    enough = threading.Event()

    def tick() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 10:
            enough.set()

    def work() -> bool:
        return enough.wait(10)

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    answered: list[bool] = []
    Task(work).done(answered.append).start()
    assert tasks.wait_idle(12_000)
    timer.stop()
    assert answered == [True]


def test_two_tasks_run_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=10)
    passed: list[int] = []
    for _ in range(2):
        Task(both.wait).done(passed.append).start()
    assert tasks.wait_idle(12_000)
    assert sorted(passed) == [0, 1]


def test_shutdown_cancels_waits_and_calls_nobody() -> None:
    began = threading.Event()
    told: list[object] = []
    ended = threading.Event()

    def work(cancelled: Cancelled) -> None:
        began.set()
        while not cancelled():
            threading.Event().wait(0.001)
        ended.set()

    Task(work).done(told.append).finished(lambda: told.append("finished")).start()
    assert began.wait(5)
    assert tasks.shutdown(5_000)
    assert ended.is_set()
    assert tasks.running() == ()
    QApplication.processEvents()
    assert told == []


def test_shutdown_says_so_when_work_does_not_end(gate: threading.Event) -> None:
    began = threading.Event()

    def work() -> None:
        began.set()
        gate.wait(5)

    Task(work).start()
    assert began.wait(5)
    assert not tasks.shutdown(10)
    gate.set()
    assert tasks.shutdown(5_000)
