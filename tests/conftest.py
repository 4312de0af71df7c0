"""What every test stands on: no display, no deadline, no touch of the user's own folders."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything imports Qt: tests must run on a machine without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Where no bytecode may be written beside the sources, each of the many processes that tests start
# would compile the whole program anew: a second each. They share a folder of their own instead.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    kept = Path(__file__).resolve().parents[1] / "build" / "bytecode"
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(kept))

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

# No deadline: a busy machine must not turn a slow example into a failure.
# For the same reason slow generation is no fault; nor is filtering: one number in eleven passes
# the eleven-test, and an unlucky run of the others must not fail a build.
_COMMON = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
    "print_blob": True,
}
# A build passes or fails for what changed, not by luck of the draw: `make test` walks the same
# examples each time, the nightly runs draw others.
settings.register_profile("default", max_examples=40, derandomize=True, **_COMMON)
settings.register_profile("nightly", max_examples=2_000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """Thousands of tests and their modules stay to the end: no need to look for garbage in them."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """Pytest-qt's, of which each window ends with its test, taken apart by Qt.

    It holds them weakly, and a test's own names go when it ends: the garbage collector could
    then be the first, see ``gui/lifetime.py``. And it leaves their end to the next event loop:
    until then they would hear of a change of language, and open the log of a test that is over.
    """
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget, **how: object) -> None:
        kept.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    yield qtbot
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()
