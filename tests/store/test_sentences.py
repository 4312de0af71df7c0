"""Every fault the store can name has a sentence in both languages, with what to do."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from resv_desktop import store
from resv_desktop.assets import resource
from resv_desktop.sentences import sentence

FAULTS = {"StoreError", "NotFoundError", "KnownError", "file_fault"}


def raised_codes() -> set[str]:
    """Return every code that stands in the source of the store."""
    codes: set[str] = set()
    for path in Path(store.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAULTS:
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                codes.update(text for text in texts if isinstance(text, str))
    from resv_desktop.store.faults import _CODES

    return codes | set(_CODES.values())


def test_the_list_of_codes_is_not_empty() -> None:
    assert {"database_newer", "disk_full", "batch_rested_on", "already_open"} <= raised_codes()


@pytest.mark.parametrize("code", sorted(raised_codes()))
def test_each_fault_has_a_sentence_in_both_languages(code: str) -> None:
    for language in ("nl", "en"):
        said = sentence(code, {}, language)
        assert said != code
        assert said.endswith((".", ")"))


def test_no_sentence_is_kept_for_a_fault_that_cannot_happen() -> None:
    kept = json.loads(resource("messages", "store.json").read_text(encoding="utf-8"))
    assert set(kept) - {"store_unusable"} == raised_codes()
