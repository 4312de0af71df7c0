"""Two or more hands on one record: a full table of what meets what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import pytest

from resv_desktop.domain.canonical import Value, field_digest
from resv_desktop.domain.history import History
from resv_desktop.domain.version import (
    ALL_STATED,
    EMPTY,
    Extent,
    Version,
    VersionSet,
    first_version,
    next_version,
)
from resv_desktop.domain.view import Grade, RecordView, follow, view_record

RECORD = "E0"
ONE, TWO, EXCEL = "WAT/one/1", "WAT/two/1", "excel:WAT"
BASE = {"title": "t", "description": "d", "theme": "T01", "confirmed_on": ("2027-01-01",)}
BASE_VERSION = first_version(RECORD, ONE, BASE)

Change = Mapping[str, Value] | None
DOINGS: dict[str, Change] = {
    "title x": {"title": "x"},
    "title y": {"title": "y"},
    "text x": {"description": "x"},
    "text -": {"description": None},
    "both x": {"title": "x", "description": "x"},
    "day 2": {"confirmed_on": ("2027-01-01", "2027-02-02")},
    "day 3": {"confirmed_on": ("2027-01-01", "2027-03-03")},
    "day 1 off": {"confirmed_on": None},
    "remove": None,
}

# S settled, P parallel (a proposal joins them), C conflict. Row: one hand; column: the other.
TABLE = """
             title x | title y | text x | text - | both x | day 2 | day 3 | day 1 off | remove
