"""A text that was removed for good is gone from every union, and nothing else is.

The same histories of work as for the other laws; after them one computer removes a text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from domain import oracle
from domain.laws import same_sets, same_views
from domain.program import Program
from domain.strategies import STORIES, Script, scripts
from domain.world import World
from hypothesis import HealthCheck, Phase, given, settings

from resv_desktop.domain import redaction
from resv_desktop.domain.redaction import (
    REDACTED,
    Passage,
    Seal,
    Strike,
    blanked,
    fold_text,
    may_be_struck,
    seal_digest,
    seal_of,
    texts_in,
)
from resv_desktop.domain.version import (
    Extent,
    Version,
    VersionSet,
    by_version,
    first_version,
    next_version,
    struck,
)

SALT = "00112233"


class Redacting(Program):
    """The program with the rule for texts that were removed, in one place each."""

    def redact(self, known: VersionSet, strikes: set[Strike], seals: set[Seal]) -> VersionSet:
        return known.union(VersionSet.of((), (), strikes, seals))


class FullBeatsRedacted(Redacting):
    """Whoever still has the whole version brings it back."""

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        both = one.union(other)
        full = {**one.versions, **other.versions}
        whole = {v.id: v for v in full.values() if v.extent is Extent.FULL}
        kept = [whole.get(v.id, v) for v in both.versions.values()]
        return replace(both, versions={v.key: v for v in kept})


class StrikesStayAtHome(Redacting):
    """What was removed is forgotten when two logs are joined."""

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        return VersionSet({**one.versions, **other.versions}, one.edges | other.edges)


class FirstSideDecides(Redacting):
    """Only what the first of two logs removed counts."""

    def union(self, one: VersionSet, other: VersionSet) -> VersionSet:
        both = {**one.versions, **other.versions}
        return VersionSet(both, one.edges | other.edges, one.strikes, one.seals).redacted()


class VersionGoesWithItsText(Redacting):
    """The whole version is thrown away."""

    def redact(self, known: VersionSet, strikes: set[Strike], seals: set[Seal]) -> VersionSet:
        gone = by_version(strikes).keys()
        kept = {key: v for key, v in known.versions.items() if v.id not in gone}
        return VersionSet(kept, known.edges, frozenset(strikes), frozenset(seals))


class RedactedIsAnEdit(Redacting):
    """What is left gets a name of its own."""

    def redact(self, known: VersionSet, strikes: set[Strike], seals: set[Seal]) -> VersionSet:
        fields = by_version(strikes)
        kept = [
            replace(v, fields={**v.fields, **dict.fromkeys(fields[v.id], REDACTED)})
            if v.id in fields and v.extent is not Extent.PARTIAL
            else v
            for v in known.versions.values()
        ]
        return VersionSet({v.key: v for v in kept}, known.edges, frozenset(strikes))


Case = tuple[World, VersionSet, VersionSet, set[Strike], set[Seal]]


def case(program: Redacting, script: Script) -> Case | None:
    """Return a world, the log of who removed a text before and after, and what was removed."""
    world, rng = World(program, script), random.Random(repr(script))
    log = world.logs[0]
    texts = [
        (v, key, value)
        for v in log.versions.values()
        for key in ("title", "description")
        if isinstance(value := v.fields.get(key), str)
    ]
    if not texts:
        return None
    version, _, text = rng.choice(texts)
    strikes = {
        Strike(v.id, key) for v, key, value in texts
        if v.record == version.record and value == text
    }  # fmt: skip
    folded = fold_text(text)
    seals = {Seal(version.record, "none", len(folded), SALT, seal_digest(folded, SALT))}
    return world, log, program.redact(log, strikes, seals), strikes, seals


RedactionLaw = Callable[[Redacting, Script], None]


def order_does_not_matter(program: Redacting, script: Script) -> None:
    """Joining with a removal is idempotent, commutative and associative."""
    if found := case(program, script):
        world, _, after, _, _ = found
        _, b, c = world.logs
        assert same_sets(program.union(after, after), after)
        assert same_sets(program.union(after, b), program.union(b, after))
        left = program.union(program.union(after, b), c)
        right = program.union(after, program.union(b, c))
        assert same_sets(left, right)
        assert left.strikes == right.strikes
        assert same_views(program, left, right)


def it_never_comes_back(program: Redacting, script: Script) -> None:
    """No log, no workbook and no backup from before brings the text back, in its version or not."""
    if found := case(program, script):
        world, before, after, strikes, seals = found
        old = program.read(program.sheet(before), 50)
        known = after
        for more in (*world.logs, old, before, world.everything):
            known = program.union(known, more)
            for both in (known, program.union(more, after)):
                assert not _still_there(both, strikes, seals)


def _still_there(known: VersionSet, strikes: set[Strike], seals: set[Seal]) -> list[Version]:
    fields = by_version(strikes)
    return [
        v for v in known.versions.values()
        if any(v.fields.get(key) not in (None, REDACTED) for key in fields.get(v.id, ()))
        or any(
            seal.fits(fold_text(text))
            for seal in seals for key, value in v.fields.items() for text in texts_in(value)
            if seal.record == v.record and may_be_struck(v.record, key)
        )
    ]  # fmt: skip


def nothing_else_goes(program: Redacting, script: Script) -> None:
    """All versions, their descent, and every other text stay what they were."""
    if found := case(program, script):
        _, before, after, strikes, _ = found
        strikes = strikes | after.strikes
        assert {v.id for v in after.versions.values()} == {v.id for v in before.versions.values()}
        parents = after.parents_by_child()
        assert parents == before.parents_by_child()
        fields = by_version(strikes)
        mine = {(v.id, k): x for v in before.versions.values() for k, x in v.fields.items()}
        for version in after.versions.values():
            for key, value in version.fields.items():
                gone = key in fields.get(version.id, ())
                assert value == (REDACTED if gone else mine[version.id, key])


def shown_as_before_but_for_the_text(program: Redacting, script: Script) -> None:
    """Who looks at the log sees the same heads with the mark in place of the text."""
    if found := case(program, script):
        _, before, after, _, seals = found
        now = program.views(after)
        for record, view in program.views(before).items():
            wanted = {
                (head.version.deleted, *sorted(_marked(record, head.fields, seals).items()))
                for head in view.heads
            }
            shown = {
                (head.version.deleted, *sorted(head.fields.items())) for head in now[record].heads
            }
            assert shown == wanted


def _marked(record: str, fields: object, seals: set[Seal]) -> dict[str, object]:
    return {
        key: REDACTED
        if any(
            seal.record == record and may_be_struck(record, key) and seal.fits(fold_text(text))
            for seal in seals
            for text in texts_in(value)
        )
        else value
        for key, value in dict(fields).items()  # type: ignore[call-overload]
    }


def an_untouched_workbook_changes_nothing(program: Redacting, script: Script) -> None:
    """Exported after a removal and read again, also elsewhere, it says what the log says."""
    if found := case(program, script):
        _, _, after, strikes, seals = found
        read = program.read(program.sheet(after), 50)
        assert same_views(program, program.union(after, read), after)
        there = program.views(program.union(read, VersionSet.of((), (), strikes, seals)))
        for record, view in program.views(after).items():
            shown = [(h.version.deleted, dict(h.fields)) for h in view.heads]
            assert [(h.version.deleted, dict(h.fields)) for h in there[record].heads] == shown


def as_the_oracle_sees_it(program: Redacting, script: Script) -> None:
    """A brute force that knows nothing of removals agrees on what stands."""
    if found := case(program, script):
        world, _, after, _, _ = found
        known = program.union(after, world.everything)
        for record, view in program.views(known).items():
            contents = oracle.Record(known, record)
            shown = {contents.content(head.version.id) for head in view.heads}
            assert shown == oracle.heads(known, record)


LAWS: tuple[RedactionLaw, ...] = (
    order_does_not_matter,
    it_never_comes_back,
    nothing_else_goes,
    shown_as_before_but_for_the_text,
    an_untouched_workbook_changes_nothing,
    as_the_oracle_sees_it,
)
CAUGHT = [
    (FullBeatsRedacted, it_never_comes_back),
    (StrikesStayAtHome, it_never_comes_back),
    (FirstSideDecides, order_does_not_matter),
    (VersionGoesWithItsText, nothing_else_goes),
    (RedactedIsAnEdit, nothing_else_goes),
]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law_of_removal(law: RedactionLaw) -> None:
    @given(scripts())
    def holds(script: Script) -> None:
        law(Redacting(), script)

    holds()


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law_of_removal_in_a_story(law: RedactionLaw, story: str) -> None:
    law(Redacting(), STORIES[story])


@pytest.mark.parametrize(("mutant", "law"), CAUGHT, ids=lambda item: item.__name__)
def test_the_mutant_is_caught(mutant: type[Redacting], law: RedactionLaw) -> None:
    @settings(
        max_examples=120,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(scripts())
    def examine(script: Script) -> None:
        law(mutant(), script)

    def examine_all() -> None:
        for script in STORIES.values():
            law(mutant(), script)
        examine()

    with pytest.raises(AssertionError):
        examine_all()


# One at a time

RECORD = "E0123"
NOTE = "Mevrouw Van den Berg wacht al drie weken op haar uitslag"


def _entry(**fields: object) -> Version:
    return first_version(RECORD, "WAT/pc/1", {"title": "Wachttijd", "theme": "T01", **fields})


def test_name_and_descent_stay_and_the_text_goes() -> None:
    first = _entry(description=NOTE)
    after = struck(first, ["description"])
    assert (after.id, after.parents, after.revision) == (first.id, first.parents, 1)
    assert dict(after.fields) == {"title": "Wachttijd", "theme": "T01", "description": REDACTED}
    assert "Berg" not in after.text
    assert struck(after, ["description"]) is after


def test_an_edit_that_lost_its_text_still_inherits_the_rest() -> None:
    first = _entry()
    edit = Version(RECORD, 2, (first.id,), "excel:WAT", {"description": NOTE}, extent=Extent.DELTA)
    known = VersionSet.of([first, edit], (), [Strike(edit.id, "description")])
    (view,) = Program().views(known).values()
    assert view.fields == {"title": "Wachttijd", "theme": "T01", "description": REDACTED}
    assert view.shown.version.id == edit.id


def test_codes_days_and_numbers_cannot_be_struck() -> None:
    first = _entry(number="KN-001", signal_date="2027-01-02")
    assert struck(first, ["number", "theme", "signal_date", "absent"]) is first
    assert may_be_struck(RECORD, "of_a_later_edition")


def test_an_agenda_keeps_its_entries_and_outcomes() -> None:
    items = (("E1", "besproken", NOTE), ("E2", "opgelost", None))
    assert blanked(items) == (("E1", "besproken", REDACTED), ("E2", "opgelost", None))
    assert list(texts_in(items)) == [NOTE]


def test_a_seal_knows_the_text_again_and_no_other() -> None:
    seal = seal_of(RECORD, "WAT", NOTE, SALT)
    assert seal is not None
    assert seal.fits(fold_text("  mevrouw VAN den Berg wacht\nal drie weken op haar uitslag"))
    assert not seal.fits(fold_text(NOTE.replace("drie", "vier")))
    assert "berg" not in repr(seal).casefold()


def test_no_seal_is_made_of_what_can_be_guessed() -> None:
    assert seal_of(RECORD, "WAT", "Jan de Vries", SALT) is None


def test_a_later_version_that_nobody_knew_of_loses_the_text_too() -> None:
    first = _entry(description=NOTE)
    later = next_version([first], "WAT/other/1", {**first.fields, "theme": "T02"})
    seal = seal_of(RECORD, "WAT", NOTE, SALT)
    assert seal
    removed = VersionSet.of([first], (), [Strike(first.id, "description")], [seal])
    both = removed.union(VersionSet.of([first, later]))
    assert "Berg" not in repr([v.text for v in both.versions.values()])
    assert Strike(later.id, "description") in both.strikes


def test_a_row_typed_by_hand_in_the_same_network_is_sealed_too() -> None:
    seal = seal_of(RECORD, "WAT", NOTE, SALT)
    assert seal
    typed = first_version("E0999", "excel:WAT", {"title": "Oud", "description": NOTE})
    other = first_version("E0998", "excel:AND", {"title": "Oud", "description": NOTE})
    both = VersionSet.of([typed, other], (), (), [seal])
    texts = {v.record: v.fields["description"] for v in both.versions.values()}
    assert texts == {"E0999": REDACTED, "E0998": NOTE}


def test_the_digest_of_an_unknown_text_goes_as_well() -> None:
    part = Version(
        RECORD, 1, (), "WAT/pc/1", {"title": "Wachttijd"}, extent=Extent.PARTIAL,
        stated_id="a" * 64, checks={"description": "0a1b2c3d4e", "*": "empty"},
    )  # fmt: skip
    after = struck(part, ["description"])
    assert dict(after.checks) == {"*": "empty"}
    assert after.fields["description"] == REDACTED


@pytest.mark.parametrize("text", ["jan   DE\nvries", "Jan de Vries", "met Jan de Vries erbij"])
def test_a_passage_is_found_whatever_its_case_and_space(text: str) -> None:
    passage = Passage("Jan de Vries")
    assert passage.is_in(text)
    assert "ries" not in redaction.without([passage], text)
    assert REDACTED in passage.taken_out(text)


def test_an_empty_passage_is_nowhere() -> None:
    assert not Passage("  ").is_in("iets")
