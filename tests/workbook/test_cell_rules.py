"""Each rule for a cell, alone: what people type, and what is understood."""

# Cells of a workbook have no time zone.
# ruff: noqa: DTZ001

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook.exchange_sample import codebook
from workbook.record_strategies import RECORD_IDS

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.cell_readings import Scope, is_plain
from resv_desktop.workbook.cell_rules import RULES, Grade, Odd, read_cell, read_column
from resv_desktop.workbook.raw_cells import Marked, Shown, shown_by, text_of

TEXT, CODE, CODES, DATE = FieldType.TEXT, FieldType.CODE, FieldType.CODES, FieldType.DATE
YES_NO, RECORD, RECORDS = FieldType.YES_NO, FieldType.RECORD, FieldType.RECORDS
LISTS = {CODE: "severity", CODES: "discipline"}
ERROR, HOLLOW = Marked("error_value", "#"), Marked("formula_without_result", "=")


def scope(kind: FieldType, day_first: bool | None = None) -> Scope:
    """What rules may consult in these tests."""
    return Scope(
        lambda text: codebook().find(LISTS.get(kind, ""), text),
        day_first,
        {"kn-003": RECORD_IDS[0]},
        is_shared=lambda text: text == "dubbel",
        find_in_file=lambda text: {"hevig": "S4", "dokters": "HA"}.get(text),
    )


