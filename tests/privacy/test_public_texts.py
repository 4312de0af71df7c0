"""The set of 20 texts with and 20 without personal data that the field study made."""

import json
from pathlib import Path

import pytest

from resv_desktop.privacy import Category, Level, check_text

TEXTS = json.loads(
    (Path(__file__).parents[1] / "data" / "privacy_texts.json").read_text(encoding="utf-8")
)
PERSONAL = [(text["id"], text["text"], text["expected"]) for text in TEXTS["personal"]]
CLEAN = [(text["id"], text["text"]) for text in TEXTS["clean"]]


def _found(text: str) -> set[tuple[str, int, int]]:
    return {(item.category.value, item.start, item.end) for item in check_text(text)}


def test_the_set_has_every_category_that_blocks_but_the_bank_account() -> None:
    named = {category for _, _, expected in PERSONAL for category, _, _ in expected}
    assert {"bsn", "geboortedatum", "dossiernummer"} <= named
    assert (len(PERSONAL), len(CLEAN)) == (20, 20)


@pytest.mark.parametrize(("name", "text", "expected"), PERSONAL, ids=[p[0] for p in PERSONAL])
def test_everything_that_is_marked_is_found_exactly(
    name: str, text: str, expected: list[tuple[str, int, int]]
) -> None:
    hints = {span for span in _found(text) if span[0] == Category.HINT.value}
    assert _found(text) - hints == {tuple(span) for span in expected}


@pytest.mark.parametrize(("name", "text"), CLEAN, ids=[name for name, _ in CLEAN])
def test_a_clean_text_is_never_held_back(name: str, text: str) -> None:
    assert [item for item in check_text(text) if item.level is Level.BLOCK] == []


def test_at_most_one_clean_text_gets_a_warning() -> None:
    assert sum(bool(check_text(text)) for _, text in CLEAN) <= 1


def test_the_made_up_entries_of_the_region_are_clean() -> None:
    path = Path(__file__).parents[2] / "resources" / "sample_data" / "entries.json"
    for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]:
        for key in ("title", "description", "requested_action", "owner", "quantity"):
            assert check_text(entry.get(key, "")) == (), entry["key"]
