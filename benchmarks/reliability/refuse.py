"""The system refuses: disk full, disk fault, read-only, a file held by another program.

The refusal begins at a change and lasts until the program has given its sentence (or, for a fault
of the disk, hits once). The step must then have changed nothing, the program must not have met
anything unforeseen, and the same step must do when nothing is in the way any more.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence

from benchmarks.reliability.account import Account, spread
from benchmarks.reliability.shim import FAIL, Arm, Event
from benchmarks.reliability.stage import Chapter, Played, Stage
from benchmarks.reliability.state import Verdict, examine

CHANGES = "cwtsrlum"
FULL = ("disk full from a write on", errno.ENOSPC, True, "cwmlt")
FAULT = ("disk fault (EIO) at a write", errno.EIO, False, "cwtrlm")
SYNC_FAULT = ("disk fault (EIO) at a sync", errno.EIO, False, "s")
READ_ONLY = ("read-only from a change on", errno.EROFS, True, CHANGES)
HELD = ("file held by another program at a rename", errno.EACCES, True, "r")
KINDS = (FULL, FAULT, SYNC_FAULT, READ_ONLY, HELD)
Kind = tuple[str, int, bool, str]


def refuse_everywhere(stage: Stage, kind: Kind, most: int) -> Account:
    """Refuse at ``most`` changes spread over the session."""
    name, error, lasting, kinds = kind
    points = [
        (chapter, number + 1)
        for chapter in stage.chapters
        for number in range(_countable(chapter.events, kinds, growing=error == errno.ENOSPC))
    ]
    account = Account(name, possible=len(points))
    with account.timed():
        for chapter, number in spread(points, most):
            arm = Arm(FAIL, number, error, lasting, kinds)
            stage.fresh(chapter)
            played = stage.play(chapter.name, arm)
            account.add(f"{chapter.name} {number}", _verdict(stage, chapter, played))
            account.notes.update(f"said: {line['refused']}" for line in played.refusals)
            account.notes["went on without noticing"] += not played.refusals
    return account


def _countable(events: Sequence[Event], kinds: str, *, growing: bool) -> int:
    """Return how many moments the layer will count; growth is only known while playing."""
    if not growing:
        return sum(event.kind in kinds for event in events)
    sizes: dict[str, int] = {}
    count = 0
    for event in events:
        grows = event.kind in "cml"
        if event.kind == "w":
            end = event.offset + len(event.data)
            grows = end > sizes.get(event.path, 0)
            sizes[event.path] = max(end, sizes.get(event.path, 0))
        elif event.kind == "t":
            sizes[event.path] = event.offset
        elif event.kind in "ur":
            size = sizes.pop(event.path, 0)
            if event.kind == "r":
                sizes[event.other] = size
        count += grows
    return count


def _verdict(stage: Stage, chapter: Chapter, played: Played) -> Verdict:
    """Hold what a session told against itself, and its log against the last that it told."""
    verdict = Verdict(faults=list(played.bugs))
    before = chapter.states[0]
    for line in played.lines:
        if "refused" in line and line["state"] != before:
            verdict.half = True
            verdict.faults.append(f"{line['step']} was refused ({line['refused']}) yet changed")
        before = line.get("state", before)
    states = [chapter.states[0], *(said.state for said in played.said)]
    found = examine(stage.root, [*states, states[-1]], played.said)
    verdict.lost, verdict.unusable = found.lost, found.unusable
    verdict.half |= found.half
    verdict.faults += found.faults
    return verdict
