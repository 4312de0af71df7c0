"""Damaged files through everything: guard, readers in their processes, interpretation, the log."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import count, islice
from pathlib import Path

from workbook import damage
from workbook.exchange_sample import codebook, everything
from workbook.reader_kit import by_hand, read

from resv_desktop.paths import DataFolder
from resv_desktop.sentences import known_codes
from resv_desktop.services.accounting import RowFate
from resv_desktop.services.merging import Merging
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import check_derived, load_all
from resv_desktop.workbook.carried import CarriedFile
from resv_desktop.workbook.hand_edit import hurried
from resv_desktop.workbook.practice.other_formats import as_ods, as_xls
from resv_desktop.workbook.reading import FileReading, RowOutcome, Verdict
from resv_desktop.workbook.transfer import Transfer
from resv_desktop.workbook.transfer import compose as compose_transfer
from resv_desktop.workbook.workers import ReaderPool
from resv_desktop.workbook.write_exchange import compose

BATCH = 25
FRESH_LOG = 500
"""Files after which a new log is begun, so that each stays as quick as a log is."""


@cache
def seeds() -> Mapping[str, tuple[bytes, tuple[damage.Damage, ...]]]:
    """Return sound files of every kind that is read, and how each can be damaged."""
    book = compose(everything())
    cells, xlsx = book.meant, book.finish()
    in_archive = (*damage.PLAIN, *damage.ARCHIVE)
    return {
        "xlsx": (xlsx, in_archive),
        "hand.xlsx": (by_hand(xlsx, hurried), in_archive),
        "ods": (as_ods(cells), in_archive),
        "xls": (as_xls(cells), (*damage.PLAIN, *damage.OLD)),
        "resvoverdracht": (_transfer(xlsx), (*damage.PLAIN, *damage.LINES)),
    }


def _transfer(content: bytes) -> bytes:
    reading = read(content)
    rows = tuple(row._replace(versions=row.versions[:1]) for row in reading.rows)
    versions = tuple({v.key: v for row in reading.rows for v in row.versions}.values())
    file = CarriedFile(FileReading(
        reading.name, reading.sha256, reading.verdict, network=reading.network,
        region=reading.region, period=reading.period, rows=rows,
    ))  # fmt: skip
    return compose_transfer(
        Transfer("RESV", reading.region, "RESV Desktop", versions, reading.edges, (file,))
    )


def damaged(seed: int, number: int) -> tuple[str, bytes]:
    """Return the name and bytes of one damaged file; the same for the same numbers."""
    chance = random.Random(f"{seed}:{number}")
    kind = chance.choice(list(seeds()))
    content, ways = seeds()[kind]
    way = chance.choice(ways)
    return f"{number:06}-{way.__name__}-{kind}".replace("-hand", ""), way(content, chance)


@dataclass
class Tally:
    """What came of it."""

    files: int = 0
    rows: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    hungriest: tuple[int, str] = (0, "")
    seconds: float = 0.0

    def lines(self) -> Iterator[str]:
        """Yield what to print."""
        yield f"files {self.files} in {self.seconds:.0f} s; rows {self.rows}, all accounted for"
        yield "verdicts " + ", ".join(f"{v} {n}" for v, n in sorted(self.verdicts.items()))
        yield "reasons " + ", ".join(f"{r or '-'} {n}" for r, n in self.reasons.most_common(15))
        yield f"slowest {self.slowest[0]:.2f} s ({self.slowest[1]})"
        yield f"most memory of a reader {self.hungriest[0] / 1e6:.0f} MB ({self.hungriest[1]})"


def fuzz(folder: Path, seed: int, go_on: Callable[[int], bool], first: int = 0) -> Tally:
    """Damage, read and merge files until ``go_on(files)`` says no; a finding is an assertion."""
    tally, begun = Tally(), time.monotonic()
    workspace = None
    numbers = count(first)
    with ReaderPool(codebook(), workers=1) as pool:
        while go_on(tally.files):
            if workspace is None or tally.files % FRESH_LOG < BATCH:
                workspace = _new_log(workspace, folder / f"log-{tally.files}")
            paths = list(_written(folder, seed, islice(numbers, BATCH)))
            readings = _read(pool, paths, tally)
            _merge(workspace, readings, tally, seed)
            for path in paths:
                path.unlink()
    if workspace:
        workspace.release()
    tally.seconds = time.monotonic() - begun
    return tally


def _new_log(before: Workspace | None, folder: Path) -> Workspace:
    if before:
        assert check_derived(before.database()), "what is derived does not follow from the versions"
        before.release()
    return Workspace(DataFolder(folder))


def _written(folder: Path, seed: int, numbers: Iterable[int]) -> Iterator[Path]:
    for number in numbers:
        name, content = damaged(seed, number)
        path = folder / name
        path.write_bytes(content)
        yield path


def _read(pool: ReaderPool, paths: list[Path], tally: Tally) -> list[FileReading]:
    readings = []
    for path in paths:  # one at a time, to know which of them was slow or hungry
        _forget_peaks(pool)
        begun = time.monotonic()
        (reading,) = pool.read_all([path])
        tally.slowest = max(tally.slowest, (time.monotonic() - begun, reading.name))
        tally.hungriest = max(tally.hungriest, (_peak(pool), reading.name))
        readings.append(reading)
    return readings


def _processes(pool: ReaderPool) -> Iterator[Path]:
    folders = (Path("/proc", str(worker.process.pid)) for worker in pool._workers)
    return (folder for folder in folders if folder.exists())


def _forget_peaks(pool: ReaderPool) -> None:
    for folder in _processes(pool):
        with suppress(OSError):
            (folder / "clear_refs").write_text("5")


def _peak(pool: ReaderPool) -> int:
    """Return the most bytes that a reader had at once since it was last asked; 0 if not known."""
    found = 0
    for folder in _processes(pool):
        with suppress(OSError):
            lines = (folder / "status").read_text().splitlines()
            found = max([found, *(int(li.split()[1]) for li in lines if li.startswith("VmHWM"))])
    return found * 1024


def _merge(workspace: Workspace, readings: list[FileReading], tally: Tally, seed: int) -> None:
    for reading in readings:
        told = f"seed {seed}, {reading.name}: {reading.verdict} {reading.reason}"
        assert reading.reason in known_codes() | {""}, told
        assert reading.reason != "reader_failed", f"{told}: a fault of the program, see the log"
        assert reading.verdict in Verdict, told
        assert all(row.outcome in RowOutcome for row in reading.rows), told
        assert reading.verdict is not Verdict.REFUSED or reading.rows == (), told
    before = load_all(workspace.database()).versions.keys()
    report = Merging(workspace).merge(readings)
    after = load_all(workspace.database()).versions.keys()
    assert len(report.files) == len(readings)
    assert after >= before, "a damaged file made a version disappear"
    for file in report.files:
        rows, told = file.rows, f"seed {seed}, {file.reading.name}"
        assert rows.balance == 0, told
        assert rows.read == len(file.reading.rows), told
        assert sum(getattr(rows, fate.value) for fate in RowFate) == rows.read, told
        tally.files += 1
        tally.rows += rows.read
        tally.verdicts[file.verdict.value] += 1
        tally.reasons[file.reason] += 1
