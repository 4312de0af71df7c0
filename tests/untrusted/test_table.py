"""No way in without hostile examples."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from untrusted.table import INPUTS

TESTS = Path(__file__).resolve().parents[1]
WANTED = {
    *("workbook", "region file", "return file", "restore file", "transfer file", "settings"),
    *("command line", "clipboard", "drag and drop", "file names with odd characters"),
    *("long paths", "environment", "practice answers", "text file"),
    *("opened file", "local pipe", "policy"),
}


def names_in(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}


def test_every_way_in_stands_in_the_table() -> None:
    assert set(INPUTS) == WANTED


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_every_way_in_has_hostile_examples(name: str) -> None:
    one = INPUTS[name]
    assert one.by
    assert bool(one.tests) != bool(one.not_built), "tried, or said not to be built"
    for place in one.tests:
        file, _, test = place.partition("::")
        there = {found for found in names_in(file) if found.startswith("test_")}
        assert there, file
        assert test == "*" or test in there, place


def test_what_is_said_not_to_be_built_is_not_built() -> None:
    """Whoever builds it is sent here to give it its examples."""
    from resv_desktop.cli import _COMMANDS

    assert INPUTS["return file"].not_built
    assert not {"return", "import-return"} & set(_COMMANDS)
