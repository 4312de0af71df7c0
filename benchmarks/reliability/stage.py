"""Where sessions are played: the server that plays them, and the whole session played once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.reliability.script import CHAPTERS, REMOVAL, acknowledged, told
from benchmarks.reliability.shim import Arm, Event, build, environment, events
from benchmarks.reliability.state import Said, digest_of
from resv_desktop.paths import DataFolder
from resv_desktop.services.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Played:
    """What came of one playing: the exit code (-9 when killed) and what was told."""

    code: int
    lines: list[dict[str, Any]]

    @property
    def said(self) -> list[Said]:
        """Return the steps that were acknowledged."""
        return acknowledged(self.lines)

    @property
    def bugs(self) -> list[str]:
        """Return what went wrong that is no fault of the world."""
        found = [f"{line['step']}: {line['bug']}" for line in self.lines if "bug" in line]
        return found + ([] if self.code in (0, -9) else [f"exit code {self.code}"])

    @property
    def refusals(self) -> list[dict[str, Any]]:
        """Return the steps that were refused with a sentence."""
        return [line for line in self.lines if "refused" in line]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it goes when nothing happens: where it starts, its changes, its states."""

    name: str
    before: Path
    events: list[Event]
    said: list[Said]
    states: list[str]

    @property
    def changes(self) -> list[Event]:
        """Return what was done to files, without our own marks."""
        return [event for event in self.events if event.kind != "k"]


@dataclass
class Stage:
    """A folder to play in, the server, and the session as it goes when nothing happens."""

    folder: Path
    server: subprocess.Popen[str]
    chapters: list[Chapter] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """Where the data folder of the session stands; the same in every playing."""
        return self.folder / "plek" / "gegevens"

    @property
    def finished(self) -> Path:
        """The data folder as the whole session leaves it."""
        return self.folder / "finished"

    def fresh(self, chapter: Chapter) -> Path:
        """Put the data folder as it was before a chapter."""
        shutil.rmtree(self.root.parent, ignore_errors=True)
        shutil.copytree(chapter.before, self.root.parent)
        return self.root

    def play(self, chapter: str, arm: Arm, record: Path | None = None) -> Played:
        """Play a chapter in the data folder as it stands."""
        said = self.folder / "said"
        asked = [str(self.root), chapter, asdict(arm), str(said), str(record or "")]
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps(asked) + "\n")
        self.server.stdin.flush()
        code = int(self.server.stdout.readline())
        return Played(code, told(said.read_bytes()))

    def rehearse(self, last: str = "") -> None:
        """Play the session once, up to a chapter or whole, and keep how it goes."""
        self.root.parent.mkdir(parents=True)
        for name in CHAPTERS:
            self.chapters.append(self._rehearsed(name))
            if name == last:
                break
        shutil.copytree(self.root, self.finished)

    @cached_property
    def removal(self) -> Chapter:
        """The chapter in which a text is removed for good, played after all others."""
        shutil.rmtree(self.root.parent)
        shutil.copytree(self.finished, self.root)
        return self._rehearsed(REMOVAL)

    def _rehearsed(self, name: str) -> Chapter:
        before = self.folder / "before" / name
        shutil.copytree(self.root.parent, before)
        first = _state_of(before / self.root.name, self.folder / "look")
        record = self.folder / "record"
        played = self.play(name, Arm(), record)
        assert not played.bugs, played.bugs
        assert not played.refusals, played.refusals
        states = [first, *(said.state for said in played.said)]
        noted = list(events(record.read_bytes()))
        return Chapter(name, before, noted, played.said, states)


def _state_of(root: Path, spare: Path) -> str:
    """Return the state of a log; looked at in a copy, for looking may make it."""
    if root.exists():
        shutil.copytree(root, spare)
    workspace = Workspace(DataFolder(spare))
    try:
        return digest_of(workspace.database())
    finally:
        workspace.release()
        shutil.rmtree(spare)


@contextmanager
def stage(
    folder: Path | None = None, around: Sequence[str] = (), last: str = ""
) -> Iterator[Stage]:
    """Set the stage in a folder, by default one in memory, and rehearse the session.

    ``around`` is a command that runs the server, to look over its shoulder; ``last`` is the
    chapter with which the session ends, by default all there are.
    """
    memory = Path("/dev/shm")
    home = str(folder or (memory if memory.is_dir() else "")) or None
    with tempfile.TemporaryDirectory(prefix="resv-reliability-", dir=home) as name:
        here = Path(name).resolve()
        made = build(here)
        command = [*around, sys.executable, "-c", _SERVE]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, env=environment(made), cwd=ROOT
        ) as server:
            assert server.stdout is not None
            if server.stdout.readline() != "ready\n":
                raise RuntimeError("the server of sessions did not start")
            try:
                set_ = Stage(here, server)
                set_.rehearse(last)
                yield set_
            finally:
                assert server.stdin is not None
                server.stdin.close()


_SERVE = "from benchmarks.reliability.script import serve; serve()"
