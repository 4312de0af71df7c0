"""The MSI in a Windows under wine: in, newer, older, repaired, out; a person's data stays.

The tests of this file are one life of an installation, in the order in which they stand here:
putting it in again for each of them would take a quarter of an hour.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from windows_kit import NEWER, NOW, Windows, built, contents

from installer.windows import msi, wine

pytestmark = pytest.mark.xdist_group("wine")
OWN = r"HKLM\Software\RESV Desktop"
CHOSEN = r"C:\Apps\RESV"


@pytest.fixture(scope="module")
def installed(windows: Windows, package: Path) -> Path:
    """The folder in which the MSI put the program: one that was chosen."""
    windows.msiexec("/i", wine.windows_path(package), f"INSTALLDIR={CHOSEN}")
    return windows.prefix.drive / "Apps" / "RESV"


@pytest.fixture(scope="module")
def logged(windows: Windows, installed: Path) -> dict[str, str]:
    """What a person has logged with the installed program."""
    return windows.log_something(installed)


def test_the_installed_program_is_whole(windows: Windows, installed: Path) -> None:
    assert contents(installed) == contents(built("resv-desktop"))
    assert not windows.everybody.exists(), "another folder was chosen"


def test_the_installed_program_passes_its_self_test(
    windows: Windows, installed: Path, tmp_path: Path
) -> None:
    found = windows.self_test(installed, tmp_path / "data")
    assert [check for check in found["checks"] if not check["ok"]] == []
    assert len(found["checks"]) >= 10


def test_the_program_with_a_window_writes_its_self_test_into_a_file(
    windows: Windows, installed: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    windows.run(
        installed / "resv-desktop.exe",
        *("--data-dir", wine.windows_path(tmp_path / "data")),
        f"--self-test={wine.windows_path(report)}",
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["ok"], [check for check in found["checks"] if not check["ok"]]


def test_menu_list_of_programs_and_file_types_know_it(windows: Windows, installed: Path) -> None:
    # wine puts the shortcut of everybody into the menu of the one person it knows.
    assert [menu.is_file() for menu in windows.menus].count(True) == 1
    assert windows.value(OWN, "Version") == NOW
    opens = windows.value(r"HKLM\Software\Classes\RESVDesktop.Log\shell\open\command")
    assert opens == f'"{CHOSEN}\\resv-desktop.exe" "%1"'
    key = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{%s}"
    product = key % msi.identifier(f"product {NOW}")
    assert windows.value(product, "DisplayName") == "RESV Desktop"
    assert windows.value(product, "DisplayVersion") == NOW


def test_a_repair_brings_back_what_was_lost_or_changed(
    windows: Windows, installed: Path, package: Path
) -> None:
    (installed / "lib" / "sqlite3.dll").unlink()
    (installed / "resv-desktop.exe").write_bytes(b"broken")
    # On Windows `msiexec /fvamus` says the same; wine does not know /f.
    modes = ("REINSTALL=ALL", "REINSTALLMODE=vamus")
    windows.msiexec("/i", wine.windows_path(package), *modes)
    assert contents(installed) == contents(built("resv-desktop"))


def test_an_upgrade_keeps_the_chosen_folder_and_the_data_and_leaves_no_old_file(
    windows: Windows,
    installed: Path,
    newer_package: Path,
    newer_program: Path,
    logged: dict[str, str],
) -> None:
    windows.msiexec("/i", wine.windows_path(newer_package))
    assert contents(installed) == contents(newer_program)
    assert not windows.everybody.exists()
    assert windows.value(OWN, "Version") == NEWER
    assert contents(windows.data) == logged


def test_an_older_version_is_refused_and_changes_nothing(
    windows: Windows, installed: Path, package: Path, newer_program: Path
) -> None:
    assert windows.value(OWN, "Version") == NEWER, "the upgrade before this did not come about"
    windows.msiexec("/i", wine.windows_path(package))
    assert contents(installed) == contents(newer_program)
    assert windows.value(OWN, "Version") == NEWER


def test_removal_takes_the_program_and_leaves_what_the_person_logged(
    windows: Windows, installed: Path, newer_package: Path, logged: dict[str, str]
) -> None:
    assert contents(installed), "nothing is there to be removed"
    windows.msiexec("/x", wine.windows_path(newer_package))
    assert not installed.exists()
    assert not any(menu.exists() for menu in windows.menus)
    assert windows.value(r"HKLM\Software\Classes\.resvlog") is None
    assert windows.value(OWN, "InstallDir") is None
    assert contents(windows.data) == logged
