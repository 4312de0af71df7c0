"""The papers for IT: what they name exists, and both languages say as much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resv_desktop.cli import _COMMANDS

ROOT = Path(__file__).resolve().parent.parent
IT = ROOT / "docs" / "manual" / "it"
PAPERS = ["README.md", "privacy.md", "privacy.en.md"]


def text_of(name: str) -> str:
    return (IT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_every_command_that_is_named_exists(name: str) -> None:
    named = set(re.findall(r"`resv-desktop ([a-z-]+)", text_of(name)))
    assert named
    assert named <= set(_COMMANDS)


@pytest.mark.parametrize("name", PAPERS)
def test_everything_to_be_made_can_be_made(name: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"`make ([a-z]+)`", text_of(name))) <= set(targets)


@pytest.mark.parametrize("name", PAPERS)
def test_every_file_that_is_named_is_there(name: str) -> None:
    for path in re.findall(r"`((?:docs|resources|tests)/[^`]+)`", text_of(name)):
        assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\(([^)#:]+)\)", text_of(name)):
        assert (IT / link).exists(), link


def test_both_languages_have_the_same_parts_and_rows() -> None:
    dutch, english = (text_of(name).splitlines() for name in PAPERS[1:])
    for mark in ("## ", "| ", "* "):
        here, there = (sum(line.startswith(mark) for line in text) for text in (dutch, english))
        assert here == there, mark


def test_what_the_organisation_decides_is_marked_as_often_in_both() -> None:
    assert text_of("privacy.md").count("**U besluit**") == 14
    assert text_of("privacy.en.md").count("**You decide**") == 14
