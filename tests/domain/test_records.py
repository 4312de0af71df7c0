"""Records go into versions and come back as they were; regions survive hostile files."""

from __future__ import annotations

import copy
import json
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

import pytest
from domain.strategies import VALUES
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.domain.action import Action, Agreement
from resv_desktop.domain.canonical import clean_fields, clean_text
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.fields import FIELDS, field_spec
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.network import Network, Region, default_deadline
from resv_desktop.domain.period import Period
from resv_desktop.domain.records import parse_date
from resv_desktop.domain.version import first_version

CLASSES = {
    RecordKind.ENTRY: Entry,
    RecordKind.ACTION: Action,
    RecordKind.MEETING: Meeting,
    RecordKind.AGREEMENT: Agreement,
}

TEXT = st.text(max_size=12).map(lambda text: clean_text(text).strip())
WORDS = TEXT.filter(bool)
MANY = st.lists(WORDS, max_size=3).map(tuple)
DAY = st.dates()
MAYBE_DAY = st.one_of(st.none(), DAY)
OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXT,
    "tuple[str, ...]": MANY,
    "date | None": MAYBE_DAY,
    "dt.date | None": MAYBE_DAY,
    "tuple[date, ...]": st.sets(DAY, max_size=3).map(lambda days: tuple(sorted(days))),
    "bool | None": st.sampled_from([True, False, None]),
    "tuple[tuple[Value, ...], ...]": st.lists(
        st.tuples(WORDS, st.one_of(st.none(), WORDS), st.one_of(st.none(), WORDS)), max_size=3
    ).map(tuple),
}
WITH_DEFAULT = {"kind", "status", "state"}
"""An empty one reads as the usual one: what is never left empty."""


def records(kind: type) -> st.SearchStrategy[Any]:
    """Return records of a class with every field filled in at random."""
    given_fields = {f.name: OF_TYPE[str(f.type)] for f in dataclass_fields(kind)}
    given_fields |= {name: WORDS for name in WITH_DEFAULT if name in given_fields}
    return st.builds(kind, **{**given_fields, "id": st.just("X1")})


@pytest.mark.parametrize("kind", CLASSES)
def test_a_record_comes_back_from_a_version_as_it_was(kind: RecordKind) -> None:
    @given(records(CLASSES[kind]))
    def holds(record: Any) -> None:
        version = first_version("X1", "o", record.to_fields())
        assert CLASSES[kind].from_fields("X1", version.fields) == record

    holds()


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_of_a_class_is_in_the_table_and_the_reverse(kind: RecordKind) -> None:
    names = [f.name for f in dataclass_fields(CLASSES[kind])]
    assert set(names) == {"id", *(spec.key for spec in FIELDS[kind])}


@pytest.mark.parametrize("kind", CLASSES)
def test_any_content_at_all_can_be_looked_at(kind: RecordKind) -> None:
    keys = st.sampled_from([spec.key for spec in FIELDS[kind]])

    @given(st.dictionaries(keys, VALUES))
    def holds(content: dict[str, object]) -> None:
        record = CLASSES[kind].from_fields("X1", clean_fields(content))
        again = CLASSES[kind].from_fields("X1", clean_fields(record.to_fields()))
        assert again == record
        if isinstance(record, Meeting):
            assert all(isinstance(item, AgendaItem) for item in record.agenda)
        if isinstance(record, Entry):
            assert record.persistence() >= 0
            assert record.risk in (None, 1, 2, 3, 4)

    holds()


def test_what_is_empty_reads_as_its_default() -> None:
    assert Entry.from_fields("E1", {}) == Entry("E1")
    assert Entry.from_fields("E1", {"nza_relevant": False}).nza_relevant is False
    assert Entry.from_fields("E1", {"status": None}).status == "nieuw"


def test_confirmations_are_kept_once_and_in_order() -> None:
    days = (date(2027, 3, 1), date(2027, 1, 1), date(2027, 3, 1))
    assert Entry("E1", confirmed_on=days).to_fields()["confirmed_on"] == (
        "2027-01-01",
        "2027-03-01",
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("2027-01-31", date(2027, 1, 31)), ("2027-02-30", None), ("20270131", None),
     ("2027-W05-7", None), ("31-01-2027", None), ("", None), (None, None), (44_000, None)],
)  # fmt: skip
def test_a_day_is_written_in_one_way(text: object, day: date | None) -> None:
    assert parse_date(text) == day


def test_an_unknown_field_has_no_specification() -> None:
    assert field_spec(RecordKind.ENTRY, "title").key == "title"
    with pytest.raises(KeyError, match="entry has no field colour"):
        field_spec(RecordKind.ENTRY, "colour")


