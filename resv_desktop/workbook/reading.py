"""What comes of reading one workbook: a verdict, the rows, and everything a person should know.

Types only, so that the window and the merge can use them without loading a reader of workbooks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.redaction import Strike
from resv_desktop.domain.version import Edge, Version
from resv_desktop.workbook.columns import plain_header
from resv_desktop.workbook.intake import shown_name


class Verdict(StrEnum):
    """What is done with a file, from nothing to say to nothing read."""

    ACCEPT = "A"
    NOTED = "A+"
    """Read; there is something worth telling."""
    REPAIRED = "R"
    """Read; something was put right, before and after are kept."""
    QUARANTINED = "Q"
    """Read; some cells or rows wait for a person, their raw value is kept."""
    REFUSED = "X"
    """Not read; nothing was kept of it."""
    SKIPPED = "skip"
    """Not a delivery and not meant to be one: a blank form, our own regional workbook."""

    @property
    def rank(self) -> int:
        """The weight of the verdict: the heaviest finding decides on the file."""
        return list(Verdict).index(self)


class RowOutcome(StrEnum):
    """What a row turned out to be."""

    RECORD = "record"
    QUARANTINED = "quarantined"
    NOT_AN_ENTRY = "not_an_entry"


class RowReading(NamedTuple):
    """One row with something in it; ``row`` is the number that Excel shows.

    A meeting stands on several rows; each of them then carries the same versions.
    """

    sheet: str
    row: int
    outcome: RowOutcome
    record: str | None = None
    versions: tuple[Version, ...] = ()


class Repair(NamedTuple):
    """A cell that was understood otherwise than it stood there; ``rule`` names the reason."""

    sheet: str
    row: int
    column: str
    before: str
    after: str
    rule: str


class Quarantined(NamedTuple):
    """A cell (or row, with an empty column) that was not understood; the rest went in.

    ``kind`` is the name of our sheet, ``key`` our column where the cell has one. ``draft`` is what
    the other cells say of a row that waits as a whole, and all items of a meeting in which one
    cell waits: what is needed to answer without the file.
    """

    sheet: str
    row: int
    column: str
    raw: str
    rule: str
    kind: str = ""
    key: str = ""
    draft: tuple[tuple[str, Value], ...] = ()


class Extra(NamedTuple):
    """A text that is no field of a record but must not be lost: a remark, an added column."""

    sheet: str
    row: int
    column: str
    text: str
    rule: str


Choice = tuple[str, str, str, str]
"""Network, the headings of a table, its kind of sheet and the folded heading that was unknown."""
Choices = Mapping[Choice, str]
"""What people said unknown headings are: the key of a column, or empty for "none of yours"."""


class Proposal(NamedTuple):
    """A column that an unknown heading may be. ``score`` runs from 0 to 1.

    ``why`` is a code: ``text`` (the heading looks like it), ``type`` (what stands under it fits)
    or ``both``.
    """

    column: str
    header: str
    score: float
    why: str


class Screened(NamedTuple):
    """Personal data that a text seems to hold: where, what kind, how bad; never the text.

    Without a sheet ``column`` says what it is: ``sheet_name``, ``file_property``, ``file_name``.
    """

    sheet: str
    row: int
    column: str
    category: str
    level: str


class HeadingQuestion(NamedTuple):
    """A heading that is not known while columns of ours are missing; a person says what it is.

    ``sheet`` has the name it has in the file, ``kind`` is the name of our sheet; ``headings``
    stands for all headings of the table together, so that an answer counts for this form only.
    """

    sheet: str
    kind: str
    headings: str
    heading: str
    row: int
    samples: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    absent: tuple[tuple[str, str], ...] = ()
    """Key and header of every column of ours that it may be."""

    def choice(self, network: str) -> Choice:
        """Return the key under which the answer of ``network`` is kept among :data:`Choices`."""
        return network, self.headings, self.kind, plain_header(self.heading)


@dataclass(frozen=True)
class FileReading:
    """One workbook, read. ``reason`` and ``notes`` are codes; ``values`` fills all their places.

    ``period`` and ``delivered_on`` are text as in the workbook (``2027-Q1``, an ISO date).
    """

    name: str
    sha256: str
    verdict: Verdict
    reason: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    network: str = ""
    network_name: str = ""
    region: str = ""
    period: str = ""
    delivered_on: str = ""
    nothing_to_report: bool = False
    program: str = ""
    practice: bool = False
    rows: tuple[RowReading, ...] = ()
    edges: frozenset[Edge] = frozenset()
    strikes: frozenset[Strike] = frozenset()
    """Texts that were removed for good where the file was made, by version and field."""
    tombstones: tuple[Version, ...] = ()
    repairs: tuple[Repair, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    notes: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    headings: tuple[HeadingQuestion, ...] = ()
    around: tuple[tuple[str, str], ...] = ()
    """Place and text of what is checked and not kept: names of sheets, properties of the file."""
    screened: tuple[Screened, ...] | None = None
    """What the privacy check found; nothing when it has not run yet."""
    prepared: bytes = field(default=b"", compare=False, repr=False)
    """What whoever keeps the rows had worked out beforehand, in the process of the reader."""

    @classmethod
    def refused(
        cls, name: str, code: str, values: Mapping[str, Any] | None = None, sha256: str = ""
    ) -> FileReading:
        """Return the reading of a file that is not read; ``code`` says why."""
        name = shown_name(name)
        return cls(name, sha256, Verdict.REFUSED, code, {"file": name, **(values or {})})

    @property
    def texts(self) -> tuple[str, ...]:
        """What came in beside the fields and must pass the privacy check as well."""
        return tuple(extra.text for extra in self.extras)
