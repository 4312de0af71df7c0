"""A program killed at any moment: what it had acknowledged is there, the rest as a whole or not.

Run as a script, this file is the program that is killed: it says on standard output what it is
about to do and, once the store has returned, that it is done.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.version import Version, first_version, next_version
from resv_desktop.store.database import Database, check_integrity, open_database
from resv_desktop.store.derived import check_derived
from resv_desktop.store.imports import new_batch, remove_batch
from resv_desktop.store.log import log_change
from resv_desktop.store.numbers import next_number
from resv_desktop.store.versions import add_versions, known_keys

KILLS, MANY_KILLS = 15, 300
NOON = datetime(2027, 4, 1, 12, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent


class Session:
    """Somebody at work: quick adds, edits, now and then an import or its undoing."""

    def __init__(self, db: Database, seed: int) -> None:
        self.db = db
        self.choose = random.Random(seed)
        self.uuids = seeded_uuids(seed)
        self.mine: list[Version] = []
        self.imported: dict[int, list[Version]] = {}

    def say(self, word: str, versions: list[Version]) -> None:
        sys.stdout.write(json.dumps([word, [version.id for version in versions]]) + "\n")
        sys.stdout.flush()

    def entry(self) -> Version:
        number = next_number(self.db, "WAT", "KN")
        record = new_record_id(RecordKind.ENTRY, self.uuids)
        fields = {"network": "WAT", "number": number, "title": f"Wachtlijst {number}"}
        return first_version(record, "WAT/pc/1", fields)

    def work(self) -> None:
        while True:
            chance = self.choose.random()
            if chance < 0.5 or not self.mine:
                self.add()
            elif chance < 0.8:
                self.edit()
            elif chance < 0.95 or not self.imported:
                self.merge()
            else:
                self.undo()

    def add(self) -> None:
        with self.db.atomic():
            version = self.entry()
            self.say("adding", [version])
            add_versions(self.db, [version])
            log_change(self.db, NOON, "new", version.record, version.id, None, "")
        self.say("done", [version])
        self.mine.append(version)

    def edit(self) -> None:
        before = self.choose.choice(self.mine)
        after = next_version([before], "WAT/pc/1", {**before.fields, "owner": "apotheker"})
        self.say("adding", [after])
        add_versions(self.db, [after])
        self.say("done", [after])

    def merge(self) -> None:
        with self.db.atomic():
            versions = [self.entry() for _ in range(120)]
            self.say("adding", versions)
            batch = new_batch(self.db, NOON)
            add_versions(self.db, versions, batch=batch)
        self.say("done", versions)
        self.imported[batch] = versions

    def undo(self) -> None:
        batch, versions = self.imported.popitem()
        self.say("removing", versions)
        remove_batch(self.db, batch, NOON)
        self.say("done", versions)


@dataclass
class Account:
    """What the killed programs said."""

    there: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    doubtful: list[set[str]] = field(default_factory=list)

    def read(self, lines: Iterator[str]) -> None:
        """Take in what one program said; its last word may be half."""
        doing, versions = "", set[str]()
        for line in lines:
            if not line.endswith("\n"):
                break
            word, ids = json.loads(line)
            if word == "done":
                (self.there if doing == "adding" else self.gone).update(versions)
                (self.gone if doing == "adding" else self.there).difference_update(versions)
                doing, versions = "", set()
            else:
                doing, versions = word, set(ids)
        if versions:
            self.there -= versions
            self.doubtful.append(versions)


def killed_session(path: Path, seed: int, seconds: float) -> list[str]:
    """Start a session, kill it after ``seconds``, return what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, __file__, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        first = program.stdout.readline() if seed % 3 else ""
        timer = threading.Timer(seconds, program.kill)
        timer.start()
        lines = [first, *program.stdout.readlines()]
        timer.join()
    assert program.returncode == -9, "the session ended by itself"
    return [line for line in lines if line]


def test_nothing_acknowledged_is_lost_to_a_kill_and_the_log_stays_sound(tmp_path: Path) -> None:
    kill_and_account(tmp_path / "logboek.resvlog", KILLS)


@pytest.mark.soak
def test_nothing_acknowledged_is_lost_to_hundreds_of_kills(tmp_path: Path) -> None:
    kill_and_account(tmp_path / "logboek.resvlog", MANY_KILLS)


def kill_and_account(path: Path, kills: int) -> None:
    moments = random.Random(2027)
    account = Account()
    for seed in range(kills):
        account.read(iter(killed_session(path, seed, moments.uniform(0.005, 0.35))))
        with open_database(path) as db:
            check_integrity(db)
            assert check_derived(db)
            known = {key for key, _ in known_keys(db, [(id_, "") for id_ in account.there])}
            assert known == account.there
            assert known_keys(db, [(id_, "") for id_ in account.gone]) == set()
            for versions in account.doubtful:
                found = known_keys(db, [(id_, "") for id_ in versions])
                assert len(found) in (0, len(versions)), "half a transaction"
    assert len(account.there) > kills // 3, "the sessions were killed before they did anything"


def main() -> None:
    """Be the program that is killed."""
    path, seed = Path(sys.argv[1]), int(sys.argv[2])
    with open_database(path) as db:
        Session(db, seed).work()


if __name__ == "__main__":
    main()
