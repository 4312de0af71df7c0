"""The mail to the sender: what was read, what was put right, what waits and what to do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from services.answer_kit import Desk, edited, export, put

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.quarantine import solve, waiting
from resv_desktop.services.receipts import MOST_LINES, receipt, receipt_of
from resv_desktop.services.workspace import Workspace


@pytest.fixture
def sent(network: Workspace, tmp_path: Path) -> Path:
    Logbook(network).create_entry("WAT", {"title": "Een"})
    return export(network, tmp_path / "a.xlsx")


def test_a_clean_delivery_gets_thanks_and_nothing_to_do(desk: Desk, sent: Path) -> None:
    text = receipt(desk.merge(sent).files[0])
    assert text.startswith("Beste collega,")
    assert "Waterlanden over 2027-Q1" in text
    assert "Gelezen rijen: 1.\n- nieuw: 1" in text
    assert "U hoeft niets te doen." in text
    assert "rechtgezet" not in text
    assert receipt(desk.merge(sent).files[0], "en").startswith("Dear colleague,")


def test_what_was_put_right_and_what_waits_is_named_cell_by_cell_in_words(
    desk: Desk, sent: Path
) -> None:
    cells = {"Laatst_besproken": "3/4/2027", "Signaaldatum": "3 apr '27"}
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, **cells)))
    text = receipt(report.files[0])
    assert "rij 2, Signaaldatum: ‘3 apr '27’ is gelezen als ‘03-04-2027’" in text
    assert "rij 2, Laatst besproken: ‘3/4/2027’. Deze dag kan op twee manieren" in text
    assert "opnieuw te sturen" in text or "opnieuw sturen" in text
    assert "U hoeft niets te doen" not in text
    file = report.files[0].file
    assert file is not None
    assert receipt_of(desk.workspace, file) == text
    solve(desk.workspace, waiting(desk.workspace)[0], "2027-04-03")
    assert "3/4/2027" not in receipt_of(desk.workspace, file)
    with pytest.raises(NotFoundError, match="file_not_found"):
        receipt_of(desk.workspace, 99)


def test_a_word_that_is_not_in_the_list_is_named_as_kept_not_as_read_as_itself(
    desk: Desk, sent: Path
) -> None:
    cells = {"Thema": "xxyyzz", "Titel": True}
    report = desk.merge(edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, **cells)))
    text = receipt(report.files[0])
    right, besides = text.split("Verder viel ons op:")
    assert "Thema: ‘xxyyzz’. Dit woord staat niet in de codelijst." in besides
    assert "xxyyzz" not in right
    assert "Titel: ‘WAAR’. Waar of onwaar is overgenomen als tekst." in right
    assert "is gelezen als" not in text


def test_an_unknown_heading_is_asked_about_once(desk: Desk, sent: Path) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        next(c for c in book["Registraties"][1] if c.value == "Titel").value = "Zzz"

    report = desk.merge(edited(sent, sent.parent / "b.xlsx", rename))
    text = receipt(report.files[0])
    assert text.count("Zzz") == 1
    assert "Welke kolom is dit?" in text
    file = report.files[0].file
    assert file is not None
    assert "Zzz" in receipt_of(desk.workspace, file)


def test_personal_data_is_never_repeated_in_a_mail(desk: Desk, sent: Path) -> None:
    bsn = "gesproken met 999990019, BSN, op 3/4"
    report = desk.merge(
        edited(sent, sent.parent / "b.xlsx", put("Registraties", 2, Laatst_besproken=bsn))
    )
    text = receipt(report.files[0])
    assert "999990019" not in text
    assert "tekst weggelaten" in text


def test_nothing_that_people_named_brings_personal_data_into_a_mail(desk: Desk, sent: Path) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        sheet = book["Registraties"]
        next(c for c in sheet[1] if c.value == "Titel").value = "mevrouw Haverlag belde"
        next(c for c in sheet[1] if c.value == "Afspraak").value = "BSN 999990019"
        sheet.cell(
            2, next(c.column for c in sheet[1] if c.value == "Signaaldatum")
        ).value = "gezien door dhr Haverlag op 3/4"
        book.create_sheet("mw Haverlag")["A1"].value = "BSN 999990019"

    file = edited(sent, sent.parent / "casus dhr Haverlag bsn 999990019.xlsx", rename)
    report = desk.merge(file)
    text = receipt(report.files[0])
    number = report.files[0].file
    for said in (text, receipt_of(desk.workspace, number), receipt(report.files[0], "en")):
        assert "Haverlag" not in said
        assert "999990019" not in said
    assert "uw werkmap" in text
    assert "tekst weggelaten" in text


def test_the_mail_that_goes_with_a_delivery_names_no_person(
    network: Workspace, tmp_path: Path
) -> None:
    Logbook(network).create_entry("WAT", {"title": "Overleg met mevrouw Haverlag"})
    deliveries = Deliveries(network)
    made = deliveries.export("WAT", Period(2027, 1), tmp_path / "van mw Haverlag.xlsx")
    for language in ("nl", "en"):
        assert "Haverlag" not in deliveries.mail_text(made, language)


def test_a_long_list_ends_with_how_many_more_there_are(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    many = MOST_LINES + 3
    for number in range(many):
        Logbook(network).create_entry("WAT", {"title": f"Nummer {number}"})
    odd = [put("Registraties", n + 2, Laatst_besproken="ooit") for n in range(many)]
    report = desk.merge(edited(export(network, tmp_path / "a.xlsx"), tmp_path / "b.xlsx", *odd))
    text = receipt(report.files[0])
    assert text.count("‘ooit’") == MOST_LINES
    assert "- en nog 3\n" in text


def test_a_file_that_was_not_read_says_why_and_that_nothing_was_taken_over(
    desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(b"")
    text = receipt(desk.merge(broken).files[0])
    assert "er is niets van overgenomen" in text
    assert "Gelezen rijen" not in text
    assert "{" not in text
