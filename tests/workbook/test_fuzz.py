"""Workbooks that were damaged at random: a verdict each time, never a fault, every row told."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from workbook.exchange_sample import everything

from resv_desktop.sentences import known_codes
from resv_desktop.services.accounting import RowFate
from resv_desktop.services.merging import check_files
from resv_desktop.services.workspace import load_codebook
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import RowOutcome, Verdict
from resv_desktop.workbook.write_exchange import write_exchange

pytestmark = pytest.mark.fuzz
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "300"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
Damage = Callable[[bytes, random.Random], bytes]


def bytes_flipped(content: bytes, chance: random.Random) -> bytes:
    """Change some bytes of the file itself."""
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut_off(content: bytes, chance: random.Random) -> bytes:
    """Lose the end of the file."""
    return content[: chance.randrange(len(content))]


def parts_changed(content: bytes, chance: random.Random) -> bytes:
    """Change bytes inside a part, and pack it well again: the container shows nothing."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        names = source.namelist()
        chosen = set(chance.sample(names, chance.randrange(1, 4)))
        for name in names:
            part = source.read(name)
            copy.writestr(name, scrambled(part, chance) if name in chosen and part else part)
    return target.getvalue()


def scrambled(part: bytes, chance: random.Random) -> bytes:
    """Double, drop or swap a piece of a part, or put another number in it."""
    begin = chance.randrange(len(part))
    end = min(len(part), begin + chance.randrange(1, 60))
    piece = part[begin:end]
    other = chance.choice((b"", piece * 2, piece[::-1], b"999999999", b"&#0;", b"<c/>"))
    return part[:begin] + other + part[end:]


@pytest.mark.parametrize("damage", [bytes_flipped, cut_off, parts_changed])
def test_a_damaged_workbook_always_gets_a_verdict_and_every_row_is_told(
    damage: Damage, tmp_path: Path
) -> None:
    whole = tmp_path / "heel.xlsx"
    write_exchange(everything(), whole)
    content, codebook = whole.read_bytes(), load_codebook()
    chance = random.Random(SEED)
    damaged = tmp_path / "kapot.xlsx"
    for turn in range(ROUNDS):
        damaged.write_bytes(damage(content, chance))
        reading = read_workbook(damaged, codebook)
        told = f"seed {SEED}, turn {turn}: {reading.verdict} {reading.reason}"
        assert reading.reason in known_codes() | {""}, told
        assert reading.verdict in Verdict, told
        assert all(row.outcome in RowOutcome for row in reading.rows), told
        if reading.verdict is Verdict.REFUSED:
            assert reading.rows == (), told


def test_a_batch_of_damaged_workbooks_closes_its_account(tmp_path: Path) -> None:
    whole = tmp_path / "heel.xlsx"
    write_exchange(everything(), whole)
    content, chance = whole.read_bytes(), random.Random(SEED)
    for turn in range(ROUNDS // 10):
        damage = chance.choice((bytes_flipped, cut_off, parts_changed))
        (tmp_path / f"{turn:03}.xlsx").write_bytes(damage(content, chance))
    report = check_files([tmp_path])
    assert len(report.files) == 1 + ROUNDS // 10
    assert report.totals.balance == 0
    assert sum(getattr(report.totals, fate.value) for fate in RowFate) == report.totals.read
