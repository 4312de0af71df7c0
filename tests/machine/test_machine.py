"""The machine: stories, a short walk for every change, a long one for nights (``make soak``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.stateful import run_state_machine_as_test
from machine.machine import RegionMachine
from machine.mutants import MUTANTS, Mutant
from machine.stories import STORIES, Story, play, play_all

from resv_desktop.domain.errors import KnownError

FOUND = Path(__file__).parents[2] / ".hypothesis" / "machine"
"""Failing walks are kept here, outside version control, and tried first the next time."""
COMMON = {"deadline": None, "suppress_health_check": list(HealthCheck), "print_blob": True}
SHORT = settings(max_examples=5, stateful_step_count=8, derandomize=True, **COMMON)
LONG = settings(
    max_examples=int(os.environ.get("MACHINE_EXAMPLES", "400")),
    stateful_step_count=25,
    database=DirectoryBasedExampleDatabase(FOUND),
    **COMMON,
)
HUNT = settings(
    max_examples=100, stateful_step_count=20, phases=[Phase.generate], database=None, **COMMON
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_nothing_is_lost_in(story: Story) -> None:
    play(story)


@pytest.mark.thorough
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_story_gives_away_that(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant(monkeypatch)
    with pytest.raises((AssertionError, KnownError)):
        play_all()


def test_a_region_loses_nothing_in_a_short_walk() -> None:
    run_state_machine_as_test(RegionMachine, settings=SHORT)


@pytest.mark.soak
def test_a_region_loses_nothing_in_long_walks() -> None:
    run_state_machine_as_test(RegionMachine, settings=LONG)


@pytest.mark.soak
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_walk_gives_away_that(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant(monkeypatch)
    with pytest.raises((AssertionError, KnownError)):
        run_state_machine_as_test(RegionMachine, settings=HUNT)
