"""Two hands on one record: what is settled, joined or asked about; and what ends it."""

from __future__ import annotations

import pytest
from domain.matrix_kit import (
    BASE,
    BASE_VERSION,
    DOINGS,
    EXCEL,
    ONE,
    RECORD,
    TWO,
    _cells,
    in_excel,
    in_the_program,
    joined,
    view_in_any_order,
)

from resv_desktop.domain.version import Extent, Version, first_version, next_version
from resv_desktop.domain.view import Grade, RecordView, follow, view_record


@pytest.mark.parametrize("hands", ["program", "excel", "mixed"])
@pytest.mark.parametrize(("one", "other", "grade"), _cells())
def test_two_hands(one: str, other: str, grade: Grade, hands: str) -> None:
    makes = {
        "program": (in_the_program, in_the_program),
        "excel": (in_excel, in_excel),
        "mixed": (in_the_program, in_excel),
    }[hands]
    first = makes[0](BASE_VERSION, DOINGS[one], ONE)
    second = makes[1](BASE_VERSION, DOINGS[other], TWO)
    view = view_in_any_order(BASE_VERSION, first, second)
    assert view.grade is grade
    assert len(view.heads) == (1 if grade is Grade.SETTLED else 2)
    if grade is Grade.PARALLEL:
        assert view.proposal == joined(DOINGS[one], DOINGS[other])
    else:
        assert view.proposal is None
    if "remove" in (one, other):
        assert view.deleted is (one == other), "an edit beside a removal brings it back"


@pytest.mark.parametrize("doing", DOINGS)
def test_one_hand_is_simply_the_record(doing: str) -> None:
    version = in_the_program(BASE_VERSION, DOINGS[doing], ONE)
    view = view_in_any_order(BASE_VERSION, version)
    assert (view.grade, view.shown.version) == (Grade.SETTLED, version)


@pytest.mark.parametrize(("one", "other", "grade"), [c for c in _cells() if "remove" not in c[:2]])
def test_edits_in_excel_of_a_version_nobody_has_are_joined_all_the_same(
    one: str, other: str, grade: Grade
) -> None:
    first, second = (in_excel(BASE_VERSION, DOINGS[doing], EXCEL) for doing in (one, other))
    view = view_in_any_order(first, second)
    assert view.grade is grade
    assert not view.shown.complete


def test_without_the_base_a_day_taken_off_does_not_take_off_the_other_days() -> None:
    changes = DOINGS["day 1 off"], DOINGS["day 2"]
    view = view_in_any_order(*(in_excel(BASE_VERSION, change, EXCEL) for change in changes))
    assert view.proposal == DOINGS["day 2"]


def test_full_versions_of_unknown_descent_are_a_conflict_even_in_other_fields() -> None:
    first = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    second = in_the_program(BASE_VERSION, {"description": "x"}, TWO)
    assert view_in_any_order(first, second).grade is Grade.CONFLICT


def test_the_head_shown_is_the_one_with_the_highest_revision_then_the_lowest_name() -> None:
    a = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    b = in_the_program(BASE_VERSION, {"title": "y"}, TWO)
    assert view_in_any_order(BASE_VERSION, a, b).shown.version.id == min(a.id, b.id)
    further = in_the_program(a, {"title": "z"}, ONE)
    assert view_in_any_order(BASE_VERSION, a, b, further).shown.version == further


def test_three_heads_that_changed_three_fields_are_joined_as_one() -> None:
    heads = [
        in_the_program(BASE_VERSION, {key: "x"}, f"WAT/{key}/1")
        for key in ("title", "description", "owner")
    ]
    view = view_in_any_order(BASE_VERSION, *heads)
    assert view.grade is Grade.PARALLEL
    assert view.proposal == {**BASE, "title": "x", "description": "x", "owner": "x"}
    assert view.differing == ("description", "owner", "title")


def test_three_heads_of_which_two_changed_the_same_field_are_a_conflict() -> None:
    heads = [
        in_the_program(BASE_VERSION, change, f"WAT/{n}/1")
        for n, change in enumerate([{"title": "x"}, {"description": "x"}, {"title": "y"}])
    ]
    view = view_in_any_order(BASE_VERSION, *heads)
    assert (view.grade, len(view.heads)) == (Grade.CONFLICT, 3)


def _conflict() -> tuple[Version, Version, RecordView]:
    a = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    b = in_the_program(BASE_VERSION, {"title": "y"}, TWO)
    return a, b, view_record([BASE_VERSION, a, b])


def test_a_decision_leaves_one_head() -> None:
    a, b, view = _conflict()
    decision = follow(view.heads, ONE, b.fields)
    assert set(decision.parents) == {a.id, b.id}
    after = view_in_any_order(BASE_VERSION, a, b, decision)
    assert (after.grade, after.fields["title"]) == (Grade.SETTLED, "y")


