"""Transfer files: two logs meet, and nothing but the union of what both held is there."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

import pytest
from services.conftest import WAT, Clock, Maker
from services.transfer_kit import assert_equal_logs, merge, regional, transfer

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.imports import deliveries
from resv_desktop.store.versions import load_all
from resv_desktop.workbook.hand_edit import edit_by_hand, hurried
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.transfer import is_transfer, open_transfer

Q1, YEAR = Period(2027, 1), Period(2027)
NETWORKS = (WAT, Network("OZV", "Oosterlanden"), Network("ZUI", "Zuiderkwartier"))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four workbooks of three networks: one was worked in by hand, one network sent two."""
    folder = tmp_path_factory.mktemp("boeken")
    made: list[Path] = []
    for number, network in enumerate(NETWORKS):
        workspace = Workspace(
            DataFolder(folder / network.code), clock=Clock(), uuids=seeded_uuids(100 + number)
        )
        set_up(workspace, ["network"], networks=[network], installation=f"NET{number}")
        log = Logbook(workspace)
        for nth in range(3):
            values = {
                "title": f"Zorg in {network.name} {nth}",
                "severity": "S3",
                "kind": "knelpunt",
            }
            log.create_entry(network.code, values)
        made.append(folder / f"{network.code}.xlsx")
        Deliveries(workspace).export(network.code, Q1, made[-1])
        if number == 1:
            edit_by_hand(made[-1], hurried)
        if number == 0:
            row = log.find(EntryQuery())[0]
            log.change(row.record, {"title": "Later anders"})
            made.append(folder / "later.xlsx")
            Deliveries(workspace).export(network.code, Q1, made[-1])
        workspace.release()
    return made


