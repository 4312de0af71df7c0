"""Other words by which people call a code, as the line for a new entry reads them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from resv_desktop.assets import resource


@cache
def theme_words() -> dict[str, list[str]]:
    """Words by theme."""
    words: dict[str, list[str]] = _read("theme_words.json")
    return words


@cache
def code_words() -> dict[str, dict[str, list[str]]]:
    """Words by code of every list that marks can name."""
    marks: dict[str, dict[str, list[str]]] = _read("mark_words.json")
    return {**marks, "theme": theme_words()}


def _read(name: str) -> Any:
    return json.loads(resource("codebook", name).read_text("utf-8"))["words"]
