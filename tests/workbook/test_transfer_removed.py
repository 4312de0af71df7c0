"""Removals in a transfer file: they travel whole, and odd ones refuse the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.redaction import REDACTED, Seal, Strike
from resv_desktop.domain.version import Extent, Version, first_version, struck
from resv_desktop.workbook.guard_archive import unpack
from resv_desktop.workbook.transfer import Transfer, compose, parse, write_transfer
from resv_desktop.workbook.transfer_lines import OddLineError, removed_of, version_line, version_of

RECORD = new_record_id(RecordKind.ENTRY, seeded_uuids(1))
FIRST = first_version(RECORD, "WAT/pc/1", {"title": "Wachttijd", "description": "Naam en al"})
EDIT = Version(
    RECORD, 2, (FIRST.id,), "excel:WAT", {"description": "Nog een naam"}, extent=Extent.DELTA
)
STRIKES = frozenset({Strike(FIRST.id, "description"), Strike(EDIT.id, "description")})
SEALS = frozenset({Seal(RECORD, "WAT", 40, "00ff", "ab" * 16)})
LOG = Transfer(
    "Waterlanden", "Waterrijk", "RESV Desktop 1",
    (struck(FIRST, ["description"]), struck(EDIT, ["description"])),
    strikes=STRIKES, seals=SEALS,
)  # fmt: skip


def test_what_was_removed_travels_and_its_versions_with_it(tmp_path: Path) -> None:
    target = tmp_path / "a.resvoverdracht"
    write_transfer(LOG, target)
    assert parse(unpack(target.read_bytes())) == LOG.sorted()


def test_without_removals_the_form_is_what_it_was() -> None:
    plain = replace(LOG, versions=(FIRST,), strikes=frozenset(), seals=frozenset())
    members = unpack(compose(plain))
    assert b'"format":1' in members["overdracht.json"]
    assert not any(name.startswith("removed/") for name in members)
    assert b'"format":2' in unpack(compose(LOG))["overdracht.json"]


def test_an_edit_that_is_not_struck_cannot_state_its_name() -> None:
    lost = struck(EDIT, ["description"])
    data = _decoded(version_line(lost))
    assert version_of(data, STRIKES) == lost
    with pytest.raises(OddLineError):
        version_of(data, ())
    with pytest.raises(OddLineError):
        version_of({**data, "fields": {"description": "Iets anders"}}, STRIKES)


def test_a_whole_version_cannot_state_its_name() -> None:
    data = {**_decoded(version_line(FIRST)), "fields": {"title": "Anders", "description": REDACTED}}
    with pytest.raises(OddLineError):
        version_of(data, STRIKES)


ODD: dict[str, Any] = {
    "no version": ["x" * 64, "title"],
    "no field": ["a" * 64, "Titel!"],
    "three": ["a" * 64, "title", "more"],
    "a text": "abc",
    "a seal of nothing": ["E1", "WAT", 40, "00", "ab"],
    "a seal without salt": [RECORD, "WAT", 40, "", "ab"],
    "a seal of half a length": [RECORD, "WAT", -1, "00", "ab"],
    "a seal that is no number": [RECORD, "WAT", 40, "00", "zz"],
    "a seal with an endless salt": [RECORD, "WAT", 40, "00" * 65, "ab"],
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_removal_is_refused(name: str) -> None:
    with pytest.raises(OddLineError):
        removed_of(ODD[name])


@pytest.mark.parametrize("change", [lambda d: d + b"\n[]", lambda d: d[:-3], lambda d: d + b"x"])
def test_a_damaged_list_refuses_the_whole_file(change: Callable[[bytes], bytes]) -> None:
    members = dict(unpack(compose(LOG)))
    members["removed/0001.jsonl"] = change(members["removed/0001.jsonl"])
    with pytest.raises(WorkbookRefusedError):
        parse(members)


def _decoded(line: str) -> dict[str, Any]:
    from resv_desktop.workbook.transfer_lines import decode

    found: dict[str, Any] = decode(line.encode())
    return found
