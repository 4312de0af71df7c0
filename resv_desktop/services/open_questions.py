"""Everything in merged workbooks that waits for a person, found in one place.

The list of the window, its count and the card on the Start page are all made from this, so that
they never say different things.
"""

from __future__ import annotations

from typing import NamedTuple

from resv_desktop.services.conflicts import Conflict, conflicts
from resv_desktop.services.mapping import WaitingHeading, headings_waiting
from resv_desktop.services.waiting import Waiting, waiting
from resv_desktop.services.workspace import Workspace


class OpenQuestions(NamedTuple):
    """Headings that nobody knows, cells and rows not understood, and versions to choose from."""

    headings: tuple[WaitingHeading, ...] = ()
    cells: tuple[Waiting, ...] = ()
    choices: tuple[Conflict, ...] = ()

    @property
    def total(self) -> int:
        """How many questions there are: a heading is one, however many cells wait under it."""
        return len(self.headings) + len(self.cells) + len(self.choices)


def open_questions(workspace: Workspace, language: str = "nl") -> OpenQuestions:
    """Return what waits, each kind in the order of files and rows or of kind and number."""
    return OpenQuestions(
        tuple(headings_waiting(workspace)),
        tuple(waiting(workspace)),
        tuple(conflicts(workspace, language)),
    )
