"""Level (b) of the laws: whole histories through real workbooks, by both ways of reading.

A script of the domain's tests is played (computers, edits, conflicts, removals, backups), what
stands is written as an exchange workbook, and read again: as it was written, by calamine alone,
and saved by openpyxl first, so that both readers have to agree on every cell.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from domain.program import Program
from domain.strategies import STORIES, Script, scripts
from domain.world import World
from hypothesis import given, settings
from workbook.exchange_sample import delivery
from workbook.reader_kit import by_hand, content, read

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.version import Extent, VersionSet
from resv_desktop.domain.view import view_all
from resv_desktop.services.delivery import descent
from resv_desktop.workbook.model import ExportRecord
from resv_desktop.workbook.reading import FileReading, Verdict

Route = Callable[[bytes], bytes]
ROUTES: dict[str, Route] = {"calamine alone": lambda data: data, "both readers": by_hand}


def history(script: Script) -> VersionSet:
    """What all computers of a script know together."""
    return World(Program(), script).everything


def workbook(known: VersionSet) -> bytes:
    """What a network would hand over of it."""
    heads = [head for view in view_all(known).values() for head in view.heads]
    records = tuple(ExportRecord(head.version, head.fields) for head in heads)
    return content(delivery(*records, edges=descent(known)))


def through(route: Route, data: bytes) -> tuple[FileReading, VersionSet]:
    reading = read(route(data))
    versions = [version for row in reading.rows for version in row.versions]
    return reading, VersionSet.of([*versions, *reading.tombstones], reading.edges)


Heads = list[tuple[bool, Fields]]


def shown(known: VersionSet) -> dict[str, Heads]:
    """What people see of each record: every head, the shown one first."""
    return {
        record: [(head.version.deleted, dict(head.fields)) for head in view.heads]
        for record, view in view_all(known).items()
    }


def assert_nothing_changes(known: VersionSet) -> None:
    """Laws 1, 4, 7 and 9 for one set: nothing is new, nothing is lost, elsewhere is as here."""
    data = workbook(known)
    for name, route in ROUTES.items():
        reading, found = through(route, data)
        assert reading.verdict is not Verdict.REFUSED, (name, reading.reason)
        assert not reading.quarantine, name
        full = {v.key for v in found.versions.values() if v.extent is Extent.FULL}
        assert full <= known.versions.keys(), f"{name}: a version that nobody made"
        deltas = {v.key for v in found.versions.values() if v.extent is Extent.DELTA}
        assert deltas <= known.versions.keys(), f"{name}: an edit that nobody made"
        assert shown(known.union(found)) == shown(known), f"{name}: the log looks different"
        assert shown(found) == shown(known), f"{name}: another place sees something else"


@pytest.mark.parametrize("script", STORIES.values(), ids=list(STORIES))
def test_a_story_comes_through_unchanged(script: Script) -> None:
    assert_nothing_changes(history(script))


@pytest.mark.thorough
@given(scripts(10))
@settings(max_examples=8)
def test_any_history_comes_through_unchanged(script: Script) -> None:
    assert_nothing_changes(history(script))


@given(scripts(8), scripts(8))
@settings(max_examples=8)
def test_the_order_of_two_workbooks_does_not_matter(one: Script, other: Script) -> None:
    """Laws 2 and 3, and that both ways of reading give the same set."""
    read_ = [through(route, workbook(history(s)))[1]
             for s, route in zip((one, other), ROUTES.values(), strict=True)]  # fmt: skip
    assert shown(read_[0].union(read_[1])) == shown(read_[1].union(read_[0]))
    again = through(ROUTES["both readers"], workbook(history(one)))[1]
    assert again.versions.keys() == read_[0].versions.keys()
