"""A heading that nobody knows: what it may be, and what a person's answer does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import ENTRY, delivery, record
from workbook.reader_kit import by_hand, cell, content, exported, interpreted, rules, versions

from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.reading import FileReading, HeadingQuestion, Verdict

THEMES = ("T01", "T02", "T05", "T08", "T13", "T15")
DATA = delivery(
    *(
        record(
            RecordKind.ENTRY,
            {**ENTRY, "number": f"KN-{n:03}", "title": f"Punt {n}", "theme": theme,
             "subtheme": f"{theme}.1", "signal_date": f"2027-01-{n + 10}"},
            n,
        )
        for n, theme in enumerate(THEMES, 1)
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return content(DATA)


def rename(**headers: str) -> Callable[[Workbook], None]:
    """Call columns otherwise, by header (with _ for a space)."""

    def edit(book: Workbook) -> None:
        for old, new in headers.items():
            cell(book["Registraties"], 1, old.replace("_", " ")).value = new

    return edit


def question(reading: FileReading) -> HeadingQuestion:
    (asked,) = reading.headings
    return asked


def answered(data: bytes, **answers: str) -> FileReading:
    """The workbook read again after a person answered, by heading (with _ for a space)."""
    asked = {q.heading: q.choice("WAT") for q in interpreted(data).headings}
    return interpreted(data, {asked[h.replace("_", " ")]: key for h, key in answers.items()})


def test_an_unknown_heading_is_asked_about_and_its_column_waits(workbook: bytes) -> None:
    reading = interpreted(by_hand(workbook, rename(Thema="Hoort onder")))
    asked = question(reading)
    assert (asked.sheet, asked.kind, asked.heading, asked.row) == (
        "Registraties", "Registraties", "Hoort onder", 1,
    )  # fmt: skip
    assert len(asked.samples) == 3
    assert reading.verdict is Verdict.QUARANTINED
    assert rules(reading.quarantine) == ["header_unknown"] * len(THEMES)


def by_hand_only(book: Workbook) -> None:
    """Somebody's own list in our columns: nothing says what was exported."""
    del book["Techniek"]
    sheet = book["Registraties"]
    for header in ("Registratie-ID", "Versie-ID", "Revisie"):
        sheet.delete_cols(cell(sheet, 1, header).column)


@pytest.mark.parametrize(
    ("renamed", "column", "why"),
    [
        (("Thema", "Hoort onder"), "theme", "type"),
        (("Thema", "Themaa"), "theme", "both"),
        (("Signaaldatum", "Signaal dtm"), "signal_date", "both"),
        (("Signaaldatum", "Wanneer"), "signal_date", "type"),
        (("Toelichting", "Toelichtng"), "description", "text"),
        (("Eigenaar (functie)", "Eigenaar (funktie)"), "owner", "text"),
        (("Relevant voor NZa", "Meenemen naar NZa"), "nza_relevant", "both"),
        (("Nummer", "Zo heet het hier"), "number", "type"),
    ],
)
def test_words_and_values_both_point_to_a_column(
    workbook: bytes, renamed: tuple[str, str], column: str, why: str
) -> None:
    def edit(book: Workbook) -> None:
        by_hand_only(book)
        cell(book["Registraties"], 1, renamed[0]).value = renamed[1]

    best = question(interpreted(by_hand(workbook, edit))).proposals[0]
    assert (best.column, best.why) == (column, why)
    assert 0.45 <= best.score <= 1


def test_values_as_exported_prove_which_column_it_was(workbook: bytes) -> None:
    reading = interpreted(by_hand(workbook, rename(Omvang="Hoeveel", Impact_op="Raakt")))
    best = {asked.heading: asked.proposals[0] for asked in reading.headings}
    assert best["Hoeveel"].column == "quantity"
    assert best["Raakt"].column == "impact"
    assert all(proposal.score > 0.97 and proposal.why == "type" for proposal in best.values())


