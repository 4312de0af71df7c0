"""A region file from somebody else: of the right form, with hostile content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from untrusted.kit import refused, say

from resv_desktop.assets import resource
from resv_desktop.paths import DataFolder
from resv_desktop.services.setup import MOST_BYTES, read_region_file


def region(**changes: Any) -> dict[str, Any]:
    text = resource("sample_data", "region.json").read_text(encoding="utf-8")
    return {**json.loads(text), **changes}


def network(**changes: Any) -> dict[str, Any]:
    row = dict(region()["networks"][0])
    return region(networks=[{**row, **changes}])


HOSTILE = {
    "no networks": {"format": "resv-regiopakket", "version": 1},
    "networks are a number": region(networks=7),
    "a network is a text": region(networks=["WAT"]),
    "code is a path": network(code="../../WAT"),
    "code is a formula": network(code="=CMD()"),
    "code is a list": network(code=["WAT"]),
    "code is huge": network(code="A" * 10_000),
    "a name of nothing": network(name=" \u200b\u202e "),
    "a name of half a character": network(name="\ud800"),
    "twice the same": region(networks=[region()["networks"][0]] * 2),
    "a day that is none": region(deadlines={"2027-Q1": "2027-02-30"}),
    "a period that is none": region(deadlines={"' or 1=1": "2027-04-15"}),
    "a newer edition": region(version=99),
    "an edition of text": region(version="1; drop table"),
    "insurers of objects": region(insurers=[{"name": "x"}]),
    "a region of null": region(region=None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_region_file_is_refused(name: str, tmp_path: Path, log: DataFolder) -> None:
    path = tmp_path / "regio.json"
    path.write_text(json.dumps(HOSTILE[name]), encoding="utf-8")
    refused(say("--data-dir", log.root, "init", "--role", "region", "--profile", path), 2, 3)


def test_a_region_file_that_is_too_large_is_not_read(tmp_path: Path, log: DataFolder) -> None:
    path = tmp_path / "regio.json"
    path.write_text(json.dumps(region()) + " " * MOST_BYTES, encoding="utf-8")
    refused(say("--data-dir", log.root, "init", "--role", "region", "--profile", path), 3)


def test_odd_words_in_a_region_file_become_plain_ones(tmp_path: Path) -> None:
    path = tmp_path / "regio.json"
    odd = "Water\u0000gang\r\nNoord\u001b[31m <b>x</b> e\u0301"
    path.write_text(json.dumps(network(name=odd)), encoding="utf-8")
    name = read_region_file(path).networks[0].name
    assert not any(ord(sign) < 32 and sign != "\n" for sign in name)
    assert "\u0301" not in name
    assert "<b>x</b>" in name, "shown as it stands, see the labels of the window"
