"""What the MSI says to Windows Installer: its tables, read on Linux."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from windows_kit import EPOCH, NEWER, NOW, built, contents, need, table

from installer.windows import msi


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    need("msiinfo")


def test_it_is_small_enough_to_roll_out(package: Path) -> None:
    assert package.stat().st_size <= 40_000_000


def test_it_holds_every_file_of_the_program_and_no_other(package: Path) -> None:
    program = built("resv-desktop")
    sizes = sorted(path.stat().st_size for path in msi.files_of(program))
    assert sorted(int(row["FileSize"]) for row in table(package, "File")) == sizes
    assert len(table(package, "Component")) == len(sizes) + 3


def test_versions_share_the_upgrade_code_and_differ_in_the_product_code(
    package: Path, newer_package: Path
) -> None:
    now, newer = (
        {row["Property"]: row["Value"] for row in table(each, "Property")}
        for each in (package, newer_package)
    )
    assert now["UpgradeCode"] == newer["UpgradeCode"] == "{" + msi.UPGRADE_CODE + "}"
    assert now["ProductCode"] != newer["ProductCode"]
    assert (now["ProductVersion"], newer["ProductVersion"]) == (NOW, NEWER)
    assert now["ALLUSERS"] == "1"
    assert "a" in now["REINSTALLMODE"], "old files would stay, since these bear no version"
    assert "INSTALLDIR" in now["SecureCustomProperties"].split(";")


def test_a_file_keeps_its_component_from_version_to_version(
    package: Path, newer_package: Path
) -> None:
    now, newer = (
        {row["KeyPath"]: row["ComponentId"] for row in table(each, "Component")}
        for each in (package, newer_package)
    )
    same = now.keys() & newer.keys()
    assert len(same) == len(now) - 1
    assert all(now[each] == newer[each] for each in same)
    assert len(set(now.values())) == len(now)


def test_a_newer_version_is_refused_and_an_older_one_goes_inside_the_transaction(
    package: Path,
) -> None:
    rows = {row["ActionProperty"]: row for row in table(package, "Upgrade")}
    assert rows["WIX_UPGRADE_DETECTED"]["VersionMax"] == NOW
    assert rows["WIX_DOWNGRADE_DETECTED"]["VersionMin"] == NOW
    conditions = {row["Condition"] for row in table(package, "LaunchCondition")}
    assert "NOT WIX_DOWNGRADE_DETECTED" in conditions
    order = {r["Action"]: int(r["Sequence"]) for r in table(package, "InstallExecuteSequence")}
    assert order["InstallInitialize"] < order["RemoveExistingProducts"] < order["InstallFiles"]


def test_the_chosen_folder_is_looked_up_where_it_was_noted(package: Path) -> None:
    (search,) = table(package, "RegLocator")
    assert table(package, "AppSearch") == [
        {"Property": "INSTALLDIR", "Signature_": search["Signature_"]}
    ]
    noted = [row for row in table(package, "Registry") if row["Name"] == "InstallDir"]
    assert [(row["Root"], row["Key"]) for row in noted] == [(search["Root"], search["Key"])]
    assert [row["Value"] for row in noted] == ["[INSTALLDIR]"]


@pytest.mark.parametrize("kind", [".resvregio", ".resvlog"])
def test_a_file_type_opens_the_program_with_the_file(package: Path, kind: str) -> None:
    values = {(r["Key"], r["Name"]): r["Value"] for r in table(package, "Registry")}
    name = values[rf"Software\Classes\{kind}", ""]
    assert values[rf"Software\Classes\{name}\shell\open\command", ""] == (
        '"[INSTALLDIR]resv-desktop.exe" "%1"'
    )
    assert values[rf"Software\Classes\{name}\DefaultIcon", ""] == "[INSTALLDIR]resv-desktop.exe,0"


def test_nothing_in_it_names_a_folder_of_a_user(package: Path) -> None:
    folders = {row["Directory"]: row for row in table(package, "Directory")}
    roots = {row["Directory"] for row in folders.values() if row["Directory_Parent"] == "TARGETDIR"}
    assert roots == {"ProgramFiles64Folder", "ProgramMenuFolder"}
    assert table(package, "RemoveFile") == []
    assert {row["Root"] for row in table(package, "Registry")} == {"2"}, "only of the computer"


def test_an_administrative_image_would_hold_the_whole_program(
    package: Path, tmp_path: Path
) -> None:
    """Wine has no `msiexec /a`, so the package is unpacked here, along its own table of folders."""
    need("msiextract")
    actions = {row["Action"] for row in table(package, "AdminExecuteSequence")}
    assert {"CostFinalize", "InstallAdminPackage", "InstallFiles"} <= actions
    command = ["msiextract", "-C", str(tmp_path), str(package)]
    subprocess.run(command, check=True, capture_output=True)
    (program,) = tmp_path.rglob("resv-desktop.exe")
    assert contents(program.parent) == contents(built("resv-desktop"))


def test_the_same_program_gives_the_same_bytes(tmp_path: Path) -> None:
    need("wixl", "msibuild", "faketime")
    program = tmp_path / "program"
    (program / "lib").mkdir(parents=True)
    for name in ("a.exe", "lib/b c.dll", "lib/d.txt"):
        (program / name).write_bytes(name.encode() * 1000)
    first, second, other = (
        msi.build(program, version, tmp_path / f"{name}.msi", tmp_path / name, EPOCH).read_bytes()
        for name, version in (("one", NOW), ("two", NOW), ("three", NEWER))
    )
    assert first == second
    assert first != other


def test_windows_installer_is_told_maker_language_and_processor(package: Path) -> None:
    command = ["msiinfo", "suminfo", str(package)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Template: x64;1043" in told
    assert f"Subject: RESV Desktop {NOW}" in told
