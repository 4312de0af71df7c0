"""Decisions are versions: they hold, travel, and are asked about again when need be."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from services.conflict_kit import FIRST, by_hand, export, field, fields_of, merge, only, without
from services.conftest import Clock, Maker

from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.view import Grade
from resv_desktop.services.backups import Backups
from resv_desktop.services.conflicts import (
    REMOVED,
    Conflicts,
    conflicts,
    join,
    keep_decision,
    resolve,
)
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import load_all


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
