"""Who delivered for which quarter: asked before any figure, in the window and in the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from resv_desktop.domain.network import NETWORK_CODE, Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.domain.records import parse_date
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.imports import ImportedFile, deliveries
from resv_desktop.workbook.regional_model import CoverageCell as CoverageCell
from resv_desktop.workbook.regional_model import CoverageState as CoverageState
from resv_desktop.workbook.regional_model import coverage_state


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One network with a cell per quarter, and the files behind each cell in order of day.

    A cell can be *missing* and have files: a delivery that does not say on which day it was made.
    """

    network: Network
    in_region: bool
    cells: tuple[CoverageCell, ...]
    files: tuple[tuple[ImportedFile, ...], ...]

    @property
    def missing(self) -> tuple[Period, ...]:
        """The quarters of which nothing came though the last day is past."""
        return tuple(c.quarter for c in self.cells if c.state is CoverageState.MISSING)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of networks and quarters on one day.

    ``without_period`` are merged deliveries that do not say for which quarter they are: they stand
    in no cell, and are not forgotten.
    """

    period: Period
    as_of: date
    quarters: tuple[Period, ...]
    rows: tuple[CoverageRow, ...]
    without_period: tuple[ImportedFile, ...]

    def count(self, quarter: Period) -> Mapping[CoverageState, int]:
        """Return how many networks are in each state for one quarter; all states are there."""
        place = self.quarters.index(quarter)
        states = [row.cells[place].state for row in self.rows]
        return {state: states.count(state) for state in CoverageState}


def coverage(workspace: Workspace, period: Period, as_of: date | None = None) -> Coverage:
    """Return who delivered for the quarters of ``period``, a quarter or a year.

    ``as_of`` is today unless given: what was delivered later is not known then, and a quarter is
    missing only after its last day.
    """
    delivered = deliveries(workspace.database())
    region, day = workspace.region, as_of or workspace.today()
    networks = networks_known(region, workspace.networks, delivered)
    relevant = [item for item in delivered if in_period(item, period)]
    quarters = period.quarters()
    cells = coverage_cells(region, networks, period, day, relevant)
    by_place = {(cell.network, cell.quarter): cell for cell in cells}
    return Coverage(
        period, day, quarters,
        tuple(
            CoverageRow(
                network,
                region.network(network.code) is not None,
                tuple(by_place[network.code, quarter] for quarter in quarters),
                tuple(_files(relevant, network.code, quarter) for quarter in quarters),
            )
            for network in sorted(networks, key=lambda n: n.code)
        ),
        tuple(item for item in delivered if item.file.network and not item.file.period),
    )  # fmt: skip


def _files(
    delivered: Iterable[ImportedFile], network: str, quarter: Period
) -> tuple[ImportedFile, ...]:
    here = (network, str(quarter))
    found = [item for item in delivered if (item.file.network, item.file.period) == here]
    return tuple(sorted(found, key=lambda item: (item.file.delivered_on, item.id)))


def networks_known(
    region: Region, own: Iterable[Network], delivered: Iterable[ImportedFile]
) -> tuple[Network, ...]:
    """Return the networks of the region, then those that are only known by their delivery."""
    known = {network.code: network for network in (*region.networks, *own)}
    for item in sorted(delivered, key=lambda f: f.file.sha256):
        code = item.file.network
        if NETWORK_CODE.fullmatch(code) and code not in known:
            known[code] = Network(code, item.file.network_name or code)
    return tuple(known.values())


def network_names(workspace: Workspace) -> dict[str, str]:
    """Return the name of every network by its code, of those known by a delivery only as well."""
    delivered = deliveries(workspace.database())
    known = networks_known(workspace.region, workspace.networks, delivered)
    return {network.code: network.name for network in known}


def in_period(item: ImportedFile, period: Period) -> bool:
    """Say whether a file is a delivery for one of the quarters of ``period``."""
    quarters = {str(quarter) for quarter in period.quarters()}
    return bool(item.file.network) and item.file.period in quarters


def coverage_cells(
    region: Region,
    networks: Iterable[Network],
    period: Period,
    as_of: date,
    delivered: Iterable[ImportedFile],
) -> tuple[CoverageCell, ...]:
    """Return a cell for each network and each quarter of ``period``."""
    by_cell: dict[tuple[str, str], list[ImportedFile]] = {}
    for item in delivered:
        by_cell.setdefault((item.file.network, item.file.period), []).append(item)
    return tuple(
        _cell(region, network.code, quarter, as_of, by_cell.get((network.code, str(quarter)), []))
        for network in networks
        for quarter in period.quarters()
    )


def _cell(
    region: Region, network: str, quarter: Period, as_of: date, files: list[ImportedFile]
) -> CoverageCell:
    """Return one network's quarter; what was delivered after ``as_of`` is not known then."""
    deadline = region.deadline(quarter)
    dated = [(day, f) for f in files if (day := parse_date(f.file.delivered_on)) and day <= as_of]
    first = min((day for day, _ in dated), default=None)
    nothing = bool(dated) and all(f.file.nothing_to_report for _, f in dated)
    state = coverage_state(first, nothing, deadline, as_of)
    entries = max((taken_in(f) for _, f in dated), default=None)
    return CoverageCell(network, quarter, state, deadline, first, entries)


def taken_in(item: ImportedFile) -> int:
    """Return how many rows of a file were taken in."""
    counts = item.file.counts
    return sum(counts.get(key, 0) for key in ("new", "unchanged", "updated", "conflict"))
