"""Workbooks of our own that are no delivery: passed over, whatever people did to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from workbook.exchange_sample import delivery, everything
from workbook.reader_kit import by_hand, content, parts, read, region_book, with_part
from workbook.regional_sample import sample

from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.technique import FileKind
from resv_desktop.workbook.write_regional import write_regional


@pytest.fixture(scope="module")
def region_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("regio") / "regiowerkmap.xlsx"
    write_regional(sample(), path)
    return path


def test_our_own_regional_workbook_is_passed_over(region_workbook: Path) -> None:
    reading = read_workbook(region_workbook, region_book())
    assert (reading.verdict, reading.reason) == (Verdict.SKIPPED, "own_regional")
    assert reading.rows == ()


def test_also_without_its_technical_sheet(region_workbook: Path) -> None:
    def remove(book: Workbook) -> None:
        del book["Techniek"]

    reading = read(by_hand(region_workbook.read_bytes(), remove))
    assert reading.reason == "own_regional"


def test_a_workbook_of_ours_of_a_kind_yet_unknown_is_refused() -> None:
    def other_kind(book: Workbook) -> None:
        sheet = book["Techniek"]
        row = next(c.row for c in sheet["B"] if c.value == "soort")
        assert sheet.cell(row, 3).value == FileKind.DELIVERY
        sheet.cell(row, 3).value = "iets van later"

    reading = read(by_hand(content(everything()), other_kind))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "another_of_ours")


def test_a_newer_format_is_read_and_told() -> None:
    def newer(book: Workbook) -> None:
        sheet = book["Techniek"]
        row = next(c.row for c in sheet["B"] if c.value == "formaat")
        sheet.cell(row, 3).value = "9"

    reading = read(by_hand(content(everything()), newer))
    assert "newer_format" in reading.notes
    assert "technique_damaged" in reading.notes
    assert len(reading.rows) == 8


def test_links_to_other_files_are_told_and_not_followed() -> None:
    link = "xl/externalLinks/externalLink1.xml"
    reading = read(with_part(content(delivery(nothing_to_report=True)), link, lambda _: b"<a/>"))
    assert (reading.verdict, reading.notes) == (Verdict.NOTED, ("links_ignored",))


def test_a_workbook_without_sheets_is_never_an_empty_delivery() -> None:
    def without(data: bytes) -> bytes:
        start, end = data.index(b"<sheets>"), data.index(b"</sheets>")
        return data[: start + 8] + data[end:]

    reading = read(with_part(content(everything()), "xl/workbook.xml", without))
    assert reading.verdict is Verdict.REFUSED
    assert reading.reason in ("no_sheets", "file_damaged")
    assert "xl/workbook.xml" in parts(content(everything()))
