"""Two hands on a record of which only parts or digests are known, and claims that cannot be."""

from __future__ import annotations

from dataclasses import replace

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

from resv_desktop.domain.canonical import field_digest
from resv_desktop.domain.history import History
from resv_desktop.domain.version import ALL_STATED, EMPTY, Extent, Version, VersionSet
from resv_desktop.domain.view import Grade, follow, view_record


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
