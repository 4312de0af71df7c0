"""What waits is answered from the account alone, once, and the sender has the last word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from services.answer_kit import Desk, edited, export, put

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.view import Grade
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import MergeReport
from resv_desktop.services.quarantine import (
    Waiting,
    Within,
    dismiss,
    dismiss_all,
    reopen,
    solve,
    solve_all,
    solve_days,
    waiting,
)
from resv_desktop.services.workspace import Workspace

UNCERTAIN = "03/04/2027"


@pytest.fixture
def entry(network: Workspace) -> str:
    """Return an entry of Waterlanden without a day of discussion."""
    return Logbook(network).create_entry("WAT", {"title": "Een", "severity": "S1"})


@pytest.fixture
def sent(network: Workspace, entry: str, tmp_path: Path) -> Path:
    """Return the workbook as the network exported it."""
    return export(network, tmp_path / "zoals geleverd.xlsx")


def one(desk: Desk) -> Waiting:
    (item,) = waiting(desk.workspace)
    return item


def told(report: MergeReport) -> tuple[str, str, int]:
    file = report.files[0]
    return file.verdict.value, file.reason, len(file.reading.quarantine)


def shown(desk: Desk, record: str) -> tuple[object, Grade]:
    view = Logbook(desk.workspace).view(record)
    return view.fields.get("last_discussed"), view.grade


def versions(desk: Desk) -> int:
    return int(desk.workspace.database().value("SELECT count(*) FROM versions"))


def odd(sent: Path, value: object = UNCERTAIN, **more: object) -> Path:
    name = f"met {value} {sorted(more)}".replace("/", "-")
    cells = {"Laatst_besproken": value, **more}
    return edited(sent, sent.parent / f"{name}.xlsx", put("Registraties", 2, **cells))


def test_a_waiting_cell_says_where_it_stands_what_it_is_about_and_what_it_may_be(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(odd(sent))
    item = one(desk)
    assert (item.sheet, item.row, item.column, item.raw) == (
        "Registraties", 2, "Laatst besproken", UNCERTAIN,
    )  # fmt: skip
    assert (item.key, item.header, item.kind) == ("last_discussed", "Laatst besproken", "date")
    assert (item.record, item.number, item.title) == (entry, "KN-001", "Een")
    assert (item.network, item.period, item.is_row) == ("WAT", "2027-Q1", False)
    assert item.suggestions == ("2027-04-03", "2027-03-04")
    assert "03" not in item.reason()
    assert item.reason() != item.reason("en")


def test_an_answer_fills_the_field_at_once_and_leaves_nothing_waiting(
    desk: Desk, sent: Path, entry: str
) -> None:
    report = desk.merge(odd(sent))
    version = solve(desk.workspace, one(desk), "3 april 2027")
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    assert version.origin == "excel:WAT"
    assert waiting(desk.workspace) == waiting(desk.workspace, report.batch) == []


def test_the_same_file_and_the_next_one_with_that_cell_are_not_asked_about_again(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    desk.merge(odd(sent))
    solve(desk.workspace, one(desk), "2027-04-03")
    before = versions(desk)
    assert told(desk.merge(odd(sent))) == ("A+", "already_merged", 0)
    assert versions(desk) == before, "an answer that holds already is not given once more"
    Logbook(network).change(entry, {"title": "Twee"})
    late = odd(export(network, tmp_path / "b.xlsx"))
    assert told(desk.merge(late))[2] == 0
    assert waiting(desk.workspace) == []
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    assert Logbook(desk.workspace).view(entry).fields["title"] == "Twee"
    Logbook(network).change(entry, {"title": "Drie"})
    assert told(desk.merge(odd(export(network, tmp_path / "c.xlsx"))))[2] == 0
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    assert Logbook(desk.workspace).view(entry).fields["title"] == "Drie"


@pytest.mark.parametrize("more", [{}, {"Titel": "Ook de titel"}])
def test_the_sender_saying_the_same_is_the_very_same_version(
    desk: Desk, sent: Path, entry: str, more: dict[str, object]
) -> None:
    desk.merge(odd(sent, **more))
    made = solve(desk.workspace, one(desk), "2027-04-03")
    report = desk.merge(odd(sent, "3-4-2027", **more))
    assert report.totals.conflict == 0
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    if not more:
        assert made.id == Logbook(desk.workspace).view(entry).shown.version.id


def test_the_sender_saying_otherwise_is_a_question_side_by_side(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(odd(sent))
    solve(desk.workspace, one(desk), "2027-04-03")
    report = desk.merge(odd(sent, "4-3-2027"))
    assert report.totals.conflict == 1
    view = Logbook(desk.workspace).view(entry)
    assert view.differing == ("last_discussed",)
    assert {h.fields["last_discussed"] for h in view.heads} == {"2027-03-04", "2027-04-03"}


def test_the_sender_saying_the_same_and_more_in_the_program_leaves_no_question(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    desk.merge(odd(sent))
    solve(desk.workspace, one(desk), "2027-04-03")
    Logbook(network).change(entry, {"last_discussed": "2027-04-03", "severity": "S4"})
    report = desk.merge(export(network, tmp_path / "b.xlsx"))
    assert (report.totals.updated, report.totals.conflict) == (1, 0)
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    Logbook(network).change(entry, {"last_discussed": "2027-05-01"})
    desk.merge(export(network, tmp_path / "c.xlsx"))
    assert shown(desk, entry) == ("2027-05-01", Grade.SETTLED)


def test_what_the_sender_put_right_by_then_is_no_question_any_more(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    desk.merge(odd(sent))
    Logbook(network).change(entry, {"last_discussed": "2027-03-04"})
    desk.merge(export(network, tmp_path / "b.xlsx"))
    assert waiting(desk.workspace) == []
    assert shown(desk, entry) == ("2027-03-04", Grade.SETTLED)


def test_an_answer_given_after_a_newer_version_rests_on_that_one(
    desk: Desk, network: Workspace, sent: Path, entry: str, tmp_path: Path
) -> None:
    desk.merge(odd(sent))
    Logbook(network).change(entry, {"title": "Twee"})
    desk.merge(export(network, tmp_path / "b.xlsx"))
    solve(desk.workspace, one(desk), "2027-04-03")
    view = Logbook(desk.workspace).view(entry)
    assert (view.fields["title"], view.fields["last_discussed"]) == ("Twee", "2027-04-03")
    assert view.grade is Grade.SETTLED


def test_undoing_takes_the_answer_back_and_merging_again_brings_it_with_it(
    desk: Desk, sent: Path, entry: str
) -> None:
    report = desk.merge(odd(sent))
    item = one(desk)
    solve(desk.workspace, item, "2027-04-03")
    desk.undo(report)
    assert Logbook(desk.workspace).find(EntryQuery()) == []
    assert waiting(desk.workspace) == []
    with pytest.raises(KnownError, match="answer_too_late"):
        solve(desk.workspace, item, "2027-04-03")
    assert told(desk.merge(odd(sent)))[2] == 0
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    assert waiting(desk.workspace) == []


def test_an_answer_stays_while_another_import_brought_the_same_row(
    desk: Desk, sent: Path, entry: str
) -> None:
    first = desk.merge(odd(sent))
    desk.merge(odd(sent))
    solve(desk.workspace, one(desk), "2027-04-03")
    desk.undo(first)
    assert shown(desk, entry) == ("2027-04-03", Grade.SETTLED)
    assert waiting(desk.workspace) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", "answer_empty"), ("ooit", "answer_not_read"), ("31-2-2027", "answer_not_read")],
)
def test_an_answer_that_is_no_day_is_refused_with_a_sentence(
    desk: Desk, sent: Path, entry: str, text: str, code: str
) -> None:
    desk.merge(odd(sent))
    with pytest.raises(KnownError, match=code):
        solve(desk.workspace, one(desk), text)
    assert len(waiting(desk.workspace)) == 1


def test_a_code_is_answered_with_its_code_its_label_or_nothing_at_all(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(edited(sent, sent.parent / "n.xlsx", put("Registraties", 2, Ernst="#N/A")))
    item = one(desk)
    assert list(dict(item.codes)) == ["S1", "S2", "S3", "S4"]
    with pytest.raises(KnownError, match="answer_unknown_code"):
        solve(desk.workspace, item, "vreselijk")
    solve(desk.workspace, item, dict(item.codes)["S3"].upper())
    assert Logbook(desk.workspace).view(entry).fields["severity"] == "S3"
    solve(desk.workspace, item, "S2")
    assert Logbook(desk.workspace).view(entry).fields["severity"] == "S2"
    solve(desk.workspace, item, "-")
    view = Logbook(desk.workspace).view(entry)
    assert "severity" not in view.fields
    assert view.grade is Grade.SETTLED


def test_a_cell_left_as_it_is_keeps_what_the_field_held_and_can_be_opened_again(
    desk: Desk, sent: Path, entry: str
) -> None:
    desk.merge(edited(sent, sent.parent / "n.xlsx", put("Registraties", 2, Ernst="#N/A")))
    item = one(desk)
    dismiss(desk.workspace, item)
    assert waiting(desk.workspace) == []
    assert (
        told(
            desk.merge(edited(sent, sent.parent / "n.xlsx", put("Registraties", 2, Ernst="#N/A")))
        )[2]
        == 0
    )
    assert reopen(desk.workspace, item)
    assert not reopen(desk.workspace, item)
    assert waiting(desk.workspace) == [item]


def test_one_answer_for_everything_alike_in_a_file(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    log = Logbook(network)
    records = [log.create_entry("WAT", {"title": f"Nummer {n}"}) for n in range(4)]
    sent = export(network, tmp_path / "a.xlsx")
    days = [UNCERTAIN, UNCERTAIN, UNCERTAIN, "05/06/2027"]
    rows = (put("Registraties", n + 2, Laatst_besproken=d) for n, d in enumerate(days))
    desk.merge(edited(sent, tmp_path / "b.xlsx", *rows))
    first = waiting(desk.workspace)[0]
    assert solve_all(desk.workspace, first, "2027-04-03", Within.FILE) == 3
    assert [item.raw for item in waiting(desk.workspace)] == ["05/06/2027"]
    assert solve_days(desk.workspace, first.file, day_first=False) == 1
    assert [shown(desk, record)[0] for record in records] == [*["2027-04-03"] * 3, "2027-05-06"]


def test_everything_alike_is_left_as_it_is_in_one_go(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    for n in range(3):
        Logbook(network).create_entry("WAT", {"title": f"Nummer {n}"})
    sent = export(network, tmp_path / "a.xlsx")
    rows = (put("Registraties", n + 2, Laatst_besproken=UNCERTAIN) for n in range(3))
    desk.merge(edited(sent, tmp_path / "b.xlsx", *rows))
    assert dismiss_all(desk.workspace, waiting(desk.workspace)[0], Within.BATCH) == 3
    assert waiting(desk.workspace) == []


def test_what_the_same_words_meant_before_is_suggested_first(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    for title in ("Een", "Twee"):
        Logbook(network).create_entry("WAT", {"title": title})
    sent = export(network, tmp_path / "a.xlsx")
    rows = (put("Registraties", n, Laatst_besproken=UNCERTAIN) for n in (2, 3))
    desk.merge(edited(sent, tmp_path / "b.xlsx", *rows))
    solve(desk.workspace, waiting(desk.workspace)[0], "2027-03-04")
    assert one(desk).suggestions == ("2027-03-04", "2027-04-03")


# Rows typed by hand


def typed(sent: Path, name: str, **cells: object) -> Path:
    return edited(sent, sent.parent / name, put("Registraties", 3, **cells))


def test_a_row_without_subject_becomes_a_record_with_all_its_other_cells(
    desk: Desk, sent: Path
) -> None:
    cells = {"Soort": "knelpunt", "Ernst": "S3", "Signaaldatum": "2-2-2027", "Status": "nieuw"}
    report = desk.merge(typed(sent, "b.xlsx", **cells))
    assert report.totals.quarantined == 1
    item = one(desk)
    assert (item.is_row, item.header) == (True, "Titel")
    version = solve(desk.workspace, item, "Geen tandarts")
    fields = Logbook(desk.workspace).view(version.record).fields
    assert fields["title"] == "Geen tandarts"
    assert fields["signal_date"] == "2027-02-02"
    assert (fields["severity"], fields["network"]) == ("S3", "WAT")
    assert waiting(desk.workspace) == []
    with pytest.raises(KnownError, match="answer_given"):
        solve(desk.workspace, item, "Geen tandarts")
    again = desk.merge(typed(sent, "b.xlsx", **cells))
    assert (told(again), again.totals.unchanged) == (("A+", "already_merged", 0), 2)
    later = desk.merge(typed(sent, "c.xlsx", Titel="Geen tandarts", **cells))
    assert (later.totals.new, later.totals.unchanged) == (0, 2)


def test_a_row_left_as_it_is_is_no_record_and_the_numbers_of_its_file_still_add_up(
    desk: Desk, sent: Path
) -> None:
    cells = {"Soort": "knelpunt", "Ernst": "S3", "Status": "nieuw"}
    desk.merge(typed(sent, "b.xlsx", **cells))
    item = one(desk)
    dismiss(desk.workspace, item)
    assert waiting(desk.workspace) == []
    again = desk.merge(typed(sent, "b.xlsx", **cells))
    assert (again.totals.not_an_entry, again.totals.quarantined) == (1, 0)
    assert reopen(desk.workspace, item)
    assert waiting(desk.workspace) == [item]


def test_two_equal_rows_without_subject_become_two_records(desk: Desk, sent: Path) -> None:
    cells = {"Soort": "knelpunt", "Ernst": "S3", "Status": "nieuw"}
    both = put("Registraties", 3, **cells), put("Registraties", 4, **cells)
    file = edited(sent, sent.parent / "b.xlsx", *both)
    desk.merge(file)
    assert solve_all(desk.workspace, waiting(desk.workspace)[0], "Geen tandarts") == 2
    assert len(Logbook(desk.workspace).find(EntryQuery())) == 3
    assert desk.merge(file).totals.unchanged == 3


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("day", ["3-4-2027", "4-3-2027"])
def test_a_typed_row_that_the_sender_completes_is_the_same_record(
    desk: Desk, sent: Path, answered: bool, day: str
) -> None:
    cells = {"Soort": "knelpunt", "Titel": "Geen tandarts"}
    desk.merge(typed(sent, "b.xlsx", Laatst_besproken=UNCERTAIN, **cells))
    if answered:
        solve(desk.workspace, one(desk), "2027-04-03")
    report = desk.merge(typed(sent, "c.xlsx", Laatst_besproken=day, **cells))
    assert report.totals.new == 0
    records = {row.title: row.record for row in Logbook(desk.workspace).find(EntryQuery())}
    assert records.keys() == {"Een", "Geen tandarts"}
    otherwise = answered and day != "3-4-2027"
    assert report.totals.conflict == otherwise
    grade = Logbook(desk.workspace).view(records["Geen tandarts"]).grade
    assert grade is (Grade.CONFLICT if otherwise else Grade.SETTLED)
    assert waiting(desk.workspace) == []


def test_the_cells_of_a_row_wait_until_the_row_has_its_subject(desk: Desk, sent: Path) -> None:
    cells = {"Soort": "knelpunt", "Ernst": "S3", "Laatst_besproken": UNCERTAIN}
    desk.merge(typed(sent, "b.xlsx", **cells))
    assert [item.is_row for item in waiting(desk.workspace)] == [True]
    solve(desk.workspace, one(desk), "Geen tandarts")
    item = one(desk)
    assert (item.key, item.title) == ("last_discussed", "Geen tandarts")
    version = solve(desk.workspace, item, "2027-04-03")
    assert Logbook(desk.workspace).view(version.record).fields["last_discussed"] == "2027-04-03"
    assert desk.merge(typed(sent, "b.xlsx", **cells)).totals.unchanged == 2
    assert waiting(desk.workspace) == []


def test_a_stale_item_is_told_apart_from_one_that_waits(desk: Desk, sent: Path) -> None:
    desk.merge(odd(sent))
    with pytest.raises(KnownError, match="answer_too_late"):
        solve(desk.workspace, replace(one(desk), file=99), "2027-04-03")