def test_an_edit_that_knew_nothing_of_the_decision_reopens_it() -> None:
    a, b, view = _conflict()
    decision = follow(view.heads, ONE, b.fields)
    late = in_the_program(a, {"title": "z"}, TWO)
    after = view_record([BASE_VERSION, a, b, decision, late])
    assert after.grade is Grade.CONFLICT
    assert {head.version for head in after.heads} == {decision, late}


def test_an_edit_of_another_field_beside_a_decision_is_joined_to_it() -> None:
    a, b, view = _conflict()
    decision = follow(view.heads, ONE, b.fields)
    late = next_version([a], TWO, {**a.fields, "owner": "poh"})
    after = view_record([BASE_VERSION, a, b, decision, late])
    assert after.grade is Grade.PARALLEL
    assert after.proposal == {**b.fields, "owner": "poh"}


def test_two_equal_decisions_are_one() -> None:
    a, b, view = _conflict()
    decisions = [follow(view.heads, origin, a.fields) for origin in (ONE, TWO)]
    after = view_in_any_order(BASE_VERSION, a, b, *decisions)
    assert after.grade is Grade.SETTLED
    assert {tip.id for tip in after.shown.tips} == {decision.id for decision in decisions}


def test_crossed_decisions_are_a_conflict_and_never_a_silent_choice() -> None:
    a, b, view = _conflict()
    one = follow(view.heads, ONE, a.fields)
    two = follow(view.heads, TWO, {**b.fields, "owner": "poh"})
    after = view_in_any_order(a, b, one, two)
    assert after.grade is Grade.CONFLICT


def test_an_edit_after_equal_edits_follows_both() -> None:
    """Two people make the same edit; who goes on from there leaves no second head behind."""
    twins = [in_the_program(BASE_VERSION, {"title": "x"}, origin) for origin in (ONE, TWO)]
    view = view_in_any_order(BASE_VERSION, *twins)
    assert view.grade is Grade.SETTLED
    further = follow([view.shown], ONE, {**BASE, "title": "z"})
    after = view_in_any_order(BASE_VERSION, *twins, further)
    assert (after.grade, after.fields["title"]) == (Grade.SETTLED, "z")


def test_a_decision_between_twins_and_another_ends_it() -> None:
    twins = [in_the_program(BASE_VERSION, {"title": "x"}, origin) for origin in (ONE, TWO)]
    other = in_the_program(BASE_VERSION, {"title": "y"}, ONE)
    view = view_in_any_order(BASE_VERSION, *twins, other)
    assert len(view.heads) == 2
    decision = follow(view.heads, ONE, BASE)
    assert view_in_any_order(BASE_VERSION, *twins, other, decision).grade is Grade.SETTLED


def test_going_back_to_what_stood_before_is_an_edit_like_any_other() -> None:
    there = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    back = in_the_program(there, {}, ONE)
    assert back.id != BASE_VERSION.id
    view = view_in_any_order(BASE_VERSION, there, back)
    assert (view.shown.version, dict(view.fields)) == (back, BASE)


def test_a_removed_record_can_come_back() -> None:
    gone = in_the_program(BASE_VERSION, None, ONE)
    back = next_version([gone], ONE, BASE)
    assert view_record([BASE_VERSION, gone]).deleted
    assert not view_in_any_order(BASE_VERSION, gone, back).deleted


def test_a_backup_put_back_is_another_incarnation_and_never_overwrites() -> None:
    before = in_the_program(BASE_VERSION, {"title": "x"}, "WAT/one/1")
    after = in_the_program(BASE_VERSION, {"title": "y"}, "WAT/one/2")
    assert before.revision == after.revision
    assert view_in_any_order(BASE_VERSION, before, after).grade is Grade.CONFLICT


def test_a_row_that_says_what_its_parent_says_adds_nothing() -> None:
    """A workbook without Techniek: every row comes back as an edit that edits nothing."""
    echo = Version(RECORD, 2, (BASE_VERSION.id,), EXCEL, BASE, extent=Extent.DELTA)
    view = view_in_any_order(BASE_VERSION, echo)
    assert (view.grade, view.shown.version) == (Grade.SETTLED, BASE_VERSION)
    further = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    assert view_in_any_order(BASE_VERSION, echo, further).shown.version == further


def test_an_echo_of_a_head_in_conflict_leaves_the_conflict_as_it_is() -> None:
    a, b, view = _conflict()
    echo = Version(RECORD, 3, (a.id,), EXCEL, a.fields, extent=Extent.DELTA)
    after = view_in_any_order(BASE_VERSION, a, b, echo)
    assert [head.version for head in after.heads] == [head.version for head in view.heads]
    decision = follow(after.heads, ONE, BASE)
    assert view_in_any_order(BASE_VERSION, a, b, echo, decision).grade is Grade.SETTLED


def test_a_record_without_versions_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one version"):
        view_record([])


def test_a_version_follows_versions_of_one_record() -> None:
    other = first_version("E1", ONE, BASE)
    for heads in ([], [BASE_VERSION, other]):
        with pytest.raises(ValueError, match="one record"):
            next_version(heads, ONE, {})