def test_two_people_who_each_merged_half_end_with_the_same_log_and_workbook(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours, whole = (make_workspace(name, "region") for name in ("ik", "jij", "alles"))
    merge(mine, *books[:2])
    merge(yours, *books[2:])
    one, other = transfer(mine, tmp_path), transfer(yours, tmp_path)
    merge(mine, other)
    merge(yours, one)
    assert_equal_logs(mine, yours, tmp_path)
    merge(whole, *books)
    assert_equal_logs(mine, whole, tmp_path)


def test_halves_that_overlap_count_no_file_twice(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, *books[:3])
    merge(yours, *books[1:])
    merge(mine, transfer(yours, tmp_path))
    merge(yours, transfer(mine, tmp_path))
    assert_equal_logs(mine, yours, tmp_path)
    counted = [item.file.sha256 for item in deliveries(mine.database()) if item.file.network]
    assert len(counted) == len(books)


def test_a_transfer_is_one_file_with_a_row_per_record(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, *books)
    records = len({version.record for version in load_all(mine.database()).versions.values()})
    report = merge(yours, transfer(mine, tmp_path))
    (file,) = report.files
    assert (file.verdict, file.reason) == (Verdict.ACCEPT, "transfer_read")
    assert (file.rows.read, file.rows.new) == (records, records)
    assert "RESV" in file.message()


def test_merging_the_same_transfer_twice_changes_nothing(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, *books)
    file = transfer(mine, tmp_path)
    merge(yours, file)
    before = load_all(yours.database()), regional(yours, tmp_path)
    (again,) = merge(yours, file).files
    assert again.reason == "already_merged"
    assert again.rows.unchanged == again.rows.read
    assert (load_all(yours.database()), regional(yours, tmp_path)) == before


def test_undo_takes_back_everything_of_a_transfer_and_nothing_of_others(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, *books)
    merge(yours, books[0])
    before = load_all(yours.database()), regional(yours, tmp_path)
    batch = merge(yours, transfer(mine, tmp_path)).batch
    assert batch is not None
    assert load_all(yours.database()) != before[0]
    Merging(yours).undo(batch)
    assert (load_all(yours.database()), regional(yours, tmp_path)) == before


def test_undoing_an_own_merge_leaves_what_a_transfer_brought_as_well(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, *books)
    own = merge(yours, books[0]).batch
    merge(yours, transfer(mine, tmp_path))
    assert own is not None
    Merging(yours).undo(own)
    assert_equal_logs(mine, yours, tmp_path)


def test_what_was_undone_does_not_travel(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    merge(mine, books[0])
    batch = merge(mine, books[2]).batch
    assert batch is not None
    Merging(mine).undo(batch)
    merge(yours, transfer(mine, tmp_path))
    assert_equal_logs(mine, yours, tmp_path)


def conflicted(make_workspace: Maker, tmp_path: Path) -> tuple[Workspace, Workspace, str]:
    """Two computers of a RESV that both know one entry with two heads."""
    network = make_workspace("wat", "network", networks=(WAT,))
    log = Logbook(network)
    record = log.create_entry("WAT", {"title": "Een", "severity": "S1"})
    sent = tmp_path / "a.xlsx"
    Deliveries(network).export("WAT", Q1, sent)
    edit_by_hand(sent, lambda book: setattr(book["Registraties"]["C2"], "value", "In Excel"))
    log.change(record, {"title": "In het programma"})
    Deliveries(network).export("WAT", Q1, tmp_path / "b.xlsx")
    both = make_workspace("ik", "region"), make_workspace("jij", "region")
    for workspace in both:
        merge(workspace, sent, tmp_path / "b.xlsx")
    return *both, record


def test_a_decision_made_on_one_computer_holds_on_the_other(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours, record = conflicted(make_workspace, tmp_path)
    assert len(Logbook(mine).view(record).heads) == 2
    Logbook(mine).settle(record, Logbook(mine).view(record).heads[1].fields)
    report = merge(yours, transfer(mine, tmp_path))
    assert report.totals.updated + report.totals.unchanged == 1
    assert Logbook(yours).view(record).fields == Logbook(mine).view(record).fields
    assert len(Logbook(yours).view(record).heads) == 1
    assert_equal_logs(mine, yours, tmp_path)


def test_decisions_of_both_computers_that_differ_show_as_a_conflict(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours, record = conflicted(make_workspace, tmp_path)
    for place, workspace in enumerate((mine, yours)):
        log = Logbook(workspace)
        log.settle(record, log.view(record).heads[place].fields)
    one, other = transfer(mine, tmp_path), transfer(yours, tmp_path)
    assert merge(mine, other).totals.conflict == 1
    assert merge(yours, one).totals.conflict == 1
    assert len(Logbook(mine).view(record).heads) == 2
    assert_equal_logs(mine, yours, tmp_path)


def test_a_record_that_arrives_with_its_conflict_counts_as_a_conflict(
    make_workspace: Maker, tmp_path: Path
) -> None:
    mine, _, _record = conflicted(make_workspace, tmp_path)
    third = make_workspace("zij", "region")
    assert merge(third, transfer(mine, tmp_path)).totals.conflict == 1


def test_two_computers_of_a_network_hand_over_their_log(
    make_workspace: Maker, tmp_path: Path
) -> None:
    left, right = (make_workspace(name, "network", networks=(WAT,)) for name in ("links", "rechts"))
    gone = Logbook(left).create_entry("WAT", {"title": "Weg"})
    Logbook(left).remove(gone)
    Logbook(left).create_entry("WAT", {"title": "Links"})
    Logbook(right).create_entry("WAT", {"title": "Rechts"})
    name = transfer(left, tmp_path)
    assert "waterlanden" in name.name
    merge(right, name)
    merge(left, transfer(right, tmp_path))
    assert load_all(left.database()) == load_all(right.database())
    assert [row.title for row in Logbook(left).find(EntryQuery())].count("Rechts") == 1
    new = Logbook(right).create_entry("WAT", {"title": "Nieuw"})
    numbers = [row.number for row in Logbook(right).find(EntryQuery())]
    assert Logbook(right).entry(new).number == "KN-003", "a number in use is not given out again"
    assert numbers.count("KN-003") == 1


def test_the_order_of_meeting_does_not_matter_for_three_computers(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    three = [make_workspace(name, "region") for name in ("a", "b", "c")]
    for workspace, book in zip(three, books, strict=False):
        merge(workspace, book)
    merge(three[0], books[3])
    for one, other in itertools.permutations(three, 2):
        merge(one, transfer(other, tmp_path))
    for one, other in itertools.permutations(three, 2):
        merge(other, transfer(one, tmp_path))
    assert_equal_logs(three[0], three[1], tmp_path)
    assert_equal_logs(three[1], three[2], tmp_path)


def test_an_empty_log_is_not_handed_over(make_workspace: Maker, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="transfer_nothing"):
        transfer(make_workspace("leeg", "region"), tmp_path)
    assert list(tmp_path.glob("*.resvoverdracht")) == []


def test_a_workbook_is_no_transfer(books: list[Path]) -> None:
    from resv_desktop.workbook.intake import take

    assert open_transfer(take(books[0])) is None
    assert not is_transfer(["xl/workbook.xml"])


# Files with odd names


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names that are no text")
@pytest.mark.parametrize("name", [b"jaar\xff.xlsx", b"stuk\xe9.resvoverdracht", b"niets\xff.xlsx"])
def test_a_file_whose_name_is_no_text_is_merged_and_travels_on(
    name: bytes, books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    path = Path(os.fsdecode(bytes(tmp_path) + b"/" + name))
    merge(mine, books[1])
    if b"niets" in name:
        path.write_bytes(b"niets")
    elif b"stuk" in name:
        path.write_bytes(transfer(mine, tmp_path).read_bytes())
    else:
        path.write_bytes(books[0].read_bytes())
    (file,) = merge(yours, path).files
    assert "?" in file.reading.name
    merge(mine, *([] if b"niets" in name else [transfer(yours, tmp_path)]))


@pytest.mark.parametrize("name", ["~$.xlsx ", "lang " * 40 + ".xlsx", "#%&{}é😀.xlsx", "-x.xlsx"])
def test_files_of_any_name_are_merged(
    name: str, books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(books[0].read_bytes())
    log = make_workspace("ik", "region")
    assert merge(log, path).totals.new
    assert merge(make_workspace("jij", "region"), transfer(log, tmp_path)).totals.new


# Whose transfer it is


def test_a_transfer_of_another_region_waits_as_a_whole_until_a_person_lets_it_in(
    books: list[Path], make_workspace: Maker, tmp_path: Path
) -> None:
    mine, yours = make_workspace("ik", "region"), make_workspace("jij", "region")
    for workspace, name in ((mine, "RESV Noord"), (yours, "RESV Zuid")):
        set_up(workspace, ["region"], region=Region(name))
        workspace.release()
    merge(mine, *books)
    before = load_all(yours.database()), regional(yours, tmp_path)
    file = transfer(mine, tmp_path)
    (held,) = merge(yours, file).files
    assert (held.verdict, held.reason) == (Verdict.QUARANTINED, "other_region")
    assert held.rows.quarantined == held.rows.read > 0
    assert (load_all(yours.database()), regional(yours, tmp_path)) == before
    reading = read_workbook(file, yours.codebook)
    report = Merging(yours).merge([reading], accept={reading.sha256})
    assert report.totals.new == report.totals.read > 0
    assert load_all(yours.database()) == load_all(mine.database())
