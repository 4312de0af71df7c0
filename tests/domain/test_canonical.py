"""Equal content has equal bytes, whatever program it went through."""

from __future__ import annotations

import datetime
import json
import unicodedata
from xml.etree import ElementTree

import pytest
from domain.strategies import FIELDS, VALUES, texts, versions
from hypothesis import example, given
from hypothesis import strategies as st

from resv_desktop.domain.canonical import (
    canonical_json,
    clean_fields,
    clean_text,
    clean_value,
    field_digest,
)
from resv_desktop.domain.version import (
    ALL_STATED,
    EMPTY,
    Extent,
    Version,
    VersionSet,
    changed_fields,
    first_version,
    join_parts,
)


@given(texts())
@example("e\x00\u0301")
@example("\x00")
@example("a\r\nb\rc")
def test_text_that_is_clean_stays_as_it_is(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(texts())
def test_clean_text_survives_xml(text: str) -> None:
    element = ElementTree.Element("t")
    element.text = clean_text(text)
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert (back.text or "") == element.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\x0bb\x1fc\x7fd\x85e", "abcde"),
        ("\ud800x\udfff", "x"),
        ("a\ufffeb\uffffc", "abc"),
        ("=SOM(A1) +31 -x @y", "=SOM(A1) +31 -x @y"),
        ("“krul” ’n \u00ad zacht \u200b😀", "“krul” ’n \u00ad zacht \u200b😀"),
    ],
)
def test_what_is_kept_of_a_text(text: str, kept: str) -> None:
    assert clean_text(text) == kept


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("  x \n", "x"),
        (" \t\n ", None),
        ("", None),
        (None, None),
        (False, False),
        (0, 0),
        ([], None),
        (["b", "a"], ("b", "a")),
        ([["E1", "", None], []], (("E1", None, None), None)),
        ("\x00", None),
    ],
)
def test_what_is_kept_of_a_value(value: object, kept: object) -> None:
    assert clean_value(value) == kept
    assert type(clean_value(value)) is type(kept)


@pytest.mark.parametrize("value", [1.5, datetime.date(2027, 1, 1), {"a": 1}, b"x", {1}, ["x", 1.0]])
def test_other_types_have_no_place_in_a_field(value: object) -> None:
    with pytest.raises(TypeError, match="a field holds text"):
        clean_value(value)


@given(VALUES)
def test_a_clean_value_stays_as_it_is(value: object) -> None:
    once = clean_value(value)
    assert clean_value(once) == once


@given(FIELDS)
def test_fields_come_back_from_json_as_they_were(fields: dict[str, object]) -> None:
    clean = clean_fields(fields)
    assert clean_fields(json.loads(canonical_json(clean))) == clean


@given(FIELDS)
def test_the_order_of_fields_does_not_show(fields: dict[str, object]) -> None:
    turned = dict(reversed(fields.items()))
    assert canonical_json(clean_fields(fields)) == canonical_json(clean_fields(turned))


def test_canonical_json_is_what_the_format_says() -> None:
    assert canonical_json({"b": ("é", None, True), "a": 1}) == '{"a":1,"b":["é",null,true]}'


def test_the_name_of_a_version_is_pinned() -> None:
    """Workbooks and logs in use name versions so: this may never change."""
    version = Version("E1", 2, ("p2", "p1"), "WAT/one/1", {"title": "Té", "owner": None})
    assert version.id == "8aaeac0ac6d1831ce3caa7d1797215e5f050786cb1ef375284af5f79df70eaff"
    delta = Version("E1", 2, ("p1",), "excel:WAT", {"title": None}, extent=Extent.DELTA)
    assert delta.id == "b2edecd0ffdf3015e1a57dfe3f3cef2013079b11cdb93c035ae8bb4a2d67dd0d"


@given(versions())
def test_what_a_version_states_is_its_name(version: Version) -> None:
    twin = Version(
        version.record, version.revision, tuple(reversed(version.parents)) * 2, version.origin,
        dict(reversed(version.fields.items())), version.deleted, version.extent, version.stated_id,
        dict(reversed(version.checks.items())),
    )  # fmt: skip
    assert twin == version
    assert twin.key == version.key
    assert hash(twin) == hash(version)


@given(versions(), versions())
def test_versions_that_state_something_else_have_other_names(one: Version, other: Version) -> None:
    assert (one.key == other.key) == (one == other)


def test_absent_and_empty_are_the_same_in_a_whole_version_and_not_in_a_change() -> None:
    assert first_version("E1", "o", {"a": None}).id == first_version("E1", "o", {}).id
    assert first_version("E1", "o", {"a": " "}).id == first_version("E1", "o", {}).id
    deltas = [Version("E1", 2, ("p",), "o", f, extent=Extent.DELTA) for f in ({}, {"a": None})]
    assert deltas[0].id != deltas[1].id


def test_a_whole_version_and_a_change_of_equal_fields_have_other_names() -> None:
    full, delta = (
        Version("E1", 2, ("p",), "o", {"a": "x"}, extent=e) for e in (Extent.FULL, Extent.DELTA)
    )
    assert full.id != delta.id


