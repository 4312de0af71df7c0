"""A newer version met on the command line: one sentence, once, and the JSON as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resv_desktop import cli
from resv_desktop.services.workspace import Workspace

REGION = Path(__file__).parents[2] / "resources" / "sample_data" / "region.json"


def run(folder: Path, *words: object) -> int:
    return cli.run(["--data-dir", str(folder), *map(str, words)])


def test_merging_mentions_a_newer_version_once_and_not_in_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, file = tmp_path / "wijk", tmp_path / "regio", tmp_path / "a.xlsx"
    with monkeypatch.context() as other:
        other.setattr(Workspace, "program", property(lambda _: "RESV Desktop 900.1.2"))
        assert run(here, "init", "--role", "network", "--network", "WAT", "--profile", REGION) == 0
        words = ("--period", "2027-Q1", "--out", file, "--nothing-to-report")
        assert run(here, "export", "--network", "WAT", *words) == 0
    assert run(there, "init", "--role", "region", "--profile", REGION) == 0
    capsys.readouterr()
    assert run(there, "merge", "--json", "--dry-run", file) == 0
    first = capsys.readouterr()
    assert "900.1.2" in first.err
    assert "900.1.2" not in first.out
    assert set(json.loads(first.out)) == {"batch", "balance", "totals", "files"}
    assert run(there, "merge", "--json", file) == 0
    assert "900.1.2" not in capsys.readouterr().err