def test_only_columns_that_are_missing_are_proposed_the_best_first(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Signaaldatum="Datum van het sein", Laatst_besproken="Praatdag"))
    for asked in interpreted(data).headings:
        scores = [proposal.score for proposal in asked.proposals]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= 3
        assert {p.column for p in asked.proposals} <= {"signal_date", "last_discussed"}


def test_values_of_another_kind_speak_against_a_column_whatever_it_is_called(
    workbook: bytes,
) -> None:
    def edit(book: Workbook) -> None:
        by_hand_only(book)
        sheet = book["Registraties"]
        cell(sheet, 1, "Signaaldatum").value = "Signaal datums"
        for row in range(2, 8):
            cell(sheet, row, "Signaal datums").value = "huisarts"

    proposals = question(interpreted(by_hand(workbook, edit))).proposals
    assert all(p.score < 0.5 for p in proposals if p.column == "signal_date")


def test_a_chosen_heading_is_that_column_and_is_told_as_a_repair(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Thema="Hoort onder"))
    reading = answered(data, Hoort_onder="theme")
    assert versions(reading).keys() == exported(DATA).keys()
    assert not reading.headings
    assert not reading.quarantine
    assert reading.repairs == (
        ("Registraties", 1, "Thema", "Hoort onder", "Thema", "heading_chosen"),
    )
    assert reading.verdict is Verdict.REPAIRED


def test_a_heading_that_is_none_of_ours_is_kept_beside_the_fields(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Omvang="Grootte"))
    reading = answered(data, Grootte="")
    assert not reading.headings
    assert rules(reading.extras) == ["column_added"] * len(THEMES)
    assert reading.reason == "columns_added"
    assert not any("quantity" in version.fields for version in versions(reading).values())


def test_an_answer_counts_for_that_network_and_those_headings_only(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Thema="Hoort onder"))
    choice = question(interpreted(data)).choice("WAT")
    other_network = {("OZV", *choice[1:]): "theme"}
    assert interpreted(data, other_network).headings
    more = by_hand(workbook, rename(Thema="Hoort onder", Omvang="Grootte"))
    assert len(interpreted(more, {choice: "theme"}).headings) == 2


def test_the_same_headings_in_another_order_are_the_same_form(workbook: bytes) -> None:
    def moved(book: Workbook) -> None:
        rename(Thema="Hoort onder")(book)
        sheet: Worksheet = book["Registraties"]
        for row in sheet.iter_rows():
            row[2].value, row[4].value = row[4].value, row[2].value

    one = question(interpreted(by_hand(workbook, rename(Thema="Hoort onder"))))
    assert question(interpreted(by_hand(workbook, moved))).headings == one.headings
    spaced = rename(Thema=" HOORT  onder")
    assert question(interpreted(by_hand(workbook, spaced))).choice("WAT") == one.choice("WAT")


def test_a_column_whose_heading_was_emptied_is_asked_about_by_its_letters(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Thema=""))
    asked = question(interpreted(data))
    assert asked.heading == "E"
    assert asked.proposals[0].column == "theme"
    assert versions(answered(data, E="theme")).keys() == exported(DATA).keys()


def test_days_of_confirmation_under_another_heading_are_asked_about_too(workbook: bytes) -> None:
    asked = question(interpreted(by_hand(workbook, rename(Laatst_bevestigd="Nog zo op"))))
    assert asked.proposals[0].column == "last_confirmed"


def test_an_answer_that_names_no_column_of_ours_changes_nothing(workbook: bytes) -> None:
    data = by_hand(workbook, rename(Thema="Hoort onder"))
    assert answered(data, Hoort_onder="no_such_column").headings


def test_two_headings_chosen_for_one_column_count_where_they_agree(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Registraties"]
        cell(sheet, 1, "Thema").value = "Hoort onder"
        cell(sheet, 1, "Omvang").value = "Ook thema"

    reading = answered(by_hand(workbook, edit), Hoort_onder="theme", Ook_thema="theme")
    assert rules(reading.quarantine) == ["header_twice"] * len(THEMES)
