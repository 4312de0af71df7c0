"""The two things that are tried without a network, as processes: the made-up region, a session."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SESSION = HERE / "session.py"


def demo(out: Path) -> list[str]:
    """The command line's whole chain: log, hand over, merge, report."""
    return ["-m", "resv_desktop", "demo", "--seed", "7", "--out", str(out)]


def session(folder: Path) -> list[str]:
    """The window's whole chain."""
    folder.mkdir()
    return [str(SESSION), str(folder)]


@dataclass(frozen=True)
class Watched:
    """What a watched process and its children did: exit, output, and what the watch noted."""

    code: int
    out: str
    err: str
    processes: int
    broken: tuple[str, ...]


def watched(arguments: Sequence[str], notes: Path, *, front: Sequence[str] = ()) -> Watched:
    """Run Python with the watch in it and in every Python it starts; ``front`` stands before."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RESV_TEST_WATCH": str(notes)}
    env["RESV_DESKTOP_DATA"] = str(notes.parent / "data")
    env["PYTHONPATH"] = os.pathsep.join([str(HERE / "watch"), str(ROOT)])
    done = subprocess.run(
        [*front, sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env=env,
    )
    lines = notes.read_text(encoding="utf-8").splitlines()
    told = [line.partition(" ")[2] for line in lines]
    count = sum(line.startswith("watched") for line in told)
    broken = tuple(line for line in told if line.startswith("broke"))
    return Watched(done.returncode, done.stdout, done.stderr, count, broken)


def why_no_namespace() -> str:
    """Say why no network namespace can be made here; empty when one can."""
    unshare = shutil.which("unshare")
    if not unshare:
        return "unshare is not installed"
    tried = subprocess.run([unshare, "-n", "true"], capture_output=True, text=True)
    return tried.stderr.strip() if tried.returncode else ""


def why_no_strace() -> str:
    """Say why system calls cannot be followed here; empty when they can."""
    strace = shutil.which("strace")
    if not strace:
        return "strace is not installed"
    tried = subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True, text=True)
    return tried.stderr.strip() if tried.returncode else ""
