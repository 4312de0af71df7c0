"""The page Samenvoegen can be read, named and reached, and goes on answering."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from gui import test_accessibility as walk
from gui.merge_kit import files_of, merge
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.theme import theme


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_off_after_reading_and_after_merging(
    read: MergePage, settle: Callable[[], None], zoom: int
) -> None:
    theme().set_zoom(zoom)
    for step in (settle, lambda: merge(read, settle)):
        step()
        for size in ((1500, 900), (900, 560)):
            read.resize(*size)
            walk.show(read)
            found = [walk.cut_off(widget) for widget in read.findChildren(QWidget)]
            assert [each for each in found if each] == [], size
            assert walk.hidden_sideways(read) == [], size


def test_names_tab_and_words_hold_after_reading_and_after_merging(
    region_context: Context, renamed: Path, settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = MainWindow(region_context)
    qtbot.addWidget(window)
    window.resize(1280, 900)
    walk.show(window)
    window.show_page(f"merge {renamed}")
    settle()
    page = window.current_page()
    assert isinstance(page, MergePage)
    for step in (settle, lambda: merge(page, settle)):
        step()
        walk.show(window)
        walk.test_every_control_has_a_name(window)
        walk.test_tab_reaches_every_control_in_reading_order(window)
        walk.test_words_are_dutch_and_one_button_is_primary(window)


def test_the_window_goes_on_answering_while_files_are_read_and_merged(
    page: MergePage,
    workbooks: Path,
    tmp_path: Path,
    settle: Callable[[], None],
    qapp: QApplication,
) -> None:
    for number in range(12):
        shutil.copy(workbooks / "a gewoon.xlsx", tmp_path / f"{number:02}.xlsx")
    ticks: list[int] = []
    timer = QTimer(page)
    timer.timeout.connect(lambda: ticks.append(1))
    for work in (lambda: files_of(page).read([tmp_path]), files_of(page).merge):
        ticks.clear()
        timer.start(1)
        work()
        assert page.desk.busy, "the window has its turn back at once"
        while page.desk.busy:
            qapp.processEvents()
        timer.stop()
        # A window that does the work itself gets no turn in between; how long the longest wait is,
        # `python -m benchmarks window` says.
        assert len(ticks) >= 3
        settle()
