"""A bug in a method that Qt calls is an exception like any other, on every Python.

Without ``gui/overrides.py`` each of these ends the whole test run on Python 3.11.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QSortFilterProxyModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

BUGS: dict[str, tuple[Callable[[], object], type[Exception]]] = {
    "index": (lambda: ()[1], IndexError),
    "key": (lambda: {}["x"], KeyError),
    "zero": (lambda: 1 // 0, ZeroDivisionError),
    "type": (lambda: len(3), TypeError),  # type: ignore[arg-type]
    "number": (lambda: int("x"), ValueError),
    "end": (lambda: next(iter(())), StopIteration),
    "attribute": (lambda: object().nothing, AttributeError),  # type: ignore[attr-defined]
}


@pytest.fixture(params=BUGS)
def bug(request: pytest.FixtureRequest) -> tuple[Callable[[], object], type[Exception]]:
    return BUGS[request.param]


def test_a_bug_while_painting(
    qtbot: QtBot, bug: tuple[Callable[[], object], type[Exception]]
) -> None:
    go_wrong, kind = bug

    class Broken(QWidget):
        def paintEvent(self, event: QEvent) -> None:
            go_wrong()

    widget = Broken()
    qtbot.addWidget(widget)
    with pytest.raises(kind):
        widget.grab()


def test_a_bug_in_a_model(qtbot: QtBot, bug: tuple[Callable[[], object], type[Exception]]) -> None:
    go_wrong, kind = bug

    class Broken(QAbstractListModel):
        def rowCount(self, parent: QModelIndex | None = None) -> int:
            return 1

        def data(self, index: QModelIndex, role: int = 0) -> object:
            return go_wrong()

    model = Broken()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    with pytest.raises(kind):
        proxy.data(proxy.index(0, 0))


def test_what_such_a_method_returns_is_passed_on(qtbot: QtBot) -> None:
    class Sound(QAbstractListModel):
        def rowCount(self, parent: QModelIndex | None = None) -> int:
            """How many rows."""
            return 3

    assert Sound().rowCount() == 3
    assert Sound.rowCount.__doc__ == "How many rows."
