"""The command that removes a text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from services.conftest import Clock
from services.redaction.kit import (
    NAME,
    NOTE,
    QUARTER,
    REASON,
    first_version,
    logged,
    view_of,
)
from store.test_redacting import in_bytes

from resv_desktop.cli import run
from resv_desktop.domain.redaction import REDACTED
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.workspace import Workspace, held


def _command(workspace: Workspace, *arguments: str) -> int:
    workspace.release()
    return run(["--data-dir", str(workspace.folder.root), "redact", *arguments])


def test_the_command_says_what_it_did(
    network: Workspace, capsys: pytest.CaptureFixture[str], clock: Clock, tmp_path: Path
) -> None:
    record = logged(network)
    Deliveries(network).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    backup = Backups(network).make().path
    asked = ("--record", record, "--version", first_version(network, record), "--reason", REASON)
    assert _command(network, *asked, "--json") == 0
    said = capsys.readouterr()
    data = json.loads(said.out)
    assert (data["versions"], data["backups"]) == (1, [str(backup)])
    assert [item["name"] for item in data["deliveries"]] == ["uit.xlsx"]
    assert "definitief verwijderd" in said.err
    assert "uit.xlsx" in said.err
    assert in_bytes(tmp_path / "wat") == []


def test_the_command_takes_a_passage_from_what_is_piped_in(
    network: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io

    record = logged(network)
    asked = ("--record", record, "--version", first_version(network, record), "--reason", REASON)
    piped = io.TextIOWrapper(io.BytesIO(f"mevrouw {NAME}\n".encode()))
    monkeypatch.setattr("sys.stdin", piped)
    assert _command(network, *asked, "--passage-stdin", "--only-this-record") == 0
    assert in_bytes(tmp_path / "wat") == []
    assert str(view_of(network, record)["description"]).startswith(REDACTED)


def test_wrong_use_of_the_command_changes_nothing(
    network: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    record = logged(network)
    version = first_version(network, record)
    assert _command(network, "--record", record, "--version", version) == 2
    asked = ("--record", record, "--version", "x", "--reason", REASON)
    assert _command(network, *asked) == 3
    assert "Er is niets veranderd" in capsys.readouterr().err
    assert view_of(network, record)["description"] == NOTE
    with held(network.folder):
        asked = ("--record", record, "--version", version, "--reason", REASON)
        assert _command(network, *asked) == 3
