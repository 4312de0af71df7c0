"""The power fails: what was written but not forced to disk may be there, in part, or not at all.

The session is played once while every change is noted with its bytes. From that any moment can be
made again as a disk may show it afterwards. What was forced (fsync, fdatasync) stands; of the rest
each of :data:`POLICIES` keeps something else. A name (new, moved, removed) stands once its
*folder* was forced. Names that were not come in the order in which they were given, as a file
system with a journal keeps them; bytes in any order, each sector of 512 bytes by itself.

Not shown: a drive that says that it forced something and did not.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reliability.account import Account, spread
from benchmarks.reliability.shim import Event
from benchmarks.reliability.stage import Chapter, Stage
from benchmarks.reliability.state import examine, goes_on

SECTOR = 512
POLICIES = ("forced only", "names, no bytes", "bytes, no names", "chance")
Change = tuple[int, bytes | None]
"""Where bytes were written, or (size, ``None``): cut to that size."""


@dataclass(slots=True)
class _File:
    """A file as it is on the disk for certain, and what was done since."""

    forced: bytes = b""
    since: list[Change] = field(default_factory=list)

    def now(self) -> bytes:
        return _applied(self.forced, self.since)


@dataclass(slots=True)
class _Name:
    """A change to names that is not on the disk for certain; ``was`` is the name given up."""

    folder: str
    name: str
    file: _File | None
    was: str = ""


class Disk:
    """What a disk holds for certain and what it may hold, as changes come in."""

    def __init__(self, top: str, before: Path) -> None:
        self._top = top
        self._now: dict[str, _File | None] = {}
        for path in sorted(before.rglob("*")):
            name = f"{top}/{path.relative_to(before).as_posix()}"
            self._now[name] = None if path.is_dir() else _File(path.read_bytes())
        self._forced = dict(self._now)
        self._since: list[_Name] = []

    def take(self, event: Event) -> None:
        """Take in one change."""
        kind, path = event.kind, event.path
        file = self._now.get(path)
        if kind == "c":
            self._name(path, _File())
        elif kind == "m":
            self._name(path, None)
        elif kind == "w" and file:
            file.since.append((event.offset, event.data))
        elif kind == "t" and file:
            file.since.append((event.offset, None))
        elif kind == "l":
            self._name(event.other, file)
        elif kind == "r":
            self._now.pop(path)
            self._name(event.other, file, was=path)
        elif kind == "u":
            self._now.pop(path)
            self._since.append(_Name(_folder(path), "", None, was=path))
        elif kind == "s":
            self._force(path, file)

    def _name(self, path: str, file: _File | None, was: str = "") -> None:
        self._now[path] = file
        self._since.append(_Name(_folder(path), path, file, was))

    def _force(self, path: str, file: _File | None) -> None:
        if file is not None:
            file.forced, file.since = file.now(), []
            return
        for change in self._since:
            if change.folder == path:
                _rename(self._forced, change)
        self._since = [change for change in self._since if change.folder != path]

    def after(self, policy: str, chance: random.Random) -> dict[str, bytes | None]:
        """Return the files and folders as they may be found after the power failed now."""
        names = dict(self._forced)
        kept = {"forced only": 0, "bytes, no names": 0, "names, no bytes": len(self._since)}
        for change in self._since[: kept.get(policy, chance.randint(0, len(self._since)))]:
            _rename(names, change)
        reachable = {
            name: None if file is None else _bytes_after(file, policy, chance)
            for name, file in names.items()
        }
        return {
            name: content
            for name, content in reachable.items()
            if _folder(name) == self._top or _folder(name) in names
        }


def _rename(names: dict[str, _File | None], change: _Name) -> None:
    if change.was:
        names.pop(change.was, None)
    if change.name:
        names[change.name] = change.file


def _bytes_after(file: _File, policy: str, chance: random.Random) -> bytes:
    if policy in ("forced only", "names, no bytes"):
        return file.forced
    if policy == "bytes, no names":
        return file.now()
    return _applied(file.forced, list(_by_chance(file.since, chance)))


def _by_chance(changes: Sequence[Change], chance: random.Random) -> Iterator[Change]:
    """Yield some of the changes, some of them torn, in an order of their own."""
    some = list(changes)
    if chance.random() < 0.5:
        chance.shuffle(some)
    share = chance.choice((0.1, 0.5, 0.9))
    for place, data in some:
        if data is None or chance.random() < 0.7:
            if chance.random() < share:
                yield place, data
            continue
        for start in range(0, len(data), SECTOR):
            if chance.random() < share:
                yield place + start, data[start : start + SECTOR]


def _applied(content: bytes, changes: Sequence[Change]) -> bytes:
    made = bytearray(content)
    for place, data in changes:
        if data is None:
            del made[place:]
            made.extend(bytes(place - len(made)))
            continue
        if place > len(made):
            made.extend(bytes(place - len(made)))
        made[place : place + len(data)] = data
    return bytes(made)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


# The session, played again moment by moment


def power_cuts(stage: Stage, most: int, chances: int = 2) -> Account:
    """Let the power fail at ``most`` moments spread over the session, each in several ways."""
    moments = [(chapter, n) for chapter in stage.chapters for n in range(len(chapter.events) + 1)]
    chosen: dict[str, set[int]] = {}
    for chapter, number in spread(moments, most):
        chosen.setdefault(chapter.name, set()).add(number)
    account = Account("power cut between two changes", possible=len(moments))
    account.notes["moments"] = sum(map(len, chosen.values()))
    with account.timed():
        for chapter in stage.chapters:
            _cut_chapter(stage, chapter, chosen.get(chapter.name, set()), chances, account)
    return account


def _cut_chapter(
    stage: Stage, chapter: Chapter, moments: set[int], chances: int, account: Account
) -> None:
    disk = Disk(str(stage.root.parent), chapter.before)
    seen: set[bytes] = set()
    said = 0
    for number in range(len(chapter.events) + 1):
        if number in moments:
            chance = random.Random(f"{chapter.name} {number}")
            for policy in (*POLICIES[:-1], *POLICIES[-1:] * chances):
                files = disk.after(policy, chance)
                where = f"{chapter.name} {number}, {policy}"
                _look(stage, chapter, said, files, seen, account, where)
        if number < len(chapter.events):
            event = chapter.events[number]
            said += event.kind == "k" and event.path != "end"
            disk.take(event)


def _look(
    stage: Stage,
    chapter: Chapter,
    said: int,
    files: dict[str, bytes | None],
    seen: set[bytes],
    account: Account,
    where: str,
) -> None:
    """Examine one disk, unless the same was examined before with as much acknowledged."""
    key = _digest(said, files)
    if key in seen:
        account.notes["looked the same as an earlier one"] += 1
        return
    seen.add(key)
    top = stage.root.parent
    shutil.rmtree(top)
    top.mkdir()
    for name, content in sorted(files.items()):
        if content is None:
            Path(name).mkdir(exist_ok=True)
        else:
            Path(name).write_bytes(content)
    coming = chapter.said[said] if said < len(chapter.said) else None
    verdict = examine(stage.root, chapter.states, chapter.said[:said], coming)
    if not verdict.unusable and not goes_on(stage.root):
        verdict.faults.append("the log takes no change any more")
    account.add(where, verdict)
    account.notes[where.partition(", ")[2]] += 1


def _digest(said: int, files: dict[str, bytes | None]) -> bytes:
    digest = hashlib.blake2b(str(said).encode())
    for name, content in sorted(files.items()):
        digest.update(f"\0{name}\0{len(content or b'')}\0".encode())
        digest.update(content or b"")
    return digest.digest()
