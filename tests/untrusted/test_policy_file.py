"""A policy that is damaged, or that somebody else wrote: never read as "nothing is laid down"."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from untrusted.kit import STRANGE

from resv_desktop.cli import BUG
from resv_desktop.services.policy import KEYS, Policy, Source, read_policy
from resv_desktop.services.policy_sources import VARIABLE, in_file

ROOT = Path(__file__).resolve().parents[2]
NOT_THERE = {"nothing there", "a dead link"}
VALUES = {
    "halves of characters": "/\ud800",
    "a nul": "/a\0b",
    "a line end": "/a\n/b",
    "two directions": "/a\u202eb",
    "long": "/" + "a" * 100_000,
    "deep": [[[[]]]],
    "a number": 1e308,
    "not a number": float("nan"),
    "an object": {"a": 1},
    "nothing": None,
    "a variable in a variable": "${HOME${HOME}}/x",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_hostile_policy_file_is_said_and_asks_for_passwords(name: str, tmp_path: Path) -> None:
    read = read_policy(in_file(STRANGE[name](tmp_path / "policy.json")))
    if name in NOT_THERE:
        assert read == Policy()
    else:
        assert read.password_required
        assert len(read.faults) == 1


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", VALUES)
def test_a_hostile_value_is_left_out(name: str, key: str) -> None:
    read = read_policy([Source("x", {key: VALUES[name]})])
    wanted = Policy(password_required=key == "password_required")
    assert (read.data_folder, read.backup_folder, read.region_file) == (None, None, None)
    assert (read.language, read.roles) == ("", ())
    assert read.password_required == wanted.password_required
    assert [fault.code for fault in read.faults] == ["policy_value_wrong"]


def test_thousands_of_keys_do_no_harm() -> None:
    read = read_policy([Source("x", {f"{'z' * 1000}{n}": n for n in range(2_000)})])
    assert not read.lays_down
    assert all(len(fault.values["key"]) <= 100 for fault in read.faults)


@pytest.mark.parametrize(
    "content",
    [b"{", b'{"password_required": "misschien"}', b'{"data_folder": "/dev/null/x"}'],
)
def test_a_command_goes_on_and_says_it(content: bytes, tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_bytes(content)
    env = {**os.environ, VARIABLE: str(policy), "PYTHONPATH": str(ROOT)}
    env.pop("RESV_DESKTOP_DATA", None)
    given = [] if b"data_folder" in content else ["--data-dir", str(tmp_path / "log")]
    done = subprocess.run(
        [sys.executable, "-m", "resv_desktop", *given, "conflicts"],
        capture_output=True,
        env=env,
        timeout=120,
    )
    said = done.stderr.decode("utf-8")
    assert done.returncode == 3, said
    assert done.returncode != BUG
    assert "Traceback" not in said
    assert said.strip()
    assert json.dumps(said)
