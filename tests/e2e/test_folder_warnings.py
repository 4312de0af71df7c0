"""An unsafe folder is said on standard error, and the work goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "resv_desktop", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_a_command_in_a_synchronised_folder_warns_and_is_done(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Praktijk" / "resv"
    words = ("--role", "network", "--network", "WAT", "--name", "Waterlanden", "--json")
    done = run("--data-dir", folder, "init", *words)
    assert done.returncode == 0
    assert "die OneDrive synchroniseert" in done.stderr
    assert json.loads(done.stdout)["networks"] == ["WAT"]
    english = run("--data-dir", folder, "--lang", "en", "conflicts")
    assert english.returncode == 0
    assert "a folder that OneDrive synchronises" in english.stderr


def test_a_sound_folder_is_not_spoken_of(tmp_path: Path) -> None:
    words = ("--role", "network", "--network", "WAT", "--name", "Waterlanden")
    done = run("--data-dir", tmp_path / "resv", "init", *words)
    assert "map met uw gegevens" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_self_test_finds_it(tmp_path: Path) -> None:
    from resv_desktop.paths import DataFolder
    from resv_desktop.selftest.model import check
    from resv_desktop.selftest.storage import folder

    sound = check("folder", lambda: folder(DataFolder(tmp_path / "resv")))
    unsafe = check("folder", lambda: folder(DataFolder(tmp_path / "Dropbox")))
    assert sound.ok
    assert not unsafe.ok
    assert "Dropbox synchroniseert" in unsafe.detail
