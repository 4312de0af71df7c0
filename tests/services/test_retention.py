"""The end of the experiment: told in time, archived whole, and only then emptied."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from resv_desktop.domain.action import Action
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.period import Period
from resv_desktop.sentences import sentence
from resv_desktop.services import retention
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.retention import MANIFEST, NOTE, Phase, phase_on, standing
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.derived import check_derived

SECRET = "Wachtlijst bij de logopedist in de Bloemenbuurt"
LAST = date(2032, 1, 5)


@pytest.fixture
def log(network: Workspace, clock) -> Logbook:
    """Entries that were changed and removed, an action, and two backups."""
    log = Logbook(network)
    first = log.create_entry("WAT", {"title": SECRET, "description": "Eerste tekst"})
    log.change(first, {"description": "Tweede tekst, " + "lang " * 9_000})
    gone = log.create_entry("WAT", {"title": "Later verwijderd"})
    log.remove(gone)
    log.create_entry("WAT", {"title": "=Begint met een is-teken"})
    log.add_action("WAT", Action("", text="Bel de gemeente", entry=first))
    Backups(network).make()
    clock.go_to(LAST)
    Backups(network).make()
    return log


def refusal(call: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(KnownError) as caught:
        call(*arguments)
    assert "?" not in sentence(caught.value.code, caught.value.values)
    return caught.value.code


def cells(workbook: Path) -> dict[str, list[list[str]]]:
    with CalamineWorkbook.from_path(str(workbook)) as book:
        return {
            name: [list(map(str, row)) for row in book.get_sheet_by_name(name).to_python()]
            for name in book.sheet_names
        }


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2027, 1, 1), Phase.RUNNING),
        (date(2031, 6, 30), Phase.RUNNING),
        (date(2031, 7, 1), Phase.ENDING),
        (date(2031, 12, 31), Phase.ENDING),
        (date(2032, 1, 1), Phase.ENDED),
        (date(2040, 1, 1), Phase.ENDED),
    ],
)
def test_the_experiment_ends_on_1_january_2032(day: date, phase: Phase) -> None:
    assert phase_on(day) is phase


def test_who_has_nothing_is_not_asked_for_anything(network: Workspace, clock) -> None:
    assert not standing(network).asks_for_something
    clock.go_to(LAST)
    assert not standing(network).asks_for_something
    Logbook(network).create_entry("WAT", {"title": "Signaal"})
    found = standing(network)
    assert found.asks_for_something
    assert (found.phase, found.days_left, found.entries) == (Phase.ENDED, -4, 1)


def test_an_archive_holds_everything_twice(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    made = retention.archive(network, tmp_path / "elders")
    assert made.folder == tmp_path / "elders" / "archief_logboek_2032-01-05"
    assert {path.name for path in made.folder.iterdir()} == {
        made.copy.name, "logboek.xlsx", MANIFEST, NOTE,
    }  # fmt: skip
    assert (made.entries, made.records) == (2, 4)
    assert Backups(network).look(made.copy).entries == 2
    sheets = cells(made.workbook)
    assert list(sheets) == [
        "Voorblad", "Registraties", "Acties", "Overleggen", "Afspraken", "Eerder",
    ]  # fmt: skip
    text = json.dumps(sheets, ensure_ascii=False)
    for typed in (SECRET, "=Begint met een is-teken", "Bel de gemeente", "Waterlanden"):
        assert typed in text
    earlier = json.dumps(sheets["Eerder"], ensure_ascii=False)
    assert "Eerste tekst" in earlier
    assert "Later verwijderd" in earlier
    assert SECRET not in earlier, "what is shown now is not past"
    assert text.count("lang") >= 8_998, "also a text that is longer than a cell"


def test_an_archive_of_a_region_names_whose_each_row_is(
    log: Logbook, network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    period = Period.of(network.today())
    book = Deliveries(network).export("WAT", period, tmp_path / "a.xlsx").file
    merging = Merging(resv)
    merging.merge(merging.read([book]))
    made = retention.archive(resv, tmp_path / "elders")
    rows = cells(made.workbook)["Registraties"]
    assert {row[0] for row in rows[1:]} == {"WAT"}, "by code where no region file names it"


def test_the_log_is_emptied_only_after_the_archive_and_nothing_of_it_is_left(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    number = next(row.number for row in log.find(EntryQuery()))
    made = retention.archive(network, tmp_path / "elders")
    done = retention.empty(network, made.folder)
    assert (done.records, done.left) == (4, ())
    assert done.files == 2
    assert log.count(EntryQuery()) == 0
    assert check_derived(network.database())
    assert network.networks[0].code == "WAT"
    assert network.is_set_up
    assert network.origin("WAT").endswith("/2")
    network.release()
    for path in network.folder.root.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert SECRET.encode() not in raw
            assert b"bloemenbuurt" not in raw
    again = Logbook(network)
    fresh = again.entry(again.create_entry("WAT", {"title": "Nieuw begin"}))
    assert fresh.number > number, "numbers that were given out stay given out"


def test_what_was_archived_can_be_put_back(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    made = retention.archive(network, tmp_path / "elders")
    retention.empty(network, made.folder)
    Backups(network).restore(made.copy)
    assert SECRET in {row.title for row in Logbook(network).find(EntryQuery())}


def test_something_logged_after_the_archive_keeps_the_log_full(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    made = retention.archive(network, tmp_path / "elders")
    log.create_entry("WAT", {"title": "Op de valreep"})
    before = len(Backups(network).list())
    assert refusal(retention.check, network, made.folder) == "archive_changed"
    assert refusal(retention.empty, network, made.folder) == "archive_changed"
    assert log.count(EntryQuery()) == 3
    assert len(Backups(network).list()) == before


def test_an_archive_that_was_touched_is_no_archive(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    made = retention.archive(network, tmp_path / "elders")
    manifest = (made.folder / MANIFEST).read_text(encoding="utf-8")
    kept = {path: path.read_bytes() for path in made.folder.iterdir()}
    spoil: list[tuple[Path, bytes | None]] = [
        (made.copy, made.copy.read_bytes()[:-4096]),
        (made.copy, None),
        (made.workbook, b""),
        (made.workbook, None),
        (made.folder / MANIFEST, None),
        (made.folder / MANIFEST, b"{}"),
        (made.folder / MANIFEST, b"[" * 90_000),
        (made.folder / MANIFEST, b" " * 200_000),
        (made.folder / MANIFEST, manifest.replace(made.copy.name, "../" * 9).encode()),
        (made.folder / MANIFEST, manifest.replace("sha256", "sha1").encode()),
    ]
    for path, content in spoil:
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        assert refusal(retention.empty, network, made.folder) == "archive_unsound"
        path.write_bytes(kept[path])
    assert log.count(EntryQuery()) == 2
    assert retention.check(network, made.folder) == made


def test_too_early_nothing_is_emptied(
    log: Logbook, network: Workspace, tmp_path: Path, clock
) -> None:
    clock.go_to(date(2029, 3, 1))
    made = retention.archive(network, tmp_path / "elders")
    assert refusal(retention.empty, network, made.folder) == "archive_too_early"
    assert log.count(EntryQuery()) == 2


def test_places_that_will_not_do_are_refused_and_nothing_is_left_behind(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    assert refusal(retention.archive, network, network.folder.root) == "archive_inside"
    assert refusal(retention.archive, network, network.folder.backups) == "archive_inside"
    (tmp_path / "bestand").touch()
    assert refusal(retention.archive, network, tmp_path / "bestand") == "archive_failed"
    retention.archive(network, tmp_path / "elders")
    assert refusal(retention.archive, network, tmp_path / "elders") == "archive_exists"
    assert [path.name for path in (tmp_path / "elders").iterdir()] == ["archief_logboek_2032-01-05"]


def test_copies_on_a_stick_go_too_and_one_that_is_away_is_said(
    log: Logbook, network: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    backups = Backups(network)
    backups.second_place.choose(stick, "vijf gele fietsen bij de molen")
    made = retention.archive(network, tmp_path / "elders")
    away = stick.rename(tmp_path / "weg")
    done = retention.empty(network, made.folder)
    assert done.left == (str(stick),)
    away.rename(stick)
    assert len(backups.second_place.copies()) == 1
    log.create_entry("WAT", {"title": "Nieuw"})
    later = retention.archive(network, tmp_path / "nog een plek")
    assert retention.empty(network, later.folder).left == ()
    assert backups.second_place.copies() == []
