"""Every fault and every line of help can be said, in Dutch and in English, with its values."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from resv_desktop.sentences import known_codes, sentence

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted((ROOT / "resources" / "messages").glob("*.json"))
SOURCES = sorted((ROOT / "resv_desktop").rglob("*.py"))

USED = re.compile(
    r"\b(?:KnownError|\w+Error|Line|sentence|refused)\(\s*(?:name, )?\"([a-z]+(?:_[a-z]+)+)\""
)


def texts() -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for path in CATALOGUES:
        found += json.loads(path.read_text(encoding="utf-8")).items()
    return found


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_code_stands_in_two_catalogues() -> None:
    codes = [code for code, _ in texts()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("code", "languages"), texts(), ids=[code for code, _ in texts()])
def test_a_sentence_stands_in_both_languages_with_the_same_places(
    code: str, languages: dict[str, str]
) -> None:
    assert set(languages) == {"nl", "en"}
    assert all(text.strip() == text and text for text in languages.values())
    assert places(languages["nl"]) == places(languages["en"])
    assert " je " not in f" {languages['nl']} ".lower(), "people are addressed as u"


def test_every_code_in_the_program_has_a_sentence() -> None:
    used = {code for path in SOURCES for code in USED.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 40, "the pattern still finds the codes"
    assert used - known_codes() == set()


def test_an_unknown_code_is_shown_and_a_missing_value_does_not_hide_the_fault() -> None:
    assert sentence("no_such_code") == "no_such_code"
    assert "?" in sentence("network_not_found", {}, "nl")
    assert sentence("network_not_found", {"network": "X", "known": "Y"}, "en").startswith("There")
