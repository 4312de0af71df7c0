"""``backup`` and ``restore``: a verified copy of the log, and the log as it was."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from resv_desktop.commands import DONE, FINDINGS, Answer, Line, over_log
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups, Difference
from resv_desktop.services.workspace import Workspace, held


@over_log
def backup(options: argparse.Namespace, workspace: Workspace) -> Answer:
    """Make a verified copy of the log."""
    backups = Backups(workspace)
    made = backups.make("manual", options.out)
    found = backups.look(made.path)
    data = {"file": str(made.path), "entries": found.entries, "integrity": "ok"}
    said = [Line("backup_done", {"file": str(made.path), "entries": found.entries})]
    fault = backups.second_place.standing().error
    if fault is not None:
        said.append(Line(fault.code, dict(fault.values)))
    return Answer(data, tuple(said), str(made.path), FINDINGS if fault else DONE)


def restore(options: argparse.Namespace, folder: DataFolder) -> Answer:
    """Show what a backup holds and what it would change; with ``--yes``, put it back."""
    with Workspace(folder) as workspace:
        return _restored(options, workspace)


def _restored(options: argparse.Namespace, workspace: Workspace) -> Answer:
    backups = Backups(workspace)
    passphrase = sys.stdin.readline().strip() if options.password_stdin else ""
    seen = backups.examine(options.file, passphrase)
    found, change = seen.preview, seen.difference
    data: dict[str, Any] = {"file": str(options.file), "entries": found.entries}
    data["integrity"] = "ok"
    if options.yes:
        with held(workspace.folder):
            done = backups.restore(options.file, passphrase)
        return Answer(data, (Line("restore_done", {**data, "before": str(done.before)}),))
    said = (Line("restore_look", dict(data)), *_changes(change))
    last = [{"number": n, "title": t, "network": w} for n, t, w in found.last_entries]
    data |= {"last_entries": last, "last_change": _stamp(found.last_change)}
    data |= {"difference": _difference(change)}
    text = "\n".join(f"{number} {title}" for number, title, _ in found.last_entries)
    return Answer(data, said, text, FINDINGS)


def _changes(change: Difference | None) -> Iterator[Line]:
    if change is None:
        return
    if change.another:
        yield Line("restore_another")
    counts = {"lost": change.lost, "changed": change.changed, "back": change.back}
    yield Line("restore_same") if change.is_none else Line("restore_difference", counts)


def _difference(change: Difference | None) -> dict[str, Any] | None:
    if change is None:
        return None
    lost = [{"number": n, "title": t, "network": w} for n, t, w in change.lost_entries]
    counts = {"lost": change.lost, "changed": change.changed, "back": change.back}
    return {**counts, "lost_entries": lost, "another_log": change.another}


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
