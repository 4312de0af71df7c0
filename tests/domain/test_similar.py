"""Similar entries: the same matter in other words is found, other matters are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.domain.similar import SimilarIndex

TITLES = {
    "logo": "Wachtlijst logopedie voor kinderen langer dan een half jaar",
    "mantel": "Mantelzorgers raken overbelast door uitstel van dagbesteding",
    "apo": "Apotheek beperkt openingstijden door personeelstekort",
    "jeugd": "Jeugdhulp met wachttijd, praktijk houdt het gezin vast",
    "spoed": "Laagurgente vragen vullen de spoedpost op zaterdag",
    "fysio": "Fysiotherapeuten stoppen met huisbezoek",
}


@pytest.fixture
def index() -> SimilarIndex:
    return SimilarIndex(TITLES.items())


def found(index: SimilarIndex, title: str) -> list[str]:
    return [likeness.record for likeness in index.find(title)]


@pytest.mark.parametrize(
    ("title", "record"),
    [
        ("wachtlijst logopedie", "logo"),
        ("logopediewachtlijst kinderen", "logo"),
        ("wachtlijsten bij logopedie", "logo"),
        ("wachtlijst logo", "logo"),
        ("LOGOPEDIE: wachtlijst!", "logo"),
        ("overbelaste mantelzorger", "mantel"),
        ("apotheken minder open", "apo"),
        ("spoedpost vol op zaterdag", "spoed"),
        ("Fysiotherapeut stopt huisbezoeken", "fysio"),
    ],
)
def test_the_same_matter_in_other_words_is_found_first(index, title: str, record: str) -> None:
    assert found(index, title)[:1] == [record]


@pytest.mark.parametrize(
    "title",
    ["", "de", "er is een", "wa", "12", "wachtlijst fysiotherapie", "nieuwe school in de wijk",
     "huisarts stopt"],
)  # fmt: skip
def test_other_matters_and_too_little_text_find_nothing(index, title: str) -> None:
    assert found(index, title) == []


def test_the_same_title_scores_one(index: SimilarIndex) -> None:
    for record, title in TITLES.items():
        best = index.find(title)[0]
        assert (best.record, best.score, best.title) == (record, 1.0, title)


def test_a_record_can_be_left_out(index: SimilarIndex) -> None:
    assert "logo" not in [x.record for x in index.find(TITLES["logo"], without=["logo"])]


def test_a_title_can_be_replaced_and_removed(index: SimilarIndex) -> None:
    index.put("logo", "Tandarts stopt na pensioen")
    assert found(index, "wachtlijst logopedie kinderen") == []
    assert found(index, "tandarts met pensioen") == ["logo"]
    index.remove("logo")
    index.remove("logo")
    assert found(index, "tandarts met pensioen") == []
    assert len(index) == len(TITLES) - 1


def test_the_twin_in_the_sample_is_found_and_hardly_anything_else(samples) -> None:
    index = SimilarIndex((entry["key"], entry["title"]) for entry in samples)
    pairs = {
        frozenset((entry["key"], other.record))
        for entry in samples
        for other in index.find(entry["title"], without=[entry["key"]])
    }
    assert frozenset(("KN-017", "KN-018")) in pairs
    assert len(pairs) <= 2


def test_equal_titles_come_in_the_order_of_their_records() -> None:
    index = SimilarIndex((f"r{n}", "tandarts stopt") for n in (3, 1, 2))
    assert found(index, "tandarts stopt") == ["r1", "r2", "r3"]


def test_a_search_stays_small_however_many_titles_there_are(samples) -> None:
    """Only some titles are compared in full: the work per keystroke is bounded."""
    from resv_desktop.domain import similar

    index = SimilarIndex(
        (f"r{n}-{entry['key']}", entry["title"]) for n in range(20) for entry in samples
    )
    assert len(index._promising(similar._stems(samples[0]["title"]))) <= similar.WEIGHED


WORDS = st.sampled_from(
    ["wachtlijst", "logopedie", "kinderen", "tandarts", "stopt", "é", "x", "12", "huisartsen"]
)
PHRASES = st.lists(WORDS, max_size=5).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.one_of(PHRASES, st.text(max_size=20)))))
def test_editing_an_index_gives_the_same_as_building_it(changes) -> None:
    index, kept = SimilarIndex(), dict[str, str]()
    for record, title in changes:
        if title:
            index.put(record, title)
            kept[record] = title
        else:
            index.remove(record)
            kept.pop(record, None)
    fresh = SimilarIndex(kept.items())
    assert index._holders == fresh._holders
    for title in (*kept.values(), "wachtlijst logopedie kinderen"):
        assert index.find(title) == fresh.find(title)


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    index = SimilarIndex([("r", text), ("s", "wachtlijst logopedie")])
    assert all(0 <= x.score <= 1 for x in index.find(text))
