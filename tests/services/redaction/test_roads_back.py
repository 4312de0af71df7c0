"""A text that was removed comes back by no road."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from services.conftest import WAT
from services.redaction.kit import (
    NAME,
    NOTE,
    QUARTER,
    REASON,
    Make,
    first_version,
    logged,
    merged,
    read_files,
    remove,
    view_of,
)
from store.test_redacting import in_bytes

from resv_desktop.domain.redaction import REDACTED
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace
from resv_desktop.store import vault
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.redactions import unfinished


def test_an_old_workbook_brings_nothing_back_and_changes_nothing(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = logged(network)
    old, new = tmp_path / "oud.xlsx", tmp_path / "nieuw.xlsx"
    Deliveries(network).export("WAT", QUARTER, old)
    merged(resv, old)
    remove(network, record, fields=("description",))
    merged(network, old)
    assert in_bytes(network.folder.root) == []
    Deliveries(network).export("WAT", QUARTER, new)
    assert in_bytes(resv.folder.root)
    assert merged(resv, new) != ["X"]
    assert in_bytes(resv.folder.root) == [], "the removal travels with the next delivery"
    view = Logbook(resv).view(record)
    assert (len(view.heads), view.fields["description"]) == (1, REDACTED)
    report = Merging(resv).merge(read_files([old, new], resv))
    assert {file.rows.unchanged for file in report.files} == {1}
    assert in_bytes(resv.folder.root) == []
    assert check_derived(resv.database())


def test_a_row_edited_by_hand_in_an_old_workbook_does_not_bring_it_back(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = logged(network)
    old = tmp_path / "oud.xlsx"
    Deliveries(network).export("WAT", QUARTER, old)
    book = load_workbook(old)
    sheet = book["Registraties"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Titel"], "Wachttijd bij de apotheek")
    edited = tmp_path / "bewerkt.xlsx"
    book.save(edited)
    del book["Techniek"]
    for name in ("Registratie-ID", "Revisie", "Versie-ID"):
        sheet.cell(2, columns[name], None)
    bare = tmp_path / "kaal.xlsx"
    book.save(bare)
    for workspace in (network, resv):
        merged(workspace, old)
        remove(workspace, record, fields=("description",))
        merged(workspace, edited, bare)
        assert in_bytes(workspace.folder.root) == []
        assert check_derived(workspace.database())
    assert "Wachttijd bij de apotheek" in [
        row.title for row in find_entries(resv.database(), EntryQuery())
    ]


def test_a_workbook_cannot_remove_texts_of_another_network(
    resv: Workspace, make_workspace: Make, tmp_path: Path
) -> None:
    from resv_desktop.domain.redaction import Strike
    from resv_desktop.services.expunging import arriving

    wat = make_workspace("wat2", "network", networks=(WAT,))
    logged(wat)
    file = tmp_path / "a.xlsx"
    Deliveries(wat).export("WAT", QUARTER, file)
    merged(resv, file)
    (reading,) = read_files([file], resv)
    version = reading.rows[0].versions[0].id
    strikes = frozenset({Strike(version, "description")})
    from dataclasses import replace

    mine = replace(reading, strikes=strikes)
    other = replace(reading, strikes=strikes, network="AND")
    assert arriving(resv.database(), mine)[0] == strikes
    assert arriving(resv.database(), other)[0] == set()


def test_a_removal_travels_by_transfer_file_and_an_old_one_brings_nothing_back(
    make_workspace: Make, tmp_path: Path
) -> None:
    one = make_workspace("een", "network", networks=(WAT,))
    other = make_workspace("ander", "network", networks=(WAT,))
    record = logged(one)
    old, new = tmp_path / "oud.resvoverdracht", tmp_path / "nieuw.resvoverdracht"
    write_transfer(one, old)
    merged(other, old)
    # An edit that the other computer made, and that the first has never seen.
    Logbook(other).change(record, {"theme": "T02"})
    remove(one, record, fields=("description",))
    write_transfer(one, new)
    assert in_bytes(tmp_path / "een") == []
    report = Merging(other).merge(read_files([new], other))
    (told,) = report.files
    assert told.reason == "texts_removed", "what a file removes here is said"
    assert told.reading.values["texts_removed"] == 1
    assert in_bytes(tmp_path / "ander") == []
    assert not unfinished(other.database())
    for workspace in (one, other):
        merged(workspace, old)
        assert in_bytes(workspace.folder.root) == []
    back = tmp_path / "terug.resvoverdracht"
    write_transfer(other, back)
    merged(one, back)
    views = [Logbook(workspace).view(record).fields for workspace in (one, other)]
    assert views[0] == views[1]
    assert views[0]["description"] == REDACTED
    shas = [write_transfer(w, tmp_path / f"{n}.resvoverdracht").sha256
            for n, w in enumerate((one, other))]  # fmt: skip
    assert shas[0] == shas[1]


def removed_elsewhere(make_workspace: Make, tmp_path: Path) -> tuple[Workspace, str, Path]:
    """A log, a record it knows, and a transfer file that says its text was removed elsewhere."""
    one = make_workspace("een", "network", networks=(WAT,))
    other = make_workspace("ander", "network", networks=(WAT,))
    record = logged(one)
    old, new = tmp_path / "oud.resvoverdracht", tmp_path / "nieuw.resvoverdracht"
    write_transfer(one, old)
    merged(other, old)
    remove(one, record)
    write_transfer(one, new)
    return other, record, new


def test_undo_of_a_merge_does_not_undo_a_removal(make_workspace: Make, tmp_path: Path) -> None:
    other, record, new = removed_elsewhere(make_workspace, tmp_path)
    report = Merging(other).merge(read_files([new], other))
    assert report.batch
    Merging(other).undo(report.batch)
    assert in_bytes(other.folder.root) == []
    assert view_of(other, record)["description"] == REDACTED


def test_looking_at_a_merge_removes_nothing(make_workspace: Make, tmp_path: Path) -> None:
    other, record, new = removed_elsewhere(make_workspace, tmp_path)
    Merging(other).look(read_files([new], other))
    assert view_of(other, record)["description"] == NOTE


def test_a_backup_from_elsewhere_is_cleaned_when_it_is_put_back(
    network: Workspace, tmp_path: Path
) -> None:
    record = logged(network)
    stick = tmp_path / "stick.resvlog"
    Backups(network).make("manual", stick)
    remove(network, record)
    assert in_bytes(tmp_path / "wat") == []
    assert NAME.encode() in stick.read_bytes()
    Backups(network).restore(stick)
    assert in_bytes(tmp_path / "wat") == []
    assert view_of(network, record)["description"] == REDACTED
    assert [removal.reason for removal in Redactions(network).past(record)] == [REASON]
    assert check_derived(network.database())


def test_undo_does_not_bring_it_back(sound: Workspace) -> None:
    record = logged(sound)
    log = Logbook(sound)
    log.change(record, {"description": "Een patiënt belt elke week"})
    remove(sound, record, fields=("description",))
    log.undo()
    assert in_bytes(sound.folder.root) == []
    assert view_of(sound, record)["description"] == REDACTED


def test_the_second_place_gets_the_cleaned_backups(network: Workspace, tmp_path: Path) -> None:
    record = logged(network)
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = Backups(network)
    backups.make()
    backups.second_place.choose(stick, "vier losse woorden samen 2027")
    (copy,) = (item.path for item in backups.second_place.copies())
    before = copy.read_bytes()
    gone = copy.with_name(copy.name.replace("_manual", "-2_manual"))
    gone.write_bytes(before)
    done = Redactions(network).redact(Request(record, first_version(network, record)), REASON)
    assert copy.read_bytes() != before
    assert not gone.exists()
    assert {copy, gone} <= set(done.backups)
    key = backups.second_place.key()
    assert key
    plain = tmp_path / "plain.resvlog"
    vault.unseal(copy, plain, key)
    assert NAME.encode() not in plain.read_bytes()


def test_a_second_place_that_is_away_is_named(network: Workspace, tmp_path: Path) -> None:
    record = logged(network)
    stick = tmp_path / "stick"
    stick.mkdir()
    Backups(network).make()
    Backups(network).second_place.choose(stick, "vier losse woorden samen 2027")
    stick.rename(tmp_path / "away")
    done = Redactions(network).redact(Request(record, first_version(network, record)), REASON)
    assert done.left == (stick,)
