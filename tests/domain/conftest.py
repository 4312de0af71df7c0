"""What the tests of the domain share: the code book and word lists the program ships."""

from __future__ import annotations

import json
from typing import Any

import pytest

from resv_desktop.assets import resource
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.quick_add import LineParser


def _read(*parts: str) -> Any:
    return json.loads(resource(*parts).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def codebook_data() -> dict[str, Any]:
    return _read("codebook", "codebook-1.json")


@pytest.fixture(scope="session")
def codebook(codebook_data: dict[str, Any]) -> CodeBook:
    return CodeBook.from_data(codebook_data)


@pytest.fixture(scope="session")
def theme_words() -> dict[str, list[str]]:
    return _read("codebook", "theme_words.json")["words"]


@pytest.fixture(scope="session")
def synonyms(theme_words: dict[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    return {**_read("codebook", "mark_words.json")["words"], "theme": theme_words}


@pytest.fixture(scope="session")
def parser(codebook: CodeBook, synonyms: dict[str, dict[str, list[str]]]) -> LineParser:
    return LineParser(codebook, synonyms)


@pytest.fixture(scope="session")
def samples() -> list[dict[str, Any]]:
    return _read("sample_data", "entries.json")["entries"]


@pytest.fixture(scope="session")
def region_data() -> dict[str, Any]:
    return _read("sample_data", "region.json")
