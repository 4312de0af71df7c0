"""A scripted session under every kind of fault, at some of its points (all: ``make reliability``).

Nothing acknowledged is ever lost, nothing is half kept, the log opens and goes on; and what counts
the points is itself held against what the system saw.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.reliability import damage, kill, power, refuse, removal, starts
from benchmarks.reliability.__main__ import PARTS, run
from benchmarks.reliability.account import Account
from benchmarks.reliability.shim import missing
from benchmarks.reliability.stage import Stage, stage

pytestmark = [
    pytest.mark.xdist_group("reliability"),
    pytest.mark.skipif(bool(missing()), reason=missing() or "possible"),
]


@pytest.fixture(scope="module")
def rehearsed() -> Iterator[Stage]:
    """Return the session as it goes when nothing happens, ready to be disturbed."""
    with stage() as set_:
        yield set_


def holds(account: Account) -> None:
    assert account.points > 0
    assert account.holds, "\n".join(account.faults)


def test_a_kill_loses_nothing_acknowledged(rehearsed: Stage) -> None:
    holds(kill.kill_everywhere(rehearsed, 24))


@pytest.mark.parametrize("kind", refuse.KINDS[:4], ids=lambda kind: kind[0])
def test_a_refusal_of_the_system_changes_nothing(rehearsed: Stage, kind: refuse.Kind) -> None:
    account = refuse.refuse_everywhere(rehearsed, kind, 6)
    holds(account)
    assert account.points > account.notes["went on without noticing"]


@pytest.mark.thorough
def test_a_file_held_at_a_rename_changes_nothing(rehearsed: Stage) -> None:
    holds(refuse.refuse_everywhere(rehearsed, refuse.HELD, 1))


def test_a_power_cut_loses_nothing_acknowledged(rehearsed: Stage) -> None:
    holds(power.power_cuts(rehearsed, 24))


@pytest.mark.thorough
def test_a_removal_that_is_killed_is_finished_at_the_next_start(rehearsed: Stage) -> None:
    holds(removal.removals(rehearsed, 2))


@pytest.mark.thorough
def test_a_damaged_page_is_a_sentence_or_right(rehearsed: Stage) -> None:
    holds(damage.damaged_pages(rehearsed, 30))


@pytest.mark.thorough
def test_a_cut_journal_loses_nothing_acknowledged(rehearsed: Stage) -> None:
    holds(damage.cut_journals(rehearsed, 30))


@pytest.mark.thorough
def test_each_backup_can_be_put_back(rehearsed: Stage) -> None:
    holds(damage.restored_backups(rehearsed))


@pytest.mark.thorough
def test_of_several_starts_one_gets_the_log(rehearsed: Stage) -> None:
    holds(starts.two_starts(rehearsed, 1))


@pytest.mark.thorough
def test_what_several_programs_write_is_all_kept(rehearsed: Stage) -> None:
    holds(starts.together(rehearsed, 1))


@pytest.mark.soak
@pytest.mark.parametrize("part", PARTS)
def test_all_holds_at_the_points_of_the_report(part: str) -> None:
    for account in run([part], scale=1.0):
        holds(account)


# The session is worth its name


def test_the_session_has_points_enough_and_does_all_there_is_to_do(rehearsed: Stage) -> None:
    steps = " ".join(said.step for chapter in rehearsed.chapters for said in chapter.said)
    for word in ("add", "edit", "confirm", "meeting", "export", "merge", "undo", "backup"):
        assert word in steps
    assert "restore" in steps
    assert len(kill.kill_points(rehearsed)) >= 300


@pytest.mark.thorough
def test_a_rename_without_a_sync_would_be_seen(rehearsed: Stage) -> None:
    """What looks for losses must find one: here the syncs of the session never happened."""
    chapter = rehearsed.chapters[1]
    for event in [event for event in chapter.events if event.kind == "s"]:
        chapter.events.remove(event)
    try:
        assert not power.power_cuts(rehearsed, 24).holds
    finally:
        rehearsed.chapters.pop(1)


_CALL = re.compile(r"\b(?P<call>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+)")


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_what_is_counted_is_what_the_system_saw(tmp_path: Path) -> None:
    calls = "write,pwrite64,ftruncate,fsync,fdatasync,rename,link,unlink,mkdir"
    seen = tmp_path / "seen"
    watch = ["strace", "-f", "-qq", "-y", "-s", "0", "-e", f"trace={calls}", "-o", str(seen)]
    if subprocess.run([*watch, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody trace")
    with stage(around=watch, last="begin") as set_:
        top = str(set_.root.parent)
        counted = Counter(event.kind for c in set_.chapters for event in c.changes)
    kinds = {"write": "w", "pwrite64": "w", "ftruncate": "t", "fsync": "s", "fdatasync": "s"}
    kinds |= {"rename": "r", "link": "l", "unlink": "u", "mkdir": "m"}
    found: Counter[str] = Counter()
    for line in seen.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _CALL.search(line)
        if match and top in match["rest"] and int(match["result"]) >= 0:
            found[kinds[match["call"]]] += 1
    for kind in "wtsrlum":
        assert found[kind] == counted[kind], f"{kind}: {found} seen, {counted} counted"
