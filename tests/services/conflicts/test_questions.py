"""What waits for a choice, in which words and in which order."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest
from services.conflict_kit import FIRST, by_hand, export, field, fields_of, merge, only, without
from services.conftest import Maker

from resv_desktop import commands
from resv_desktop.domain.action import Action
from resv_desktop.domain.errors import KnownError, NotFoundError, WrongUseError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.network import Network
from resv_desktop.domain.view import Grade
from resv_desktop.services.conflicts import Conflicts, conflicts, join, resolve
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.workspace import Workspace


def test_two_computers_of_a_network_that_edited_one_field_are_one_question_at_the_resv(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(resv, export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx"))
    found = only(resv)
    assert (found.record, found.number, found.network, found.title, found.kind) == (
        shared, "KN-001", "WAT", "Wachtlijst", RecordKind.ENTRY,
    )  # fmt: skip
    assert (found.grade, found.proposal, found.differing) == (Grade.CONFLICT, None, ("severity",))
    assert {(h.origin_kind, h.network, h.revision, h.files, h.removed) for h in found.heads} == {
        ("app", "WAT", 2, ("l.xlsx",), False), ("app", "WAT", 2, ("r.xlsx",), False),
    }  # fmt: skip
    assert [head.first_seen for head in found.heads] == [date(2027, 2, 1)] * 2
    severity = field(found, "severity")
    assert (severity.label, severity.clash, severity.differs) == ("Ernst", True, True)
    assert set(zip(severity.values, severity.texts, strict=True)) == {
        ("S2", "matig"), ("S4", "kritiek"),
    }  # fmt: skip
    title = field(found, "title")
    assert (title.differs, title.clash, title.joined) == (False, False, "Wachtlijst")


def test_who_has_to_answer_is_the_network_whose_content_it_is(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    both = export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx")
    merge(resv, *both)
    merge(left, both[1])
    assert (only(resv).asks, only(left).asks) == ("WAT", "")


def test_all_agreed_is_no_question(left: Workspace, shared: str) -> None:
    assert conflicts(left) == []
    with pytest.raises(WrongUseError, match="no_conflict"):
        Conflicts(left).get(shared)
    with pytest.raises(WrongUseError, match="no_conflict"):
        resolve(left, shared, {"title": "x"})
    with pytest.raises(NotFoundError, match="record_not_found"):
        Conflicts(left).get("E" + "0" * 27)


def test_words_are_in_the_language_asked_for(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"signal_date": "2027-01-03", "nza_relevant": True})
    Logbook(right).change(shared, {"signal_date": "2027-01-04"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    (found,) = conflicts(left, "en")
    day = field(found, "signal_date")
    assert (day.label, set(day.texts)) == ("Day of signal", {"3-1-2027", "4-1-2027"})
    assert "yes" in field(found, "nza_relevant").texts


def test_actions_and_meetings_wait_as_well_as_entries(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    action = Logbook(left).add_action("WAT", Action("", text="Bellen", entry=shared))
    merge(right, export(left, tmp_path / "a.xlsx"))
    Logbook(left).change(action, {"text": "Mailen"})
    Logbook(right).change(action, {"text": "Langsgaan"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    found = only(left)
    assert (found.kind, found.number, found.network) == (RecordKind.ACTION, "AC-001", "WAT")
    assert field(found, "text").label == "Actie"
    assert field(found, "entry").texts == ("KN-001", "KN-001")


def test_the_command_lists_what_waits_to_the_letter(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    answer = commands.conflicts(argparse.Namespace(), left.folder)
    heads = [head.version for head in only(left).heads]
    assert answer.data == [
        {"record": shared, "number": "KN-001", "network": "WAT", "fields": ["severity"],
         "heads": heads}
    ]  # fmt: skip
    assert answer.exit_code == 1
    resolve(left, shared, {"severity": "S4"})
    assert commands.conflicts(argparse.Namespace(), left.folder).exit_code == 0


def test_excel_and_the_program_edit_other_fields_of_a_version_the_resv_never_had(
    left: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = Logbook(left).create_entry("WAT", FIRST)
    sent = by_hand(export(left, tmp_path / "hand.xlsx"), Titel="In Excel")
    Logbook(left).change(record, {"severity": "S4", "owner": None})
    late = export(left, tmp_path / "laat.xlsx")
    merge(resv, sent)
    merge(resv, late)
    found = only(resv)
    assert (found.grade, {head.origin_kind for head in found.heads}) == (
        Grade.PARALLEL, {"app", "excel"},
    )  # fmt: skip
    join(resv, record)
    expected = {**FIRST, "title": "In Excel", "severity": "S4"}
    del expected["owner"]
    got = fields_of(resv, record)
    assert {key: got.get(key) for key in FIRST} == {**expected, "owner": None}
    assert conflicts(resv) == []


def test_a_removed_column_and_an_edit_beside_it_can_still_be_joined(
    left: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = Logbook(left).create_entry("WAT", FIRST)
    sent = export(left, tmp_path / "hand.xlsx")
    without(by_hand(sent, Titel="In Excel"), "Toelichting")
    Logbook(left).change(record, {"severity": "S4"})
    merge(resv, sent, export(left, tmp_path / "laat.xlsx"))
    assert only(resv).grade is Grade.PARALLEL
    join(resv, record)
    assert fields_of(resv, record)["description"] == "Lang"


def test_the_same_field_edited_twice_stays_a_conflict_when_the_base_is_known_by_digest(
    left: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = Logbook(left).create_entry("WAT", FIRST)
    sent = by_hand(export(left, tmp_path / "hand.xlsx"), Titel="In Excel", Ernst="hoog")
    Logbook(left).change(record, {"title": "In de app"})
    merge(resv, sent, export(left, tmp_path / "laat.xlsx"))
    found = only(resv)
    assert (found.grade, found.proposal) == (Grade.CONFLICT, None)
    assert [f.key for f in found.fields if f.clash] == ["title"]
    assert field(found, "title").base_text == "(ingevuld, maar hier niet bekend)"
    assert field(found, "severity").joined == "S3"
    resolve(resv, record, {"title": "In de app"})
    assert fields_of(resv, record)["severity"] == "S3"


def test_a_text_that_nobody_here_has_seen_is_not_chosen_in_the_dark(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"description": "Links"})
    Logbook(right).change(shared, {"description": "Rechts"})
    one = without(export(left, tmp_path / "l.xlsx"), "Toelichting")
    two = without(export(right, tmp_path / "r.xlsx"), "Toelichting")
    merge(resv, one, two)
    found = only(resv)
    assert found.differing == ("description",)
    assert set(field(found, "description").texts) == {"(ingevuld, maar hier niet bekend)"}
    with pytest.raises(WrongUseError, match="conflict_unseen") as caught:
        Conflicts(resv).kept(shared, found.heads[0].version)
    assert caught.value.values["fields"] == "Toelichting"
    with pytest.raises(WrongUseError, match="conflict_choice_missing"):
        resolve(resv, shared, {"severity": "S1"})
    resolve(resv, shared, {"description": "Samen"})
    assert fields_of(resv, shared)["description"] == "Samen"


def test_what_was_never_seen_travels_on_and_is_not_read_as_emptied(
    left: Workspace, right: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    """From one computer to the other a column went lost; the other hands over what it knows."""
    record = Logbook(left).create_entry("WAT", FIRST)
    merge(right, without(export(left, tmp_path / "deel.xlsx"), "Toelichting"))
    assert "description" not in fields_of(right, record)
    onward = export(right, tmp_path / "verder.xlsx")
    merge(resv, onward)
    assert Logbook(resv).view(record).shown.unseen.keys() == {"description"}
    edited = by_hand(onward, Titel="In Excel")
    merge(resv, edited)
    merge(resv, export(left, tmp_path / "heel.xlsx"))
    assert conflicts(resv) == []
    assert fields_of(resv, record) == {**fields_of(left, record), "title": "In Excel"}
    merge(resv, by_hand(onward, Toelichting="Nieuw"))
    assert fields_of(resv, record)["description"] == "Nieuw"


def test_every_refusal_has_a_sentence_in_words_of_people(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    from resv_desktop.sentences import sentence

    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    with pytest.raises(KnownError) as caught:
        resolve(left, shared, {})
    said = sentence(caught.value.code, caught.value.values)
    assert said == "Kies bij KN-001 ook wat er moet staan bij: Ernst. Er is niets veranderd."


def test_questions_stand_by_kind_number_and_network(
    left: Workspace, right: Workspace, resv: Workspace, make_workspace: Maker, tmp_path: Path
) -> None:
    log = Logbook(left)
    records = [log.create_entry("WAT", {"title": f"Nr {n}"}) for n in range(11)]
    merge(right, export(left, tmp_path / "begin.xlsx"))
    for record in records:
        log.change(record, {"title": "Links"})
        Logbook(right).change(record, {"title": "Rechts"})
    merge(resv, export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx"))
    assert [c.number for c in conflicts(resv)] == [f"KN-{n:03}" for n in range(1, 12)]
    assert Network("WAT", "x").code == conflicts(resv)[0].network
