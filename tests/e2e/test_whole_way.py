"""The main job, once over: log, hand over, merge, report, by the command line only."""

from __future__ import annotations

import hashlib
import itertools
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from e2e.conftest import Elsewhere
from e2e.helpers import command, region

pytestmark = pytest.mark.xdist_group("demo")
FATES = ("new", "unchanged", "updated", "conflict", "quarantined", "not_an_entry")
AS_OF = ("--as-of", "2028-01-31")


def sha256(path: str | Path) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def report(chosen: tuple[str, str], target: Path) -> dict[str, Any]:
    said = command(
        *chosen,
        "report",
        "--period",
        "2027",
        "--audience",
        "resv",
        *AS_OF,
        "--out",
        target,
        "--json",
    )
    assert said.code == 0, said.err
    return dict(said.data)


def test_the_demo_logs_hands_over_merges_and_reports_without_losing_a_row(
    demo: dict[str, Any],
) -> None:
    assert demo["balance"] == 0
    assert demo["entries"] == 60
    assert len(demo["workbooks"]) == 23, "six networks, four quarters, one delivery missing"
    assert len(demo["data_dirs"]) == 7
    for path in (*demo["workbooks"], *demo["regional"].values(), *demo["data_dirs"].values()):
        assert Path(path).exists()


def test_the_same_seed_gives_the_same_bytes_in_another_time_zone_and_with_another_hash_seed(
    demo: dict[str, Any], elsewhere: Elsewhere
) -> None:
    for here, there in zip(demo["workbooks"], elsewhere.workbooks, strict=True):
        assert sha256(here) == sha256(there), Path(here).name
    assert sha256(demo["regional"]["resv"]) == sha256(elsewhere.regional)


def test_without_a_network_interface_the_demo_gives_the_same_bytes(
    demo: dict[str, Any], elsewhere: Elsewhere
) -> None:
    if not elsewhere.without_network:
        pytest.skip("no right to make a network namespace here")
    assert sha256(demo["regional"]["resv"]) == sha256(elsewhere.regional)


def test_no_command_loads_qt(elsewhere: Elsewhere) -> None:
    assert elsewhere.qt_modules == ()


@pytest.mark.thorough
def test_any_order_any_name_and_any_number_of_times_give_the_same_regional_workbook(
    demo: dict[str, Any], tmp_path: Path
) -> None:
    originals = [Path(path) for path in demo["workbooks"]]
    forwards, backwards = region(tmp_path / "a"), region(tmp_path / "b")
    first = command(*forwards, "merge", *originals, "--json").data
    assert first["balance"] == 0
    renamed = [tmp_path / f"{index:02} van iemand.xlsx" for index in range(len(originals))]
    for source, target in zip(reversed(originals), renamed, strict=True):
        shutil.copyfile(source, target)
    for part in itertools.batched(renamed, 5) if sys.version_info >= (3, 12) else [renamed]:
        command(*backwards, "merge", *part)
    again = command(*forwards, "merge", *renamed, "--json").data
    assert again["totals"]["unchanged"] == again["totals"]["read"] > 0
    assert {file["reason"] for file in again["files"]} == {"already_merged"}
    hashes = {
        report(chosen, tmp_path / f"{index}.xlsx")["sha256"]
        for index, chosen in enumerate((forwards, backwards))
    }
    assert hashes == {sha256(demo["regional"]["resv"])}


def test_every_row_of_every_file_is_accounted_for(demo: dict[str, Any], tmp_path: Path) -> None:
    said = command("check", *demo["workbooks"], "--json").data
    for file in said["files"]:
        rows = file["rows"]
        assert rows["read"] == sum(rows[fate] for fate in FATES), file["file"]
    assert said["balance"] == 0
    assert "batch" not in said


def test_a_batch_can_be_looked_at_first_and_taken_back_after(
    demo: dict[str, Any], tmp_path: Path
) -> None:
    chosen = region(tmp_path / "resv")
    empty = report(chosen, tmp_path / "leeg.xlsx")["sha256"]
    dry = command(*chosen, "merge", *demo["workbooks"], "--dry-run", "--json").data
    assert dry["batch"] is None
    assert report(chosen, tmp_path / "leeg2.xlsx")["sha256"] == empty
    done = command(*chosen, "merge", *demo["workbooks"], "--json").data
    assert done["totals"] == dry["totals"]
    undone = command(*chosen, "undo-merge", done["batch"], "--json")
    assert undone.code == 0
    assert undone.data["removed_versions"] > 0
    assert report(chosen, tmp_path / "leeg3.xlsx")["sha256"] == empty
    assert command(*chosen, "undo-merge", done["batch"]).code == 3


def test_the_hand_edited_workbook_is_healed_and_its_edits_arrive(demo: dict[str, Any]) -> None:
    edited = [path for path in demo["workbooks"] if "HOF_2027-Q4" in path]
    file = command("check", *edited, "--json").data["files"][0]
    assert file["verdict"] == "R"
    assert file["rows"]["new"] == file["rows"]["read"]
    chosen = ("--data-dir", demo["data_dirs"]["RESV"])
    assert command(*chosen, "conflicts", "--json").data == []


@pytest.mark.thorough
def test_a_backup_is_verified_and_can_be_put_back(demo: dict[str, Any], tmp_path: Path) -> None:
    chosen = ("--data-dir", str(tmp_path / "w"))
    shutil.copytree(demo["data_dirs"]["WAT"], tmp_path / "w")
    made = command(*chosen, "backup", "--out", tmp_path / "kopie.resvlog", "--json").data
    assert made["integrity"] == "ok"
    assert made["entries"] == 11
    looked = command(*chosen, "restore", tmp_path / "kopie.resvlog", "--json")
    assert (looked.code, looked.data["entries"]) == (1, 11)
    assert command(*chosen, "restore", tmp_path / "kopie.resvlog", "--yes").code == 0
    (tmp_path / "kapot.resvlog").write_bytes(b"SQLite format 3\0" + bytes(9000))
    assert command(*chosen, "restore", tmp_path / "kapot.resvlog", "--yes").code == 3
    assert command(*chosen, "backup", "--json").data["entries"] == 11
