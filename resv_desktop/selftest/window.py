"""The window's share of the checks, in a process that may die.

Where a part of Qt is missing, Qt ends the process instead of raising. That must be a check that
failed, not a self-test without an answer; so it happens elsewhere, started as readers are.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

from resv_desktop.selftest.model import Check, check
from resv_desktop.selftest.silence import Silence

NAMES = (
    "platform_plugins",
    "qt_platform",
    "qt_library",
    "translations",
    "locale",
    "icons",
    "icon_engine",
    "svg_images",
    "fonts",
    "main_window",
    "accessible",
)
"""The checks of the window in their order, known without loading Qt."""
SILENT_FOR = 120.0
"""Seconds in which the window's process must say something."""

Said = Check | list[str]
"""A check that is done or, as the last thing, what was heard of the network."""


def window_checks(heard: list[str]) -> Iterator[Check]:
    """Yield the window's checks as they are done; add to ``heard`` what used the network."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_examine, args=(theirs,), name="resv-self-test", daemon=True)
    process.start()
    theirs.close()
    waiting = list(NAMES)
    with suppress(EOFError, OSError):
        while ours.poll(SILENT_FOR):
            said: Said = ours.recv()
            if isinstance(said, list):
                heard += said
                break
            if said.name in waiting:
                waiting.remove(said.name)
            yield said
    ours.close()
    process.join(1.0)
    code = process.exitcode
    if code is None:
        process.kill()
        process.join()
    yield from _unanswered(waiting, code)


def _unanswered(waiting: list[str], code: int | None) -> Iterator[Check]:
    """Yield the checks that were not reached: the first one is what the process died of."""
    how = f"ended with {code}" if code is not None else f"silent for {SILENT_FOR:.0f} s"
    for number, name in enumerate(waiting):
        detail = f"the window's process {how}" if number == 0 else "not reached"
        yield Check(name, False, detail, 0.0)


def _examine(pipe: Connection) -> None:
    """Carry out the window's checks; only here Qt is loaded."""
    silence = Silence()
    with suppress(OSError):
        try:
            examine = importlib.import_module("resv_desktop.gui.examine")
        except ImportError as error:
            pipe.send(Check(NAMES[0], False, f"{type(error).__name__}: {error}", 0.0))
            return
        for name in NAMES:
            own = name == "qt_library"
            examined = check(name, _library) if own else check(name, *examine.check(name))
            pipe.send(examined)
        pipe.send(silence.heard)


def _library() -> str:
    """Qt itself is the one the program brought along."""
    import re

    from resv_desktop.selftest.loaded import loaded_files
    from resv_desktop.selftest.machine import bundle, judged_libraries

    named = re.compile(r"(lib)?Qt6?(Core|Gui|Widgets|Svg)\b", re.I)
    return judged_libraries(loaded_files(), named, bundle())
