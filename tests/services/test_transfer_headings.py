"""What people said of headings travels: the latest word holds, and what waits is read by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from services.conftest import WAT, Maker
from services.transfer_kit import assert_equal_logs, merge, transfer

from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.mapping import (
    NOT_OURS,
    choices_of,
    headings_waiting,
    remember,
)
from resv_desktop.services.quarantine import waiting
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.extras import all_extras
from resv_desktop.store.headings import add_heading_choices, dated_choices
from resv_desktop.workbook.hand_edit import edit_by_hand

TEXT = "Alle praktijken\nhebben een stop"


@pytest.fixture
def sent(make_workspace: Maker, tmp_path: Path) -> list[Path]:
    """Two deliveries of one network in which the same heading was given another name."""
    network = make_workspace("wat", "network", networks=(WAT,))
    log, made = Logbook(network), []

    def rename(book: openpyxl.Workbook) -> None:
        next(c for c in book["Registraties"][1] if c.value == "Toelichting").value = "Zzz"

    for quarter in (1, 2):
        log.create_entry("WAT", {"title": f"Nummer {quarter}", "description": TEXT})
        made.append(tmp_path / f"q{quarter}.xlsx")
        Deliveries(network).export("WAT", Period(2027, quarter), made[-1])
        edit_by_hand(made[-1], rename)
    return made


@pytest.fixture
def both(make_workspace: Maker) -> tuple[Workspace, Workspace]:
    return make_workspace("ik", "region"), make_workspace("jij", "region")


def exchange(mine: Workspace, yours: Workspace, folder: Path) -> None:
    one, other = transfer(mine, folder), transfer(yours, folder)
    merge(mine, other)
    merge(yours, one)


def texts(workspace: Workspace) -> set[object]:
    log = Logbook(workspace)
    return {log.view(row.record).fields.get("description") for row in log.find(EntryQuery())}


def say(workspace: Workspace, column: str) -> None:
    (question,) = headings_waiting(workspace)
    remember(workspace, question, column)


@pytest.mark.parametrize("column", ["description", NOT_OURS])
def test_a_heading_named_on_one_computer_is_named_on_the_other_for_the_same_file(
    both: tuple[Workspace, Workspace], sent: list[Path], tmp_path: Path, column: str
) -> None:
    mine, yours = both
    for workspace in both:
        merge(workspace, sent[0])
    say(mine, column)
    exchange(mine, yours, tmp_path)
    for workspace in both:
        assert headings_waiting(workspace) == waiting(workspace) == []
        assert set(choices_of(workspace).values()) == {column}
        kept = [extra.text for extra in all_extras(workspace.database())]
        assert kept.count(TEXT) == (column == NOT_OURS)
    assert_equal_logs(mine, yours, tmp_path)


def test_cells_of_a_file_that_only_the_other_read_are_understood_and_go_back(
    both: tuple[Workspace, Workspace], sent: list[Path], tmp_path: Path
) -> None:
    mine, yours = both
    merge(mine, sent[0])
    merge(yours, sent[1])
    say(mine, "description")
    exchange(mine, yours, tmp_path)
    assert headings_waiting(yours) == waiting(yours) == []
    assert texts(yours) == {TEXT}
    exchange(mine, yours, tmp_path)
    assert texts(mine) == {TEXT}
    assert_equal_logs(mine, yours, tmp_path)


def test_the_later_word_holds_on_both_computers(
    both: tuple[Workspace, Workspace], sent: list[Path], tmp_path: Path
) -> None:
    mine, yours = both
    for workspace in both:
        merge(workspace, sent[0])
    (question,) = headings_waiting(mine)
    first = datetime(2027, 4, 1, 9, tzinfo=UTC)
    later = first + timedelta(minutes=1)
    add_heading_choices(mine.database(), {question.choice: "result"}, first)
    add_heading_choices(yours.database(), {question.choice: "description"}, later)
    exchange(mine, yours, tmp_path)
    assert set(choices_of(mine).values()) == {"description"}
    assert dated_choices(mine.database()) == dated_choices(yours.database())


def test_of_two_words_of_one_moment_the_same_one_holds_on_both(
    both: tuple[Workspace, Workspace], sent: list[Path], tmp_path: Path
) -> None:
    mine, yours = both
    for workspace in both:
        merge(workspace, sent[0])
    (question,) = headings_waiting(mine)
    moment = datetime(2027, 4, 1, 9, tzinfo=UTC)
    for workspace, column in ((mine, "result"), (yours, "description")):
        add_heading_choices(workspace.database(), {question.choice: column}, moment)
    exchange(mine, yours, tmp_path)
    assert dated_choices(mine.database()) == dated_choices(yours.database())


def test_a_column_that_this_edition_does_not_know_is_left_out(
    both: tuple[Workspace, Workspace], sent: list[Path], tmp_path: Path
) -> None:
    mine, yours = both
    for workspace in both:
        merge(workspace, sent[0])
    (question,) = headings_waiting(mine)
    add_heading_choices(mine.database(), {question.choice: "of_next_year"}, mine.now())
    merge(yours, transfer(mine, tmp_path))
    assert choices_of(yours) == {}
    assert len(headings_waiting(yours)) == 1
