"""Fields as text: the same mapping, the same hash, whoever made them and wherever they went."""

from __future__ import annotations

import pickle

import pytest
from domain.strategies import versions
from hypothesis import given

from resv_desktop.domain.canonical import canonical_json, sha256_hex
from resv_desktop.domain.kept_fields import KeptFields
from resv_desktop.domain.version import Extent, Version, version_id


@given(versions())
def test_the_identifier_is_the_hash_of_everything_a_version_states(version: Version) -> None:
    content: dict[str, object] = {
        "record": version.record,
        "revision": version.revision,
        "parents": version.parents,
        "origin": version.origin,
        "fields": dict(version.fields),
        "deleted": version.deleted,
    }
    if version.extent is Extent.DELTA:
        content["delta"] = True
    if version.checks:
        content["checks"] = dict(version.checks)
    assert version_id(version) == sha256_hex(canonical_json(content))
    assert version.text == canonical_json(dict(version.fields))


@given(versions())
def test_fields_come_back_from_their_text(version: Version) -> None:
    kept = KeptFields(version.text)
    assert kept == version.fields
    assert dict(kept) == dict(version.fields)
    assert list(kept.items()) == sorted(version.fields.items())
    assert kept == dict(version.fields)
    assert dict(version.fields) == kept
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert all(key in kept and kept[key] == value for key, value in version.fields.items())
    assert len(kept) == len(version.fields)


def test_fields_differ_when_one_value_does() -> None:
    kept = KeptFields.of({"title": "Een", "disciplines": ("HA",), "result": None})
    assert kept != KeptFields.of({"title": "Twee", "disciplines": ("HA",), "result": None})
    assert kept != {"title": "Een", "disciplines": ("HA",)}
    assert kept != "titel"
    assert repr(kept) == repr({"title": "Een", "disciplines": ("HA",), "result": None})
    with pytest.raises(KeyError):
        kept["owner"]
    with pytest.raises(TypeError):
        kept["title"] = "Twee"  # type: ignore[index]
    with pytest.raises(TypeError):
        hash(kept)
