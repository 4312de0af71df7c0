"""The program is killed at a change to a file, or in the middle of one write.

Nothing that the system was given is lost by a kill: what matters is what stands when the program
stops *there*. Everything acknowledged must be there, the step under way as a whole or not at all.
"""

from __future__ import annotations

from benchmarks.reliability.account import Account, spread
from benchmarks.reliability.shim import KILL, TEAR, Arm
from benchmarks.reliability.stage import Chapter, Stage
from benchmarks.reliability.state import Verdict, examine, goes_on


def kill_points(stage: Stage) -> list[tuple[Chapter, int]]:
    """Return every change of the session, as a chapter and a number in it."""
    return [
        (chapter, number)
        for chapter in stage.chapters
        for number in range(1, len(chapter.changes) + 1)
    ]


def kill_everywhere(stage: Stage, most: int) -> Account:
    """Kill the session at ``most`` changes spread over it, every third time within the write."""
    points = kill_points(stage)
    account = Account("kill -9 at a write", possible=len(points))
    with account.timed():
        for turn, (chapter, number) in enumerate(spread(points, most)):
            is_write = chapter.changes[number - 1].kind == "w"
            mode = TEAR if turn % 3 == 2 and is_write else KILL
            account.add(f"{chapter.name} {number}", _killed(stage, chapter, Arm(mode, number)))
            account.notes["within a write" if mode == TEAR else "before a change"] += 1
    return account


def _killed(stage: Stage, chapter: Chapter, arm: Arm) -> Verdict:
    root = stage.fresh(chapter)
    played = stage.play(chapter.name, arm)
    if played.code != -9:
        return Verdict(faults=[f"the session was not killed ({played.code})", *played.bugs])
    said = played.said
    if [item.state for item in said] != chapter.states[1 : len(said) + 1]:
        return Verdict(faults=["the session did not go as rehearsed"])
    coming = chapter.said[len(said)] if len(said) < len(chapter.said) else None
    verdict = examine(root, chapter.states, said, coming)
    if not verdict.unusable and not goes_on(root):
        verdict.faults.append("the log takes no change any more")
    return verdict
