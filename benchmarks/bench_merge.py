"""Merging workbooks of 100 rows, all checks and the store included: untouched, hand-edited, many.

Floor: python-calamine reading the same files and sqlite3 inserting the rows, nothing else.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import python_calamine

from benchmarks.common import Measurement
from benchmarks.synthetic import clock, exchange
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.merging import Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edited, hurried
from resv_desktop.workbook.write_exchange import compose

FILES, ROWS, LIMIT = 300, 100, 3.0
EDITED, EDITED_LIMIT = 60, 12.0
"""Fewer, for making them takes longest: what one file costs does not depend on their number."""
FEW, MANY, LINEAR_LIMIT = 100, 1_000, 1.3
MEMORY = 400
"""MB that neither the program nor a reader may need."""

Result = TypeVar("Result")


class Cost(NamedTuple):
    """Seconds on the clock, and of processors, children included."""

    clock: float
    processors: float


def measure(scale: float = 1.0) -> Measurement:
    """Return the claim on untouched workbooks; ``scale`` makes it smaller for a trial."""
    number = max(2, round(FILES * scale))
    return _against_floor(f"merge of {number} untouched workbooks x {ROWS} rows", number, LIMIT)


def measure_edited(scale: float = 1.0) -> Measurement:
    """Return the claim on workbooks that somebody worked in, every one of them."""
    number = max(2, round(EDITED * scale))
    name = f"merge of {number} hand-edited workbooks x {ROWS} rows"
    return _against_floor(name, number, EDITED_LIMIT, by_hand=True)


def measure_linear(scale: float = 1.0) -> Measurement:
    """Return the claim that a row costs the same among very many; takes minutes."""
    few, many = max(2, round(FEW * scale)), max(4, round(MANY * scale))
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        folder = Path(name)
        files = _write(folder / "files", many)
        small = _merge(folder / "few", files[:few])
        large = _merge(folder / "many", files)
    ours, floor = large.clock * few / many, small.clock
    note = f"floor: {few} workbooks, ours: {many} brought back to {few}; {_memory()}"
    name = f"merge of {many} workbooks x {ROWS} rows, per row"
    return Measurement(name, ours, floor, _held(LINEAR_LIMIT), max(_peaks()), note)


def _against_floor(
    name: str, number: int, limit: float, *, by_hand: bool = False, rounds: int = 3
) -> Measurement:
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as temporary:
        folder = Path(temporary)
        files = _write(folder / "files", number, by_hand=by_hand)
        pairs = [
            (_merge(folder / f"log{turn}", files), _bare(folder / f"bare{turn}.db", files))
            for turn in range(rounds)
        ]
    ours, floor = (statistics.median(pair[i].clock for pair in pairs) for i in (0, 1))
    busy = statistics.median(one.processors / other.processors for one, other in pairs)
    note = f"floor: bare calamine read + bare sqlite3 insert; processors {busy:.2f} x; {_memory()}"
    return Measurement(name, ours, floor, _held(limit), max(_peaks()), note)


def _held(limit: float) -> float:
    """Return the limit on the ratio; none holds when too much memory was needed."""
    return limit if max(_peaks()) <= MEMORY else 0.0


def _write(folder: Path, count: int, *, by_hand: bool = False) -> list[Path]:
    folder.mkdir()
    workspace = Workspace(DataFolder(folder))
    files = []
    for index in range(count):
        network = Network(f"N{index:04}", f"Meetwijk {index}")
        content = compose(exchange(workspace, network, ROWS, seed=index)).finish()
        files.append(folder / f"{network.code}.xlsx")
        files[-1].write_bytes(edited(content, hurried) if by_hand else content)
    return files


def _merge(folder: Path, files: list[Path]) -> Cost:
    workspace = Workspace(DataFolder(folder), clock=clock)
    set_up(workspace, ["region"])
    report, cost = _timed(lambda: Merging(workspace).merge_files(files))
    workspace.release()
    totals = report.totals
    if totals.new < ROWS * len(files) or totals.balance:
        raise AssertionError(f"the merge lost rows: {totals}")
    return cost


def _bare(database: Path, files: list[Path]) -> Cost:
    return _timed(lambda: _bare_job(database, files))[1]


def _bare_job(database: Path, files: list[Path]) -> None:
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


def _timed(job: Callable[[], Result]) -> tuple[Result, Cost]:
    began, busy = time.perf_counter(), _processors()
    result = job()
    return result, Cost(time.perf_counter() - began, _processors() - busy)


def _processors() -> float:
    """Return the seconds of processor time of this process and its finished children."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peaks() -> tuple[float, float]:
    """Return the largest memory of this process and of any finished child, in MB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return tuple(resource.getrusage(one).ru_maxrss / 1024 for one in who)  # type: ignore[return-value]


def _memory() -> str:
    own, readers = _peaks()
    return f"program {own:.0f} MB, reader {readers:.0f} MB"
