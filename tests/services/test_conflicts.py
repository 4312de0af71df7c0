"""Conflicts and their decisions, all by way of real workbooks between real logs."""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from services.conftest import WAT, Clock, Maker

from resv_desktop import commands
from resv_desktop.domain.action import Action
from resv_desktop.domain.canonical import Value
from resv_desktop.domain.errors import KnownError, NotFoundError, WrongUseError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.view import Grade
from resv_desktop.services.backups import Backups
from resv_desktop.services.conflicts import (
    REMOVED,
    Conflict,
    Conflicts,
    FieldChoice,
    conflicts,
    join,
    keep_decision,
    resolve,
)
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import MergeReport, Merging
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import add_versions, load_all
from resv_desktop.workbook.hand_edit import edit_by_hand
from resv_desktop.workbook.read import read_workbook

FIRST = {"title": "Wachtlijst", "severity": "S1", "description": "Lang", "owner": "poh"}


def export(workspace: Workspace, target: Path) -> Path:
    return Deliveries(workspace).export("WAT", Period(2027, 1), target).file


def merge(workspace: Workspace, *paths: Path) -> MergeReport:
    """Merge in this process: starting readers costs more than all else here."""
    read = [read_workbook(path, workspace.codebook) for path in paths]
    report = Merging(workspace).merge(read)
    assert report.totals.balance == 0
    return report


def by_hand(path: Path, **cells: object) -> Path:
    """Type in the first row of Registraties, by heading; ``None`` empties a cell."""

    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        headers = {cell.value: cell.column for cell in sheet[1]}
        for header, value in cells.items():
            sheet.cell(2, headers[header]).value = value

    edit_by_hand(path, edit)
    return path


