"""The quick-add line: what is recognised becomes a chip, all else stays in the title."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import Entry, EntryKind
from resv_desktop.domain.quick_add import DUE, LineParser, ParsedLine, parse

FULL = "wachtlijst logopedie loopt op #para @logopedist !3 ~maand >wijkcoördinator +14"


def chips_of(line: ParsedLine) -> list[tuple[str, str]]:
    return [(chip.field, chip.value) for chip in line.chips]


def test_every_mark_of_a_full_line_becomes_a_chip(parser: LineParser) -> None:
    line = parser.parse(FULL)
    assert line.title == "wachtlijst logopedie loopt op"
    assert chips_of(line) == [
        ("theme", "T06"),
        ("disciplines", "LOG"),
        ("severity", "S3"),
        ("frequency", "maandelijks"),
        ("owner", "wijkcoördinator"),
        (DUE, "14"),
    ]
    assert [chip.label for chip in line.chips][:4] == [
        "Paramedische zorg",
        "Logopedie",
        "hoog",
        "maandelijks",
    ]
    assert line.due_in_days == 14
    assert line.kind is EntryKind.BOTTLENECK
    assert line.open_marks == ()


def test_the_fields_of_a_line_make_an_entry(parser: LineParser) -> None:
    entry = Entry.from_fields("E1", parser.parse(FULL).fields())
    assert entry.title == "wachtlijst logopedie loopt op"
    assert (entry.theme, entry.disciplines, entry.severity) == ("T06", ("LOG",), "S3")
    assert (entry.frequency, entry.owner) == ("maandelijks", "wijkcoördinator")


def test_a_line_without_marks_is_only_a_title(parser: LineParser) -> None:
    line = parser.parse("  Huisarts stopt, geen opvolger ")
    assert line.title == "Huisarts stopt, geen opvolger"
    assert line.fields() == {"title": "Huisarts stopt, geen opvolger"}
    assert line.chips == ()


def test_an_empty_line_says_nothing(parser: LineParser) -> None:
    assert parser.parse("   ").fields() == {"title": None}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#T06", ("theme", "T06")),
        ("#t06", ("theme", "T06")),
        ("#para", ("theme", "T06")),
        ("#Paramedisch", ("theme", "T06")),
        ("#ggz", ("theme", "T02")),
        ("#jeugd", ("theme", "T10")),
        ('#"sociaal domein"', ("theme", "T08")),
        ("#T06.1", ("subtheme", "T06.1")),
        ("#valprev", ("subtheme", "T04.6")),
        ("#dementie", ("theme", "T04")),
        ("#logopedie", ("theme", "T06")),
        ("#apotheken", ("theme", "T05")),
        ("@HA", ("disciplines", "HA")),
        ("@huisarts", ("disciplines", "HA")),
        ("@huisartsen", ("disciplines", "HA")),
        ("@spoedpost", ("disciplines", "HAP")),
        ("@dietist", ("disciplines", "DIE")),
        ("@diëtiek", None),
        ("@diëtetiek", ("disciplines", "DIE")),
        ("@poh-ggz", ("disciplines", "POHGGZ")),
        ("@wijkverpleging", ("disciplines", "WV")),
        ("@physio", ("disciplines", "FYS")),
        ("!3", ("severity", "S3")),
        ("!S3", ("severity", "S3")),
        ("!hoog", ("severity", "S3")),
        ("!h", ("severity", "S3")),
        ("!krit", ("severity", "S4")),
        ("!groot", ("severity", "S3")),
        ("!kans", ("direction", "kans")),
        ("~week", ("frequency", "wekelijks")),
        ("~wekelijks", ("frequency", "wekelijks")),
        ("~w", ("frequency", "wekelijks")),
        ("~jaar", ("frequency", "jaarlijks")),
        ("~minder", ("frequency", "minder")),
        ("~nu", ("horizon", "nu")),
        ("~binnen", ("horizon", "binnen_1_jaar")),
        (">wijkcoördinator", ("owner", "wijkcoördinator")),
        ('>"praktijkmanager apotheek"', ("owner", "praktijkmanager apotheek")),
        ("+14", (DUE, "14")),
        ("+14d", (DUE, "14")),
        ("+2w", (DUE, "14")),
        ("+731", (DUE, "731")),
        # Not recognised, or not for certain: stays text.
        ("#", None),
        ("#xyzzy", None),
        ("#wachttijd", None),
        ("@a", None),
        ("@huisar", None),
        ("!5", None),
        ("!!", None),
        ("~m", None),
        (">10", None),
        (">", None),
        ("+", None),
        ("+0", None),
        ("+732", None),
        ("+105w", None),
        ("+31612345678", None),
        ("+10%", None),
        ('#"', None),
        ("#''", None),
        ("#\u0301", None),
    ],
)
def test_a_mark_is_recognised_when_it_names_one_code(
    parser: LineParser, typed: str, expected: tuple[str, str] | None
) -> None:
    line = parser.parse(f"iets {typed}")
    if expected is None:
        assert line.chips == ()
        assert line.title == f"iets {typed}"
    else:
        assert chips_of(line) == [expected]
        assert line.title == "iets"


def test_a_subtheme_says_its_theme_too(parser: LineParser) -> None:
    assert parser.parse("x #T06.1").values == {"theme": "T06", "subtheme": "T06.1"}


def test_theme_and_subtheme_of_it_go_together_in_either_order(parser: LineParser) -> None:
    for text in ("x #T06 #T06.1", "x #T06.1 #T06"):
        line = parser.parse(text)
        assert line.values == {"theme": "T06", "subtheme": "T06.1"}
        assert line.title == "x"


def test_the_beginning_of_a_word_in_a_subtheme_counts_when_no_theme_has_it(
    parser: LineParser,
) -> None:
    # "versnipper..." begins a label in T03 and in T12; "overbelaste" only one, in T09.
    assert parser.parse("x #versnip").chips == ()
    assert chips_of(parser.parse("x #overbelaste")) == [("subtheme", "T09.1")]


def test_of_one_field_the_first_mark_counts_and_the_second_stays_text(parser: LineParser) -> None:
    line = parser.parse("druk !2 !3 #T01 #T02.1 +7 +14 >a >b")
    assert line.values == {"severity": "S2", "theme": "T01", "owner": "a"}
    assert line.due_in_days == 7
    assert line.title == "druk !3 #T02.1 +14 >b"
    assert [mark.text for mark in line.open_marks] == ["!3", "#T02.1", "+14", ">b"]


def test_several_disciplines_are_kept_once_each_in_the_order_typed(parser: LineParser) -> None:
    line = parser.parse("@wv overleg @ha @wv")
    assert line.values == {"disciplines": ("WV", "HA")}
    assert line.title == "overleg"
    assert len(line.chips) == 3


def test_an_unclear_mark_offers_what_it_could_mean(parser: LineParser) -> None:
    (mark,) = parser.parse("x @huisar").open_marks
    assert [(c.field, c.value, c.label) for c in mark.candidates] == [
        ("disciplines", "HA", "Huisartsenzorg"),
        ("disciplines", "HAP", "Huisartsenspoedpost"),
    ]
    assert len(parser.parse("#t").open_marks[0].candidates) == 8


def test_a_chip_says_where_it_stands(parser: LineParser) -> None:
    text = "wachtlijst (bij #para), al lang !3!"
    line = parser.parse(text)
    assert [text[c.start : c.end] for c in line.chips] == ["#para", "!3"]
    assert [c.text for c in line.chips] == ["#para", "!3"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("wachtlijst #para, al maanden", "wachtlijst, al maanden"),
        ("wachtlijst (bij #para) groeit", "wachtlijst (bij) groeit"),
        ("#para wachtlijst", "wachtlijst"),
        ("a  !3  b", "a  b"),
        ("a !3 #para +14 b", "a b"),
        ("nooit meer !3.", "nooit meer."),
        ("#para", ""),
    ],
)
def test_the_title_is_what_is_left(parser: LineParser, text: str, title: str) -> None:
    assert parser.parse(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "mail naar jan@huisarts.nl over C#-code",
        "wachttijd >10 weken -> te lang",
        "a+14 en b!3 en c~week",
        "wachttijd +14 dagen sinds maart",
        "kosten +12 euro per patiënt",
        "stijging van +20 % in een jaar",
        "help! wat nu?! #",
        "ligt ~ 3 km verderop",
    ],
)
def test_ordinary_text_is_left_alone(parser: LineParser, text: str) -> None:
    line = parser.parse(text)
    assert (line.title, line.chips, line.due_in_days) == (text, (), None)


def test_a_refused_chip_stays_in_the_title_by_text(parser: LineParser) -> None:
    line = parser.parse("wachtlijst !3 #para", refused={"#para"})
    assert line.title == "wachtlijst #para"
    assert line.values == {"severity": "S3"}
    assert line.open_marks == ()


def test_a_refused_chip_stays_in_the_title_by_place(parser: LineParser) -> None:
    line = parser.parse("!3 en !3", refused=frozenset({(0, 2)}))
    assert line.title == "!3 en"
    assert line.chips[0].start == 6


def test_refusing_the_first_lets_the_second_count(parser: LineParser) -> None:
    line = parser.parse("druk !2 !3", refused={"!2"})
    assert line.values == {"severity": "S3"}
    assert line.title == "druk !2"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("spreekuur !2", EntryKind.BOTTLENECK),
        ("spreekuur ~week", EntryKind.BOTTLENECK),
        ("spreekuur ~nu", EntryKind.DEVELOPMENT),
        ("spreekuur !risico", EntryKind.DEVELOPMENT),
        ("personeel tekort", EntryKind.BOTTLENECK),
        ("pilot met beeldbellen start", EntryKind.DEVELOPMENT),
        ("spreekuur op dinsdag", None),
    ],
)
def test_the_kind_is_guessed_from_marks_first_and_words_next(
    parser: LineParser, text: str, kind: EntryKind | None
) -> None:
    assert parser.parse(text).kind is kind


def test_the_guess_of_the_kind_is_never_wrong_on_the_sample(parser: LineParser, samples) -> None:
    guesses = [(parser.parse(entry["title"]).kind, entry["kind"]) for entry in samples]
    assert all(guess in (None, kind) for guess, kind in guesses)
    assert sum(guess is not None for guess, _ in guesses) >= 20


def test_labels_follow_the_language(codebook: CodeBook, synonyms) -> None:
    line = parse("queue #para !high ~weekly", codebook, (), synonyms, "en")
    assert [c.label for c in line.chips] == ["Allied health care", "high", "weekly"]


def test_without_synonyms_codes_and_labels_still_count(codebook: CodeBook) -> None:
    line = parse("rij #para @log !3 ~week", codebook)
    assert [c.value for c in line.chips] == ["T06", "LOG", "S3", "wekelijks"]


def test_every_code_and_label_can_be_typed_as_a_mark(
    parser: LineParser, codebook: CodeBook
) -> None:
    marks = {"theme": "#", "subtheme": "#", "discipline": "@", "severity": "!", "frequency": "~"}
    for name, mark in marks.items():
        for code in codebook.codes(name):
            for typed in (code.code, code.nl, code.en):
                line = parser.parse(f'x {mark}"{typed}"')
                assert [c.value for c in line.chips] == [code.code], (name, typed)


def test_no_synonym_names_two_codes_or_an_unknown_one(codebook: CodeBook, synonyms) -> None:
    for name in set(synonyms) - {"theme"}:
        said = [word for words in synonyms[name].values() for word in words]
        assert [word for word, n in Counter(said).items() if n > 1] == []
        assert all(codebook.get(name, code) for code in synonyms[name])


PIECES = st.sampled_from(
    ["#para", "#T06.1", "@ha", "@wijk", "!3", "!9", "~week", ">poh", '>"de poh"', "+14", "+14d",
     "wachtlijst", "dagen", ",", "(", ")", "!", "#", '"', ">10", "é", "\u00a0", "  ", "\n", "😀"]
)  # fmt: skip
LINES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join),
                  st.lists(PIECES, max_size=12).map("".join))  # fmt: skip


def _ink(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@given(LINES, st.sets(st.sampled_from(["#para", "!3", "@ha", "+14"])))
@example('#"sociaal domein"x', frozenset())
@example("!3\x1c!3", frozenset())
def test_nothing_typed_is_ever_lost(parser: LineParser, text: str, refused) -> None:
    line = parser.parse(text, refused)
    kept = _ink(line.title)
    for chip in line.chips:
        assert text[chip.start : chip.end] == chip.text
        assert chip.text not in refused
        kept += _ink(chip.text)
    assert kept == _ink(text)


@given(LINES)
def test_a_line_whose_chips_are_all_refused_is_its_own_title(parser: LineParser, text: str) -> None:
    seen: set[str] = set()
    line = parser.parse(text)
    while line.chips:
        seen.update(chip.text for chip in line.chips)
        line = parser.parse(text, seen)
    assert line.title == text.strip()


@given(LINES)
def test_chips_stand_in_order_and_apart(parser: LineParser, text: str) -> None:
    spans = [(chip.start, chip.end) for chip in parser.parse(text).chips]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
