"""Merging untouched workbooks of 100 rows, all checks and the store included.

Floor: python-calamine reading the same files and sqlite3 inserting the rows, nothing else.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import python_calamine

from benchmarks.common import Measurement, in_turn, peak_mb
from benchmarks.synthetic import clock, exchange
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.merging import Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.write_exchange import write_exchange

FILES, ROWS, LIMIT = 100, 100, 5.0


def measure(scale: float = 1.0) -> Measurement:
    """Return the claim on merging; ``scale`` makes it smaller for a trial."""
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        folder = Path(name)
        files = _write(folder / "files", max(2, round(FILES * scale)))
        turns = iter(range(100))
        ours, floor = in_turn(
            lambda: _merge(folder / f"log{next(turns)}", files),
            lambda: _bare(folder / f"bare{next(turns)}.db", files),
            rounds=3,
        )
    return Measurement(
        f"merge of {len(files)} untouched workbooks x {ROWS} rows",
        ours,
        floor,
        LIMIT,
        peak_mb(),
        "floor: bare calamine read + bare sqlite3 insert",
    )


def _write(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    workspace = Workspace(DataFolder(folder))
    files = []
    for index in range(count):
        network = Network(f"N{index:03}", f"Meetwijk {index}")
        files.append(folder / f"{network.code}.xlsx")
        write_exchange(exchange(workspace, network, ROWS, seed=index), files[-1])
    return files


def _merge(folder: Path, files: list[Path]) -> None:
    workspace = Workspace(DataFolder(folder), clock=clock)
    set_up(workspace, ["region"])
    merging = Merging(workspace)
    report = merging.merge_files(files)
    workspace.release()
    totals = report.totals
    if totals.new != ROWS * len(files) or totals.balance:
        raise AssertionError(f"the merge lost rows: {totals}")


def _bare(database: Path, files: list[Path]) -> None:
    connection = sqlite3.connect(database)
    connection.execute("create table cells (file, sheet, row, value)")
    for file in files:
        workbook = python_calamine.CalamineWorkbook.from_path(str(file))
        for sheet in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(sheet).to_python()
            connection.executemany(
                "insert into cells values (?, ?, ?, ?)",
                [(file.name, sheet, n, "\x1f".join(map(str, row))) for n, row in enumerate(rows)],
            )
    connection.commit()
    connection.close()
