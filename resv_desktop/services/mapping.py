"""Headings that nobody knows: asked once, remembered per network and form, applied to what came.

While a heading is unknown its cells wait in quarantine. An answer holds for every later workbook
of that network with the same headings, and at once for the cells that were merged already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.paths import DataFolder
from resv_desktop.services.answering import folded, spec_of
from resv_desktop.services.quarantine import REGION, solve
from resv_desktop.services.waiting import UNKNOWN_HEADING, waiting
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.answers import row_records
from resv_desktop.store.database import Database
from resv_desktop.store.extras import add_extras, remove_extras
from resv_desktop.store.headings import (
    Choice,
    DatedChoice,
    add_heading_choices,
    carry_choices,
    forget_heading_choice,
    heading_choices,
)
from resv_desktop.store.imports import ImportedFile, asking_deliveries
from resv_desktop.workbook.columns import Role
from resv_desktop.workbook.reading import Choices, HeadingQuestion
from resv_desktop.workbook.reading import Proposal as Proposal
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED

NO_CHOICES: Choices = MappingProxyType({})
NOT_OURS = ""
"""The answer that a column is the sender's own: its texts are kept beside the records."""
_KEPT = "column_added"


@dataclass(frozen=True, slots=True)
class WaitingHeading:
    """A heading that waits for a person, in every file where it stands.

    ``batches`` are the imports of those files. ``table`` is the name of our sheet, ``cells``
    counts the cells that wait under it, ``columns`` holds key and header of each column of ours
    that was not found there. ``proposals`` are best first.
    """

    network: str
    headings: str
    table: str
    heading: str
    files: tuple[str, ...]
    batches: frozenset[int]
    sheet: str
    cells: int
    samples: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def choice(self) -> Choice:
        """The key under which the answer is kept."""
        return self.network, self.headings, self.table, folded(self.heading)


def choices_of(workspace: Workspace) -> Choices:
    """Return what people said of headings, for the readers of workbooks."""
    return heading_choices(workspace.database())


def choices_in(folder: DataFolder) -> Choices:
    """Return the same from a data folder that may not be there, or not be usable."""
    if not folder.database.exists():
        return {}
    workspace = Workspace(folder)
    try:
        with suppress(KnownError):
            return choices_of(workspace)
        return {}
    finally:
        workspace.release()


def headings_waiting(workspace: Workspace) -> list[WaitingHeading]:
    """Return the headings of merged files that nobody has said anything of yet."""
    database = workspace.database()
    known = heading_choices(database)
    met: defaultdict[Choice, list[_Met]] = defaultdict(list)
    for found in _met(database):
        if found.choice not in known:
            met[found.choice].append(found)
    return [_asked(choice, places) for choice, places in met.items()]


def remember(
    workspace: Workspace, question: WaitingHeading | HeadingQuestion, column: str,
    network: str = "", by: str = REGION,
) -> int:  # fmt: skip
    """Keep what an unknown heading is: the key of our column, or :data:`NOT_OURS`.

    Returns how many cells that were merged before are understood by it; those that make no sense
    in that column go on waiting one by one. A question out of a reading that is not merged yet
    needs the ``network`` it is of.

    Raises:
        WrongUseError: ``heading_column_unknown`` when our sheet has no such column.
    """
    choice = question.choice if isinstance(question, WaitingHeading) else question.choice(network)
    if not _is_column(choice[2], column):
        raise WrongUseError("heading_column_unknown", column=column, sheet=choice[2])
    database = workspace.database()
    with database.atomic():
        add_heading_choices(database, {choice: column}, workspace.now())
        return _applied(workspace, choice, column, by)


def take_over(workspace: Workspace, choices: Iterable[DatedChoice], by: str = REGION) -> int:
    """Keep what was said of headings on another computer, unless it was said here later.

    Columns that this edition does not know are left out. Returns how many cells that were merged
    before are understood by it.
    """
    database = workspace.database()
    ours = [choice for choice in choices if _is_column(choice[2], choice[4])]
    with database.atomic():
        fresh = carry_choices(database, ours)
        return sum(_applied(workspace, choice, column, by) for choice, column in fresh.items())


