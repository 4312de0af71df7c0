"""Words that are nobody and what was let pass: kept, sorted, taken along by backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from store.material import NOON
from store.test_migrations import RELEASED

from resv_desktop.store import database, migrations
from resv_desktop.store.allowed import add_allowed, allowed_words, remove_allowed
from resv_desktop.store.backup import make_backup
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.overrides import (
    Override,
    add_overrides,
    overrides_between,
    overrides_of,
)
from resv_desktop.store.schema import STEPS

PASSED = Override(NOON, "R1", "description", "geboortedatum", "block", 2, "oud nieuws", "V1")


def test_words_are_kept_once_in_order_of_the_alphabet(db: Database) -> None:
    add_allowed(db, "zorggroep oost", "Zorggroep Oost", NOON)
    add_allowed(db, "de wilgen", "De Wilgen", NOON)
    add_allowed(db, "de wilgen", "de Wilgen", NOON + timedelta(days=1))
    assert allowed_words(db) == [("de wilgen", "de Wilgen"), ("zorggroep oost", "Zorggroep Oost")]


def test_words_can_be_forgotten(db: Database) -> None:
    add_allowed(db, "de wilgen", "De Wilgen", NOON)
    assert remove_allowed(db, "de wilgen")
    assert not remove_allowed(db, "de wilgen")
    assert allowed_words(db) == []


def test_what_was_let_pass_is_found_by_record_and_by_day(db: Database) -> None:
    later = Override(NOON + timedelta(days=9), "R2", "title", "naam", "warn", 1, "", "V2")
    add_overrides(db, [PASSED, later])
    assert overrides_of(db, ["R1", "R9"]) == [PASSED]
    assert overrides_of(db, []) == []
    day = NOON.date()
    assert overrides_between(db, day.isoformat(), day.isoformat()) == [PASSED]
    end = day + timedelta(days=9)
    assert overrides_between(db, day.isoformat(), end.isoformat()) == [PASSED, later]


def test_a_finding_has_no_place_for_its_text() -> None:
    names = {item.name for item in fields(Override)}
    assert names == {"at", "record", "field", "category", "level", "findings", "reason", "version"}


def test_a_backup_takes_both_along(db: Database, path: Path, tmp_path: Path) -> None:
    add_allowed(db, "de wilgen", "De Wilgen", NOON)
    add_overrides(db, [PASSED])
    copy = make_backup(path, tmp_path / "kopie", NOON, "manual")
    with open_database(copy.path) as other:
        assert allowed_words(other) == [("de wilgen", "De Wilgen")]
        assert overrides_of(other, ["R1"]) == [PASSED]


@pytest.mark.parametrize("reached", range(1, STEPS.index("0005_privacy") + 1))
def test_the_step_is_taken_from_every_earlier_log(
    path: Path, reached: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier_log(path, reached, monkeypatch)
    with open_database(path, at=NOON) as db:
        assert allowed_words(db) == []
        assert overrides_of(db, ["R1"]) == []
        add_overrides(db, [PASSED])
        if reached >= 3:
            found = find_entries(db, EntryQuery(text="coordinatie wacht"))
            assert [row.number for row in found] == ["KN-001"]


def earlier_log(path: Path, reached: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a log that took ``reached`` steps; from the third on it is the released one, filled."""
    with monkeypatch.context() as patch:
        steps = migrations.Migrations("resv")
        for known in migrations.STEPS._migrations[:reached]:
            steps(name=known.name)(known.fn)
        patch.setattr(migrations, "STEPS", steps)
        patch.setattr(database, "STEPS", STEPS[:reached])
        if reached >= 3:
            with closing(sqlite3.connect(path)) as conn:
                conn.executescript(RELEASED.read_text(encoding="utf-8"))
            open_database(path, at=NOON).close()
        else:
            with closing(sqlite3.connect(path)) as conn:
                steps.apply(database.Database(path, conn).tables)
