"""A policy and the command line: what is laid down holds for scripts as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from e2e.helpers import Said, command

from resv_desktop.services.policy_sources import VARIABLE

Q1 = ("--period", "2027-Q1")


@pytest.fixture
def laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy that asks for passwords and lays the data folder down."""
    policy = tmp_path / "policy.json"
    values = {"password_required": True, "data_folder": "${HIER}/log", "roles": "network"}
    policy.write_text(json.dumps(values), encoding="utf-8")
    monkeypatch.setenv("HIER", str(tmp_path))
    monkeypatch.setenv(VARIABLE, str(policy))
    monkeypatch.delenv("RESV_DESKTOP_DATA", raising=False)
    return tmp_path


def init(*options: str) -> Said:
    return command("init", "--role", "network", "--network", "WAT", "--name", "Water", *options)


def test_no_workbook_is_made_without_a_password(laid_down: Path) -> None:
    assert init().code == 0
    assert (laid_down / "log" / "logboek.resvlog").exists()
    target = laid_down / "uit.xlsx"
    export = ("export", "--network", "WAT", *Q1, "--nothing-to-report", "--out", target)
    said = command(*export)
    assert said.code == 3
    assert said.err.startswith("Op deze computer moet elke werkmap die u maakt een wachtwoord")
    report = ("report", *Q1, "--audience", "resv", "--out", target)
    assert command(*report).code == 3
    assert not target.exists()


def test_a_role_that_is_not_offered_is_refused(laid_down: Path) -> None:
    said = command("init", "--role", "region")
    assert said.code == 3
    assert "Uw beheerder" in said.err


def test_another_data_folder_by_hand_keeps_the_rest_of_the_policy(laid_down: Path) -> None:
    other = laid_down / "ander"
    assert command("--data-dir", other, "init", "--role", "region").code == 3
    assert not (laid_down / "log").exists()


def test_a_policy_that_is_damaged_is_said_with_each_command(
    laid_down: Path, tmp_path: Path
) -> None:
    (tmp_path / "policy.json").write_text("{", encoding="utf-8")
    said = command("--data-dir", tmp_path / "x", "conflicts")
    assert "is niet te lezen" in said.err
