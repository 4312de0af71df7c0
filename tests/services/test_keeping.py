"""The account of a batch is closed on what was written down, or nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from services.test_merging import export

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.period import Period
from resv_desktop.services import keeping
from resv_desktop.services.admission import Admission
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import FileReading, Merging
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.extras import extras_of
from resv_desktop.store.imports import files
from resv_desktop.store.versions import load_all


@pytest.fixture
def readings(network: Workspace, resv: Workspace, tmp_path: Path) -> list[FileReading]:
    log = Logbook(network)
    for title in ("Een", "Twee", "Drie"):
        log.create_entry("WAT", {"title": title})
    return Merging(resv).read([export(network, tmp_path / "a.xlsx")])


def holds_nothing(workspace: Workspace) -> bool:
    database = workspace.database()
    return not load_all(database).versions and not files(database)


def test_every_row_of_every_file_is_written_down_also_when_nothing_is_new(
    resv: Workspace, readings: list[FileReading]
) -> None:
    rows = {(row.sheet, row.row) for row in readings[0].rows}
    for outcome in ("new", "unchanged"):
        merged = Merging(resv).merge(readings).files[0]
        kept = resv.database().rows(
            "SELECT sheet, row, outcome, version FROM row_sources WHERE file = ?", (merged.file,)
        )
        assert {(sheet, row) for sheet, row, _, _ in kept} == rows
        assert {said for _, _, said, _ in kept} == {outcome}
        assert all(version for *_, version in kept)


def test_a_row_that_is_written_down_nowhere_stops_the_batch(
    resv: Workspace, readings: list[FileReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    add = keeping.add_row_sources
    monkeypatch.setattr(
        keeping, "add_row_sources", lambda db, file, rows, known: add(db, file, rows[1:], known)
    )
    with pytest.raises(KnownError, match="balance_open") as caught:
        Merging(resv).merge(readings)
    assert caught.value.values["difference"] > 0
    assert holds_nothing(resv)


def test_a_row_with_another_fate_than_was_counted_stops_the_batch(
    resv: Workspace, readings: list[FileReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    add = keeping.add_row_sources

    def add_otherwise(db, file, rows, known) -> None:  # type: ignore[no-untyped-def]
        sheet, row, _, key = rows[0]
        add(db, file, [(sheet, row, "unchanged", key), *rows[1:]], known)

    monkeypatch.setattr(keeping, "add_row_sources", add_otherwise)
    with pytest.raises(KnownError, match="balance_open"):
        Merging(resv).merge(readings)
    assert holds_nothing(resv)


def test_a_row_that_gets_lost_on_its_way_to_the_log_stops_the_batch(
    resv: Workspace, readings: list[FileReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    def admit(_self: Admission, reading: FileReading) -> FileReading:
        return replace(reading, rows=reading.rows[:-1])

    monkeypatch.setattr(Admission, "admit", admit)
    with pytest.raises(KnownError, match="balance_open"):
        Merging(resv).merge(readings)
    assert holds_nothing(resv)


def test_the_report_keeps_which_rows_there_were_and_not_what_they_say(
    resv: Workspace, readings: list[FileReading]
) -> None:
    merged = Merging(resv).merge(readings).files[0]
    assert [(r.sheet, r.row, r.record) for r in merged.reading.rows] == [
        (r.sheet, r.row, r.record) for r in readings[0].rows
    ]
    assert all(row.versions == () for row in merged.reading.rows)
    assert len(merged.fates) == len(merged.reading.rows)
    assert merged.file
    assert Merging(resv).look(readings).files[0].file == 0, "after a look the log holds nothing"


def test_what_people_write_beside_the_fields_is_kept_and_stands_in_the_regional_workbook(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = Logbook(network).create_entry("WAT", {"title": "Een"})
    path = export(network, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Registraties"]
    sheet["C2"].comment = Comment("Klopt dit nog?", "iemand")
    sheet.cell(1, sheet.max_column + 1, "Wie belt er?")
    sheet.cell(2, sheet.max_column, "de wijkcoördinator")
    book.save(path)
    merging = Merging(resv)
    batch = merging.merge(merging.read([path])).batch
    kept = extras_of(resv.database(), record)
    assert {(e.row, e.text, e.rule) for e in kept} == {
        (2, "Klopt dit nog?", "cell_remark"),
        (2, "de wijkcoördinator", "column_added"),
    }
    remarks = Reporting(resv).gather(Period(2027, 1)).remarks
    assert {(r.text, r.number, r.record) for r in remarks} == {
        (e.text, "KN-001", record) for e in kept
    }
    merging.merge(merging.read([path]))
    assert len(Reporting(resv).gather(Period(2027, 1)).remarks) == 2, "the same file counts once"
    merging.undo(batch or 0)
    merging.undo((batch or 0) + 1)
    assert Reporting(resv).gather(Period(2027, 1)).remarks == ()
