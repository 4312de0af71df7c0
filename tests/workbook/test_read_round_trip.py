"""What was exported and not changed comes back exactly as it was, whoever saved the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from workbook.exchange_sample import ENTRY, delivery, everything, record
from workbook.reader_kit import (
    by_hand,
    content,
    exported,
    office,
    read,
    saved_by_office,
    versions,
)
from workbook.record_strategies import ODD_TEXTS, delivery_of, record_sets

from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent
from resv_desktop.workbook.model import Exchange, ExportRecord
from resv_desktop.workbook.reading import RowOutcome, Verdict
from resv_desktop.workbook.write_exchange import write_exchange


def assert_nothing_changed(reading: object, data: Exchange) -> None:
    """Every exported version is back, in full, and there is nothing else."""
    found, meant = versions(reading), exported(data)
    assert {v.id for v in found.values()} == {v.id for v in meant.values()}
    assert all(version.extent is not Extent.DELTA for version in found.values())
    assert found.keys() == meant.keys()
    assert reading.edges == data.edges
    assert all(row.outcome is RowOutcome.RECORD for row in reading.rows)
    assert not reading.quarantine


def test_an_untouched_delivery_holds_exactly_what_was_exported() -> None:
    data = everything()
    reading = read(content(data))
    assert reading.verdict is Verdict.ACCEPT
    assert reading.reason == ""
    assert reading.notes == ()
    assert_nothing_changed(reading, data)


def test_what_the_file_says_of_itself_comes_along() -> None:
    reading = read(content(everything()))
    assert (reading.network, reading.network_name) == ("WAT", "Waterlanden")
    assert (reading.region, reading.period) == ("RESV Waterrijk", "2027-Q1")
    assert reading.delivered_on == "2027-04-05"
    assert reading.program == "RESV Desktop 0.1.0"
    assert not reading.practice
    assert not reading.nothing_to_report


def test_removed_records_come_as_tombstones_without_a_row() -> None:
    data = everything()
    gone = [item.version for item in data.records if item.version.deleted]
    reading = read(content(data))
    assert list(reading.tombstones) == gone
    assert not {row.record for row in reading.rows} & {version.record for version in gone}


def test_both_heads_of_a_conflict_come_back() -> None:
    data = everything()
    heads = {item.version.id for item in data.rows(RecordKind.ENTRY)}
    found = {v.id for v in versions(read(content(data))).values() if v.record[0] == "E"}
    assert found == heads
    assert len(found) == 3


@given(record_sets())
@settings(max_examples=25)
def test_any_delivery_reads_back_as_exactly_the_exported_versions(
    made: tuple[ExportRecord, ...],
) -> None:
    data = delivery_of(made)
    reading = read(content(data))
    assert_nothing_changed(reading, data)
    assert reading.verdict in (Verdict.ACCEPT, Verdict.NOTED, Verdict.REPAIRED)


@given(record_sets())
@settings(max_examples=8)
def test_any_delivery_saved_again_by_another_program_shows_no_change(
    made: tuple[ExportRecord, ...],
) -> None:
    data = delivery_of(made)
    assert_nothing_changed(read(by_hand(content(data))), data)


def odd_delivery() -> Exchange:
    """One entry per odd text, in a title and in a text of several lines."""
    made = [
        record(
            RecordKind.ENTRY, {**ENTRY, "number": f"KN-{n:03}", "title": text, "result": text}, n
        )
        for n, text in enumerate(ODD_TEXTS, 1)
    ]
    return delivery(*made)


def test_odd_texts_survive_a_second_program() -> None:
    data = odd_delivery()
    assert_nothing_changed(read(by_hand(content(data))), data)


@pytest.mark.thorough
@pytest.mark.libreoffice
@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
def test_libreoffice_saving_the_workbook_changes_nothing(tmp_path: Path) -> None:
    odd, rest = odd_delivery(), everything()
    data = replace(odd, records=odd.records + rest.records, edges=odd.edges | rest.edges)
    path = tmp_path / "aanlevering.xlsx"
    write_exchange(data, path)
    reading = read(saved_by_office(path, tmp_path / "calc"))
    assert_nothing_changed(reading, data)
    assert reading.verdict is Verdict.ACCEPT, reading.notes


def test_an_empty_delivery_with_nothing_to_report_is_a_delivery() -> None:
    reading = read(content(delivery(nothing_to_report=True)))
    assert reading.verdict is Verdict.ACCEPT
    assert reading.nothing_to_report
    assert reading.rows == ()
