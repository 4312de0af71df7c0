"""A batch of hundreds of files: broken ones among them, cancelled half-way, killed half-way.

Run as a script, this file is the program that is killed: it merges a folder into a log and says
on standard output how far it is.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from benchmarks.synthetic import exchange
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.sentences import known_codes
from resv_desktop.services.merging import Merging, Verdict
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.versions import load_all
from resv_desktop.workbook.write_exchange import compose

pytestmark = pytest.mark.xdist_group("merge_batch")
THOROUGH = partial(pytest.param, marks=pytest.mark.thorough)

SOME, FEW, BROKEN, MANY = 60, 20, 10, 300
ROOT = Path(__file__).parent.parent.parent


def noon() -> datetime:
    return datetime(2027, 4, 1, 12, tzinfo=UTC)


def log_of_the_region(folder: Path) -> Workspace:
    workspace = Workspace(DataFolder(folder), clock=noon)
    if not folder.exists() or not workspace.roles:
        set_up(workspace, ["region"])
    return workspace


def write_deliveries(folder: Path, number: int) -> list[Path]:
    """Write a delivery of one entry of each of many networks."""
    folder.mkdir()
    workspace = Workspace(DataFolder(folder.with_name("log")))
    for index in range(number):
        network = Network(f"N{index:03}", f"Wijk {index}")
        delivery = exchange(workspace, network, 1, seed=index)
        (folder / f"{network.code}.xlsx").write_bytes(compose(delivery).finish())
    workspace.release()
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def deliveries(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a delivery of one entry of each of some networks."""
    return write_deliveries(tmp_path_factory.mktemp("bestanden") / "aanleveringen", SOME)


@pytest.fixture
def few(deliveries: list[Path]) -> list[Path]:
    """Return some of the deliveries."""
    return deliveries[:FEW]


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Workspace]:
    workspace = log_of_the_region(tmp_path / "regio")
    yield workspace
    workspace.release()


def is_untouched(workspace: Workspace) -> bool:
    """Say whether a log holds nothing at all of any merge."""
    db = workspace.database()
    check_integrity(db)
    assert check_derived(db)
    tables = ("versions", "edges", "holds", "batches", "files", "row_sources", "extras")
    return not any(db.value(f"SELECT count(*) FROM {table}") for table in tables)


# Broken files among good ones


def foreign() -> bytes:
    """Return a sound workbook that is no delivery."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Boodschappen", "Prijs"])
    book.active.append(["melk", 1.2])
    book.save(file)
    return file.getvalue()


def archive(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def with_bad_byte(content: bytes) -> bytes:
    """Return a workbook of which one byte inside the sheet of entries is damaged."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        about = made.getinfo("xl/worksheets/sheet2.xml")
    place = about.header_offset + 30 + len(about.filename) + about.compress_size // 2
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def broken(good: bytes) -> dict[str, bytes]:
    """Return ten files that cannot be read, each in its own way."""
    return {
        "leeg.xlsx": b"",
        "tekst.xlsx": b"Beste collega, hierbij de knelpunten.",
        "pagina.xlsx": b"<html><body><table><tr><td>Titel</td></tr></table></body></html>",
        "half.xlsx": good[: len(good) // 2],
        "staart.xlsx": good[:-200],
        "byte.xlsx": with_bad_byte(good),
        "wachtwoord.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        "vreemd.xlsx": foreign(),
        "zonder-werkmap.xlsx": archive(brief=b"<brief/>"),
        "bom.xlsx": archive(xl__workbook=b"<a>" + b" " * 30_000_000 + b"</a>"),
    }


def test_ten_broken_files_keep_none_of_the_others_out(
    deliveries: list[Path], region: Workspace, tmp_path: Path
) -> None:
    merge_with_broken_ones(deliveries, region, tmp_path / "inbox")


@pytest.mark.soak
def test_ten_broken_files_among_three_hundred_keep_none_of_the_others_out(
    region: Workspace, tmp_path: Path
) -> None:
    many = write_deliveries(tmp_path / "aanleveringen", MANY)
    merge_with_broken_ones(many, region, tmp_path / "inbox")


def merge_with_broken_ones(good: list[Path], region: Workspace, folder: Path) -> None:
    """Merge as many files as ``good`` are, ten of them broken."""
    folder.mkdir()
    sound = len(good) - BROKEN
    for path in good[:sound]:
        (folder / path.name).hardlink_to(path)
    bad = broken(good[-1].read_bytes())
    assert len(bad) == BROKEN
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    report = Merging(region).merge_files([folder])
    refused = {file.reading.name: file for file in report.files if file.verdict is Verdict.REFUSED}
    assert refused.keys() == bad.keys()
    for file in refused.values():
        assert file.reason in known_codes(), file.reading.name
        assert file.message("nl") != file.message("en"), "a sentence in both languages"
    totals = report.totals
    assert (totals.read, totals.new, totals.balance) == (sound, sound, 0)
    assert len(load_all(region.database()).versions) == sound
    assert check_derived(region.database())


# Cancelled


@pytest.mark.parametrize("after", [0, FEW // 2, FEW])
def test_a_batch_that_is_cancelled_leaves_nothing_behind(
    few: list[Path], region: Workspace, after: int
) -> None:
    done: list[int] = []
    merging = Merging(region)
    with pytest.raises(KnownError) as caught:
        merging.merge_files(
            few,
            progress=lambda so_far, _total: done.append(so_far),
            cancelled=lambda: len(done) >= after,
        )
    assert caught.value.code == "cancelled"
    assert len(done) <= after, "it went on after it was cancelled"
    assert is_untouched(region)
    assert merging.merge_files(few).totals.new == FEW, "and nothing is in the way of the next"


def test_progress_is_told_file_by_file(few: list[Path], region: Workspace) -> None:
    told: list[tuple[int, int]] = []
    Merging(region).merge_files(few, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, FEW)
    assert told[-1] == (FEW, FEW)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {done for done, _ in told} == set(range(FEW + 1))


# Killed


def killed_merge(log: Path, files: Path, after: int) -> None:
    """Start a merge in a process of its own and kill it when it has done ``after`` files."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    command = [sys.executable, __file__, str(log), str(files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        for line in program.stdout:
            if int(line) >= after:
                break
        program.kill()
    assert program.returncode == -9, "the merge ended by itself"


@pytest.mark.parametrize("after", [THOROUGH(1), FEW // 2, THOROUGH(FEW)])
def test_a_batch_that_is_killed_leaves_nothing_behind(
    few: list[Path], tmp_path: Path, after: int
) -> None:
    folder, log = tmp_path / "inbox", tmp_path / "regio"
    folder.mkdir()
    for path in few:
        (folder / path.name).hardlink_to(path)
    log_of_the_region(log).release()
    killed_merge(log, folder, after)
    region = log_of_the_region(log)
    try:
        assert is_untouched(region)
        assert Merging(region).merge_files([folder]).totals.new == FEW
    finally:
        region.release()


def main() -> None:
    """Be the program that is killed: it never gets to say that it is done."""
    log, files = map(Path, sys.argv[1:])

    def told(done: int, total: int) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        if done == total:  # all is written and only the end is missing: wait for it
            sys.stdin.read()

    Merging(log_of_the_region(log)).merge_files([files], progress=told)


if __name__ == "__main__":
    main()
