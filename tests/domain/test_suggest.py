"""Theme suggestions: key words of the code book and the word list, and why."""

from __future__ import annotations

import pytest

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.suggest import ThemeIndex
from resv_desktop.domain.words import content_words, stem


@pytest.fixture(scope="module")
def index(codebook: CodeBook, theme_words) -> ThemeIndex:
    return ThemeIndex(codebook, theme_words)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Wachtlijst bij de logopedist", "T06"),
        ("Huisarts neemt geen patiënten aan", "T01"),
        ("Wijkverpleegkundigen kunnen de avond niet rond krijgen", "T03"),
        ("Medicijnen niet leverbaar bij apotheken", "T05"),
        ("Overbelaste mantelzorgers zonder respijtzorg", "T09"),
        ("Geen tolk beschikbaar, taalbarrière in spreekkamer", "T15"),
        ("Vacatures doktersassistent blijven open", "T13"),
        ("Dubbele inlog voor elk portaal", "T12"),
        ("Crisisbedden vol in het weekend", "T07"),
        ("Verloskundigen zien meer kwetsbare zwangeren", "T10"),
        ("Contract met zorgverzekeraar over bekostiging", "T16"),
        ("Thuiswonende ouderen wachten op verpleeghuis", "T04"),
    ],
)
def test_words_of_the_field_point_to_their_theme(index: ThemeIndex, text: str, theme: str) -> None:
    assert index.suggest(text)[0].theme == theme


def test_a_suggestion_names_its_reasons(index: ThemeIndex) -> None:
    first = index.suggest("Diëtist en logopedist weg uit de wijk")[0]
    assert (first.theme, first.because) == ("T06", ("dietist", "logopedist"))


def test_more_reasons_weigh_more(index: ThemeIndex) -> None:
    one = index.suggest("logopedie")[0]
    two = index.suggest("logopedie en fysiotherapie")[0]
    assert two.score > one.score > 0


def test_a_word_said_twice_counts_once(index: ThemeIndex) -> None:
    assert index.suggest("tandarts tandarts") == index.suggest("tandarts")


def test_a_key_word_inside_a_compound_counts_for_less(index: ThemeIndex) -> None:
    whole, inside = index.suggest("wondzorg")[0], index.suggest("wondzorgmateriaal")[0]
    assert whole.theme == inside.theme == "T03"
    assert inside.score < whole.score


def test_nothing_is_suggested_for_words_that_say_nothing(index: ThemeIndex) -> None:
    for text in ("", "er is veel aan de hand", "12 3", "!!!", "qwerty zxcvb"):
        assert index.suggest(text) == ()


def test_the_sample_is_mostly_recognised(index: ThemeIndex, samples) -> None:
    ranked = [[s.theme for s in index.suggest(entry["title"])] for entry in samples]
    right = [entry["theme"] for entry in samples]
    first = sum(r[:1] == [theme] for r, theme in zip(ranked, right, strict=True))
    among = sum(theme in r for r, theme in zip(ranked, right, strict=True))
    assert first >= 45
    assert among >= 54


def test_the_order_of_equal_themes_does_not_depend_on_chance(index: ThemeIndex) -> None:
    assert [s.theme for s in index.suggest("tandarts logopedie apotheek")] == ["T05", "T06", "T11"]
    assert len(index.suggest("tandarts logopedie apotheek ggz", limit=2)) == 2


def test_what_is_remembered_of_words_stays_small(index: ThemeIndex) -> None:
    for n in range(10_100):
        index.suggest(f"onzin{n}")
    assert len(index._of_word) < 10_001
    assert index.suggest("logopedie")[0].theme == "T06"


def test_a_word_list_with_an_unknown_theme_is_refused(codebook: CodeBook) -> None:
    with pytest.raises(ValueError, match="T99"):
        ThemeIndex(codebook, {"T99": ["x"]})


def test_the_word_list_covers_every_theme_with_words_of_its_own(codebook, theme_words) -> None:
    assert set(theme_words) == {code.code for code in codebook.codes("theme")}
    for theme, listed in theme_words.items():
        assert 12 <= len(listed) <= 26, theme
        assert all(content_words(word) for word in listed)
    every = [stem(word) for listed in theme_words.values() for word in set(map(stem, listed))]
    assert sorted(every) == sorted(set(every)), "a word stands under two themes"
