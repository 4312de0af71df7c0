"""The rules of the field: risk, periods, completeness, what is handed over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.domain.action import Action
from resv_desktop.domain.completeness import is_complete, missing_fields, needed_fields
from resv_desktop.domain.delivery import belongs_to, entries_for, is_late
from resv_desktop.domain.entry import FINAL_STATUSES, Confirmation, Entry, EntryKind
from resv_desktop.domain.errors import KnownError, StoreError, WrongUseError
from resv_desktop.domain.period import Period
from resv_desktop.domain.risk import DEEPER_ANALYSIS_FROM, risk_score

# -- risk: the SAC matrix of the NHG, as its procedure prints it -----------------------------------

NHG = """
                catastrofaal groot matig klein
wekelijks            4         3     3     2
maandelijks          4         3     2     1
jaarlijks            4         2     1     1
minder               3         2     1     1
"""
SEVERITIES = {"klein": "S1", "matig": "S2", "groot": "S3", "catastrofaal": "S4"}


def _matrix() -> list[tuple[str, str, int]]:
    header, *rows = (line.split() for line in NHG.strip().splitlines())
    return [
        (frequency, SEVERITIES[severity], int(score))
        for frequency, *scores in rows
        for severity, score in zip(header, scores, strict=True)
    ]


@pytest.mark.parametrize(("frequency", "severity", "score"), _matrix())
def test_the_risk_score_is_that_of_the_nhg(frequency: str, severity: str, score: int) -> None:
    assert risk_score(severity, frequency) == score
    assert Entry("E1", severity=severity, frequency=frequency).risk == score


def test_the_words_of_the_matrix_are_those_of_the_code_book(codebook) -> None:
    for code in codebook.codes("severity"):
        assert SEVERITIES[code.extra["sac"]] == code.code
        assert code.extra["rank"] == int(code.code[1:])
    for severity in SEVERITIES.values():
        for code in codebook.codes("frequency"):
            assert risk_score(severity, code.code) == risk_score(severity, code.extra["sac"])


def test_what_happened_once_counts_as_less_than_yearly() -> None:
    assert [risk_score(s, "eenmalig") for s in ("S4", "S3", "S2", "S1")] == [3, 2, 1, 1]


@pytest.mark.parametrize(
    ("severity", "frequency"),
    [("", ""), (None, None), ("S3", ""), ("", "wekelijks"), ("S5", "wekelijks"),
     ("S3", "dagelijks"), ("3", "wekelijks"), ("S33", "wekelijks")],
)  # fmt: skip
def test_half_a_judgement_has_no_score(severity: str | None, frequency: str | None) -> None:
    assert risk_score(severity, frequency) is None


def test_a_development_has_no_risk() -> None:
    entry = Entry("E1", kind=EntryKind.DEVELOPMENT, severity="S4", frequency="wekelijks")
    assert entry.risk is None
    assert DEEPER_ANALYSIS_FROM == 3


# -- periods ---------------------------------------------------------------------------------------

PERIODS = st.builds(Period, st.integers(2001, 2098), st.integers(0, 4))
DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@given(PERIODS)
def test_a_period_reads_back_as_it_is_written(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.parse(f" {str(period).lower()} ") == period


@given(PERIODS)
def test_periods_follow_each_other_without_gap(period: Period) -> None:
    assert period.next().start == period.end + timedelta(days=1)
    assert period.next().previous() == period
    assert period.previous().next() == period
    assert period.next() > period


@given(PERIODS)
def test_the_quarters_of_a_period_cover_it(period: Period) -> None:
    quarters = period.quarters()
    assert len(quarters) == (1 if period.quarter else 4)
    assert (quarters[0].start, quarters[-1].end) == (period.start, period.end)
    assert sum((q.end - q.start).days + 1 for q in quarters) == (
        (period.end - period.start).days + 1
    )


@given(DAYS, PERIODS)
def test_a_day_is_in_its_own_quarter_and_year_only(day: date, other: Period) -> None:
    quarter = Period.of(day)
    assert quarter.contains(day)
    assert Period(day.year).contains(day)
    assert other.contains(day) == (other in (quarter, Period(day.year)))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-Q1", "2027-01-01", "2027-03-31"),
        ("2028-Q1", "2028-01-01", "2028-03-31"),
        ("2027-Q2", "2027-04-01", "2027-06-30"),
        ("2027-Q3", "2027-07-01", "2027-09-30"),
        ("2027-Q4", "2027-10-01", "2027-12-31"),
    ],
)
def test_the_days_of_a_period(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "27", "2027-Q5", "2027-Q0", "2027Q1", "2027-1", "1999", "kwartaal 1", "20٢٧"]
)
def test_what_is_no_period_is_refused_by_name(text: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        Period.parse(text)
    assert (caught.value.code, caught.value.values) == ("period_form", {"text": text})


# -- completeness ----------------------------------------------------------------------------------

COMPLETE = Entry(
    "E1", title="t", description="d", theme="T01", disciplines=("HA",), severity="S2",
    frequency="minder", horizon="nu", direction="kans", scope="wijk", signal_date=date(2027, 1, 1),
)  # fmt: skip


@pytest.mark.parametrize("kind", EntryKind)
def test_eight_fields_make_an_entry_complete(kind: EntryKind) -> None:
    assert len(needed_fields(kind)) == 8
    assert is_complete(_with(COMPLETE, kind=kind))


def test_the_eight_fields_of_each_kind() -> None:
    both = {"title", "description", "theme", "disciplines", "scope", "signal_date"}
    assert set(needed_fields(EntryKind.BOTTLENECK)) == both | {"severity", "frequency"}
    assert set(needed_fields(EntryKind.DEVELOPMENT)) == both | {"horizon", "direction"}


@pytest.mark.parametrize("kind", EntryKind)
def test_each_missing_field_is_named(kind: EntryKind) -> None:
    for key in needed_fields(kind):
        entry = _with(COMPLETE, kind=kind, **{key: getattr(Entry("E1"), key)})
        assert missing_fields(entry) == (key,)
        assert not is_complete(entry)


def test_an_empty_draft_lacks_everything_in_the_order_of_the_form() -> None:
    assert missing_fields(Entry("E1")) == needed_fields(EntryKind.BOTTLENECK)
    assert missing_fields(Entry("E1", kind="iets anders")) == needed_fields("knelpunt")


def _with(entry: Entry, **changes: object) -> Entry:
    from dataclasses import replace

    return replace(entry, **changes)  # type: ignore[arg-type]


# -- entries ---------------------------------------------------------------------------------------


def test_the_prefix_of_a_number_follows_the_kind() -> None:
    assert [kind.prefix for kind in EntryKind] == ["KN", "ON"]


def test_open_is_what_is_not_final(codebook) -> None:
    final = {code.code for code in codebook.codes("status") if code.extra["final"]}
    assert final == FINAL_STATUSES
    for code in codebook.codes("status"):
        assert Entry("E1", status=code.code).is_open is not code.extra["final"]


def test_closed_actions_are_the_final_ones(codebook) -> None:
    for code in codebook.codes("action_state"):
        assert Action("A1", state=code.code).is_open is not code.extra["final"]


@pytest.mark.parametrize(
    ("state", "due", "overdue"),
    [("open", date(2027, 1, 9), True), ("open", date(2027, 1, 10), False), ("open", None, False),
     ("klaar", date(2027, 1, 1), False), ("bezig", date(2026, 1, 1), True)],
)  # fmt: skip
def test_an_action_is_overdue_after_its_day(state: str, due: date | None, overdue: bool) -> None:
    assert Action("A1", state=state, due=due).is_overdue(date(2027, 1, 10)) is overdue


def test_confirmations_come_oldest_first() -> None:
    entry = Entry("E1", confirmed_on=(date(2027, 3, 1), date(2027, 1, 1)))
    assert entry.confirmations == (
        Confirmation("E1", date(2027, 1, 1)),
        Confirmation("E1", date(2027, 3, 1)),
    )


@pytest.mark.parametrize(
    ("signal", "confirmed", "months"),
    [
        ("2027-01-15", ["2027-02-14"], 0),
        ("2027-01-15", ["2027-02-15"], 1),
        ("2026-11-30", ["2027-02-28", "2027-01-30"], 2),
        ("2026-01-31", ["2027-01-31"], 12),
        ("2027-03-01", ["2027-01-01"], 0),
        ("2027-03-01", [], 0),
        (None, ["2027-01-01"], 0),
    ],
)
def test_persistence_counts_whole_months(
    signal: str | None, confirmed: list[str], months: int
) -> None:
    fields = {"signal_date": signal, "confirmed_on": tuple(confirmed)}
    assert Entry.from_fields("E1", fields).persistence() == months


# -- delivery --------------------------------------------------------------------------------------

Q2 = Period(2027, 2)


@pytest.mark.parametrize(
    ("fields", "belongs"),
    [
        ({"signal_date": "2027-05-01"}, True),
        ({"signal_date": "2027-06-30"}, True),
        ({"signal_date": "2027-07-01"}, False),
        ({"signal_date": "2025-01-01"}, True),
        ({}, True),
        ({"status": "opgelost"}, True),
        ({"signal_date": "2027-03-31", "status": "opgelost"}, False),
        ({"signal_date": "2027-04-01", "status": "opgelost"}, True),
        ({"signal_date": "2027-01-01", "status": "opgelost", "last_discussed": "2027-04-01"}, True),
        ({"signal_date": "2027-01-01", "status": "opgelost", "escalated_on": "2027-05-01"}, True),
        (
            {
                "signal_date": "2027-01-01",
                "status": "gesloten_zonder_oplossing",
                "confirmed_on": ("2027-02-01", "2027-04-09"),
            },
            True,
        ),
        (
            {
                "signal_date": "2027-01-01",
                "status": "gesloten_zonder_oplossing",
                "confirmed_on": ("2027-02-01",),
            },
            False,
        ),
        ({"signal_date": "2027-01-01", "status": "geparkeerd"}, True),
    ],
)
def test_what_is_handed_over_for_a_quarter(fields: dict[str, object], belongs: bool) -> None:
    entry = Entry.from_fields("E1", fields)  # type: ignore[arg-type]
    assert belongs_to(entry, Q2) is belongs
    assert entries_for([entry], Q2) == ((entry,) if belongs else ())


STATUSES = st.sampled_from(["nieuw", "opgelost", "geparkeerd"])
ENTRIES = st.builds(
    Entry,
    st.just("E1"),
    status=STATUSES,
    signal_date=st.one_of(st.none(), DAYS),
    last_discussed=st.one_of(st.none(), DAYS),
    confirmed_on=st.lists(DAYS, max_size=2).map(tuple),
)


@given(ENTRIES, PERIODS)
def test_an_open_entry_is_handed_over_from_its_signal_on(entry: Entry, period: Period) -> None:
    if entry.is_open:
        late = entry.signal_date is not None and entry.signal_date > period.end
        assert belongs_to(entry, period) is not late


@given(ENTRIES)
def test_every_entry_is_handed_over_at_least_once(entry: Entry) -> None:
    """Nothing is left out for ever: of all quarters of a century one takes it along."""
    last = entry.last_activity or date(2050, 1, 1)
    assert any(belongs_to(entry, Period.of(day)) for day in (last, entry.signal_date or last))


def test_late_is_after_the_deadline() -> None:
    day = date(2027, 4, 15)
    assert [is_late(day + timedelta(days=n), day) for n in (-1, 0, 1)] == [False, False, True]


# -- errors ----------------------------------------------------------------------------------------


def test_a_known_error_survives_the_trip_between_processes() -> None:
    import pickle

    for error in (KnownError("x", file="a"), StoreError(), WrongUseError("y", n=1)):
        back = pickle.loads(pickle.dumps(error))
        assert (type(back), back.code, back.values) == (type(error), error.code, error.values)


def test_an_error_without_code_has_the_one_of_its_family() -> None:
    assert (StoreError().code, KnownError("z").code) == ("store_unusable", "z")
    assert str(StoreError("disk_full")) == "disk_full"
