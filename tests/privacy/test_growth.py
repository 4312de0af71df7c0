"""The time of a check grows with the length of the text and not faster, whatever the text is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resv_desktop.privacy import check_text

UNITS = [
    "A.", "A ", "A-", "Van ", "van der ", "mw ", "mevrouw ", "Jan ", "Jan van ", "De ", "1 ", "12 ",
    "0", "06", "(", "@", "a@", "a.", "'a", "\n", "\u200b", "Kerkstraat ", "Straat", "de enige ",
    "91-jarige vrouw ", "vrouw van 3 ", "de huisarts in a ", "pt 1 11 ", "geb. ", "1-1-", "NL00",
    "J. de ", "Sint Jan ", "namens van ", "dr. ", "é", "😀 ",
]  # fmt: skip


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        began = time.process_time()
        check_text(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_some_four_times_the_time(unit: str) -> None:
    check_text("warm")
    short = _seconds((unit * 2000)[:2000])
    long = _seconds((unit * 8000)[:8000])
    assert long < 10 * short + 0.02


@settings(max_examples=25, deadline=None)
@given(unit=st.lists(st.sampled_from(UNITS), min_size=1, max_size=5).map("".join))
def test_no_mixture_of_pieces_makes_it_grow_faster(unit: str) -> None:
    short = _seconds((unit * 1500)[:1500])
    long = _seconds((unit * 6000)[:6000])
    assert long < 10 * short + 0.03


@given(text=st.text(max_size=100), parts=st.integers(1, 30))
@settings(max_examples=30, deadline=None)
def test_a_long_text_gives_the_findings_of_its_lines(text: str, parts: int) -> None:
    line = text.replace("\n", " ").replace("\r", " ") + " mevrouw Haverlag wacht."
    whole = "\n".join([line.ljust(1_000, "-")] * parts)
    one = check_text(line.ljust(1_000, "-"))
    expected = [(i.start + n * 1_001, i.end + n * 1_001) for n in range(parts) for i in one]
    assert [(i.start, i.end) for i in check_text(whole)] == expected
