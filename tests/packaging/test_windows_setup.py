"""The setup program in a Windows under wine: for one person, and for everybody.

As with the MSI, the tests of this file are the life of two installations, in their order.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from windows_kit import EPOCH, NEWER, NOW, Windows, built, contents, need

from installer.windows import setup

pytestmark = pytest.mark.xdist_group("wine")
OWN = r"HKCU\Software\RESV Desktop"
LEFT = {"lib/notes of the person.txt", "uninstall.exe"}
"""What is still there after a removal: a file of somebody else, and the remover that is running."""
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\RESV Desktop"


@pytest.fixture(scope="module")
def now() -> Path:
    return built(f"resv-desktop-{NOW}-setup.exe")


@pytest.fixture(scope="module")
def newer(newer_program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("makensis")
    work = tmp_path_factory.mktemp("setup")
    return setup.build(newer_program, NEWER, work / "newer.exe", work, EPOCH, setup.QUICK)


@pytest.fixture(scope="module")
def installed(windows: Windows, now: Path) -> Path:
    """The folder in which the setup put the program for one person."""
    windows.run(now, "/S", "/CurrentUser")
    return windows.mine


@pytest.fixture(scope="module")
def logged(windows: Windows, installed: Path) -> dict[str, str]:
    return windows.log_something(installed)


def without_remover(folder: Path) -> dict[str, str]:
    found = contents(folder)
    found.pop("uninstall.exe", None)
    return found


def test_one_person_gets_the_whole_program_without_touching_the_computer(
    windows: Windows, installed: Path
) -> None:
    assert without_remover(installed) == contents(built("resv-desktop"))
    assert not windows.everybody.exists()
    assert [menu.is_file() for menu in windows.menus] == [False, True]
    assert windows.value(OWN, "Version") == NOW
    assert windows.value(OWN.replace("HKCU", "HKLM"), "Version") is None
    assert windows.value(LISTED, "DisplayVersion") == NOW
    assert "/S /CurrentUser" in (windows.value(LISTED, "QuietUninstallString") or "")
    opens = windows.value(r"HKCU\Software\Classes\RESVDesktop.Region\shell\open\command") or ""
    assert opens.endswith('\\Programs\\RESV Desktop\\resv-desktop.exe" "%1"')


def test_a_newer_setup_leaves_no_old_file_and_keeps_the_data(
    windows: Windows, installed: Path, newer: Path, newer_program: Path, logged: dict[str, str]
) -> None:
    windows.run(newer, "/S", "/CurrentUser")
    assert without_remover(installed) == contents(newer_program)
    assert windows.value(OWN, "Version") == NEWER
    assert contents(windows.data) == logged


def test_an_older_setup_is_refused_and_changes_nothing(
    windows: Windows, installed: Path, now: Path, newer_program: Path
) -> None:
    assert windows.value(OWN, "Version") == NEWER, "the newer one before this did not come about"
    windows.run(now, "/S", "/CurrentUser")
    assert without_remover(installed) == contents(newer_program)
    assert windows.value(OWN, "Version") == NEWER


def test_removal_takes_what_it_brought_and_nothing_else(
    windows: Windows, installed: Path, logged: dict[str, str]
) -> None:
    strange = installed / "lib" / "notes of the person.txt"
    strange.write_text("mine", encoding="utf-8")
    windows.run(installed / "uninstall.exe", "/S", "/CurrentUser", f"_?={_dos(installed)}")
    assert set(contents(installed)) <= LEFT
    assert strange.is_file()
    assert not any(menu.exists() for menu in windows.menus)
    assert windows.value(LISTED, "DisplayName") is None
    assert windows.value(r"HKCU\Software\Classes\.resvregio") is None
    assert contents(windows.data) == logged


def test_where_it_put_the_msi_nobody_puts_a_second_program(windows: Windows, now: Path) -> None:
    key = OWN.replace("HKCU", "HKLM")
    windows.run("reg", "add", key, "/v", "Installer", "/d", "msi", "/f", "/reg:64")
    try:
        windows.run(now, "/S", "/CurrentUser")
        assert not windows.mine.exists() or set(contents(windows.mine)) <= LEFT
    finally:
        windows.run("reg", "delete", key, "/f", "/reg:64")


def test_for_everybody_it_goes_where_programs_are_and_comes_out_again(
    windows: Windows, now: Path
) -> None:
    windows.run(now, "/S", "/AllUsers")
    assert without_remover(windows.everybody) == contents(built("resv-desktop"))
    assert windows.value(OWN.replace("HKCU", "HKLM"), "Installer") == "setup"
    windows.run(
        windows.everybody / "uninstall.exe", "/S", "/AllUsers", f"_?={_dos(windows.everybody)}"
    )
    assert set(contents(windows.everybody)) <= {"uninstall.exe"}


def test_the_same_program_gives_the_same_bytes(tmp_path: Path) -> None:
    need("makensis")
    program = tmp_path / "program"
    (program / "lib").mkdir(parents=True)
    for name in ("a.exe", "lib/b c.dll"):
        (program / name).write_bytes(name.encode() * 1000)
    first, second = (
        setup.build(program, NOW, tmp_path / f"{name}.exe", tmp_path, EPOCH).read_bytes()
        for name in ("one", "two")
    )
    assert first == second


def _dos(folder: Path) -> str:
    inside = str(folder).partition("drive_c/")[2]
    return "C:\\" + inside.replace("/", "\\")
