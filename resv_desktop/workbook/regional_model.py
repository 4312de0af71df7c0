"""What the regional workbook is made from: a region's entries, who delivered, and every file.

Plain data, put in one fixed order when it is made, so that the order in which workbooks were
merged can never show in what is written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.delivery import is_late
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.workbook.model import natural


class CoverageState(StrEnum):
    """What is known of one network's delivery for one quarter."""

    DELIVERED = "delivered"
    NOTHING_TO_REPORT = "nothing_to_report"
    """It delivered and said that there was nothing: not the same as silence."""
    LATE = "late"
    """It delivered, with or without entries, after the last day."""
    MISSING = "missing"
    """The last day is past and nothing came."""
    NOT_DUE = "not_due"
    """Nothing came yet, and the last day is not past."""

    @property
    def has_delivered(self) -> bool:
        """Whether the network counts among those that delivered."""
        return self not in (CoverageState.MISSING, CoverageState.NOT_DUE)


def coverage_state(
    delivered_on: date | None, nothing_to_report: bool, deadline: date, as_of: date
) -> CoverageState:
    """Return the state of one network's quarter as it was on the day ``as_of``.

    ``delivered_on`` is the day the first delivery states, ``None`` when there is none.
    """
    if delivered_on is None:
        return CoverageState.MISSING if as_of > deadline else CoverageState.NOT_DUE
    if is_late(delivered_on, deadline):
        return CoverageState.LATE
    return CoverageState.NOTHING_TO_REPORT if nothing_to_report else CoverageState.DELIVERED


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One network's quarter; ``rows`` of its delivery were taken in, ``None`` without delivery."""

    network: str
    quarter: Period
    state: CoverageState
    deadline: date
    delivered_on: date | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class RegionalRecord:
    """An entry or action as it is shown (the first head), with where it came from.

    ``source`` is the SHA-256 of the file that brought this version, or empty when a person at
    the RESV decided between heads; ``sheet`` and ``row`` are where it stands in that file.
    ``conflict`` says that heads still differ.
    """

    record: str
    network: str
    version: str
    revision: int
    fields: Fields
    source: str = ""
    conflict: bool = False
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that was merged, with its balance.

    ``name`` is the name the delivery has by custom, not the one somebody gave the file; all
    counts are rows of data sheets.
    """

    name: str
    sha256: str
    network: str
    period: str
    read: int
    taken_in: int
    quarantined: int = 0
    not_an_entry: int = 0

    @property
    def difference(self) -> int:
        """The rows that are not accounted for: anything but 0 means that rows got lost."""
        return self.read - self.taken_in - self.quarantined - self.not_an_entry


@dataclass(frozen=True, slots=True)
class Remark:
    """A text of a workbook that is no field of a record: a remark, a cell of an added column.

    ``record`` and ``number`` are of the row it stood on, empty when that was none; ``rule`` is the
    code of what kind of text it is; ``source`` is the SHA-256 of the file ``name``.
    """

    network: str
    name: str
    source: str
    sheet: str
    row: int
    column: str
    text: str
    rule: str
    record: str = ""
    number: str = ""


@dataclass(frozen=True)
class Regional:
    """Everything the regional workbook shows; ``period`` is a quarter or a year.

    ``as_of`` is the only day that comes from a clock; ``practice`` marks an exercise.
    """

    region: str
    period: Period
    as_of: date
    program: str
    codebook: CodeBook
    networks: tuple[Network, ...]
    entries: tuple[RegionalRecord, ...] = ()
    actions: tuple[RegionalRecord, ...] = ()
    coverage: tuple[CoverageCell, ...] = ()
    files: tuple[SourceFile, ...] = ()
    practice: bool = False
    remarks: tuple[Remark, ...] = ()

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "networks", tuple(sorted(self.networks, key=lambda item: item.code)))
        put(self, "entries", tuple(sorted(self.entries, key=_record_order)))
        put(self, "actions", tuple(sorted(self.actions, key=_record_order)))
        put(self, "coverage", tuple(sorted(self.coverage, key=_coverage_order)))
        put(self, "files", tuple(sorted(self.files, key=_file_order)))
        put(self, "remarks", tuple(sorted(self.remarks, key=_remark_order)))

    @cached_property
    def read_entries(self) -> tuple[Entry, ...]:
        """The entries as people work with them, in the order of ``entries``."""
        return tuple(Entry.from_fields(item.record, item.fields) for item in self.entries)

    def network_names(self) -> dict[str, str]:
        """Return the name per code: of the region, then of any network only met in the data."""
        names = {network.code: network.name for network in self.networks}
        met = {item.network for item in (*self.entries, *self.actions)}
        met |= {cell.network for cell in self.coverage}
        return {**names, **{code: code for code in sorted(met - names.keys())}}


def regional_filename(data: Regional, audience: str = "resv") -> str:
    """Return the customary file name of a regional workbook."""
    return regional_name(data.region, data.period, data.as_of, audience)


def regional_name(region: str, period: Period, as_of: date, audience: str = "resv") -> str:
    """Return the customary file name: no spaces, region, period, audience, ISO day."""
    decomposed = unicodedata.normalize("NFKD", region)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "regio"
    return f"regiowerkmap_{short}_{period}_{audience}_{as_of.isoformat()}.xlsx"


def _record_order(item: RegionalRecord) -> tuple[object, ...]:
    return item.network, natural(item.fields.get("number")), item.record, item.version


def _coverage_order(cell: CoverageCell) -> tuple[str, Period]:
    return cell.network, cell.quarter


def _remark_order(item: Remark) -> tuple[object, ...]:
    place = item.sheet, item.row, item.column, item.text, item.rule
    return item.network, item.name, item.source, *place


def _file_order(file: SourceFile) -> tuple[str, str, str]:
    return file.network, file.name, file.sha256
