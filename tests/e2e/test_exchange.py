"""Two people each merge half of the files, exchange transfer files, and have the same region."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from e2e.helpers import command, region

pytestmark = pytest.mark.xdist_group("demo")
AS_OF = ("--as-of", "2028-01-31")


def report(chosen: tuple[str, ...], target: Path) -> bytes:
    said = command(
        *chosen, "report", "--period", "2027", "--audience", "resv", *AS_OF, "--out", target
    )
    assert said.code == 0, said.err
    return target.read_bytes()


@pytest.mark.thorough
def test_halves_merged_on_two_computers_end_as_the_same_regional_workbook(
    demo: dict[str, Any], tmp_path: Path
) -> None:
    books = demo["workbooks"]
    one, other = region(tmp_path / "een"), region(tmp_path / "twee")
    for chosen, half in ((one, books[::2]), (other, books[1::2])):
        assert command(*chosen, "merge", *half).code in (0, 1)
    files = {}
    for name, chosen in (("een", one), ("twee", other)):
        target = tmp_path / f"{name}.resvoverdracht"
        said = command(*chosen, "transfer", "--out", target, "--json")
        assert said.code == 0, said.err
        assert "overdrachtsbestand" in said.err
        assert said.data["file"] == str(target)
        assert said.data["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
        assert said.data["files"] in (len(books) // 2, len(books) - len(books) // 2)
        assert said.data["entries"] > 0
        files[name] = target
    for chosen, name in ((one, "twee"), (other, "een")):
        said = command(*chosen, "merge", files[name], "--json")
        assert said.code in (0, 1), said.err
        assert said.data["balance"] == 0
    mine, yours = report(one, tmp_path / "een.xlsx"), report(other, tmp_path / "twee.xlsx")
    assert mine == yours
    assert mine == Path(demo["regional"]["resv"]).read_bytes()


@pytest.mark.thorough
def test_a_damaged_transfer_gets_a_sentence_and_changes_nothing(
    demo: dict[str, Any], tmp_path: Path
) -> None:
    chosen = region(tmp_path / "een")
    assert command(*chosen, "transfer", "--out", tmp_path / "leeg.resvoverdracht").code == 3
    assert command(*chosen, "merge", demo["workbooks"][0]).code in (0, 1)
    target = tmp_path / "goed.resvoverdracht"
    assert command(*chosen, "transfer", "--out", target).code == 0
    whole = target.read_bytes()
    broken = tmp_path / "kapot.resvoverdracht"
    broken.write_bytes(whole[: len(whole) // 2])
    empty = region(tmp_path / "twee")
    said = command(*empty, "merge", broken, "--json")
    assert said.code == 3
    assert said.data["batch"] is None
    assert said.data["files"][0]["verdict"] == "X"
    assert "Traceback" not in said.err
    checked = command("check", target, "--json")
    assert checked.code == 0, checked.err
    assert checked.data["files"][0]["reason"] == "transfer_read"
