"""A text is removed for good and the program is killed on the way.

A removal that was begun must be finished by the next start: then no file of the data folder holds
the text, and every other record and backup is sound. One that was not begun changed nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.reliability.account import Account, spread
from benchmarks.reliability.script import SECRET
from benchmarks.reliability.shim import KILL, TEAR, Arm
from benchmarks.reliability.stage import Chapter, Stage
from benchmarks.reliability.state import Verdict
from resv_desktop.domain.errors import KnownError
from resv_desktop.paths import DataFolder
from resv_desktop.services.redaction import finish_removals
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import list_backups, open_copy
from resv_desktop.store.database import Database, check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.redactions import unfinished
from resv_desktop.store.versions import load_all


def removals(stage: Stage, most: int) -> Account:
    """Kill the program at ``most`` changes spread over a removal."""
    chapter = stage.removal
    marks = [place for place, event in enumerate(chapter.events) if event.kind == "k"]
    begun = sum(event.kind != "k" for event in chapter.events[: marks[-3]])
    points = list(range(begun + 1, len(chapter.changes) + 1))
    account = Account("kill -9 while a text is removed for good", possible=len(points))
    others = _others(chapter.before / stage.root.name)
    with account.timed():
        for turn, number in enumerate(spread(points, most)):
            mode = TEAR if turn % 3 == 2 and chapter.changes[number - 1].kind == "w" else KILL
            verdict, said = _killed(stage, chapter, Arm(mode, number), others)
            account.add(f"change {number}", verdict)
            account.notes[said] += 1
    return account


def _others(root: Path) -> dict[Any, Any]:
    workspace = Workspace(DataFolder(root))
    try:
        return dict(load_all(workspace.database()).versions)
    finally:
        workspace.release()


def _killed(
    stage: Stage, chapter: Chapter, arm: Arm, others: dict[Any, Any]
) -> tuple[Verdict, str]:
    root = stage.fresh(chapter)
    played = stage.play(chapter.name, arm)
    acknowledged = any(said.step == "remove for good" for said in played.said)
    verdict = Verdict(faults=list(played.bugs))
    if played.code != -9:
        verdict.faults.append(f"the session was not killed ({played.code})")
    workspace = Workspace(DataFolder(root))
    try:
        begun = _finish(workspace, others, verdict)
    except KnownError as error:
        verdict.unusable = True
        verdict.faults.append(f"refused: {error.code}")
        return verdict, "unusable"
    finally:
        workspace.release()
    holding = [path.name for path in _files(root) if SECRET.encode() in path.read_bytes()]
    if (begun or acknowledged) and holding:
        verdict.half = True
        verdict.faults.append(f"the text is still in {', '.join(holding)}")
    if not holding:
        return verdict, "acknowledged and gone" if acknowledged else "finished at the next start"
    return verdict, "not begun"


def _finish(workspace: Workspace, others: dict[Any, Any], verdict: Verdict) -> bool:
    """Start as the program does; say whether a removal had been begun."""
    db = workspace.database()
    check_integrity(db)
    begun = bool(db.value("SELECT count(*) FROM redactions"))
    finish_removals(workspace)
    if unfinished(db):
        verdict.faults.append("a removal was not finished at the next start")
    check_integrity(db)
    _look(db, workspace.folder.backups, others, verdict)
    return begun


def _look(db: Database, backups: Path, others: dict[Any, Any], verdict: Verdict) -> None:
    now = dict(load_all(db).versions)
    verdict.lost += sum(now.get(key) != version for key, version in others.items())
    if not check_derived(db):
        verdict.faults.append("what is derived differs from the versions")
    for backup in list_backups(backups):
        try:
            with open_copy(backup.path):
                pass
        except KnownError as error:
            verdict.faults.append(f"{backup.path.name}: {error.code}")


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]
