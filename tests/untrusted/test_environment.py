"""Environment variables: read by the program itself, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resv_desktop.cli import BUG

ROOT = Path(__file__).resolve().parents[2]
ODD = {
    "a folder too long": {"RESV_DESKTOP_DATA": "/".join(["d"] * 3_000)},
    "a name too long": {"RESV_DESKTOP_DATA": "z" * 300},
    "a folder that is a file": {"RESV_DESKTOP_DATA": str(ROOT / "LICENSE")},
    "an empty folder": {"RESV_DESKTOP_DATA": "", "XDG_DATA_HOME": "{tmp}"},
    "somebody's home that is none": {"RESV_DESKTOP_DATA": "~niemand-die-bestaat/x"},
    "a home that is none": {"HOME": "/nergens/\udcff", "XDG_DATA_HOME": ""},
    "a language that is none": {"LANG": "xx_\udcff.UTF-99", "LC_ALL": "\udcff"},
    "a console of long ago": {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"},
    "a time zone that is none": {"TZ": "../../etc/passwd\udcff"},
    "where temporary files go is nowhere": {"TMPDIR": "/nergens"},
}


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are text")
@pytest.mark.parametrize("name", ODD)
def test_an_odd_environment_gets_a_sentence_or_does_no_harm(name: str, tmp_path: Path) -> None:
    changed = {key: value.replace("{tmp}", str(tmp_path)) for key, value in ODD[name].items()}
    env = {**os.environ, "RESV_DESKTOP_DATA": str(tmp_path / "log"), **changed}
    env["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "resv_desktop", "conflicts"],
        capture_output=True,
        env=env,
        cwd=tmp_path,
        timeout=120,
    )
    said = done.stderr.decode("utf-8")
    assert done.returncode == 3, said
    assert done.returncode != BUG
    assert said.strip()
    assert "Traceback" not in said
