"""Files that cannot be merged: one sentence each, nothing of them stored, the others go in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml
import openpyxl
import pytest
from e2e.helpers import command, region

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture
def bad_files(tmp_path: Path, demo: dict[str, Any]) -> dict[str, Path]:
    """Return four files that are no delivery, by what is wrong with them."""
    folder = tmp_path / "slecht"
    folder.mkdir()
    (folder / "tekst.xlsx").write_text("Nummer;Titel\n1;Wachtlijst\n", encoding="utf-8")
    (folder / "leeg.xlsx").write_bytes(b"")
    workbook = openpyxl.Workbook()
    workbook.active.append(["Begroting", 2027])
    workbook.save(folder / "begroting.xlsx")
    with (
        Path(demo["workbooks"][0]).open("rb") as plain,
        (folder / "wachtwoord.xlsx").open("wb") as locked,
    ):
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("geheim", locked)
    return {path.stem: path for path in sorted(folder.iterdir())}


def test_each_bad_file_gets_one_dutch_sentence_and_the_good_one_goes_in(
    bad_files: dict[str, Path], demo: dict[str, Any], tmp_path: Path
) -> None:
    chosen = region(tmp_path / "resv")
    good = next(path for path in demo["workbooks"] if "WAT_2027-Q1" in path)
    said = command(*chosen, "merge", good, *bad_files.values(), "--json")
    assert said.code == 1
    verdicts = {Path(file["file"]).stem: file for file in said.data["files"]}
    for name in bad_files:
        file = verdicts[name]
        assert file["verdict"] == "X", name
        assert file["rows"]["read"] == 0
        assert file["message"].count("\n") == 0
        assert len(file["message"]) > 30
        assert file["reason"] not in file["message"], "a sentence, not a code"
    assert len({file["message"] for file in verdicts.values()}) == 5
    assert "wachtwoord" in verdicts["wachtwoord"]["message"].lower()
    assert said.data["totals"]["new"] > 0
    assert said.data["balance"] == 0


def test_when_every_file_is_refused_nothing_is_stored_and_the_exit_code_says_so(
    bad_files: dict[str, Path], tmp_path: Path
) -> None:
    chosen = region(tmp_path / "resv")
    said = command(*chosen, "merge", *bad_files.values(), "--json")
    assert said.code == 3
    assert said.data["batch"] is None
    assert command(*chosen, "undo-merge", 1).code == 3


def test_checking_bad_files_is_done_with_findings(bad_files: dict[str, Path]) -> None:
    assert command("check", *bad_files.values()).code == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "--network", "WAT", "--period", "2027-Q1", "--out", "x.xlsx"), 3),
        (("merge",), 2),
        (("fly",), 2),
        (("merge", "x", "--fly"), 2),
        (("init", "--role", "region", "--profile", "nergens.json"), 3),
        (("init", "--role", "network"), 2),
        (("init", "--role", "network", "--network", "wat wat", "--name", "W"), 2),
        (("report", "--period", "2027-Q1", "--audience", "resv", "--out", "x.xlsx"), 3),
    ],
)
def test_a_wrong_command_gets_a_sentence_and_its_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    said = command("--data-dir", tmp_path / "leeg", *arguments)
    assert said.code == code, said.err
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert said.out == ""


def test_english_is_spoken_when_asked_for(tmp_path: Path) -> None:
    said = command("--lang", "en", "--data-dir", tmp_path, "merge", "x.xlsx")
    assert "not set up" in said.err
