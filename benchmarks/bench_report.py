"""The regional workbook of a large region: charts, tables, account, and read back before it counts.

Floor: bare XlsxWriter writing the very same cells, without tables, charts, formats or a check.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook

from benchmarks.common import Measurement, in_turn, peak_mb
from benchmarks.synthetic import PERIOD, entries
from resv_desktop.domain.canonical import sha256_hex
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.cells import Grid
from resv_desktop.workbook.model import delivery_filename
from resv_desktop.workbook.regional_model import (
    CoverageCell,
    CoverageState,
    Regional,
    RegionalRecord,
    SourceFile,
)
from resv_desktop.workbook.write_regional import compose, write_regional

ROWS, NETWORKS, LIMIT = 10_000, 60, 2.0
DELIVERED, DEADLINE = date(2027, 4, 5), date(2027, 4, 15)


def measure(scale: float = 1.0) -> Measurement:
    """Return the claim on the regional workbook; ``scale`` makes it smaller for a trial."""
    rows = max(100, round(ROWS * scale))
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        folder = Path(name)
        data = _region(folder, rows)
        peak = _peak_of(data, folder / "warm_2027-04-20.xlsx")
        meant = compose(data).meant
        ours, floor = in_turn(
            lambda: write_regional(data, folder / "ours_2027-04-20.xlsx"),
            lambda: _bare(folder / "bare.xlsx", meant),
            rounds=3,
        )
    cells = sum(len(row) for grid in meant.values() for row in grid)
    return Measurement(
        f"regional workbook of {rows} entries",
        ours,
        floor,
        LIMIT,
        peak,
        f"{cells} cells; floor: bare XlsxWriter, the same cells",
    )


def _peak_of(data: Regional, path: Path) -> float:
    """Return the memory that one report takes, before the floor adds its own."""
    write_regional(data, path)
    return peak_mb()


def _region(folder: Path, rows: int) -> Regional:
    workspace = Workspace(DataFolder(folder))
    networks = tuple(Network(f"N{n:03}", f"Meetwijk {n}") for n in range(NETWORKS))
    files = tuple(_file(network.code, rows // NETWORKS) for network in networks)
    sources = {file.network: file.sha256 for file in files}
    found = [
        RegionalRecord(v.record, network.code, v.id, v.revision, v.fields, sources[network.code])
        for number, network in enumerate(networks)
        for v in entries(rows // NETWORKS + (number < rows % NETWORKS), network.code, number)
    ]
    coverage = tuple(
        CoverageCell(network.code, PERIOD, CoverageState.DELIVERED, DEADLINE, DELIVERED, 100)
        for network in networks
    )
    return Regional(
        region="RESV Meetregio",
        period=PERIOD,
        as_of=date(2027, 4, 20),
        program=workspace.program,
        codebook=workspace.base_codebook,
        networks=networks,
        entries=tuple(found),
        coverage=coverage,
        files=files,
    )


def _file(network: str, rows: int) -> SourceFile:
    name = delivery_filename(network, PERIOD, DELIVERED)
    return SourceFile(name, sha256_hex(name), network, str(PERIOD), rows, rows)


def _bare(path: Path, meant: Mapping[str, Grid]) -> None:
    workbook = Workbook(str(path))
    day = workbook.add_format({"num_format": "dd-mm-yyyy"})
    for name, grid in meant.items():
        sheet = workbook.add_worksheet(name)
        for row, cells in enumerate(grid):
            for column, value in enumerate(cells):
                if value == "":
                    continue
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, datetime.combine(value, time()), day)
                else:
                    sheet.write_number(row, column, value)
    workbook.close()
