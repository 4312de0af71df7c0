"""Reader processes: they may die or hang, and only the file they were reading suffers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbook.exchange_sample import everything
from workbook.reader_kit import content, region_book, versions

from resv_desktop.domain.errors import KnownError
from resv_desktop.workbook import workers
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.workers import ReaderPool


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("goed") / "aanlevering.xlsx"
    path.write_bytes(content(everything()))
    return path


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(region_book(), workers=2) as pool:
        yield pool


def copies(good: Path, folder: Path, number: int) -> list[Path]:
    """Several files with the same content under names in order."""
    paths = [folder / f"{n:02}.xlsx" for n in range(number)]
    for path in paths:
        path.write_bytes(good.read_bytes())
    return paths


def test_a_process_reads_what_the_program_itself_would_read(pool: ReaderPool, good: Path) -> None:
    (reading,) = pool.read_all([good])
    alone = read_workbook(good, region_book())
    assert reading == alone
    assert versions(reading).keys() == versions(alone).keys()


def test_readings_come_in_the_order_of_the_files(
    pool: ReaderPool, good: Path, tmp_path: Path
) -> None:
    paths = copies(good, tmp_path, 12)
    paths[0].write_bytes(b"")
    paths[5] = tmp_path / "is er niet.xlsx"
    readings = list(pool.read_all(paths))
    assert [reading.name for reading in readings] == [path.name for path in paths]
    verdicts = {reading.name: (reading.verdict, reading.reason) for reading in readings}
    assert verdicts["00.xlsx"] == (Verdict.REFUSED, "file_empty")
    assert verdicts["is er niet.xlsx"] == (Verdict.REFUSED, "file_missing")
    assert all(verdicts[f"{n:02}.xlsx"][0] is Verdict.ACCEPT for n in (1, 2, 3, 4, 6, 11))


def test_progress_counts_up_to_the_number_of_files(
    pool: ReaderPool, good: Path, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    list(pool.read_all(copies(good, tmp_path, 4), lambda done, total: steps.append((done, total))))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_cancelling_ends_at_once_and_leaves_the_pool_usable(
    pool: ReaderPool, good: Path, tmp_path: Path
) -> None:
    paths = copies(good, tmp_path, 30)
    read = []
    for reading in pool.read_all(paths, cancelled=lambda: len(read) >= 3):
        read.append(reading)
    assert 3 <= len(read) < 30
    assert [reading.verdict for reading in pool.read_all([good])] == [Verdict.ACCEPT]


def test_leaving_the_readings_half_way_does_not_mix_up_the_next_call(
    pool: ReaderPool, good: Path, tmp_path: Path
) -> None:
    readings = pool.read_all(copies(good, tmp_path, 40))
    next(readings)
    assert any(worker.job is not None for worker in pool._workers)
    readings.close()
    empty = tmp_path / "leeg.xlsx"
    empty.write_bytes(b"")
    assert [reading.reason for reading in pool.read_all([empty, good])] == ["file_empty", ""]


_DEADLY = """
import os, sys, time
from pathlib import Path
from resv_desktop.workbook import read
whole = read.read_workbook
def deadly(path, *rest):
    if "dood" in path.name: os.abort()
    if "traag" in path.name: time.sleep(60)
    if "fout" in path.name: raise RuntimeError("a bug")
    if "veel" in path.name: bytearray(20_000_000_000)
    return whole(path, *rest)
read.read_workbook = deadly
"""
"""What a reader process does with files that no guard foresaw; put in by ``sitecustomize``."""


@pytest.fixture
def deadly_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderPool]:
    """A pool whose processes break in four ways, each at one name of file."""
    folder = tmp_path / "kapot"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_DEADLY, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{root}")
    with ReaderPool(region_book(), workers=2, timeout=1.0) as pool:
        yield pool


def test_a_file_that_kills_its_reader_costs_no_other_file(
    deadly_pool: ReaderPool, good: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # Only Linux holds a process to its memory.
    greedy = ("i veel",) if sys.platform == "linux" else ()
    names = ("a", "b dood", "c", "d traag", "e", "f fout", "g", "h dood", *greedy, "j")
    paths = [tmp_path / f"{name}.xlsx" for name in names]
    for path in paths:
        path.write_bytes(good.read_bytes())
    readings = {reading.name: reading.reason for reading in deadly_pool.read_all(paths)}
    broken = {
        "b dood": "reader_died", "d traag": "reader_timeout", "f fout": "reader_failed",
        "h dood": "reader_died", "i veel": "reader_died",
    }  # fmt: skip
    assert readings == {f"{name}.xlsx": broken.get(name, "") for name in names}
    assert "RuntimeError: a bug" in caplog.text


def test_when_no_reader_can_start_the_caller_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os; os._exit(3)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with ReaderPool(region_book(), workers=1) as pool, pytest.raises(KnownError) as told:
        list(pool.read_all([tmp_path / "a.xlsx"]))
    assert told.value.code == "readers_not_started"


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_no_process_is_left_behind(good: Path) -> None:
    with ReaderPool(region_book(), workers=2) as pool:
        list(pool.read_all([good]))
        processes = [worker.process for worker in pool._workers]
        pids = [process.pid for process in processes]
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_reader_process_loads_no_window_and_no_database() -> None:
    code = (
        "import sys; import resv_desktop.workbook.workers, resv_desktop.workbook.read;"
        "print([m for m in ('PySide6', 'sqlite3', 'openpyxl', 'xlsxwriter') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_limit_of_memory_is_far_above_an_ordinary_delivery() -> None:
    assert workers.MEMORY > 10 * 100_000_000
