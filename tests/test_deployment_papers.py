"""The papers for rolling out: what they name exists, and both languages say as much."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from resv_desktop import cli, selftest
from resv_desktop.paths import DataFolder
from resv_desktop.sentences import known_codes, sentence
from resv_desktop.services.policy import _READERS, Source, read_policy
from resv_desktop.services.policy_sources import KEY, VALUES
from resv_desktop.store.schema import STEPS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DUTCH, ENGLISH, SUPPORT = "it-deployment.md", "it-deployment.en.md", "support-policy.md"
RELEASE = "release-checklist.md"
PAPERS = [DUTCH, ENGLISH, SUPPORT]
BOTH = [DUTCH, ENGLISH]


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """Return what stands between lines of three backquotes."""
    return re.findall(r"^```\n(.*?)^```$", text, re.M | re.S)


@pytest.mark.parametrize("name", PAPERS)
def test_every_command_that_is_named_exists(name: str) -> None:
    pattern = r"resv-desktop(?:-cli\.exe\"?)? ([a-z]+(?:-[a-z]+)?)(?= |`|$)"
    named = set(re.findall(pattern, text_of(name), re.M))
    assert "self-test" in named
    assert named <= set(cli._COMMANDS)


@pytest.mark.parametrize("name", BOTH)
def test_every_example_of_the_program_is_understood_by_it(name: str) -> None:
    """Only whether the words are right: nothing is carried out."""
    lines = [line for block in blocks(text_of(name)) for line in block.splitlines()]
    own = [line for line in lines if line.startswith("resv-desktop ")]
    assert len(own) >= 7
    for line in own:
        options = cli.build_parser().parse_args(line.split()[1:])
        assert options.command or options.self_test


@pytest.mark.parametrize("name", [*PAPERS, RELEASE])
def test_every_file_and_folder_that_is_named_is_there(name: str) -> None:
    text = text_of(name)
    for path in re.findall(
        r"`(?:python )?((?:docs|resources|tests|installer|tools|resv_desktop)/[^` ]+)`", text
    ):
        assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (DOCS / link).exists(), link


@pytest.mark.parametrize("name", [*PAPERS, RELEASE])
def test_everything_to_be_made_can_be_made(name: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"`make ([a-z-]+)`", text_of(name))) <= set(targets)


def test_both_languages_have_the_same_parts_rows_and_points() -> None:
    dutch, english = (text_of(name).splitlines() for name in BOTH)
    for mark in ("## ", "| ", "* ", "1. ", "```"):
        here, there = (sum(line.startswith(mark) for line in text) for text in (dutch, english))
        assert here == there > 0, mark


def test_both_languages_give_the_same_commands_and_names() -> None:
    def code(name: str) -> list[str]:
        plain = text_of(name).replace("VERSIE", "VERSION").replace("kopie", "copy")
        for here, there in (("uitslag", "result"), ("MAP", "DIR"), (r"C:\map", r"C:\folder")):
            plain = plain.replace(here, there)
        plain = plain.replace("uitgepakt", "unpacked").replace("Programma's", "Programs")
        return sorted(re.findall(r"`([^`\n]+)`", plain))

    dutch, english = map(code, BOTH)
    assert dutch == english


@pytest.mark.parametrize("name", BOTH)
def test_policies_are_those_of_the_program(name: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| REG_\w+ \| `(\w+)` \|", text_of(name), re.M)
    assert dict(rows) == VALUES
    assert set(VALUES.values()) == set(_READERS)
    assert f"HKLM\\{KEY}" in text_of(name)
    templates = ROOT / "installer" / "windows" / "policies" / "resv-desktop.admx"
    named = set(re.findall(r'valueName="(\w+)"', templates.read_text(encoding="utf-8")))
    assert named == set(VALUES)
    (example,) = [block for block in blocks(text_of(name)) if block.startswith("{")]
    assert read_policy([Source("paper", json.loads(example))]).faults == ()


@pytest.mark.parametrize("name", BOTH)
def test_names_of_files_and_checks_are_those_of_the_program(name: str) -> None:
    text, folder = text_of(name), DataFolder(Path("x"))
    assert f"`{folder.database.name}`" in text
    assert f"`{folder.backups.name}`" in text
    for check in ("rename", "policy"):
        assert f"`{check}`" in text
        assert check in selftest.names()


@pytest.mark.parametrize("name", BOTH)
def test_every_exit_code_is_told(name: str) -> None:
    codes = {cli.DONE, cli.FINDINGS, cli.WRONG_USE, cli.NOT_DONE, cli.BUG}
    part = text_of(name).split("## C")[-1].split("\n## ")[0]
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", part, re.M)} == codes


def test_the_supported_formats_of_logs_are_stored() -> None:
    assert len(STEPS) >= 6
    assert len(list((ROOT / "tests" / "data").glob("schema_*.sql"))) >= 2


def test_the_button_that_is_named_is_there() -> None:
    """The words of the window, as the paper says them in Dutch."""
    window = (ROOT / "resources" / "translations" / "resv_nl.ts").read_text(encoding="utf-8")
    assert "<translation>Uitslag bewaren</translation>" in window
    assert "*Uitslag bewaren*" in text_of(SUPPORT)
    assert "*Keep the result*" in text_of(SUPPORT)


def test_a_newer_version_is_said_as_the_paper_says() -> None:
    assert "newer_version" in known_codes()
    assert "IT-beheerder" in sentence("newer_version", {"version": "1", "own": "0"})
