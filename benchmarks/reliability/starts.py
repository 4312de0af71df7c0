"""Several programs at once in one data folder: one gets it, the others are told who has it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.account import Account
from benchmarks.reliability.stage import ROOT, Stage
from benchmarks.reliability.state import Verdict
from resv_desktop.paths import DataFolder
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived

PROGRAMS, EACH = 3, 8

_START = """
import sys
from pathlib import Path
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, held

folder, own, number = DataFolder(Path(sys.argv[1])), sys.argv[2] == "own", int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
try:
    lock = held(folder) if own else None
    workspace = Workspace(folder)
    set_up(workspace, ["network"], networks=[Network("WAT", "Waterkant")])
    for turn in range(number):
        title = f"{sys.argv[4]} {turn}"
        Logbook(workspace).create_entry("WAT", {"title": title})
        print("done", title, flush=True)
    print("end", flush=True)
    sys.stdin.readline()
except KnownError as error:
    print("refused", error.code, flush=True)
"""


def two_starts(stage: Stage, rounds: int) -> Account:
    """Start programs at the same moment, with the lock as windows do; then kill the holder."""
    account = Account("several starts at once", possible=rounds)
    with account.timed():
        for turn in range(rounds):
            root = stage.folder / "starts" / f"{turn}"
            lines = [said for said, _ in _started(root, own=True)]
            verdict = _look(root, lines)
            winners = sum("end" in said for said in lines)
            refused = sum("refused already_open" in said for said in lines)
            if (winners, refused) != (1, PROGRAMS - 1):
                verdict.faults.append(f"{winners} got it, {refused} were told so: {lines}")
            if "end" not in _started(root, own=True, programs=1)[0][0]:
                verdict.faults.append("the lock outlived the program that was killed")
            account.add(f"round {turn}", verdict)
    return account


def together(stage: Stage, rounds: int) -> Account:
    """Let programs write at the same time without the lock: each change of each must be kept."""
    account = Account("several programs writing at once", possible=rounds)
    with account.timed():
        for turn in range(rounds):
            root = stage.folder / "together" / f"{turn}"
            lines = [said for said, _ in _started(root, own=False)]
            verdict = _look(root, lines)
            if not all("end" in said for said in lines):
                verdict.faults.append(f"not everybody came through: {lines}")
            account.add(f"round {turn}", verdict)
    return account


def _started(root: Path, *, own: bool, programs: int = PROGRAMS) -> list[tuple[list[str], int]]:
    command = [sys.executable, "-c", _START, str(root), "own" if own else "free", str(EACH)]
    running = [
        subprocess.Popen(
            [*command, f"p{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for number in range(programs)
    ]
    return _ran(running)


def _ran(running: Sequence[subprocess.Popen[str]]) -> list[tuple[list[str], int]]:
    """Let all begin at the same moment, hear them out, and kill those that hold on."""
    for program in running:
        assert program.stdout is not None
        program.stdout.readline()
    for program in running:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    said = []
    for program in running:
        assert program.stdout is not None
        lines = []
        for line in program.stdout:
            lines.append(line.strip())
            if line.startswith(("end", "refused")):
                break
        said.append(lines)
    for program in running:
        program.kill()
        program.communicate()
    return [(lines, program.returncode) for lines, program in zip(said, running, strict=True)]


def _look(root: Path, lines: Sequence[list[str]]) -> Verdict:
    verdict = Verdict()
    workspace = Workspace(DataFolder(root))
    try:
        rows = Logbook(workspace).find(EntryQuery())
        titles = {row.title for row in rows}
        done = {line[5:] for said in lines for line in said if line.startswith("done ")}
        verdict.lost = len(done - titles)
        if len({row.number for row in rows}) != len(rows):
            verdict.faults.append("a number was given out twice")
        check_integrity(workspace.database())
        if not check_derived(workspace.database()):
            verdict.faults.append("what is derived differs from the versions")
    finally:
        workspace.release()
    return verdict
