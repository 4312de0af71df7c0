"""Odd arguments: a sentence and a code, never a trace, and the log as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from untrusted.kit import ODD_BYTES, fifo, local_socket, refused, say

from resv_desktop.paths import DataFolder

HALF = "\ud800"
REPORT = ("report", "--period", "2027", "--audience", "resv", "--out", "r.xlsx")
EXPORT = ("export", "--network", "WAT", "--out", "e.xlsx", "--nothing-to-report", "--period")
ODD: dict[str, tuple[object, ...]] = {
    "a number too large": ("undo-merge", "9" * 30),
    "a number without end": ("undo-merge", "9" * 5_000),
    "a number below nothing": ("undo-merge", "-1"),
    "a number of another kind": ("undo-merge", "0x10"),
    "a batch that never was": ("undo-merge", "12"),
    "a seed without end": ("demo", "--out", "d", "--seed", "9" * 5_000),
    "a seed too large": ("demo", "--out", "d", "--seed", str(2**80)),
    "a period of half a character": (*EXPORT, HALF),
    "a period that is a path": (*EXPORT, "../../2027-Q1"),
    "a period without end": (*EXPORT, "2" * 9_999),
    "a quarter that is none": (*EXPORT, "2027-Q9"),
    "a day before all days": (*REPORT, "--as-of", "0001-01-01"),
    "a day after all days": (*REPORT, "--as-of", "9999-12-31"),
    "a day that is none": (*REPORT, "--as-of", "2027-02-30"),
    "a network of half a character": ("export", "--network", HALF, *EXPORT[3:], "2027-Q1"),
    "a network of a pattern": ("export", "--network", "{0.__class__}", *EXPORT[3:], "2027-Q1"),
    "a network of percents": ("export", "--network", "%s%n%(x)s", *EXPORT[3:], "2027-Q1"),
    "a network without end": ("export", "--network", "A" * 100_000, *EXPORT[3:], "2027-Q1"),
    "a name of half a character": ("init", "--role", "network", "--network", "X1", "--name", HALF),
    "a name that is no text": ("init", "--role", "network", "--network", "X1", "--name", "\udcff"),
    "an audience that is none": ("report", "--period", "2027", "--audience", HALF, "--out", "x"),
    "a path with a zero byte": ("merge", "a\0b.xlsx"),
    "an output with a zero byte": ("transfer", "--out", "a\0b"),
    "an output that is empty": ("backup", "--out", ""),
    "an output of half a character": ("transfer", "--out", f"{HALF}.x"),
    "an output too long": ("transfer", "--out", "y" * 300),
    "an output too deep": ("transfer", "--out", "/".join(["d"] * 3_000)),
    "an output in a folder that is none": ("transfer", "--out", "nergens/x"),
    "a demo in a name too long": ("demo", "--out", "y" * 300),
    "a command that is none": ("fly\x1b[31m",),
    "an option that is none": ("merge", "x", "--fly=\x07"),
    "a language that is none": ("--lang", HALF, "conflicts"),
    "too many": ("check", *["x" * 200] * 3_000, "--fly"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_command_gets_a_sentence_and_changes_nothing(name: str, log: DataFolder) -> None:
    said = say("--data-dir", log.root, *ODD[name])
    refused(said, 2, 3)
    assert said.out == ""


@pytest.mark.parametrize(
    "path", ["", "a\0b", HALF, "/".join(["d"] * 3_000), "z" * 300], ids=lambda path: path[:5]
)
@pytest.mark.parametrize("command", [("conflicts",), ("init", "--role", "region"), ("backup",)])
def test_an_odd_data_folder_is_refused(path: str, command: tuple[str, ...], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    refused(say("--data-dir", path, *command), 2, 3)
    assert sorted(tmp_path.iterdir()) == before


def test_a_data_folder_that_is_a_file_stays_one(tmp_path: Path) -> None:
    there = tmp_path / "bestand"
    there.write_text("van mij", encoding="utf-8")
    refused(say("--data-dir", there, "init", "--role", "region"), 3)
    assert there.read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("command", [EXPORT[:3], ("transfer",), ("backup",), REPORT[:5]])
@pytest.mark.parametrize("make", [fifo, local_socket, Path.mkdir], ids=["pipe", "socket", "folder"])
def test_an_output_that_is_no_file_stays_what_it_is(
    command: tuple[str, ...], make: object, tmp_path: Path, log: DataFolder
) -> None:
    """As administrator a program could put a file in the place of a device of the computer."""
    target = tmp_path / "uitvoer"
    make(target)  # type: ignore[operator]
    kind = stat.S_IFMT(target.lstat().st_mode)
    more = ("--period", "2027-Q1", "--nothing-to-report") if command[0] == "export" else ()
    refused(say("--data-dir", log.root, *command, *more, "--out", target), 3)
    assert stat.S_IFMT(target.lstat().st_mode) == kind
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith((".", "~"))] == []


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are text")
def test_a_name_that_is_no_text_is_said_without_harm(tmp_path: Path) -> None:
    path = tmp_path / ODD_BYTES
    path.write_bytes(b"geen werkmap")
    said = say("check", path, "--json")
    assert said.code == 1
    said.out.encode("utf-8")
