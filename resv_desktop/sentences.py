"""Codes into sentences, for the window and the command line alike.

``resources/messages/*.json`` holds per code one sentence in Dutch and one in English, with
``{places}`` for values. What happened, what was kept, what to do: in that order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from resv_desktop.assets import resource


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    sentences: dict[str, dict[str, str]] = {}
    for path in sorted(resource("messages").glob("*.json")):
        sentences.update(json.loads(path.read_text(encoding="utf-8")))
    return sentences


class _Places(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(code: str, values: Mapping[str, object] | None = None, lang: str = "nl") -> str:
    """Return the sentence for ``code`` in ``lang``; an unknown code is shown as it is.

    A value that is not given shows as a question mark: a fault in a message must not hide the
    fault that the message is about.
    """
    texts = _catalogue().get(code)
    if texts is None:
        return code
    return texts.get(lang, texts["nl"]).format_map(_Places(values or {}))


def known_codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(_catalogue())
