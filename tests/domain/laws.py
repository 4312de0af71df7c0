"""The laws of WORKBOOK 5.2, each a function of a program and a script: it returns or fails."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from domain import oracle
from domain.program import FIRST_EDITION, KEYS, NEXT_EDITION, TITLES, Program, Row, Sheet
from domain.strategies import Script
from domain.world import World

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.history import Head
from resv_desktop.domain.version import Extent, Version, VersionSet, first_version
from resv_desktop.domain.view import SET_FIELDS, Grade, RecordView

Law = Callable[[Program, Script], None]


def same_sets(one: VersionSet, other: VersionSet) -> bool:
    """Say whether two sets hold the same versions, in content as well as by name."""
    return dict(one.versions) == dict(other.versions) and one.edges == other.edges


def same_views(program: Program, one: VersionSet, other: VersionSet) -> bool:
    """Say whether people see the same of two sets, in the same order."""
    mine, theirs = program.views(one), program.views(other)
    return list(mine) == list(theirs) and mine == theirs


def idempotent(program: Program, script: Script) -> None:
    """Joining a set to itself, or a second time, changes nothing."""
    world = World(program, script)
    for log in world.logs:
        assert same_sets(program.union(log, log), log)
    together = world.everything
    for log in world.logs:
        assert same_sets(program.union(together, log), together)


def one_file_twice_is_one_file(program: Program, script: Script) -> None:
    """Reading a workbook again, at another time, adds nothing; two equal rows stay two."""
    world = World(program, script)
    typed = Row(None, None, {"title": "Getypt"})
    sheet = program.sheet(world.everything)
    sheet = replace(sheet, rows=(*sheet.rows, typed, typed, Row(None, None, {"title": "Ook"})))
    once = program.read(sheet, time=1)
    again = program.read(sheet, time=2)
    assert same_sets(program.union(once, again), once)
    new = {v.record for v in once.versions.values() if v.origin == "excel:WAT" and not v.parents}
    before = {v.record for v in world.everything.versions.values()}
    assert len(new - before) + len(new & before) >= 3, "a row that was typed is no record"


def commutative(program: Program, script: Script) -> None:
    """The order of two files does not matter."""
    one, other, _ = World(program, script).logs
    ab, ba = program.union(one, other), program.union(other, one)
    assert same_sets(ab, ba)
    assert same_views(program, ab, ba)


def associative(program: Program, script: Script) -> None:
    """The order of regions does not matter."""
    a, b, c = World(program, script).logs
    left = program.union(program.union(a, b), c)
    right = program.union(a, program.union(b, c))
    assert same_sets(left, right)
    assert same_views(program, left, right)


def monotone(program: Program, script: Script) -> None:
    """No version that anybody made and kept ever disappears from a union."""
    world = World(program, script)
    for one in world.logs:
        for other in world.logs:
            both = program.union(one, other)
            assert both.versions.keys() >= one.versions.keys() | other.versions.keys()
            assert both.edges >= one.edges | other.edges


def nothing_is_lost_on_the_way(program: Program, script: Script) -> None:
    """Every version that was made is in the log of who made it, unless a backup came back."""
    world = World(program, script)
    if all(computer.incarnation == 1 for computer in world.computers):
        assert world.everything.versions.keys() >= world.made.versions.keys()


def nothing_hidden(program: Program, script: Script) -> None:
    """Each version is shown, listed as conflict, or an ancestor of one that is."""
    world = World(program, script)
    everything = VersionSet.of(
        [*world.made.versions.values(), *world.everything.versions.values()],
        world.everything.edges,
    )
    views = program.views(world.everything)
    above = oracle.closure(everything)
    for version in everything.versions.values():
        if all(computer.incarnation == 1 for computer in world.computers):
            assert version.record in views
        elif version.record not in views or version.key not in world.everything.versions:
            continue
        assert _accounted(version.id, views[version.record], above, everything), version


def _accounted(
    version: str, view: RecordView, above: set[tuple[str, str]], known: VersionSet
) -> bool:
    tips = {tip.id for head in view.heads for tip in head.tips}
    if version in tips or any((tip, version) in above for tip in tips):
        return True
    # A row that was read without its Techniek and says what its parent says adds nothing.
    record = oracle.Record(known, view.record)
    mine = record.versions[version]
    if mine.extent is not Extent.DELTA or len(mine.parents) != 1:
        return False
    (parent,) = mine.parents
    if parent not in record.versions or record.content(version) != record.content(parent):
        return False
    return _accounted(parent, view, above, known)


def as_the_oracle_sees_it(program: Program, script: Script) -> None:
    """The view and a ten-line brute force agree on what stands, for every log."""
    world = World(program, script)
    for known in (*world.logs, world.everything):
        for record, view in program.views(known).items():
            contents = oracle.Record(known, record)
            shown = [contents.content(head.version.id) for head in view.heads]
            for head, said in zip(view.heads, shown, strict=True):
                assert head.version.deleted == said.deleted
                assert frozenset(head.fields.items()) == said.fields
                assert frozenset(head.unseen.items()) == said.unseen
            assert len(set(shown)) == len(shown)
            assert set(shown) == oracle.heads(known, record)
            assert (view.grade is Grade.SETTLED) == (len(view.heads) == 1)
            assert list(view.heads) == sorted(view.heads, key=_order_of_showing)


def _order_of_showing(head: Head) -> tuple[bool, int, str]:
    return head.version.deleted, -head.version.revision, head.version.id


def equal_sets_look_equal(program: Program, script: Script) -> None:
    """What is shown does not depend on the order in which versions arrived."""
    known = World(program, script).everything
    shuffled = list(known.versions.values())
    random.Random(len(shuffled)).shuffle(shuffled)
    other = VersionSet.of(shuffled, sorted(known.edges, reverse=True))
    assert same_views(program, known, other)


def equal_content_has_equal_names(program: Program, script: Script) -> None:
    """One name stands for one content: what is called the same states the same descent."""
    world = World(program, script)
    stated: dict[tuple[str, str], object] = {}
    for log in (*world.logs, world.made):
        for key, version in log.versions.items():
            assert stated.setdefault(key, version) == version


def convergence(program: Program, script: Script) -> None:
    """After all computers have met, in any order and through each other, they show the same."""
    world = World(program, script)
    meetings = [(a, b) for a in range(3) for b in range(3) if a != b] * 2
    random.Random(len(script)).shuffle(meetings)
    for a, b in (*meetings, (0, 1), (1, 2), (2, 0), (0, 1), (1, 2)):
        world.take_in(world.computers[a], world.computers[b].log)
    one, *others = world.logs
    for other in others:
        assert same_sets(one, other)
        assert same_views(program, one, other)


def decision_sticks(program: Program, script: Script) -> None:
    """After a decision a record has one head, whichever old files arrive again."""
    world = World(program, script)
    old = world.everything
    known = old
    for record, view in program.views(known).items():
        if len(view.heads) > 1:
            wanted = view.proposal or view.heads[-1].fields
            decision = program.follow(view.heads, "WAT/pc9/1", wanted, 99)
            known = program.union(known, VersionSet.of([decision]))
            _settled(program, known, record, dict(decision.fields))
            for log in (*world.logs, old):
                _settled(program, program.union(known, log), record, dict(decision.fields))
                _settled(program, program.union(log, known), record, dict(decision.fields))


def an_edit_leaves_no_loose_ends(program: Program, script: Script) -> None:
    """Editing or removing a record about which all agree leaves it a record without conflict."""
    known = World(program, script).everything
    for record, view in program.views(known).items():
        if len(view.heads) == 1:
            edit = program.follow([view.shown], "WAT/pc9/1", {"title": "Nieuw"}, 99)
            after = program.union(known, VersionSet.of([edit]))
            _settled(program, after, record, {"title": "Nieuw"})


def _settled(program: Program, known: VersionSet, record: str, fields: object) -> None:
    view = program.views(known)[record]
    assert view.grade is Grade.SETTLED
    assert dict(view.fields) == fields


def round_trip(program: Program, script: Script) -> None:
    """A workbook that nobody touched changes nothing, whatever the order of its rows."""
    known = World(program, script).everything
    sheet = program.sheet(known)
    for rows in (sheet.rows, sheet.rows[::-1]):
        read = program.read(replace(sheet, rows=rows), time=50)
        assert same_views(program, program.union(known, read), known)
        full = {v.key for v in read.versions.values() if v.extent is Extent.FULL}
        assert full <= known.versions.keys()


def another_place_sees_the_same(program: Program, script: Script) -> None:
    """A region that has only the workbook shows what the network shows."""
    known = World(program, script).everything
    there = program.views(program.read(program.sheet(known), time=50))
    for record, view in program.views(known).items():
        shown = [(h.version.deleted, dict(h.fields)) for h in view.heads]
        assert [(h.version.deleted, dict(h.fields)) for h in there[record].heads] == shown


def missing_is_not_empty(program: Program, script: Script) -> None:
    """A row or a column that is not in the workbook any more changes nothing."""
    known = World(program, script).everything
    sheet = program.sheet(known)
    for column in sheet.columns:
        without = replace(sheet, columns=tuple(c for c in sheet.columns if c != column))
        assert same_views(program, program.union(known, program.read(without, 50)), known)
    for row in sheet.rows:
        without = replace(sheet, rows=tuple(r for r in sheet.rows if r != row))
        assert same_views(program, program.union(known, program.read(without, 50)), known)


def unseen_is_not_emptied(program: Program, script: Script) -> None:
    """Who edits a record without having seen a column leaves what stands in it."""
    known = World(program, script).everything
    sheet = program.sheet(known)
    there = program.read(replace(sheet, columns=("title", "theme")), 50)
    for record, view in program.views(known).items():
        if view.deleted or view.grade is not Grade.SETTLED or view.shown.twins:
            continue  # A twin does not travel: who never heard of it cannot follow it.
        seen = program.views(there)[record].shown
        edit = program.follow([seen], "WAT/pc9/1", {**seen.fields, "title": "Elders"}, 99)
        after = program.views(program.union(known, VersionSet.of([edit])))[record]
        assert [dict(head.fields) for head in after.heads] == [{**view.fields, "title": "Elders"}]


def digests_stand_in_for_what_is_past(program: Program, script: Script) -> None:
    """Who has only digests of earlier versions judges whole heads as who has those versions."""
    known = World(program, script).everything
    full = program.views(known)
    heads = {tip.id for view in full.values() for head in view.heads for tip in head.tips}
    poor = program.views(_with_parts(program, known, lambda v: () if v.id not in heads else None))
    for record, view in full.items():
        if all(v.extent is Extent.FULL for v in known.by_record()[record]):
            assert poor[record].grade is view.grade
            assert [dict(h.fields) for h in poor[record].heads] == [
                dict(h.fields) for h in view.heads
            ]
            if view.proposal is not None:
                _same_but_for_sets(poor[record].proposal or {}, view.proposal)


def less_knowledge_promises_less(program: Program, script: Script) -> None:
    """What can be joined where less is known can be joined where all is, to the same record."""
    known = World(program, script).everything
    full = program.views(known)
    heads = {tip.id for view in full.values() for head in view.heads for tip in head.tips}
    bare = _with_parts(program, known, lambda v: () if v.id not in heads else None)
    sets = [_with_some_open(bare, heads, 1.0, random.Random())]
    sets += [_with_less(program, known, heads, random.Random(f"{n} {script!r}")) for n in (1, 2)]
    for less in sets:
        for record, view in program.views(less).items():
            _promises_less(program, known, view, full[record])


def _promises_less(program: Program, known: VersionSet, view: RecordView, full: RecordView) -> None:
    if view.grade is Grade.SETTLED:
        assert full.grade is Grade.SETTLED
    elif view.grade is Grade.PARALLEL:
        assert full.grade is not Grade.CONFLICT
        assert view.proposal is not None
        decision = program.follow(view.heads, "WAT/pc9/1", view.proposal, 99)
        after = program.views(program.union(known, VersionSet.of([decision])))[view.record]
        assert after.grade is Grade.SETTLED
        _same_but_for_sets(after.fields, full.proposal or full.fields)


def _with_less(
    program: Program, known: VersionSet, heads: set[str], rng: random.Random
) -> VersionSet:
    """Return a set of which parts are known, by digest, not at all, or only by descent."""

    def kept(_version: Version) -> tuple[str, ...] | None:
        if rng.random() < 0.4:
            return None
        return tuple(key for key in KEYS if rng.random() < 0.5)

    less = _with_some_open(_with_parts(program, known, kept), heads, 0.3, rng)
    gone = {v.key for v in less.versions.values() if v.id not in heads and rng.random() < 0.3}
    left = {key: version for key, version in less.versions.items() if key not in gone}
    return VersionSet(left, less.edges)


def _with_parts(
    program: Program, known: VersionSet, kept: Callable[[Version], tuple[str, ...] | None]
) -> VersionSet:
    """Return a set in which whole versions are known in part, as ``kept`` says of each."""
    versions = []
    for version in known.versions.values():
        keys = kept(version) if version.extent is Extent.FULL else None
        versions.append(version if keys is None else program.shown_in_part(version, keys))
    stated = {(v.id, parent) for v in known.versions.values() for parent in v.parents}
    return VersionSet.of(versions, known.edges | stated)


def _with_some_open(
    known: VersionSet, heads: set[str], share: float, rng: random.Random
) -> VersionSet:
    """Return a set in which of some earlier versions not even the digests are known."""
    versions = [
        replace(v, checks={}) if v.checks and v.id not in heads and rng.random() < share else v
        for v in known.versions.values()
    ]
    return VersionSet.of(versions, known.edges)


def _same_but_for_sets(fields: Fields, wanted: Fields) -> None:
    """Where nobody here has seen the days that stood there, none is taken off."""
    for key in (fields.keys() | wanted.keys()) - SET_FIELDS:
        assert fields.get(key) == wanted.get(key)
    for key in SET_FIELDS:
        assert set(fields.get(key) or ()) >= set(wanted.get(key) or ())  # type: ignore[call-overload]


def labels_are_for_people(program: Program, script: Script) -> None:
    """Rewording labels, or another language, makes no new versions."""
    first = first_version("E1", "WAT/pc0/1", {"title": TITLES[0], "theme": "T01"})
    known = program.union(World(program, script).everything, VersionSet.of([first]))
    old = program.read(program.sheet(known, FIRST_EDITION), 1, FIRST_EDITION)
    new = program.read(program.sheet(known, NEXT_EDITION), 1, NEXT_EDITION)
    assert same_sets(old, new)
    typed = [
        program.read(Sheet(("title", "theme"), (Row(None, None, {"theme": label}),)), 1, book)
        for label, book in (
            ("Huisarts", FIRST_EDITION),
            ("HUISARTS", FIRST_EDITION),
            ("Huisartsenzorg", NEXT_EDITION),
            ("T01", NEXT_EDITION),
        )
    ]
    assert all(same_sets(one, typed[0]) for one in typed)


LAWS: tuple[Law, ...] = (
    idempotent,
    one_file_twice_is_one_file,
    commutative,
    associative,
    monotone,
    nothing_is_lost_on_the_way,
    nothing_hidden,
    as_the_oracle_sees_it,
    equal_sets_look_equal,
    equal_content_has_equal_names,
    convergence,
    decision_sticks,
    an_edit_leaves_no_loose_ends,
    round_trip,
    another_place_sees_the_same,
    missing_is_not_empty,
    unseen_is_not_emptied,
    digests_stand_in_for_what_is_past,
    less_knowledge_promises_less,
    labels_are_for_people,
)

FORGED_TOO: tuple[Law, ...] = (
    idempotent,
    commutative,
    associative,
    monotone,
    as_the_oracle_sees_it,
    equal_sets_look_equal,
    convergence,
)
"""Laws that must hold of forged descent as well. (A forger can hide a version by a plain lie.)"""
