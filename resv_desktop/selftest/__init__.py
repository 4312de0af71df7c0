"""The program examines itself where it is installed: computer, folder, workbooks, window, network.

Each check really does the thing. Each has two sentences in ``resources/messages/selftest.json``:
what is tried (``selftest_<name>``), and what to do when it fails (``selftest_<name>_help``).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from resv_desktop.paths import DataFolder
from resv_desktop.selftest import machine, storage, workbooks
from resv_desktop.selftest.model import Check as Check
from resv_desktop.selftest.model import Examine, Progress
from resv_desktop.selftest.model import Result as Result
from resv_desktop.selftest.model import check as check
from resv_desktop.selftest.silence import Silence
from resv_desktop.selftest.window import NAMES as WINDOW
from resv_desktop.selftest.window import window_checks

LAST = "no_network"


def untold(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def run_checks(folder: DataFolder, progress: Progress = untold, lang: str = "nl") -> Result:
    """Carry out every check; the person's own log is only looked at, never changed."""
    silence = Silence()
    plan = _plan(folder, lang)
    total = len(plan) + len(WINDOW) + 1
    done: list[Check] = []
    progress(0, total)
    for name, examine in plan.items():
        done.append(check(name, examine))
        progress(len(done), total)
    for each in window_checks(silence.heard):
        done.append(each)
        progress(len(done), total)
    done.append(check(LAST, silence.kept))
    progress(total, total)
    return Result(tuple(done))


def names() -> tuple[str, ...]:
    """Return the name of every check, in the order in which they are carried out."""
    return (*_plan(DataFolder(Path()), ""), *WINDOW, LAST)


def _plan(folder: DataFolder, lang: str) -> dict[str, Examine]:
    """Return the checks that need no window, by name and in order."""
    return {
        "program": machine.program,
        "clock": machine.clock,
        "resources": machine.resources,
        "policy": partial(machine.policy, lang),
        "temporary": machine.temporary,
        "folder": partial(storage.folder, folder, lang),
        "rights": partial(storage.rights, folder),
        "space": partial(storage.space, folder),
        "rename": partial(storage.rename, folder),
        "sqlite": storage.sqlite,
        "sqlite_library": machine.sqlite_library,
        "log": partial(storage.log, folder),
        "workbook_reader": workbooks.workbook_reader,
        "proposals": workbooks.proposals,
        "readers": workbooks.readers,
        "round_trip": workbooks.round_trip,
        "encryption": workbooks.encryption,
        "passwords": workbooks.passwords,
    }
