"""Workbooks with a password by the command line: the password comes by standard input alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from e2e.helpers import Said, command, region

from resv_desktop.workbook.encryption import decrypted

pytestmark = pytest.mark.xdist_group("passwords")
PASSWORD = "één fiets, lamp & zee"


def fed(line: bytes, *arguments: object) -> Said:
    """Run the program with something on its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "resv_desktop", *map(str, arguments)],
        input=line, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = ("--data-dir", str(tmp_path_factory.mktemp("netwerk")))
    made = command(
        *folder, "init", "--role", "network", "--network", "WAT", "--name", "Waterlanden"
    )
    assert made.code == 0, made.err
    return folder


def exported(network: tuple[str, str], target: Path, line: bytes) -> Said:
    about = ("--network", "WAT", "--period", "2027-Q1", "--nothing-to-report", "--json")
    return fed(line, *network, "export", *about, "--out", target, "--password-stdin")


@pytest.fixture(scope="module")
def locked(network: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("post") / "a.xlsx"
    said = exported(network, target, PASSWORD.encode() + b"\r\nand a second line\n")
    assert (said.code, said.data["file"]) == (0, str(target))
    assert "zwak" not in said.err
    return target


def test_the_first_line_is_the_password(locked: Path) -> None:
    assert decrypted(locked.read_bytes(), [PASSWORD]).startswith(b"PK\x03\x04")


def test_it_stands_in_no_file_of_the_program(locked: Path, network: tuple[str, str]) -> None:
    kept = b"".join(path.read_bytes() for path in Path(network[1]).rglob("*") if path.is_file())
    assert b"Waterlanden" in kept
    assert PASSWORD.encode() not in kept


@pytest.mark.thorough
@pytest.mark.parametrize(
    "line", [b"", b"\n", b"   \r\n", b"\xff\xfe\x00caf\xe9\n", b"x" * 5_000 + b"\n"],
    ids=["nothing", "an empty line", "blanks", "no UTF-8", "too long"],
)  # fmt: skip
def test_no_password_on_standard_input_is_wrong_use(
    line: bytes, network: tuple[str, str], locked: Path, tmp_path: Path
) -> None:
    said = exported(network, tmp_path / "a.xlsx", line)
    assert said.code == 2
    assert "standaardinvoer" in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "a.xlsx").exists()
    assert fed(line, "check", locked, "--password-stdin").code == 2


@pytest.mark.thorough
def test_a_weak_password_is_told_and_the_workbook_is_made(
    network: tuple[str, str], tmp_path: Path
) -> None:
    said = exported(network, tmp_path / "a.xlsx", b"kort\n")
    assert said.code == 0
    assert "zwak" in said.err
    assert "12 tekens" in said.err
    assert decrypted((tmp_path / "a.xlsx").read_bytes(), ["kort"])


@pytest.mark.thorough
def test_without_it_the_file_is_refused_with_it_merged_and_then_known(
    locked: Path, tmp_path: Path
) -> None:
    chosen = region(tmp_path / "resv")
    refused = command(*chosen, "merge", locked, "--json")
    assert refused.code == 3
    assert [(f["verdict"], f["reason"]) for f in refused.data["files"]] == [("X", "file_encrypted")]
    wrong = fed(b"iets anders\n", *chosen, "merge", locked, "--json", "--password-stdin")
    assert (wrong.code, wrong.data["files"][0]["reason"]) == (3, "password_wrong")
    looked = fed(PASSWORD.encode(), *chosen, "merge", "--dry-run", locked, "--json",
                 "--password-stdin")  # fmt: skip
    assert (looked.data["files"][0]["verdict"], looked.data["batch"]) == ("A", None)
    merged = fed(PASSWORD.encode() + b"\n", *chosen, "merge", locked, "--json", "--password-stdin")
    assert (merged.code, merged.data["balance"]) == (0, 0)
    again = command(*chosen, "merge", locked, "--json")
    assert [f["verdict"] for f in again.data["files"]] == ["skip"]
    texts = [refused.out, wrong.out, merged.out, merged.err, again.out]
    assert not any(PASSWORD in json.loads(json.dumps(text)) for text in texts)


@pytest.mark.thorough
def test_check_opens_it_too(locked: Path) -> None:
    assert command("check", locked, "--json").data["files"][0]["reason"] == "file_encrypted"
    said = fed(PASSWORD.encode(), "check", locked, "--json", "--password-stdin")
    assert (said.code, said.data["files"][0]["network"]) == (0, "WAT")
