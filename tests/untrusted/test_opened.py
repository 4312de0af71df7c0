"""Files that are double-clicked: whoever mails one chose its name, its kind and what is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from untrusted.kit import ODD_BYTES, STRANGE, contents

from resv_desktop.gui.arrivals import Arrivals
from resv_desktop.gui.errors import ErrorDialog
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.settings import SettingsPage
from resv_desktop.services.arrivals import OPENED, SEPARATOR, parted

NAMES = {
    "no text": ODD_BYTES,
    "two directions": "rapport\u202exslx.resvlog",
    "a line end": "a\nb.resvlog",
    "an option": "--lang=en.resvlog",
    "a tag": "<img src=x>.resvregio",
    "a place of a sentence": "{file}%1%s.resvlog",
    "two suffixes": "regio.resvregio.exe",
}

# Each starts readers; what those make of such a file is tried one by one in the tests of workbooks.
WORKBOOK = pytest.param(".xlsx", marks=pytest.mark.thorough)


def open_in(window: MainWindow, file: Path, settle: Callable[[], None]) -> str:
    """Open a file as a double click does, and return what was said of it."""
    with Arrivals(window.context.workspace.folder, [file]) as arrivals:
        arrivals.show_in(window)
        arrivals._open()
        settle()
    said = [each.sentence.text() for each in window.findChildren(ErrorDialog)]
    for dialog in window.findChildren(ErrorDialog):
        dialog.accept()
    page = window.current_page()
    if isinstance(page, SettingsPage):
        banners = (page.profile.banner, page.backups.list.banner)
        said += [banner.text() for banner in banners if not banner.isHidden()]
    elif page.key == "merge":
        files = page.part("files")  # type: ignore[attr-defined]
        found = files._looked.report.files if files._looked else ()
        said += [file.reason for file in found] or [files.view.banner.text()]
    return "\n".join(said)


@pytest.mark.parametrize("suffix", [".resvregio", ".resvlog", ".resvkluis", WORKBOOK, ".exe"])
@pytest.mark.parametrize("name", STRANGE)
def test_a_hostile_file_that_is_opened_gets_a_sentence_and_changes_nothing(
    name: str, suffix: str, window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    folder = window.context.workspace.folder
    before = contents(folder)
    said = open_in(window, STRANGE[name](tmp_path / f"bestand{suffix}"), settle)
    assert said.strip()
    assert len(said) < 5_000
    window.context.workspace.release()
    assert contents(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_is_shown_as_it_is_or_not_at_all(
    name: str, window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    file = tmp_path / NAMES[name]
    file.write_bytes(b"x")
    said = open_in(window, file, settle)
    assert said.strip()
    assert not any("\ud800" <= letter <= "\udfff" for letter in said)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_an_odd_name_is_never_taken_for_an_option_or_for_two_files(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_bytes(b"x")
    assert parted([str(path)]) == ([], [path])
    options, files = parted([name])
    assert files in ([], [path])
    assert options in ([], [name])
    assert SEPARATOR not in name


def test_a_path_longer_than_windows_once_could_is_opened(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path
) -> None:
    deep = Path(tmp_path, *["een lange mapnaam"] * 16)
    deep.mkdir(parents=True)
    file = deep / "werkmap.xlsx"
    file.write_bytes(b"geen werkmap")
    assert len(str(file)) > 260
    assert open_in(window, file, settle)
    page = window.current_page()
    (row,) = page.part("files")._looked.report.files  # type: ignore[attr-defined]
    assert row.reading.name == "werkmap.xlsx"


def test_no_suffix_that_is_opened_is_one_that_a_computer_runs() -> None:
    assert OPENED.isdisjoint({".exe", ".bat", ".cmd", ".js", ".vbs", ".lnk", ".py", ".sh"})
    assert all(suffix == suffix.lower() and os.sep not in suffix for suffix in OPENED)