@pytest.mark.parametrize(
    ("extent", "stated"),
    [(Extent.FULL, "x"), (Extent.PARTIAL, None), (Extent.PARTIAL, "")],
)
def test_only_what_cannot_be_hashed_has_its_name_stated(extent: Extent, stated: str | None) -> None:
    with pytest.raises(ValueError, match="PARTIAL"):
        Version("E1", 1, (), "o", {}, extent=extent, stated_id=stated)


def test_a_version_cannot_be_changed() -> None:
    given_fields = {"a": "x"}
    version = first_version("E1", "o", given_fields)
    given_fields["a"] = "y"
    assert version.fields["a"] == "x"
    with pytest.raises(TypeError):
        version.fields["a"] = "z"  # type: ignore[index]
    with pytest.raises(AttributeError):
        version.record = "E2"  # type: ignore[misc]


@given(versions())
def test_a_version_travels_between_processes(version: Version) -> None:
    import pickle

    back = pickle.loads(pickle.dumps(version))
    assert (back, back.key, dict(back.fields)) == (version, version.key, dict(version.fields))
    assert dict(back.checks) == dict(version.checks)


@given(versions())
def test_a_version_comes_back_from_the_store_without_being_hashed_again(version: Version) -> None:
    back = Version.restored(
        version.key, version.record, version.revision, version.parents, version.origin,
        dict(version.fields), version.deleted, version.extent, dict(version.checks),
    )  # fmt: skip
    assert (back, back.key, back.part) == (version, version.key, version.part)


@given(st.lists(versions(), max_size=6), st.randoms())
def test_what_is_joined_does_not_depend_on_the_order(parts: list[Version], random) -> None:
    mixed = list(parts)
    random.shuffle(mixed)
    joined, again = join_parts(parts), join_parts(mixed)
    assert joined == again
    assert set(joined) == {version.id for version in parts}
    for version in parts:
        if version.extent is not Extent.PARTIAL:
            assert joined[version.id] == version


def test_parts_that_contradict_each_other_give_one_record_that_is_there() -> None:
    def part(**more: object) -> Version:
        values = {"revision": 1, "parents": (), "fields": {"a": "x"}, "deleted": False, **more}
        return Version("E1", origin="o", extent=Extent.PARTIAL, stated_id="v", **values)

    gone, late, plain = part(deleted=True), part(revision=4, parents=("p",)), part()
    assert len({gone.key, late.key, plain.key}) == 3
    joined = join_parts([gone, late, plain])["v"]
    assert (joined.deleted, joined.revision, joined.parents) == (False, 4, ("p",))


def _of_parts(fields: dict[str, str], checks: dict[str, str]) -> Version:
    return Version("E1", 1, (), "o", fields, extent=Extent.PARTIAL, stated_id="v", checks=checks)


def test_what_is_known_needs_no_digest() -> None:
    one = _of_parts({"a": "x"}, {"a": "0" * 10, "b": "1" * 10})
    assert (one.fields, one.checks) == ({"a": "x"}, {"b": "1" * 10})
    assert one.part == _of_parts({"a": "x"}, {"b": "1" * 10}).part


def test_digests_are_part_of_what_a_workbook_showed() -> None:
    bare = _of_parts({"a": "x"}, {})
    checked = _of_parts({"a": "x"}, {"b": "1" * 10})
    closed = _of_parts({"a": "x"}, {"b": "1" * 10, ALL_STATED: EMPTY})
    assert len({bare.key, checked.key, closed.key}) == 3
    assert bare.id == checked.id == closed.id


def test_parts_together_know_what_each_knew() -> None:
    one = _of_parts({"a": "x"}, {"b": "1" * 10, ALL_STATED: EMPTY})
    joined = join_parts([one, _of_parts({"b": "y"}, {"a": "0" * 10, "c": "2" * 10})])["v"]
    assert joined.fields == {"a": "x", "b": "y"}
    assert joined.checks == {"c": "2" * 10, ALL_STATED: EMPTY}


def test_only_a_version_known_in_part_has_digests() -> None:
    for extent in (Extent.FULL, Extent.DELTA):
        with pytest.raises(ValueError, match="PARTIAL"):
            Version("E1", 1, (), "o", {}, extent=extent, checks={"a": "0" * 10})


@given(st.lists(versions(), max_size=5), st.lists(versions(), max_size=5))
def test_a_union_holds_what_either_held(one: list[Version], other: list[Version]) -> None:
    a, b = VersionSet.of(one, {("x", "y")}), VersionSet.of(other, {("y", "z")})
    both = a.union(b)
    assert set(both.versions.values()) == {*one, *other}
    assert both == b.union(a)
    assert both.edges == {("x", "y"), ("y", "z")}


def test_digests_tell_an_edit_and_not_the_text() -> None:
    digest = field_digest("v1", "title", "Geen plek")
    assert len(digest) == 10
    assert int(digest, 16) >= 0
    others = [
        field_digest("v1", "title", "Geen plek."),
        field_digest("v2", "title", "Geen plek"),
        field_digest("v1", "result", "Geen plek"),
        field_digest("v1", "title", None),
    ]
    assert digest not in others
    assert len(set(others)) == 4


def test_changed_fields_names_what_differs_before_and_after() -> None:
    assert changed_fields({"a": "x", "b": "y", "c": "z"}, {"a": "x", "b": None, "d": True}) == {
        "b": ("y", None),
        "c": ("z", None),
        "d": (None, True),
    }
