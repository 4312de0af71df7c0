"""The data files the program lives by: whole, consistent, and present in what is shipped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.completeness import missing_fields
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.network import Region
from resv_desktop.domain.period import Period

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"

ENTRY_LISTS = {
    "kind": "entry_kind",
    "theme": "theme",
    "subtheme": "subtheme",
    "disciplines": "discipline",
    "severity": "severity",
    "frequency": "frequency",
    "horizon": "horizon",
    "direction": "direction",
    "scope": "scope",
    "status": "status",
    "impact": "impact",
    "resv_tasks": "resv_task",
    "network_tasks": "network_task",
}


def _json(*parts: str) -> Any:
    return json.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book() -> CodeBook:
    return CodeBook.from_data(_json("codebook", "codebook-1.json"))


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    return list(_json("sample_data", "entries.json")["entries"])


def test_code_book_holds_the_promised_lists(book: CodeBook) -> None:
    sizes = {"theme": 16, "subtheme": 82, "discipline": 45, "status": 10, "escalation_level": 5}
    assert {name: len(book.codes(name)) for name in sizes} == sizes


def test_every_code_begins_with_a_letter_and_has_both_labels(book: CodeBook) -> None:
    for name, codes in book.lists.items():
        for code in codes:
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", code.code), (name, code.code)
            assert code.nl == code.nl.strip() != "", (name, code.code)
            assert code.en == code.en.strip() != "", (name, code.code)


def test_every_label_and_code_names_exactly_one_code(book: CodeBook) -> None:
    for name, codes in book.lists.items():
        for code in codes:
            for text in (code.code, code.nl, code.en):
                assert book.find(name, text) == code.code, (name, text)


def test_labels_hold_no_separator_of_cells_with_several_values(book: CodeBook) -> None:
    labels = [label for codes in book.lists.values() for c in codes for label in (c.nl, c.en)]
    assert [label for label in labels if ";" in label] == []


def test_lists_refer_to_codes_that_exist(book: CodeBook) -> None:
    groups = {code.code for code in book.codes("discipline_group")}
    assert {code.extra["group"] for code in book.codes("discipline")} == groups
    themes = {code.code for code in book.codes("theme")}
    assert {code.extra["theme"] for code in book.codes("subtheme")} == themes
    tasks = {code.code for code in book.codes("resv_task")}
    assert {t for code in book.codes("theme") for t in code.extra["default_resv_tasks"]} == tasks
    levels = {code.extra["level"] for code in book.codes("escalation_level")}
    assert {code.extra["level"] for code in book.codes("status")} <= levels


def test_a_subtheme_carries_the_number_of_its_theme(book: CodeBook) -> None:
    for code in book.codes("subtheme"):
        assert code.code.startswith(code.extra["theme"] + ".")


def test_crosswalk_leads_from_what_is_gone_to_what_exists(book: CodeBook) -> None:
    for row in _json("codebook", "codebook-1.json")["crosswalk"]:
        assert book.get(row["list"], row["from"]) is None, row
        assert book.find(row["list"], row["from"]) == row["to"], row
        assert row["since"] <= book.version


def test_sample_entries_use_codes_of_the_code_book(
    book: CodeBook, entries: list[dict[str, Any]]
) -> None:
    for entry in entries:
        for field, list_name in ENTRY_LISTS.items():
            values = entry.get(field, [])
            for value in [values] if isinstance(values, str) else values:
                assert book.get(list_name, value), (entry["key"], field, value)
        assert book.get("subtheme", entry["subtheme"]).extra["theme"] == entry["theme"]


def test_sample_entries_cover_the_field(book: CodeBook, entries: list[dict[str, Any]]) -> None:
    assert len(entries) == len({entry["key"] for entry in entries}) == 60
    assert [entry["kind"] for entry in entries].count("knelpunt") == 41
    assert {entry["theme"] for entry in entries} == {code.code for code in book.codes("theme")}
    disciplines = {code for entry in entries for code in entry["disciplines"]}
    assert disciplines == {code.code for code in book.codes("discipline")}


def test_sample_entries_are_complete_and_short_enough(entries: list[dict[str, Any]]) -> None:
    fields = set(Entry.__dataclass_fields__)
    for entry in entries:
        values = {key: value for key, value in entry.items() if key != "key"}
        assert set(values) <= fields, entry["key"]
        assert missing_fields(Entry(entry["key"], **values)) == (), entry["key"]
        assert len(entry["title"]) <= 100
        assert len(entry["description"]) <= 500


def test_sample_entries_belong_to_the_sample_region(entries: list[dict[str, Any]]) -> None:
    region = Region.from_data(_json("sample_data", "region.json"))
    assert {entry["network"] for entry in entries} == {network.code for network in region.networks}
    keys = {entry["key"] for entry in entries}
    assert {key for entry in entries for key in entry.get("related", [])} <= keys
    for entry in entries:
        network = region.network(entry["network"])
        assert network is not None
        assert set(entry["disciplines"]) <= set(network.disciplines)


def test_sample_region_delivers_by_the_15th_after_each_quarter() -> None:
    region = Region.from_data(_json("sample_data", "region.json"))
    for quarter in Period.parse("2027").quarters():
        assert region.deadlines[str(quarter)] == quarter.next().start.replace(day=15)


@pytest.mark.parametrize("path", sorted(RESOURCES.glob("icons/*.svg")), ids=lambda path: path.stem)
def test_icons_are_plain_drawings_in_the_colour_of_the_theme(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"} | (
        {"title"} if path.stem == "resv-desktop" else set()
    )
    assert path.stem == "resv-desktop" or "currentColor" in text


def test_resources_hold_text_with_plain_line_ends_only() -> None:
    for path in RESOURCES.rglob("*"):
        if path.suffix in {".json", ".svg", ".md", ".ts"}:
            assert b"\r" not in path.read_bytes(), path


def test_a_wheel_carries_every_resource_and_the_licence(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {p.relative_to(ROOT).as_posix() for p in RESOURCES.rglob("*") if p.is_file()}
    assert {f"resv_desktop/{name}" for name in files} <= names
    assert "resv_desktop/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "docs/", "tools/")) for name in names)