def without(path: Path, *headers: str) -> Path:
    def cut(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Registraties"]
        for header in headers:
            sheet.delete_cols(next(c.column for c in sheet[1] if c.value == header))

    edit_by_hand(path, cut)
    return path


def only(workspace: Workspace) -> Conflict:
    (found,) = conflicts(workspace)
    return found


def field(conflict: Conflict, key: str) -> FieldChoice:
    return next(field for field in conflict.fields if field.key == key)


def fields_of(workspace: Workspace, record: str) -> dict[str, Value]:
    return dict(Logbook(workspace).view(record).fields)


@pytest.fixture
def left(make_workspace: Maker) -> Workspace:
    return make_workspace("links", "network", networks=(WAT,))


@pytest.fixture
def right(make_workspace: Maker) -> Workspace:
    return make_workspace("rechts", "network", networks=(WAT,))


@pytest.fixture
def shared(left: Workspace, right: Workspace) -> str:
    """Return an entry that two computers of one network have."""
    record = Logbook(left).create_entry("WAT", FIRST)
    add_versions(right.database(), load_all(left.database()).versions.values())
    return record


# -- what waits ------------------------------------------------------------------------------------


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


# -- digests: the base never arrived in full -------------------------------------------------------


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


# -- decisions -------------------------------------------------------------------------------------


def test_a_decision_sticks_whatever_arrives_again(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    begin = export(left, tmp_path / "begin.xlsx")
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    files = [export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx")]
    shutil.copy(begin, tmp_path / "oud.xlsx")
    edited = by_hand(tmp_path / "oud.xlsx", Ernst="kritiek", Titel="In Excel")
    merge(resv, *files, edited)
    assert len(only(resv).heads) == 3
    decision = resolve(resv, shared, {"severity": "S3"})
    assert len(decision.parents) == 3
    for again in ([edited], files, [begin], files[::-1]):
        merge(resv, *again)
        assert fields_of(resv, shared)["title"] == "In Excel"
        assert conflicts(resv) == []
        assert fields_of(resv, shared)["severity"] == "S3"


def test_a_decision_made_in_the_network_travels_with_its_next_delivery(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    theirs = export(right, tmp_path / "r.xlsx")
    merge(resv, export(left, tmp_path / "l.xlsx"), theirs)
    merge(left, theirs)
    decision = resolve(left, shared, {"severity": "S3"})
    merge(resv, export(left, tmp_path / "besluit.xlsx"))
    assert conflicts(resv) == []
    assert Logbook(resv).view(shared).shown.version == decision
    merge(right, tmp_path / "besluit.xlsx")
    assert Logbook(right).view(shared).shown.version == decision


def test_a_decision_made_at_the_resv_travels_with_its_transfer_file(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, make_workspace: Maker,
    tmp_path: Path,
) -> None:  # fmt: skip
    other = make_workspace("resv2", "region")
    Logbook(left).change(shared, {"severity": "S2"})
    sent = by_hand(export(left, tmp_path / "l.xlsx"), Titel="In Excel")
    Logbook(right).change(shared, {"severity": "S4"})
    merge(resv, sent, export(right, tmp_path / "r.xlsx"))
    merge(other, tmp_path / "r.xlsx", sent)
    assert [h.version for h in only(resv).heads] == [h.version for h in only(other).heads]
    decision = resolve(resv, shared, {"severity": "S3", "title": "In Excel"})
    merge(other, write_transfer(resv, tmp_path / "over.resvmerge").file)
    assert conflicts(other) == []
    assert Logbook(other).view(shared).fields == Logbook(resv).view(shared).fields
    assert decision.key in load_all(other.database()).versions


def test_an_edit_that_knew_nothing_of_the_decision_is_a_new_question(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(resv, export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx"))
    resolve(resv, shared, {"severity": "S3"})
    Logbook(left).change(shared, {"severity": "S1"})
    merge(resv, export(left, tmp_path / "later.xlsx"))
    assert len(only(resv).heads) == 2


def test_what_only_one_changed_needs_no_choice(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2", "title": "Links"})
    Logbook(right).change(shared, {"severity": "S4", "owner": None})
    merge(left, export(right, tmp_path / "r.xlsx"))
    with pytest.raises(WrongUseError, match="conflict_choice_missing") as caught:
        resolve(left, shared, {})
    assert (caught.value.values["fields"], caught.value.values["number"]) == ("Ernst", "KN-001")
    assert len(only(left).heads) == 2, "nothing was kept"
    resolve(left, shared, {"severity": "S4"})
    got = fields_of(left, shared)
    assert (got["title"], got["severity"], got.get("owner")) == ("Links", "S4", None)


def test_one_version_can_be_kept_as_it_is(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2", "title": "Links"})
    Logbook(right).change(shared, {"severity": "S4", "owner": None})
    theirs = fields_of(right, shared)
    merge(left, export(right, tmp_path / "r.xlsx"))
    found = only(left)
    wanted = next(h for h in found.heads if h.files == ("r.xlsx",))
    keep_decision(left, shared, Conflicts(left).kept(shared, wanted.version))
    assert fields_of(left, shared) == theirs
    with pytest.raises(WrongUseError, match="no_conflict"):
        Conflicts(left).kept(shared, wanted.version)


def test_a_version_that_is_no_choice_any_more_is_refused(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    before = Logbook(left).view(shared).shown.version.id
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    asked = Conflicts(left)
    with pytest.raises(WrongUseError, match="conflict_unknown_version"):
        asked.kept(shared, before)
    with pytest.raises(WrongUseError, match="conflict_changed"):
        asked.chosen(shared, {"severity": "S2"}, seen=[before])
    with pytest.raises(WrongUseError, match="conflict_not_joined"):
        asked.joined(shared)
    with pytest.raises(WrongUseError, match="title_missing"):
        asked.chosen(shared, {"severity": "S2", "title": " "})
    seen = [head.version for head in only(left).heads]
    assert asked.chosen(shared, {"severity": "S2"}, seen).fields["severity"] == "S2"


@pytest.mark.parametrize("removed", [True, False])
def test_one_removed_it_the_other_worked_on_it(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path, removed: bool
) -> None:
    Logbook(left).remove(shared)
    Logbook(right).change(shared, {"severity": "S4"})
    merge(resv, export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx"))
    found = only(resv)
    assert found.grade is Grade.CONFLICT
    assert [head.removed for head in found.heads] == [False, True], "the edit brings it back"
    assert field(found, "severity").values == ("S4", None)
    with pytest.raises(WrongUseError, match="conflict_removed_or_not"):
        resolve(resv, shared, {"severity": "S4"})
    decision = resolve(resv, shared, {REMOVED: removed})
    view = Logbook(resv).view(shared)
    assert (view.deleted, view.grade, decision.deleted) == (removed, Grade.SETTLED, removed)
    assert view.fields.get("severity") == (None if removed else "S4")
    assert dict(decision.fields) == {} if removed else decision.fields["title"] == "Wachtlijst"
    merge(resv, tmp_path / "r.xlsx", tmp_path / "l.xlsx")
    assert Logbook(resv).view(shared).deleted is removed


def test_keeping_the_removal_removes(
    left: Workspace, right: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).remove(shared)
    Logbook(right).change(shared, {"severity": "S4"})
    merge(left, export(right, tmp_path / "r.xlsx"))
    gone = next(head for head in only(left).heads if head.removed)
    made = Conflicts(left).kept(shared, gone.version)
    log = Logbook(left)
    log.settle(shared, made.fields, removed=made.removed)
    assert log.view(shared).deleted
    assert log.undo() == shared
    assert not log.view(shared).deleted


def test_work_after_a_backup_was_put_back_stands_beside_the_work_before(
    left: Workspace, resv: Workspace, clock: Clock, tmp_path: Path
) -> None:
    record = Logbook(left).create_entry("WAT", FIRST)
    kept = Backups(left).make()
    Logbook(left).change(record, {"severity": "S2"})
    merge(resv, export(left, tmp_path / "ervoor.xlsx"))
    Backups(left).restore(kept.path)
    clock.go_to(date(2020, 1, 1))
    Logbook(left).change(record, {"severity": "S4"})
    merge(resv, export(left, tmp_path / "erna.xlsx"))
    found = only(resv)
    assert found.grade is Grade.CONFLICT
    kinds = {head.files: head.origin_kind for head in found.heads}
    assert kinds == {("ervoor.xlsx",): "app", ("erna.xlsx",): "restored"}
    assert field(found, "severity").clash


def test_three_heads_that_touched_three_fields_are_joined_in_one_click(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    sent = by_hand(export(left, tmp_path / "hand.xlsx"), Titel="In Excel")
    Logbook(left).change(shared, {"severity": "S4"})
    Logbook(right).change(shared, {"description": None})
    merge(resv, sent, export(left, tmp_path / "l.xlsx"), export(right, tmp_path / "r.xlsx"))
    found = only(resv)
    assert (found.grade, len(found.heads)) == (Grade.PARALLEL, 3)
    decision = join(resv, shared)
    got = fields_of(resv, shared)
    assert (got["title"], got["severity"], got.get("description")) == ("In Excel", "S4", None)
    assert len(decision.parents) == 3
    assert decision.origin.startswith("WAT/PC"), "made by the person here, in the network's name"


def test_a_decision_about_a_row_of_excel_is_not_signed_by_excel(
    left: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    Logbook(left).create_entry("WAT", FIRST)
    one = by_hand(export(left, tmp_path / "een.xlsx"), Titel="Een")
    two = by_hand(export(left, tmp_path / "twee.xlsx"), Titel="Twee")
    merge(resv, without(one, "Wijkverband"), without(two, "Wijkverband"))
    found = only(resv)
    decision = resolve(resv, found.record, {"title": "Een"})
    assert decision.origin.split("/")[0] == "WAT"
    assert conflicts(resv) == []


def test_undoing_the_import_of_one_side_ends_the_question(
    left: Workspace, right: Workspace, resv: Workspace, shared: str, tmp_path: Path
) -> None:
    Logbook(left).change(shared, {"severity": "S2"})
    Logbook(right).change(shared, {"severity": "S4"})
    merge(resv, export(left, tmp_path / "l.xlsx"))
    second = merge(resv, export(right, tmp_path / "r.xlsx"))
    assert only(resv)
    assert second.batch is not None
    Merging(resv).undo(second.batch)
    assert conflicts(resv) == []


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