CASES: list[tuple[FieldType, object, str, object]] = [
    # text
    (TEXT, ERROR, "error_value", None),
    (TEXT, HOLLOW, "formula_without_result", None),
    (TEXT, float("nan"), "no_number", None),
    (TEXT, "  tekst \n", "text", "tekst"),
    (TEXT, "e\u0301e\u0301n\r\ntwee", "text", "één\ntwee"),
    (TEXT, "=1+1", "text", "=1+1"),
    (TEXT, "-", "text", "-"),
    (TEXT, "a\x07b", "control_removed", "ab"),
    (TEXT, 5.0, "whole_number", "5"),
    (TEXT, 2.5, "number_as_text", "2,5"),
    (TEXT, 1.23e19, "number_cut", "1,23e+19"),
    (TEXT, True, "truth_as_text", "WAAR"),
    (TEXT, date(2027, 2, 1), "date_in_text", "2027-02-01"),
    (TEXT, time(10, 30), "date_in_text", "10:30:00"),
    (TEXT, 7, "not_understood", "7"),  # no reader gives whole numbers
    (TEXT, "#N/B", "error_value", None),
    (TEXT, "#wijk", "text", "#wijk"),
    (TEXT, "1,23E+19", "number_cut", "1,23E+19"),
    (TEXT, "1E+05 mensen", "text", "1E+05 mensen"),
    (TEXT, Shown(7.0, "KN-007"), "zeros_by_format", "KN-007"),
    # one code
    (CODE, ERROR, "error_value", None),
    (CODE, HOLLOW, "formula_without_result", None),
    (CODE, float("inf"), "no_number", None),
    (CODE, " HOOG ", "code", "S3"),
    (CODE, "S3", "code", "S3"),
    (CODE, "high", "code", "S3"),
    (CODE, "3", "code", "S3"),
    (CODE, 3.0, "code_as_number", "S3"),
    (CODE, date(2027, 2, 1), "date_for_code", "2027-02-01"),
    (CODE, "n.v.t.", "no_value", None),
    (CODE, "verschrikkelijk", "unknown_code", "verschrikkelijk"),
    (CODE, 7.0, "not_understood", "7"),
    (CODE, "#VERW!", "error_value", None),
    (CODE, Shown(3.0, "S3"), "zeros_by_format", "S3"),
    (CODE, "S3 - hoog", "code_with_label", "S3"),
    (CODE, "S3 laag", "code_with_label", "S1"),
    (CODE, "laag (S3)", "code_with_label", "S1"),
    (CODE, "S3: hevig", "label_unclear", "S3: hevig"),
    (CODE, "dubbel", "label_of_more", "dubbel"),
    (CODE, "hevig", "label_of_file", "S4"),
    (CODES, "dokters; WV", "label_of_file", ("HA", "WV")),
    (CODE, "heel hoog", "unknown_code", "heel hoog"),
    # several codes
    (CODES, ERROR, "error_value", None),
    (CODES, HOLLOW, "formula_without_result", None),
    (CODES, float("nan"), "no_number", None),
    (CODES, "Huisartsenzorg; wijkverpleging ;", "codes", ("HA", "WV")),
    (CODES, "HA;HA", "codes", ("HA",)),
    (CODES, "Huisartsenzorg, Wijkverpleging", "codes_by_other_marks", ("HA", "WV")),
    (CODES, "Huisartsenzorg\nWijkverpleging", "codes_by_other_marks", ("HA", "WV")),
    (CODES, "huisartsenzorg + wijkverpleging", "codes_by_other_marks", ("HA", "WV")),
    (CODES, "POH-somatiek / POH-ouderen", "codes", ("POHS",)),
    (CODES, "POH-somatiek / POH-ouderen/Wijkverpleging", "unknown_code",
     ("POH-somatiek / POH-ouderen/Wijkverpleging",)),
    (CODES, "Huisartsenzorg; tovenaar", "unknown_code", ("HA", "tovenaar")),
    (CODES, datetime(2027, 2, 1, 9, 0), "date_for_code", "2027-02-01 09:00:00"),
    (CODES, "nvt", "no_value", None),
    (CODES, True, "not_understood", "WAAR"),
    (CODES, "#VERW!", "error_value", None),
    (CODES, "HA - Huisartsenzorg; Wijkverpleging", "code_with_label", ("HA", "WV")),
    (CODES, "HA; dubbel", "label_of_more", "HA; dubbel"),
    # a day
    (DATE, ERROR, "error_value", None),
    (DATE, HOLLOW, "formula_without_result", None),
    (DATE, float("nan"), "no_number", None),
    (DATE, date(2027, 4, 3), "day", "2027-04-03"),
    (DATE, datetime(2027, 4, 3, 14, 5), "day_with_time", "2027-04-03"),
    (DATE, 46115.0, "day_from_number", "2026-04-03"),
    (DATE, "2026-04-03", "day_from_text", "2026-04-03"),
    (DATE, "3-4-2026", "day_from_text", "2026-04-03"),
    (DATE, "3 apr '26", "day_from_text", "2026-04-03"),
    (DATE, "vrijdag 3 april 2026", "day_from_text", "2026-04-03"),
    (DATE, "2026/04/03", "day_from_text", "2026-04-03"),
    (DATE, "03.04.2026 12:30 uur", "day_from_text", "2026-04-03"),
    (DATE, "20260403", "day_from_text", "2026-04-03"),
    (DATE, "23/4/2026", "day_from_text", "2026-04-23"),
    (DATE, "4/23/2026", "day_from_text", "2026-04-23"),
    (DATE, "5/5/2026", "day_from_text", "2026-05-05"),
    (DATE, "04/03/2026", "day_uncertain", "04/03/2026"),
    (DATE, date(1899, 12, 25), "day_out_of_range", "1899-12-25"),
    (DATE, datetime(1999, 1, 1, 1, 0), "day_out_of_range", "1999-01-01"),
    (DATE, -5.0, "not_understood", "-5"),
    (DATE, 99999999.0, "not_understood", "99999999"),
    (DATE, "31-2-2026", "not_understood", "31-2-2026"),
    (DATE, "3-4-1926", "not_understood", "3-4-1926"),
    (DATE, "ooit", "not_understood", "ooit"),
    (DATE, "-", "no_value", None),
    (DATE, "#WAARDE!", "error_value", None),
    (DATE, "46115", "day_from_number", "2026-04-03"),
    (DATE, "3–4–2026", "day_from_text", "2026-04-03"),
    (DATE, "d.d. 3 april 2026", "day_from_text", "2026-04-03"),
    (DATE, "April 3, 2026", "day_from_text", "2026-04-03"),
    (DATE, "3 maanden 2026", "not_understood", "3 maanden 2026"),
    (DATE, "3-4-98", "not_understood", "3-4-98"),
    (DATE, "26-04-03", "not_understood", "26-04-03"),
    (DATE, "3-4", "not_understood", "3-4"),
    (DATE, "?", "unknown_said", "?"),
    # yes or no
    (YES_NO, ERROR, "error_value", None),
    (YES_NO, HOLLOW, "formula_without_result", None),
    (YES_NO, float("nan"), "no_number", None),
    (YES_NO, " Ja", "yes_no", True),
    (YES_NO, "nee", "yes_no", False),
    (YES_NO, "x", "yes_no_otherwise", True),
    (YES_NO, "✓", "yes_no_otherwise", True),
    (YES_NO, 1.0, "yes_no_otherwise", True),
    (YES_NO, False, "yes_no_otherwise", False),
    (YES_NO, "ONWAAR", "yes_no_otherwise", False),
    (YES_NO, "?", "unknown_said", "?"),
    (YES_NO, "misschien", "not_understood", "misschien"),
    (YES_NO, "#N/A", "error_value", None),
    (YES_NO, "Ja!", "yes_no_otherwise", True),
    (YES_NO, "n.v.t.", "no_value", None),
    # identifiers of records
    (RECORD, ERROR, "error_value", None),
    (RECORD, HOLLOW, "formula_without_result", None),
    (RECORD, float("nan"), "no_number", None),
    (RECORD, f" {RECORD_IDS[1]} ", "record", RECORD_IDS[1]),
    (RECORD, RECORD_IDS[1].lower(), "record_by_number", RECORD_IDS[1]),
    (RECORD, "KN-003", "record_by_number", RECORD_IDS[0]),
    (RECORD, "KN-999", "not_understood", "KN-999"),
    (RECORD, "-", "no_value", None),
    (RECORD, "#N/A", "error_value", None),
    (RECORD, "onbekend", "unknown_said", "onbekend"),
    (RECORDS, ERROR, "error_value", None),
    (RECORDS, HOLLOW, "formula_without_result", None),
    (RECORDS, float("nan"), "no_number", None),
    (RECORDS, "; ".join(RECORD_IDS[:2]), "records", RECORD_IDS[:2]),
    (RECORDS, f"KN-003, {RECORD_IDS[1]}", "record_by_number", (RECORD_IDS[0], RECORD_IDS[1])),
    (RECORDS, "KN-003; KN-999", "not_understood", "KN-003; KN-999"),
    (RECORDS, "geen", "no_value", None),
    (RECORDS, "#N/A", "error_value", None),
    (RECORDS, "weet niet", "unknown_said", "weet niet"),
]  # fmt: skip


_MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
]  # fmt: skip
SPELLINGS: list[Callable[[date], str]] = [
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day} {d.month} {d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
    lambda d: f"op {d.day} {_MONTHS[d.month - 1].upper()} {d.year}",
    lambda d: f"{d.day}-{_MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day}\u2013{d.month}\u2013{d.year}",
    lambda d: f"{d.day}-{d.month}-{d.year} 14:30 uur",
    lambda d: f"{d.day} {_MONTHS[d.month - 1][:3]} '{d.year % 100:02}",
    lambda d: f"{d.day}-{d.month}-{d.year % 100:02}",
]
SHORT = (13, 14)
"""Which of these say the year with two digits."""


@pytest.mark.parametrize(("kind", "cell", "rule", "value"), CASES)
def test_a_cell_is_read_by_the_rule_that_fits(
    kind: FieldType, cell: object, rule: str, value: object
) -> None:
    grade = next(r.grade for r in RULES[kind] if r.name == rule)
    read = read_cell(kind, cell, scope(kind))
    if grade is Grade.PLAIN:
        assert read == value
    else:
        assert isinstance(read, Odd)
        assert (read.rule, read.grade, read.value) == (rule, grade, value)
        assert read.raw == text_of(cell)


ELSEWHERE = {
    (CODE, "unknown_mark"), (CODES, "code_as_number"),
    (CODE, "unknown_said"), (CODES, "unknown_said"),
}  # fmt: skip
"""Shown in a test of their own, or kept as an unknown word before that rule is reached."""


def test_every_rule_of_every_type_has_a_case() -> None:
    shown = {(kind, rule) for kind, _, rule, _ in CASES}
    kinds = (kind for kind in RULES if kind is not FieldType.LONG_TEXT)
    assert {(kind, rule.name) for kind in kinds for rule in RULES[kind]} - shown == ELSEWHERE


def test_a_question_mark_is_unknown_where_the_list_has_such_a_code() -> None:
    law = Scope(lambda text: codebook().find("law_domain", text))
    assert read_cell(CODE, "?", law) == "onbekend"
    tasks = Scope(lambda text: codebook().find("resv_task", text))
    assert read_cell(CODES, 2.0, tasks) == ("R2",)
    assert isinstance(read_cell(CODE, "?", scope(CODE)), Odd)


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-03-04"), (False, "2026-04-03")])
def test_other_days_in_the_file_can_settle_what_slashes_mean(day_first: bool, day: str) -> None:
    read = read_cell(DATE, "04/03/2026", scope(DATE, day_first))
    assert isinstance(read, Odd)
    assert (read.rule, read.value) == ("day_from_text", day)


def test_the_order_of_days_is_only_believed_when_nothing_speaks_against_it() -> None:
    assert date_rules.order_of(["23/4/2026", "1/2/2026", "ooit"]) is True
    assert date_rules.order_of(["4/23/2026", "1/2/2026"]) is False
    assert date_rules.order_of(["4/23/2026", "23/4/2026"]) is None
    assert date_rules.order_of(["4/3/2026", "5/5/2026"]) is None