title x    |    S    |    C    |   P    |   P    |   P    |   P   |   P   |     P     |   C
title y    |    C    |    S    |   P    |   P    |   C    |   P   |   P   |     P     |   C
text x     |    P    |    P    |   S    |   C    |   P    |   P   |   P   |     P     |   C
text -     |    P    |    P    |   C    |   S    |   C    |   P   |   P   |     P     |   C
both x     |    P    |    C    |   P    |   C    |   S    |   P   |   P   |     P     |   C
day 2      |    P    |    P    |   P    |   P    |   P    |   S   |   P   |     P     |   C
day 3      |    P    |    P    |   P    |   P    |   P    |   P   |   S   |     P     |   C
day 1 off  |    P    |    P    |   P    |   P    |   P    |   P   |   P   |     S     |   C
remove     |    C    |    C    |   C    |   C    |   C    |   C   |   C   |     C     |   S
"""
GRADES = {"S": Grade.SETTLED, "P": Grade.PARALLEL, "C": Grade.CONFLICT}


def _cells() -> list[tuple[str, str, Grade]]:
    header, *lines = (
        [c.strip() for c in line.split("|")] for line in TABLE.strip("\n").splitlines()
    )
    columns = list(DOINGS)
    assert [name.split("  ")[-1] for name in header] == columns
    assert [line[0] for line in lines] == columns
    return [
        (line[0], column, GRADES[letter])
        for line in lines
        for column, letter in zip(columns, line[1:], strict=True)
    ]


def in_the_program(base: Version, change: Change, origin: str) -> Version:
    if change is None:
        return next_version([base], origin, {}, deleted=True)
    return next_version([base], origin, {**BASE, **change})


def in_excel(base: Version, change: Change, origin: str) -> Version:
    if change is None:  # A row cannot be removed in Excel: a missing row means nothing.
        return in_the_program(base, change, origin)
    return Version(RECORD, 2, (base.id,), EXCEL, change, extent=Extent.DELTA)


def joined(one: Change, other: Change) -> dict[str, Value]:
    """Return what a person would expect of two changes to different fields."""
    assert one is not None
    assert other is not None
    fields: dict[str, Value] = {**BASE, **one, **other}
    if "confirmed_on" in one and "confirmed_on" in other:
        before, a, b = (set(f["confirmed_on"] or ()) for f in (BASE, one, other))
        fields["confirmed_on"] = tuple(sorted((a & b) | ((a | b) - before))) or None
    return {key: value for key, value in fields.items() if value is not None}


def view_in_any_order(*versions: Version) -> RecordView:
    views = [view_record(order) for order in permutations(versions)]
    assert all(view == views[0] for view in views)
    return views[0]


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


def _part(of: Version, *keys: str) -> Version:
    fields = {key: of.fields[key] for key in keys}
    return Version(of.record, of.revision, of.parents, of.origin, fields, of.deleted,
                   Extent.PARTIAL, of.id)  # fmt: skip


def test_what_several_workbooks_showed_of_one_version_comes_together() -> None:
    one, two = _part(BASE_VERSION, "title"), _part(BASE_VERSION, "title", "theme")
    view = view_in_any_order(one, two)
    assert (dict(view.fields), view.shown.complete) == ({"title": "t", "theme": "T01"}, False)
    whole = view_in_any_order(one, two, BASE_VERSION)
    assert (dict(whole.fields), whole.shown.complete) == (BASE, True)


def _by_digest(of: Version, *keys: str, closed: bool = True) -> Version:
    """Return what a workbook of which only the columns ``keys`` are left shows of a version."""
    checks = {key: field_digest(of.id, key, value) for key, value in of.fields.items()}
    part = replace(_part(of, *keys), checks={**checks, **({ALL_STATED: EMPTY} if closed else {})})
    assert part.extent is Extent.PARTIAL
    return part


@pytest.mark.parametrize("hands", ["program", "excel", "mixed"])
@pytest.mark.parametrize("shown", [(), ("title",), ("description", "theme")])
@pytest.mark.parametrize(("one", "other", "grade"), [c for c in _cells() if "day" not in str(c)])
def test_two_hands_are_told_apart_by_the_digests_of_what_they_began_with(
    one: str, other: str, grade: Grade, shown: tuple[str, ...], hands: str
) -> None:
    makes = {
        "program": (in_the_program, in_the_program),
        "excel": (in_excel, in_excel),
        "mixed": (in_the_program, in_excel),
    }[hands]
    first = makes[0](BASE_VERSION, DOINGS[one], ONE)
    second = makes[1](BASE_VERSION, DOINGS[other], TWO)
    view = view_in_any_order(_by_digest(BASE_VERSION, *shown), first, second)
    assert view.grade is grade
    if view.grade is Grade.PARALLEL:
        decision = follow(view.heads, ONE, view.proposal)
        after = view_in_any_order(BASE_VERSION, first, second, decision)
        assert (after.grade, dict(after.fields)) == (
            Grade.SETTLED, joined(DOINGS[one], DOINGS[other]),
        )  # fmt: skip


def test_without_a_claim_about_the_rest_nothing_is_taken_for_empty() -> None:
    """The base is known by its title only: did the one empty the text, or the other write it?"""
    base = _part(BASE_VERSION, "title")
    emptied = in_the_program(BASE_VERSION, {"description": None}, ONE)
    edited = in_the_program(BASE_VERSION, {"title": "x"}, TWO)
    assert view_in_any_order(base, emptied, edited).grade is Grade.CONFLICT
    told = _by_digest(BASE_VERSION, "title")
    assert view_in_any_order(told, emptied, edited).grade is Grade.PARALLEL


def test_what_another_version_proves_is_filled_in() -> None:
    part = _by_digest(BASE_VERSION, "title")
    later = in_the_program(BASE_VERSION, {"title": "x", "description": None}, ONE)
    history = History([part, later], {})
    assert dict(history.effective(part.id)) == {k: v for k, v in BASE.items() if k != "description"}
    whole = History([part, in_the_program(BASE_VERSION, {"title": "x"}, ONE)], {})
    assert whole.versions[part.id] == BASE_VERSION, "everything is known: it is that version"


def test_a_value_with_another_digest_fills_in_nothing() -> None:
    part = _by_digest(BASE_VERSION, "title")
    lie = replace(part, checks={**part.checks, "theme": "0" * 10})
    later = in_the_program(BASE_VERSION, {"title": "x"}, ONE)
    known = History([lie, later], {}).known(part.id)
    assert (known.fields.get("theme"), known.unseen) == (None, {"theme": part.id})


def test_two_values_that_nobody_here_has_seen_are_no_agreement() -> None:
    """Two workbooks without the column Toelichting: the digests say that there are two texts."""
    one, two = (
        _by_digest(in_the_program(BASE_VERSION, {"description": text}, origin), "title", "theme",
                   "confirmed_on")
        for text, origin in (("x", ONE), ("y", TWO))
    )  # fmt: skip
    view = view_in_any_order(BASE_VERSION, one, two)
    assert (view.grade, len(view.heads), view.differing) == (Grade.CONFLICT, 2, ("description",))
    assert [set(head.unseen) for head in view.heads] == [{"description"}, {"description"}]


def test_a_removed_column_that_nobody_changed_stands_in_no_ones_way() -> None:
    part = _by_digest(BASE_VERSION, "title", "theme", "confirmed_on")
    edits = [in_excel(BASE_VERSION, change, EXCEL) for change in ({"title": "x"}, {"theme": "T2"})]
    view = view_in_any_order(part, *edits)
    assert view.grade is Grade.PARALLEL
    assert view.proposal == {"title": "x", "theme": "T2", "confirmed_on": ("2027-01-01",)}
    decision = follow(view.heads, ONE, view.proposal)
    after = view_in_any_order(BASE_VERSION, *edits, decision)
    assert dict(after.fields) == {**BASE, "title": "x", "theme": "T2"}


def test_a_text_that_one_side_emptied_and_the_other_never_saw_stays_empty_after_joining() -> None:
    part = _by_digest(BASE_VERSION, "title", "theme", "confirmed_on")
    emptied = in_the_program(BASE_VERSION, {"description": None}, ONE)
    edit = in_excel(BASE_VERSION, {"title": "x"}, EXCEL)
    view = view_in_any_order(part, emptied, edit)
    assert view.grade is Grade.PARALLEL
    assert view.proposal is not None
    decision = follow(view.heads, ONE, view.proposal)
    after = view_in_any_order(BASE_VERSION, emptied, edit, decision)
    assert dict(after.fields) == {"title": "x", "theme": "T01", "confirmed_on": ("2027-01-01",)}


def test_two_digests_of_one_field_in_two_versions_do_not_say_whether_it_changed() -> None:
    changed = in_the_program(BASE_VERSION, {"description": "x"}, ONE)
    unseen = _by_digest(changed, "title", "theme", "confirmed_on")
    edit = in_excel(BASE_VERSION, {"title": "x"}, EXCEL)
    part = _by_digest(BASE_VERSION, "title", "theme", "confirmed_on")
    assert view_in_any_order(part, unseen, edit).grade is Grade.CONFLICT
    assert view_in_any_order(part, changed, edit).grade is Grade.PARALLEL


def test_who_emptied_what_nobody_here_has_heard_of_is_not_overruled_by_a_proposal() -> None:
    part = _part(BASE_VERSION, "title")
    emptied = in_the_program(
        BASE_VERSION, {"description": None, "theme": None, "confirmed_on": None}, ONE
    )
    edit = in_excel(BASE_VERSION, {"title": "x"}, EXCEL)
    assert view_in_any_order(part, emptied, edit).grade is Grade.CONFLICT
    told = _by_digest(BASE_VERSION, "title")
    assert view_in_any_order(told, emptied, edit).grade is Grade.PARALLEL


def test_a_hostile_number_of_digests_costs_no_more_than_a_look() -> None:
    """Very many parts with a digest for each field, and as many values: nothing is filled in."""
    base = _by_digest(BASE_VERSION)
    parts = [replace(base, stated_id=f"{n:064x}") for n in range(120)]
    heads = [in_the_program(BASE_VERSION, {"title": str(n)}, ONE) for n in range(120)]
    assert History([base, heads[0]], {}).known(base.id).fields["theme"] == "T01"
    assert History([base, *parts, *heads], {}).known(base.id).fields == {}
    assert len(view_record([base, *parts, *heads]).heads) == 240


def test_an_edit_on_a_version_known_in_part_keeps_the_part_that_is_known() -> None:
    delta = in_excel(BASE_VERSION, {"description": "x"}, EXCEL)
    view = view_in_any_order(_part(BASE_VERSION, "title"), delta)
    assert dict(view.fields) == {"title": "t", "description": "x"}


def test_what_a_workbook_shows_of_a_row_edited_in_excel_fills_in_what_it_rests_on() -> None:
    """The edit arrived alone, without the version it edits; a later workbook shows the rest."""
    delta = in_excel(BASE_VERSION, {"description": None}, EXCEL)
    shown = Version(RECORD, 2, delta.parents, EXCEL, {"title": "t", "theme": "T01"},
                    extent=Extent.PARTIAL, stated_id=delta.id)  # fmt: skip
    view = view_in_any_order(delta, shown)
    assert dict(view.fields) == {"title": "t", "theme": "T01"}


def test_emptying_a_field_nobody_here_has_seen_is_no_echo() -> None:
    emptied = in_excel(BASE_VERSION, {"description": None}, EXCEL)
    view = view_in_any_order(_part(BASE_VERSION, "title"), emptied)
    assert view.shown.version == emptied
    further = follow([view.shown], TWO, {"title": "x"})
    after = view_in_any_order(BASE_VERSION, emptied, further)
    assert (after.fields["title"], after.fields.get("description")) == ("x", None)


def test_an_edit_of_what_is_known_in_part_states_only_what_it_changed() -> None:
    view = view_record([_part(BASE_VERSION, "title", "theme")])
    edit = follow([view.shown], TWO, {"title": "x"})
    assert edit.extent is Extent.DELTA
    assert dict(edit.fields) == {"title": "x", "theme": None}
    after = view_in_any_order(BASE_VERSION, edit)
    assert dict(after.fields) == {k: v for k, v in {**BASE, "title": "x"}.items() if k != "theme"}


def test_a_removal_is_whole_even_of_what_is_known_in_part() -> None:
    gone = follow([view_record([_part(BASE_VERSION, "title")]).shown], TWO, {}, deleted=True)
    assert (gone.extent, gone.deleted) == (Extent.FULL, True)
    assert view_in_any_order(BASE_VERSION, gone).deleted


def test_a_long_row_of_edits_in_excel_is_followed_to_its_end() -> None:
    """As deep as a hostile workbook can make it: no recursion, no waiting."""
    versions = [BASE_VERSION]
    for n in range(5_000):
        change = {"title": f"t{n}"}
        before = versions[-1].id
        versions.append(Version(RECORD, n + 2, (before,), EXCEL, change, extent=Extent.DELTA))
    view = view_record(reversed(versions))
    assert (view.grade, view.fields["title"], view.fields["theme"]) == (
        Grade.SETTLED, "t4999", "T01",
    )  # fmt: skip
    assert view.shown.complete


def test_thousands_of_heads_on_one_record_are_all_listed() -> None:
    heads = [in_the_program(BASE_VERSION, {"title": str(n)}, ONE) for n in range(3_000)]
    view = view_record([BASE_VERSION, *heads])
    assert (view.grade, len(view.heads)) == (Grade.CONFLICT, 3_000)


def test_a_circle_of_claims_hides_nobody() -> None:
    ring = [in_the_program(BASE_VERSION, {"title": str(n)}, ONE) for n in range(2_000)]
    below = in_the_program(ring[0], {"title": "after"}, ONE)
    claims = {(a.id, b.id) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)}
    known = VersionSet.of([BASE_VERSION, *ring], claims)
    view = view_record(known.by_record()[RECORD], known.parents_by_child())
    assert len(view.heads) == 2_000
    settled = known.union(VersionSet.of([below]))
    view = view_record(settled.by_record()[RECORD], settled.parents_by_child())
    assert [head.version for head in view.heads] == [below]


def test_two_circles_of_which_one_descends_from_the_other_leave_the_later_one() -> None:
    a, b, c, d = (in_the_program(BASE_VERSION, {"title": t}, ONE) for t in "abcd")
    claims = {(a.id, b.id), (b.id, a.id), (c.id, d.id), (d.id, c.id), (c.id, a.id)}
    known = VersionSet.of([a, b, c, d], claims)
    view = view_record(known.by_record()[RECORD], known.parents_by_child())
    assert {head.version for head in view.heads} == {c, d}


def test_a_version_that_claims_to_descend_from_itself_is_still_shown() -> None:
    known = VersionSet.of([BASE_VERSION], {(BASE_VERSION.id, BASE_VERSION.id)})
    view = view_record(known.by_record()[RECORD], known.parents_by_child())
    assert view.shown.version == BASE_VERSION


def test_a_record_without_versions_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one version"):
        view_record([])


def test_a_version_follows_versions_of_one_record() -> None:
    other = first_version("E1", ONE, BASE)
    for heads in ([], [BASE_VERSION, other]):
        with pytest.raises(ValueError, match="one record"):
            next_version(heads, ONE, {})
