"""The program without installation, and what is given out beside it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from windows_kit import DIST, EPOCH, NOW, Windows, built, contents

from installer.windows import build, portable, python

pytestmark = pytest.mark.xdist_group("wine")


@pytest.fixture
def archive() -> Path:
    return built(f"resv-desktop-{NOW}-portable.zip")


def test_it_keeps_what_is_logged_beside_the_program(
    windows: Windows, archive: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / portable.FOLDER
    windows.run(folder / "resv-desktop-cli.exe", "init", "--role", "region")
    assert (folder / "data" / "logboek.resvlog").is_file()
    assert contents(windows.data) == {}, "something came into the profile"


def test_it_holds_the_program_and_one_file_more(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        found = {
            name.partition("/")[2]: hashlib.sha256(packed.read(name)).hexdigest()
            for name in packed.namelist()
        }
    assert found.pop("portable.txt")
    assert found == contents(built("resv-desktop"))


@pytest.mark.parametrize(("name", "subsystem"), [("resv-desktop", 2), ("resv-desktop-cli", 3)])
def test_a_program_knows_its_name_its_screens_and_whether_it_has_a_console(
    name: str, subsystem: int
) -> None:
    data = (built("resv-desktop") / f"{name}.exe").read_bytes()
    for told in ("OriginalFilename", f"{name}.exe", "ProductVersion", NOW):
        assert told.encode("utf-16-le") in data
    assert b"PerMonitorV2" in data
    assert b"longPathAware" in data
    head = int.from_bytes(data[0x3C:0x40], "little")
    assert int.from_bytes(data[head + 0x5C : head + 0x5E], "little") == subsystem


def test_the_list_of_parts_names_every_file_of_the_program() -> None:
    program = built("resv-desktop")
    listed = json.loads((program / "resv-desktop.cdx.json").read_text(encoding="utf-8"))
    parts = [listed["metadata"]["component"], *listed["components"]]
    told = {
        file["name"]: file["hashes"][0]["content"]
        for part in parts
        for file in part.get("components", [])
    }
    found = contents(program)
    assert found.pop("resv-desktop.cdx.json")
    assert told == found


def test_nothing_that_is_there_for_wine_is_in_what_is_given_out() -> None:
    assert build.stand_ins(built("resv-desktop")) == []


def test_such_a_thing_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "ICUUC.dll").touch()
    assert build.stand_ins(tmp_path) == ["lib/ICUUC.dll"]


def test_no_library_that_reaches_a_network_is_in_the_program() -> None:
    names = {path.name.lower() for path in built("resv-desktop").rglob("*")}
    assert names & {"qt6network.dll", "qtnetwork.pyd", "_ssl.pyd", "libssl-3.dll"} == set()


def test_the_sums_are_those_of_the_files() -> None:
    lines = built("SHA256SUMS").read_text(encoding="ascii").splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    assert {name for name in told if name.startswith("resv")} == {
        *(f"resv-desktop-{NOW}-{kind}.zip" for kind in ("portable", "policies")),
        *(f"resv-desktop-{NOW}-setup.exe", f"resv-desktop-{NOW}-x64.msi"),
    }
    for name, digest in told.items():
        assert hashlib.sha256((DIST / name).read_bytes()).hexdigest() == digest


def test_the_same_program_gives_the_same_zip(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "resv-desktop.exe").write_bytes(b"program")
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    portable.build(program, first, EPOCH)
    (program / "resv-desktop.exe").touch()
    portable.build(program, second, EPOCH)
    assert first.read_bytes() == second.read_bytes()


def test_a_program_of_python_that_somebody_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "python311.dll").write_bytes(b"MZ nothing of Python's makers")
    with pytest.raises(python.NotTrustedError, match=r"python311\.dll"):
        python.check_signatures(tmp_path)
