"""What we claim of the check, on notes it was tuned on and on notes it was not."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.privacy_manual import LANGUAGES, MANUAL, made, stale
from benchmarks.privacy_quality import SETS, Note, Notes, Score, load, measure_all, wilson
from resv_desktop.assets import resource
from resv_desktop.privacy import Category, check_text
from resv_desktop.privacy.numbers import passes_eleven_test, passes_mod_97
from tools.build_names import content


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return measure_all()


@pytest.mark.parametrize("name", ["train", "test"])
def test_the_labelled_notes_are_what_they_say(name: str) -> None:
    notes = load(name)
    assert len(notes) >= 150
    assert abs(sum(bool(note.spans) for note in notes) - len(notes) / 2) <= 1
    for note in notes:
        for category, start, end in note.spans:
            piece = note.text[start:end]
            assert piece == piece.strip() != "", note.id
            digits = "".join(c for c in piece if c.isdigit())
            if category == Category.BSN:
                assert passes_eleven_test(digits), note.id
            if category == Category.IBAN:
                assert passes_mod_97(piece.replace(" ", "")), note.id


def test_no_note_stands_in_two_sets() -> None:
    texts = [note.text for name in SETS for note in load(name)]
    assert len(texts) == len(set(texts))


def test_notes_nobody_tuned_on_are_found_and_clean_ones_left_alone(figures: dict[str, Any]) -> None:
    for name in ("test", "public"):
        notes = figures[name]["notes"]
        assert notes["personal_found"] >= 0.9 * notes["personal"], notes["missed"]
        assert notes["clean_flagged"] <= 0.15 * notes["clean"], notes["flagged"]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("category", ["bsn", "geboortedatum", "iban", "dossiernummer"])
def test_of_what_blocks_nothing_is_missed(
    figures: dict[str, Any], name: str, category: str
) -> None:
    score = figures[name]["categories"][category]
    assert score["found"] == score["marked"]


def test_notes_made_hard_on_purpose_stay_as_good_as_they_are() -> None:
    path = Path(__file__).parents[1] / "data" / "privacy_set" / "hard.json"
    hard = json.loads(path.read_text(encoding="utf-8"))
    missed = [text for text in hard["personal"] if not check_text(text)]
    flagged = [text for text in hard["clean"] if check_text(text)]
    assert (len(hard["personal"]), len(hard["clean"])) == (221, 250)
    assert len(missed) <= 6, missed
    assert len(flagged) <= 4, flagged


def test_names_are_found_by_rule_also_when_no_list_knows_them() -> None:
    unheard = ["Vrobbelmans", "El Kwazzoubi", "Dzjintrup", "Querrimoglu", "van der Ploffenhei"]
    for name in unheard:
        for lead in ("Mevrouw", "dhr.", "mw"):
            text = f"{lead} {name} wacht al weken."
            found = [text[i.start : i.end] for i in check_text(text)]
            assert found == [name]


def test_the_manual_holds_the_figures_of_today_in_both_languages(figures: dict[str, Any]) -> None:
    assert stale(figures) == [], "run python -m benchmarks.privacy_manual"


def test_a_changed_figure_changes_the_page_and_its_day(figures: dict[str, Any]) -> None:
    changed = {**figures, "test": {**figures["test"], "all": Score(10, 9, 9, 9).as_dict()}}
    for lang in LANGUAGES:
        page = made(changed, lang, date(2031, 5, 4))
        kept = (MANUAL / lang / "privacy.md").read_text(encoding="utf-8")
        assert "2031-05-04" in page
        assert "2031-05-04" not in kept
        assert page.split("## ")[1] == kept.split("## ")[1]


def test_wilson_is_the_published_interval() -> None:
    low, high = wilson(18, 20) or (0.0, 0.0)
    assert (round(low, 3), round(high, 3)) == (0.699, 0.972)
    assert wilson(0, 0) is None
    assert wilson(0, 5) == (0.0, pytest.approx(0.4345, abs=1e-3))


def test_scores_count_overlap_of_the_same_category_only() -> None:
    note = Note("x", "Mevrouw Haverlag", (("naam", 8, 16), ("bsn", 0, 7)))
    findings = check_text(note.text)
    score, notes = Score(), Notes()
    score.add(note.spans, findings)
    notes.add(note, findings)
    assert (score.marked, score.found, score.reported, score.right) == (2, 1, 1, 1)
    assert (notes.personal_found, notes.personal_whole) == (1, 0)
    assert score.as_dict()["f2"] == pytest.approx(5 / 9)


def test_the_data_file_of_names_is_made_from_the_lists() -> None:
    kept = gzip.decompress(resource("privacy", "names.gz").read_bytes()).decode("utf-8")
    assert kept == content(), "run python tools/build_names.py"


def test_the_licence_of_the_borrowed_names_comes_along() -> None:
    licence = resource("privacy", "LICENSE-faker").read_text(encoding="utf-8")
    assert re.search(r"Permission is hereby granted, free of charge", licence)
