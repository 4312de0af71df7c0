"""Files that were damaged at random: a verdict each time, never a fault, every row told.

``make fuzz SECONDS=600`` goes on for ten minutes and prints what came of it. ``FUZZ_SEED`` chooses
other damage, ``FUZZ_FIRST`` begins at a certain file, to see a finding again.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

import pytest
from workbook.fuzzing import BATCH, damaged, fuzz, seeds

from resv_desktop.services.workspace import load_codebook
from resv_desktop.workbook.foreign.ole import read_streams, write_streams
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict

SEED, FIRST = (int(os.environ.get(name, "1")) for name in ("FUZZ_SEED", "FUZZ_FIRST"))


@pytest.mark.parametrize("kind", list(seeds()))
def test_the_sound_files_are_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"heel.{kind}"
    path.write_bytes(seeds()[kind][0])
    reading = read_workbook(path, load_codebook())
    assert reading.verdict is not Verdict.REFUSED, reading.reason
    assert reading.rows


def test_the_same_numbers_damage_in_the_same_way() -> None:
    assert damaged(1, 5) == damaged(1, 5)
    assert damaged(1, 5) != damaged(2, 5)


def test_some_damaged_files_get_a_verdict_and_every_row_is_told(tmp_path: Path) -> None:
    tally = fuzz(tmp_path, seed=7, go_on=lambda files: files < 4 * BATCH)
    assert tally.files == 4 * BATCH
    assert len(tally.verdicts) > 2, "the damage no longer reaches beyond the guard"


@pytest.mark.fuzz
def test_damaged_files_for_minutes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "60"))
    tally = fuzz(tmp_path, SEED, lambda _files: time.monotonic() < until, FIRST)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(tally.lines()) + "\n")
    assert tally.files


# What it found


def test_an_old_workbook_whose_sheet_is_said_to_begin_elsewhere_is_refused(tmp_path: Path) -> None:
    """The reader goes there straight away and met what the guard had not seen: 600 MB of cells."""
    content = seeds()["xls"][0]
    stream = bytearray(read_streams(content)["Workbook"])
    place = stream.index(b"\x85\x00")
    (begin,) = struct.unpack_from("<I", stream, place + 4)
    struct.pack_into("<I", stream, place + 4, begin + 20)
    path = tmp_path / "a.xls"
    path.write_bytes(write_streams({"Workbook": bytes(stream)}))
    reading = read_workbook(path, load_codebook())
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "file_damaged")
