"""A window that is done is taken apart by Qt, never by Python's garbage collector."""

from __future__ import annotations

import ast
import gc
import weakref
from pathlib import Path

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resv_desktop.gui
from resv_desktop.gui import lifetime
from resv_desktop.gui.lifetime import ask, let_go, open_dialog


class Circular(QDialog):
    """Holds itself, as every window of ours does: by callbacks, in its children too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel("tekst", self)
        self.label.says = lambda: self.windowTitle()  # type: ignore[attr-defined]
        QVBoxLayout(self).addWidget(self.label)


def test_an_answered_dialog_is_gone_before_the_collector_can_reach_it(qtbot: QtBot) -> None:
    dialog = Circular()
    QTimer.singleShot(0, dialog.accept)
    assert ask(dialog) is True
    assert not shiboken6.isValid(dialog)
    assert not shiboken6.isValid(dialog.label)


def test_a_dialog_that_was_refused_or_broke_is_gone_as_well(qtbot: QtBot) -> None:
    dialog = Circular()
    QTimer.singleShot(0, dialog.reject)
    assert ask(dialog) is False
    assert not shiboken6.isValid(dialog)


def test_an_open_dialog_without_a_name_stays_until_it_is_closed(qtbot: QtBot) -> None:
    dialog = Circular()
    seen, title = weakref.ref(dialog), "zonder naam"
    dialog.setWindowTitle(title)
    open_dialog(dialog)
    del dialog
    gc.collect()
    (shown,) = (w for w in QApplication.topLevelWidgets() if w.windowTitle() == title)
    assert seen() is shown
    shown.close()
    del shown
    qtbot.waitUntil(lambda: title not in [w.windowTitle() for w in QApplication.topLevelWidgets()])
    gc.collect()
    assert seen() is None


def test_nothing_is_held_on_to_afterwards(qtbot: QtBot) -> None:
    before = set(lifetime._kept)
    widgets = [Circular() for _ in range(5)]
    for widget in widgets:
        let_go(widget)
    assert lifetime._kept == before
    seen = [weakref.ref(widget) for widget in widgets]
    del widgets, widget
    gc.collect()
    assert all(each() is None for each in seen)


def test_only_these_wait_for_an_answer() -> None:
    """Who calls ``exec`` on a dialog has to let go of it: :func:`ask` does."""
    allowed = {"app.py: app", "tasks.py: loop", "lifetime.py: dialog", "system.py: box"}
    found = set()
    for path in Path(resv_desktop.gui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "exec":
                found.add(f"{path.name}: {ast.unparse(node.value)}")
    assert found == allowed
