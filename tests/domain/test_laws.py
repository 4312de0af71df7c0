"""The laws of merging hold, for any history of work and for forged descent."""

from __future__ import annotations

import pytest
from domain.laws import FORGED_TOO, LAWS, Law
from domain.program import Program
from domain.strategies import STORIES, Script, scripts
from hypothesis import given


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law(law: Law) -> None:
    @given(scripts())
    def holds(script: Script) -> None:
        law(Program(), script)

    holds()


@pytest.mark.parametrize("law", FORGED_TOO, ids=lambda law: law.__name__)
def test_law_under_forged_descent(law: Law) -> None:
    @given(scripts(forged=True))
    def holds(script: Script) -> None:
        law(Program(), script)

    holds()


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law_in_a_story(law: Law, story: str) -> None:
    law(Program(), STORIES[story])
