"""Every file of the bundle stands in the list of parts, and every part has its licence."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging_kit import DIST
from PyInstaller.archive.readers import CArchiveReader, ZlibArchiveReader

from tools import supply

LIST = "resv-desktop.cdx.json"


@pytest.fixture
def listed(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / LIST).read_text(encoding="utf-8"))
    return found


def _parts(listed: dict[str, Any]) -> list[dict[str, Any]]:
    return [listed["metadata"]["component"], *listed["components"]]


def test_every_file_is_listed_once_with_its_hash(folder: Path, listed: dict[str, Any]) -> None:
    told = [
        (file["name"], file["hashes"][0]["content"])
        for part in _parts(listed)
        for file in part.get("components", ())
    ]
    found = [
        (path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name != LIST
    ]
    assert sorted(told) == sorted(found)


def test_links_lead_to_a_listed_file_inside(folder: Path) -> None:
    for link in (path for path in folder.rglob("*") if path.is_symlink()):
        assert link.resolve(strict=True).is_relative_to(folder.resolve()), link


def test_every_part_names_a_licence_and_its_text_is_there(
    folder: Path, listed: dict[str, Any]
) -> None:
    notices = supply.told_parts((folder / "licences" / "NOTICES.txt").read_text("utf-8"))
    texts = {"qt": "LGPL-3.0.txt", "icu": "QT-PARTS.txt", "resv-desktop": "EUPL-1.2.txt"}
    texts |= {"sqlite": "system/libsqlite3-0.txt", "openssl": "system/libssl3.txt"}
    texts |= {"pyinstaller": "pyinstaller.txt"}
    for part in _parts(listed):
        assert part["licenses"], part["name"]
        if part["name"] in notices:
            continue
        name = part["licenses"][0].get("license", {}).get("name", "")
        text = name.removeprefix("licences/") or texts[part["name"]]
        assert (folder / "licences" / text).stat().st_size > 500, part["name"]


def test_texts_that_licences_point_at_come_along(folder: Path) -> None:
    for text in (folder / "licences" / "system").glob("*.txt"):
        words = text.read_text(encoding="utf-8", errors="replace")
        for name in re.findall(
            r"/usr/share/common-licenses/((?:L?GPL|Apache|MPL)-[\d.]*\d)", words
        ):
            assert (text.parent / f"common-{name}.txt").is_file(), f"{text.name}: {name}"


def test_python_inside_the_program_is_of_the_lock_alone(program: Path) -> None:
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    assert isinstance(archive, ZlibArchiveReader)
    owners = packages_distributions()
    inside = {name.partition(".")[0] for name in archive.toc}
    projects = {
        owner.lower().replace("_", "-") for name in inside for owner in owners.get(name, ())
    }
    assert "openpyxl" in projects
    assert projects - {"resv-desktop"} <= set(supply.locked())


def test_the_list_stands_beside_the_packages_too(folder: Path) -> None:
    assert (DIST / LIST).read_bytes() == (folder / LIST).read_bytes()


def test_how_to_get_and_replace_qt_is_told(folder: Path) -> None:
    text = (folder / "licences" / "README.txt").read_text(encoding="utf-8")
    assert "Replacing it" in text
    assert "at least three years" in text
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert (folder / "licences" / name).stat().st_size > 7_000
