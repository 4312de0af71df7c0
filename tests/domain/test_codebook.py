"""The code book: complete, unambiguous, and a malformed one is refused in words."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.domain.codebook import Code, CodeBook, fold
from resv_desktop.domain.fields import FIELDS, FieldType

SIZES = {
    "theme": 16, "subtheme": 82, "discipline": 45, "discipline_group": 5, "entry_kind": 2,
    "severity": 4, "frequency": 5, "horizon": 4, "direction": 3, "scope": 5, "status": 10,
    "evidence": 3, "impact": 6, "resv_task": 5, "network_task": 2, "law_domain": 6,
    "escalation_level": 5, "quantity_band": 8, "action_state": 4, "meeting_kind": 4,
    "meeting_outcome": 5,
}  # fmt: skip


def test_the_lists_have_the_sizes_they_are_published_with(codebook: CodeBook) -> None:
    assert {name: len(codes) for name, codes in codebook.lists.items()} == SIZES


def test_every_field_that_takes_a_code_has_its_list(codebook: CodeBook) -> None:
    coded = {FieldType.CODE, FieldType.CODES}
    lists = {s.code_list for specs in FIELDS.values() for s in specs if s.type in coded}
    assert lists - {"network"} <= set(codebook.lists)


def test_every_code_has_both_labels(codebook: CodeBook) -> None:
    for name, codes in codebook.lists.items():
        for code in codes:
            assert code.nl.strip() == code.nl != "", (name, code)
            assert code.en.strip() == code.en != "", (name, code)


def test_every_subtheme_belongs_to_a_theme_and_every_theme_has_some(codebook: CodeBook) -> None:
    for code in codebook.codes("subtheme"):
        assert code.extra["theme"] == code.code.split(".")[0]
    assert all(len(codebook.subthemes(code.code)) >= 4 for code in codebook.codes("theme"))


def test_every_discipline_belongs_to_a_group(codebook: CodeBook) -> None:
    groups = {code.code for code in codebook.codes("discipline_group")}
    assert {code.extra["group"] for code in codebook.codes("discipline")} == groups


def test_the_tasks_a_theme_brings_along_exist(codebook: CodeBook) -> None:
    tasks = {code.code for code in codebook.codes("resv_task")}
    for code in codebook.codes("theme"):
        assert set(code.extra["default_resv_tasks"]) <= tasks


def test_contracting_is_marked_for_the_nza(codebook: CodeBook) -> None:
    marked = [c.code for c in codebook.codes("subtheme") if c.extra.get("nza_relevant")]
    assert marked == ["T16.4"]


def test_in_no_list_do_two_codes_share_a_name(codebook: CodeBook) -> None:
    for name, codes in codebook.lists.items():
        for code in codes:
            for text in (code.code, code.nl, code.en, code.nl.upper(), f"  {code.en}\u00a0"):
                assert codebook.find(name, text) == code.code, (name, text)


def test_every_crossing_leads_to_its_code(codebook: CodeBook) -> None:
    assert len(codebook.crosswalk) >= 20
    for crossing in codebook.crosswalk:
        assert codebook.find(crossing.list_name, crossing.old) == crossing.new
    assert codebook.find("severity", " 3 ") == "S3"
    assert {c.old for c in codebook.crossings("severity")} == {"1", "2", "3", "4"}


def test_the_sample_uses_codes_of_the_code_book_only(codebook: CodeBook, samples) -> None:
    lists = {s.key: s.code_list for s in FIELDS["E"] if s.code_list and s.key != "network"}
    for entry in samples:
        for key, name in lists.items():
            value = entry.get(key)
            for code in value if isinstance(value, list) else [value] if value else []:
                assert codebook.get(name, code), (entry["key"], key, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Paramedische zorg", "T06"), ("paramedische\u00a0ZORG ", "T06"), ("T06", "T06"),
     ("t06", "T06"), ("Allied health care", "T06"), ("Para\u200bmedische zorg", "T06"),
     ("Paramedische  zorg", "T06"), ("paramedisch", None), ("", None), ("T99", None)],
)  # fmt: skip
def test_a_text_names_a_code_by_code_or_label(codebook, text: str, code: str | None) -> None:
    assert codebook.find("theme", text) == code


def test_an_unknown_code_shows_as_it_is(codebook: CodeBook) -> None:
    assert codebook.label("theme", "T99") == "T99"
    assert codebook.label("theme", None) == ""
    assert codebook.label("theme", "T06") == "Paramedische zorg"
    assert codebook.label("theme", "T06", "en") == "Allied health care"
    assert codebook.get("theme", "T99") is None
    assert codebook.get("no list", "T01") is None
    assert codebook.find("no list", "T01") is None


def test_a_label_that_two_codes_share_names_neither() -> None:
    codes = [Code("A1", "Overig", "Other", {}), Code("B1", "overig ", "Rest", {})]
    book = CodeBook("1", {"x": tuple(codes)})
    assert [book.find("x", t) for t in ("Overig", "other", "A1", "rest")] == [
        None,
        "A1",
        "A1",
        "B1",
    ]


def test_a_list_of_the_region_can_be_added() -> None:
    book = CodeBook("1", {}).with_list("network", [Code("WAT", "Waterlanden", "Waterlanden", {})])
    assert book.find("network", "waterlanden") == "WAT"
    named_alike = book.with_list(
        "network", [Code("HOF", "Wat", "Wat", {}), Code("WAT", "Hof", "Hof", {})]
    )
    assert named_alike.find("network", "WAT") is None, "a guess would be wrong half the time"


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# -- malformed code books --------------------------------------------------------------------------

SMALL: dict[str, Any] = {
    "version": "1",
    "lists": {
        "kind": [
            {"code": "A", "nl": "een", "en": "one"},
            {"code": "B", "nl": "twee", "en": "two"},
        ]
    },
    "crosswalk": [{"list": "kind", "from": "1", "to": "A"}],
}


def small(**changes: object) -> dict[str, Any]:
    data = copy.deepcopy(SMALL)
    for path, value in changes.items():
        if path == "code":
            data["lists"]["kind"][1] |= value
        elif path == "crossing":
            data["crosswalk"][0] |= value
        else:
            data[path] = value
    return data


def test_a_small_code_book_is_read() -> None:
    book = CodeBook.from_data(small())
    assert [book.find("kind", text) for text in ("1", "een", "two", "b")] == ["A", "A", "B", "B"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (small(code={"code": "A"}), "twice"),
        (small(code={"code": "a"}), "twice"),
        (small(code={"code": "1"}), "letter"),
        (small(code={"code": ""}), "no code book"),
        (small(code={"code": 7}), "no code book"),
        (small(code={"nl": " "}), "no code book"),
        (small(code={"en": None}), "no code book"),
        (small(code={"nl": "twee; drie"}), "semicolon"),
        (small(code={"nl": "a"}), "another code"),
        (small(crossing={"to": "C"}), "unknown code C"),
        (small(crossing={"list": "other"}), "unknown code"),
        (small(crossing={"from": "twee"}), "in use"),
        (small(crossing={"from": "b"}), "in use"),
        (small(crossing={"from": 1}), "no code book"),
        (small(lists=None), "no code book"),
        (small(lists=[]), "no code book"),
        (small(lists={"kind": [1]}), "no code book"),
        (small(lists={"kind": 1}), "no code book"),
        (small(crosswalk=None), "no code book"),
        (small(crosswalk=[1]), "no code book"),
        ({}, "no code book"),
        ([], "no code book"),
        (None, "no code book"),
        ("x", "no code book"),
    ],
)
def test_a_malformed_code_book_is_refused(data: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        CodeBook.from_data(data)


def test_leaving_out_any_part_of_the_real_one_is_refused(codebook_data) -> None:
    for part in ("version", "lists", "crosswalk"):
        with pytest.raises(ValueError, match="no code book"):
            CodeBook.from_data({k: v for k, v in codebook_data.items() if k != part})


KEYS = st.sampled_from(["code", "nl", "en", "list", "from", "to", "kind"])
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))
JSON = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={key: st.one_of(st.sampled_from("ABab1"), LEAVES) for key in ("code", "nl", "en")},
    ),
    max_size=3,
)
CROSSINGS = st.lists(
    st.fixed_dictionaries({"list": st.just("kind"), "from": LEAVES, "to": st.sampled_from("AB")}),
    max_size=2,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "version": JSON,
            "lists": st.one_of(st.dictionaries(st.just("kind"), ROWS), JSON),
            "crosswalk": st.one_of(CROSSINGS, JSON),
        },
    )
)
def test_any_json_is_read_or_refused_with_a_value_error(data: dict[str, Any]) -> None:
    try:
        book = CodeBook.from_data(json.loads(json.dumps(data)))
    except ValueError:
        return
    for name, codes in book.lists.items():
        assert [book.find(name, code.code) for code in codes] == [code.code for code in codes]
