"""The answers in a practice folder from somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from untrusted.kit import STRANGE, refused, say

from resv_desktop.services.practice import MOST_BYTES, answers_in
from resv_desktop.workbook.practice.answers import ANSWERS_FILE

HEAD = b'{"format": "resv-oefenmap", "version": 1, "region": "OEFEN", "files": '
HOSTILE = {
    **STRANGE,
    "files are a number": lambda path: _holding(path, HEAD + b"7}"),
    "a file without a name": lambda path: _holding(path, HEAD + b'[{"number": 1}]}'),
    "a number without end": lambda path: _holding(path, HEAD + b'[{"number": ' + b"9" * 9_999),
    "too large": lambda path: _holding(path, HEAD + b"[]}" + b" " * MOST_BYTES),
    "an answer in itself": lambda path: _holding(path, HEAD + b'[{"also": ' * 9_999),
}


def _holding(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", [name for name in HOSTILE if "too long" not in name])
def test_hostile_answers_are_no_practice_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "oefenmap"
    folder.mkdir()
    HOSTILE[name](folder / ANSWERS_FILE)
    (folder / "van een ander.txt").write_text("blijft", encoding="utf-8")
    assert answers_in(folder) is None
    refused(say("practice", "--out", folder), 3)
    assert (folder / "van een ander.txt").read_text(encoding="utf-8") == "blijft"
