"""``privacy``: what the check for personal data finds in a text, for people and for programs."""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

from resv_desktop.commands import DONE, FINDINGS, Answer, Line
from resv_desktop.paths import DataFolder
from resv_desktop.services.text_check import CheckedText, check_lines, check_one, read_text

_STDIN = "-"


def privacy(options: argparse.Namespace, _folder: DataFolder) -> Answer:
    """Look for personal data in a file or in what is piped in; the text itself goes nowhere."""
    name, text = _read(options.file)
    checked = check_lines(text, name) if options.jsonl else [check_one(text)]
    code = FINDINGS if any(item.findings for item in checked) else DONE
    if options.jsonl:
        # In ASCII, so that an id comes back exactly and no character in it ends the line.
        lines = [json.dumps({"id": item.id, **_data(item)}) for item in checked]
        return Answer(None, _said(checked), "\n".join(lines), code)
    return Answer(_data(checked[0]), _said(checked), _shown(checked[0]), code)


def _read(file: str) -> tuple[str, str]:
    """Return what the text is called in a sentence, and the text."""
    if file != _STDIN:
        return file, read_text(Path(file), file)
    # A program without a console has no standard input at all.
    stream = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    return "stdin", read_text(stream, "stdin")


def _data(checked: CheckedText) -> dict[str, Any]:
    return {
        "findings": [
            {
                "start": item.start,
                "end": item.end,
                "category": item.category.value,
                "level": item.level.value,
            }
            for item in checked.findings
        ]
    }


def _shown(checked: CheckedText) -> str:
    """Return a line for each finding: its place, level, category and the words it is about."""
    return "\n".join(
        f"{item.start}-{item.end}\t{item.level.value}\t{item.category.value}\t"
        f"{_printable(checked.text[item.start : item.end])}"
        for item in checked.findings
    )


def _printable(text: str) -> str:
    """Return ``text`` on one line, without characters that steer a terminal or turn it round."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))


def _said(checked: list[CheckedText]) -> tuple[Line, ...]:
    found = [item for one in checked for item in one.findings]
    if not found:
        return (Line("privacy_text_clean"),)
    blocking = sum(item.level.value == "block" for item in found)
    return (Line("privacy_text_found", {"count": len(found), "blocking": blocking}),)
