"""Backups: of the day, before merging, a copy elsewhere, and putting one back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.period import Period
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace


def test_backup_of_the_day_is_made_once_a_day(network: Workspace, clock) -> None:
    backups = Backups(network)
    made = backups.make_when_due()
    assert made is not None
    assert made.reason == "daily"
    assert backups.make_when_due() is None
    clock.go_to(date(2027, 2, 3))
    assert backups.make_when_due() is not None
    assert len(backups.list()) == 2


def test_merging_makes_a_backup_that_is_listed(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", {"title": "Signaal"})
    book = Deliveries(network).export("WAT", Period(2027, 1), tmp_path / "a.xlsx").file
    merging = Merging(resv)
    merging.merge(merging.read([book]))
    assert [backup.reason for backup in Backups(resv).list()] == ["import"]


def test_copy_elsewhere_holds_the_same(network: Workspace, tmp_path: Path) -> None:
    Logbook(network).create_entry("WAT", {"title": "Signaal"})
    backups = Backups(network)
    copy = backups.make("manual", tmp_path / "usb" / "kopie.resvlog")
    assert copy.path == tmp_path / "usb" / "kopie.resvlog"
    assert backups.look(copy.path).entries == 1


def test_putting_back_keeps_the_log_of_before(network: Workspace) -> None:
    log, backups = Logbook(network), Backups(network)
    log.create_entry("WAT", {"title": "Voor de back-up"})
    made = backups.make()
    log.create_entry("WAT", {"title": "Erna"})
    restored = backups.restore(made.path)
    assert [row.title for row in log.find(EntryQuery())] == ["Voor de back-up"]
    assert restored.preview.entries == 1
    assert backups.look(restored.before).entries == 2


def test_what_is_no_backup_is_refused_and_changes_nothing(
    network: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    log.create_entry("WAT", {"title": "Signaal"})
    wrong = tmp_path / "iets.resvlog"
    wrong.write_bytes(b"geen log" * 500)
    with pytest.raises(KnownError):
        Backups(network).restore(wrong)
    assert log.count(EntryQuery()) == 1
