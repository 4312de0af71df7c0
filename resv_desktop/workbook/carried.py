"""What a transfer file brings beside versions: the account of the files that another log read.

Types only, as in :mod:`.reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from resv_desktop.domain.redaction import Seal
from resv_desktop.workbook.reading import FileReading


class CarriedAnswer(NamedTuple):
    """What a person said of a cell or row that waited, on another computer.

    ``about`` is the rest of what the log keeps of it, by name: all of it text.
    """

    sheet: str
    row: int
    about: Mapping[str, str]


class CarriedChoice(NamedTuple):
    """What a person said of a heading, on another computer, and when (ISO, in UTC).

    ``headings`` is the form it stood in, ``sheet`` our sheet, ``heading`` the heading folded,
    ``column`` the key of our column or empty.
    """

    network: str
    headings: str
    sheet: str
    heading: str
    column: str
    at: str


@dataclass(frozen=True)
class CarriedFile:
    """A workbook that another log read, with what became of it there.

    The versions in the rows of ``reading`` are those of the transfer itself: of each row the one
    it stands for.
    """

    reading: FileReading
    answers: tuple[CarriedAnswer, ...] = ()


@dataclass(frozen=True)
class TransferReading(FileReading):
    """A transfer file, read: a row per record, and the files behind it."""

    carried: tuple[CarriedFile, ...] = ()
    seals: frozenset[Seal] = frozenset()
    choices: frozenset[CarriedChoice] = frozenset()
