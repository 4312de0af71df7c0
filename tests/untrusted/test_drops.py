"""What other programs drag onto the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot
from untrusted.kit import ODD_BYTES, STRANGE, contents

from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.network_form import NetworkForm
from resv_desktop.gui.drops import dropped_files, wanted_by_drop
from resv_desktop.gui.main_window import MainWindow

PAGES = ["start", "merge", "report", "settings"]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def mime(*urls: str | Path) -> QMimeData:
    data = QMimeData()
    local = [QUrl.fromLocalFile(str(u)) if isinstance(u, Path) else QUrl(u) for u in urls]
    data.setUrls(local)
    return data


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag ``data`` over the window and let go; says whether it was wanted."""
    place = QPointF(50, 50)
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, LEFT, NONE)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(place, copy, data, LEFT, NONE))
    return enter.isAccepted()


def files_shown(window: MainWindow) -> list[str]:
    page = window.page("merge")
    model = page.part("files").view.files  # type: ignore[union-attr]
    return [model.index(row).data() for row in range(model.rowCount())]


FOREIGN = {
    "a page of the web": "https://example.invalid/aanlevering.xlsx",
    "a share by address": "smb://server/deel/aanlevering.xlsx",
    "a mail": "mailto:iemand@example.invalid?attach=aanlevering.xlsx",
    "a script": "javascript:alert(1)//a.xlsx",
    "data in the address": "data:application/octet-stream;base64,UEsDBA==#a.xlsx",
    "nothing": "",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_file_here_is_not_taken(name: str, window: MainWindow) -> None:
    before = contents(window.context.workspace.folder)
    assert dropped_files(mime(FOREIGN[name])) == []
    assert not drop(window, mime(FOREIGN[name]))
    assert contents(window.context.workspace.folder) == before


def test_text_and_pictures_are_not_taken(window: MainWindow) -> None:
    for kind in ("text/plain", "text/html", "image/png", "application/x-msdownload"):
        data = QMimeData()
        data.setData(kind, b"C:\\aanlevering.xlsx")
        assert not drop(window, data), kind


def test_odd_files_that_are_dropped_get_a_verdict(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    """Also one whose name has a line break, one that is a pipe, and one that is not there."""
    before = contents(window.context.workspace.folder)
    place = tmp_path / "post"
    place.mkdir()
    odd = [place / "regel\nb.xlsx", place / "regel\u2028b.xlsx", place / "-x.xlsx"]
    for path in odd if sys.platform != "win32" else odd[2:]:
        path.write_bytes(b"geen werkmap")
    strange = [name for name in STRANGE if "too long" not in name and name != "a folder"]
    made = [STRANGE[name](place / f"{number}.xlsx") for number, name in enumerate(strange)]
    paths = [*odd, *made]
    assert drop(window, mime(*paths))
    for _ in range(4):
        settle()
    assert len(files_shown(window)) == len(paths)
    assert contents(window.context.workspace.folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="names on Windows are text")
def test_a_folder_whose_files_have_names_that_are_no_text(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / ODD_BYTES).write_bytes(b"geen werkmap")
    assert drop(window, mime(tmp_path / "map"))
    for _ in range(4):
        settle()
    assert len(files_shown(window)) == 1


def test_folders_that_go_round_in_a_circle_end(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    inner = tmp_path / "map" / "in" / "in"
    inner.mkdir(parents=True)
    (inner / "terug").symlink_to(tmp_path / "map", target_is_directory=True)
    (inner / "a.xlsx").write_bytes(b"geen werkmap")
    assert drop(window, mime(tmp_path / "map"))
    for _ in range(4):
        settle()
    assert len(files_shown(window)) == 1


def test_thousands_of_files_are_looked_at_without_reading(tmp_path: Path) -> None:
    pipe = tmp_path / "0.xlsx"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    data = mime(pipe, *(tmp_path / f"{number}.xlsx" for number in range(1, 5_000)))
    wanted = wanted_by_drop(data, PAGES)
    assert wanted.count(".xlsx") == 5_000


@pytest.mark.parametrize(("names", "said"), [(["x.exe"], ""), (["x.exe", "a.json"], "a.json")])
def test_a_region_form_takes_a_region_file_only(
    names: list[str], said: str, qtbot: QtBot, region_context: Context, tmp_path: Path
) -> None:
    form = NetworkForm(region_context.dialogs)
    qtbot.addWidget(form)
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    data = mime(*(tmp_path / name for name in names))
    event = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, LEFT, NONE)
    form.dropEvent(event)
    assert said in form.banner.text()
    assert bool(said) == bool(form.banner.text())
