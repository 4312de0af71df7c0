"""What stands where a file is expected: refused with a sentence, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from untrusted.kit import STRANGE, refused, say

from resv_desktop.paths import DataFolder

COMMANDS = {
    "workbook": (("merge",), "aanlevering.xlsx"),
    "transfer file": (("merge",), "alles.resvoverdracht"),
    "region file": (("init", "--role", "region", "--profile"), "regio.json"),
    "restore file": (("restore", "--yes"), "kopie.resvlog"),
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("kind", COMMANDS)
def test_a_hostile_file_is_refused_with_a_sentence_and_changes_nothing(
    kind: str, name: str, tmp_path: Path, log: DataFolder
) -> None:
    command, file = COMMANDS[kind]
    path = STRANGE[name](tmp_path / file)
    refused(say("--data-dir", log.root, *command, path), 2, 3)


@pytest.mark.parametrize("name", sorted(set(STRANGE) - {"a named pipe"}))
def test_a_hostile_text_is_refused_or_read_and_changes_nothing(
    name: str, tmp_path: Path, log: DataFolder
) -> None:
    """A named pipe is no hostile text: that is how commands are joined."""
    path = STRANGE[name](tmp_path / "notities.txt")
    said = say("--data-dir", log.root, "privacy", path)
    assert said.code in (0, 1, 3)
    assert said.err.strip()


@pytest.mark.parametrize("name", ["a named pipe", "noise", "a path too long"])
def test_checking_stores_nothing_and_needs_no_log(name: str, tmp_path: Path) -> None:
    path = STRANGE[name](tmp_path / "aanlevering.xlsx")
    assert say("check", path).code in (1, 3)
    assert not (tmp_path / "home" / "logboek.resvlog").exists()
