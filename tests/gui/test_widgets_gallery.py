"""The gallery shows every part; walked here for names, for 200% and for both grounds."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.theme import Mode, theme

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PAGES = ("logbook_page", "controls_page", "start_page", "charts_page")


def load(name: str) -> ModuleType:
    if str(GALLERY) not in sys.path:
        sys.path.append(str(GALLERY))
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    return load("gallery")


@pytest.fixture
def shown(qtbot: QtBot, gallery: ModuleType) -> Callable[[str], QWidget]:
    def show(name: str) -> QWidget:
        page: QWidget = getattr(gallery, name)()
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        QApplication.processEvents()
        return page

    return show


def by_tab(page: QWidget) -> list[QWidget]:
    """What the Tab key reaches on a page."""
    reached = [w for w in page.findChildren(QWidget) if w.isVisibleTo(page) and w.isEnabled()]
    inner = (QScrollBar,)
    return [
        w
        for w in reached
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(w, inner)
        and not w.objectName().startswith("qt_")
        and w.focusProxy() is None
    ]


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_tab_reaches_has_a_name(shown: Callable[[str], QWidget], name: str) -> None:
    nameless = []
    page = shown(name)
    for widget in by_tab(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("mode", "zoom"), [("light", 200), ("dark", 100)])
def test_no_words_are_cut_off(
    shown: Callable[[str], QWidget], name: str, mode: Mode, zoom: int
) -> None:
    theme().set_mode(mode)
    theme().set_zoom(zoom)
    page = shown(name)
    page.resize(1280 * zoom // 100, 900 * zoom // 100)
    QApplication.processEvents()
    cut = []
    for widget in page.findChildren(QWidget):
        words = widget.property("text")
        if not words or not widget.isVisibleTo(page) or widget.inherits("ElidedLabel"):
            continue
        if widget.inherits("QAbstractButton") and widget.width() < widget.sizeHint().width() - 1:
            cut.append(words)
    # The rail shortens its words by itself and then tells them in the tooltip.
    assert [
        w for w in cut if w not in {item.text() for item in load("gallery_pages").rail_items()}
    ] == []


def test_dialogs_of_the_toolkit_are_named(qtbot: QtBot, gallery: ModuleType) -> None:
    for dialog in gallery.dialogs().values():
        qtbot.addWidget(dialog)
        assert dialog.windowTitle()
        assert [w for w in by_tab(dialog) if not QAccessible.queryAccessibleInterface(w)] == []
