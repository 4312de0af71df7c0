"""No hostile file costs more than two seconds or 300 MB before it is refused: measured in a child.

Every hostile file there is in the tests is read in a process of its own; the system says
afterwards how much memory that process needed at most.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook import test_foreign_formats, test_guard
from workbook.reader_kit import with_part
from workbook.test_guard import SHARED, SHEET, WORKBOOK, with_sheet

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="measures processes as Linux does"
    ),
    # One worker: what is measured once for all tests is not measured twice.
    pytest.mark.xdist_group("hostile"),
]
SECONDS, MEMORY = 2.0, 300_000_000
_CHANCE = random.Random(7)

_CHILD = """
import json, os, sys, time
from pathlib import Path
from resv_desktop.services.workspace import load_codebook, with_networks
from resv_desktop.workbook.read import read_workbook
book = with_networks(load_codebook(), ())
for path in sorted(Path(sys.argv[1]).iterdir()):
    child = os.fork()
    if child == 0:
        begun = time.process_time()
        reading = read_workbook(path, book)
        spent = time.process_time() - begun
        print(json.dumps([path.name, reading.verdict.value, reading.reason, spent]), end="")
        sys.stdout.flush()
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    print(json.dumps([status, used.ru_maxrss * 1024]), flush=True)
"""
"""Reads every file in a process of its own, and says of each what it cost."""

Costs = dict[str, tuple[str, str, float, int]]


def bulk(piece: Callable[[int], bytes], size: int) -> bytes:
    """Bytes that pack like ordinary cells do, made quickly: one large piece again and again."""
    block = b"".join(piece(_CHANCE.randrange(10**6)) for _ in range(20_000))
    return block * (size // len(block) + 1)


def in_texts(more: bytes) -> bytes:
    """Our workbook with more texts."""
    return with_part(WORKBOOK, SHARED, lambda d: d.replace(b"</sst>", more + b"</sst>"))


def in_sheet(more: bytes) -> bytes:
    """Our workbook with something between the head of a sheet and its cells."""
    return with_part(WORKBOOK, SHEET, lambda d: d.replace(b"<sheetData", more + b"<sheetData"))


LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "millions of plain cells": (
        lambda: with_sheet(bulk(lambda n: b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (
            n % 19_999 + 1, n % 19_999 + 1, n), 60_000_000)), "too_many_cells"),
    "millions of cells in single quotes": (
        lambda: with_sheet(b"<row r='1'>" + bulk(lambda n: b"<c r='A%d'/>" % (n % 20_000 + 1),
                                                  50_000_000) + b"</row>"), "too_many_cells"),
    "millions of elements that mean nothing": (
        lambda: with_sheet(b'<row r="1">' + bulk(lambda n: b"<x%d/>" % n, 50_000_000) + b"</row>"),
        "too_many_cells"),
    "millions of texts": (
        lambda: in_texts(bulk(lambda n: b"<si><t>%d</t></si>" % n, 60_000_000)), "too_many_cells"),
    "a remark in XML of thirty million letters": (
        lambda: in_sheet(b"<!--" + bulk(lambda n: b"%x " % n, 30_000_000) + b"-->"),
        "text_too_long"),
    "a row with millions of attributes": (
        lambda: with_sheet(b'<row r="1" ' + bulk(lambda n: b'a%d="1" ' % n, 30_000_000) + b"/>"),
        "text_too_long"),
    "a file larger than may be": (lambda: bytes(21_000_000), "file_too_large"),
}  # fmt: skip
"""Forms that do their harm by being large; within the limits of size and packing."""

HOSTILE = {**test_guard.HOSTILE, **test_foreign_formats.HOSTILE, **LARGE}


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> Costs:
    """What children say of the hostile files: verdict, reason, seconds, bytes of memory."""
    folder = tmp_path_factory.mktemp("hostile")
    names = {}
    for number, (name, (make, _)) in enumerate(HOSTILE.items()):
        names[f"{number:03}.xlsx"] = name
        (folder / f"{number:03}.xlsx").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(folder)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    found: Costs = {}
    for line in done.stdout.splitlines():
        said, _, end = line.partition("][")
        (file, verdict, reason, spent), (status, memory) = (
            json.loads(said + "]"),
            json.loads("[" + end),
        )
        assert status == 0, f"{names[file]} ended the process"
        found[names[file]] = verdict, reason, spent, memory
    return found


def test_every_hostile_file_is_refused_with_its_own_reason(costs: Costs) -> None:
    said = {name: (verdict, reason) for name, (verdict, reason, _, _) in costs.items()}
    assert said == {name: ("X", code) for name, (_, code) in HOSTILE.items()}


def test_no_hostile_file_takes_long(costs: Costs) -> None:
    assert {name: cost[2] for name, cost in costs.items() if cost[2] > SECONDS} == {}


def test_no_hostile_file_takes_much_memory(costs: Costs) -> None:
    print(f"at most {max(c[2] for c in costs.values()):.2f} s, "  # noqa: T201
          f"{max(c[3] for c in costs.values()) / 1e6:.0f} MB over {len(costs)} files")  # fmt: skip
    assert {name: cost[3] for name, cost in costs.items() if cost[3] > MEMORY} == {}
