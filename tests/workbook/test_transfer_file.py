"""Transfer files as bytes: the same log gives the same, and one odd line refuses all of it."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from workbook.exchange_sample import codebook, everything
from workbook.reader_kit import content, read
from workbook.record_strategies import delivery_of, record_sets

from resv_desktop.domain.errors import WorkbookRefusedError, WriteFailedError
from resv_desktop.domain.version import Extent, Version
from resv_desktop.workbook.carried import CarriedAnswer, CarriedChoice, CarriedFile
from resv_desktop.workbook.guard_archive import unpack
from resv_desktop.workbook.model import ExportRecord
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading, Quarantined, RowOutcome, Verdict
from resv_desktop.workbook.transfer import MANIFEST, Transfer, compose, parse, write_transfer

CHOICE = CarriedChoice(
    "WAT", "0f" * 16, "Registraties", "zzz", "description", "2027-04-01T10:00:00+00:00"
)


def carried(reading: FileReading) -> CarriedFile:
    """What a log keeps of a workbook: of each row the version it stands for."""
    rows = tuple(
        row._replace(versions=row.versions[:1]) if row.outcome is RowOutcome.RECORD else row
        for row in reading.rows
    )
    names = "name sha256 verdict reason network network_name region period delivered_on program"
    names += " nothing_to_report practice repairs quarantine notes extras"
    about = {name: getattr(reading, name) for name in names.split()}
    kept = FileReading(**about, values=dict(reading.values), rows=rows)
    return CarriedFile(kept)


def transfer_of(reading: FileReading) -> Transfer:
    versions = {v.key: v for row in reading.rows for v in row.versions}
    whole = (*versions.values(), *reading.tombstones)
    files = (carried(reading),)
    return Transfer("RESV Waterrijk", "RESV Waterrijk", "RESV Desktop", whole, reading.edges, files)


@pytest.fixture(scope="module")
def sample() -> Transfer:
    found = transfer_of(read(content(everything())))
    file = found.files[0]
    waits = (
        Quarantined(
            "Registraties", 3, "Ernst", "heel erg", "code_unknown", "Registraties", "severity",
            (("title", "Iets"), ("items", (("a", None),))),
        ),
    )  # fmt: skip
    answer = CarriedAnswer(
        "Registraties", 3, {"at": "2027-04-01T10:00:00+00:00", "value": '"S4"', "raw": "heel erg"}
    )
    whole = next(v for v in found.versions if v.extent is Extent.FULL and v.fields)
    part = Version(whole.record, whole.revision, whole.parents, whole.origin,
                   {"title": whole.fields["title"]} if "title" in whole.fields else {},
                   extent=Extent.PARTIAL, stated_id=whole.id)  # fmt: skip
    delta = Version(whole.record, 9, (whole.id,), "excel:WAT", {"title": None}, extent=Extent.DELTA)
    reading = replace(file.reading, quarantine=waits, verdict=Verdict.QUARANTINED)
    return replace(
        found,
        versions=(*found.versions, part, delta),
        files=(CarriedFile(reading, (answer,)),),
        choices=frozenset({CHOICE, CHOICE._replace(heading="abc", column="")}),
    )


def test_what_is_written_is_read_back_whatever_its_order(sample: Transfer) -> None:
    versions, edges = list(sample.versions), list(sample.edges)
    random.Random(1).shuffle(versions)
    data = compose(replace(sample, versions=tuple(versions), edges=frozenset(edges)))
    assert data == compose(sample)
    assert parse(unpack(data)) == sample.sorted()


@given(record_sets())
@settings(max_examples=25)
def test_any_log_comes_back_as_it_was(made: tuple[ExportRecord, ...]) -> None:
    meant = transfer_of(read(content(delivery_of(made))))
    assert parse(unpack(compose(meant))) == meant.sorted()


def test_a_text_that_looks_like_an_escape_is_a_text(sample: Transfer) -> None:
    odd = Version(sample.versions[0].record, 50, (), "WAT/x/1", {"title": "a\\u0000b\\ud800\x1fc"})
    meant = replace(sample, versions=(*sample.versions, odd)).sorted()
    assert parse(unpack(compose(meant))) == meant


def test_a_file_that_does_not_read_back_never_takes_its_place(
    sample: Transfer, tmp_path: Path
) -> None:
    target = tmp_path / "a.resvoverdracht"
    target.write_bytes(b"de oude")
    reading = replace(sample.files[0].reading, notes=("No Code",))
    odd = replace(sample, files=(CarriedFile(reading),))
    with pytest.raises(WriteFailedError, match="write_not_as_meant"):
        write_transfer(odd, target)
    assert target.read_bytes() == b"de oude"
    assert write_transfer(sample, target) == hashlib.sha256(target.read_bytes()).hexdigest()


def test_a_log_too_large_for_one_file_is_said_so(
    sample: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resv_desktop.workbook.transfer.MAX_TRANSFER", 1000)
    with pytest.raises(WriteFailedError, match="transfer_too_large"):
        compose(sample)


def test_many_lines_go_on_in_a_next_member(
    sample: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resv_desktop.workbook.transfer._MEMBER", 2_000)
    members = unpack(compose(sample))
    assert "versions/0003.jsonl" in members
    assert parse(members) == sample.sorted()


# Hostile and damaged files

Lines = list[Any]
Change = Callable[[dict[str, Lines]], object]


def nothing(_: Any) -> None:
    """Change nothing."""


def repacked(data: bytes, change: Change, about: Callable[[Any], object] = nothing) -> bytes:
    """The file with its lines changed by somebody who knows how: the manifest fits again."""
    members = unpack(data)
    manifest = json.loads(members.pop(MANIFEST))
    lines = {n: [json.loads(line) for line in part.split(b"\n")] for n, part in members.items()}
    change(lines)
    parts = {n: "\n".join(map(json.dumps, found)).encode() for n, found in lines.items()}
    manifest["members"] = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    about(manifest)
    return packed({MANIFEST: json.dumps(manifest).encode(), **parts})


def packed(members: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return target.getvalue()


V, F, E = "versions/0001.jsonl", "files/0001.jsonl", "edges/0001.jsonl"
C = "choices/0001.jsonl"


def at(member: str, *path: object, value: object) -> Change:
    """A change of one value, found by names and places."""

    def change(lines: dict[str, Lines]) -> None:
        place: Any = lines[member]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


def without(member: str, *path: object) -> Change:
    def change(lines: dict[str, Lines]) -> None:
        place: Any = lines[member]
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


ODD: dict[str, Change] = {
    "a title changed": at(V, 1, "fields", "title", value="anders"),
    "an origin changed": at(V, 1, "origin", value="WAT/pc9/1"),
    "a revision changed": at(V, 1, "revision", value=77),
    "a parent more": at(V, 1, "parents", value=["0" * 64]),
    "another identifier": at(V, 1, "id", value="0" * 64),
    "another record": at(V, 1, "record", value="E123"),
    "a number as text": at(V, 1, "revision", value="1"),
    "a revision of zero": at(V, 1, "revision", value=0),
    "yes for one": at(V, 1, "revision", value=True),
    "a number beyond all": at(V, 1, "revision", value=10**300),
    "text for yes": at(V, 1, "deleted", value="ja"),
    "a fraction": at(V, 1, "fields", "title", value=1.5),
    "not a number": at(V, 1, "fields", "title", value=float("nan")),
    "a mapping in a field": at(V, 1, "fields", "title", value={"a": 1}),
    "an unknown extent": at(V, 1, "extent", value="half"),
    "digests beside a whole version": at(V, 1, "checks", value={"title": "0" * 10}),
    "a key that is none": at(V, 1, "fields", "Ti tel", value="x"),
    "half a character": at(V, 1, "origin", value="\ud800"),
    "a nul": at(V, 1, "origin", value="a\x00b"),
    "a value less": without(V, 1, "origin"),
    "a value more": at(V, 1, "extra", value=1),
    "a list for a line": at(V, 1, value=[1, 2]),
    "a text for a line": at(V, 1, value="x"),
    "a version twice": lambda lines: lines[V].insert(0, lines[V][0]),
    "versions in another order": lambda lines: lines[V].reverse(),
    "deep lists": at(V, 1, "fields", "title", value=json.loads("[" * 50 + "]" * 50)),
    "a row of a version that is not there": at(F, 0, "rows", 0, 3, value=10**6),
    "a row of a version before the first": at(F, 0, "rows", 0, 3, value=-1),
    "an unknown outcome": at(F, 0, "rows", 0, 2, value="new"),
    "a row too short": without(F, 0, "rows", 0, 3),
    "a hash of another length": at(F, 0, "sha256", value="abc"),
    "an unknown verdict": at(F, 0, "verdict", value="Z"),
    "a file without network": at(F, 0, "network", value=""),
    "a file twice": lambda lines: lines[F].append(lines[F][0]),
    "a quarantine of numbers": at(F, 0, "quarantine", 0, "sheet", value=5),
    "a row that waits under a title": at(F, 0, "quarantine", 0, "row", value="3"),
    "a draft of mappings": at(F, 0, "quarantine", 0, "draft", value=[["title", {"a": 1}]]),
    "a draft of nothing": at(F, 0, "quarantine", 0, "draft", value=[["title"]]),
    "a moment that is none": at(F, 0, "answers", 0, 2, "at", value="gisteren"),
    "an answer that is no value": at(F, 0, "answers", 0, 2, "value", value="{}"),
    "an answer that is no JSON": at(F, 0, "answers", 0, 2, "value", value="{"),
    "an answer for no record": at(F, 0, "answers", 0, 2, "record", value="E1"),
    "a mapping in a note": at(F, 0, "values", "file", value={"a": 1}),
    "a note that is no code": at(F, 0, "notes", value=["<b>"]),
    "a pair of three": at(E, 0, value=["0" * 64] * 3),
    "a pair of texts": at(E, 0, value=["a", "b"]),
    "a heading of no network": at(C, 0, 0, value=""),
    "a heading in no form": at(C, 0, 1, value="vorm"),
    "a heading that is a number": at(C, 0, 3, value=3),
    "a column that is no code": at(C, 0, 4, value="Titel <b>"),
    "a heading of no moment": at(C, 0, 5, value="gisteren"),
    "a heading too short": without(C, 0, 5),
    "a heading named twice": lambda lines: lines[C].append(
        [*lines[C][0][:4], "title", lines[C][0][5]]),
}  # fmt: skip


def refusal(data: bytes, tmp_path: Path) -> FileReading:
    target = tmp_path / "a.resvoverdracht"
    target.write_bytes(data)
    reading = read_workbook(target, codebook())
    assert reading.verdict is Verdict.REFUSED
    assert reading.rows == ()
    return reading


@pytest.mark.parametrize("change", ODD.values(), ids=list(ODD))
def test_one_odd_line_refuses_the_whole_file(
    change: Change, sample: Transfer, tmp_path: Path
) -> None:
    reading = refusal(repacked(compose(sample), change), tmp_path)
    assert reading.reason == "transfer_damaged"
    assert reading.values["part"]


def test_the_sample_passes_when_nothing_is_changed(sample: Transfer, tmp_path: Path) -> None:
    same = repacked(compose(sample), nothing)
    assert parse(unpack(same)) == sample.sorted()


ABOUT: dict[str, tuple[Callable[[Any], object], str]] = {
    "of a newer program": (lambda about: about.update(format=3), "transfer_newer"),
    "of no format": (lambda about: about.update(format="1"), "transfer_damaged"),
    "of another kind": (lambda about: about.update(kind="x"), "transfer_damaged"),
    "without region": (lambda about: about.pop("region"), "transfer_damaged"),
    "without list": (lambda about: about.update(members=[]), "transfer_damaged"),
    "with a member too many": (lambda about: about["members"].pop(V), "transfer_damaged"),
    "with a member too few": (
        lambda about: about["members"].update({"edges/0002.jsonl": "0" * 64}), "transfer_damaged",
    ),
    "with another hash": (lambda about: about["members"].update({V: "0" * 64}), "transfer_damaged"),
}  # fmt: skip


@pytest.mark.parametrize(("about", "code"), ABOUT.values(), ids=list(ABOUT))
def test_an_odd_manifest_refuses_the_whole_file(
    about: Callable[[Any], object], code: str, sample: Transfer, tmp_path: Path
) -> None:
    data = repacked(compose(sample), nothing, about)
    assert refusal(data, tmp_path).reason == code


def test_bombs_deep_lines_and_strange_members_are_refused(sample: Transfer, tmp_path: Path) -> None:
    good = unpack(compose(sample))
    deep = b"[" * 200_000 + b"]" * 200_000
    files = (
        packed({MANIFEST: deep}),
        packed({MANIFEST: b""}),
        packed({MANIFEST: b"\xff\xfe"}),
        packed({MANIFEST: good[MANIFEST]}),
        packed({**good, V: b" " * 90_000_000}),
        packed({**good, "../weg": b"x"}),
        packed({**good, "versions/9.jsonl": b""}),
        packed({f"versions/{n:04}.jsonl": b"" for n in range(2_100)} | {MANIFEST: good[MANIFEST]}),
        compose(sample)[:-30],
        compose(sample)[:200],
    )
    for number, data in enumerate(files):
        assert refusal(data, tmp_path).reason, number


def test_a_transfer_by_any_other_name_is_a_transfer(sample: Transfer, tmp_path: Path) -> None:
    target = tmp_path / "aanlevering.xlsx"
    target.write_bytes(compose(sample))
    reading = read_workbook(target, codebook())
    assert (reading.verdict, reading.reason) == (Verdict.ACCEPT, "transfer_read")
    with pytest.raises(WorkbookRefusedError):
        parse({})
