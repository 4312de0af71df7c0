"""The laws have teeth: each broken rule is caught by the law that is there for it.

That the program as built keeps all laws is for ``test_laws.py``.
"""

from __future__ import annotations

import pytest
from domain import laws, mutants
from domain.laws import Law
from domain.program import Program
from domain.strategies import STORIES, Script, scripts
from hypothesis import HealthCheck, Phase, given, settings

CAUGHT = [
    (mutants.LastWriterByTime, laws.monotone),
    (mutants.LastWriterByTime, laws.nothing_hidden),
    (mutants.LastWriterByRevision, laws.monotone),
    (mutants.LastWriterByRevision, laws.nothing_hidden),
    (mutants.TimeInTheHash, laws.one_file_twice_is_one_file),
    (mutants.HashWithoutParents, laws.equal_content_has_equal_names),
    (mutants.MissingRowIsDeletion, laws.missing_is_not_empty),
    (mutants.MissingColumnIsEmpty, laws.missing_is_not_empty),
    (mutants.DerivedIdWithoutOccurrence, laws.one_file_twice_is_one_file),
    (mutants.TieBreakByFileOrder, laws.equal_sets_look_equal),
    (mutants.TieBreakByFileOrder, laws.commutative),
    (mutants.HistoryCutAtTen, laws.monotone),
    (mutants.HistoryCutAtTen, laws.nothing_is_lost_on_the_way),
    (mutants.CodesHashedAsLabels, laws.labels_are_for_people),
    (mutants.OtherHeadsForgotten, laws.as_the_oracle_sees_it),
    (mutants.OtherHeadsForgotten, laws.nothing_hidden),
    (mutants.DecisionFollowsOneHead, laws.decision_sticks),
    (mutants.UnknownIsEmptied, laws.unseen_is_not_emptied),
    (mutants.TwinsAreConflicts, laws.as_the_oracle_sees_it),
    (mutants.TwinsForgotten, laws.an_edit_leaves_no_loose_ends),
    (mutants.TwinsForgotten, laws.nothing_hidden),
    (mutants.BareDescentIgnored, laws.as_the_oracle_sees_it),
    (mutants.AbsentInDeltaIsEmpty, laws.as_the_oracle_sees_it),
    (mutants.DigestsIgnored, laws.digests_stand_in_for_what_is_past),
    (mutants.DigestsForgottenButTheClaim, laws.digests_stand_in_for_what_is_past),
    (mutants.DigestsForgottenButTheClaim, laws.less_knowledge_promises_less),
    (mutants.RestTakenForEmpty, laws.less_knowledge_promises_less),
    (mutants.DigestsWithAnotherSalt, laws.digests_stand_in_for_what_is_past),
    (mutants.AnyValueFitsADigest, laws.less_knowledge_promises_less),
    (mutants.UnseenIsNoDifference, laws.less_knowledge_promises_less),
]


def breaks(law: Law, make: type[Program]) -> bool:
    """Say whether a law finds a script on which a program fails it.

    The scripts are always the same ones: a mutant is caught every time or never.
    """

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
        law(make(), script)

    try:
        for script in STORIES.values():
            law(make(), script)
        examine()
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("mutant", "law"), CAUGHT, ids=[f"{m.__name__}-{law.__name__}" for m, law in CAUGHT]
)
def test_the_mutant_is_caught(mutant: type[Program], law: Law) -> None:
    assert breaks(law, mutant)


def test_every_mutant_is_named() -> None:
    every = {m for m in vars(mutants).values() if isinstance(m, type) and issubclass(m, Program)}
    assert {mutant for mutant, _ in CAUGHT} == every - {Program}
