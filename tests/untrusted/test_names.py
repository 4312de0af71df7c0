"""Names of files as people and systems make them, and paths longer than Windows likes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from untrusted.kit import ODD_BYTES, refused, say, small_log

from resv_desktop.workbook.intake import look_in

NAMES = {
    "a line break": "regel\neen.xlsx",
    "a line break of Unicode": "regel\u2028een.xlsx",
    "right to left": "factuur\u202excod.xlsx",
    "invisible": "\u200b\ufeff.xlsx",
    "pictures": "🏥👩‍⚕️.xlsx",
    "no text": ODD_BYTES,
    "a dash in front": "-rf.xlsx",
    "two dashes in front": "--json.xlsx",
    "a name of a device": "CON.xlsx",
    "only a name of a device": "NUL",
    "dots behind": "werkmap.xlsx...",
    "spaces round": "  werkmap.xlsx ",
    "a pattern": "{0.__class__}%s.xlsx",
    "a tag": "<img src=x>.xlsx",
    "a formula": "=cmd.xlsx",
    "taken apart": "wijk\u0065\u0301.xlsx",
    "the longest": "n" * 250 + ".xlsx",
}
linux_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such names")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("bron")
    log = small_log(folder / "log")
    target = folder / "a.xlsx"
    made = ("export", "--network", "WAT", "--period", "2027-Q1", "--nothing-to-report")
    assert say("--data-dir", log.root, *made, "--out", target).code in (0, 1)
    return target.read_bytes()


@linux_only
@pytest.mark.xdist_group("untrusted-names")
def test_a_file_with_an_odd_name_is_read_like_any_other(workbook: bytes, tmp_path: Path) -> None:
    for name in NAMES.values():
        (tmp_path / name).write_bytes(workbook)
    paths = [tmp_path / name for name in NAMES.values()]
    said = say("check", "--json", "--", *paths)
    files = json.loads(said.out)["files"]
    assert len(files) == len(NAMES)
    assert {file["verdict"] for file in files} <= {"A", "A+"}, [
        (f["file"], f["reason"]) for f in files
    ]
    said.out.encode("utf-8")


@linux_only
def test_a_folder_with_odd_names_is_searched_to_the_bottom(tmp_path: Path) -> None:
    for name in NAMES.values():
        (tmp_path / "map\n\u202e" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "map\n\u202e" / name).write_bytes(b"x")
    found = look_in([tmp_path])
    assert (
        len(found.workbooks) == sum(name.strip().endswith(".xlsx") for name in NAMES.values()) - 1
    )
    assert found.passed_over == 0


@linux_only
@pytest.mark.parametrize("name", [name for name in NAMES if name != "the longest"])
def test_an_odd_name_can_be_written_to(name: str, tmp_path: Path) -> None:
    log = small_log(tmp_path / "log")
    target = tmp_path / NAMES[name]
    said = say("--data-dir", log.root, "transfer", f"--out={target}", "--json")
    assert said.code == 0, said.err
    assert target.is_file()
    assert json.loads(said.out)["entries"] == 1


@pytest.mark.parametrize("length", [250, 259, 260, 400, 1_000])
def test_a_long_path_is_read_and_written_or_refused_in_a_sentence(
    length: int, tmp_path: Path
) -> None:
    log = small_log(tmp_path / "log")
    folder = tmp_path
    while len(str(folder)) < length:
        folder /= "m" * 40
    folder.mkdir(parents=True)
    target = folder / "alles.resvoverdracht"
    said = say("--data-dir", log.root, "transfer", "--out", target)
    if said.code == 0:
        assert say("--data-dir", log.root, "merge", target).code in (0, 1)
    else:
        refused(said, 3)
    if sys.platform.startswith("linux"):
        assert said.code == 0, said.err