def forget(workspace: Workspace, choice: Choice) -> bool:
    """Take back what was said of a heading; say whether anything was.

    What was understood by it stays: undo the import to take that back. Cells that were not go on
    waiting with their heading.
    """
    database = workspace.database()
    with database.atomic():
        for found in _met(database):
            if found.choice == choice:
                for cell in found.cells:
                    place = found.item.id, cell["sheet"], cell["row"], cell["column"]
                    remove_extras(database, *place, _KEPT)
        return forget_heading_choice(database, choice)


# The stored questions


@dataclass(frozen=True, slots=True)
class _Met:
    """An unknown heading in one file, with its cells."""

    item: ImportedFile
    about: Mapping[str, Any]
    cells: list[Mapping[str, Any]]

    @property
    def choice(self) -> Choice:
        """The key under which an answer is kept."""
        about = self.about
        heading = folded(about["heading"])
        return self.item.file.network, about["headings"], about["kind"], heading


def _met(database: Database) -> Iterator[_Met]:
    for item in asking_deliveries(database):
        cells: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for cell in item.file.quarantine if item.file.headings else ():
            if cell["rule"] == UNKNOWN_HEADING:
                cells[(cell["sheet"], cell["column"])].append(cell)
        for about in item.file.headings:
            under = cells.get((about["sheet"], about["heading"].strip()))
            if under and spec_of(about["kind"]):
                yield _Met(item, about, under)


def _asked(choice: Choice, places: list[_Met]) -> WaitingHeading:
    latest = places[-1]
    network, headings, table, _ = choice
    about = latest.about
    return WaitingHeading(
        network, headings, table, str(about["heading"]),
        tuple(dict.fromkeys(found.item.file.name for found in places)),
        frozenset(found.item.batch for found in places), str(about["sheet"]),
        sum(len(found.cells) for found in places), tuple(about["samples"]),
        tuple(Proposal(*proposal) for proposal in about["proposals"]),
        tuple(_missing(latest.item, table)),
    )  # fmt: skip


def _missing(item: ImportedFile, table: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that an unknown heading can be: those of ours the file does not have."""
    spec = spec_of(table)
    missing = str(item.file.values.get("columns_missing") or "").split(", ")
    for column in spec.columns if spec else ():
        is_field = column.role is Role.FIELD and column.header in missing
        if is_field or column.key == LAST_CONFIRMED:
            yield column.key, column.header


def _is_column(table: str, column: str) -> bool:
    """Say whether our sheet has such a column; none of ours is an answer everywhere."""
    spec = spec_of(table)
    return column == NOT_OURS or (spec is not None and column in {c.key for c in spec.columns})


# An answer for what was merged before


def _applied(workspace: Workspace, choice: Choice, column: str, by: str) -> int:
    if column == NOT_OURS:
        return _keep_texts(workspace.database(), choice)
    return _answer_cells(workspace, choice, by)


def _answer_cells(workspace: Workspace, choice: Choice, by: str) -> int:
    answered = 0
    places = {
        (found.item.id, cell["sheet"], cell["row"], cell["column"])
        for found in _met(workspace.database())
        if found.choice == choice
        for cell in found.cells
    }
    for item in waiting(workspace):
        if item.place in places:
            with suppress(KnownError):
                solve(workspace, item, item.raw, by)
                answered += 1
    return answered


def _keep_texts(database: Database, choice: Choice) -> int:
    kept = 0
    for found in _met(database):
        if found.choice == choice:
            rows = row_records(database, [found.item.id])
            add_extras(database, found.item.id, [
                (cell["sheet"], cell["row"], cell["column"], cell["raw"], _KEPT,
                 rows.get((found.item.id, cell["sheet"], cell["row"]), ("", ""))[0])
                for cell in found.cells
            ])  # fmt: skip
            kept += len(found.cells)
    return kept