def test_the_agenda_of_a_meeting_is_kept_in_order_twice_the_same_entry_too() -> None:
    agenda = (
        AgendaItem("E1", "besproken"),
        AgendaItem("E2", "besluit", "Doorgaan"),
        AgendaItem("E1", "opgelost"),
        AgendaItem("", "", "Rondvraag"),
    )
    meeting = Meeting.with_agenda("M1", agenda, date=date(2027, 1, 1))
    assert meeting.agenda == agenda
    assert Meeting.from_fields("M1", clean_fields(meeting.to_fields())).agenda == agenda


# -- networks and regions --------------------------------------------------------------------------


def test_the_sample_region_reads_back_as_it_is_written(region_data) -> None:
    region = Region.from_data(region_data)
    assert len(region.networks) == 6
    assert Region.from_data(json.loads(json.dumps(region.to_data()))) == region
    assert region.network("BIW") == region.networks[0]
    assert region.network("???") is None


def test_a_deadline_is_the_one_of_the_region_or_fifteen_days_after_the_quarter() -> None:
    region = Region("R", deadlines={"2027-Q1": date(2027, 4, 20)})
    assert region.deadline(Period(2027, 1)) == date(2027, 4, 20)
    assert (
        region.deadline(Period(2027, 2)) == default_deadline(Period(2027, 2)) == date(2027, 7, 15)
    )


@pytest.mark.parametrize("code", ["", "W", "wat", "1AB", "WAT-1", "WÄT", "A" * 13, "WAT\n"])
def test_a_network_code_that_excel_or_a_file_name_could_spoil_is_refused(code: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        Network(code, "Naam")
    assert caught.value.code == "network_code_form"


def test_a_network_needs_a_name() -> None:
    with pytest.raises(WrongUseError) as caught:
        Network("WAT", " \u00a0")
    assert caught.value.code == "network_name_missing"


def _changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(data)
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("format", "iets anders", "region_file_form"),
        ("version", 2, "region_file_newer"),
        ("region", 7, "region_file_form"),
        ("region", " ", "region_file_form"),
        ("networks", {}, "region_file_form"),
        ("networks", ["WAT"], "region_file_form"),
        ("networks.0.code", "BIW/..", "network_code_form"),
        ("networks.0.code", "HOF", "region_file_form"),
        ("networks.0.code", ["BIW"], "region_file_form"),
        ("networks.0.name", "", "network_name_missing"),
        ("networks.0.name", {"a": 1}, "region_file_form"),
        ("networks.0.municipalities", "Waterrijk", "region_file_form"),
        ("networks.0.disciplines", [1], "region_file_form"),
        ("insurers", "Zorgzaam", "region_file_form"),
        ("deadlines", [], "region_file_form"),
        ("deadlines", {"2027-Q1": "morgen"}, "region_file_form"),
        ("deadlines", {"2027-Q1": 20270415}, "region_file_form"),
        ("deadlines", {"kwartaal": "2027-04-15"}, "period_form"),
    ],
)
def test_a_spoilt_region_file_is_refused_by_name(
    region_data, path: str, value: object, code: str
) -> None:
    with pytest.raises(KnownError) as caught:
        Region.from_data(_changed(region_data, path, value))
    assert caught.value.code == code


def test_each_missing_part_of_a_region_file_is_refused(region_data) -> None:
    for part in ("format", "region", "networks", "insurers"):
        with pytest.raises(KnownError):
            Region.from_data({k: v for k, v in region_data.items() if k != part})


def test_names_in_a_region_file_are_cleaned(region_data) -> None:
    region = Region.from_data(_changed(region_data, "networks.0.name", " Binnen\x00stad\n"))
    assert region.networks[0].name == "Binnenstad"


KEYS = st.sampled_from(["code", "name", "municipalities", "disciplines", "2027-Q1", "2027", "x"])
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
    st.sampled_from(["WAT", "HOF", "Naam", "2027-04-15", "9999-12-31"]),
)  # fmt: skip
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=15,
)
NETWORKS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "code": st.one_of(st.sampled_from(["WAT", "HOF", "x"]), LEAVES),
            "name": st.one_of(st.just("Naam"), LEAVES),
            "municipalities": ANY_JSON,
            "disciplines": ANY_JSON,
        },
    ),
    max_size=3,
)
HOSTILE = st.one_of(
    ANY_JSON,
    st.fixed_dictionaries(
        {"format": st.just("resv-regiopakket")},
        optional={
            "version": st.one_of(st.just(1), ANY_JSON),
            "region": st.one_of(st.just("R"), ANY_JSON),
            "networks": st.one_of(NETWORKS, ANY_JSON),
            "insurers": st.one_of(st.just(["V"]), ANY_JSON),
            "deadlines": ANY_JSON,
        },
    ),
)


@given(HOSTILE)
def test_any_json_is_a_region_or_a_known_error(data: object) -> None:
    try:
        region = Region.from_data(data)
    except KnownError:
        return
    assert Region.from_data(json.loads(json.dumps(region.to_data()))) == region
