"""What can be said of the Windows packages without Windows, without wine and without building."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installer.windows import lock, msi, papers, parts, setup, sign
from resv_desktop import __version__
from resv_desktop.services import policy, policy_sources

WINDOWS = Path(__file__).resolve().parent.parent / "installer" / "windows"
POLICIES = WINDOWS / "policies"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
LANGUAGES = ("nl-NL", "en-US")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    (folder / "lib" / "deep").mkdir(parents=True)
    for name in ("resv-desktop.exe", "lib/a & b.dll", "lib/deep/x$y.txt"):
        (folder / name).write_bytes(name.encode())
    return folder


def admx() -> ElementTree.Element:
    return ElementTree.parse(POLICIES / "resv-desktop.admx").getroot()


def adml(language: str) -> ElementTree.Element:
    return ElementTree.parse(POLICIES / language / "resv-desktop.adml").getroot()


def valued(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    for element in root.iter():
        if element.get("valueName"):
            yield element.get("valueName", ""), element


def test_group_policy_lays_down_exactly_what_the_program_reads() -> None:
    assert {name for name, _ in valued(admx())} == set(policy_sources.VALUES)
    keys = {each.get("key") for each in admx().iter(f"{SPACE}policy")}
    assert keys == {policy_sources.KEY}


def test_what_group_policy_offers_is_understood_by_the_program() -> None:
    offered = {
        name: [each.text for each in element.iter(f"{SPACE}string")]
        for name, element in valued(admx())
    }
    for name in ("Language", "Roles"):
        assert offered[name]
        for value in offered[name]:
            read = policy.read_policy([policy.Source("test", {policy_sources.VALUES[name]: value})])
            assert read.faults == ()
            assert read.lays_down
    numbers = [each.get("value") for each in admx().iter(f"{SPACE}decimal")]
    assert numbers == ["1", "0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_policies_is_there_in_each_language(language: str) -> None:
    text = (POLICIES / "resv-desktop.admx").read_text(encoding="utf-8")
    root = adml(language)
    strings = {each.get("id"): each.text for each in root.iter(f"{SPACE}string")}
    assert set(re.findall(r"\$\(string\.(\w+)\)", text)) == set(strings)
    assert all(strings.values())
    shown = {each.get("id") for each in root.iter(f"{SPACE}presentation")}
    assert set(re.findall(r"\$\(presentation\.(\w+)\)", text)) == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_policies_is_shown(language: str) -> None:
    fields = {each.get("id") for _, each in valued(admx()) if each.get("id")}
    shown = {each.get("refId") for each in adml(language).iter() if each.get("refId")}
    assert shown == fields


def test_the_lock_of_windows_agrees_with_that_of_development() -> None:
    large, own = lock.for_windows(), lock.blocks(lock.LOCK)
    assert set(own) == set(large)
    for name, block in own.items():
        assert lock.version_of(block) == lock.version_of(large[name])
        hashes = re.findall(r"sha256:[0-9a-f]{64}", block)
        assert len(hashes) == 1
        assert set(hashes) <= set(re.findall(r"sha256:[0-9a-f]{64}", large[name]))


@pytest.mark.parametrize("name", ["requirements-windows.lock", "installer/windows/python.lock"])
def test_the_locks_name_no_address_and_no_folder(name: str) -> None:
    text = (WINDOWS.parents[1] / name).read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert re.findall(r"https?://|--index|--find-links|file:|/home/|/root/|/tmp/", text) == []


def test_the_programs_say_which_version_they_are() -> None:
    assert parts.version_of(WINDOWS.parents[1]) == __version__


def test_the_programs_follow_each_screen_and_take_long_names() -> None:
    root = ElementTree.parse(parts.MANIFEST).getroot()
    settings = {each.tag.rpartition("}")[2]: each.text for each in root.iter()}
    assert settings["dpiAwareness"] == "PerMonitorV2"
    assert settings["longPathAware"] == "true"
    rights = [each.get("level") for each in root.iter() if each.get("level")]
    assert rights == ["asInvoker"], "the program asks for no rights"


def test_the_icon_is_drawn_from_the_mark() -> None:
    """In a process of its own: drawing needs an application, and the tests have theirs."""
    code = "from PySide6.QtGui import QGuiApplication as A; a = A([]); import sys, hashlib;"
    code += "from installer.windows.draw_icon import icon; sys.stdout.buffer.write(icon())"
    drawn = subprocess.run(
        [sys.executable, "-c", code], cwd=WINDOWS.parents[1], capture_output=True, check=True
    ).stdout
    assert drawn == parts.ICON.read_bytes()


def test_every_file_is_a_component_of_the_msi_with_a_name_that_stays(program: Path) -> None:
    source = msi.files_source(program)
    root = ElementTree.fromstring(source)
    space = "{http://schemas.microsoft.com/wix/2006/wi}"
    files = {each.get("Name") for each in root.iter(f"{space}File")}
    assert files == {"resv-desktop.exe", "a & b.dll", "x$y.txt"}
    (program / "lib" / "aaa.txt").touch()
    again = msi.files_source(program)
    guids = re.findall(r'Guid="([^"]+)"', source)
    assert len(set(guids)) == 3
    assert set(guids) < set(re.findall(r'Guid="([^"]+)"', again))


def test_the_remover_names_each_file_and_never_a_whole_tree(program: Path) -> None:
    lines = list(setup.removal_lines(program))
    assert 'Delete "$INSTDIR\\lib\\deep\\x$$y.txt"' in lines
    assert lines[-2:] == ['RMDir "$INSTDIR\\lib\\deep"', 'RMDir "$INSTDIR\\lib"']
    script = (WINDOWS / "resv-desktop.nsi").read_text(encoding="utf-8")
    assert "RMDir /r" not in script + "\n".join(lines)


def test_a_module_and_a_library_are_known_by_the_wheel_they_came_with() -> None:
    files = {"click/core.py": "click/core.py", "pyside6/msvcp140.dll": "PySide6/msvcp140.dll"}
    known = papers.source_of("click/core.pyc", "Z:/work/localpycs/click.core.pyc", files)
    assert known == "/site-packages/click/core.py"
    source = "Z:/python/Lib/site-packages/PySide6/MSVCP140.dll"
    known = papers.source_of("PySide6/MSVCP140.dll", source, files)
    assert known == "/site-packages/PySide6/msvcp140.dll"
    assert papers.source_of("abc.pyc", "Z:/work/abc.pyc", files) == "Z:/work/abc.pyc"


def test_the_list_of_parts_names_the_versions_of_the_python_in_the_program() -> None:
    parts_here = [{"name": "sqlite", "version": "1", "bom-ref": "sqlite@1"}]
    parts_here.append({"name": "click", "version": "8", "bom-ref": "click@8"})
    on = [{"ref": "sqlite@1"}, {"ref": "own", "dependsOn": ["click@8", "sqlite@1"]}]
    text = json.dumps({"components": parts_here, "dependencies": on})
    told = json.loads(papers.with_versions(text, {"sqlite": "3.45.1"}))
    assert [part["version"] for part in told["components"]] == ["3.45.1", "8"]
    assert told["dependencies"] == [
        {"ref": "sqlite@3.45.1"},
        {"ref": "own", "dependsOn": ["click@8", "sqlite@3.45.1"]},
    ]


def test_without_a_certificate_the_build_says_unsigned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(sign.CERTIFICATE, raising=False)
    path = tmp_path / "x.exe"
    path.write_bytes(b"program")
    assert sign.sign(path).startswith("UNSIGNED: x.exe")
    assert path.read_bytes() == b"program"