_CELLS = st.one_of(
    st.text(max_size=20), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(), st.just(ERROR), st.sampled_from(("ja", "3-4-2026", "HA; WV", "S3", "KN-003")),
)  # fmt: skip


@given(st.sampled_from(list(RULES)), st.lists(_CELLS, max_size=8))
def test_a_column_is_read_as_its_cells_one_by_one(kind: FieldType, cells: list[object]) -> None:
    given_scope = scope(kind)
    alone = [None if c == "" else read_cell(kind, c, given_scope) for c in cells]
    assert repr(read_column(kind, cells, given_scope)) == repr(alone)


@given(st.sampled_from(list(RULES)), _CELLS)
def test_no_cell_is_lost_in_silence(kind: FieldType, cell: object) -> None:
    read = read_cell(kind, cell, scope(kind))
    if read is None:
        assert not str(cell).strip("\x00 \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0;") or not (
            str(cell).isprintable()
        )
    if isinstance(read, Odd):
        assert read.raw == text_of(cell)


def test_how_cells_are_shown() -> None:
    assert text_of(46115.5) == "46115,5"
    assert text_of(datetime(2027, 1, 1)) == "2027-01-01"
    assert text_of(timedelta(hours=30)) == "1 day, 6:00:00"


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (7.0, "000", "007"),
        (123.0, "0000000", "0000123"),
        (7.0, '"KN-"000', "KN-007"),
        (7.0, r"\K\N\-000", "KN-007"),
        (7.0, "000;-000;0", "007"),
        (123.0, "000", None),
        (7.0, "0", None),
        (7.5, "000", None),
        (-7.0, "000", None),
        (7.0, "General", None),
        (7.0, "0.00", None),
        (7.0, "dd-mm-yyyy", None),
    ],
)
def test_zeros_that_only_the_format_shows_are_seen(
    number: float, number_format: str, text: str | None
) -> None:
    shown = shown_by(number, number_format)
    assert (shown.text if shown else None) == text


@given(st.text(st.characters(), max_size=8))
def test_a_plain_text_is_kept_as_it_is(text: str) -> None:
    if is_plain(text):
        assert clean_text(text) == unicodedata.normalize("NFC", text)
    else:
        assert clean_text(text) != text


@given(st.dates(date_rules.FIRST, date_rules.LAST), st.sampled_from(range(len(SPELLINGS))))
def test_every_spelling_of_a_day_reads_as_that_day(day: date, way: int) -> None:
    """Years of two digits are read in 2020-2040 only: elsewhere they may be another century."""
    text = SPELLINGS[way](day)
    if way in SHORT and not 2020 <= day.year <= 2040:
        assert date_rules.of_text(text) is None
    else:
        assert date_rules.of_text(text) == day.isoformat()


@given(st.integers(1, 31), st.integers(1, 31), st.integers(2020, 2040))
def test_a_day_with_slashes_is_never_read_in_two_ways(one: int, two: int, year: int) -> None:
    text = f"{one}/{two}/{year}"
    readings = {date_rules.of_text(text, order) for order in (True, False)} - {None}
    alone = date_rules.of_text(text)
    assert (alone is None) == (len(readings) != 1)
    assert alone is None or readings == {alone}
    assert date_rules.is_uncertain(text) or len(readings) < 2


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_bare_number_is_the_day_that_excel_counts(day: date) -> None:
    for from_1904, start in ((False, date(1899, 12, 30)), (True, date(1904, 1, 1))):
        serial = (day - start).days
        for cell in (float(serial), serial + 0.75, str(serial)):
            assert date_rules.of_serial(cell, from_1904=from_1904) == day.isoformat()


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(-300, 300))
def test_a_day_of_the_other_count_is_an_outlier_and_its_neighbours_are_not(
    usual: date, off: int
) -> None:
    near = usual + timedelta(days=off)
    assert not date_rules.is_of_other_count(near.isoformat(), usual)
    for shift in (date_rules.SHIFT, -date_rules.SHIFT):
        assert date_rules.is_of_other_count((near + shift).isoformat(), usual)


@given(
    st.sampled_from(sorted(code.code for code in codebook().codes("severity"))),
    st.sampled_from(("nl", "en")),
    st.sampled_from(("{c} {l}", "{c} - {l}", "{l} ({c})")),
)
def test_a_code_beside_its_own_word_is_that_code(code: str, language: str, form: str) -> None:
    text = form.format(c=code, l=codebook().label("severity", code, language))
    read = read_cell(CODE, text, scope(CODE))
    assert isinstance(read, Odd)
    assert (read.value, read.rule) == (code, "code_with_label")
