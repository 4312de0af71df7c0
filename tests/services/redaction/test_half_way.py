"""A removal that was broken off is finished, or waits and says so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from services.redaction.kit import (
    NAME,
    REASON,
    first_version,
    logged,
    remove,
    view_of,
)
from store.test_redacting import in_bytes

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.redaction import REDACTED
from resv_desktop.services.backups import Backups
from resv_desktop.services.redaction import Redactions, Request, finish_removals
from resv_desktop.services.workspace import Workspace, held, open_workspace
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.redactions import unfinished

STEPS = ("noted", "files", "removed", "cleaned")


class _Killed(BaseException):
    """The program was killed."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("passage", ["", f"mevrouw {NAME}"])
def test_what_a_crash_left_is_finished_at_the_next_start(
    network: Workspace, step: str, passage: str
) -> None:
    record = logged(network)
    Backups(network).make()
    version = first_version(network, record)

    def killed(name: str) -> None:
        if name == step:
            raise _Killed

    asked = Request(record, version, ("description",) if not passage else (), passage)
    with pytest.raises(_Killed):
        Redactions(network).redact(asked, REASON, at_step=killed)
    network.release()
    (waiting,) = unfinished(network.database())
    assert NAME not in json.dumps(dict(waiting.plan)) + json.dumps(dict(waiting.result))
    again = open_workspace(network.folder)
    assert not unfinished(again.database())
    assert in_bytes(network.folder.root) == []
    shown = view_of(again, record)
    rest = f"{REDACTED} uit de Kerkstraat belt elke week over haar uitslag"
    assert shown["description"] == (rest if passage else REDACTED)
    assert shown["title"] == "Lange wachttijd"
    assert check_derived(again.database())
    (done,) = Redactions(again).past(record)
    assert done.result["versions"] >= 1
    again.release()


_PROGRAM = """
import os, sys
from pathlib import Path
from resv_desktop.paths import DataFolder
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.workspace import Workspace
import sqlite3
import resv_desktop.store.connection as connection
left = int(sys.argv[4])
class Counted(sqlite3.Connection):
    def execute(self, sql, *rest):
        global left
        if sql.split()[0] in ("UPDATE", "INSERT", "DELETE", "COMMIT", "VACUUM", "BEGIN"):
            left -= 1
            if left < 0:
                os._exit(9)
        return super().execute(sql, *rest)
plain = sqlite3.connect
sqlite3.connect = lambda *a, **k: plain(*a, **{**k, "factory": Counted})
replaced = os.replace
def replace(*paths):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return replaced(*paths)
os.replace = replace
workspace = Workspace(DataFolder(Path(sys.argv[1])))
request = Request(sys.argv[2], sys.argv[3], ("description",))
Redactions(workspace).redact(request, "naam van een patient")
"""


def test_killed_at_any_write_it_is_all_or_finished_later(
    network: Workspace, tmp_path: Path
) -> None:
    record = logged(network)
    logged(network, title="Kopie")
    Backups(network).make()
    version = first_version(network, record)
    network.release()
    killed = 0
    for writes in (0, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 36, 44, 60, 500):
        folder = tmp_path / f"kill{writes}"
        shutil.copytree(network.folder.root, folder)
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(folder), record, version, str(writes)],
            check=False, capture_output=True,
        )  # fmt: skip
        assert ended.returncode in (0, 9), ended.stderr.decode()
        killed += ended.returncode == 9
        workspace = Workspace(type(network.folder)(folder))
        check_integrity(workspace.database())
        begun = bool(unfinished(workspace.database())) or ended.returncode == 0
        finish_removals(workspace)
        assert (in_bytes(folder) == []) == begun
        assert (view_of(workspace, record)["description"] == REDACTED) == begun
        assert check_derived(workspace.database())
        workspace.release()
    assert killed >= 8


def test_a_file_in_use_makes_it_wait_not_fail_silently(
    sound: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = logged(sound)
    Backups(sound).make()
    with monkeypatch.context() as patch:

        def locked(*_paths: object) -> None:
            raise PermissionError(13, "in use")

        patch.setattr("resv_desktop.store.redact_files.os.replace", locked)
        with pytest.raises(StoreError):
            remove(sound, record)
        assert finish_removals(sound) == []
    (done,) = finish_removals(sound)
    assert done.backups
    assert in_bytes(sound.folder.root) == []


def test_another_program_in_the_folder_is_left_to_finish_it(sound: Workspace) -> None:
    record = logged(sound)

    def killed(_name: str) -> None:
        raise _Killed

    with pytest.raises(_Killed):
        Redactions(sound).redact(
            Request(record, first_version(sound, record)), REASON, at_step=killed
        )
    with held(sound.folder):
        assert finish_removals(sound), "this program holds the lock itself"
