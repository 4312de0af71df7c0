"""Forms, practice files and workbooks of something else."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.workbook import Workbook
from workbook.exchange_sample import delivery, everything
from workbook.interpret_kit import entries, put
from workbook.reader_kit import by_hand, content, counts, read

from resv_desktop.workbook.model import blank
from resv_desktop.workbook.reading import Verdict


def test_a_blank_form_is_passed_over() -> None:
    reading = read(content(blank(everything())))
    assert (reading.verdict, reading.reason) == (Verdict.SKIPPED, "blank_template")
    assert reading.rows == ()


def test_a_form_that_was_filled_in_by_hand_is_a_delivery() -> None:
    def fill(book: Workbook) -> None:
        put(entries(book), 2, Soort="knelpunt", Titel="Geen huisarts")

    reading = read(by_hand(content(blank(everything())), fill))
    assert reading.verdict is Verdict.REPAIRED
    assert (reading.network, reading.period) == ("WAT", "2027-Q1")
    assert counts(reading) == {"record": 1}


def test_a_form_that_says_nothing_to_report_is_a_delivery() -> None:
    def say(book: Workbook) -> None:
        cover = book["Voorblad"]
        row = next(c.row for c in cover["A"] if c.value == "Niets te melden")
        cover.cell(row, 2).value = "Ja"

    reading = read(by_hand(content(blank(everything())), say))
    assert reading.verdict is Verdict.ACCEPT
    assert reading.nothing_to_report


def test_a_workbook_of_something_else_is_refused() -> None:
    def empty(book: Workbook) -> None:
        sheet = book.create_sheet("Begroting", 0)
        for name in book.sheetnames[1:]:
            del book[name]
        sheet.append(["Post", "Bedrag", "Status"])
        sheet.append(["Huur", 1200, "betaald"])

    reading = read(by_hand(content(everything()), empty))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "not_a_delivery")


def test_a_delivery_without_its_data_sheets_is_refused(workbook: bytes) -> None:
    def remove(book: Workbook) -> None:
        for name in ("Registraties", "Acties", "Overleggen", "Afspraken"):
            del book[name]

    assert read(by_hand(workbook, remove)).reason == "data_missing"


def test_a_practice_file_says_so() -> None:
    reading = read(content(replace(everything(), practice=True)))
    assert reading.practice
    assert reading.notes == ("practice_file",)


def test_an_empty_delivery_that_says_nothing_is_noted() -> None:
    reading = read(content(delivery()))
    assert (reading.verdict, reading.reason) == (Verdict.NOTED, "nothing_in_it")
