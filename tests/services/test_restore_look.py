"""Before a backup is put back: what would be lost, what differs, what comes back."""

from __future__ import annotations

from pathlib import Path

from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace


def test_a_backup_of_now_changes_nothing(network: Workspace) -> None:
    Logbook(network).create_entry("WAT", {"title": "Signaal"})
    found = Backups(network).compare(Backups(network).make().path)
    assert found is not None
    assert found.is_none
    assert (found.lost_entries, found.another) == ((), False)


def test_what_was_done_since_is_counted_and_named(network: Workspace) -> None:
    log, backups = Logbook(network), Backups(network)
    kept, removed = (log.create_entry("WAT", {"title": text}) for text in ("Blijft", "Weg"))
    log.create_entry("WAT", {"title": "Ongemoeid"})
    made = backups.make()
    for number in range(1, 8):
        log.create_entry("WAT", {"title": f"Nieuw {number}"})
    log.change(kept, {"title": "Blijft, maar anders"})
    log.remove(removed)
    found = backups.compare(made.path)
    assert found is not None
    assert (found.lost, found.changed, found.back) == (7, 1, 1)
    assert [title for _, title, _ in found.lost_entries] == [f"Nieuw {n}" for n in range(7, 2, -1)]
    assert not found.is_none


def test_what_is_lost_is_in_the_kept_file_and_in_a_backup(network: Workspace) -> None:
    log, backups = Logbook(network), Backups(network)
    made = backups.make()
    log.create_entry("WAT", {"title": "Van na de back-up"})
    done = backups.restore(made.path)
    assert log.count(EntryQuery()) == 0
    latest = backups.list()[0]
    assert latest.reason == "restore"
    for path in (done.before, latest.path):
        assert [title for _, title, _ in backups.look(path).last_entries] == ["Van na de back-up"]
    backups.restore(latest.path)
    assert log.count(EntryQuery()) == 1
    assert network.origin("WAT").endswith("/3"), "each restore is an incarnation of its own"


def test_a_damaged_log_can_be_replaced_and_is_kept(network: Workspace) -> None:
    log, backups = Logbook(network), Backups(network)
    log.create_entry("WAT", {"title": "Signaal"})
    made = backups.make()
    network.release()
    damaged = b"geen log" * 4_000
    network.folder.database.write_bytes(damaged)
    assert backups.compare(made.path) is None
    done = backups.restore(made.path)
    assert done.before.read_bytes() == damaged
    assert [backup.reason for backup in backups.list()] == ["manual"]
    assert log.count(EntryQuery()) == 1


def test_looking_writes_nothing(network: Workspace) -> None:
    backups = Backups(network)
    Logbook(network).create_entry("WAT", {"title": "Signaal"})
    made = backups.make()
    network.release()

    def state(folder: Path) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    before = state(network.folder.root)
    backups.look(made.path)
    backups.compare(made.path)
    assert state(network.folder.root) == before
