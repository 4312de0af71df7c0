"""The sheet Techniek: what goes in comes out, nothing is trusted, nothing leaks through it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.domain.canonical import field_digest
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import ALL_STATED, EMPTY, Extent, Version
from resv_desktop.workbook.technique import (
    HEADERS,
    FileFacts,
    FileKind,
    Technique,
    VersionFacts,
    parse_technique,
    sheet_digest,
    technique_rows,
    version_facts,
)
from tests.workbook.exchange_sample import ENTRY, edited, everything, record, removed

HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)
RECORD = st.integers(1, 30).map(lambda seed: record(RecordKind.ENTRY, ENTRY, seed).version.record)
FACTS = st.builds(
    VersionFacts,
    RECORD, HASH, st.integers(1, 999), st.lists(HASH, max_size=3).map(tuple), LINE, st.booleans(),
    st.lists(st.dates().map(str), max_size=3).map(tuple), st.just("title=0123456789;theme=abc"),
)  # fmt: skip
FILE = st.builds(
    FileFacts, st.sampled_from(list(FileKind)).map(str), st.integers(0, 99), LINE, LINE, LINE,
    LINE, LINE, LINE, st.integers(0, 999), LINE, LINE, st.booleans(), st.booleans(),
)  # fmt: skip


def as_read(technique: Technique) -> list[list[object]]:
    """The sheet as calamine yields it: numbers as floats, header on top."""
    rows = [[float(c) if isinstance(c, int) else c for c in r] for r in technique_rows(technique)]
    return [list(HEADERS), *rows]


@given(FILE, st.dictionaries(LINE.filter(bool), HASH), st.lists(FACTS, max_size=4),
       st.frozensets(st.tuples(HASH, HASH), max_size=4))  # fmt: skip
def test_what_is_written_is_read_again(
    file: FileFacts,
    sheets: dict[str, str],
    versions: list[VersionFacts],
    edges: frozenset[tuple[str, str]],
) -> None:
    stated = {(facts.id, parent) for facts in versions for parent in facts.parents}
    written = Technique(file, sheets, tuple(versions), edges)
    found = parse_technique(as_read(written))
    assert found == Technique(file, sheets, tuple(versions), edges - stated)


def test_another_sheet_is_not_taken_for_techniek() -> None:
    assert parse_technique([["Onderdeel", "Sleutel"], ["bestand", "netwerk"]]) is None
    assert parse_technique([]) is None


def test_a_changed_cell_breaks_the_control_digest() -> None:
    rows = as_read(Technique(FileFacts(network="WAT"), {"Acties": "ab"}))
    found = parse_technique(rows)
    assert found is not None
    assert found.intact
    row = next(row for row in rows if row[1] == "netwerk")
    row[2] = "BIW"
    found = parse_technique(rows)
    assert found is not None
    assert not found.intact
    assert found.file.network == "BIW"


def test_without_its_control_row_the_sheet_is_not_intact() -> None:
    rows = as_read(Technique(FileFacts()))
    found = parse_technique([row for row in rows if row[1] != "controle"])
    assert found is not None
    assert not found.intact


@pytest.mark.parametrize(
    ("column", "value"),
    [(1, "E-no-record-id"), (2, "not a hash"), (3, "twee"), (3, 0.0), (3, 1e300), (3, 1.5),
     (3, float("nan")), (4, "x; y")],
)  # fmt: skip
def test_a_version_that_makes_no_sense_is_left_out_and_counted(column: int, value: object) -> None:
    facts = version_facts(record(RecordKind.ENTRY, ENTRY).version, ENTRY)
    rows = as_read(Technique(FileFacts(), {}, (facts,)))
    row = next(row for row in rows if row[0] == "versie")
    row[column] = value
    found = parse_technique(rows)
    assert found is not None
    assert found.versions == ()
    assert found.skipped == 1


def test_rows_of_an_unknown_part_and_forged_edges_are_counted() -> None:
    rows = as_read(Technique(FileFacts()))
    found = parse_technique([*rows, ["geheim", "x", "y"], ["ouder", "abc", "def"], [""] * 9])
    assert found is not None
    assert (found.skipped, found.edges) == (2, frozenset())


def test_short_rows_and_odd_numbers_do_no_harm() -> None:
    found = parse_technique([HEADERS, ["bestand"], ["bestand", "formaat", "²"], ["versie"]])
    assert found is not None
    assert (found.file.format, found.skipped) == (1, 2)


def test_no_content_of_a_field_stands_in_techniek() -> None:
    facts = [version_facts(item.version, item.fields) for item in everything().records]
    cells = " ".join(str(cell) for fact in facts for cell in fact)
    free = {"title", "description", "owner", "text", "with_whom", "quantity"}
    fields = (pair for item in everything().records for pair in item.fields.items())
    texts = [str(value) for key, value in fields if key in free]
    assert texts
    assert not [text for text in texts if text in cells]


def test_equal_texts_in_two_records_have_unlike_digests() -> None:
    one, other = (record(RecordKind.ENTRY, ENTRY, seed) for seed in (1, 2))
    left, right = (version_facts(item.version, item.fields).digests() for item in (one, other))
    assert left.keys() == right.keys()
    assert not [key for key in left if left[key] == right[key]]


def test_fields_are_told_apart_in_as_exported_and_changed() -> None:
    item = record(RecordKind.ENTRY, ENTRY)
    facts = version_facts(item.version, item.fields)
    row = {"title": ENTRY["title"], "owner": None, "severity": "S1", "result": "klaar",
           "evidence": None}  # fmt: skip
    same, changed = facts.known(row)
    assert same == {"title": ENTRY["title"], "evidence": None}
    assert changed == {"owner": None, "severity": "S1", "result": "klaar"}
    assert facts.states("network", "WAT")
    assert not facts.states("network", "BIW")


def test_what_a_row_does_not_show_is_known_by_its_digest() -> None:
    item = record(RecordKind.ENTRY, ENTRY)
    facts = version_facts(item.version, item.fields)
    part = facts.partial({"title": ENTRY["title"]})
    digests = {k: field_digest(item.version.id, k, v) for k, v in item.fields.items() if v}
    del digests["title"]
    assert part.checks == {**digests, ALL_STATED: EMPTY}


def test_what_was_known_in_part_goes_on_with_the_same_digests() -> None:
    item = record(RecordKind.ENTRY, ENTRY)
    part = version_facts(item.version, item.fields).partial({"title": ENTRY["title"]})
    again = version_facts(part, part.fields, part.checks)
    assert again.digests() == version_facts(item.version, item.fields).digests()
    assert again.hidden() == again.digests().keys() - {"title"}
    assert again.partial({"title": ENTRY["title"]}) == part


def test_a_cell_that_nobody_could_fill_in_was_not_emptied() -> None:
    item = record(RecordKind.ENTRY, ENTRY)
    part = version_facts(item.version, item.fields).partial({"title": ENTRY["title"]})
    facts = version_facts(part, part.fields, part.checks)
    assert facts.known({"title": None, "owner": None}) == ({}, {"title": None})
    assert facts.known({"owner": ENTRY["owner"]}) == ({"owner": ENTRY["owner"]}, {})
    assert facts.known({"owner": "iemand"}) == ({}, {"owner": "iemand"})


def test_who_does_not_know_all_fields_makes_no_claim_about_the_rest() -> None:
    item = record(RecordKind.ENTRY, ENTRY)
    facts = version_facts(item.version, {"title": "Kort"}, {})
    assert facts.digests().keys() == {"title"}
    assert facts.partial({"title": "Kort"}).checks == {}
    found = parse_technique(as_read(Technique(FileFacts(), {}, (facts,))))
    assert found is not None
    assert found.versions == (facts,)


def test_a_sheet_that_was_tampered_with_makes_no_claim_about_the_rest() -> None:
    facts = version_facts(record(RecordKind.ENTRY, ENTRY).version, ENTRY)
    rows = as_read(Technique(FileFacts(), {}, (facts,)))
    row = next(row for row in rows if row[0] == "versie")
    row[8] = ";".join(pair for pair in str(row[8]).split(";") if not pair.startswith("owner="))
    found = parse_technique(rows)
    assert found is not None
    assert not found.intact
    assert ALL_STATED not in found.versions[0].partial({}).checks


def test_no_field_can_be_called_like_a_mark() -> None:
    facts = version_facts(record(RecordKind.ENTRY, ENTRY).version, {}, {})
    forged = facts._replace(checks=f"{facts.checks}*=empty;title=0123456789")
    assert forged.partial({}).checks == {"title": "0123456789"}


def test_a_removal_without_content_is_known_in_full() -> None:
    gone = removed(record(RecordKind.ENTRY, ENTRY))
    version = version_facts(gone.version, gone.fields).tombstone()
    assert version == gone.version
    assert version.extent is Extent.FULL
    assert version.deleted


def test_a_removal_that_kept_its_content_is_known_in_part() -> None:
    item = edited(record(RecordKind.ENTRY, ENTRY))
    version = Version(item.version.record, 3, (item.version.id,), "WAT/pc1/0", ENTRY, True)
    known = version_facts(version, version.fields).tombstone()
    assert (known.id, known.extent, known.deleted) == (version.id, Extent.PARTIAL, True)


def test_facts_rebuild_the_version_from_its_fields() -> None:
    item = edited(record(RecordKind.ENTRY, ENTRY), title="Anders")
    facts = version_facts(item.version, item.fields)
    assert facts.full(item.fields).id == item.version.id
    assert facts.full({**item.fields, "title": "Weer anders"}).id != item.version.id


def test_empty_ends_do_not_change_a_sheets_digest() -> None:
    rows = [["a", 1.0, ""], ["", "b"]]
    assert sheet_digest(rows) == sheet_digest([["a", 1.0], ["", "b", "", ""], ["", ""], []])


@pytest.mark.parametrize(
    "other",
    [[["a", 2.0]], [["a", "1"]], [["a", date(2027, 1, 1)]], [["", "a", 1.0]], [[], ["a", 1.0]],
     [["a"], [1.0]], [["a", True]]],
)  # fmt: skip
def test_a_sheets_digest_tells_values_types_and_places_apart(other: list[list[object]]) -> None:
    assert sheet_digest([["a", 1.0]]) != sheet_digest(other)


def test_whole_numbers_and_days_are_digested_as_calamine_yields_them() -> None:
    assert sheet_digest([[3, date(2027, 1, 2)]]) == sheet_digest([[3.0, datetime(2027, 1, 2)]])  # noqa: DTZ001
    assert sheet_digest([[date(2027, 1, 2)]]) != sheet_digest([["2027-01-02"]])
