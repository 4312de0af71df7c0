"""``restore``: a look first, with what would change; also of an encrypted copy from a stick."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

WORDS = "vijf gele fietsen bij de molen"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A log with a backup from before its second entry, and an encrypted copy of that."""
    folder, stick = DataFolder(tmp_path / "resv"), tmp_path / "usb"
    stick.mkdir()
    workspace = Workspace(folder, uuids=seeded_uuids(1))
    try:
        set_up(workspace, ["network"], networks=[Network("WAT", "Waterlanden")], installation="PC")
        log, backups = Logbook(workspace), Backups(workspace)
        log.create_entry("WAT", {"title": "Van voor de back-up"})
        backups.make()
        backups.second_place.choose(stick, WORDS)
        log.create_entry("WAT", {"title": "Van erna"})
    finally:
        workspace.release()
    return folder


def run(folder: Path, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "resv_desktop", "--data-dir", folder, *words]
    return subprocess.run(
        [*map(str, command)],
        capture_output=True,
        input=typed,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_a_look_tells_what_would_change_and_changes_nothing(folder: DataFolder) -> None:
    (backup,) = folder.backups.iterdir()
    before = folder.database.read_bytes()
    looked = run(folder.root, "restore", backup, "--json")
    assert looked.returncode == 1
    data = json.loads(looked.stdout)
    assert (data["file"], data["entries"], data["integrity"]) == (str(backup), 1, "ok")
    assert [entry["title"] for entry in data["last_entries"]] == ["Van voor de back-up"]
    assert data["difference"]["lost"] == 1
    assert data["difference"]["lost_entries"][0]["title"] == "Van erna"
    assert "1 registraties staan niet in de back-up" in looked.stderr
    assert "Van voor de back-up" in run(folder.root, "restore", backup).stdout
    assert folder.database.read_bytes() == before


def test_yes_swaps_and_says_where_the_old_log_is(folder: DataFolder) -> None:
    (backup,) = folder.backups.iterdir()
    done = run(folder.root, "restore", backup, "--yes", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"file": str(backup), "entries": 1, "integrity": "ok"}
    (aside,) = folder.root.glob("*opzij*.resvlog")
    assert str(aside) in done.stderr


@pytest.mark.thorough
def test_an_encrypted_copy_on_another_computer(folder: DataFolder, tmp_path: Path) -> None:
    copy = next((tmp_path / "usb").glob("*.resvkluis"))
    other = tmp_path / "nieuw"
    asked = run(other, "restore", copy)
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "is versleuteld" in asked.stderr
    wrong = run(other, "restore", copy, "--password-stdin", typed="iets heel anders\n")
    assert wrong.returncode == 3
    assert "wachtwoordzin klopt niet" in wrong.stderr
    done = run(other, "restore", copy, "--yes", "--password-stdin", typed=f"{WORDS}\n")
    assert done.returncode == 0
    assert run(other, "conflicts").returncode == 0


@pytest.mark.thorough
def test_backup_says_that_the_stick_is_away(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "usb").rename(tmp_path / "elders")
    made = run(folder.root, "backup", "--json")
    assert made.returncode == 1
    assert json.loads(made.stdout)["integrity"] == "ok"
    assert "Sluit de usb-stick" in made.stderr


@pytest.mark.thorough
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"RESVKLS\x01", b"RESVKLS\x01" + b"\xff" * 400]
)
def test_files_that_are_no_backup_get_a_sentence(
    folder: DataFolder, tmp_path: Path, content: bytes
) -> None:
    wrong = tmp_path / "vreemd ‘bestand’ é.resvlog"
    wrong.write_bytes(content)
    before = folder.database.read_bytes()
    for more in ([], ["--yes"], ["--yes", "--password-stdin"]):
        done = run(folder.root, "restore", wrong, *more, typed="wachtwoordzin\n")
        assert (done.returncode, done.stdout) == (3, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert "Traceback" not in done.stderr
    assert folder.database.read_bytes() == before
